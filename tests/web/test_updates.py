"""The Updates: archive, page, plain text, and the draft on the desk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from standfirst.clients.feeds.entries import updates
from standfirst.jobs.deliver import update_letter
from standfirst.models import Article, Brief, Reader, Sentence, Subscriber, Update
from tests import cast


def test_each_sentence_links_to_the_article_in_which_it_stands(client: Client, db: None) -> None:
    told = cast.story()
    page = client.get(cast.update(told).path).content.decode()
    assert "The bridge over the Orl was closed on Tuesday." in page
    assert f'href="{told.articles[0].path}">The Harbour Herald' in page


def test_the_plain_text_is_text(client: Client, db: None) -> None:
    answer = client.get(cast.update(cast.story("Rain & wind")).path + ".txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "RAIN & WIND" in answer.content.decode()


def test_an_update_is_read_in_few_questions_whatever_its_length(
    client: Client, db: None, django_assert_max_num_queries: Any
) -> None:
    update = cast.update()
    for number in range(1, 8):
        told = cast.story(f"Story {number}")
        brief = Brief.objects.create(
            update_of=update, position=number, story=told.story, headline=told.story.headline
        )
        brief.sources.set(told.articles)
        for row in told.articles:
            Sentence.objects.create(brief=brief, position=0, text="A sentence.", article=row)
    client.get(update.path)  # the desk's own row is made at the very first page
    with django_assert_max_num_queries(10):
        client.get(update.path)


def test_the_archive_shows_published_updates_only(client: Client, db: None) -> None:
    told = cast.story()
    cast.update(told)
    cast.update(told, draft=True, slot="evening")
    page = client.get("/updates").content.decode()
    assert "Morning Update" in page
    assert "/evening" not in page


def test_a_draft_is_the_owners_only(as_bea: Client, as_owner: Client) -> None:
    draft = cast.update(draft=True)
    assert as_bea.get(draft.path).status_code == 404
    assert as_bea.get(f"{draft.path}.txt").status_code == 404
    assert "This is a draft" in as_owner.get(draft.path).content.decode()


def test_publishing_a_draft_shows_it_to_everybody(as_owner: Client, client: Client) -> None:
    draft = cast.update(draft=True)
    as_owner.post(f"{draft.path}/publish")
    assert client.get(draft.path).status_code == 200


def form(draft: Update, text: str, **more: str) -> dict[str, str]:
    sentence = Sentence.objects.get(brief__update_of=draft)
    return {
        "headline": sentence.brief.headline,
        f"text-{sentence.pk}": text,
        f"article-{sentence.pk}": str(sentence.article_id),
        "action": "save",
        **more,
    }


def address(draft: Update) -> str:
    return f"{draft.path}/briefs/{Brief.objects.get(update_of=draft).pk}"


def test_a_change_that_stands_in_its_article_is_kept(as_owner: Client) -> None:
    draft = cast.update(draft=True)
    as_owner.post(address(draft), form(draft, "The bridge was closed on Tuesday."))
    changed = Sentence.objects.get(brief__update_of=draft)
    assert (changed.text, changed.edited) == ("The bridge was closed on Tuesday.", True)


def test_a_change_that_no_article_supports_is_refused_and_kept_in_the_form(
    as_owner: Client,
) -> None:
    draft = cast.update(draft=True)
    answer = as_owner.post(address(draft), form(draft, "The bridge fell, killing 40 in Lunden."))
    assert answer.status_code == 422
    assert "Not found in the sources" in answer.content.decode()
    assert "The bridge fell, killing 40 in Lunden." in answer.content.decode()
    assert "closed on Tuesday" in Sentence.objects.get(brief__update_of=draft).text


def test_a_headline_that_no_article_supports_is_refused(as_owner: Client) -> None:
    draft = cast.update(draft=True)
    same = Sentence.objects.get(brief__update_of=draft).text
    answer = as_owner.post(address(draft), form(draft, same, headline="Mayor Quill resigns"))
    assert answer.status_code == 422


def test_a_brief_keeps_at_least_one_sentence(as_owner: Client) -> None:
    draft = cast.update(draft=True)
    assert as_owner.post(address(draft), form(draft, " ")).status_code == 422


def test_a_brief_can_be_dropped(as_owner: Client) -> None:
    draft = cast.update(draft=True)
    as_owner.post(address(draft), {"action": "drop"})
    assert not Brief.objects.filter(update_of=draft).exists()


def test_a_published_update_changes_no_more(as_owner: Client) -> None:
    update = cast.update()
    assert as_owner.post(address(update), {"action": "drop"}).status_code == 404
    assert as_owner.post(f"{update.path}/publish").status_code == 404


def test_a_brief_of_another_update_is_not_touched(as_owner: Client) -> None:
    told = cast.story()
    draft, other = cast.update(told, draft=True), cast.update(told, draft=True, slot="evening")
    foreign = Brief.objects.get(update_of=other).pk
    assert as_owner.post(f"{draft.path}/briefs/{foreign}", {"action": "drop"}).status_code == 404


BEFORE = '<span class="then" lang="en">4 March:</span> '
TODAY = "The bridge over the Orl was closed today."


def said_today(update: Update, at: datetime) -> Sentence:
    """The Update's sentence, made one that says "today", of an article of that moment."""
    row = Sentence.objects.select_related("article__outlet").get(brief__update_of=update)
    Sentence.objects.filter(pk=row.pk).update(text=TODAY)
    Article.objects.filter(pk=row.article_id).update(published=at, language="en")
    return row


def html_of(update: Update, client: Client) -> dict[str, str]:
    """What is shown of an Update: the page, the letter, the feed's entry."""
    letter = update_letter(update, Subscriber(email="bea@example.org", token="x"))
    page = client.get(update.path).content.decode()
    return {"page": page, "letter": letter.html, "feed": updates().entries[0].html}


def test_today_of_another_day_than_the_updates_is_told_with_its_date(
    client: Client, db: None
) -> None:
    update = cast.update()
    row = said_today(update, cast.NOON)
    assert not any("March:" in shown for shown in html_of(update, client).values())
    assert "March:" not in client.get(f"{update.path}.txt").content.decode()
    said_today(update, cast.NOON - timedelta(days=1))
    for shown in html_of(update, client).values():
        assert BEFORE in shown
        assert f"{row.article.outlet.name}, 4 March" not in shown
    assert f"\n4 March: {TODAY}" in client.get(f"{update.path}.txt").content.decode()


def test_the_date_before_a_sentence_is_marked_as_none_of_the_sources_words(
    client: Client, db: None
) -> None:
    update = cast.update()
    row = said_today(update, cast.NOON - timedelta(days=1))
    Article.objects.filter(pk=row.article_id).update(language="fr")
    for where, shown in html_of(update, client).items():
        assert BEFORE in shown, where
        assert ' lang="fr">' in shown.split(TODAY)[0], where


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2024, 3, 4, 22, 30, tzinfo=UTC), ""),  # half past midnight of 5 March in Athens
        (datetime(2024, 3, 4, 21, 30, tzinfo=UTC), "4 March"),
    ],
)
def test_the_day_of_a_sentence_is_that_of_the_updates_zone_wherever_it_is_read(
    at: datetime, day: str, client: Client, db: None
) -> None:
    update = cast.update()
    Update.objects.filter(pk=update.pk).update(zone="Europe/Athens")
    said_today(update, at)
    update.refresh_from_db()
    for zone in ("Pacific/Auckland", "America/Los_Angeles"):
        with timezone.override(zone):
            letter = update_letter(update, Subscriber(email="bea@example.org", token="x"))
            (entry,) = updates().entries
        for shown in (letter.html, letter.text, entry.html):
            assert ("March:" in shown) == bool(day)
            assert not day or f"{day}:" in shown


def test_a_page_shows_the_day_of_the_updates_zone_to_a_reader_of_another(
    as_bea: Client, db: None
) -> None:
    update = cast.update()
    Reader.objects.filter(username="bea").update(zone="Pacific/Auckland")
    said_today(update, datetime(2024, 3, 4, 13, 0, tzinfo=UTC))  # 5 March in Auckland
    assert BEFORE in as_bea.get(update.path).content.decode()


def test_an_update_without_briefs_says_that_it_was_quiet(client: Client, db: None) -> None:
    update = cast.update()
    update.briefs.all().delete()
    assert "A quiet time" in client.get(update.path).content.decode()


def test_a_sentence_of_another_day_than_the_updates_says_its_day(client: Client, db: None) -> None:
    update = cast.update()
    plain, page = (client.get(f"{update.path}{kind}").content.decode() for kind in (".txt", ""))
    row = Sentence.objects.select_related("article__outlet").get(brief__update_of=update)
    assert f"-- {row.article.outlet.name}: " in plain
    assert f">{row.article.outlet.name}</a>" in page
    row.article.published = cast.NOON - timedelta(days=1)
    row.article.save()
    plain, page = (client.get(f"{update.path}{kind}").content.decode() for kind in (".txt", ""))
    assert f"\n4 March: {row.text}\n" in plain
    assert f"{BEFORE}{row.text}" in page


def test_a_day_is_told_once_before_the_sentences_of_it(client: Client, db: None) -> None:
    update = cast.update()
    told, brief = cast.story("Trains late"), update.briefs.get()
    days = [timedelta(days=1), timedelta(hours=26), timedelta(0), timedelta(minutes=5)]
    brief.sentences.all().delete()
    for place, ago in enumerate(days):
        row = cast.article(f"Of {place}", story=told.story, published=cast.NOON - ago)
        brief.sentences.create(position=place, text=f"Sentence {place}.", article=row)
    plain = client.get(f"{update.path}.txt").content.decode()
    lines = [line for line in plain.splitlines() if "Sentence" in line]
    assert lines == ["4 March: Sentence 0.", "Sentence 1.", "5 March: Sentence 2.", "Sentence 3."]
    for where, shown in html_of(update, client).items():
        assert [shown.count(f"{day} March:</span>") for day in (4, 5)] == [1, 1], where


def listed(update: Update) -> Brief:
    """A Brief of that Update of which only the headline is told."""
    other = cast.story("Heath fire under control")
    brief = Brief.objects.create(
        update_of=update, position=5, story=other.story, headline="Heath fire under control"
    )
    brief.sources.set(other.articles)
    return brief


def test_what_found_no_brief_is_listed_by_its_headline_wherever_an_update_is_read(
    client: Client, db: None
) -> None:
    update = cast.update()
    brief = listed(update)
    assert brief.story is not None
    page = client.get(update.path).content.decode()
    _, _, also = page.partition("Also in the news")
    assert f'<a href="{brief.story.path}">Heath fire under control</a>' in also
    assert page.count('class="brief"') == 1
    text = client.get(f"{update.path}.txt").content.decode()
    assert f"- Heath fire under control\n  {settings.DESK.url}{brief.story.path}" in text
    for html in html_of(update, client).values():
        assert "Also in the news" in html
        assert f'{brief.story.path}">Heath fire under control</a>' in html


def test_an_update_that_only_lists_headlines_was_not_quiet(client: Client, db: None) -> None:
    update = cast.update()
    update.briefs.all().delete()
    listed(update)
    for kind in ("", ".txt"):
        page = client.get(f"{update.path}{kind}").content.decode()
        assert "Heath fire under control" in page
        assert "A quiet" not in page


def test_a_listed_headline_of_a_draft_can_be_dropped(as_owner: Client) -> None:
    draft = cast.update(draft=True)
    brief = listed(draft)
    address = f"{draft.path}/briefs/{brief.pk}"
    assert f'action="{address}"' in as_owner.get(draft.path).content.decode()
    as_owner.post(address, {"action": "drop"})
    assert draft.also == []
