"""Finds set-off words that report beside a clause: "..., the doctor confirmed today, ..."."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.core.language import cues
from standfirst.core.language.complements import FINITE, is_clause
from standfirst.core.language.tree import Tree, is_mark
from standfirst.core.language.wordlists import word_set

Run = tuple[int, int]  # first and last word

_LONGEST_NAME = 12  # words
_LONGEST_ASIDE = 6
_OPENS = {"DT", "PRP", "PRP$", "NNP", "NNPS"}
_TIMES = word_set(
    """
    today yesterday tonight last this late early earlier again on at in from during after before
    recently later flatly
    """
)
_OF_THE_WRITER = {"VBG", "VBN", "WP", "WDT", "WRB"}


def tags(tree: Tree) -> Iterator[tuple[int, Run, list[Run]]]:
    """Verb, who speaks, and what is said; for sentences whose parser lost the thread.

    The verb follows its subject at once and a comma or the end follows it, but for a time or a
    place; a clause stands before the comma or behind.
    """
    for i, token in enumerate(tree.tokens):
        if token.tag not in ("VBD", "VBZ", "VBN") or not _reports(token.text.lower()):
            continue
        comma = _comma_before(tree, i)
        end = _aside_end(tree, i)
        if comma is None or end is None or comma < 1:
            continue
        said = _said(tree, comma, end)
        if said:
            yield i, (comma + 1, i - 1 - is_mark(tree.tokens[i - 1])), said


def _reports(word: str) -> bool:
    verb = cues.LEMMAS.get(word, "")
    return verb == "show" or (verb in cues.CLAUSE_VERBS and verb not in cues.THINKING)


def _comma_before(tree: Tree, i: int) -> int | None:
    """The comma before the noun phrase that ends at the verb; its own apposition has two more."""
    first = _run_start(tree, i - 1)
    if first == i and i > 2 and tree.tokens[i - 1].text == ",":  # "the doctor, Ann Lee, said"
        named = _run_start(tree, i - 2)
        if not all(t.tag.startswith("NNP") for t in tree.tokens[named : i - 1]):
            return None
        first = _run_start(tree, named - 2) if named > 2 else i
    if first == i or first < 2 or i - first > _LONGEST_NAME:
        return None
    opens = tree.tokens[first].tag in _OPENS and tree.tokens[first].text.lower() not in _OTHER
    return first - 1 if opens else None


_OTHER = {"that", "this", "it’s", "all", "both", "which"}


def _run_start(tree: Tree, last: int) -> int:
    """Where the words without a verb or a mark begin that end at `last`; the place behind it if
    none.
    """
    word = last
    while word >= 0:
        token = tree.tokens[word]
        if token.text in _COMMAS and token.tag != "POS":
            return word + 1
        if token.tag in FINITE or token.tag.startswith("W") or _breaks(token.text):
            return last + 1
        word -= 1
    return last + 1


_COMMAS = {",", "”", '"', "’", "'", "''", "»"}


def _breaks(text: str) -> bool:
    mark = not any(c.isalnum() for c in text)
    return (mark and text != "-") or text.lower() in ("and", "but", "that")


def _aside_end(tree: Tree, i: int) -> int | None:
    """The comma or stop behind the verb and its time or place; None where an object follows."""
    for word in range(i + 1, min(len(tree.tokens), i + 2 + _LONGEST_ASIDE)):
        token = tree.tokens[word]
        if token.text in (",", ".", "?", "!"):
            told = cues.LEMMAS[tree.tokens[i].text.lower()] == "tell"
            first = tree.tokens[i + 1].text.lower()
            return word if word == i + 1 or told or first in _TIMES else None
        if token.tag.startswith(("VB", "MD", "W")) or token.text.lower() == "that":
            return None
    return len(tree.tokens) - 1 if i + 1 == len(tree.tokens) else None


def _said(tree: Tree, comma: int, end: int) -> list[Run]:
    """The clause before the comma, and what goes on behind the second one."""
    before, behind = (0, comma - 1), (end + 1, len(tree.tokens) - 1)
    goes_on = tree.tokens[end].text == "," and behind[1] > behind[0]
    if goes_on and is_clause(tree, before) and tree.tokens[behind[0]].tag in _OF_THE_WRITER:
        return [before]
    told = end - comma <= 4 and tree.tokens[comma + 1].tag == "PRP" and comma > 4  # no verb seen
    if is_clause(tree, before) or (told and not goes_on):
        return [before, behind] if goes_on else [before]
    return [before, behind] if goes_on and tree.tokens[behind[0]].tag in FINITE else []
