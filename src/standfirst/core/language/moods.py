"""Tells from a tree whether what a verb names took place: "said", not "may say"."""

from __future__ import annotations

from standfirst.core.language import cues
from standfirst.core.language.tree import Tree, child
from standfirst.core.language.wordlists import word_set


def is_told(tree: Tree, i: int) -> bool:
    """ "said", "has said", "is saying": no "may say", "to say", "would say", "did not say"."""
    if child(tree, i, "neg") is not None or tree.tokens[i].tag == "VB":
        return False
    helpers = [c for c in tree.children[i] if tree.tokens[c].dep == "aux"]
    if any(tree.tokens[c].tag in ("MD", "TO") for c in helpers):
        return False
    return bool(helpers) or tree.tokens[i].tag in ("VBD", "VBZ", "VBP")


def acts(tree: Tree, i: int) -> bool:
    """ "she thundered": no "could harm", "to be harassed", "was taken"."""
    helpers = [tree.tokens[c] for c in tree.children[i] if tree.tokens[c].dep in ("aux", "auxpass")]
    return not any(t.tag in ("MD", "TO") or t.dep == "auxpass" for t in helpers)


def may_be(tree: Tree, i: int) -> bool:
    """ "would block", "if they decide", "failed to declare", "was called to explain": no stance
    that anybody took.
    """
    helpers = [tree.tokens[c] for c in tree.children[i] if tree.tokens[c].dep == "aux"]
    mark = child(tree, i, "mark")
    if any(t.tag == "MD" for t in helpers):
        return True
    if mark is not None and tree.tokens[mark].text.lower() in ("if", "whether", "unless"):
        return True
    host = tree.tokens[i].head
    bidden = child(tree, host, "auxpass") is not None and not _is_hearsay(tree, host)
    undone = tree.tokens[host].text.lower() in _UNDONE or bidden
    return any(t.tag == "TO" for t in helpers) and undone


def _is_hearsay(tree: Tree, i: int) -> bool:
    """ "is said to have", "was reported to"."""
    return cues.LEMMAS.get(tree.tokens[i].text.lower()) in _HEARSAY


_HEARSAY = word_set("say report believe know allege think rumour understand quote see hear")
_UNDONE = word_set(
    """
    fail fails failed failing had has have need needs needed able unable supposed ready
    """
)


_BARRED = word_set("authorized authorised allowed permitted cleared entitled supposed able unable")


def is_barred(tree: Tree, i: int) -> bool:
    """ "was not authorized to speak": nothing is said."""
    token = tree.tokens[i]
    return token.dep in ("xcomp", "advcl") and tree.tokens[token.head].text.lower() in _BARRED


def is_unsaid(tree: Tree, i: int) -> bool:
    """ "would not say", "must report", "has yet to say": told of, not said."""
    if cues.LEMMAS.get(tree.tokens[i].text.lower()) not in cues.UNSAID:
        return False
    if tree.tokens[i].dep == "xcomp" and any(
        tree.tokens[c].text.lower() == "yet" for c in tree.children[tree.tokens[i].head]
    ):
        return True
    helpers = {
        tree.tokens[c].text.lower()
        for c in tree.children[i]
        if tree.tokens[c].dep in ("aux", "neg")
    }
    return bool(helpers & {"must", "should", "not", "n’t", "n't", "never", "cannot"})
