"""What outlets changed after publication: of one article, and across the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from standfirst.models import Article, Revision
from standfirst.web.revisions import PER_LIST, PER_PAGE
from tests import cast

HOUR = timedelta(hours=1)
STAYS = "The bridge over the Orl was closed on Tuesday."


@pytest.fixture
def row(db: None) -> Article:
    return cast.article("Bridge closed", text=f"{STAYS}\n\nAt least 15 cracks were found.")


def revise(row: Article, *, hours: int = 0, **fields: Any) -> Revision:
    known = {"headline": row.headline, "text": row.body.text, "changed": "1 paragraph changed."}
    at = cast.NOON + hours * HOUR
    return Revision.objects.create(article=row, replaced_at=at, **known | fields)


def page_of(client: Client, row: Article, query: str = "") -> str:
    return client.get(f"/articles/{row.pk}/revisions{query}").content.decode()


def test_the_difference_is_marked_for_eyes_and_for_ears(client: Client, row: Article) -> None:
    revise(row, text=f"{STAYS}\n\nAt least 12 cracks were found.", silent=True)
    page = page_of(client, row)
    assert (
        '<del><span class="unseen">[taken out: </span>12<span class="unseen">] </span></del>'
        in page
    )
    assert (
        '<ins><span class="unseen">[put in: </span>15<span class="unseen">] </span></ins>' in page
    )
    assert ">silent<" in page


def test_keys_go_through_the_changes(client: Client, row: Article) -> None:
    for hours in range(2):
        revise(row, hours=hours, text=f"{STAYS}\n\nAt least {hours} cracks were found.")
    assert page_of(client, row).count("data-entry") == 2
    assert "data-entry" in client.get("/changes").content.decode()


def test_unchanged_paragraphs_are_folded(client: Client, row: Article) -> None:
    revise(row, text=f"{STAYS}\n\nAt least 12 cracks were found.")
    page = page_of(client, row)
    assert "<summary>1 paragraph unchanged</summary>" in page
    assert page.count(STAYS) == 1


def test_each_change_is_shown_against_the_version_that_replaced_it(
    client: Client, row: Article
) -> None:
    for hours, headline in enumerate(("Bridge open", "Bridge shut")):
        revise(row, hours=hours, headline=headline)
    page = page_of(client, row)
    assert page.index("closed<") < page.index("open<")
    assert page.count("[put in: </span>shut") == 1
    assert page.count("[taken out: </span>shut") == 1


def test_the_next_page_goes_on_where_the_first_ended(client: Client, row: Article) -> None:
    for hours in range(PER_PAGE + 1):
        revise(row, hours=hours, headline=f"Bridge {hours}")
    assert "[put in: </span>2<" in page_of(client, row)
    second = page_of(client, row, "?page=2")
    assert "[taken out: </span>0<" in second
    assert "[put in: </span>1<" in second
    assert client.get(f"/articles/{row.pk}/revisions?page=9").status_code == 200


def test_a_correction_stands_with_the_change_that_brought_it(client: Client, row: Article) -> None:
    note = "Correction: 15 cracks were found, not 12."
    Article.objects.filter(pk=row.pk).update(corrections=[note])
    revise(row, hours=1, corrections=[note])
    revise(row, corrected=True)
    page = page_of(client, row)
    assert page.count(note) == 1
    assert page.index("13:00") < page.index(note)


def test_what_an_outlet_wrote_is_text_never_markup(client: Client, row: Article) -> None:
    revise(row, headline="<script>a()</script>", text="<img src=x onerror=a()>")
    page = page_of(client, row)
    assert "<script>a()" not in page
    assert "<img" not in page


def test_an_article_that_was_not_changed_says_so(client: Client, row: Article) -> None:
    assert "has not changed this article" in page_of(client, row)
    assert client.get("/articles/4711/revisions").status_code == 404


def test_an_article_without_a_body_has_a_history_too(client: Client, row: Article) -> None:
    revise(row)
    row.body.delete()
    assert client.get(f"/articles/{row.pk}/revisions").status_code == 200


def test_what_was_changed_silently_stands_first_of_its_day(client: Client, db: None) -> None:
    loud, silent, old = (cast.article(name) for name in ("Loud", "Silent", "Yesterday"))
    revise(loud, hours=2)
    revise(silent, silent=True)
    revise(old, hours=-30, silent=True)
    page = client.get("/changes").content.decode()
    assert page.index(">Silent</a></h3>") < page.index(">Loud</a></h3>")
    assert page.index(">Loud</a></h3>") < page.index(">Yesterday</a></h3>")


def test_only_silent_or_only_corrected_changes_can_be_listed(client: Client, db: None) -> None:
    silent, corrected = cast.article("Hushed"), cast.article("Mended")
    revise(silent, silent=True)
    revise(corrected, corrected=True)
    assert ">Mended<" not in client.get("/changes?only=silent").content.decode()
    assert ">Hushed<" not in client.get("/changes?only=corrected").content.decode()
    assert client.get("/changes?only=<script>").status_code == 200


def test_the_former_headline_is_told(client: Client, row: Article) -> None:
    revise(row, headline="Bridge open", kinds=["headline"])
    assert '<del dir="auto">Bridge open</del>' in client.get("/changes").content.decode()


def test_a_long_list_is_a_page_at_a_time_and_keeps_its_choice(
    client: Client, row: Article, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for hours in range(PER_LIST + 1):
        revise(row, hours=-hours, silent=True)
    with django_assert_max_num_queries(6):
        page = client.get("/changes?only=silent").content.decode()
    assert 'href="?only=silent&amp;page=2"' in page
    assert "12:00" not in client.get("/changes?only=silent&page=2").content.decode()


def test_an_empty_desk_says_when_a_change_is_seen(client: Client, db: None) -> None:
    assert (
        "No outlet has changed an article since this desk first read it."
        in client.get("/changes").content.decode()
    )
