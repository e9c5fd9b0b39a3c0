"""Quotation marks of five traditions, balanced or not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.language.quotations import find_quotations, inside


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said: “We go.”", "“We go.”"),
        ('He said: "We go."', '"We go."'),
        ("Er sagte: „Wir gehen.“", "„Wir gehen.“"),
        ("Il dit : « Nous partons. »", "« Nous partons. »"),
        ("Er sagte: »Wir gehen.«", "»Wir gehen.«"),
        ("发言人说：「我们走。」", "「我们走。」"),
        ("He said: ‘We go.’", "‘We go.’"),
        ('He said: “We go,"', '“We go,"'),
    ],
)
def test_each_tradition_is_read(text: str, found: str) -> None:
    assert quoted(text) == [found]


def test_an_apostrophe_opens_nothing() -> None:
    assert quoted("The city’s plan isn’t the miners’ plan.") == []


def test_a_quotation_without_an_end_goes_on_in_the_next_paragraph() -> None:
    first, second = find_quotations("“We go on.\n\n“And on.”")
    assert first.goes_on
    assert not second.goes_on


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We go, "she said. "We stay, "he said.', ['"We go, "', '"We stay, "']),
        ('"We go, "she said.\n"We stay," he said.', ['"We go, "', '"We stay,"']),
        ('He left. "\nWe go, "she said.', ['"\nWe go, "']),
        ('We go, "said the mayor. "We stay," she said.', ['"We stay,"']),
        (
            'He spoke of "a city. That may be.\nShe said so. "It is," he said.',
            ['"a city.', '"It is,"'],
        ),
    ],
)
def test_a_mark_on_the_wrong_side_of_a_space_or_lost_swallows_nothing(
    text: str, found: list[str]
) -> None:
    assert quoted(text) == found


def test_marks_within_marks_end_no_quotation_that_speaks_on() -> None:
    text = "“We go on. We call it “the hope” of all.” She left."
    assert quoted(text)[0].startswith("“We go on. We call it “the hope”")


def test_a_place_finds_its_quotation() -> None:
    found = find_quotations("a “b” c “d” e")
    assert inside(found, 9) == found[1]
    assert inside(found, 6) is None


@given(st.text(alphabet="“”„«»\"'‘’ a.\n", max_size=120))
def test_no_text_breaks_it_and_quotations_never_overlap(text: str) -> None:
    found = find_quotations(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
