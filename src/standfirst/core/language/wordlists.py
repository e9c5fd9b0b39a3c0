"""Reads lists of words that are kept in the code as plain text, so that people can mend them."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, which are parted by any space."""
    return frozenset(text.split())
