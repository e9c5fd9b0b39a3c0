"""Gives the words of a statement as people read them: one line, quoted or not, with its cue."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from standfirst.core.language import cues
from standfirst.core.language.complements import FINITE
from standfirst.core.language.denials import with_answer
from standfirst.core.language.parse import ParsedText, Token
from standfirst.core.language.placed import Placed
from standfirst.core.language.quotations import Quotation, overlapping
from standfirst.core.types import Span, StatementKind


def cue_of(parsed: ParsedText, placed: Placed) -> Span | None:
    """Where the cue stands, with what belongs to it: "pointed out", "has spoken", "rejected this,
    saying".
    """
    if placed.cue is None:
        return None
    start, end = placed.cue
    tree = tree_at(parsed, start)
    at = next((n for n, t in enumerate(tree) if t.start == start and t.end == end), None)
    if at is not None:
        first, last = _with_helpers(tree, at), _with_particle(tree, at)
        if not any(a < tree[last].end and tree[first].start < b for a, b in placed.content):
            start, end = tree[first].start, tree[last].end
    return with_answer(parsed.text, (start, end))


def _with_helpers(tree: Sequence[Token], at: int) -> int:
    """ "has spoken", "will also ask", "did not deny"; but not "has said", which "said" tells."""
    alone = tree[at].tag in ("VBN", "VBD") and tree[at].text.lower() not in _PARTICIPLES
    before = range(max(0, at - MOST_HELPERS), at)
    helpers = [n for n in before if tree[n].dep in ("aux", "neg") and tree[n].head == at]
    if alone or not helpers or tree[helpers[0]].tag == "TO":
        return at
    return helpers[0] if all(tree[n].tag[:2] != "PR" for n in range(helpers[0], at)) else at


def _with_particle(tree: Sequence[Token], at: int) -> int:
    behind = tree[at + 1 : at + 2]
    return at + 1 if behind and behind[0].dep == "prt" else at


MOST_HELPERS = 4  # words before a verb
# Participles that alone are no past: "has spoken of three".
_PARTICIPLES = {
    form for verb in cues.ALL_VERBS for form in cues.forms_of(verb)[2:] if form[-2:] in ("en", "wn")
}


def words_of(text: str, content: Sequence[Span]) -> str:
    """The content as one line; a leading "that", in any language, is not part of what was said, nor
    is the "what" of "what she called ...".
    """
    pieces = [" ".join(text[start:end].split()) for start, end in content]
    words = " … ".join([p for p in pieces if p.lower() not in _RELATIVES] or pieces)
    return re.sub(r"^(?:(?:that|dass|daß|que) (?=\S)|qu[’'](?=\w))", "", words)


_RELATIVES = {"what", "which", "who", "whom", "that"}


def kind_of(text: str, placed: Placed, quotations: tuple[Quotation, ...]) -> StatementKind:
    """Direct where marks hold all but two words, mixed where they hold some; of what is told by
    another, the teller's own marks are none.
    """
    quoted = total = 0
    for start, end in placed.content:
        total += len(re.findall(r"\w+", text[start:end]))
        for q in overlapping(quotations, (start, end)):
            if not (placed.retold and q.start < start):
                quoted += len(re.findall(r"\w+", text[max(start, q.start) : min(end, q.end)]))
    if not quoted:
        return StatementKind.INDIRECT
    return StatementKind.DIRECT if total - quoted <= 2 else StatementKind.MIXED


def reads_on(parsed: ParsedText, placed: Placed, cue: Span | None) -> bool:
    """Whether the words follow their cue and are no sentence without it: "denies | all of it",
    "asked | him to wait", "ruled | out a vote". False where no model is installed.
    """
    start, end = placed.content[0]
    between = parsed.text[cue[1] : start] if cue is not None else ""
    if len(placed.content) > 1 or not _BETWEEN.fullmatch(between):
        return False
    tree = tree_at(parsed, start)
    own = [t for t in tree if start <= t.start < end]
    if not own or not own[0].text[:1].isalnum() or own[0].text.lower() == "that":
        return False
    if own[0].text[:1].isupper() and own[0].tag not in ("NNP", "NNPS"):
        return False  # a sentence, which a cue without a stop leads to
    asks = own[0].tag in _ASKING or own[0].text.lower() in ("if", "whether")
    if between != " " and own[0].tag != "IN":
        return False  # "asked the court to wait" is not "asked to wait"
    return asks or not _is_clause(tree, own)


# What may be left out: "warned | the town | of a flood".
_BETWEEN = re.compile(r" (?:[^\n.;:“”\"]{1,60} )?")
_ASKING = {"TO", "WP", "WRB"}  # "to go", "who won", "when it goes"


def tree_at(parsed: ParsedText, place: int) -> Sequence[Token]:
    """The parsed words of the sentence that holds a place; none where it was not parsed."""
    number = max(0, bisect_right(parsed.sentences, place, key=lambda s: s[0]) - 1)
    return parsed.trees.get(number, ())


def _is_clause(tree: Sequence[Token], own: Sequence[Token]) -> bool:
    """Whether a verb needs no other; not that of "the plan, which was late"."""
    verbs = [
        tree[t.head] if t.dep[:3] == "aux" and 0 <= t.head < len(tree) else t
        for t in own
        if t.tag in FINITE
    ]
    return any(verb.dep not in _HUNG for verb in verbs)


_HUNG = {"relcl", "acl", "advcl", "pcomp"}
