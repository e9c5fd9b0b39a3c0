"""Articles marked up in elements, as microdata or RDFa."""

from __future__ import annotations

from standfirst.core.article.markup import parse
from standfirst.core.article.microdata import article_item


def item(body: str) -> dict[str, object]:
    tree = parse(f"<html><body>{body}</body></html>")
    assert tree is not None
    return article_item(tree)


def test_microdata_gives_the_articles_properties() -> None:
    found = item(
        "<div itemscope itemtype='https://schema.org/NewsArticle'>"
        "<h1 itemprop='headline'>Harbour to be <b>dredged</b></h1>"
        "<meta itemprop='datePublished' content='2026-03-02'>"
        "<span itemprop='articleSection'>Port</span>"
        "<a itemprop='keywords'>harbour</a><a itemprop='keywords'>dredging</a>"
        "<span itemprop='image'><img src='/crane.jpg'></span></div>"
    )
    assert found == {
        "headline": "Harbour to be dredged",
        "datePublished": "2026-03-02",
        "articleSection": "Port",
        "keywords": ["harbour", "dredging"],
        "image": "/crane.jpg",
    }


def test_rdfa_says_the_same() -> None:
    found = item(
        "<div vocab='https://schema.org/' typeof='schema:NewsArticle'>"
        "<h1 property='schema:headline'>Harbour</h1>"
        "<time property='datePublished' datetime='2026-03-02'>today</time></div>"
    )
    assert found == {"headline": "Harbour", "datePublished": "2026-03-02"}


def test_what_an_object_within_says_is_its_own() -> None:
    found = item(
        "<div itemscope itemtype='https://schema.org/Article'>"
        "<div itemprop='publisher' itemscope itemtype='https://schema.org/Organization'>"
        "<span itemprop='description'>A paper</span></div></div>"
    )
    assert found == {}


def test_a_page_without_an_article_gives_nothing() -> None:
    assert (
        item("<div itemscope itemtype='https://schema.org/Person'><i itemprop='name'>A</i>") == {}
    )


def test_a_flood_of_properties_is_cut() -> None:
    flood = "<i itemprop='keywords'>x</i>" * 20_000
    found = item(f"<div itemscope itemtype='https://schema.org/Article'>{flood}</div>")
    assert len(str(found)) < 2000
