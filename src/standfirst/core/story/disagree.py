"""Where outlets disagree: numbers of one count that cannot both be true, claims that are denied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from standfirst.core.story.alike import times_apart
from standfirst.core.story.amounts import MOST_LETTERS, agree
from standfirst.core.story.counts import Count, stems
from standfirst.core.story.tallies import Tally
from standfirst.core.story.told import StatementTold

# A number that another outlet still gives an hour after the new one was told is kept, not late.
LATE = timedelta(hours=1)
KEPT = timedelta(days=1)  # between two reports that tell of one time, where one number is kept
TOGETHER = timedelta(hours=3)  # and where both are told only once
ANSWERED = timedelta(days=3)  # between a claim and its denial
LEAST = 4  # words of a claim that "this" points to
NEXT = 250  # characters between a claim and a "rejected this" that answers it
SHARED = 3  # content words of a denial that the claim has too, at least
ALIKE = 0.6  # share of a denial's content words that the claim has too
MOST_TIMES = 3  # by which two reports of one count differ; further apart, they count two things
MOST_SIDES = 4
MOST_SOURCES = 40  # that told last; each is compared with each
# Of two places, mostly: "500 miles east of", "375 miles east of".
_LENGTHS = frozenset("m cm mm km miles feet".split())
MOST_DISAGREEMENTS = 8


class Kind(StrEnum):
    """What the two sides differ in."""

    FIGURE = "figure"
    DENIAL = "denial"
    CONFIRMATION = "confirmation"


@dataclass(frozen=True, slots=True)
class Side:
    """One side: whose it is, and where it stands. `row` is the figure's or the statement's id."""

    article: int
    row: int
    outlet: str
    speaker: str  # "" where the outlet says it itself
    at: datetime
    words: str  # the sentence of a figure, the words of a statement


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What is told in two ways, the older first."""

    kind: Kind
    about: str  # what is counted; "" for claims
    sides: tuple[Side, ...]


# --- Figures ---------------------------------------------------------------------------------


def figures_differ(tallies: Iterable[Tally]) -> tuple[Disagreement, ...]:
    """Counts of which two independent reports, or two speakers, give numbers that cannot both be
    true of one time. A number that later reports left behind is a change, and is left out.
    """
    found = (_differ(tally) for tally in tallies)
    return tuple(one for one in found if one)[:MOST_DISAGREEMENTS]


def _differ(tally: Tally) -> Disagreement | None:
    entries = [entry for entry in tally.entries if not entry.former]
    if any(entry.told.figure.unit in _LENGTHS for entry in entries):
        return None
    by_source = {_source(entry): entry for entry in entries}
    latest = sorted(by_source.values(), key=_when, reverse=True)[:MOST_SOURCES]
    for newer in latest:
        for older in latest:
            if _when(older) <= _when(newer) and _at_odds(older, newer, entries):
                return Disagreement(Kind.FIGURE, tally.counts, _sides(older, newer, latest))
    return None


def _source(entry: Count) -> tuple[str, str]:
    """Whose number it is: an outlet's own, or that of a speaker, whichever outlet reports it."""
    return ("", entry.told.speaker.casefold()) if entry.told.speaker else (entry.told.outlet, "")


def _when(entry: Count) -> tuple[datetime, int]:
    return entry.told.at, entry.told.id


def _at_odds(older: Count, newer: Count, entries: Sequence[Count]) -> bool:
    if agree(older.amount, newer.amount) or _source(older) == _source(newer):
        return False
    if times_apart(older, newer) > MOST_TIMES or _of_others(older, newer):
        return False
    if older.told.article == newer.told.article:
        return True  # one article tells both, of two speakers: see tallies
    if older.told.origin == newer.told.origin or older.told.outlet == newer.told.outlet:
        return False
    first = min(entry.told.at for entry in entries if agree(entry.amount, newer.amount))
    passed = newer.told.at - older.told.at
    if older.told.at >= first + LATE:
        return passed <= KEPT
    rising = older.fate and older.amount.high < newer.amount.low
    near = passed <= TOGETHER
    # A third report that has one of the two numbers leaves the other behind.
    return (
        near
        and not rising
        and not any(
            agree(entry.amount, older.amount) != agree(entry.amount, newer.amount)
            for entry in entries
            if entry is not older and entry is not newer
        )
    )


def _of_others(one: Count, other: Count) -> bool:
    """Do they count two kinds of people: 12 officers hurt, and 30 protesters?"""
    named = one.noun and other.noun and one.told.language == other.told.language
    return bool(named) and one.noun != other.noun


def _sides(older: Count, newer: Count, latest: Sequence[Count]) -> tuple[Side, ...]:
    """The two, and who agrees with either of them, as far as there is room; in order of time."""
    others = [
        entry
        for entry in latest
        if entry not in (older, newer)
        and agree(entry.amount, older.amount) != agree(entry.amount, newer.amount)
        and not (_of_others(entry, older) or _of_others(entry, newer))
    ]
    shown = [older, newer, *others[: MOST_SIDES - 2]]
    return tuple(_side(entry) for entry in sorted(shown, key=_when))


def _side(entry: Count) -> Side:
    told = entry.told
    return Side(told.article, told.id, told.outlet, told.speaker, told.at, told.figure.sentence)


# --- Statements ------------------------------------------------------------------------------

# Finite forms only: "deny" stands in "did not deny", "would not deny".
_DENIED = re.compile(
    r"(?:(?:has|have|had|again|also|strongly|firmly|categorically|immediately) )*"
    r"(?:denied|denies|rejected|rejects|disputed|disputes|refuted|refutes|rebutted|rebuts|"
    r"contradicted|contradicts|dismissed|dismisses|"
    r"bestritt|bestritten|bestreitet|bestreiten|dementierte|dementierten|dementiert|"
    r"wies zurück|wiesen zurück|weist zurück|zurückgewiesen|widersprach|widersprachen|"
    r"widerspricht|a démenti|ont démenti|dément|démentent|a nié|ont nié|nie|nient|a rejeté|"
    r"ont rejeté|rejette|rejettent|a contesté|conteste|contestent|a réfuté|réfute|"
    r"negó|negaron|niega|niegan|desmintió|desmintieron|desmiente|rechazó|rechazaron|rechaza)",
    re.IGNORECASE,
)
_CONFIRMED = re.compile(
    r"confirmed|confirms|bestätigte|bestätigten|bestätigt|a confirmé|ont confirmé|confirme|"
    r"confirmó|confirmaron|confirma",
    re.IGNORECASE,
)
_UNCONFIRMED = re.compile(
    r"\b(?:could not|cannot|can ?not|couldn[’']t|can[’']t|has not|have not|had not|not been|yet to|"
    r"unable to|not yet|no way to|nicht|n[’']a pas|n[’']ont pas|ne peut|no ha|no han|no pudo|"
    r"no puede)\b[^.;]{0,40}\b(?:confirm|verif|bestätig|überprüf)\w*"
    r"|\b(?:unconfirmed|unverified|unbestätigt\w*|non confirmé\w*|sin confirmar)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|no|never|nothing|nobody|none|neither|nor|without|\w+n[’']t|nicht|kein\w*|nie|"
    r"niemals|ne|n[’']|pas|jamais|aucun\w*|nunca|ningun\w*|sin|ni)\b",
    re.IGNORECASE,
)
# "Rejected this", "denied the account": what was said just before.
_POINTING = re.compile(
    r"(?:(?:this|that|it|these|them|dies|das|cela|ça|esto|eso)|"
    r"(?:the|these|those|his|her|their|such|die|diese|les|ces|la|las|los|estas|esas) "
    r"(?:\w+ )?(?:suggestions?|claims?|accusations?|allegations?|accounts?|reports?|criticisms?|"
    r"charges?|vorwürfe?|behauptung(?:en)?|darstellung|accusations?|allégations?|acusaci\w+))"
    r"[.,]?",
    re.IGNORECASE,
)
# "Rejected this, saying": whatever follows, it answers what was said just before.
_ANSWERING = re.compile(r"(?P<denial>\w+) (?:\w+ ){0,3}\w+,? (?:\w+ing|and said)", re.IGNORECASE)
# "Rejected the bid", "dismissed the decision": turned down or blamed, which denies no claim.
_TURNED_DOWN = re.compile(r".*\b(?:reject|dismiss)", re.IGNORECASE)
_NO_CLAIM = re.compile(
    r"(?:(?:an?|the|any|all|such|his|her|its|their) )?(?:(?!(?:the|that|of|an?)\b)[\w’'-]+ ){0,2}?"
    r"(?:decision|ruling|verdict|judge?ment|bid|request|appeal|offer|proposal|plan|motion|application|demand|call|ultimatum|"
    r"deal|bill|amendment|invitation)s?\b",
    re.IGNORECASE,
)
# In the sentence of the cue: then it denies nothing.
_UNDENIED = re.compile(
    r"\b(?:neither|nor|not|never|without|\w+n[’']t|nobody|no one) (?:\w+ ){0,3}?"
    r"(?:den[iy]\w*|disput\w*|reject\w*|dismiss\w*|contradict\w*|confirm\w*)",
    re.IGNORECASE,
)


def statements_clash(statements: Sequence[StatementTold]) -> tuple[Disagreement, ...]:
    """Claims of one speaker that another denies, or confirms where another cannot confirm."""
    answers = [(one, kind) for one in statements if (kind := _answers(one))]
    claims = _claims(statements) if answers else []
    found: list[Disagreement] = []
    for answer, kind in sorted(answers, key=lambda one: (one[0].at, one[0].id), reverse=True):
        pointing = kind is Kind.DENIAL and _points_back(answer)
        claim = _before(answer, statements) if pointing else _claim(kind, answer, claims)
        if claim:
            found.append(Disagreement(kind, "", (_said(claim), _said(answer))))
        if len(found) == MOST_DISAGREEMENTS:
            break
    return tuple(found)


def denies_nothing(sentence: str) -> bool:
    """Is a cue of denial in this sentence negated: "did not deny", "neither ... nor disputed"?"""
    return bool(_UNDENIED.search(sentence))


def _answers(told: StatementTold) -> Kind | None:
    if _goes_on_denying(told.cue):
        return Kind.DENIAL
    if _DENIED.fullmatch(told.cue.strip()):
        turned_down = _TURNED_DOWN.match(told.cue) and _NO_CLAIM.match(told.words.strip())
        return None if turned_down else Kind.DENIAL
    return Kind.CONFIRMATION if _UNCONFIRMED.search(told.words) else None


def _goes_on_denying(cue: str) -> bool:
    found = _ANSWERING.fullmatch(cue.strip())
    return bool(found and _DENIED.fullmatch(found["denial"]))


def _points_back(told: StatementTold) -> bool:
    return _goes_on_denying(told.cue) or bool(_POINTING.fullmatch(told.words.strip()))


@dataclass(frozen=True, slots=True)
class _Claim:
    told: StatementTold
    stems: frozenset[str]
    confirmed: bool


def _claims(statements: Sequence[StatementTold]) -> list[_Claim]:
    """What may be denied: statements that deny nothing themselves."""
    return [
        _Claim(one, _stems(one.words, one), bool(_CONFIRMED.fullmatch(one.cue.strip())))
        for one in statements
        if not _answers(one) and not _NEGATED.search(one.words)
    ]


def _stems(words: str, told: StatementTold) -> frozenset[str]:
    return stems(words[:MOST_LETTERS], language=told.language)


def _before(answer: StatementTold, statements: Sequence[StatementTold]) -> StatementTold | None:
    """The statement just before "this"."""
    return next((one for one in statements if _just_before(one, answer)), None)


def _just_before(one: StatementTold, answer: StatementTold) -> bool:
    if one.article != answer.article or one.position != answer.position - 1:
        return False
    near = one.place and answer.place and 0 <= answer.place[0] - one.place[1] <= NEXT
    return bool(near) and len(one.words.split()) >= LEAST and _others(one, answer)


def _claim(kind: Kind, answer: StatementTold, claims: Sequence[_Claim]) -> StatementTold | None:
    """The claim most like what is denied, of the last days."""
    said = _UNCONFIRMED.sub(" ", answer.words) if kind is Kind.CONFIRMATION else answer.words
    wanted = _stems(said, answer)
    if len(wanted) < SHARED or _NEGATED.search(said):
        return None
    scored = [
        (len(shared), one.told.at, one.told.id, one.told)
        for one in claims
        if len(shared := wanted & one.stems) >= max(SHARED, ALIKE * len(wanted))
        and (kind is Kind.DENIAL or one.confirmed)
        and _is_answered(one.told, answer)
    ]
    return max(scored)[-1] if scored else None


def _is_answered(one: StatementTold, answer: StatementTold) -> bool:
    if one.article == answer.article and " ".join(answer.words.split()) in one.words:
        return False  # the claim found is the sentence around the denial
    return _others(one, answer) and timedelta(0) <= answer.at - one.at <= ANSWERED


def _others(one: StatementTold, answer: StatementTold) -> bool:
    """Are they two speakers? Whoever corrects themselves disagrees with nobody."""
    return bool(one.speaker) and one.speaker.casefold() != answer.speaker.casefold()


def _said(told: StatementTold) -> Side:
    return Side(told.article, told.id, told.outlet, told.speaker, told.at, told.words)
