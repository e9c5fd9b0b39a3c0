"""The whole piece: extraction, cleaning, addresses, fingerprints, revisions."""
