"""The page of sources: health, adding, removing, OPML in and out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from standfirst.core.errors import FetchError
from standfirst.core.types import FoundSource
from standfirst.jobs import add
from standfirst.models import Article, HostTurn, Item, Source
from standfirst.models.source import STATES
from tests import cast

LONG_AGO = cast.NOON - timedelta(days=120)
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
        ({"paused": True, "failures": 9}, "Resume it when you want"),
        ({"heard_at": cast.NOON, "published_at": LONG_AGO}, "Quiet since 6 November 2023."),
        ({"failures": 7, "trouble": "It is gone. It is asked again later."}, "7 times in a row"),
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


def test_a_source_without_dates_is_not_said_to_have_stopped() -> None:
    fresh = Source(heard_at=cast.NOON)
    assert fresh.happened.endswith("announced nothing yet.")
    assert "still publishes" not in fresh.advice


def test_a_mailbox_is_in_no_list_for_other_programs(as_owner: Client) -> None:
    cast.source(kind="mailbox")
    Source.objects.update(url="imaps://me@mail.example/News")
    assert b"imaps" not in as_owner.get("/sources.opml").content


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


EVERY_STATE: dict[str, dict[str, Any]] = {
    "trouble": {"failures": 2, "trouble": "It is down. It is asked again later."},
    "resting": {"resting": True, "failures": 1},
    "new": {},
    "quiet": {"heard_at": cast.NOON, "published_at": LONG_AGO},
    "well": {"heard_at": cast.NOON, "published_at": cast.NOON, "per_day": 0.15},
    "paused": {"paused": True, "failures": 4, "resting": True},
}


def one_of_each() -> None:
    for name in reversed(STATES):
        cast.source(title=f"The {name} one", **EVERY_STATE[name])


@pytest.mark.django_db
def test_the_database_and_the_row_agree_on_a_state() -> None:
    one_of_each()
    cast.source(title="Silent", heard_at=cast.NOON)
    cast.source(title="Slipped", failures=1, **EVERY_STATE["well"])
    cast.source(title="Never heard", failures=1)
    for row in Source.objects.all():
        assert row in Source.objects.in_states(row.state)
    assert Source.objects.states() == {
        name: 1 + (name in ("quiet", "well", "trouble")) for name in STATES
    }


def test_those_that_need_a_hand_stand_first(as_owner: Client) -> None:
    one_of_each()
    page = as_owner.get("/sources").content.decode()
    places = [page.index(f">The {name} one<") for name in STATES]
    assert places == sorted(places)
    assert "About one article a week" in page


@pytest.mark.parametrize("name", STATES)
def test_the_list_can_be_narrowed_to_a_state(as_owner: Client, name: str) -> None:
    one_of_each()
    page = as_owner.get("/sources", {"state": name}).content.decode()
    assert [one for one in STATES if f">The {one} one<" in page] == [name]
    assert as_owner.get("/sources", {"state": "nonsense"}).content.decode().count(" one</a>") == 6


def test_a_source_is_found_by_name_outlet_or_address(as_owner: Client) -> None:
    one_of_each()
    for words, count in (("WELL", 1), ("harbour", 6), ("feed-3", 1), ("nothing like it", 0)):
        page = as_owner.get("/sources", {"find": words}).content.decode()
        assert page.count(" one</a>") == count, words
    assert "No source has “nothing like it” in its name" in page
    page = as_owner.get("/sources", {"find": "<script>", "state": "well"}).content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>" not in page.replace("<script src", "")


def test_two_thousand_sources_are_paged_and_cost_few_questions(
    as_owner: Client, django_assert_max_num_queries: Any
) -> None:
    place = cast.outlet()
    now = timezone.now()
    Source.objects.bulk_create(
        Source(
            outlet=place,
            url=f"https://orl.example/{n}",
            title=f"Paper {n:04}",
            created_at=now,
            due_at=now,
            heard_at=now,
            published_at=now,
        )
        for n in range(2000)
    )
    row = Source.objects.order_by("title")[0]
    article = cast.article(published=now)
    Item.objects.bulk_create(
        Item(source=row, key=str(n), article=article, announced={}, digest="", seen_at=now)
        for n in range(200)
    )
    as_owner.get("/sources")  # makes the row of Setup
    with django_assert_max_num_queries(9):
        page = as_owner.get("/sources").content.decode()
    assert page.count('scope="row"') == 50
    assert "Well 2,000" in page
    assert "all whole" in page
    last = as_owner.get("/sources", {"page": "40", "state": "well"}).content.decode()
    assert ">Paper 1999<" in last
    assert "?state=well&amp;page=39" in last
    assert ">Next<" not in last


def test_one_failed_poll_is_no_trouble_yet(as_owner: Client) -> None:
    known: dict[str, Any] = {"heard_at": cast.NOON, "published_at": cast.NOON}
    sentence = "The server failed (500). It is asked again later."
    row = cast.source(failures=1, trouble=sentence, **known)
    assert row.state == "well"
    page = as_owner.get("/sources").content.decode()
    assert "The last poll failed: The server failed (500). It is asked again later." in page
    assert (cast.source(failures=2, **known).state, cast.source(failures=1).state) == (
        "trouble",
        "trouble",
    )


def test_while_its_host_is_held_a_source_is_not_asked_and_says_until_when(
    as_owner: Client,
) -> None:
    now = timezone.now()
    until = now + timedelta(hours=2)
    row = cast.source(
        failures=6, trouble=f"It asked us to wait (429). Not before {until:%H:%M}.", heard_at=now
    )
    HostTurn.objects.create(name=row.outlet.host, next_at=now, held_until=until)
    for path in ("/sources", row.path):
        page = as_owner.get(path).content.decode()
        assert f"It is asked again at {until:%H:%M} UTC on {until:%-d %B}." in page
        assert "Ask now" not in page
        assert "times in a row" not in page
    as_owner.post(f"{row.path}/ask")
    assert Source.objects.get().due_at == row.due_at
    HostTurn.objects.update(held_until=now)
    assert "Ask now" in as_owner.get(row.path).content.decode()


def test_a_quiet_source_has_its_advice_on_its_page_only(as_owner: Client) -> None:
    row = cast.source(heard_at=cast.NOON, published_at=LONG_AGO)
    assert "still publishes here" not in as_owner.get("/sources").content.decode()
    assert "still publishes here" in as_owner.get(row.path).content.decode()
