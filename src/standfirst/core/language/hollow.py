"""Tells which verbs and nouns of speech tell nothing: nobody speaks, or the words only point."""

from __future__ import annotations

from standfirst.core.language import cues
from standfirst.core.language.moods import is_aim, is_undone, is_wished, may_be
from standfirst.core.language.tree import Tree, child
from standfirst.core.language.wordlists import word_set
from standfirst.core.types import Span


def tells_nothing(
    tree: Tree,
    i: int,
    *,
    source: Span | None,
    content: tuple[Span, ...],
    saying: bool,
    reports: bool,
) -> bool:
    """ "Nobody claimed the attack", "rejected that", "never named a sum", "is expected soon".

    Of the verb or noun `i`: who says what, whether it reports words, and that they were said.
    """
    if tree.tokens[i].tag == "VB" and tree.tokens[i].text[:1].isupper():
        return True  # an order to the reader: "Call the hotline"
    if source is None and tree.tokens[i].tag.startswith("VB") and not saying:
        return True
    if not saying and (child(tree, i, "neg") is not None or may_be(tree, i)):
        return True
    if is_undone(tree, i) or is_wished(tree, i) or is_aim(tree, i):
        return True
    words = _words_in(tree, content)
    pointed = not words.isdisjoint(_POINTERS) and words <= _POINTING | _POINTERS | _SAID_NOUNS
    if words <= _POINTING or (pointed and _rejects(tree, i)):
        return True
    who = _words_in(tree, (source,) if source else ())
    if not saying and not reports and who & WRITERS:
        return True  # "I want to show you": whoever wrote the text
    if who == {"that"} and tree.tokens[i].text == "said":
        return True  # "That said, the two ...": nobody said it
    if source is not None and _is_rest(tree, i, source=source, content=content):
        return True
    asks = cues.LEMMAS.get(tree.tokens[i].text.lower()) in _BIDDING
    return _is_nobody(tree, source) or _is_sum(who, saying=saying and not asks)


def _rejects(tree: Tree, i: int) -> bool:
    verb = cues.LEMMAS.get(tree.tokens[i].text.lower())
    return verb in cues.OBJECT_VERBS and verb not in ("deny", "admit")


def _is_sum(source: set[str], *, saying: bool) -> bool:
    """ "7 per cent demanded, 3 offered"; but "7 per cent said ..." are people."""
    return bool(source) and all(w.isdigit() or (w in _UNITS and not saying) for w in source)


def _is_rest(tree: Tree, i: int, *, source: Span, content: tuple[Span, ...]) -> bool:
    """ "They made six changes, | all of them agreed in writing": of things told before."""
    if tree.tokens[i].text.lower() == "said" or content[0][0] > source[0]:
        return False
    own = [n for n, t in enumerate(tree.tokens) if source[0] <= t.start < source[1]]
    words = [tree.tokens[n].text.lower() for n in own]
    several = words[1:] in (["of", "them"], ["of", "which"], ["of", "these"], ["of", "those"])
    return several and own[0] > 0 and tree.tokens[own[0] - 1].text == ","


def _is_nobody(tree: Tree, source: Span | None) -> bool:
    """ "None of them", "the past two weeks"; not "the party, none of whose seats ..."."""
    if source is None:
        return False
    tokens = [t for t in tree.tokens if source[0] <= t.start < source[1]]
    own = [t.text.lower() for t in tokens]
    head = own[: own.index(",")] if "," in own else own
    time = own[-1:] in _TIMES and all(t.tag in ("DT", "JJ", "CD") for t in tokens[:-1])
    return time or not _NOBODY.isdisjoint(head)


def _words_in(tree: Tree, spans: tuple[Span, ...]) -> set[str]:
    return {t.text.lower() for t in tree.tokens if any(a <= t.start < b for a, b in spans)}


_POINTING = word_set(
    """
    it this that them him her these those so which what who himself herself itself themselves of to
    for about on with as in at out
    """
)
# "rejected the suggestion": what it was stands elsewhere.
_POINTERS = {"the", "a", "an", "any", "such", "this", "that", "these", "those"}
_SAID_NOUNS = word_set(
    """
    idea suggestion suggestions claim claims allegation allegations notion
    accusation accusations criticism report reports rumour rumours statement remark remarks comment
    comments proposal offer request demand demands argument arguments
    """
)
_BIDDING = {"demand", "offer", "seek", "want", "ask", "propose"}  # of sums, not of people
_UNITS = {"per", "cent", "percent", "%", "million", "billion", "crowns", "dollars", "euros"}
WRITERS = {"i", "me", "we", "us", "you"}
_TIMES = [[noun] for noun in "day days week weeks month months year years decade decades".split()]
_NOBODY = {"nobody", "no", "none", "neither", "nothing", "whose", "anyone", "anybody"}
