"""Who, what, when: JSON-LD before meta elements before visible markup before the feed."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

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


def test_microdata_stands_in_for_meta_elements() -> None:
    found = read(
        body="<article itemscope itemtype='https://schema.org/NewsArticle'>"
        "<span itemprop='headline'>Harbour to be dredged</span>"
        "<meta itemprop='datePublished' content='2026-03-02T08:00:00Z'>"
        "<meta itemprop='dateModified' content='2026-03-03T08:00:00Z'>"
        "<span itemprop='articleSection'>Port</span>"
        "<meta itemprop='keywords' content='harbour, dredging'></article>"
    )
    assert (found.headline, found.section) == ("Harbour to be dredged", "Port")
    assert found.published == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert found.modified == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert found.topics == ("harbour", "dredging")


def test_a_date_keeps_the_outlets_zone() -> None:
    found = read(ld({**NEWS, "datePublished": "2026-03-03T01:28:54+09:00"}))
    assert found.published is not None
    assert found.published.isoformat() == "2026-03-03T01:28:54+09:00"


def test_a_date_in_utc_is_put_in_the_zone_that_is_shown() -> None:
    found = read(
        ld({**NEWS, "datePublished": "2026-03-03T03:37:37Z"}),
        "<time datetime='2026-03-01T10:00:00-04:00'>a</time>"
        "<time datetime='2026-03-02T23:37:37-04:00'>b</time>",
    )
    assert found.published is not None
    assert found.published.isoformat() == "2026-03-02T23:37:37-04:00"


@pytest.mark.parametrize(("language", "month"), [("en", 3), ("en-US", 3), ("en-GB", 4), ("es", 4)])
def test_a_date_of_numbers_follows_the_pages_language(language: str, month: int) -> None:
    head = "<meta name='date' content='3/4/2026'>"
    tree = parse(f"<html lang='{language}'><head>{head}</head><body>x</body></html>")
    assert tree is not None
    found = read_metadata(tree, url=URL).published
    assert found is not None
    assert found.month == month


def test_topics_are_the_outlets_own_without_its_name_and_the_section() -> None:
    keywords = ["Port", "The Daily Fjord", "#harbour", "Harbour", "https://x.example", "42"]
    found = read(ld({**NEWS, "keywords": [*keywords, "page_type=article", "dredging; silt"]}))
    assert found.topics == ("harbour", "dredging", "silt")


def test_terms_and_text_are_topics_too() -> None:
    terms = [{"@type": "DefinedTerm", "name": "harbour"}, "dredging"]
    assert read(ld({**NEWS, "keywords": terms})).topics == ("harbour", "dredging")
    assert read(ld({**NEWS, "keywords": "harbour, dredging"})).topics == ("harbour", "dredging")


def test_labels_for_machines_are_no_topics() -> None:
    machine = ["Day: Monday", "Medium: web", "Length: long", "harbour"]
    assert read(ld({**NEWS, "keywords": machine})).topics == ("harbour",)


def test_a_section_that_says_nothing_gives_way() -> None:
    assert read(ld({**NEWS, "articleSection": ["News", "Port, Shipping"]})).section == "Port"
    assert read(ld({**NEWS, "articleSection": "News"})).section == "News"


def test_a_trail_of_crumbs_names_the_section() -> None:
    steps = [{"name": "Home"}, {"item": {"name": "Coast"}}, {"name": "Port"}, {"name": "Harbour"}]
    trail = {"@type": "BreadcrumbList", "itemListElement": steps}
    assert read(ld({**NEWS, "articleSection": ""}) + ld(trail)).section == "Port"


def test_an_address_is_no_outlets_name() -> None:
    head = "<meta property='og:site_name' content='https://www.example.org'>"
    assert read(head + ld(NEWS)).site == "The Daily Fjord"


def test_a_page_with_an_empty_byline_has_no_authors() -> None:
    found = read(ld({**NEWS, "author": [{"@type": "Person", "name": " "}, "", None, 7]}))
    assert found.byline.people == ()


TEXT = "<p>" + "The channel has lost a metre in ten years. " * 6 + "</p>"


@pytest.mark.parametrize(
    ("language", "line", "moment"),
    [
        ("es", "<span class='fecha'>3 de febrero de 2024</span>", "2024-02-03T00:00:00+00:00"),
        ("fr", "<p>Publié le 3 févr. 2024 à 18h05</p>", "2024-02-03T18:05:00+00:00"),
        ("en", "<div>Feb. 3, 2024 6:05 p.m. ET</div>", "2024-02-03T18:05:00-05:00"),
        ("fr", "<div>le 1er mars 2024</div>", "2024-03-01T00:00:00+00:00"),
        ("de", "<div>3. Februar 2024, 18:05 Uhr</div>", "2024-02-03T18:05:00+00:00"),
        ("en", "<div>02/03/2024</div>", "2024-02-03T00:00:00+00:00"),
        ("en", "<div>3/2/2024</div>", "2024-03-02T00:00:00+00:00"),
        ("en-gb", "<div>3/2/2024</div>", "2024-02-03T00:00:00+00:00"),
    ],
)
def test_a_date_shown_beside_the_headline_is_read(language: str, line: str, moment: str) -> None:
    tree = parse(f"<html lang='{language}'><body><h1>Harbour</h1>{line}{TEXT}</body></html>")
    assert tree is not None
    assert read_metadata(tree, url=URL).published == datetime.fromisoformat(moment)


@pytest.mark.parametrize("line", ["<p>Updated 3 May 2024</p>", "<nav><p>3 May 2024</p></nav>"])
def test_a_date_that_is_not_of_publication_is_left(line: str) -> None:
    assert read(body=f"<h1>Harbour</h1>{line}{TEXT}").published is None


@pytest.mark.parametrize(
    "said",
    [
        "Nov. 20, 2019 Updated: Nov. 20, 2019 1:35 a.m.",
        "Sign up now to write articles of your own and to comment on those of others.",
        "The harbour of the old town is to be dredged in spring.",
    ],
)
def test_a_date_a_sign_up_line_and_the_headline_are_no_standfirst(said: str) -> None:
    title = "The harbour of the old town is to be dredged in spring."
    head = f"<meta property='og:title' content='{title}'><meta name='description' content='{said}'>"
    found = read(head, f"<h1>{title}</h1><p class='standfirst'>{said}</p>{TEXT}")
    assert (found.standfirst, found.standfirst_shown) == ("", False)
