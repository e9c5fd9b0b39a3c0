"""Finds the second of two who report with one verb: "spoke of 14, the federation of 17"."""

from __future__ import annotations

from standfirst.core.language import cues
from standfirst.core.language.tree import Tree, is_mark

Words = tuple[int, int]  # first and last
MOST_WORDS = 8  # of a name


def gapped(tree: Tree, i: int) -> tuple[tuple[Words, ...], Words, tuple[Words, ...]] | None:
    """Behind the verb or participle `i`: what the first says, who the second is, what he says.

    Both say a number behind the same small word, and nothing but the second's name stands between:
    "put the crowd at 2,500, the organisers at 6,000". None where there is no second.
    """
    if cues.LEMMAS.get(tree.tokens[i].text.lower()) not in _SUMMING:
        return None
    end = _end(tree)
    for comma in (k for k in range(i + 3, end - 2) if tree.tokens[k].text == ","):
        second = _name_behind(tree, comma, end)
        if second is None:
            continue
        word = tree.tokens[second + 1].text
        first = next((k for k in range(i + 1, comma) if tree.tokens[k].text == word), None)
        if first is None or not _tells_sum(tree, first, comma) or _has_verb(tree, i + 1, comma):
            continue
        thing = ((i + 1, first - 1),) if first > i + 1 else ()
        return (((i + 1, comma - 1),), (comma + 1, second), (*thing, (second + 1, end - 1)))
    return None


_SUMMING = {"speak", "warn", "put", "estimate", "talk", "reckon"}
_KNOWN = {"the", "its", "his", "her", "their"}
_LINKS = {"of", "at", "with"}


def _end(tree: Tree) -> int:
    end = len(tree.tokens)
    while end and is_mark(tree.tokens[end - 1]):
        end -= 1
    return end


def _name_behind(tree: Tree, comma: int, end: int) -> int | None:
    """The last word of a name that leads from a comma to "of 17" at the end of the sentence."""
    opening = tree.tokens[comma + 1]
    if opening.tag[:3] != "NNP" and opening.text.lower() not in _KNOWN:
        return None  # "of the flood of 1953, a year of 300 dead"
    for k in range(comma + 1, min(comma + 2 + MOST_WORDS, end - 1)):
        token = tree.tokens[k]
        if token.text in _LINKS and k > comma + 1:
            ends = _tells_sum(tree, k, end) and not _has_verb(tree, k, end)
            return k - 1 if ends and tree.tokens[k - 1].tag[:2] == "NN" else None
        if not (token.tag[:2] in ("NN", "DT", "JJ") or token.tag in ("POS", "PRP$", "''")):
            return None
    return None


def _tells_sum(tree: Tree, link: int, end: int) -> bool:
    return any(t.tag == "CD" for t in tree.tokens[link + 1 : min(link + 5, end)])


def _has_verb(tree: Tree, start: int, end: int) -> bool:
    return any(t.tag[:2] in ("VB", "MD") or t.text == "," for t in tree.tokens[start:end])
