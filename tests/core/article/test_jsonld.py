"""JSON-LD as pages give it: whole, broken, referring, endless."""

from __future__ import annotations

import json

import pytest

from standfirst.core.article.jsonld import MAX_REPAIR, article_node, loads, nodes, resolve
from standfirst.core.article.markup import parse


def page(*scripts: str) -> list[dict[str, object]]:
    given = "".join(f"<script type='application/ld+json'>{one}</script>" for one in scripts)
    tree = parse(f"<html><head>{given}</head><body>x</body></html>")
    assert tree is not None
    return nodes(tree)


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
        "{'@type': 'NewsArticle', 'headline': 'A'}",
        '{"@type": "NewsArticle", "headline": "A", "text": "He said "no" today"}',
        '{"@type": "NewsArticle", "headline": "A"',
        '{"@type": "NewsArticle", headline: "A", // never mind\n}',
    ],
)
def test_broken_json_is_mended(text: str) -> None:
    assert loads(text)[0]["headline"] == "A"


def test_json_beyond_mending_gives_nothing() -> None:
    assert loads("{nothing") == []
    assert loads("[" * 100_000) == []


def test_every_object_of_a_page_is_found() -> None:
    found = page(json.dumps({"@type": "NewsArticle"}), json.dumps([{"@type": "WebPage"}]))
    assert [node["@type"] for node in found] == ["NewsArticle", "WebPage"]


def test_a_broken_script_hides_no_whole_one() -> None:
    found = page("{nothing", '{"@type": "NewsArticle", "headline": "A"}')
    assert article_node(found)["headline"] == "A"


def test_a_page_is_mended_only_so_far() -> None:
    broken = '{"@type": "NewsArticle" "headline": "A", "x": "' + "y" * (MAX_REPAIR // 2) + '"}'
    assert len(page(broken, broken, broken)) == 1
    assert loads("{" + "x" * MAX_REPAIR) == []


def test_a_reference_is_followed_to_what_says_most() -> None:
    found = [{"@id": "#a"}, {"@id": "#a", "@type": "Person", "name": "Ann Lee"}]
    assert resolve({"@id": "#a"}, found) == [found[1]]
    assert resolve([{"@type": "Person", "@id": "#a"}], found) == [found[1]]
    assert resolve({"@id": "#b"}, found) == [{"@id": "#b"}]


def test_a_picture_is_referred_to_like_a_person() -> None:
    image = {"@type": "ImageObject", "@id": "#i", "url": "/crane.jpg"}
    assert resolve({"@id": "#i"}, [image]) == [image]


def test_the_pages_own_article_is_chosen_among_several() -> None:
    own = {"@type": "NewsArticle", "headline": "Own", "url": "https://www.example.org/own"}
    other = {"@type": "NewsArticle", "headline": "Other", "url": "https://www.example.org/other"}
    assert article_node([other, own], url="https://www.example.org/other")["headline"] == "Other"
    assert article_node([other, own], url="https://www.example.org/own")["headline"] == "Own"
