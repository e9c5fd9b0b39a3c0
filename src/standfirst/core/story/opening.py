"""The beginning of a standfirst, for lists: whole sentences."""

from __future__ import annotations

from standfirst.core.language.sentences import split_text

MOST_WORDS = 34  # beyond the first sentence
_LETTERS = 1200  # of a standfirst that is looked at


def opening(standfirst: str, most: int = MOST_WORDS) -> str:
    """The first whole sentences of a standfirst, at most `most` words but for the first.

    A sentence cut in the middle may say another thing than it says.
    """
    text = standfirst[:_LETTERS]
    kept = 0
    for start, end in split_text(text):
        if start and len(text[:end].split()) > most:
            break
        kept = end
    return text[:kept].strip()
