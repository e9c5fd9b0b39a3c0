"""Names that may be one topic, with the reason; and names that are offered to nobody."""

from __future__ import annotations

import pytest

from standfirst.core.topic.alike import acronym, likeness
from standfirst.core.types import TopicKind

PERSON, BODY, PLACE = TopicKind.PERSON, TopicKind.ORGANISATION, TopicKind.PLACE


@pytest.mark.parametrize(
    ("one", "other", "kinds", "rank"),
    [
        ("Kirrow", "KIRROW", (PLACE, BODY), 0),
        ("Léa Müller", "Lea Muller", (PERSON, PERSON), 0),
        ("NATO", "North Atlantic Treaty Organization", (PLACE, BODY), 1),
        ("Federal Office of Roads", "F.O.R.", (BODY, BODY), 1),
        ("Carignan", "Jennie Carignan", (PERSON, PERSON), 2),
        ("Muammar Gaddafi", "Moammar Qaddafi", (PERSON, PERSON), 2),
        ("Gaddafi", "Qadhafi", (PERSON, PERSON), 2),
        ("Benghazi", "Bengasi", (PLACE, PLACE), 2),
        ("Karl Olsen", "Karla Olsen", (PERSON, PERSON), 3),
    ],
)
def test_what_may_be_one_says_why_both_ways(
    one: str, other: str, kinds: tuple[TopicKind, TopicKind], rank: int
) -> None:
    for pair, sorts in (((one, other), kinds), ((other, one), kinds[::-1])):
        found = likeness(*pair, kinds=(sorts[0], sorts[1]))
        assert found is not None
        assert found.rank == rank


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Iran", "Iraq", (PLACE, PLACE)),
        ("Jordan", "Michael Jordan", (PLACE, PERSON)),
        ("Ida Moor", "IM", (PERSON, PLACE)),
        ("the of", "Bank of the Orl", (BODY, BODY)),
        ("Ida Moor", "Bo Ek", (PERSON, PERSON)),
        ("Gaddafi", "Qadhafi", (PERSON, BODY)),
        ("Gaddafi", "Qadhafi", (BODY, BODY)),
        ("—", "…", (BODY, BODY)),
        ("", "Ida", (PERSON, PERSON)),
    ],
)
def test_what_shares_too_little_is_not_offered(
    one: str, other: str, kinds: tuple[TopicKind, TopicKind]
) -> None:
    assert likeness(one, other, kinds=kinds) is None


def test_small_words_give_no_initials() -> None:
    assert acronym("Bank of the Orl Valley") == "bov"
    assert acronym("Orl") == ""
