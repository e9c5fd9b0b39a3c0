"""Who, what, when: JSON-LD before meta elements before visible markup before the feed."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from standfirst.core.article.jsonld import loads, nodes
from standfirst.core.article.markup import parse
from standfirst.core.article.metadata import Metadata, read_metadata
from standfirst.core.types import ParsedItem, Person

URL = "https://www.example.org/port/harbour"


def read(head: str = "", body: str = "", item: ParsedItem | None = None) -> Metadata:
    tree = parse(f"<html lang='en-gb'><head>{head}</head><body>{body}<p>x</p></body></html>")
    assert tree is not None
    return read_metadata(tree, url=URL, item=item)


def ld(value: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


NEWS = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Harbour to be dredged",
    "datePublished": "2026-03-02T08:00:00+01:00",
    "dateModified": "2026-03-02T09:30:00Z",
    "author": [
        {"@type": "Person", "name": "Ann Lee", "url": "/authors/ann-lee"},
        {"@type": "Person", "name": "Bo Ek"},
    ],
    "publisher": {"@type": "Organization", "name": "The Daily Fjord"},
    "image": {
        "@type": "ImageObject",
        "url": "/crane.jpg",
        "caption": "A crane.",
        "creditText": "O. Berg",
    },
    "articleSection": "Port",
    "keywords": ["harbour", "dredging"],
}


def test_json_ld_says_it_all() -> None:
    found = read(ld(NEWS))
    assert found.headline == "Harbour to be dredged"
    assert found.byline.people == (
        Person("Ann Lee", "https://www.example.org/authors/ann-lee"),
        Person("Bo Ek"),
    )
    assert found.published == datetime(2026, 3, 2, 7, tzinfo=UTC)
    assert found.modified == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    assert found.site == "The Daily Fjord"
    assert found.section == "Port"
    assert found.topics == ("harbour", "dredging")
    assert found.language == "en-GB"
    assert found.picture is not None
    assert found.picture.url == "https://www.example.org/crane.jpg"
    assert (found.picture.caption, found.picture.credit) == ("A crane.", "O. Berg")


def test_a_graph_is_unfolded_and_references_are_followed() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "The Daily Fjord"},
            {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
            {**NEWS, "author": {"@id": "#ann"}, "publisher": {"@id": "#site"}},
        ]
    }
    found = read(ld([graph]))
    assert [person.name for person in found.byline.people] == ["Ann Lee"]
    assert found.site == "The Daily Fjord"


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "headline": "A",}',
        '<!-- {"@type": "NewsArticle", "headline": "A"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "A"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "A"};',
        '{"@type": "NewsArticle",\n "headline": "A"\n "name": "B"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;A&quot;}",
        '{"@type": "NewsArticle", "headline": "A", "text": "it\\\'s"}',
        '{"@type": "NewsArticle", "headline": "A", "text": "two\nlines"}',
    ],
)
def test_broken_json_is_mended(text: str) -> None:
    assert loads(text)[0]["headline"] == "A"


def test_json_beyond_mending_gives_nothing() -> None:
    assert loads("{nothing") == []
    assert loads("[" * 100_000) == []


def test_every_object_of_a_page_is_found() -> None:
    tree = parse(f"<html><head>{ld(NEWS)}{ld([{'@type': 'WebPage'}])}</head><body>x</body></html>")
    assert tree is not None
    assert [node["@type"] for node in nodes(tree)] == ["NewsArticle", "WebPage"]


def test_meta_elements_stand_in_for_json_ld() -> None:
    found = read(
        "<title>Harbour to be dredged | The Daily Fjord</title>"
        "<meta property='og:title' content='Harbour to be dredged | The Daily Fjord'>"
        "<meta property='og:site_name' content='The Daily Fjord'>"
        "<meta property='article:published_time' content='2026-03-02T08:00:00Z'>"
        "<meta name='author' content='By Ann Lee and Bo Ek'>"
        "<meta property='article:tag' content='harbour'>"
        "<meta property='article:tag' content='port'>"
        "<meta name='description' content='The channel has lost a metre in ten years.'>"
    )
    assert found.headline == "Harbour to be dredged"
    assert [person.name for person in found.byline.people] == ["Ann Lee", "Bo Ek"]
    assert found.published == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert found.topics == ("harbour", "port")
    assert found.standfirst == "The channel has lost a metre in ten years."
    assert not found.standfirst_shown


def test_visible_markup_stands_in_for_meta_elements() -> None:
    found = read(
        body="<article><h1>Harbour to be dredged</h1><p class='byline'>By Ann Lee</p>"
        "<time datetime='2026-03-02T08:00:00Z'>today</time></article>"
    )
    assert found.headline == "Harbour to be dredged"
    assert [person.name for person in found.byline.people] == ["Ann Lee"]
    assert found.published == datetime(2026, 3, 2, 8, tzinfo=UTC)


def test_the_feed_stands_in_for_the_page() -> None:
    at = datetime(2026, 3, 2, 8, tzinfo=UTC)
    item = ParsedItem(
        key="1",
        title="Harbour to be dredged",
        authors=(Person("Ann Lee"),),
        published=at,
        language="nb",
    )
    found = read(item=item)
    assert (found.headline, found.published) == ("Harbour to be dredged", at)
    assert found.byline.people == (Person("Ann Lee"),)


def test_a_description_of_keywords_or_a_cut_one_is_no_standfirst() -> None:
    assert read("<meta name='description' content='harbour, port, news'>").standfirst == ""
    assert (
        read("<meta name='description' content='The harbour will be dredged in the'>").standfirst
        == ""
    )


def test_a_canonical_address_on_the_same_site_is_taken() -> None:
    assert (
        read("<link rel='canonical' href='/port/1?utm_source=x'>").url
        == "https://www.example.org/port/1"
    )
    assert read("<link rel='canonical' href='https://elsewhere.net/a'>").url == URL
    assert read("<link rel='canonical' href='https://www.example.org/'>").url == URL


def test_an_agency_is_kept_apart_from_people() -> None:
    found = read("<meta name='author' content='Ann Lee, Reuters'>")
    assert [person.name for person in found.byline.people] == ["Ann Lee"]
    assert found.byline.agency == "Reuters"
    assert found.byline.names == ("Ann Lee", "Reuters")
