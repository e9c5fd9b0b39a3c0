"""The rows of a story: told anew from its articles, at a bounded cost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from standfirst.jobs import regroup, story
from standfirst.models import Article, Development, Reader, Reading, Story, StorySentence
from tests import cast

pytestmark = pytest.mark.django_db

CLOSED = "The Karl Amund bridge in Halvik was closed before dawn after a crack was found."
COST = "Repairing the Karl Amund bridge will cost 95 million crowns, the council was told."
TRIAL = "Prosecutors charged an inspector of the Karl Amund bridge with forging three reports."


def read(row: Article, *sentences: str, dates: tuple[list[Any], ...] = ()) -> Article:
    """Give the article a text of these sentences, and its Reading."""
    text, spans = "", []
    for sentence in sentences:
        spans.append([len(text), len(text) + len(sentence)])
        text += sentence + " "
    row.body.text = text
    row.body.save()
    Reading.objects.create(article=row, model="rules", sentences=spans, dates=list(dates))
    return row


def step(of: Story, *, days: int = 0) -> Development:
    at = cast.NOON - timedelta(days=days)
    return Development.objects.create(story=of, opened_at=at, latest_at=at)


def in_step(row: Development, headline: str, *sentences: str, **fields: Any) -> Article:
    known: dict[str, Any] = {"published": row.opened_at, "grouped_at": cast.NOON}
    made = cast.article(headline, story=row.story, development=row, **known | fields)
    return read(made, *sentences)


def test_lists_show_the_newest_turn_and_the_page_the_affair_too() -> None:
    row = cast.story().story
    new = step(row)
    Article.objects.filter(story=row).delete()
    old = in_step(step(row, days=9), "Inspector charged", TRIAL)
    told = [in_step(new, "Bridge closed", CLOSED), in_step(new, "Bridge dear", COST)]
    story.refresh([row.pk])
    row.refresh_from_db()
    kept = list(StorySentence.objects.filter(story=row))
    assert row.standfirst == " ".join(one.text for one in kept[:-1])
    assert [one.article_id for one in kept][-1] == old.pk
    assert {one.article_id for one in kept[:-1]} == {one.pk for one in told}
    for one in kept:
        assert one.text in one.article.body.text


def test_a_story_tells_how_it_began_and_not_what_came_between() -> None:
    row = cast.story().story
    Article.objects.filter(story=row).delete()
    first = in_step(step(row, days=9), "Inspector of Karl Amund bridge charged", TRIAL)
    between = step(row, days=5)
    tested = (
        "Engineers of Halvik will test the Karl Amund bridge, said the mayor of the Orl Valley."
    )
    for outlet in ("Orl Valley News", "The Sund Post"):
        in_step(between, "Karl Amund bridge to be tested", tested, outlet=cast.outlet(outlet))
    newest = in_step(step(row), "Karl Amund bridge closed in Halvik", CLOSED)
    story.refresh([row.pk])
    told = StorySentence.objects.filter(story=row)
    assert [one.article_id for one in told] == [newest.pk, first.pk]


def test_headline_and_first_sentence_are_of_one_turn() -> None:
    row = cast.story().story
    Article.objects.filter(story=row).delete()
    in_step(step(row, days=9), "Inspector charged", TRIAL)
    in_step(step(row), "Bridge closed in Halvik after crack is found", CLOSED)
    story.refresh([row.pk])
    row.refresh_from_db()
    assert row.headline == "Bridge closed in Halvik after crack is found"
    assert row.standfirst.startswith(CLOSED)


def test_a_story_that_an_editor_joined_another_to_keeps_its_own_headline() -> None:
    one, other = cast.story("Ferry sails"), cast.story("Bridge closed")
    own = read(one.articles[1], "The ferry sailed to Osk on Tuesday with all its passengers.")
    for row in other.articles[:2]:
        read(row, "The bridge over the Orl was closed on Tuesday after a crack was found.")
    story.refresh([one.story.pk])
    before = Story.objects.get(pk=one.story.pk)
    regroup.merge(other.story, one.story, by=Reader.owner(), reason="", now=cast.NOON)
    after = Story.objects.get(pk=one.story.pk)
    assert (after.headline, after.lead) == (before.headline, before.lead) == (own.headline, own)
    assert after.standfirst == before.standfirst


def test_a_joined_story_tells_where_nothing_as_new_is_its_own() -> None:
    one, other = cast.story("Ferry sails"), cast.story("Bridge closed")
    for row in (*one.articles[:2], *other.articles[:2]):
        read(row, f"{row.headline}, all who were there said on Tuesday.")
    Article.objects.filter(story=one.story).update(published=cast.NOON - timedelta(days=9))
    regroup.merge(other.story, one.story, by=Reader.owner(), reason="", now=cast.NOON)
    told = Story.objects.get(pk=one.story.pk)
    assert told.lead in other.articles


def test_a_story_without_readings_keeps_the_standfirst_of_its_newest_article() -> None:
    row = cast.story().story
    Article.objects.filter(headline="Drivers face a long way round").delete()
    Article.objects.filter(origin=None).update(published=cast.NOON + timedelta(days=1))
    Article.objects.filter(origin=None).update(standfirst="A crack in a pier.")
    story.refresh([row.pk])
    row.refresh_from_db()
    assert (row.standfirst, row.sentences.count()) == ("A crack in a pier.", 0)


def test_a_step_keeps_its_best_sentence_and_the_day_it_happened_on() -> None:
    row = cast.story().story
    new = step(row)
    made = in_step(new, "Bridge closed", "On Monday " + CLOSED[0].lower() + CLOSED[1:])
    Reading.objects.filter(article=made).update(dates=[[0, 9, "2024-03-04", "2024-03-04"]])
    story.refresh([row.pk])
    new.refresh_from_db()
    assert new.sentence in made.body.text
    assert new.sentence
    assert (new.happened_on, new.happened_by, new.sentence_by) == (date(2024, 3, 4), made, made)


def test_only_steps_that_changed_are_told_anew() -> None:
    row = cast.story().story
    old, new = step(row, days=9), step(row)
    in_step(old, "Inspector charged", TRIAL)
    in_step(new, "Bridge closed", CLOSED)
    story.refresh([row.pk])
    Development.objects.filter(story=row).update(sentence="Untouched.")
    in_step(new, "Bridge dear", COST, grouped_at=cast.NOON + timedelta(hours=1))
    story.refresh([row.pk])
    old.refresh_from_db()
    new.refresh_from_db()
    assert old.sentence == "Untouched."
    assert new.sentence in (CLOSED, COST)


def test_a_step_that_lost_the_article_of_its_sentence_is_told_anew() -> None:
    row = cast.story().story
    old, new = step(row, days=9), step(row)
    gone = in_step(old, "Inspector charged", TRIAL)
    in_step(old, "Bridge dear", COST)
    in_step(new, "Bridge closed", CLOSED, grouped_at=cast.NOON + timedelta(hours=1))
    Development.objects.filter(pk=old.pk).update(sentence=TRIAL, sentence_by=gone)
    Development.objects.filter(pk=new.pk).update(sentence=CLOSED, sentence_by=gone)
    gone.development = new
    gone.save()
    story.refresh([row.pk])
    old.refresh_from_db()
    assert old.sentence == COST


def test_copies_have_no_voice_in_what_tells_a_step() -> None:
    row = cast.story().story
    new = step(row)
    first = in_step(new, "Bridge closed", CLOSED)
    for _ in range(20):
        in_step(new, "Bridge closed", CLOSED, origin=first)
    story.refresh([row.pk])
    new.refresh_from_db()
    assert (new.sentence, new.sentence_by) == (CLOSED, first)


def test_sentences_are_looked_for_where_a_long_text_begins() -> None:
    row = cast.story().story
    new = step(row)
    made = in_step(new, "Bridge closed", "a " * 2000, TRIAL)
    story.refresh([row.pk])
    new.refresh_from_db()
    assert (new.sentence, new.sentence_by) == ("", made)


def test_empty_steps_go_and_an_emptied_story_goes() -> None:
    told = cast.story()
    empty = step(told.story)
    story.refresh([told.story.pk])
    assert not Development.objects.filter(pk=empty.pk).exists()
    Article.objects.filter(story=told.story).delete()
    story.refresh([told.story.pk])
    assert not Story.objects.filter(pk=told.story.pk).exists()


def test_refreshing_asks_the_same_number_of_questions_of_any_story(
    django_assert_max_num_queries: Any,
) -> None:
    row = cast.story().story
    for days in range(50):
        in_step(step(row, days=days), "Bridge closed", CLOSED)
    with django_assert_max_num_queries(20):
        story.refresh([row.pk])


def test_refreshing_twice_changes_nothing() -> None:
    row = cast.story().story
    in_step(step(row), "Bridge closed", CLOSED)
    story.refresh([row.pk])
    before = [list(model.objects.order_by("pk").values()) for model in (Story, StorySentence)]
    story.refresh([row.pk])
    after = [list(model.objects.order_by("pk").values()) for model in (Story, StorySentence)]
    assert after == before
