"""Whole pages, written small: what is article, what is furniture, what a bare page gives."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.core.article import walls
from standfirst.core.article.extract import article_from_item, extract_article
from standfirst.core.errors import ExtractError
from standfirst.core.types import Page, ParsedItem, Person
from tests.newspage import PARAGRAPHS, page, read

ITEM = ParsedItem(
    key="1",
    url="https://example.org/harbour",
    title="Harbour to be dredged",
    summary="<p>The harbour of Brunnstad will be <b>dredged</b> in spring.</p>",
    authors=(Person("Ann Lee"),),
    published=datetime(2026, 3, 2, 8, tzinfo=UTC),
)


def test_an_article_keeps_its_paragraphs_in_order() -> None:
    article = read()
    assert article.paragraphs == PARAGRAPHS
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.html.count("<p>") == len(PARAGRAPHS)
    assert article.whole
    assert article.trouble == ""


def test_a_wrapper_named_after_a_feature_is_kept() -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    article = read(text=f"<div class='story has-newsletter no-comments'>{text}</div>")
    assert article.paragraphs == PARAGRAPHS


def test_a_sentence_about_newsletters_is_no_furniture() -> None:
    sentence = (
        "The ministry said that newsletters of parties must name who pays for them, a rule that "
        "three of the parties had opposed in the committee."
    )
    assert sentence in read(inside=f"<p>{sentence}</p>").text


def test_subheads_lists_quotes_tables_and_links_are_kept() -> None:
    inside = (
        "<h2>What comes next</h2><ul><li>The tender opens in January.</li><li>The basin closes in "
        "March.</li></ul><blockquote><p>It is the largest work in the harbour since the war.</p>"
        "</blockquote><p>The <a href='/plan'>plan of the authority</a> is <strong>public</strong> "
        "and was printed in the town's paper.</p>"
        "<table><tr><th>Year</th><th>Depth</th></tr><tr><td>2016</td><td>7 metres</td></tr></table>"
        "<p>The mayor will open the new basin herself, as her father opened the old one.</p>"
    )
    article = read(inside=inside)
    assert "What comes next" in article.paragraphs
    assert "The tender opens in January." in article.paragraphs
    assert "2016 | 7 metres" in article.paragraphs
    assert "<h2>What comes next</h2>" in article.html
    assert "<blockquote>" in article.html
    assert 'href="https://news.example.org/plan" rel="noopener noreferrer nofollow"' in article.html


def test_an_article_cut_into_parts_is_put_together() -> None:
    parts = "".join(
        f"<div class='story-body__part body-text'><p>{p}</p></div><div class='ad-slot'>Buy</div>"
        for p in PARAGRAPHS
    )
    assert read(text=parts).paragraphs == PARAGRAPHS


def test_what_follows_the_declared_body_stays_out() -> None:
    body = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(PARAGRAPHS)})
    article = read(
        head=f"<script type='application/ld+json'>{body}</script>",
        inside="<p>Our house stands for good journalism since 1890 and for nothing else.</p>",
    )
    assert article.paragraphs == PARAGRAPHS


def test_a_body_declared_only_in_part_takes_nothing_away() -> None:
    body = json.dumps({"@type": "NewsArticle", "articleBody": PARAGRAPHS[0]})
    article = read(head=f"<script type='application/ld+json'>{body}</script>")
    assert article.paragraphs == PARAGRAPHS


def test_a_body_that_only_json_holds_is_the_text() -> None:
    body = json.dumps({"@type": "NewsArticle", "articleBody": "\n\n".join(PARAGRAPHS)})
    script = f"<script type='application/ld+json'>{body}</script>"
    html = f"<html><head>{script}</head><body><div id=app></div></body></html>"
    assert extract_article(Page(html=html.encode())).paragraphs == PARAGRAPHS


def test_the_site_name_is_no_headline() -> None:
    head = "<title>The Daily Fjord</title><meta property='og:site_name' content='The Daily Fjord'>"
    assert read(head=head).headline == ""


def test_a_shown_standfirst_stands_beside_the_text() -> None:
    words = (
        "Two ferries ran aground, and now the port authority wants to dredge before winter comes."
    )
    article = read(
        head=f"<meta name='description' content='{words}'>",
        before=f"<h1>Harbour to be dredged</h1><p class='standfirst'>{words}</p>",
    )
    assert article.standfirst == words
    assert article.standfirst_shown
    assert article.full_text == f"{words}\n\n{article.text}"
    assert words not in article.text


def test_a_description_that_repeats_the_first_paragraph_is_no_standfirst() -> None:
    article = read(head=f"<meta name='description' content='{PARAGRAPHS[0]}'>")
    assert article.standfirst == ""


def test_the_headline_byline_and_date_above_the_text_are_no_paragraphs() -> None:
    head = (
        "<meta property='og:title' content='Harbour to be dredged'>"
        "<meta name='author' content='Ann Lee'>"
    )
    text = "<h1>Harbour to be dredged</h1><p>By Ann Lee</p><p>2 March 2026</p>" + "".join(
        f"<p>{p}</p>" for p in PARAGRAPHS
    )
    article = read(head=head, text=text)
    assert article.paragraphs == PARAGRAPHS
    assert article.headline == "Harbour to be dredged"
    assert article.authors == (Person("Ann Lee"),)


EMPTY_PAGES = {
    "script": "<body><script>app()</script><noscript>Please enable JavaScript.</noscript></body>",
    "wall": "<title>Before you continue</title><body><p>We use cookies. Accept all.</p></body>",
    "missing": "<title>Page not found</title><body><h1>404</h1><p>Try the search.</p></body>",
    "stub": "<html><body><article><p>More soon.</p></article></body></html>",
    "empty": "",
    "binary": "\x00\x01\x02",
}


@pytest.mark.parametrize("html", EMPTY_PAGES.values(), ids=EMPTY_PAGES.keys())
def test_a_page_without_an_article_gives_the_text_of_the_feed(html: str) -> None:
    article = extract_article(Page(html=html.encode(), url=ITEM.url, item=ITEM))
    assert article.paragraphs == ("The harbour of Brunnstad will be dredged in spring.",)
    assert article.headline == "Harbour to be dredged"
    assert article.authors == ITEM.authors
    assert article.published == ITEM.published
    assert not article.whole
    assert article.trouble.startswith("The page ")
    assert article.trouble.endswith(".")


@pytest.mark.parametrize("html", EMPTY_PAGES.values(), ids=EMPTY_PAGES.keys())
def test_a_page_and_a_feed_without_a_text_are_an_error(html: str) -> None:
    with pytest.raises(ExtractError, match="feed gives no text"):
        extract_article(Page(html=html.encode(), url=ITEM.url))


def test_a_page_that_shows_less_than_the_feed_gives_way_to_it() -> None:
    content = "".join(f"<p>{n}. {p}</p>" for n, p in enumerate(PARAGRAPHS * 3))
    item = ParsedItem(key="1", title="Harbour", content=content)
    short = page(text=f"<p>{PARAGRAPHS[0]} {PARAGRAPHS[1]}</p>")
    article = extract_article(Page(html=short.html, url=short.url, item=item))
    assert not article.whole
    assert len(article.paragraphs) == 12


def test_an_item_alone_makes_an_article() -> None:
    article = article_from_item(ITEM, url="", trouble="The page could not be had.")
    assert article.url == ITEM.url
    assert article.trouble == "The page could not be had."
    assert "<b>dredged</b>" in article.html


def test_an_item_of_bare_text_makes_paragraphs() -> None:
    item = ParsedItem(key="1", content="First line of it.<br><br>Second line of it.")
    article = article_from_item(item, url="https://example.org/a", trouble="")
    assert article.paragraphs == ("First line of it.", "Second line of it.")


def test_an_item_without_text_is_an_error() -> None:
    with pytest.raises(ExtractError):
        article_from_item(ParsedItem(key="1", title="Harbour"), url="", trouble="It was gone.")


def test_nothing_dangerous_comes_through() -> None:
    inside = (
        "<p onclick='x()'>The crane <a href='javascript:x()'>driver</a> left the harbour early "
        "on Friday.<img src='data:image/svg+xml,x' onerror='x()'></p><iframe src='/x'></iframe>"
    )
    html = read(inside=inside).html
    assert "left the harbour early" in html
    for bad in ("javascript:", "onclick", "onerror", "iframe", "data:"):
        assert bad not in html


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<ul>",
                "<li>",
                "<table>",
                "<td>",
                "<b",
                "<!--",
                "&#x;",
                "a b c",
                "<script>",
                "'",
                ">",
                "\x00",
                "<meta charset=x>",
                "<h1>",
                "</div>",
                "é",
                "<svg>",
            ]
        ),
        max_size=60,
    )
)
def test_no_page_raises_anything_but_what_is_documented(pieces: list[str]) -> None:
    with suppress(ExtractError):
        extract_article(Page(html="".join(pieces).encode(), url="https://example.org/a"))


LONG_TEXT = tuple(f"{part} Part {i} of the plan says so." for i in range(6) for part in PARAGRAPHS)


def test_a_lede_in_a_container_of_its_own_is_not_lost() -> None:
    lede = (
        "Two ferries ran aground within a week, and now the port authority of Brunnstad has lost "
        "its patience with the channel."
    )
    rest = "".join(f"<p>{text}</p>" for text in LONG_TEXT)
    article = read(
        text=f"<div class='part'><p>{lede}</p></div><div class='part locked'>{rest}</div>"
    )
    assert article.paragraphs == (lede, *LONG_TEXT)


def test_paragraphs_that_say_nothing_leave_no_trace() -> None:
    article = read(inside="<p>&nbsp;</p><p></p><h3> </h3>")
    assert article.html.count("<p>") == len(PARAGRAPHS)
    assert "<h3>" not in article.html


def test_the_way_to_the_page_is_no_paragraph() -> None:
    head = "<title>Harbour of Brunnstad to be dredged in spring</title>"
    trail = "<p>Home News Harbour of Brunnstad to be dredged in spring</p>"
    text = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    title = "<h1>Harbour of Brunnstad to be dredged in spring</h1>"
    article = read(head=head, text=f"{trail}{title}{text}")
    assert article.paragraphs == PARAGRAPHS


def test_one_short_sentence_is_not_the_whole_article() -> None:
    sentence = (
        "The harbour of Brunnstad will be dredged in spring, the port authority said on Monday, "
        "after two of its ferries ran aground in the channel within a single week."
    )
    article = read(text=f"<p>{sentence}</p>")
    assert not article.whole
    assert article.trouble == walls.LITTLE
