"""Houses, ships and lands, and who bears such a name."""

from __future__ import annotations

import pytest

from standfirst.core.types import TopicKind
from tests.core.language.test_kinds import BODY, PERSON, PLACE, topics


@pytest.mark.parametrize(
    "text",
    [
        "Today Osk Tower said profits fell.",
        "Today Osk Tower (NYSE: OSK) fell.",
        "He hummed Osk Tower’s first album.",
        "She heard the band Osk Tower.",
        "Today Osk Tower has acquired a rival.",
    ],
)
def test_what_bears_the_name_of_a_house_and_acts_is_a_body(text: str) -> None:
    assert topics(text, ("Osk Tower", "ORG"))["Osk Tower"].kind is BODY


def test_a_house_that_one_is_in_is_a_place_whoever_owns_it() -> None:
    text = "They met in the Osk Tower. They dined at Maro Tower. Osk Stadium burned."
    found = topics(text, ("Osk Tower", "ORG"), ("Maro Tower", "PERSON"), ("Osk Stadium", "PERSON"))
    assert {topic.kind for topic in found.values()} == {PLACE}
    assert topics("Today Maro Tower said no.", ("Maro Tower", "PERSON"))["Maro Tower"].kind is (
        PERSON
    )


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Birgit sank at night.", "Birgit", BODY),
        ("Nine sailed on the Birgit.", "Birgit", BODY),
        ("It is halfway to the Moon.", "Moon", PLACE),
        ("It grows in the Birgit.", "Birgit", PLACE),
        ("They asked the Veldt administration.", "Veldt", PERSON),
        ("They asked the Veldt, who sat.", "Veldt", PERSON),
        ("They fled to the Veldts.", "Veldts", PERSON),
        ("The Birgit has set sail.", "Birgit", BODY),
        ("They fled the Birgit.", "Birgit", PERSON),
        ("The Birgit left.", "Birgit", PERSON),
        ("It was the Birgit that we knew.", "Birgit", PERSON),
        ("They rallied around the Birgit.", "Birgit", PERSON),
        ("They brought down the Birgit.", "Birgit", PERSON),
        ("They had faith in the Birgit.", "Birgit", PERSON),
        ("One saw it in the Goalkeeper.", "Goalkeeper", PERSON),
    ],
)
def test_a_ship_and_a_land_have_an_article_and_so_may_a_person(
    text: str, name: str, kind: TopicKind
) -> None:
    assert topics(text, (name, "PERSON"))[name].kind is kind


def test_a_house_that_acts_with_an_article_is_no_body() -> None:
    text = "Today the Osk Tower lost a window."
    assert topics(text, ("Osk Tower", "ORG"))["Osk Tower"].kind is PLACE


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Today Birgit Plaza sang.", "Birgit Plaza", PERSON),
        ("Today Maro Arena sang.", "Maro Arena", PERSON),
        ("Today Maro Stadium sang.", "Maro Stadium", PLACE),
        ("Today Mr. Maro Stadium sang.", "Maro Stadium", PERSON),
        ("Today the singer Maro Stadium left.", "Maro Stadium", PERSON),
    ],
)
def test_who_is_called_like_a_house_is_a_person(text: str, name: str, kind: TopicKind) -> None:
    assert topics(text, (name, "PERSON"))[name].kind is kind


def test_who_is_called_like_a_house_has_a_role() -> None:
    found = topics("Maro Stadium, a singer, left.", ("Maro Stadium", "PERSON"))["Maro Stadium"]
    assert (found.kind, found.role) == (PERSON, "singer")


def test_who_is_called_with_an_article_is_the_one_who_bears_the_name() -> None:
    found = topics("Maro Veldt ate. The Maro slept.", ("Maro Veldt", "PERSON"), ("Maro", "PERSON"))
    assert {topic.kind for topic in found.values()} == {PERSON}
