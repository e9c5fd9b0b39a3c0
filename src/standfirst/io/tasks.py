"""What the engine's children do: pure functions over one task, importable without Django."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from standfirst.core.article.extract import article_from_item, extract_article
from standfirst.core.article.letters import read_letter
from standfirst.core.source.discover import links_of
from standfirst.core.source.document import clean
from standfirst.core.source.parse import parse_feed
from standfirst.core.types import (
    ExtractedArticle,
    Fetched,
    Letter,
    Page,
    ParsedFeed,
    ReadLetter,
    SourceKind,
)

Found = TypeVar("Found")


def parse_answer(task: tuple[str, Fetched]) -> ParsedFeed:
    """What a source's answer announces; the task is (kind of source, answer). Raises FeedError."""
    kind, answer = task
    if kind == SourceKind.PAGE:
        return storable(links_of(answer.body, answer.url))
    feed = parse_feed(answer.body, url=answer.url, content_type=answer.content_type)
    # An entry that says only who or when is nothing to read.
    items = tuple(one for one in feed.items if one.url or one.title or one.summary or one.content)
    return storable(replace(feed, items=items))


def take_article(task: tuple[Page, str]) -> ExtractedArticle:
    """The article of a page, or of its item where the page could not be had.

    The task is (page, why there is none). Raises ExtractError.
    """
    page, trouble = task
    if page.item is not None and (trouble or not page.html):
        return storable(article_from_item(page.item, url=page.url, trouble=trouble))
    return storable(extract_article(page))


def take_letter(letter: Letter) -> ReadLetter:
    """What a letter is to the desk: an article, or the reason why it is none."""
    return storable(read_letter(letter))


def storable(found: Found) -> Found:
    """The record without the characters that a database refuses (NUL, lone surrogates).

    They hide in escapes, such as \\ud800 in a page's JSON, and one such name would stop a whole
    batch at its write.
    """
    kept: object = found
    if isinstance(found, str):
        kept = clean(found)
    elif isinstance(found, tuple):
        kept = tuple(map(storable, found))
    elif is_dataclass(found) and not isinstance(found, type):
        changed = {one.name: storable(getattr(found, one.name)) for one in fields(found)}
        kept = replace(found, **changed)
    return kept  # type: ignore[return-value]
