"""The arithmetic of scores: precision, recall and F1 of counts, BCubed of groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from statistics import fmean

Groups = Mapping[str, Hashable]


def f1(right: int, *, found: int, gold: int) -> float:
    """F1 of counts, 0 to 1; nothing found where nothing is to be found is 1."""
    return 2 * right / (found + gold) if found + gold else 1.0


def share(right: int, total: int) -> float:
    """A share of 0 to 1; of nothing, 1."""
    return right / total if total else 1.0


def bcubed(gold: Groups, found: Groups) -> float:
    """BCubed F1 over the ids of `gold`; every id of it has a group in `found`.

    Bagga and Baldwin, 1998: the mean over ids of how pure, and how whole, the id's group is.
    """
    precision, recall = purity(gold, found), completeness(gold, found)
    return 2 * precision * recall / (precision + recall)


def purity(gold: Groups, found: Groups) -> float:
    """BCubed precision: the share of an id's group that belongs with it."""
    wanted, given = _members(gold, gold), _members(found, gold)
    both = [(wanted[gold[key]], given[found[key]]) for key in gold]
    return fmean(len(w & g) / len(g) for w, g in both)


def completeness(gold: Groups, found: Groups) -> float:
    """BCubed recall: the share of what belongs with an id that is in its group."""
    wanted, given = _members(gold, gold), _members(found, gold)
    both = [(wanted[gold[key]], given[found[key]]) for key in gold]
    return fmean(len(w & g) / len(w) for w, g in both)


def macro(gold: Groups, found: Groups) -> float:
    """The mean BCubed F1 of gold groups of two or more, each weighing the same."""
    given = _members(found, gold)
    several = [ids for ids in _members(gold, gold).values() if len(ids) > 1]
    return fmean(_group_f1(ids, [given[found[key]] for key in ids]) for ids in several)


def _group_f1(ids: set[str], given: list[set[str]]) -> float:
    precision = fmean(len(ids & group) / len(group) for group in given)
    recall = fmean(len(ids & group) / len(ids) for group in given)
    return 2 * precision * recall / (precision + recall)


def _members(groups: Groups, among: Groups) -> dict[Hashable, set[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for key in among:
        members[groups[key]].add(key)
    return members
