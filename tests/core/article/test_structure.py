"""The structure of a text: heads, lists, quotations, tables, and what is embedded."""

from __future__ import annotations

import pytest

from tests.newspage import PARAGRAPHS, paragraphs, read

LAST = "<p>The mayor will open the new basin herself, as her father opened the old one.</p>"


def test_heads_of_every_level_stay_heads() -> None:
    inside = "".join(
        f"<h{level}>Chapter at level {level}</h{level}><p>{level}. The work goes on until May.</p>"
        for level in range(2, 7)
    )
    article = read(inside=inside)
    assert [p for p in article.paragraphs if p.startswith("Chapter")] == [
        f"Chapter at level {level}" for level in range(2, 7)
    ]
    assert article.html.count("<h4>") == 3
    assert "<h2>Chapter at level 2</h2>" in article.html


def test_lists_and_lists_of_terms_are_kept() -> None:
    inside = (
        "<p>Three things follow:</p><ol><li>The tender opens.</li><li>The basin closes.</li></ol>"
        f"<dl><dt>Depth</dt><dd>It falls to seven metres.</dd></dl>{LAST}"
    )
    article = read(inside=inside)
    assert "<ol><li>The tender opens.</li><li>The basin closes.</li></ol>" in article.html
    assert "It falls to seven metres." in article.paragraphs


def test_a_quotation_is_kept_as_one() -> None:
    quote = "It is the largest work in the harbour since the war."
    article = read(inside=f"<blockquote><p>{quote}</p></blockquote>{LAST}")
    assert f"<blockquote><p>{quote}</p></blockquote>" in article.html
    assert quote in article.paragraphs


@pytest.mark.parametrize("tag", ["p", "aside", "div", "blockquote"])
def test_a_pulled_quotation_is_said_once(tag: str) -> None:
    words = "The channel has lost a metre in ten years."
    article = read(inside=f"<{tag} class='pull-quote'>“{words}”</{tag}>{LAST}")
    assert article.text.count(words) == 1


def test_a_table_of_data_is_a_table_in_html_and_rows_in_the_text() -> None:
    table = (
        "<table><caption>Depths</caption><tr><th>Year</th><th>Depth</th></tr>"
        "<tr><td>2016</td><td>7 metres</td></tr><tr><td>2026</td><td>6 metres</td></tr></table>"
    )
    article = read(inside=table + LAST)
    assert "Year | Depth" in article.paragraphs
    assert "2026 | 6 metres" in article.paragraphs
    assert "<td>7 metres</td>" in article.html


def test_a_table_that_lays_out_the_page_is_paragraphs() -> None:
    text = f"<table><tr><td>{paragraphs()}</td></tr></table>"
    article = read(text=text)
    assert article.paragraphs == PARAGRAPHS
    assert "<table>" not in article.html


EMBEDS = {
    "film": (
        "<iframe src='https://video.example.org/9' title='The ferry on the rocks'></iframe>",
        "https://video.example.org/9",
        "The ferry on the rocks",
    ),
    "player": (
        "<video title='The dive'><source src='https://media.example.org/dive.mp4'></video>",
        "https://media.example.org/dive.mp4",
        "The dive",
    ),
    "tweet": (
        "<blockquote class='twitter-tweet'><p>Ferry aground off Brunnstad, nobody hurt.</p>"
        "— Coast Guard (@coast) <a href='https://social.example.org/coast/1'>March 2</a>"
        "</blockquote>",
        "https://social.example.org/coast/1",
        "Ferry aground off Brunnstad, nobody hurt.",
    ),
}


@pytest.mark.parametrize(("markup", "address", "title"), EMBEDS.values(), ids=EMBEDS.keys())
def test_what_is_embedded_is_a_link_with_its_title(markup: str, address: str, title: str) -> None:
    article = read(inside=markup + LAST)
    assert f'href="{address}"' in article.html
    assert title in article.html
    assert title not in article.text
    assert "<iframe" not in article.html


def test_a_frame_without_a_title_leaves_nothing() -> None:
    assert (
        "ads.example" not in read(inside=f"<iframe src='https://ads.example'></iframe>{LAST}").html
    )


CAPTION = "The ferry Solveig on the rocks off Brunnstad on Sunday night."


@pytest.mark.parametrize(
    "figure",
    [
        f"<figure><img src='/f.jpg'><figcaption>{CAPTION}</figcaption></figure>",
        f"<div><img src='/f.jpg'><p class='caption'>{CAPTION}</p></div>",
        f"<img src='/f.jpg' alt='{CAPTION}'><p>{CAPTION}</p>",
    ],
)
def test_a_caption_is_no_text(figure: str) -> None:
    article = read(inside=figure + LAST)
    assert CAPTION not in article.paragraphs
    assert 'src="https://news.example.org/f.jpg"' in article.html


def test_loose_text_and_divs_are_paragraphs() -> None:
    text = "".join(f"<div>{text}</div>" for text in PARAGRAPHS[:2])
    text += f"{PARAGRAPHS[2]}<br><br>{PARAGRAPHS[3]}"
    assert read(text=text).paragraphs == PARAGRAPHS


def test_one_line_break_divides_nothing() -> None:
    text = f"<p>{PARAGRAPHS[0]}<br>{PARAGRAPHS[1]}</p>{paragraphs(PARAGRAPHS[2:])}"
    assert read(text=text).paragraphs[0] == f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}"


POINTERS = [
    "<p><a href='/x'>Port budget passes after a night of talks</a></p>",
    "<p>Read also: <a href='/x'>Port budget passes after a night of talks</a></p>",
    "<p>FROM THE ARCHIVE | <a href='/x'>Port budget passes after a night</a></p>",
    "<ul><li><b>Harbour:</b> <a href='/x'>The budget passes after a night of talks</a></li></ul>",
    "<article><h3><a href='/x'>Port budget passes</a></h3><p>After a night of talks.</p></article>",
]


@pytest.mark.parametrize("pointer", POINTERS)
def test_a_line_that_leads_to_another_article_is_no_text(pointer: str) -> None:
    article = read(inside=pointer + LAST)
    assert "udget passes" not in article.text
    assert article.paragraphs[:4] == PARAGRAPHS


def test_a_paragraph_with_a_link_in_it_is_text() -> None:
    sentence = "The <a href='/plan'>plan of the authority</a> is public and can be read."
    assert "The plan of the authority is public and can be read." in (
        read(inside=f"<p>{sentence}</p>{LAST}").paragraphs
    )
