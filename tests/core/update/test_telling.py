"""Names that are introduced, and asides on what had been."""

from __future__ import annotations

import pytest

from standfirst.core.update.telling import bare_name, clarity, tells_besides, tells_what_had_been


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ida Moor invites the union to talks.", "Ida Moor"),
        ("Ida Moor, a judge, invites the union to talks.", ""),
        ("Judge Ida Moor invites the union to talks.", ""),
        ("The Orl invites nobody to talks.", ""),
        ("In Halvik the union is invited to talks.", ""),
        ("South Korea invites the union to talks.", ""),
        ("Hong Kong invites the union to talks.", ""),
        ("New York invites the union to talks.", ""),
        ("San Lorro invites the union to talks.", ""),
        ("Northern Orl invites the union to talks.", ""),
        ("President Moor invites the union to talks.", ""),
        ("Prime Minister invites the union to talks.", ""),
        ("Firefighter Moor invites the union to talks.", ""),
        ("United Nations envoys invite the union to talks.", ""),
        ("Supreme Court judges invite the union to talks.", ""),
        ("White House aides invite the union to talks.", ""),
        ("Orl Police invites the union to talks.", ""),
        ("But Moor invites the union to talks.", ""),
        ("Ida Moor’s letter invites the union to talks.", ""),
        ("", ""),
    ],
)
def test_a_bare_name_opens_a_sentence_that_does_not_say_who_it_is(sentence: str, name: str) -> None:
    assert bare_name(sentence) == name


@pytest.mark.parametrize(
    ("sentence", "aside"),
    [
        ("The clerk had put false dates on the bills.", True),
        ("The clerk had been there before the court sat.", True),
        ("Some 1,700 children had been vaccinated by six, the service said.", False),
        ("The clerk put false dates on the bills.", False),
        ("The clerk had a yellow note.", False),
        ("The town had won the case before the court sat.", True),
        ("The town had just sold its bridge.", True),
        ("The town had at least 40 people in its shelters.", False),
        ("The town had about 300 people in its shelters.", False),
        ("The town had an earthquake at noon.", False),
        ("The town had different plans and no bread.", False),
        ("The town had hundred-year-old bridges.", False),
        ("The town had indeed no bread.", False),
        ("The clerk who had put false dates on the bills was heard.", False),
    ],
)
def test_what_had_been_is_an_aside_unless_somebody_says_it(sentence: str, aside: bool) -> None:
    assert tells_what_had_been(sentence) is aside


def test_names_and_numbers_make_a_sentence_clear() -> None:
    plain = "the mayor said that the bridge would be closed for some weeks or so"
    named = "the mayor of Halvik said that the bridge would be closed for 12 weeks"
    assert clarity(named) > clarity(plain)


@pytest.mark.parametrize(
    ("sentence", "besides"),
    [
        ("Two residents of Osk also confirmed the closure of the bridge.", True),
        ("Die Stadt hat auch die Brücke gesperrt.", True),
        ("The council closed the bridge, and it also closed the road.", False),
        ("“We also wait,” said the mayor.", False),
    ],
)
def test_what_was_also_so_is_told_besides(sentence: str, besides: bool) -> None:
    assert tells_besides(sentence) is besides
