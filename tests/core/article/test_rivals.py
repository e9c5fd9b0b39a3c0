"""Two articles in one page: the one of the address or the title is taken."""

from __future__ import annotations

from standfirst.core.article.extract import extract_article
from standfirst.core.types import Page
from tests.newspage import HEADLINE, OTHER, PARAGRAPHS, URL, paragraphs

LONGER = (*OTHER, *(f"{text} And so on." for text in OTHER))
TITLE = f"<title>{HEADLINE}</title><meta property='og:title' content='{HEADLINE}'>"


def several(*articles: str, head: str = TITLE) -> tuple[str, ...]:
    html = f"<html><head>{head}</head><body><main>{''.join(articles)}</main></body></html>"
    return extract_article(Page(html=html.encode(), url=URL)).paragraphs


def article(headline: str, texts: tuple[str, ...], *, attributes: str = "") -> str:
    return f"<article {attributes}><h1>{headline}</h1>{paragraphs(texts)}</article>"


def test_the_article_with_the_pages_title_is_taken() -> None:
    found = several(article("School turned down", LONGER), article(HEADLINE, PARAGRAPHS))
    assert found == PARAGRAPHS


def test_the_article_at_the_pages_address_is_taken() -> None:
    found = several(
        article("One", LONGER, attributes="data-url='https://news.example.org/school'"),
        article("Two", PARAGRAPHS, attributes=f"data-url='{URL}'"),
        head="",
    )
    assert found == PARAGRAPHS


def test_the_next_article_appended_below_stays_out() -> None:
    found = several(
        article(HEADLINE, PARAGRAPHS),
        "<p>Next article</p>",
        article("School turned down", LONGER),
        article("Third of them", LONGER),
    )
    assert found == PARAGRAPHS


def test_articles_marked_by_itemtype_are_told_apart_too() -> None:
    kind = "itemscope itemtype='https://schema.org/NewsArticle'"
    found = several(
        f"<div {kind}><h1>{HEADLINE}</h1>{paragraphs()}</div>",
        f"<div {kind}><h1>School turned down</h1>{paragraphs(LONGER)}</div>",
    )
    assert found == PARAGRAPHS


def test_links_to_further_pages_are_no_text() -> None:
    pages = "<ul class='pagination'><li><a href='?p=1'>1</a></li><li><a href='?p=2'>2</a></li></ul>"
    found = several(
        f"<article><h1>{HEADLINE}</h1>{paragraphs()}{pages}<p><a href='?p=2'>Next page</a></p>"
        "</article>"
    )
    assert found == PARAGRAPHS
