"""Finds in a tree who the subject of a verb is, and the stretch of words that names it."""

from __future__ import annotations

from standfirst.core.language import cues
from standfirst.core.language.tree import Tree, ancestors, child, runs, subtree


def subject_of(tree: Tree, i: int) -> tuple[int | None, int | None]:
    """The word that is the subject, and the word it stands for."""
    subjects = [c for c in tree.children[i] if tree.tokens[c].dep == "nsubj"]
    if subjects:  # of two, the parser gave the verb that of what is said too
        own = max((c for c in subjects if c < i), default=subjects[0])
        if (
            tree.tokens[own].text.lower() in ("who", "which", "that")
            and tree.tokens[i].dep == "relcl"
        ):
            return own, tree.tokens[i].head
        return own, None
    token = tree.tokens[i]
    if token.dep == "ROOT":
        return _beside(tree, i), None
    if token.dep in ("conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "acl") and token.head != i:
        return _inherited(tree, i)
    return None, None


def _beside(tree: Tree, i: int) -> int | None:
    """ "At the gate in Brenning, a father who ... said": taken for another name of the place."""
    for word in range(i - 1, -1, -1):
        if tree.tokens[word].dep == "appos" and tree.tokens[word].tag.startswith("NN"):
            aside = tree.tokens[min(subtree(tree, word))].tag == "DT"
            return word if aside and max(subtree(tree, word)) == i - 1 else None
    return None


def _inherited(tree: Tree, i: int) -> tuple[int | None, int | None]:
    """The subject of the clause that a verb without its own hangs from."""
    word = i
    for up in ancestors(tree, i)[:6]:
        here = tree.tokens[word]
        if (
            here.dep == "acl"
            and here.tag == "VBG"
            and tree.tokens[up].tag.startswith(("NN", "PRP"))
        ):
            return up, None
        if here.dep == "xcomp" and here.tag == "VB":
            asked = child(tree, up, "dobj")
            if asked is not None and cues.LEMMAS.get(tree.tokens[up].text.lower()) in _ASKING:
                return asked, None
        subject = child(tree, up, "nsubj", "nsubjpass")
        if subject is not None:
            relative = tree.tokens[subject].text.lower() in ("who", "which", "that")
            who = tree.tokens[up].head if relative and tree.tokens[up].dep == "relcl" else None
            return subject, who
        word = up
    return None, None


_ASKING = {"ask", "urge", "tell", "encourage", "advise", "order", "call", "implore", "beg"}


_FIRST = {"i", "we", "you", "it", "there", "what", "this", "that", "which"}


def is_third_person(tree: Tree, subject: int | None) -> bool:
    return subject is not None and tree.tokens[subject].text.lower() not in _FIRST


def noun_phrase(tree: Tree, i: int, cue: int) -> tuple[int, int] | None:
    """First and last word of a source: its whole subtree on one side of the cue."""
    aside = [c for c in tree.children[i] if tree.tokens[c].dep == "relcl" and _after_comma(tree, c)]
    words = subtree(tree, i, [cue, *aside])
    side = {w for w in words if (w < cue) == (i < cue)}
    parts = runs(tree, side)
    run = next((run for run in parts if run[0] <= i <= run[1]), None)
    return _without_lead(tree, run, i) if run else None


def _without_lead(tree: Tree, run: tuple[int, int], i: int) -> tuple[int, int]:
    """ "Outside court, Assange ...": a phrase of place or time before a comma names nobody."""
    if tree.tokens[run[0]].tag not in ("IN", "RB"):
        return run
    comma = next((w for w in range(i - 1, run[0], -1) if tree.tokens[w].text == ","), None)
    return (comma + 1, run[1]) if comma is not None else run


def _after_comma(tree: Tree, i: int) -> bool:
    first = min(subtree(tree, i))
    return first > 0 and tree.tokens[first - 1].text == ","
