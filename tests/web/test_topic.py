"""The page of a topic: what is new, when it was written of, what is known, said, and by whom."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from standfirst.models import (
    Article,
    Development,
    Fact,
    Mention,
    Reading,
    Statement,
    StatementTopic,
    Topic,
)
from standfirst.web.standing import head
from tests import cast
from tests.cast import NOON


def shown(client: Client, topic: Topic) -> str:
    answer = client.get(Topic.objects.get(pk=topic.pk).path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def section(page: str, head: str) -> str:
    """The text of the section under this heading, single-spaced; "" where there is none."""
    _, found, rest = page.partition(f'id="{head}-head"')
    text = re.sub(r"<[^>]+>", " ", rest.partition("</section>")[0].partition(">")[2])
    return " ".join(text.split()) if found else ""


def told(headline: str, *topics: Topic, **fields: Any) -> Article:
    row = cast.article(headline, **fields)
    for topic in topics:
        cast.mention(row, topic)
    return row


def remark(statement: Statement, topic: Topic) -> None:
    StatementTopic.objects.create(
        statement=statement, topic=topic, published=statement.article.published
    )


def fact(article: Article, of: Topic, other: Topic | None, words: str, **fields: Any) -> Fact:
    known = {"kind": "holder", "published": article.published}
    return Fact.objects.create(
        article=article, topic=of, other=other, words=words, **known | fields
    )


@pytest.fixture
def mission(db: None) -> Topic:
    return cast.topic("Orl Mission", "organisation")


@pytest.fixture
def ida(db: None) -> Topic:
    return cast.topic("Ida Moor", "person")


def test_a_joined_name_redirects_to_its_topic(client: Client, mission: Topic) -> None:
    name = cast.topic("OM", "organisation")
    name.joined = mission
    name.save()
    answer = client.get(f"{name.path}?page=2")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{mission.path}?page=2")


def test_articles_under_all_names_stand_on_the_page_each_once(
    client: Client, mission: Topic
) -> None:
    name = cast.topic("OM", "organisation")
    name.joined = mission
    name.save()
    told("Mission begins", mission)
    told("OM is in Halm", name, published=NOON + timedelta(days=1))
    told("Mission, or OM", mission, name, published=NOON + timedelta(days=2))
    page = shown(client, mission)
    text = section(page, "articles")
    assert text.index("Mission, or OM") < text.index("OM is in Halm") < text.index("Mission begins")
    assert text.count("Mission, or OM") == 1
    assert "Named in 3 articles" in page
    assert re.search(r"also named <span[^>]*>OM<", page)


def test_older_articles_come_without_what_stands_on_the_first_page(
    client: Client, mission: Topic, ida: Topic
) -> None:
    for hours in range(23):
        told(f"Piece {hours}", mission, ida, published=NOON + timedelta(hours=hours))
    page = client.get(f"{mission.path}?page=2").content.decode()
    assert "Piece 2<" in page
    assert "Piece 3<" not in page
    assert "Named beside Orl Mission" not in page
    assert "Named beside Orl Mission" in shown(client, mission)


def test_what_is_new_are_stories_each_once_with_the_newest_step(
    client: Client, mission: Topic
) -> None:
    first, second, _ = cast.story().articles
    for row in (first, second):
        cast.mention(row, mission)
    assert first.story
    step = Development.objects.create(
        story=first.story,
        opened_at=NOON + timedelta(days=1),
        latest_at=NOON + timedelta(days=1),
        sentence="The mission left the bridge.",
        sentence_by=second,
    )
    text = section(shown(client, mission), "stories")
    assert text.count("Bridge closed after crack is found") == 1
    assert step.sentence in text
    assert "Named in 2 of the story’s 3 articles" in text


def test_stories_about_the_topic_stand_before_newer_ones_that_only_touch_it(
    client: Client, mission: Topic
) -> None:
    about, touching = cast.story("Mission leaves the bridge"), cast.story("Budget passes by a vote")
    for row in about.articles[:2]:
        cast.mention(row, mission)
    late = touching.articles[1]
    Article.objects.filter(pk=late.pk).update(published=NOON + timedelta(days=2))
    cast.mention(Article.objects.get(pk=late.pk), mission)
    text = section(shown(client, mission), "stories")
    assert 0 <= text.index("Mission leaves the bridge") < text.index("Budget passes by a vote")


def test_one_article_of_no_story_makes_a_page_without_empty_parts(
    client: Client, mission: Topic
) -> None:
    told("Mission begins", mission)
    page = shown(client, mission)
    heads = re.findall(r'id="(\w+)-head"', page)
    assert heads == ["articles"]
    assert "Named in 1 article, on 5 March 2024" in " ".join(re.sub("<[^>]+>", "", page).split())


def test_a_topic_that_no_article_names_any_more_says_so(client: Client, mission: Topic) -> None:
    assert "No article on this desk names Orl Mission." in section(
        shown(client, mission), "articles"
    )


def test_a_name_that_articles_have_only_within_longer_ones_leads_to_these(
    client: Client, db: None
) -> None:
    two = [cast.topic(name, "person") for name in ("Runa Eide", "Torunn Eide")]
    ghost = cast.topic("Eide", "person")
    ghost.evidence = {"stands_for": {str(row.pk): 1 for row in two}}
    ghost.save()
    text = section(shown(client, ghost), "articles")
    assert "names Eide without more. It may mean Runa Eide , Torunn Eide ." in text


def test_the_picture_has_the_numbers_of_each_day_in_a_table(client: Client, mission: Topic) -> None:
    for days in (0, 0, 4):
        told(f"After {days} days", mission, published=NOON + timedelta(days=days))
    text = section(shown(client, mission), "output")
    assert "9 Mar 2024 1 5 Mar 2024 2" in text
    assert "articles each day" in text


def test_a_fact_is_told_once_with_its_date_its_source_and_how_many_say_so(
    client: Client, mission: Topic, ida: Topic
) -> None:
    since = told("Moor leads", mission, ida)
    fact(since, mission, ida, "commander of the mission", since=date(2019, 11, 1))
    later = told("Moor still leads", published=NOON + timedelta(days=1))
    fact(later, mission, ida, "the Commander")
    text = section(shown(client, mission), "roles")
    assert text.count("Ida Moor") == 1
    assert "since November 2019" in text
    assert "says The Harbour Herald , 5 March 2024 ; 2 independent reports say so" in text


def test_reports_of_two_holders_of_one_role_stand_side_by_side(
    client: Client, mission: Topic, ida: Topic
) -> None:
    other = cast.topic("Ole Brand", "person")
    fact(told("Moor leads"), mission, ida, "commander of the mission")
    newer = told("Brand leads", published=NOON + timedelta(days=1))
    fact(newer, mission, other, "commander")
    text = section(shown(client, mission), "roles")
    assert text.count("Commander") == 1
    assert text.index("Ole Brand") < text.index("Ida Moor")


def test_a_body_named_in_front_of_a_role_or_behind_it_is_one_role() -> None:
    heads = [head(words, ["NATO"]) for words in ("NATO’s commander", "the Commander of NATO")]
    assert heads == ["commander", "commander"]
    assert head("prime minister") != head("foreign minister")
    assert head("Sprecherin der Polizei") == head("die Sprecherin")


def test_a_former_role_is_another_than_the_role(client: Client, mission: Topic, ida: Topic) -> None:
    row = told("Moor led")
    fact(row, mission, ida, "former commander")
    fact(row, mission, ida, "commander")
    text = section(shown(client, mission), "roles")
    assert "Former commander" in text
    assert text.count("ommander Ida Moor") == 2


def test_a_fact_leads_to_its_words_in_the_article(
    client: Client, mission: Topic, ida: Topic
) -> None:
    row = told("Moor leads")
    fact(row, mission, ida, "vice-president, of the mission")
    link = f'href="{row.path}#:~:text=vice%2Dpresident%2C%20of%20the%20mission"'
    assert link in shown(client, mission)


def test_what_a_topic_said_stands_newest_first_the_same_words_once(
    client: Client, ida: Topic
) -> None:
    old = told("Old", ida)
    new = told("New", ida, published=NOON + timedelta(days=1))
    cast.statement(old, "We leave today.", topic=ida, published=old.published)
    cast.statement(new, "“We leave today”", topic=ida, published=new.published)
    cast.statement(new, "We came back with all.", topic=ida, published=new.published)
    cast.statement(old, "Nobody stays behind.", topic=ida, published=old.published)
    text = section(shown(client, ida), "said")
    assert text.count("We leave today") == 1
    assert text.index("We leave today") < text.index("We came back") < text.index("Nobody stays")


def test_what_is_said_about_a_topic_says_who_said_it_and_who_is_unnamed(
    client: Client, mission: Topic, ida: Topic
) -> None:
    row = told("Mission begins", mission)
    remark(cast.statement(row, "The mission is late.", topic=ida), mission)
    remark(cast.statement(row, "It costs much.", named=False, speaker="an official"), mission)
    page = shown(client, mission)
    text = re.sub(r"<[^>]+>", " ", page.partition('id="heard-head"')[2].partition("Articles")[0])
    assert "The mission is late." in text
    assert re.search(r"An official\s+unnamed", text)
    assert re.search(f'href="{ida.path}"[^>]*>Ida Moor</a>', page)


def test_who_writes_on_it_and_what_is_named_beside_it_are_counted(
    client: Client, mission: Topic, ida: Topic
) -> None:
    told("One", mission, ida, by=("Ida Moor",))
    told("Two", mission, ida, by=("Ida Moor",), published=NOON + timedelta(hours=1))
    row = told("Three", mission, published=NOON + timedelta(hours=2))
    subject = cast.topic("society", "subject")
    Mention.objects.create(article=row, topic=subject, published=row.published, implied=True)
    page = shown(client, mission)
    assert "Ida Moor The Harbour Herald 2 The Harbour Herald 3" in section(page, "writers")
    assert section(page, "beside") == "Named beside Orl Mission person Ida Moor 2"


def test_a_name_beside_it_counts_for_the_topic_that_it_is_joined_to(
    client: Client, mission: Topic, ida: Topic
) -> None:
    short = cast.topic("Moor", "person")
    short.joined = ida
    short.save()
    told("One", mission, ida, short)
    told("Two", mission, short)
    assert section(shown(client, mission), "beside") == "Named beside Orl Mission person Ida Moor 2"


def test_a_subject_leads_to_its_broader_and_narrower_ones(client: Client, db: None) -> None:
    broad, middle, narrow = (
        Topic.objects.create(kind="subject", name=name, key=name, code=name)
        for name in ("conflict", "war", "siege")
    )
    middle.broader, narrow.broader = broad, middle
    middle.save()
    narrow.save()
    told("Siege of Halm", middle, narrow)
    page = shown(client, middle)
    assert f'<a href="{broad.path}">conflict</a>' in page
    assert section(page, "narrower") == "Parts of it siege 1"
    assert f'› <a href="{middle.path}">war</a>' in shown(client, narrow)


def test_subjects_that_are_parts_of_each_other_end(client: Client, db: None) -> None:
    one, two = (
        Topic.objects.create(kind="subject", name=name, key=name, code=name)
        for name in ("one", "two")
    )
    one.broader, two.broader = two, one
    one.save()
    two.save()
    assert client.get(one.path).status_code == 200


def test_the_page_says_that_reading_is_reduced_where_it_is(client: Client, mission: Topic) -> None:
    row = told("Mission begins", mission, language="en")
    reading = Reading.objects.create(article=row, model="a parser")
    assert "Reading is reduced" not in shown(client, mission)
    reading.model = "rules"
    reading.save()
    assert "Reading is reduced" in shown(client, mission)


def test_only_the_owner_is_offered_to_join_and_part(
    client: Client, as_bea: Client, as_owner: Client, mission: Topic
) -> None:
    told("Mission begins", mission)
    offered = ['href="#edit"' in shown(one, mission) for one in (client, as_bea, as_owner)]
    assert offered == [False, False, True]


def test_the_page_asks_the_same_few_questions_of_a_busy_topic(
    as_owner: Client, mission: Topic, ida: Topic
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            as_owner.get(mission.path)
        return len(asked)

    def fill(number: int) -> None:
        for row in cast.story(f"Story {number}").articles:
            cast.mention(row, mission)
            cast.mention(row, ida)
            cast.statement(row, f"We said {number}.", topic=mission)
            remark(cast.statement(row, f"They said {number}.", topic=ida), mission)
            fact(row, mission, cast.topic(f"Person {number}", "person"), f"head {number}")

    for name in ("OM", "The Mission"):
        joined = cast.topic(name, "organisation")
        joined.joined = mission
        joined.save()
    fill(0)
    as_owner.get(mission.path)
    few = cost()
    for number in range(1, 9):
        fill(number)
    third = cast.topic("The Orl Mission", "organisation")
    third.joined = mission
    third.save()
    assert cost() == few <= 25  # the owner's, with the editor's part


def test_an_office_for_one_thing_is_another_than_the_office() -> None:
    council = ["Consumer Council"]
    assert head("head of finance at the Consumer Council", council) == "head of finance"
    assert head("head of the Consumer Council", council) == "head"
    front = ["Labour Front"]
    assert head("Labour Front’s leader on the council", front) != head("its leader", front)


def test_a_role_told_shorter_is_told_once(client: Client, mission: Topic, ida: Topic) -> None:
    for words in ("Finance Minister", "minister", "Orl’s Finance Minister", "former judge"):
        fact(told(words), ida, None, words, kind="role")
    fact(told("At the mission"), ida, mission, "commander of the Orl Mission", kind="role")
    fact(told("Alone"), ida, None, "commander", kind="role")
    text = section(shown(client, ida), "roles").casefold()
    assert text.count("minister") == 1
    assert "3 independent reports" in text
    assert "former judge" in text
    assert text.count("commander") == 1


def test_a_role_told_in_fewer_of_its_words_is_told_once(client: Client, ida: Topic) -> None:
    roles = ["Green presidential nominee"] * 2 + ["Green nominee", "presumptive nominee"]
    for words in (*roles, "Secretary of State", "Secretary of State", "secretary"):
        fact(told(words), ida, None, words, kind="role")
    text = section(shown(client, ida), "roles").casefold()
    assert (text.count("green"), text.count("presumptive"), text.count("secretary")) == (1, 1, 1)
    assert text.count("3 independent reports") == 2


def test_a_former_office_is_no_fuller_word_for_the_office(client: Client, ida: Topic) -> None:
    for words in ("former minister", "minister"):
        fact(told(words), ida, None, words, kind="role")
    assert section(shown(client, ida), "roles").casefold().count("minister") == 2


def test_what_one_report_of_many_tells_is_no_standing_fact(client: Client, ida: Topic) -> None:
    for number in range(11):
        fact(told(f"Commander {number}"), ida, None, "commander", kind="role")
    fact(told("A question"), ida, None, "not a president", kind="role")
    fact(told("New"), ida, None, "envoy", kind="role", since=date(2024, 3, 4))
    text = section(shown(client, ida), "roles").casefold()
    assert "11 independent reports" in text
    assert "not a president" not in text
    assert "envoy" in text


def test_on_a_small_page_statements_stand_before_counts_and_the_editor_last(
    client: Client, ida: Topic
) -> None:
    client.force_login(cast.owner())
    for number in range(2):
        cast.statement(told(f"Said {number}", ida), f"It may last {number} years.", topic=ida)
    page = shown(client, ida)
    heads = [page.index(f'id="{name}-head"') for name in ("said", "writers", "articles", "edit")]
    assert heads == sorted(heads)


def test_copies_of_one_text_are_one_report_of_a_quotation_named_after_their_agency(
    client: Client, db: None
) -> None:
    words = "The bridge over the Orl may stay closed for a year, and perhaps for two."
    person, about = cast.topic("Ida Moor", "person"), cast.topic("River Orl")
    post = told("Bridge shut", person, about, outlet=cast.outlet("Portside Post"), agency="Kestrel")
    kestrel = told("Bridge closed", person, about, outlet=cast.outlet("Kestrel"), origin=post)
    rows = [cast.statement(row, words, topic=person) for row in (post, kestrel)]
    for row in rows:
        remark(row, about)
    for topic in (person, about):
        said = section(shown(client, topic), "said" if topic == person else "heard")
        assert "Kestrel ·" in said
        assert "Portside Post" not in said
        assert " reports" not in said
    own = told("A year without a bridge", person, outlet=cast.outlet("The Courier"))
    cast.statement(own, words, topic=person)
    said = section(shown(client, person), "said")
    assert "in 2 reports" in said
    assert "Portside Post" not in said
