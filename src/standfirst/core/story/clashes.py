"""Where speakers disagree: claims that are denied, or confirmed where another cannot confirm."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from standfirst.core.story import amounts
from standfirst.core.story.counts import stems
from standfirst.core.story.denials import (
    accuses,
    answer_of,
    confirms,
    denies_charges,
    denies_facts,
    denies_nothing,
    denies_one_charge,
    is_negated,
    may_be_denied,
    points_back,
    says_only_that,
    without_doubt,
)
from standfirst.core.story.disagree import MOST_DISAGREEMENTS, Disagreement, Kind, Side
from standfirst.core.story.retorts import (
    MOST_LETTERS,
    Sentence,
    accusing_before,
    is_again,
    is_known_before,
    names_in,
    retort_of,
)
from standfirst.core.story.told import StatementTold
from standfirst.core.types import Span

ANSWERED = timedelta(days=3)  # between a claim and its denial
LEAST = 4  # words of a claim that "this" points to
NEXT = 250  # characters between a claim and a "rejected this" that answers it
SHARED = 3  # content words of a denial that the claim has too, at least
ALIKE = 0.65  # share of a denial's content words that the claim has too
DEEDS = 2  # of them that are no names, at least: both must tell of one deed, not of one person

_WORD = re.compile(r"[^\W\d_]{3,}")
_CLAIMS_NOTHING = re.compile(
    r"declin|refus|ask|lehn|frag|a refusé|demand|rehus|pregunt", re.IGNORECASE
)
_SPEAKS_FOR = re.compile(r"[“\"„«]|(?:A|Its|The|Their|His|Her) spokes\w+[, ]")

Texts = Mapping[int, Sequence[Sentence]]


def statements_clash(
    statements: Sequence[StatementTold], texts: Texts | None = None
) -> tuple[Disagreement, ...]:
    """Claims of one speaker that another denies, or confirms where another cannot confirm; newest
    first. `texts` are the sentences of articles in which something is denied: see `denying`.
    """
    texts = texts or {}
    answers = [(one, kind) for one in statements if (kind := answer_of(one))]
    answers += [(one, Kind.DENIAL) for one in _retorts(statements, texts)]
    known = _Known(statements, _claims(statements) if answers else [], texts)
    found: dict[Hashable, _Clash] = {}
    for answer, kind in sorted(answers, key=_age):
        if denies_nothing(_sentence(answer, texts)):
            continue
        claim = _answered(kind, answer, known)
        clash = _Clash(kind, claim, (answer,)) if claim else _once_more(answer, found, known)
        if clash:
            key = _key(clash)
            found.pop(key, None)  # the newest denial stands for those before it
            found[key] = clash
    newest = list(found.values())[: -MOST_DISAGREEMENTS - 1 : -1]
    return tuple(_shown(one, known) for one in newest)


def denying(statements: Iterable[StatementTold]) -> set[int]:
    """The articles in which a statement denies, or cannot confirm."""
    return {one.article for one in statements if answer_of(one)}


@dataclass(frozen=True, slots=True)
class _Clash:
    kind: Kind
    claim: StatementTold
    answers: tuple[StatementTold, ...]  # of one speaker, the oldest first


def _key(clash: _Clash) -> Hashable:
    """Equal for what is the same denial once more."""
    answer, claim = clash.answers[0], clash.claim
    if points_back(answer):
        return answer.speaker, claim.article, claim.place, claim.id
    if denies_charges(answer):
        return answer.speaker, Kind.DENIAL
    return answer.speaker, _stems(answer.words, answer)


def _once_more(
    answer: StatementTold, found: Mapping[Hashable, _Clash], known: _Known
) -> _Clash | None:
    """What its speaker denied before, where the sentence says "again"; None where it does not."""
    if not is_again(_sentence(answer, known.texts)):
        return None
    wanted = _stems(answer.words, answer) - _names(answer)
    for before in reversed(list(found.values())):
        shared = wanted & _stems(before.claim.words, before.claim)
        if before.kind is Kind.DENIAL and _same(before.answers[0], answer) and len(shared) >= DEEDS:
            return replace(before, answers=(before.answers[0], answer))
    return None


def _shown(clash: _Clash, known: _Known) -> Disagreement:
    answers = (_said(_whole(one, known)) for one in clash.answers)
    return Disagreement(clash.kind, "", (_said(clash.claim), *answers))


@dataclass(frozen=True, slots=True)
class _Known:
    statements: Sequence[StatementTold]
    claims: Sequence[_Claim]
    texts: Texts


def _age(answer: tuple[StatementTold, Kind]) -> tuple[object, ...]:
    return answer[0].at, answer[0].article, answer[0].place, answer[0].id


def _answered(kind: Kind, answer: StatementTold, known: _Known) -> StatementTold | None:
    """The claim that is answered; None where none is found."""
    if kind is Kind.DENIAL and points_back(answer):
        claim = _just_before(answer, known.statements)
        full = claim and len(claim.words.split()) >= LEAST
        return _with_before(claim, known) if claim and full else None
    if kind is Kind.DENIAL and denies_charges(answer):
        return _accusation(answer, known)
    near = _told_before(answer, known) if kind is Kind.DENIAL else None
    return near or _claim(kind, answer, known)


def _retorts(statements: Sequence[StatementTold], texts: Texts) -> Iterator[StatementTold]:
    """Sentences that reject what was said before them, and say no more: no statements."""
    of_article: dict[int, list[StatementTold]] = {}
    for one in statements:
        of_article.setdefault(one.article, []).append(one)
    for article, sentences in texts.items():
        said = of_article.get(article, [])
        for sentence in sentences if said else ():
            who = retort_of(sentence.text)
            if who and not any(answer_of(one) and _meets(one.place, sentence.span) for one in said):
                speaker = _fullest(who.partition(",")[0], said)
                yield replace(
                    said[0], id=0, speaker=speaker, cue="rejected", words="this",
                    place=sentence.span,
                )  # fmt: skip


def _fullest(who: str, said: Sequence[StatementTold]) -> str:
    """The speaker of the article who is meant, else the words as they are."""
    names = names_in(who, said[0].language)
    fits = (one.speaker for one in said if names and names <= names_in(one.speaker, one.language))
    return next(fits, who)


def _accusation(answer: StatementTold, known: _Known) -> StatementTold | None:
    """The sentence before it that says what the denier is accused of."""
    sentences = known.texts.get(answer.article, ())
    index = _index(sentences, answer)
    found = accusing_before(sentences, index, answer.speaker, answer.language)
    if found >= 0:
        return _own(sentences[found], answer, known.statements)
    claim = _just_before(answer, known.statements)
    told = claim and (denies_one_charge(answer) or _accuses(claim, answer))
    return claim if told else None


def _told_before(answer: StatementTold, known: _Known) -> StatementTold | None:
    """What another says in the sentence before, where it tells of what is denied or accuses."""
    sentences = known.texts.get(answer.article, ())
    index = _index(sentences, answer)
    if index < 1 or not denies_facts(answer):
        return None
    before = sentences[index - 1]
    if len(before.text) > MOST_LETTERS:
        return None
    spoken = [one for one in known.statements if one.article == answer.article]
    if any(_meets(one.place, before.span) and _same(one, answer) for one in spoken):
        return None
    claim = _own(before, answer, spoken)
    if not claim.speaker or answer_of(claim):
        return None
    # The first word after a cue begins no sentence: a capital makes it a name.
    denied = replace(answer, words=f"that {answer.words}")
    shared = _stems(answer.words, answer) & _stems(before.text, claim)
    deeds = shared - _names(denied) - _names(replace(claim, words=before.text))
    if deeds:
        return claim
    known_before = is_known_before(sentences, index, answer.speaker, answer.language)
    return claim if known_before and accuses(before.text) else None


def _sentence(told: StatementTold, texts: Texts) -> str:
    """The sentence in which a statement begins, "" where that is not known."""
    sentences = texts.get(told.article, ())
    index = _index(sentences, told)
    return sentences[index].text if index >= 0 else ""


def _own(
    sentence: Sentence, answer: StatementTold, statements: Sequence[StatementTold]
) -> StatementTold:
    """The sentence as a statement: of whom it says that they say it, else of the outlet."""
    inside = (
        one
        for one in statements
        if one.article == answer.article
        and _meets(one.place, sentence.span)
        and not _same(one, answer)
    )
    own = replace(answer, id=0, speaker="", cue="", words=sentence.text)
    return replace(next(inside, own), place=sentence.span)


def _index(sentences: Sequence[Sentence], told: StatementTold) -> int:
    """The sentence in which a statement begins; -1 where that is not known."""
    if not told.place:
        return -1
    return bisect_right([one.span[0] for one in sentences], told.place[0]) - 1


def _meets(one: Span | tuple[()], other: Span | tuple[()]) -> bool:
    if not one or not other:
        return False
    return one[0] < other[1] and other[0] < one[1]


def _with_before(claim: StatementTold, known: _Known) -> StatementTold:
    """The claim with the sentence before it, where the same speaker speaks there."""
    sentences = known.texts.get(claim.article, ())
    index = _index(sentences, claim)
    if index < 1 or not claim.place:
        return claim
    before = sentences[index - 1].span
    if sentences[index].span[1] - before[0] > MOST_LETTERS:
        return claim
    goes_on = any(
        one.article == claim.article and one.speaker == claim.speaker and _meets(one.place, before)
        for one in known.statements
    )
    return replace(claim, place=(before[0], claim.place[1])) if goes_on else claim


def _whole(answer: StatementTold, known: _Known) -> StatementTold:
    """A denial that says no more than that, with the sentence that goes on from it."""
    sentences = known.texts.get(answer.article, ())
    index = _index(sentences, answer)
    if not 0 <= index < len(sentences) - 1 or not says_only_that(answer):
        return answer
    own, after = sentences[index].span, sentences[index + 1]
    speakers = [one for one in known.statements if one.article == answer.article]
    goes_on = _SPEAKS_FOR.match(after.text) or any(
        _meets(one.place, after.span) and _same(one, answer) for one in speakers
    )
    near = after.span[0] - own[1] <= 1
    return replace(answer, place=(own[0], after.span[1])) if near and goes_on else answer


@dataclass(frozen=True, slots=True)
class _Claim:
    told: StatementTold
    stems: frozenset[str]
    confirmed: bool


def _claims(statements: Sequence[StatementTold]) -> list[_Claim]:
    """What may be denied: statements that deny nothing themselves."""
    return [
        _Claim(one, _stems(one.words, one), confirms(one))
        for one in statements
        if may_be_denied(one)
    ]


def _stems(words: str, told: StatementTold) -> frozenset[str]:
    return stems(words[: amounts.MOST_LETTERS], language=told.language)


def _accuses(one: StatementTold, answer: StatementTold) -> bool:
    """Does it accuse the one who denies, by name?"""
    named = names_in(answer.speaker, answer.language) & names_in(one.words, one.language)
    return bool(named and accuses(f"{one.cue} {one.words}"))


def _just_before(
    answer: StatementTold, statements: Sequence[StatementTold]
) -> StatementTold | None:
    """What was said last before a denial, near it and by another."""
    before = [
        one
        for one in statements
        if one.article == answer.article
        and one.place
        and answer.place
        and one.place[1] <= answer.place[0] <= one.place[1] + NEXT
        and not _CLAIMS_NOTHING.match(one.cue)
    ]
    claim = max(before, key=lambda one: one.place, default=None)
    if claim is None or answer_of(claim):
        return None
    return claim if _others(claim, answer) else None


def _claim(kind: Kind, answer: StatementTold, known: _Known) -> StatementTold | None:
    """The claim most like what is denied, of the last days."""
    said = without_doubt(answer.words) if kind is Kind.CONFIRMATION else answer.words
    wanted, names = _stems(said, answer), _names(answer)
    if len(wanted) < SHARED or is_negated(said):
        return None
    scored = [
        (len(shared), one.told.at, one.told.id, one.told)
        for one in known.claims
        if len(shared := wanted & one.stems) >= max(SHARED, ALIKE * len(wanted))
        and len(shared - names - _names(one.told)) >= DEEDS
        and (kind is Kind.DENIAL or one.confirmed)
        and _is_answered(one.told, answer)
    ]
    return max(scored)[-1] if scored else None


def _names(told: StatementTold) -> frozenset[str]:
    """Stems of the names in a statement. German writes every noun so."""
    if told.language == "de":
        return frozenset()
    names = (word for word in _WORD.findall(told.words)[1:] if word[0].isupper())
    return _stems(" ".join(names), told)


def _is_answered(one: StatementTold, answer: StatementTold) -> bool:
    if _overlap(one, answer):
        return False  # the claim found is the sentence around the denial
    return _others(one, answer) and timedelta(0) <= answer.at - one.at <= ANSWERED


def _overlap(one: StatementTold, other: StatementTold) -> bool:
    """Do the two stand, in part, in one place of one article?"""
    if one.article != other.article:
        return False
    if one.place and other.place:
        return one.place[0] < other.place[1] and other.place[0] < one.place[1]
    return " ".join(other.words.split()) in one.words


def _others(one: StatementTold, answer: StatementTold) -> bool:
    """Are they two speakers? Whoever corrects themselves disagrees with nobody."""
    if not one.speaker:
        return False
    return not _same(one, answer)


def _same(one: StatementTold, other: StatementTold) -> bool:
    """Do they share a speaker, or the name of one?"""
    shared = names_in(one.speaker, one.language) & names_in(other.speaker, other.language)
    return bool(shared) or one.speaker.casefold() == other.speaker.casefold()


def _said(told: StatementTold) -> Side:
    return Side(told.article, told.id, told.outlet, told.speaker, told.at, told.words, told.place)
