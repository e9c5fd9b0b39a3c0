"""Finds the same quotation in many articles: cut, merged, or with other punctuation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standfirst.core.follow.search import fold_words
from standfirst.core.types import StatementKind

SHINGLE = 3  # words
HELD = 0.7  # share of the shorter one's shingles that stand in the longer, of one speaker
ALIKE = 0.6  # shared shingles over all, where two speakers are named
LEAST_WORDS = 6  # by which words are known again whoever said them
FEWEST_WORDS = 3  # of reported words that say anything
MOST_WORDS = 400  # of one statement that are compared

Shingles = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that an article gives to a speaker. `id` and `speaker` are opaque; "" is nobody known.

    `named` says whether the speaker has a name; an unnamed one is known within one article only.
    """

    id: int
    article: int
    speaker: str
    named: bool
    words: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: the id that has its fullest form, every id that gives it in the order they
    came, and its speakers, those with a name first."""

    fullest: int
    ids: tuple[int, ...]
    speakers: tuple[str, ...]


@dataclass(slots=True)
class _Group:
    place: int  # in the order of making
    head: Quoted
    tokens: tuple[str, ...]
    shingles: Shingles
    members: list[Quoted]


def quotations(said: Iterable[Quoted]) -> tuple[Quotation, ...]:
    """Each quotation once, in the order in which its first member came."""
    given = list(said)
    place = {one.id: at for at, one in enumerate(given)}
    groups: list[_Group] = []
    holders: dict[tuple[str, ...], list[_Group]] = defaultdict(list)
    read = [(one, tuple(fold_words(one.words).split()[:MOST_WORDS])) for one in given]
    # The longest first: whatever is a part of another finds it there.
    for one, tokens in sorted(read, key=lambda pair: (-len(pair[1]), place[pair[0].id])):
        shingles = _shingles(tokens)
        home = _home(one, tokens, shingles, holders)
        if home is not None:
            home.members.append(one)
            continue
        group = _Group(len(groups), one, tokens, shingles, [one])
        groups.append(group)
        for shingle in {*shingles, *((token,) for token in tokens)}:
            holders[shingle].append(group)
    made = [_quotation(group, place) for group in groups]
    return tuple(sorted(made, key=lambda quotation: place[quotation.ids[0]]))


def says_nothing(kind: StatementKind, words: str) -> bool:
    """A scrap: reported words too few to say anything ("of three"), which nobody quoted."""
    return kind is StatementKind.INDIRECT and len(fold_words(words).split()) < FEWEST_WORDS


def _home(
    one: Quoted,
    tokens: tuple[str, ...],
    shingles: Shingles,
    holders: dict[tuple[str, ...], list[_Group]],
) -> _Group | None:
    """The group that holds these words, the one that holds most of them; None for none."""
    # Below a shingle's length, a holder of the first word is looked at.
    keys = shingles or frozenset([(tokens[0],)] if tokens else [])
    shared = {
        group.place: (len(keys & group.shingles) if shingles else 1, group)
        for key in _rarest(keys, holders)
        for group in holders.get(key, ())
    }
    for count, group in sorted(shared.values(), key=lambda pair: (-pair[0], pair[1].place)):
        if _repeats(one, tokens, group, count / len(keys)):
            return group
    return None


def _rarest(keys: Shingles, holders: dict[tuple[str, ...], list[_Group]]) -> list[tuple[str, ...]]:
    """So many shingles that whoever holds enough of all of them holds one of these: what everybody
    says ("the minister said that") is not looked up."""
    most = len(keys) - int(HELD * len(keys)) + 1
    return sorted(keys, key=lambda key: (len(holders.get(key, ())), key))[:most]


def _repeats(one: Quoted, tokens: tuple[str, ...], group: _Group, held: float) -> bool:
    """Is it the group's quotation, given what share of its shingles the group's fullest has?"""
    same = _is_same_speaker(one, group, enough=len(tokens) >= LEAST_WORDS)
    if len(tokens) < SHINGLE:
        return same and _runs_in(tokens, group.tokens)
    if held < HELD or same:
        return held >= HELD
    # Speech within speech: who reports what another said in the same article did not say it.
    if any(one.article == other.article for other in group.members):
        return False
    alike = held * len(tokens) / (len(group.tokens) + (1 - held) * len(tokens))
    return len(tokens) >= LEAST_WORDS and alike >= ALIKE


def _is_same_speaker(one: Quoted, group: _Group, *, enough: bool) -> bool:
    """One speaker as far as anybody knows: the same, or, of words that are enough to be known
    again, one of them is not resolved."""
    known = {other.speaker for other in group.members if other.speaker}
    return one.speaker in known or (enough and not (one.speaker and known))


def _runs_in(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    starts = range(len(whole) - len(part) + 1)
    return any(whole[at : at + len(part)] == part for at in starts)


def _shingles(tokens: Sequence[str]) -> Shingles:
    ends = range(len(tokens) - SHINGLE + 1)
    return frozenset(tuple(tokens[at : at + SHINGLE]) for at in ends)


def _quotation(group: _Group, place: dict[int, int]) -> Quotation:
    members = sorted(group.members, key=lambda one: place[one.id])
    known = [one for one in members if one.speaker]
    speakers = sorted(known, key=lambda one: not one.named)
    return Quotation(
        fullest=group.head.id,
        ids=tuple(one.id for one in members),
        speakers=tuple(dict.fromkeys(one.speaker for one in speakers)),
    )
