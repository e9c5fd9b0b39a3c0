"""Which of an outlet's names are one person: only where no other could be meant."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.author.persons import MOST_NAMES, Signature, persons
from tests.cost import at_most


def of(*names: str | Signature) -> dict[str, str | None]:
    """Name → the name it joins, of names as they come."""
    made = [
        Signature(at, one) if isinstance(one, str) else one for at, one in enumerate(names, start=1)
    ]
    called = {one.id: one.name for one in made}
    found = persons(made)
    return {called[pk]: called[person] if person else None for pk, person in found.items()}


def test_an_initial_joins_the_one_name_it_can_stand_for() -> None:
    assert of("J. Carignan", "Jennie Carignan") == {
        "J. Carignan": "Jennie Carignan",
        "Jennie Carignan": None,
    }


def test_an_initial_that_two_people_share_joins_neither() -> None:
    assert set(of("J. Carignan", "Jennie Carignan", "John Carignan").values()) == {None}


def test_a_middle_initial_joins_unless_two_of_them_differ() -> None:
    assert of("Jane Doe", "Jane Q. Doe")["Jane Doe"] == "Jane Q. Doe"
    assert set(of("Jane Doe", "Jane Q. Doe", "Jane R. Doe").values()) == {None}


def test_names_join_the_fullest_one_never_one_another() -> None:
    found = of("J. Doe", "Jane Doe", "J. Q. Doe", "Jane Quentin Doe", "Jane Q. Doe")
    assert found.pop("Jane Quentin Doe") is None
    assert set(found.values()) == {"Jane Quentin Doe"}


def test_spellings_of_one_name_stay_together_where_the_fuller_one_is_in_doubt() -> None:
    found = of("Léo Doe", "Leo Doe", "Leo Q. Doe", "Leo R. Doe")
    assert found == {"Léo Doe": None, "Leo Doe": "Léo Doe", "Leo Q. Doe": None, "Leo R. Doe": None}


def test_father_and_son_stay_apart() -> None:
    assert set(of("John Smith", "John Smith Jr.", "John Smith Sr.").values()) == {None}


def test_a_page_about_the_author_tells_an_initial_from_a_namesake() -> None:
    found = of(
        Signature(1, "J. Carignan", profile="page"),
        Signature(2, "Jennie Carignan", profile="page"),
        "John Carignan",
    )
    assert found["J. Carignan"] == "Jennie Carignan"


def test_a_page_that_everybody_gives_tells_nothing() -> None:
    named = [
        Signature(1, "J. Carignan", profile="team"),
        Signature(2, "Jennie Carignan", profile="team"),
        Signature(3, "John Carignan", profile="team"),
    ]
    assert set(of(*named).values()) == {None}


def test_two_pages_about_authors_are_two_people_unless_only_the_spelling_differs() -> None:
    assert set(
        of(Signature(1, "Jane Doe", profile="a"), Signature(2, "Jane Q. Doe", profile="b")).values()
    ) == {None}
    found = of(Signature(1, "Leo Doe", profile="a"), Signature(2, "Léo Doe", profile="b"))
    assert found["Leo Doe"] == "Léo Doe"


def test_what_a_person_settled_is_left_alone_and_counts() -> None:
    split = [
        Signature(1, "Jane Doe", settled=True),
        Signature(2, "Jane Q. Doe", settled=True),
        Signature(3, "J. Doe"),
    ]
    assert persons(split) == {3: None}
    joined = [
        Signature(1, "Jane Doe", settled=True),
        Signature(2, "Janet Doe", joined=1, settled=True),
        Signature(3, "J. Doe"),
    ]
    assert persons(joined) == {3: 1}


def test_a_name_follows_one_that_a_person_joined_to_somebody_elsewhere() -> None:
    rows = [Signature(1, "Jennie Carignan", joined=77, settled=True), Signature(2, "J. Carignan")]
    assert persons(rows) == {2: 77}


def test_a_spelling_joins_its_settled_twin_even_where_more_names_could_be_meant() -> None:
    rows = [
        Signature(1, "J. Doe", settled=True),
        Signature(2, "J Doe"),
        Signature(3, "Jane Doe"),
        Signature(4, "John Doe"),
    ]
    assert persons(rows)[2] == 1


def test_an_outlet_of_thousands_of_made_up_names_costs_nothing_and_joins_nothing() -> None:
    rows = [Signature(at, f"J{at} Doe") for at in range(MOST_NAMES + 1)]
    with at_most(1.0):
        assert persons(rows) == {}
        assert persons(rows[:-1])


def test_a_hundred_spellings_of_one_name_cost_nothing() -> None:
    spelt = [f"J{o}{e}n Doe" for o in "oòóôõöō" for e in "eèéêëēĕėęěȅȇẹẻẽ"][:MOST_NAMES]
    with at_most(0.2):
        found = persons([Signature(at, name) for at, name in enumerate(spelt)])
    assert list(found.values()).count(None) < len(spelt)


FIRST = st.sampled_from(
    ["J.", "Jane", "Jäne", "John", "JANE", "Jean-Pierre", "Jean Pierre", "J.-P."]
)
MIDDLE = st.sampled_from(["", "", "Q.", "R.", "Quentin", "von"])
LAST = st.sampled_from(["Doe", "Döe", "Doe Jr.", "Doe-Moor", "Doe Moor", "Moor"])
NAMES = st.builds(lambda *parts: " ".join(filter(None, parts)), FIRST, MIDDLE, LAST)


@st.composite
def signatures(draw: st.DrawFn) -> list[Signature]:
    names = draw(st.lists(NAMES, max_size=7, unique_by=str.casefold))
    return [
        Signature(
            at,
            name,
            profile=draw(st.sampled_from(["", "", "a", "b"])),
            settled=draw(st.booleans()) and draw(st.booleans()),
        )
        for at, name in enumerate(names, start=1)
    ]


@given(signatures(), st.randoms(use_true_random=False))
def test_who_is_whom_depends_on_the_names_alone(
    rows: list[Signature], chance: random.Random
) -> None:
    """Neither the order nor the ids (the order of arrival) change the answer."""
    ids = [one.id for one in rows]
    chance.shuffle(ids)
    other = [
        Signature(pk, one.name, one.profile, settled=one.settled)
        for pk, one in zip(ids, rows, strict=True)
    ]
    chance.shuffle(other)

    def by_name(given: list[Signature]) -> dict[str, str | None]:
        called = {one.id: one.name for one in given}
        return {called[pk]: called[to] if to else None for pk, to in persons(given).items()}

    assert by_name(rows) == by_name(other)


@given(signatures())
def test_nobody_joins_a_name_that_is_joined(rows: list[Signature]) -> None:
    found = persons(rows)
    for person in found.values():
        assert person is None or found.get(person) is None


@given(signatures())
def test_what_is_decided_stays_when_it_is_decided_again(rows: list[Signature]) -> None:
    found = persons(rows)
    again = [
        Signature(one.id, one.name, one.profile, found.get(one.id), one.settled) for one in rows
    ]
    assert persons(again) == found
