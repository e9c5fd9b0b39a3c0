"""A topic is titled by the full form that most articles use, and keeps its title."""

from __future__ import annotations

import pytest

from standfirst.core.topic.titles import Spelling, title
from standfirst.core.types import TopicKind

PERSON, PLACE, BODY = TopicKind.PERSON, TopicKind.PLACE, TopicKind.ORGANISATION


def titled(names: dict[str, int], kind: TopicKind = PERSON, *, holder: str = "") -> str:
    """The title of these names (→ articles), the first of which is the longest."""
    rows = [Spelling(place, *one) for place, one in enumerate(names.items())]
    ids = {row.name: row.id for row in rows}
    longest = rows[0].name
    chosen = title(rows, kind=kind, longest=longest, holder=ids[holder or longest])
    return rows[chosen].name


def test_the_full_form_that_most_articles_use_is_the_title() -> None:
    assert titled({"Maro J. Veldt": 4, "Maro Veldt": 9, "Veldt": 40}) == "Maro Veldt"


@pytest.mark.parametrize("holder", ["Maro J. Veldt", "Maro Veldt"])
def test_who_is_close_behind_takes_no_title(holder: str) -> None:
    assert titled({"Maro J. Veldt": 9, "Maro Veldt": 11}, holder=holder) == holder


def test_two_articles_give_no_title() -> None:
    assert titled({"Maro J. Veldt": 1, "Maro Veldt": 2}) == "Maro J. Veldt"


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ({"Maro Bassa Veldt": 1, "Bassa Veldt": 9}, PERSON),
        ({"Northern Grain Council": 1, "NGC": 3, "Council": 9, "NGC Council": 9}, BODY),
        ({"United States": 1, "America": 9, "USA": 9}, PLACE),
    ],
)
def test_surnames_letters_and_nicknames_of_countries_are_no_titles(
    names: dict[str, int], kind: TopicKind
) -> None:
    assert titled(names, kind) == next(iter(names))


def test_a_short_form_gives_its_title_up_at_once() -> None:
    assert titled({"United Kingdom": 1, "Britain": 9}, PLACE, holder="Britain") == "United Kingdom"


def test_a_country_is_titled_as_most_articles_call_it_of_the_listed_names() -> None:
    assert titled({"Germany": 2, "Deutschland": 9}, PLACE) == "Deutschland"


@pytest.mark.parametrize(
    ("names", "kind", "expected"),
    [
        ({"Northern Grain Council": 2, "NGC": 8}, BODY, "NGC"),
        ({"Northern Grain Council": 3, "NGC": 11}, BODY, "Northern Grain Council"),
        ({"Northern Grain Council": 0, "NGC": 2}, BODY, "Northern Grain Council"),
        ({"European Union": 1, "EU": 90}, BODY, "European Union"),
        ({"Lower Averton": 1, "LA": 90}, PLACE, "Lower Averton"),
    ],
)
def test_a_body_is_titled_by_its_letters_where_hardly_any_article_writes_them_out(
    names: dict[str, int], kind: TopicKind, expected: str
) -> None:
    assert titled(names, kind) == expected


@pytest.mark.parametrize(("spelled", "expected"), [(3, "NGC"), (4, "Northern Grain Council")])
def test_letters_that_have_the_title_keep_it_a_while(spelled: int, expected: str) -> None:
    names = {"Northern Grain Council": spelled, "NGC": 9}
    assert titled(names, BODY, holder="NGC") == expected
