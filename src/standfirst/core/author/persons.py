"""Decides which of an outlet's names are one person, whatever the order in which they came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from standfirst.core.author.names import Name, is_held_by, is_spelled_like, read_name

MOST_NAMES = 100  # of one kin at one outlet; more are no people, and nothing is joined


@dataclass(frozen=True, slots=True)
class Signature:
    """A name that signs at an outlet. `profile` is equal for equal pages about the author."""

    id: int
    name: str
    profile: str = ""
    joined: int | None = None  # the person this name is joined to, by id
    settled: bool = False  # a person decided; the program joins and parts it no more


@dataclass(frozen=True, slots=True)
class _Node:
    """A name with those that hold it (itself included), and whom a person said it is."""

    signature: Signature
    name: Name
    above: frozenset[int]

    @property
    def person(self) -> int | None:
        """The id of the person that somebody decided on, else None."""
        one = self.signature
        return (one.joined or one.id) if one.settled else None


def persons(signatures: Sequence[Signature]) -> dict[int, int | None]:
    """For each name that no person settled: the id of the name it joins, None where it stands.

    `signatures` are all names of one kin at one outlet. A name joins when it is held by the names
    of exactly one person: "J. Doe" joins "Jane Doe", and stands apart as soon as there is a
    "John Doe" too. A page about the author that two names share tells them from a third; two
    different pages keep names apart unless only their spelling differs. The answer depends on the
    names alone, never on their order or ids; targets are never joined themselves.
    """
    if len(signatures) > MOST_NAMES:
        return {}
    nodes = _nodes(signatures)
    people = {pk: _people_at(node, nodes) for pk, node in nodes.items()}
    found: dict[int, int | None] = {one.id: None for one in signatures if not one.settled}
    for node in nodes.values():
        if node.person is None:
            target = _target(node, nodes, people)
            found[node.signature.id] = None if target == node.signature.id else target
    return found


def _nodes(signatures: Sequence[Signature]) -> dict[int, _Node]:
    read = {one.id: (one, read_name(one.name)) for one in signatures}
    named = {pk: (one, name) for pk, (one, name) in read.items() if name is not None}
    shared = _telling_profiles(named.values())
    holders = {
        pk: _holders(one, name, named, shared=one.profile in shared)
        for pk, (one, name) in named.items()
    }
    return {
        pk: _Node(one, name, _reached(pk, holders)) for pk, (one, name) in sorted(named.items())
    }


def _holders(
    one: Signature, name: Name, named: Mapping[int, tuple[Signature, Name]], *, shared: bool
) -> set[int]:
    """The names that hold this one; where some share its profile, only these and its spellings."""
    held = {
        pk: is_spelled_like(name, theirs) or (shared and other.profile == one.profile)
        for pk, (other, theirs) in named.items()
        if is_held_by(name, theirs) and (not _differ(one, other) or is_spelled_like(name, theirs))
    }
    told = {pk for pk, certain in held.items() if certain}
    by_profile = {pk for pk in told if shared and pk != one.id}
    return told if by_profile else set(held)


def _differ(a: Signature, b: Signature) -> bool:
    return bool(a.profile and b.profile and a.profile != b.profile)


def _telling_profiles(named: Iterable[tuple[Signature, Name]]) -> set[str]:
    """Pages that tell of one person: all names that give them could be one another's."""
    by_profile: dict[str, list[Name]] = {}
    for one, name in named:
        if one.profile:
            by_profile.setdefault(one.profile, []).append(name)
    return {
        profile
        for profile, names in by_profile.items()
        if all(is_held_by(a, b) or is_held_by(b, a) for a in names for b in names)
    }


def _reached(pk: int, holders: Mapping[int, set[int]]) -> frozenset[int]:
    """Everything above a name, itself included: holding goes on from name to name."""
    found, left = {pk}, [pk]
    while left:
        new = holders[left.pop()] - found
        found |= new
        left += new
    return frozenset(found)


def _target(node: _Node, nodes: Mapping[int, _Node], people: Mapping[int, set[int]]) -> int:
    """The id of whom a name belongs to: its own where it stands for itself.

    `people`: of each name `_people_at`.
    """
    peers = [nodes[pk] for pk in node.above if node.signature.id in nodes[pk].above]
    decided = {peer.person for peer in peers if peer.person is not None}
    if len(decided) == 1:
        return next(iter(decided))
    held_by = {person for pk in node.above for person in people[pk]}
    if len(held_by) == 1:
        return next(iter(held_by))
    return _fullest([peer for peer in peers if peer.person is None])


def _people_at(node: _Node, nodes: Mapping[int, _Node]) -> set[int]:
    """Whom a name above stands for: who was decided, else the top of its spellings, else nobody."""
    if node.person is not None:
        return {node.person}
    peers = [nodes[pk] for pk in node.above if node.signature.id in nodes[pk].above]
    fuller = len(peers) < len(node.above)
    if fuller or any(peer.person is not None for peer in peers):
        return set()  # another name stands for it
    return {_fullest(peers)}


def _fullest(peers: Sequence[_Node]) -> int:
    """Of names that differ in spelling only: with marks first, not in capitals, then by letters."""
    names = {peer.signature.id: peer.signature.name for peer in peers}
    return min(names, key=lambda pk: (names[pk].isascii(), names[pk].isupper(), names[pk]))
