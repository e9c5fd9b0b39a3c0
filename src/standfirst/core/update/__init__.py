"""The Morning and the Evening Update: slots, selection, composing, grounding."""
