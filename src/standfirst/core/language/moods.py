"""Tells from a tree whether what a verb names took place: "said", not "may say"."""

from __future__ import annotations

from standfirst.core.language import cues
from standfirst.core.language.tree import Tree, child
from standfirst.core.language.wordlists import word_set


def is_told(tree: Tree, i: int) -> bool:
    """ "said", "has said", "is saying": no "may say", "to say", "would say", "did not say"."""
    if child(tree, i, "neg") is not None or tree.tokens[i].tag == "VB":
        return False
    when = child(tree, i, "mark", "advmod")
    if when is not None and tree.tokens[when].text.lower() in _SUPPOSED:
        return False
    helpers = [c for c in tree.children[i] if tree.tokens[c].dep == "aux"]
    if any(tree.tokens[c].tag in ("MD", "TO") for c in helpers):
        return False
    return bool(helpers) or tree.tokens[i].tag in ("VBD", "VBZ", "VBP")


_SUPPOSED = {"if", "when", "whenever", "unless", "as"}


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
    if any(t.tag == "MD" for t in helpers) or _hangs_on_may(tree, i):
        return True
    if mark is not None and tree.tokens[mark].text.lower() in ("if", "whether", "unless"):
        return True
    return is_undone(tree, i)


def is_aim(tree: Tree, i: int) -> bool:
    """ "looked in to see why it leaked": what somebody did it for."""
    to = any(tree.tokens[c].tag == "TO" for c in tree.children[i])
    thought = cues.LEMMAS.get(tree.tokens[i].text.lower()) in cues.THINKING
    return to and thought and tree.tokens[i].dep == "advcl"


def _hangs_on_may(tree: Tree, i: int) -> bool:
    """ "a line that would make them question it", "could meet and agree"."""
    token = tree.tokens[i]
    if token.tag != "VB" or token.dep not in ("conj", "ccomp") or token.head == i:
        return False
    host = tree.children[token.head]
    return not any(tree.tokens[c].tag == "TO" for c in tree.children[i]) and any(
        tree.tokens[c].tag == "MD" and tree.tokens[c].dep == "aux" for c in host
    )


def is_wished(tree: Tree, i: int) -> bool:
    """ "attempts to compare Osk with Sund", "the right to dismiss him": a noun names the deed."""
    token = tree.tokens[i]
    to = any(tree.tokens[c].tag == "TO" for c in tree.children[i])
    noun = tree.tokens[token.head].text.lower()
    return token.dep == "acl" and to and noun in _DEEDS


_DEEDS = word_set(
    """
    attempt attempts effort efforts right power chance opportunity ability way ways need time
    authority reason place refusal failure
    """
)


def is_undone(tree: Tree, i: int) -> bool:
    """ "failed to say", "had to explain", "was called to explain": it may never have been done."""
    if cues.LEMMAS.get(tree.tokens[i].text.lower()) in _ADMITTED:
        return False  # "was forced to admit that ..."
    host = tree.tokens[i].head
    bidden = child(tree, host, "auxpass") is not None and not _is_hearsay(tree, host)
    undone = tree.tokens[host].text.lower() in _UNDONE or bidden
    to = any(tree.tokens[c].tag == "TO" for c in tree.children[i])
    return to and undone and tree.tokens[i].dep in ("xcomp", "advcl", "ccomp")


def _is_hearsay(tree: Tree, i: int) -> bool:
    """ "is said to have", "was reported to"."""
    return cues.LEMMAS.get(tree.tokens[i].text.lower()) in _HEARSAY


_HEARSAY = word_set(
    "say report believe know allege think rumour understand quote see hear overhear"
)
_ADMITTED = {"admit", "concede", "acknowledge", "confirm"}
_UNDONE = word_set(
    """
    fail fails failed failing had has have need needs needed able unable supposed ready preparing
    prepared prepares scrambling scrambled struggling struggled trying tried tries try
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
