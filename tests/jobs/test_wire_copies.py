"""Wire copies the whole way: found under other headlines, and their agency named on the pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from standfirst.core.types import FoundSource
from standfirst.jobs import add, group
from standfirst.jobs.tools import Tools
from standfirst.models import Article, Author
from tests import wire
from tests.jobs.conftest import NOW
from tests.jobs.rounds import run_stages
from tests.stand import Stand, Told

pytestmark = pytest.mark.django_db

TEXT = (
    *wire.BRIDGE.text,
    "The bridge was built in 1931 and carries the harbour line beside four lanes of traffic, which "
    "the port authority now sends round by the northern shore.",
    "Shopkeepers on the east bank said that they had sold little since the morning, and a school "
    "sent its pupils home by boat.",
)
ADDED = (
    "In our own town the news was met with a shrug: few commuters from here use the crossing, and "
    "the mayor said that her office had heard of no one who was late for work."
)
WIRE = Told("/courier/wire", "Bridge in Halvik closed", TEXT, author="Reuters", at=wire.MORNING)
COPIES = {
    "gazette": replace(WIRE, headline="Commuters face a long way round", author="Milo Okafor"),
    "herald": replace(WIRE, headline="Crack shuts crossing", text=TEXT[:3], author="Staff"),
    "globe": replace(WIRE, headline="Halvik without its bridge", text=(ADDED, *TEXT)),
    "tribune": replace(WIRE, headline="An ageing bridge", text=(*TEXT[1:], ADDED), author="AFP"),
}


@pytest.fixture(autouse=True)
def _new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group, "_memory", group._Memory())


@pytest.fixture
def grouped(stand: Stand, kit: Tools) -> Article:
    """The agency's text and its four copies, each at an outlet of its own, in their stories."""
    stand.feed("/courier/feed.xml", "The Courier", [WIRE, wire.PIGEON])
    for number, (folder, copy) in enumerate(COPIES.items(), start=1):
        told = replace(copy, path=f"/{folder}/a", at=wire.MORNING + timedelta(hours=number))
        stand.feed(f"/{folder}/feed.xml", f"The {folder.title()}", [told])
    found = [
        FoundSource(url=stand.url(f"/{folder}/feed.xml"), title=f"The {folder.title()}")
        for folder in ("courier", *COPIES)
    ]
    add.add_sources(found, now=NOW)
    run_stages(kit, NOW)
    return Article.objects.get(url__endswith=WIRE.path)


def test_each_copy_has_the_agencys_text_as_its_origin(grouped: Article) -> None:
    found = {row.outlet.name: row.origin for row in Article.objects.exclude(pk=grouped.pk)}
    assert found.pop("The Courier") is None  # the pigeon
    assert found == {f"The {folder.title()}": grouped for folder in COPIES}
    assert grouped.story is not None
    assert (grouped.story.outlet_count, grouped.story.origin_count) == (5, 1)


def test_the_agency_is_named_and_is_nobodys_author(grouped: Article, client: Client) -> None:
    assert grouped.agency == "Reuters"
    assert {row.name for row in Author.objects.all()} == {"Milo Okafor", "Jenny Thorne"}
    copy = Article.objects.get(outlet__name="The Gazette")
    page = client.get(copy.path).content.decode()
    assert f'The same text as <a href="{grouped.path}"' in page
    assert "at The Courier · by Reuters" in page
    assert "agency: Reuters" in page
    own = client.get(grouped.path).content.decode()
    assert "An agency’s text: Reuters." in own
    assert all(f">The {folder.title()}</a>" in own for folder in COPIES)
    assert "By Reuters" not in own


def test_a_copys_own_agency_goes_before_its_origins(grouped: Article, client: Client) -> None:
    copy = Article.objects.get(outlet__name="The Tribune")
    assert copy.agency == "AFP"
    assert "agency: AFP" in client.get(copy.path).content.decode()


def test_an_agency_that_only_another_outlet_credits_is_told_as_that_outlets_word(
    grouped: Article, client: Client
) -> None:
    Article.objects.filter(pk=grouped.pk).update(agency="")
    page = client.get(grouped.path).content.decode()
    other = Article.objects.exclude(agency="").order_by("published")[0]
    said = f'The same text is credited to {other.agency} at <a href="{other.path}"'
    assert said in page
    assert "agency: " not in page
    assert "An agency’s text" not in page
    assert grouped.story is not None
    told = client.get(grouped.story.path).content.decode()
    assert f"credited to {other.agency} at" in told
    assert f"agency: {other.agency}" not in told


def test_each_other_outlet_is_named_once_and_the_articles_own_never(
    grouped: Article, client: Client
) -> None:
    courier = Article.objects.get(url__endswith=wire.PIGEON.path)
    gazette = Article.objects.get(outlet__name="The Gazette")
    for number, outlet in enumerate((gazette.outlet, courier.outlet)):
        Article.objects.create(
            outlet=outlet,
            key=f"again-{number}",
            headline="Printed again",
            origin=grouped,
            story=grouped.story,
            published=NOW,
            seen_at=NOW,
        )
    for path in (grouped.path, Article.objects.get(outlet__name="The Globe").path):
        notice = client.get(path).content.decode().split('class="notice wire"')[1].split("</p>")[0]
        assert notice.count("The Gazette</a>") == 1
        assert "The Courier</a>" not in notice


def test_the_storys_page_names_the_agency(grouped: Article, client: Client) -> None:
    assert grouped.story is not None
    page = client.get(grouped.story.path).content.decode()
    assert "agency: Reuters" in page
    assert "1 independent report" in page


def test_an_article_that_stands_alone_says_nothing_of_copies(
    grouped: Article, client: Client
) -> None:
    pigeon = Article.objects.get(url__endswith=wire.PIGEON.path)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(pigeon.path).content.decode()
    assert "same text" not in page
    assert "agency" not in page
    assert sum('"origin_id" =' in one["sql"] for one in asked) <= 1
