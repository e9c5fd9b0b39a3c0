"""Which name of the archive's topics leads: the full form that most articles use."""

from __future__ import annotations

from itertools import permutations

import pytest
from django.test import Client

from standfirst.core.types import FoundTopic, TopicKind
from standfirst.models import Mention, Topic
from tests.jobs.test_naming import joined, named, read

pytestmark = pytest.mark.django_db
PERSON, PLACE, BODY = TopicKind.PERSON, TopicKind.PLACE, TopicKind.ORGANISATION
LONG, USUAL = "Maro J. Veldt", "Maro Veldt"


def title_of(key: str) -> str:
    return Topic.objects.select_related("joined").get(key=key.casefold()).topic.name


def spelled_out(times: int) -> None:
    for _ in range(times):
        read(named(LONG, PERSON, USUAL, "Veldt"))


def test_a_topic_is_titled_by_its_most_used_full_form_and_all_names_lead_to_it() -> None:
    spelled_out(2)
    assert {title_of(name) for name in (LONG, USUAL, "Veldt")} == {LONG}
    for _ in range(3):
        read(named(USUAL, PERSON, "Veldt"))
    assert {title_of(name) for name in (LONG, USUAL, "Veldt")} == {USUAL}
    spelled_out(1)
    assert {title_of(name) for name in (LONG, USUAL, "Veldt")} == {USUAL}


def test_a_body_that_articles_know_by_its_letters_is_titled_by_them_and_is_found_by_both() -> None:
    read(named("Northern Grain Council", BODY, "NGC"))
    for _ in range(3):
        read(named("NGC", BODY))
    assert title_of("Northern Grain Council") == title_of("NGC") == "NGC"
    for _ in range(3):
        read(named("Northern Grain Council", BODY))
    assert title_of("Northern Grain Council") == title_of("NGC") == "Northern Grain Council"


def test_the_old_address_of_a_topic_leads_to_its_new_title(client: Client) -> None:
    spelled_out(2)
    old = Topic.objects.get(key=LONG.casefold())
    for _ in range(3):
        read(named(USUAL))
    new = Topic.objects.get(key=USUAL.casefold())
    assert old.path != new.path
    response = client.get(old.path, follow=True)
    assert response.redirect_chain[-1][0] == new.path


def test_a_name_that_proves_to_be_two_peoples_leads_nobody_any_more() -> None:
    spelled_out(2)
    for _ in range(3):
        read(named(USUAL))
    for _ in range(2):
        read(named("Maro K. Veldt", PERSON, USUAL))
    assert (joined(LONG), joined(USUAL), title_of(LONG)) == ("", "", LONG)


def test_what_an_editor_settled_keeps_its_title() -> None:
    spelled_out(2)
    Topic.objects.filter(key=LONG.casefold()).update(settled=True)
    for _ in range(9):
        read(named(USUAL))
    assert title_of(USUAL) == LONG


def test_a_name_in_capitals_is_written_as_other_articles_write_it() -> None:
    read(named("KIRROW", PLACE))
    read(named("Kirrow", PLACE))
    read(named("KIRROW", PLACE))
    read(named("OSKA", PLACE))
    read(named("Oska", PLACE))
    read(named("NATO", BODY))
    read(named("Nato", BODY))
    assert set(Topic.objects.values_list("name", flat=True)) == {"Kirrow", "Oska", "NATO"}


def test_the_letters_of_a_country_are_written_in_capitals() -> None:
    read(named("Us", BODY))
    read(named("US", PLACE))
    read(named("Us", BODY))
    assert list(Topic.objects.values_list("name", flat=True)) == ["US"]


STATES = ["USA", "United States", "America", "Estados Unidos"]


def test_all_names_of_a_country_are_one_topic_whatever_their_order() -> None:
    for order in permutations(STATES):
        Topic.objects.all().delete()
        for name in order:
            read(named(name, PLACE))
        tops = {row.topic_id for row in Topic.objects.filter(mentions__isnull=False)}
        assert len(tops) == 1
        assert Topic.objects.get(pk__in=tops).name in ("United States", "Estados Unidos")


def test_an_article_that_calls_a_country_by_two_names_names_it_once() -> None:
    read(named("United States", PLACE), named("America", PLACE))
    row = read(
        FoundTopic("America", PLACE, spans=((0, 1),), forms=("America",)), named("USA", PLACE)
    )
    assert Mention.objects.get(article=row).count == 2


def test_somebody_who_is_called_like_a_country_is_not_it() -> None:
    read(named("Jordanien", PLACE))
    read(named("Jordan", PERSON))
    assert (joined("Jordan"), joined("Jordanien")) == ("", "")
    for _ in range(2):
        read(named("Jordan", PLACE))
    assert title_of("Jordanien") == title_of("Jordan")
    for _ in range(3):
        read(named("Jordan", PERSON))
    assert title_of("Jordanien") != title_of("Jordan")
    assert (joined("Jordan"), joined("Jordanien")) == ("", "")


def test_a_country_that_an_editor_parted_stays_parted() -> None:
    read(named("United States", PLACE))
    read(named("America", PLACE))
    Topic.objects.filter(key="america").update(joined=None, settled=True)
    read(named("America", PLACE), named("United States", PLACE))
    assert joined("America") == ""


def test_a_middle_letter_makes_nobody_another_whatever_the_order() -> None:
    for order in permutations([LONG, LONG, USUAL]):
        Topic.objects.all().delete()
        for name in order:
            read(named(name))
        assert title_of(USUAL) == title_of(LONG) == LONG
    read(named("Maro K. Veldt"))
    read(named("Maro K. Veldt"))
    assert len({title_of(name) for name in (LONG, USUAL, "Maro K. Veldt")}) == 3


def test_the_bare_noun_of_a_body_is_no_topic() -> None:
    read(named("Council", BODY), named("Harbour Council", BODY))
    assert list(Topic.objects.values_list("name", flat=True)) == ["Harbour Council"]


def test_a_surname_that_a_few_articles_take_for_a_body_is_still_the_persons() -> None:
    for _ in range(10):
        read(named(USUAL, PERSON, "Veldt"))
    for _ in range(3):
        read(named("Veldt", BODY))
    assert title_of("Veldt") == USUAL
    read(named("Veldt", BODY))
    assert title_of("Veldt") == "Veldt"
