"""An index of sitemaps is one source: its newest sitemaps are asked along, with its manners."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import timedelta

import pytest

from standfirst.core.types import FoundSource, SourceKind
from standfirst.io.guard import parse_allowed
from standfirst.io.http import Policy
from standfirst.jobs import add, poll
from standfirst.jobs.tools import Tools
from standfirst.models import HostTurn, Item, Source
from tests.jobs.conftest import NOW
from tests.stand import Answer, Stand

pytestmark = pytest.mark.django_db

INDEX = "/sitemap.xml"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
HOUR = timedelta(hours=1)


def child(stand: Stand, number: int, pages: int = 2, *, etag: str = "") -> None:
    """A gzip file with the pages of one day."""
    urls = "".join(
        f"<url><loc>{stand.url(f'/{number}/{page}')}</loc>"
        f"<lastmod>2026-02-2{number}T1{page}:00:00Z</lastmod></url>"
        for page in range(pages)
    )
    body = gzip.compress(f"<urlset {SPACE}>{urls}</urlset>".encode(), mtime=0)
    headers = {"ETag": etag or f'"child-{number}"'}
    stand.answers[f"/{number}.xml.gz"] = Answer(body, "application/gzip", headers=headers)


def index(stand: Stand, *addresses: str) -> None:
    listed = "".join(
        f"<sitemap><loc>{address}</loc><lastmod>2026-02-2{n}</lastmod></sitemap>"
        for n, address in enumerate(addresses, start=1)
    )
    body = f"<sitemapindex {SPACE}>{listed}</sitemapindex>".encode()
    stand.answers[INDEX] = Answer(body, "application/xml", headers={"ETag": '"index"'})


@pytest.fixture
def news_index(stand: Stand, kit: Tools) -> Source:
    """An index of five sitemaps, the last of which is the newest."""
    for number in range(1, 6):
        child(stand, number)
    index(stand, *(stand.url(f"/{number}.xml.gz") for number in range(1, 6)))
    stand.conditional = True
    found = FoundSource(url=stand.url(INDEX), kind=SourceKind.SITEMAP)
    return add.add_sources([found], now=NOW)[0]


def polled(kit: Tools, row: Source, *, after: timedelta = HOUR) -> Source:
    Source.objects.filter(pk=row.pk).update(due_at=NOW + after)
    poll.run(kit, NOW + after)
    return Source.objects.get(pk=row.pk)


def asked(stand: Stand) -> list[int]:
    return [stand.asked[f"/{number}.xml.gz"] for number in range(1, 6)]


def test_the_three_newest_sitemaps_of_an_index_are_read_as_one(
    stand: Stand, kit: Tools, news_index: Source
) -> None:
    row = polled(kit, news_index)
    assert asked(stand) == [0, 0, 1, 1, 1]
    urls = set(Item.objects.values_list("url", flat=True))
    assert urls == {stand.url(f"/{number}/{page}") for number in (3, 4, 5) for page in (0, 1)}
    assert (row.state, row.etag) == ("well", '"index"')
    assert [part[1] for part in row.parts] == ['"child-5"', '"child-4"', '"child-3"']


def test_each_sitemap_is_asked_with_its_own_validators_though_the_index_has_not_changed(
    stand: Stand, kit: Tools, news_index: Source
) -> None:
    row = polled(kit, news_index)
    child(stand, 5, pages=4, etag='"child-5-later"')
    row = polled(kit, row, after=2 * HOUR)
    assert asked(stand) == [0, 0, 2, 2, 2]
    assert stand.sent["/4.xml.gz"]["If-None-Match"] == '"child-4"'
    assert Item.objects.count() == 8
    assert [part[1] for part in row.parts] == ['"child-5-later"', '"child-4"', '"child-3"']
    assert polled(kit, row, after=3 * HOUR).trouble == ""
    assert Item.objects.count() == 8


def test_a_sitemap_that_fails_keeps_its_validators_and_harms_no_other(
    stand: Stand, kit: Tools, news_index: Source
) -> None:
    row = polled(kit, news_index)
    stand.answers["/5.xml.gz"] = Answer(status=500)
    row = polled(kit, row, after=2 * HOUR)
    assert (row.failures, row.parts[0][1]) == (0, '"child-5"')
    for number in (3, 4):
        stand.answers[f"/{number}.xml.gz"] = Answer(b"no sitemap at all")
    row = polled(kit, row, after=3 * HOUR)
    assert (row.failures, row.state) == (1, "well")
    assert [part[1] for part in row.parts] == ['"child-5"', '"child-4"', '"child-3"']


def test_an_index_speaks_for_its_own_site_alone(stand: Stand, kit: Tools) -> None:
    child(stand, 1)
    index(stand, "https://elsewhere.example/news.xml", stand.url("/1.xml.gz"))
    found = FoundSource(url=stand.url(INDEX), kind=SourceKind.SITEMAP)
    row = polled(kit, add.add_sources([found], now=NOW)[0])
    assert [part[0] for part in row.parts] == [stand.url("/1.xml.gz")]
    assert Item.objects.count() == 2


def test_a_host_that_wants_us_to_wait_is_asked_for_no_sitemap(
    stand: Stand, kit: Tools, news_index: Source
) -> None:
    for number in (3, 4, 5):
        held = Answer(status=429, headers={"Retry-After": "7200"})
        stand.answers[f"/{number}.xml.gz"] = held
    row = polled(kit, news_index)
    told = sum(asked(stand))
    assert told <= 3
    assert row.state == "trouble"
    assert "not asked before 20:30" in row.trouble
    assert HostTurn.objects.get(name=stand.place).held_status == 429
    polled(kit, row, after=2 * HOUR)
    assert sum(asked(stand)) == told
    assert stand.asked[INDEX] == 1


def test_one_second_lies_between_an_index_and_its_sitemaps_too(stand: Stand, kit: Tools) -> None:
    policy = Policy(allowed=parse_allowed("127.0.0.0/8,::1"), per_host_seconds=0.05)
    here = f"http://localhost:{stand.port}"
    for number in (1, 2):
        child(stand, number)
    index(stand, f"{here}/1.xml.gz", f"{here}/2.xml.gz")
    (row,) = add.add_sources([FoundSource(url=here + INDEX, kind=SourceKind.SITEMAP)], now=NOW)
    polled(replace(kit, policy=policy), row)
    gaps = [b - a for a, b in zip(stand.begun, stand.begun[1:], strict=False)]
    assert len(gaps) == 2
    assert min(gaps) >= 0.049


def test_an_index_of_indexes_leads_no_deeper(stand: Stand, kit: Tools) -> None:
    index(stand, stand.url(INDEX))
    found = FoundSource(url=stand.url(INDEX), kind=SourceKind.SITEMAP)
    polled(kit, add.add_sources([found], now=NOW)[0])
    assert stand.asked[INDEX] == 2
    assert Item.objects.count() == 0
