"""Live blogs: declared or recognised; their entries stay in order, with their times."""

from __future__ import annotations

import json

import pytest

from tests.newspage import OTHER, PARAGRAPHS, paragraphs, read

TEXTS = (*PARAGRAPHS, *OTHER)


def entries(form: str) -> str:
    return "".join(form.format(hour=18 - n, text=text) for n, text in enumerate(TEXTS))


FORMS = {
    "time elements": "<div class='entry'><time datetime='2026-03-02T{hour}:05'>{hour}:05</time>"
    "<p>{text}</p></div>",
    "heads": "<h3>{hour}:05 The port authority speaks</h3><p>{text}</p>",
    "Uhr": "<h4>{hour}.05 Uhr: Die Behörde</h4><p>{text}</p>",
    "lines": "<p><strong>{hour}:05</strong></p><p>{text}</p>",
    "articles": "<article><h3>{hour}h05 Le port</h3><p>{text}</p></article>",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_many_entries_with_a_time_are_a_live_blog(form: str) -> None:
    article = read(text=f"<h1>The harbour, live</h1>{entries(form)}")
    assert article.live
    assert article.whole
    assert [p for p in article.paragraphs if p in TEXTS] == list(TEXTS)
    times = [p for p in article.paragraphs if p[:2].isdigit()]
    assert [int(time[:2]) for time in times] == [18 - n for n in range(len(TEXTS))]


def test_a_declared_live_blog_is_one() -> None:
    node = {"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": []}
    head = f"<script type='application/ld+json'>{json.dumps(node)}</script>"
    assert read(head=head).live


def test_a_live_blog_in_microdata_is_one() -> None:
    text = f"<div itemscope itemtype='https://schema.org/LiveBlogPosting'>{paragraphs()}</div>"
    assert read(text=text).live


def test_an_article_with_a_few_times_is_none() -> None:
    inside = "<h3>10:05 The first call</h3><p>It came from a fisherman near the basin.</p>"
    assert not read(inside=inside).live


def test_an_article_that_opens_with_numbers_is_none() -> None:
    text = paragraphs(tuple(f"{n} million crowns: {text}" for n, text in enumerate(TEXTS)))
    assert not read(text=text).live
