"""The page of an article, saving and reading it, comments under it."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from standfirst.models import Comment, Entry, Reader, Revision
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
    Revision.objects.create(article=row, replaced_at=cast.NOON, changed="The second paragraph.")
    assert "The second paragraph." in client.get(row.path).content.decode()


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
