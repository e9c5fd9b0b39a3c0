"""The page of an article, saving and reading it, comments under it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.test import Client
from django.utils import timezone

from standfirst import web
from standfirst.models import Comment, Entry, Reader, Revision
from standfirst.web.article import without_pictures
from standfirst.web.comments import MOST_AN_HOUR
from tests import cast


def test_the_page_shows_the_whole_article_with_its_authors(client: Client, db: None) -> None:
    row = cast.article(by=("Ida Moor", "Per Holt"), standfirst="Engineers found it.")
    page = client.get(row.path).content.decode()
    assert "<p>The bridge over the Orl was closed on Tuesday.</p>" in page
    assert page.index("Ida Moor") < page.index("Per Holt")
    assert "Read at The Harbour Herald" in page


def test_an_article_without_a_body_still_has_a_page(client: Client, db: None) -> None:
    row = cast.article()
    row.body.delete()
    assert client.get(row.path).status_code == 200


def test_what_is_not_whole_says_why(client: Client, db: None) -> None:
    row = cast.article(whole=False, trouble="The outlet asks for a subscription.")
    assert "The outlet asks for a subscription." in client.get(row.path).content.decode()


def test_a_change_by_the_outlet_is_told(client: Client, db: None) -> None:
    row = cast.article()
    for kinds, silent in ((["figures", "text"], True), (["headline"], False)):
        Revision.objects.create(article=row, replaced_at=cast.NOON, kinds=kinds, silent=silent)
    page = client.get(row.path).content.decode()
    assert "Changed twice after publication: headline, figures, text" in page
    assert f'href="/articles/{row.pk}/revisions"' in page
    assert ">silent<" in page


def test_an_article_never_changed_says_nothing_of_changes(client: Client, db: None) -> None:
    assert "see what changed" not in client.get(cast.article().path).content.decode()


def test_a_correction_stands_apart_under_the_text(client: Client, db: None) -> None:
    row = cast.article(corrections=["We misspelled the river: it is the <b>Orl</b>."])
    page = client.get(row.path).content.decode()
    assert "Note by the outlet" in page
    assert "the &lt;b&gt;Orl&lt;/b&gt;." in page
    assert page.index("closed on Tuesday") < page.index("Note by the outlet")


def test_a_note_that_names_itself_gets_no_second_name(client: Client, db: None) -> None:
    row = cast.article(corrections=["Korrektur: Der Fluss heißt Orl."])
    assert "Note by the outlet" not in client.get(row.path).content.decode()


def test_a_page_that_is_gone_is_told_to_readers_without_advice(client: Client, db: None) -> None:
    told = "The site has no page at this address (404). Check the address."
    page = client.get(cast.article(whole=False, trouble=told).path).content.decode()
    assert "The outlet’s page is gone (404); this is what its feed said." in page
    assert "Check the address" not in page
    told = "The site has an error of its own (503). It is asked again later."
    page = client.get(cast.article(whole=False, trouble=told).path).content.decode()
    assert "could not be had (503)" in page
    told = "The page holds too little text to be an article. Open it."
    page = client.get(cast.article(whole=False, trouble=told).path).content.decode()
    assert "too little text to be an article.</p>" in page
    assert "gave no more" in client.get(cast.article(whole=False).path).content.decode()


def test_a_change_both_silent_and_corrected_at_times_shows_both(client: Client, db: None) -> None:
    row = cast.article()
    Revision.objects.create(article=row, replaced_at=cast.NOON, kinds=["headline"], silent=True)
    Revision.objects.create(article=row, replaced_at=cast.NOON, kinds=["text"], corrected=True)
    page = client.get(row.path).content.decode()
    assert ">silent<" in page
    assert ">corrected<" in page


def test_a_picture_without_words_is_a_button(client: Client, db: None) -> None:
    row = cast.article(picture_url="https://harbour.example/p.jpg")
    page = client.get(row.path).content.decode()
    assert '<a class="button" href="https://harbour.example/p.jpg"' in page
    assert 'class="picture"' not in page


def test_the_footer_offers_moving_only_where_there_are_entries(client: Client, db: None) -> None:
    """By the style sheet: what is hidden there must be marked in the page."""
    page = client.get(cast.article().path).content.decode()
    css = (Path(web.__file__).parent / "static/standfirst.css").read_text()
    for mark in ("moves", "opens", "saves"):
        assert f'<span class="{mark}">' in page
        assert f".{mark}" in css


def test_a_stub_says_that_the_outlet_shows_only_the_beginning(client: Client, db: None) -> None:
    row = cast.article(whole=False, stub=True, trouble="Behind a wall.")
    page = client.get(row.path).content.decode()
    assert "shows only the beginning to those who do not pay" in page
    assert "Behind a wall." not in page


def test_a_live_blog_says_so_and_when_it_was_fetched(client: Client, db: None) -> None:
    row = cast.article(live=True, fetched_at=cast.NOON)
    page = client.get(row.path).content.decode()
    assert "A live blog: it changes all day; last fetched" in page
    assert "5 March 2024, 12:00 UTC" in page


def test_dates_are_shown_with_their_zone(as_bea: Client, bea: Reader) -> None:
    bea.zone = "America/Toronto"
    bea.save()
    row = cast.article(modified=cast.NOON + timedelta(hours=1))
    page = as_bea.get(row.path).content.decode()
    assert "5 March 2024, 07:00 EST" in page
    assert "5 March 2024, 08:00 EST" in page


def test_the_outlets_own_topics_are_listed_as_its_words(client: Client, db: None) -> None:
    row = cast.article(section="Local", labels=["Bridges", "Local", "Orl"])
    page = client.get(row.path).content.decode()
    assert "As The Harbour Herald files it" in page
    assert page.count(">Local</li>") == 1
    assert ">Bridges</li>" in page


def test_the_pictures_caption_and_credit_stand_as_text(client: Client, db: None) -> None:
    row = cast.article(
        picture_url="https://harbour.example/p.jpg",
        picture_caption="The pier at noon",
        picture_credit="Per Holt",
    )
    page = client.get(row.path).content.decode()
    assert "The pier at noon" in page
    assert "Per Holt" in page
    assert ">Picture</a>" not in page
    assert "<img" not in page


def test_a_table_scrolls_in_a_box_that_keys_reach() -> None:
    shown = without_pictures("<p>&lt;table&gt;</p><table><tr><td>1</td></tr></table>")
    assert shown.count('<div class="wide" role="region"') == 1
    assert shown.endswith("</table></div>")
    assert "<p>&lt;table&gt;</p>" in shown


def test_the_page_asks_as_few_questions_for_a_changed_article(
    client: Client, db: None, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    row = cast.article(by=("Ida Moor",), corrections=["Correction: Orl."])
    for number in range(20):
        Revision.objects.create(article=row, replaced_at=cast.NOON + timedelta(hours=number))
    with django_assert_max_num_queries(15):
        client.get(row.path)


def test_an_article_that_the_outlet_does_not_date_says_so(client: Client, db: None) -> None:
    assert "gives no date" in client.get(cast.article(dated=False).path).content.decode()


def test_opening_an_article_marks_it_read(as_bea: Client, bea: Reader) -> None:
    row = cast.article()
    entry = cast.entry(bea, row)
    as_bea.get(row.path)
    entry.refresh_from_db()
    assert entry.read_at is not None


def test_opening_it_again_keeps_when_it_was_read(as_bea: Client, bea: Reader) -> None:
    row = cast.article()
    as_bea.get(row.path)
    first = Entry.objects.get().read_at
    as_bea.get(row.path)
    assert Entry.objects.get().read_at == first


def test_an_article_opened_by_chance_is_not_in_following(as_bea: Client) -> None:
    as_bea.get(cast.article().path)
    assert not Entry.objects.get().followed


def test_saving_and_letting_go(as_bea: Client) -> None:
    row = cast.article()
    as_bea.post(f"/articles/{row.pk}/save", {"saved": "1"})
    assert row.headline in as_bea.get("/saved").content.decode()
    as_bea.post(f"/articles/{row.pk}/save", {"saved": "0"})
    assert row.path not in as_bea.get("/saved").content.decode()


def test_saving_by_script_answers_with_the_button_only(as_bea: Client) -> None:
    row = cast.article()
    answer = as_bea.post(f"/articles/{row.pk}/save", {"saved": "1"}, headers={"hx-request": "true"})
    assert "<html" not in answer.content.decode()
    assert 'value="0"' in answer.content.decode()


def test_a_readers_comment_waits_for_the_owner(as_bea: Client, as_owner: Client) -> None:
    row = cast.article()
    as_bea.post(f"/articles/{row.pk}/comments", {"text": "I drove over it."})
    assert "I drove over it." not in as_bea.get(row.path).content.decode()
    assert "I drove over it." in as_owner.get("/comments").content.decode()
    as_owner.post(f"/comments/{Comment.objects.get().pk}", {"verdict": "approve"})
    assert "I drove over it." in as_bea.get(row.path).content.decode()


def test_a_refused_comment_is_seen_by_nobody(as_bea: Client, as_owner: Client) -> None:
    row = cast.story().story
    as_bea.post(f"/stories/{row.pk}/comments", {"text": "Buy this."})
    held = Comment.objects.get()
    as_owner.post(f"/comments/{held.pk}", {"verdict": "refuse"})
    as_owner.post(f"/comments/{held.pk}", {"verdict": "approve"})
    assert "Buy this." not in as_owner.get(row.path).content.decode()
    assert "Buy this." not in as_owner.get("/comments").content.decode()


def test_the_owners_comment_stands_at_once(as_owner: Client) -> None:
    row = cast.article()
    as_owner.post(f"/articles/{row.pk}/comments", {"text": "Noted.\x00"})
    assert "Noted." in as_owner.get(row.path).content.decode()


def test_an_empty_comment_and_an_endless_one_are_refused(as_bea: Client) -> None:
    row = cast.article()
    for text in ("  ", "a" * 4001):
        as_bea.post(f"/articles/{row.pk}/comments", {"text": text})
    assert Comment.objects.count() == 0


def test_a_reader_writes_so_many_comments_an_hour(as_bea: Client, bea: Reader) -> None:
    row = cast.article()
    now = timezone.now()
    Comment.objects.bulk_create(
        Comment(reader=bea, article=row, text="again", made_at=now - timedelta(minutes=n))
        for n in range(MOST_AN_HOUR)
    )
    answer = as_bea.post(f"/articles/{row.pk}/comments", {"text": "more"}, follow=True)
    assert "Wait a little" in answer.content.decode()
    assert Comment.objects.count() == MOST_AN_HOUR


def test_a_comment_is_text_never_markup(as_owner: Client) -> None:
    row = cast.article()
    as_owner.post(f"/articles/{row.pk}/comments", {"text": "<img src=x onerror=a()>"})
    assert "<img" not in as_owner.get(row.path).content.decode()


def test_every_topic_of_an_article_is_on_its_page_and_few_stand_open(
    client: Client, db: None
) -> None:
    row = cast.article()
    for number in range(10):
        cast.mention(row, cast.topic(f"Orl Body {number}"))
    page = client.get(row.path).content.decode()
    assert "<summary>2 more</summary>" in page
    assert "Orl Body 9" in page.partition("<summary>2 more</summary>")[2]
