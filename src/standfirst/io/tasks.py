"""What the engine's children do: pure functions over one task, importable without Django."""

from __future__ import annotations

from standfirst.core.article.extract import article_from_item, extract_article
from standfirst.core.source.discover import links_of
from standfirst.core.source.parse import parse_feed
from standfirst.core.types import ExtractedArticle, Fetched, Page, ParsedFeed, SourceKind


def parse_answer(task: tuple[str, Fetched]) -> ParsedFeed:
    """What a source's answer announces; the task is (kind of source, answer). Raises FeedError."""
    kind, answer = task
    if kind == SourceKind.PAGE:
        return links_of(answer.body, answer.url)
    return parse_feed(answer.body, url=answer.url, content_type=answer.content_type)


def take_article(task: tuple[Page, str]) -> ExtractedArticle:
    """The article of a page, or of its item where the page could not be had.

    The task is (page, why there is none). Raises ExtractError.
    """
    page, trouble = task
    if page.item is not None and (trouble or not page.html):
        return article_from_item(page.item, url=page.url, trouble=trouble)
    return extract_article(page)
