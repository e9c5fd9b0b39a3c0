"""Finds in a tree who the subject of a verb is, and the stretch of words that names it."""

from __future__ import annotations

from standfirst.core.language import cues
from standfirst.core.language.tree import Tree, ancestors, child, runs, subtree


def subject_of(tree: Tree, i: int) -> tuple[int | None, int | None]:
    """The word that is the subject, and the word it stands for."""
    own = child(tree, i, "nsubj")
    if own is not None:
        if (
            tree.tokens[own].text.lower() in ("who", "which", "that")
            and tree.tokens[i].dep == "relcl"
        ):
            return own, tree.tokens[i].head
        return own, None
    token = tree.tokens[i]
    if token.dep in ("conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "acl") and token.head != i:
        return _inherited(tree, i)
    return None, None


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
    return next((run for run in parts if run[0] <= i <= run[1]), None)


def _after_comma(tree: Tree, i: int) -> bool:
    first = min(subtree(tree, i))
    return first > 0 and tree.tokens[first - 1].text == ","
