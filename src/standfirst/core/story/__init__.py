"""Developing stories: assigning, merging, timeline, rank, what is new."""
