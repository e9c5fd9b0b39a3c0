"""The page of sources: health, adding, removing, OPML in and out."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from standfirst.core.errors import FetchError
from standfirst.core.types import FoundSource
from standfirst.jobs import add
from standfirst.models import Article, Source
from tests import cast

OPML = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Orl" type="rss" xmlUrl="https://orl.example/feed" htmlUrl="https://orl.example/"/>
</body></opml>"""


def offering(monkeypatch: pytest.MonkeyPatch, *found: FoundSource) -> None:
    monkeypatch.setattr(add, "offers", lambda _: found)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Not polled yet."),
        ({"heard_at": cast.NOON}, "announced nothing yet"),
        ({"heard_at": cast.NOON, "published_at": cast.NOON}, "Works."),
        ({"failures": 2, "trouble": "The server is gone."}, "The server is gone."),
        ({"failures": 2}, "tried again by itself"),
        ({"resting": True, "failures": 9}, "gone for good"),
    ],
)
def test_health_is_told_in_words(as_owner: Client, fields: dict[str, Any], says: str) -> None:
    cast.source(**fields)
    assert says in as_owner.get("/sources").content.decode()


def test_one_offer_is_added_at_once(as_owner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    offering(monkeypatch, FoundSource("https://orl.example/feed", title="Orl Valley News"))
    page = as_owner.post("/sources/add", {"address": "orl.example"}, follow=True)
    assert "Added Orl Valley News." in page.content.decode()
    assert Source.objects.get().url == "https://orl.example/feed"


def test_of_several_offers_the_owner_chooses(
    as_owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    offering(monkeypatch, *(FoundSource(f"https://orl.example/{n}") for n in range(3)))
    page = as_owner.post("/sources/add", {"address": "orl.example"})
    sealed = [seal for _, seal in page.context["offers"]]
    as_owner.post("/sources/choose", {"offer": sealed[1]})
    assert Source.objects.get().url == "https://orl.example/1"


def test_an_offer_that_was_tampered_with_is_refused(as_owner: Client) -> None:
    page = as_owner.post("/sources/choose", {"offer": "made:up:offer"}, follow=True)
    assert "Ask the address again" in page.content.decode()
    assert not Source.objects.exists()


def test_an_address_that_cannot_be_read_says_why(
    as_owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(address: str) -> tuple[FoundSource, ...]:
        raise FetchError("There is no such host. Check the address.")

    monkeypatch.setattr(add, "offers", refuse)
    page = as_owner.post("/sources/add", {"address": "<b>nowhere</b>"})
    assert page.status_code == 422
    assert "There is no such host." in page.content.decode()
    assert "<b>nowhere" not in page.content.decode()


def test_adding_what_is_known_says_so(as_owner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    offering(monkeypatch, FoundSource(cast.source().url))
    page = as_owner.post("/sources/add", {"address": "x.example"}, follow=True)
    assert "already" in page.content.decode()


def test_an_opml_file_is_read_in_and_given_out_again(as_owner: Client) -> None:
    as_owner.post("/sources/opml", {"file": SimpleUploadedFile("mine.opml", OPML)})
    assert Source.objects.get().url == "https://orl.example/feed"
    answer = as_owner.get("/sources.opml")
    assert b'xmlUrl="https://orl.example/feed"' in answer.content
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("body", [b"", b"no opml", b"<opml", b"\x00" * 50])
def test_a_file_that_is_no_opml_is_refused_with_a_sentence(as_owner: Client, body: bytes) -> None:
    answer = as_owner.post("/sources/opml", {"file": SimpleUploadedFile("x.opml", body)})
    assert answer.status_code == 302
    assert not Source.objects.exists()


def test_the_list_of_sources_is_the_owners(as_bea: Client, client: Client) -> None:
    assert as_bea.get("/sources.opml").status_code == 403
    assert client.get("/sources.opml").status_code == 403


def test_a_removed_source_leaves_its_articles(as_owner: Client) -> None:
    row = cast.source()
    cast.article(outlet=row.outlet)
    as_owner.post(f"/sources/{row.pk}/remove")
    assert (Source.objects.count(), Article.objects.count()) == (0, 1)
