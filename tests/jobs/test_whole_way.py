"""From sources to an Update, once, over real HTTP."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from standfirst.core.types import Slot
from standfirst.jobs import follow
from standfirst.jobs.compose import compose_slot
from standfirst.jobs.tools import Tools
from standfirst.models import (
    Article,
    Development,
    Entry,
    Figure,
    Item,
    Reader,
    Sentence,
    Source,
    Statement,
    Story,
    StorySentence,
    Topic,
    Update,
)
from tests import wire
from tests.jobs.conftest import NOW
from tests.jobs.rounds import run_stages
from tests.stand import Stand

pytestmark = pytest.mark.django_db


def test_every_announced_article_arrives_whole(news: Stand, kit: Tools) -> None:
    run_stages(kit, NOW)
    rows = {row.headline: row for row in Article.objects.select_related("body")}
    assert set(rows) == {told.headline for told in wire.ALL}
    for told in wire.ALL:
        row = rows[told.headline]
        assert row.whole
        assert row.published == told.at
        assert row.body.text.split("\n\n") == list(told.text)
        assert [line.author.name for line in row.bylines.all()] == [told.author]


def test_the_affair_is_one_story_and_the_pigeon_another(news: Stand, kit: Tools) -> None:
    run_stages(kit, NOW)
    stories = {story.article_count for story in Story.objects.all()}
    assert stories == {3, 1}
    bridge = Story.objects.get(article_count=3)
    assert bridge.outlet_count == 2
    assert bridge.origin_count == 3
    assert bridge.latest_at == wire.NOON
    reasons = bridge.articles.exclude(pk=bridge.articles.earliest("published").pk)
    assert all("shares" in row.reason for row in reasons)


def test_every_sentence_that_tells_a_story_stands_in_its_article(news: Stand, kit: Tools) -> None:
    run_stages(kit, NOW)
    told = [(one.text, one.article) for one in StorySentence.objects.all()]
    steps = Development.objects.exclude(sentence="")
    told += [(step.sentence, step.sentence_by) for step in steps if step.sentence_by]
    assert {article.story_id for _, article in told} == set(
        Story.objects.values_list("pk", flat=True)
    )
    assert [text for text, article in told if text not in article.body.text] == []
    for story in Story.objects.all():
        turn = [one.text for one in story.sentences.all() if one.text in story.standfirst]
        assert story.standfirst == " ".join(turn) != ""


def test_who_said_what_is_kept_with_the_unnamed_and_why(news: Stand, kit: Tools) -> None:
    run_stages(kit, NOW)
    unnamed = Statement.objects.filter(named=False).exclude(reason="").get()
    assert "authorised" in unnamed.reason
    named = Statement.objects.filter(named=True, article__url__endswith="/courier/bridge").get()
    assert named.speaker == "Henrike Dahlin"
    assert Figure.objects.filter(value=31000, about=True).exists()


def test_a_follow_brings_the_articles_with_the_reason(news: Stand, kit: Tools) -> None:
    owner = Reader.owner()
    follow.follow(owner, "pigeon", now=NOW)
    run_stages(kit, NOW)
    entry = Entry.objects.following(owner.pk).get()
    assert entry.article.headline == wire.PIGEON.headline
    assert entry.reasons[0]["says"] == "You follow the search pigeon"


def test_a_late_follow_brings_what_is_there_already(news: Stand, kit: Tools) -> None:
    run_stages(kit, NOW)
    owner = Reader.owner()
    topic = next(row for row in follow.find("Henrike Dahlin") if isinstance(row, Topic))
    follow.follow(owner, topic, now=NOW)
    assert Entry.objects.following(owner.pk).count() == 3


def test_ending_a_follow_takes_its_articles_out_of_following(news: Stand, kit: Tools) -> None:
    run_stages(kit, NOW)
    owner = Reader.owner()
    row = follow.follow(owner, "pigeon", now=NOW)
    follow.unfollow(owner, row.pk)
    assert not Entry.objects.following(owner.pk).exists()


def test_every_sentence_of_the_update_stands_in_its_article(news: Stand, kit: Tools) -> None:
    run_stages(kit, NOW)
    update = compose_slot(Slot.EVENING, date(2026, 3, 2), "UTC", now=NOW)
    sentences = Sentence.objects.filter(brief__update_of=update).select_related("article__body")
    assert sentences
    for sentence in sentences:
        assert sentence.text in sentence.article.body.text


def test_the_evening_does_not_repeat_the_morning(news: Stand, kit: Tools) -> None:
    run_stages(kit, NOW)
    day = date(2026, 3, 2)
    morning = compose_slot(Slot.MORNING, day, "UTC", now=NOW)
    evening = compose_slot(Slot.EVENING, day, "UTC", now=NOW)
    told = [set(one.briefs.values_list("sentences__text", flat=True)) for one in (morning, evening)]
    assert told[0]
    assert told[1]
    assert not told[0] & told[1]
    assert "second crack" in evening.briefs.get(story__article_count=3).news.lower()


def test_an_update_knows_nothing_of_what_came_after_its_hour(news: Stand, kit: Tools) -> None:
    run_stages(kit, NOW)
    morning = compose_slot(Slot.MORNING, date(2026, 3, 2), "UTC", now=NOW)
    assert [brief.headline for brief in morning.briefs.all()] == [wire.BRIDGE_TOO.headline] or [
        brief.headline for brief in morning.briefs.all()
    ] == [wire.BRIDGE.headline]


def test_a_slot_is_written_once(news: Stand, kit: Tools) -> None:
    run_stages(kit, NOW)
    day = date(2026, 3, 2)
    first = compose_slot(Slot.EVENING, day, "UTC", now=NOW)
    again = compose_slot(Slot.EVENING, day, "UTC", now=NOW + timedelta(hours=1))
    assert again.pk == first.pk
    assert Update.objects.count() == 1


def test_polling_again_changes_nothing(news: Stand, kit: Tools) -> None:
    run_stages(kit, NOW)
    tables = (Item, Article, Story, Topic, Statement, Figure)
    before = [list(table.objects.order_by("pk").values()) for table in tables]
    Source.objects.update(due_at=NOW)
    run_stages(kit, NOW + timedelta(seconds=1))
    after = [list(table.objects.order_by("pk").values()) for table in tables]
    assert before == after
