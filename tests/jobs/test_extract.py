"""One article whatever its address; what an outlet changed, kept and told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from standfirst.core.source.record import to_json
from standfirst.core.types import ExtractedArticle, ParsedItem, Person
from standfirst.jobs.extract import keep
from standfirst.jobs.revise import MOST
from standfirst.models import Article, ArticleAddress, Entry, Item, Revision, Source, Trace
from tests import cast

pytestmark = pytest.mark.django_db

NOW = cast.NOON
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SITE = "https://harbour.example"
CLOSED = "The bridge over the Orl was closed on Tuesday after 12 cracks were found in a pier."
SAID = "“We will not open it before every girder has been measured,” said Henrike Dahlin."
BUSES = "Buses are sent over the tunnel instead, and drivers wait for an hour at noon each day."
TEXT = (CLOSED, SAID, BUSES)
OTHER = (
    "The council of Orl has met to talk about the roofs of its schools, which leak since autumn.",
    "The museum of rope opens its doors again in May, after two years of work on its cellar.",
)


@pytest.fixture
def source(db: None) -> Source:
    return cast.source()


def item(source: Source, path: str, *, at: datetime = NOW, key: str = "") -> Item:
    return Item.objects.create(
        source=source,
        key=key or path,
        url=f"{SITE}{path}" if path else "",
        announced=to_json(ParsedItem(key=path)),
        digest="",
        seen_at=at,
    )


def piece(path: str = "/bridge", **changes: Any) -> ExtractedArticle:
    made = ExtractedArticle(
        headline="Bridge over the Orl closed after cracks",
        standfirst="",
        authors=(Person("Ida Moor"),),
        agency="",
        published=NOW - HOUR,
        modified=None,
        language="en",
        paragraphs=TEXT,
        html="".join(f"<p>{line}</p>" for line in TEXT),
        url=f"{SITE}{path}" if path else "",
    )
    return replace(made, **changes)


def kept(row: Item, found: ExtractedArticle, at: datetime = NOW, landed: str = "") -> Article:
    """As the job does it: the item then knows its article."""
    article = keep(row, found, at, landed=landed)
    Item.objects.filter(pk=row.pk).update(article=article)
    row.article_id = article.pk
    return Article.objects.get(pk=article.pk)


# --- identity -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["/bridge?utm_source=feed", "/bridge/", "/amp/bridge", "/bridge#comments", "/bridge?amp=1"],
)
def test_an_address_in_another_dress_is_the_same_article(source: Source, path: str) -> None:
    first = kept(item(source, "/bridge"), piece())
    again = kept(item(source, path), piece(path), NOW + HOUR)
    assert again.pk == first.pk
    assert Revision.objects.count() == 0


def test_a_new_address_with_the_same_text_is_the_same_article(source: Source) -> None:
    first = kept(item(source, "/bridge"), piece())
    later = item(source, "/bridge-shut", at=NOW + DAY)
    moved = kept(later, piece("/bridge-shut", headline="Bridge closed: cracks in pier"), NOW + DAY)
    assert moved.pk == first.pk
    assert moved.url == f"{SITE}/bridge-shut"
    assert {row.url for row in moved.addresses.all()} == {f"{SITE}/bridge", f"{SITE}/bridge-shut"}


def test_either_address_leads_to_the_article_ever_after(source: Source) -> None:
    row = item(source, "/bridge")
    first = kept(row, piece())
    changed = piece("/roofs", headline="Roofs leak in Orl", paragraphs=OTHER)
    assert kept(row, changed, NOW + HOUR, landed=f"{SITE}/roofs").pk == first.pk
    for path in ("/bridge", "/roofs"):
        assert kept(item(source, path, key=f"again {path}"), changed, NOW + DAY).pk == first.pk


def test_a_moved_host_is_followed_by_the_redirect(source: Source) -> None:
    first = kept(item(source, "/bridge"), piece())
    away = piece(url="https://news.new.example/bridge", headline="Bridge shut", paragraphs=OTHER)
    old = item(source, "/bridge", key="again")
    assert kept(old, away, NOW + DAY, landed="https://news.new.example/bridge").pk == first.pk
    assert ArticleAddress.objects.filter(url__startswith="https://news.new").exists()


def test_the_story_saves_and_follows_stay_with_the_article(source: Source) -> None:
    first = kept(item(source, "/bridge"), piece())
    told = cast.story()
    Article.objects.filter(pk=first.pk).update(story=told.story, grouped_at=NOW)
    reader = cast.bea()
    cast.entry(reader, first)
    Entry.objects.keep(reader.pk, first, saved=True, now=NOW)
    moved = kept(item(source, "/shut", at=NOW + DAY), piece("/shut", paragraphs=(*TEXT, OTHER[0])))
    assert (moved.pk, moved.story_id, moved.published) == (first.pk, told.story.pk, NOW - HOUR)
    entry = Entry.objects.get(reader=reader, article=moved)
    assert entry.followed
    assert entry.saved_at


@pytest.mark.parametrize("headline", ["Morning briefing", "Weather"])
def test_a_title_that_comes_every_day_is_another_article_each_day(
    source: Source, headline: str
) -> None:
    first = kept(item(source, "/1"), piece("/1", headline=headline))
    next_day = piece("/2", headline=headline, paragraphs=OTHER, published=NOW + DAY - HOUR)
    assert kept(item(source, "/2", at=NOW + DAY), next_day, NOW + DAY).pk != first.pk
    assert Revision.objects.count() == 0


def test_a_page_with_another_piece_each_day_loses_none(source: Source) -> None:
    first = kept(item(source, "/today", key="monday"), piece("/today"))
    second = item(source, "/today", key="tuesday", at=NOW + DAY)
    other = piece("/today", headline="Roofs leak", paragraphs=OTHER, published=NOW + DAY)
    made = kept(second, other, NOW + DAY)
    assert made.pk != first.pk
    assert made.url == first.url == f"{SITE}/today"
    assert kept(second, other, NOW + DAY + HOUR).pk == made.pk


def test_a_page_with_the_same_title_each_day_loses_none(source: Source) -> None:
    first = kept(item(source, "/today", key="monday"), piece("/today", headline="Morning briefing"))
    second = item(source, "/today", key="tuesday", at=NOW + DAY)
    other = piece(
        "/today", headline="Morning briefing", paragraphs=OTHER, published=NOW + DAY - HOUR
    )
    assert kept(second, other, NOW + DAY, landed=f"{SITE}/today").pk != first.pk


def test_pages_behind_one_wall_stay_as_many_articles(source: Source) -> None:
    wall = f"{SITE}/consent"
    rows = [
        kept(
            item(source, path),
            piece("", url=wall, headline=headline, paragraphs=(), whole=False),
            landed=wall,
        )
        for path, headline in (("/bridge", "Bridge closed"), ("/roofs", "Roofs leak"))
    ]
    assert len({row.pk for row in rows}) == 2
    assert [row.url for row in rows] == [f"{SITE}/bridge", f"{SITE}/roofs"]


def test_one_address_declared_by_every_page_joins_none(source: Source) -> None:
    section = f"{SITE}/news"
    first = kept(item(source, "/bridge"), piece(url=section), landed=f"{SITE}/bridge")
    other = piece(url=section, headline="Roofs leak in Orl", paragraphs=OTHER)
    assert kept(item(source, "/roofs"), other, landed=f"{SITE}/roofs").pk != first.pk
    assert Article.objects.count() == 2


def test_an_item_number_given_out_again_makes_a_new_article(source: Source) -> None:
    row = item(source, "/bridge", key="1")
    first = kept(row, piece())
    row.url = f"{SITE}/roofs"
    other = piece("/roofs", headline="Roofs leak in Orl", paragraphs=OTHER)
    assert kept(row, other, NOW + DAY).pk != first.pk


def test_items_that_all_link_to_the_home_page_are_articles_each(source: Source) -> None:
    rows = [
        kept(item(source, "/", key=name), piece("/", headline=name, paragraphs=text, whole=False))
        for name, text in (("Bridge closed", TEXT), ("Roofs leak", OTHER))
    ]
    assert len({row.pk for row in rows}) == 2


def test_a_letter_without_an_address_is_known_by_its_item(source: Source) -> None:
    row = item(source, "", key="letter-1")
    first = kept(row, piece(""))
    assert first.url == ""
    assert kept(row, piece("", paragraphs=OTHER), NOW + DAY).pk == first.pk
    other = piece("", headline="Roofs leak", paragraphs=OTHER[:1])
    assert kept(item(source, "", key="letter-2"), other).pk != first.pk


def test_another_outlet_with_the_same_text_has_an_article_of_its_own(source: Source) -> None:
    first = kept(item(source, "/bridge"), piece())
    other = cast.source(cast.outlet("Orl Valley News"))
    copy = keep(item(other, "/copy"), piece(url="https://valley.example/copy"), NOW)
    assert copy.pk != first.pk


def test_an_article_kept_by_an_earlier_version_is_found_again(source: Source) -> None:
    row = item(source, "/bridge")
    first = kept(row, piece())
    ArticleAddress.objects.all().delete()
    Trace.objects.all().delete()
    assert kept(item(source, "/bridge", key="again"), piece(), NOW + DAY).pk == first.pk
    assert ArticleAddress.objects.filter(article=first).exists()


def test_twins_announced_in_one_breath_are_one_article_without_a_revision(source: Source) -> None:
    first = kept(item(source, "/bridge"), piece())
    twin = piece("/bridge-region", headline="Cracks: bridge closed")
    assert kept(item(source, "/bridge-region"), twin).pk == first.pk
    assert Revision.objects.count() == 0


def test_the_archive_costs_no_more_questions(source: Source) -> None:
    def questions(number: int) -> int:
        found = piece(f"/w{number}", headline="Weather", paragraphs=(f"Day {number}.", *OTHER))
        row = item(source, f"/w{number}", at=NOW + number * 20 * DAY)
        found = replace(found, published=row.seen_at)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            kept(row, found, row.seen_at)
        return len(asked)

    first = questions(1)
    later = [questions(number) for number in range(2, 8)]
    assert max(later) <= first + 1
    assert Article.objects.count() == 7


# --- revisions ------------------------------------------------------------------------------------


def changed(source: Source, **changes: Any) -> Revision | None:
    """The revision left by a change an hour after the first reading."""
    row = item(source, "/bridge")
    kept(row, piece())
    kept(row, piece(**changes), NOW + HOUR)
    return Revision.objects.first()


def test_a_figure_changed_without_a_word_is_silent(source: Source) -> None:
    text = (CLOSED.replace("12", "15"), SAID, BUSES)
    revision = changed(source, paragraphs=text)
    assert revision is not None
    assert revision.kinds == ["figures", "text"]
    assert revision.silent
    assert revision.text == "\n\n".join(TEXT)


def test_a_change_with_a_correction_is_corrected_and_not_silent(source: Source) -> None:
    text = (CLOSED.replace("12", "15"), SAID, BUSES)
    note = "Correction: an earlier version gave a wrong number of cracks."
    revision = changed(source, paragraphs=text, corrections=(note,))
    assert revision is not None
    assert (revision.silent, revision.corrected) == (False, True)
    assert Article.objects.get().corrections == [note]


def test_a_change_with_a_new_date_is_not_silent(source: Source) -> None:
    revision = changed(source, headline="Bridge to open in May", modified=NOW)
    assert revision is not None
    assert not revision.silent


def test_a_date_that_cannot_be_tells_nobody_of_a_change(source: Source) -> None:
    revision = changed(source, headline="Bridge to open in May", modified=NOW + 400 * DAY)
    assert revision is not None
    assert revision.silent


def test_a_change_is_read_again_and_keeps_its_first_date(source: Source) -> None:
    row = item(source, "/bridge")
    first = kept(row, piece())
    Article.objects.update(read_due_at=None)
    again = kept(row, piece(headline="Bridge to open in May", published=NOW), NOW + HOUR)
    assert again.read_due_at == NOW + HOUR
    assert again.published == first.published


def test_a_new_date_alone_is_noted_without_a_revision(source: Source) -> None:
    row = item(source, "/bridge")
    kept(row, piece())
    Article.objects.update(read_due_at=None)
    again = kept(row, piece(modified=NOW), NOW + HOUR)
    assert (again.modified, again.read_due_at) == (NOW, None)
    assert Revision.objects.count() == 0


def test_what_was_missing_beside_the_text_is_taken_later(source: Source) -> None:
    row = item(source, "/bridge")
    kept(row, piece(authors=()))
    again = kept(row, piece(section="Local", agency="Orl Press"), NOW + HOUR)
    assert (again.section, again.agency) == ("Local", "Orl Press")
    assert [byline.author.name for byline in again.bylines.all()] == ["Ida Moor"]
    assert Revision.objects.count() == 0


def test_an_author_who_is_told_later_reaches_who_follows_them(source: Source) -> None:
    row = item(source, "/bridge")
    kept(row, piece(authors=()))
    Article.objects.update(read_due_at=None)
    assert kept(row, piece(), NOW + HOUR).read_due_at == NOW + HOUR
    Article.objects.update(read_due_at=None)
    assert kept(row, piece(), NOW + 2 * HOUR).read_due_at is None


def test_a_stub_never_replaces_a_whole_article(source: Source) -> None:
    row = item(source, "/bridge")
    kept(row, piece())
    again = kept(row, piece(paragraphs=(CLOSED,), whole=False, stub=True), NOW + HOUR)
    assert again.whole
    assert not again.stub
    assert again.body.text == "\n\n".join(TEXT)


def test_the_whole_article_replaces_a_stub_without_a_revision(source: Source) -> None:
    row = item(source, "/bridge")
    kept(
        row, piece(paragraphs=(CLOSED,), whole=False, stub=True, trouble="Only for those who pay.")
    )
    again = kept(row, piece(), NOW + HOUR)
    assert (again.whole, again.stub, again.trouble) == (True, False, "")
    assert Revision.objects.count() == 0


def test_a_shorter_part_does_not_replace_a_longer_one(source: Source) -> None:
    row = item(source, "/bridge")
    kept(row, piece(whole=False))
    assert kept(row, piece(paragraphs=(BUSES,), whole=False), NOW + HOUR).word_count > 40


def test_a_live_blog_leaves_one_revision_an_hour_and_none_is_silent(source: Source) -> None:
    row = item(source, "/live")
    lines: tuple[str, ...] = TEXT
    kept(row, piece("/live", live=True))
    for number in range(1, 13):
        lines = (f"Entry {number}: {number * 7} girders were measured by now.", *lines[:3])
        at = NOW + number * timedelta(minutes=10)
        article = kept(row, piece("/live", live=True, paragraphs=lines), at)
    assert article.body.text.startswith("Entry 12")
    assert Revision.objects.count() == 2
    assert not Revision.objects.filter(silent=True).exists()


def test_a_live_blog_that_ends_is_live_no_longer(source: Source) -> None:
    row = item(source, "/live")
    kept(row, piece("/live", live=True))
    assert not kept(row, piece("/live"), NOW + HOUR).live


def test_two_headlines_shown_in_turn_leave_one_revision(source: Source) -> None:
    row = item(source, "/bridge")
    for number in range(8):
        headline = ("Bridge over the Orl closed", "Cracks close the Orl bridge")[number % 2]
        kept(row, piece(headline=headline), NOW + number * HOUR)
    assert Revision.objects.count() == 1


def test_so_many_revisions_are_kept_with_the_first(source: Source) -> None:
    row = item(source, "/bridge")
    kept(row, piece())
    for number in range(MOST + 5):
        text = (f"{CLOSED} It is day {number}.", SAID, BUSES)
        kept(row, piece(paragraphs=text), NOW + (number + 1) * HOUR)
    assert Revision.objects.count() == MOST
    assert Revision.objects.last().text == "\n\n".join(TEXT)  # type: ignore[union-attr]
