"""Finds in a tree who the subject of a verb is, and the stretch of words that names it."""

from __future__ import annotations

from standfirst.core.language import cues
from standfirst.core.language.tree import Tree, ancestors, child, is_mark, runs, subtree
from standfirst.core.language.wordlists import word_set


def subject_of(tree: Tree, i: int) -> tuple[int | None, int | None]:
    """The word that is the subject, and the word it stands for."""
    subjects = [c for c in tree.children[i] if tree.tokens[c].dep == "nsubj"]
    if subjects:  # of two, the parser gave the verb that of what is said too
        behind = [c for c in subjects if c > i and is_mark(tree.tokens[i - 1])]
        own = behind[0] if behind else max((c for c in subjects if c < i), default=subjects[0])
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


def lent_subject(tree: Tree, i: int) -> tuple[int, set[int]] | None:
    """ "Ann Lee, once an aide, told the court her boss knew it": subject and words of "told", where
    a parser gave both subjects to the second verb.
    """
    host = tree.tokens[i].head
    if tree.tokens[i].dep != "advcl" or host < i or tree.tokens[i - 1].text != ",":
        return None
    subjects = [c for c in tree.children[host] if tree.tokens[c].dep == "nsubj"]
    if len(subjects) != 2 or not subjects[0] < i < subjects[1]:
        return None
    first = min(subtree(tree, subjects[1]))
    return subjects[0], {w for w in subtree(tree, host) if w >= first}


def is_third_person(tree: Tree, subject: int | None) -> bool:
    return subject is not None and tree.tokens[subject].text.lower() not in _FIRST


def noun_phrase(tree: Tree, i: int, cue: int) -> tuple[int, int] | None:
    """First and last word of a source: its whole subtree on one side of the cue."""
    aside = [c for c in subtree(tree, i) if _is_aside(tree, c)]
    words = subtree(tree, i, [cue, *aside])
    side = {w for w in words if (w < cue) == (i < cue)}
    parts = runs(tree, side)
    run = next((run for run in parts if run[0] <= i <= run[1]), None)
    return _with_bracket(tree, _without_day(tree, _without_lead(tree, run, i), i)) if run else None


def _is_aside(tree: Tree, i: int) -> bool:
    """What a phrase tells besides behind a comma: ", who spoke on Monday", ", speaking in Osk"."""
    token = tree.tokens[i]
    if token.dep == "ccomp" and i < token.head:
        return True  # "“We go,” Ann Lee, 69, told us": a clause hung on who said it
    if not _after_comma(tree, i):
        return False
    if token.dep == "relcl":
        return not _tells_who(tree, i)
    if token.dep == "appos":  # ", whose 17 votes she needs"
        return tree.tokens[min(subtree(tree, i))].tag == "WP$"
    return token.dep in ("acl", "advcl") and token.tag == "VBG"


def _without_day(tree: Tree, run: tuple[int, int], i: int) -> tuple[int, int]:
    """ "the government | on Sunday": when somebody said it is no part of who."""
    first, last = run
    if any(tree.tokens[w].tag.startswith("VB") for w in range(i + 1, last)):
        return run  # "a poll released on Sunday"
    if last > i and tree.tokens[last].text.lower() in _DAYS:
        last -= 1
        if last > i and tree.tokens[last].text.lower() in ("on", "late", "early"):
            last -= 1
        while last > i and is_mark(tree.tokens[last]):
            last -= 1
    return first, last


_DAYS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight
    """
)


def _with_bracket(tree: Tree, run: tuple[int, int]) -> tuple[int, int]:
    """ "Ann Lee (D-Va.)" ends with its bracket."""
    first, last = run
    words = [token.text for token in tree.tokens[first : last + 1]]
    if words.count("(") <= words.count(")"):
        return run
    close = next(
        (w for w in range(last + 1, min(last + 3, len(tree.tokens))) if tree.tokens[w].text == ")"),
        None,
    )
    return (first, close) if close is not None else run


def _tells_who(tree: Tree, i: int) -> bool:
    """ "Ann Lee, who runs the mine": what somebody is or does for a living belongs to the name."""
    words = [tree.tokens[w].text.lower() for w in sorted(subtree(tree, i))[:4]]
    return (
        words[:1] == ["who"] and words[1:2] != [] and words[1] in _STANDING and "not" not in words
    )


_STANDING = word_set(
    """
    was were is are served serves worked works runs ran led leads heads headed represents
    represented teaches taught chairs chaired lives lived covers covered oversees oversaw studies
    owns owned founded represents specializes specialises
    """
)


def _without_lead(tree: Tree, run: tuple[int, int], i: int) -> tuple[int, int]:
    """ "Outside court, Assange ...": a phrase of place or time before a comma names nobody."""
    if tree.tokens[run[0]].tag not in ("IN", "RB"):
        return run
    comma = next((w for w in range(i - 1, run[0], -1) if tree.tokens[w].text == ","), None)
    return (comma + 1, run[1]) if comma is not None else run


def _after_comma(tree: Tree, i: int) -> bool:
    first = min(subtree(tree, i))
    return first > 0 and tree.tokens[first - 1].text == ","
