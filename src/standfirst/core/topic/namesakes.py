"""Whether people of one name are one: decided by their callings and by whom they are named with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from standfirst.core.topic.callings import calling

LEAST = 2  # articles that tell each one's calling, before a name is two people
_MOSTLY, _HARDLY = 0.5, 0.1  # shared of the callings that the articles of two names tell


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a name in one article: the callings that its roles tell, and the ids of
    the people, organisations, operations and events named beside it."""

    callings: frozenset[str]
    company: frozenset[int]


def surroundings(roles: Iterable[str], company: Iterable[int]) -> Surroundings:
    """The surroundings of roles as written; "minister" and "senator" are one calling."""
    told = frozenset(one for role in roles if (one := calling(role)))
    return Surroundings(told, frozenset(company))


def same_person(one: Surroundings, other: Surroundings) -> bool | None:
    """Whether two articles mean one person; None where they do not tell."""
    if one.callings & other.callings or one.company & other.company:
        return True
    return False if one.callings and other.callings else None


def one_calling(one: Mapping[str, int], other: Mapping[str, int]) -> bool | None:
    """Whether two names that differ in a middle letter alone are one person's, by how many articles
    tell each calling of each; None where these do not tell.

    Hardly anything shared parts them where one of them is established: a single article's role may
    be misread, and no office is held by all.
    """
    told, others = sum(one.values()), sum(other.values())
    if not told or not others:
        return None
    shared = sum(min(count / told, other.get(name, 0) / others) for name, count in one.items())
    if shared >= _MOSTLY:
        return True
    return False if shared < _HARDLY and max(told, others) >= LEAST else None


def parted(known: Sequence[Surroundings]) -> list[list[int]]:
    """The articles (by place in `known`) of one name that are other people than the rest.

    Articles hang together through a shared calling or shared company. A group is another person
    where at least two of its articles tell a calling, and at least two of the rest another one.
    What tells nothing stays with the rest, which is the largest group.
    """
    groups = sorted(_connected(known), key=lambda group: (-_told(known, group), group))
    if not groups or _told(known, groups[0]) < LEAST:
        return []
    return [group for group in groups[1:] if _told(known, group) >= LEAST]


def choose(found: Surroundings, senses: Mapping[int, Sequence[Surroundings]]) -> int:
    """Which of several people of one name (id → what stood around it) an article means.

    The calling tells first, then the company; where nothing tells, whoever is named most.
    """

    def fit(one: int) -> tuple[int, int, int, int]:
        known = senses[one]
        callings = Counter(word for each in known for word in each.callings)
        company = frozenset[int]().union(*(each.company for each in known))
        by_calling = sum(callings[word] for word in found.callings)
        return int(by_calling > 0), len(found.company & company), len(known), -one

    return max(senses, key=fit)


def _told(known: Sequence[Surroundings], group: Iterable[int]) -> int:
    return sum(bool(known[place].callings) for place in group)


def _connected(known: Sequence[Surroundings]) -> list[list[int]]:
    """Groups of places that hang together, each sorted."""
    groups: list[list[int]] = []
    for place, here in enumerate(known):
        joined = [g for g in groups if any(same_person(here, known[other]) for other in g)]
        groups = [g for g in groups if g not in joined]
        groups.append(sorted([place, *(other for g in joined for other in g)]))
    return groups
