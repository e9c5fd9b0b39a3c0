"""An inverted index over the words, or the names, of open articles: finds and weighs the alike."""

from __future__ import annotations

import heapq
import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standfirst.core.story.weights import Floats, damped, rarity

Ids = npt.NDArray[np.int32]
Key = int | str

BY_ARTICLES = 0
BY_GROUPS = 1
_SCRATCH = 2
_WITHIN = 3
_FEW = 6  # articles, of which none can tell what stands everywhere
_EVERYWHERE = 0.9  # of the articles
_MOST = 255  # a count is kept in one byte
_NONE: tuple[Ids, Ids] = (np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32))


@dataclass(frozen=True, slots=True)
class Query:
    """An article's keys, their numbers (-1 for one unknown to the index) and damped counts."""

    keys: tuple[str, ...]
    numbers: Ids
    tallies: Floats


class Field:
    """Words (or names) of the open articles: their frequencies, and the articles behind each.

    Two frequencies are kept: in how many articles, and in how many groups (stories), a key stands.
    The second knows what the first cannot: that "libya" in half of all articles is the mark of one
    story and not a common word.

    An article is a slot, a number that only grows. Nothing is remembered of dropped articles, so an
    index filled again from the open articles, in the same order, gives the same answers.
    """

    __slots__ = ("_free", "_groups", "_keys", "_numbers", "_postings", "_rows", "_tallies")

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}  # key → number
        self._keys: list[str] = []
        self._free: list[int] = []
        self._postings: list[array[int]] = []  # number → slots, oldest first
        # Numbers (int32) and counts (uint8) as bytes, not arrays: joining the bytes of sixty
        # candidates is one copy, and a row costs half the memory.
        self._rows: dict[int, tuple[bytes, bytes]] = {}
        # Of each group the numbers, in order, and in how many of its articles each stands.
        self._groups: dict[Key, tuple[Ids, Ids]] = {}
        # Number → articles, groups, and two scratch rows that are all zero between calls.
        self._tallies = np.zeros((4, 1024), dtype=np.float64)

    def frequencies(self) -> dict[str, int]:
        """In how many open articles each key stands."""
        return {key: int(self._tallies[0, number]) for key, number in self._numbers.items()}

    def put(self, slot: int, counts: Mapping[str, int], *, group: Key, limit: int) -> None:
        """Keep the `limit` most frequent keys of an article."""
        chosen = strongest(counts, limit)
        numbers = np.fromiter((self._number(key) for key, _ in chosen), np.int32, len(chosen))
        self._tallies[0, numbers] += 1
        for number in numbers.tolist():
            self._postings[number].append(slot)
        self._rows[slot] = (numbers.tobytes(), bytes(min(count, _MOST) for _, count in chosen))
        self._join(numbers, group)

    def move(self, slot: int, *, group: Key, to: Key) -> None:
        """An article leaves its group for another."""
        numbers = np.frombuffer(self._rows[slot][0], np.int32)
        self._leave(numbers, group)
        self._join(numbers, to)

    def drop(self, slots: Mapping[int, Key]) -> None:
        """Forget articles (slot → group): their keys, and keys that no article has any more."""
        rows = []
        for slot, group in slots.items():
            row, _ = self._rows.pop(slot)
            rows.append(row)
            self._leave(np.frombuffer(row, np.int32), group)
        touched, times = np.unique(np.frombuffer(b"".join(rows), np.int32), return_counts=True)
        self._tallies[0, touched] -= times
        for number in touched.tolist():
            self._thin(number, slots)

    def _join(self, numbers: Ids, group: Key) -> None:
        if not len(numbers):
            return
        mine = np.sort(numbers)
        held, times = self._groups.get(group, _NONE)
        at = np.searchsorted(held, mine)
        new = np.ones(len(mine), dtype=bool)
        inside = at < len(held)
        new[inside] = held[at[inside]] != mine[inside]
        times[at[~new]] += 1
        self._groups[group] = (np.insert(held, at[new], mine[new]), np.insert(times, at[new], 1))
        self._tallies[1, mine[new]] += 1

    def _leave(self, numbers: Ids, group: Key) -> None:
        if not len(numbers):
            return  # an article without names is in no group of the field of names
        held, times = self._groups[group]
        at = np.searchsorted(held, np.sort(numbers))
        times[at] -= 1
        self._tallies[1, held[times == 0]] -= 1
        if times.any():
            self._groups[group] = (held[times > 0], times[times > 0])
        else:
            del self._groups[group]

    def _thin(self, number: int, gone: Mapping[int, Key]) -> None:
        kept = array("i", (slot for slot in self._postings[number] if slot not in gone))
        self._postings[number] = kept
        if not kept:
            del self._numbers[self._keys[number]]
            self._keys[number] = ""
            self._free.append(number)

    def _number(self, key: str) -> int:
        number = self._numbers.get(key)
        if number is not None:
            return number
        if self._free:
            number = self._free.pop()
            self._keys[number] = key
        else:
            number = len(self._keys)
            self._keys.append(key)
            self._postings.append(array("i"))
            self._grow(number)
        self._numbers[key] = number
        return number

    def _grow(self, number: int) -> None:
        if number >= self._tallies.shape[1]:
            self._tallies = np.hstack((self._tallies, np.zeros_like(self._tallies)))

    def ask(self, counts: Mapping[str, int], *, limit: int) -> Query:
        """The keys of an article as a question to the index, unweighted."""
        chosen = strongest(counts, limit)
        return Query(
            tuple(key for key, _ in chosen),
            np.array([self._numbers.get(key, -1) for key, _ in chosen], dtype=np.int32),
            damped(np.array([min(count, _MOST) for _, count in chosen], dtype=np.float64)),
        )

    def weigh(self, query: Query, *, total: int) -> Floats:
        """Weights of the query's keys, of norm one, by their frequencies among groups.

        The question counts as one more, so that a key seen for the first time has a weight.
        """
        frequencies = self._frequencies(query.numbers, total) * (query.numbers >= 0) + 1.0
        weights = query.tallies * rarity(frequencies, total + 1)
        return np.asarray(weights / max(float(np.sqrt(weights @ weights)), 1e-9))

    def _frequencies(self, numbers: Ids, total: int) -> Floats:
        """In how many groups keys stand, of `total`.

        Where `total` is more than there are (a young desk), what stands in nearly every article is
        taken to stand in those to come too: an outlet's footer, a town's own name.
        """
        found: Floats = self._tallies[BY_GROUPS, numbers]
        more = total - len(self._groups)
        if more > 0 and len(self._rows) >= _FEW:
            found = found + more * (
                self._tallies[BY_ARTICLES, numbers] >= _EVERYWHERE * len(self._rows)
            )
        return found

    def candidates(
        self, query: Query, weights: Floats, *, probes: int, limit: int
    ) -> list[tuple[float, Sequence[int]]]:
        """Behind each of the query's strongest keys: its part in the likeness, the newest slots."""
        order = np.argsort(-weights, kind="stable")
        known = order[query.numbers[order] >= 0][:probes].tolist()
        return [
            (float(weights[at]) ** 2, self._postings[query.numbers[at]][-limit:]) for at in known
        ]

    def links(self, query: Query, weights: Floats, slots: Sequence[int], *, total: int) -> Floats:
        """Cosine of the query with each of the articles, by the frequencies among groups."""
        numbers, counts, owner = self._together(slots)
        theirs = counts * rarity(self._frequencies(numbers, total), total)
        return self._cosines(query, weights, (numbers, theirs, owner), len(slots))

    def links_within(
        self,
        query: Query,
        slots: Sequence[int],
        group: Key,
        *,
        size: int,
        fresh: Sequence[int],
        background: float,
    ) -> Floats:
        """Cosine of the query with articles of a group, by what is rare in and around the group.

        `size` is the number of the group's articles, of which the `fresh` do not count: what all
        of them tell is the news. Of all others as many as `background` count: without any, a group
        of two cannot tell what is rare; with all, a large archive makes whatever marks the group
        so rare that its articles look alike.
        """
        mine, times = self._groups.get(group, _NONE)
        others = len(self._rows) - size
        share = min(1.0, background / max(1, others))
        total = size - len(fresh) + share * others
        self._tallies[_WITHIN, mine] = (1.0 - share) * times
        told = np.frombuffer(b"".join(self._rows[slot][0] for slot in fresh), np.int32)
        np.subtract.at(self._tallies[_WITHIN], told, 1.0)
        numbers, counts, owner = self._together(slots)
        known = query.numbers >= 0
        asked = self._mixed(query.numbers, share) * known + 1.0
        weights = query.tallies * rarity(asked, total + 1)
        weights /= max(float(np.sqrt(weights @ weights)), 1e-9)
        theirs = counts * rarity(np.maximum(self._mixed(numbers, share), 1.0), total)
        self._tallies[_WITHIN, mine] = 0.0
        return self._cosines(query, weights, (numbers, theirs, owner), len(slots))

    def _mixed(self, numbers: Ids, share: float) -> Floats:
        return np.asarray(
            self._tallies[_WITHIN, numbers] + share * self._tallies[BY_ARTICLES, numbers]
        )

    def _together(self, slots: Sequence[int]) -> tuple[Ids, Floats, Ids]:
        """The keys of some articles one after the other, their damped counts, and whose each is."""
        rows = [self._rows[slot] for slot in slots]
        numbers = np.frombuffer(b"".join(row for row, _ in rows), np.int32)
        counts = np.frombuffer(b"".join(counts for _, counts in rows), np.uint8)
        owner = np.repeat(np.arange(len(rows), dtype=np.int32), [len(counts) for _, counts in rows])
        return numbers, damped(counts.astype(np.float64)), owner

    def _cosines(
        self, query: Query, weights: Floats, theirs: tuple[Ids, Floats, Ids], size: int
    ) -> Floats:
        numbers, weighed, owner = theirs
        if not len(numbers):
            return np.zeros(size)
        known = query.numbers >= 0
        self._tallies[_SCRATCH, query.numbers[known]] = weights[known]
        dots = np.bincount(owner, weighed * self._tallies[_SCRATCH, numbers], size)
        norms = np.sqrt(np.bincount(owner, weighed * weighed, size))
        self._tallies[_SCRATCH, query.numbers[known]] = 0.0
        return np.asarray(dots / np.maximum(norms, 1e-9))

    def centres(
        self, query: Query, weights: Floats, groups: Sequence[Key], *, total: int
    ) -> list[float]:
        """Cosine of the query with groups: keys weighed by how many of its articles have them."""
        known = query.numbers >= 0
        self._tallies[_SCRATCH, query.numbers[known]] = weights[known]
        found = [self._centre(group, total) for group in groups]
        self._tallies[_SCRATCH, query.numbers[known]] = 0.0
        return found

    def _centre(self, group: Key, total: int) -> float:
        numbers, times = self._groups.get(group, _NONE)
        theirs = times * rarity(self._frequencies(numbers, total), total)
        norm = math.sqrt(theirs @ theirs)
        return float(theirs @ self._tallies[_SCRATCH, numbers]) / norm if norm else 0.0

    def middle(self, group: Key, *, limit: int, total: int) -> tuple[Query, Floats]:
        """A group as a question to the index: its strongest keys, and weights of norm one."""
        numbers, times = self._groups.get(group, _NONE)
        weights = times * rarity(self._frequencies(numbers, total), total)
        least = np.partition(weights, -limit)[-limit] if limit < len(weights) else 0.0
        heavy = np.flatnonzero(weights >= least).tolist()
        heavy.sort(key=lambda at: (-weights[at], self._keys[numbers[at]]))
        chosen = np.array(heavy[:limit], dtype=np.int32)
        weights = weights[chosen]
        weights /= max(float(np.sqrt(weights @ weights)), 1e-9)
        keys = tuple(self._keys[number] for number in numbers[chosen].tolist())
        return Query(keys, numbers[chosen], np.ones(len(chosen))), weights

    def among(self, slots: Sequence[int], *, total: int, same: Mapping[str, str]) -> Floats:
        """Cosine of each of the articles with each, by the frequencies among groups: (n, n).

        A key of `same` counts as the key that it names there.
        """
        numbers, counts, owner = self._together(slots)
        weights = counts * rarity(self._frequencies(numbers, total), total)
        if same:
            numbers, weights, owner = self._as_one(same, numbers, weights, owner)
        norms = np.sqrt(np.bincount(owner, weights * weights, len(slots)))
        keys, columns, times = np.unique(numbers, return_inverse=True, return_counts=True)
        # Keys of one article alone count in its norm only. No BLAS product: for so small a table
        # its threads burn more time of the processor than they save.
        several = np.flatnonzero(times > 1)
        place = np.full(len(keys), -1)
        place[several] = np.arange(len(several))
        kept = place[columns] >= 0
        table = np.zeros((len(slots), len(several)))
        table[owner[kept], place[columns[kept]]] = weights[kept]
        table /= np.maximum(norms[:, None], 1e-9)
        return np.asarray(np.einsum("ik,jk->ij", table, table))

    def _as_one(
        self, same: Mapping[str, str], numbers: Ids, weights: Floats, owner: Ids
    ) -> tuple[Ids, Floats, Ids]:
        """Keys under the number of what they count as; an article that has both has their sum."""
        for one, other in same.items():
            numbers = np.where(numbers == self._numbers[one], self._numbers[other], numbers)
        pairs, at = np.unique(np.stack((owner, numbers)), axis=1, return_inverse=True)
        owner, numbers = pairs.astype(np.int32)
        return numbers, np.bincount(at.ravel(), weights).astype(np.float64), owner

    def keys_of(self, slot: int) -> list[str]:
        """The keys of an article."""
        return [self._keys[number] for number in np.frombuffer(self._rows[slot][0], np.int32)]

    def held(self, group: Key, key: str) -> int:
        """In how many articles of a group a key stands."""
        number = self._numbers.get(key, -1)
        numbers, times = self._groups.get(group, _NONE)
        at = int(np.searchsorted(numbers, number))
        return int(times[at]) if at < len(numbers) and numbers[at] == number else 0

    def in_common(self, query: Query, slot: int) -> int:
        """How many of the query's keys an article has."""
        theirs = np.frombuffer(self._rows[slot][0], np.int32)
        return int(np.isin(query.numbers[query.numbers >= 0], theirs).sum())

    def groups_with(self, key: str) -> int:
        """In how many groups a key stands."""
        number = self._numbers.get(key)
        return 0 if number is None else int(self._tallies[BY_GROUPS, number])

    def rarities(self, keys: Iterable[str], *, total: int) -> dict[str, float]:
        """How rare each key is among groups; who asks counts as one more."""
        asked = list(keys)
        held = np.array([self.groups_with(key) for key in asked], dtype=np.float64)
        return dict(zip(asked, rarity(held + 1.0, total + 1).tolist(), strict=True))

    def newest(self, key: str, limit: int) -> Sequence[int]:
        """The newest articles that have a key."""
        number = self._numbers.get(key)
        return () if number is None else self._postings[number][-limit:]

    def shared(self, query: Query, weights: Floats, slots: Iterable[int]) -> list[tuple[str, int]]:
        """The query's keys that any of the articles has, heaviest first, with their frequencies."""
        theirs = np.frombuffer(b"".join(self._rows[slot][0] for slot in slots), np.int32)
        order = np.argsort(-weights, kind="stable")
        both = order[np.isin(query.numbers[order], theirs)].tolist()
        return [(query.keys[at], int(self._tallies[0, query.numbers[at]])) for at in both]


def strongest(counts: Mapping[str, int], limit: int) -> list[tuple[str, int]]:
    """The most frequent keys with a count of one or more; among equals by the alphabet.

    Never by the order of `counts`: PostgreSQL keeps the keys of a JSON object in its own.
    """
    some = [(key, count) for key, count in counts.items() if key and count > 0]
    return heapq.nsmallest(limit, some, key=lambda pair: (-pair[1], pair[0]))
