"""Page → Article: take the whole piece without the page's furniture, once, and keep it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from standfirst.core.article.extract import article_from_item
from standfirst.core.article.revise import RevisionText, compare
from standfirst.core.article.sanitize import plain
from standfirst.core.article.urls import canonical
from standfirst.core.errors import EngineError, ExtractError, StandfirstError
from standfirst.core.source.changes import plausible
from standfirst.core.source.record import from_json
from standfirst.core.types import ExtractedArticle, Page, ParsedItem
from standfirst.io.tasks import take_article
from standfirst.jobs.claim import MOST_TRIES, claim, let_go, write_all
from standfirst.jobs.tools import Tally, Tools
from standfirst.models import Article, Author, Body, Byline, FetchedPage, Item, Revision

BATCH = 64
CHUNK = 16
OPENING = 110
TRIED = "This page could not be taken in three tries; the feed's own text is here."
UNWRITTEN = "What was found at this address could not be written; it is left out."
SECONDS = 4.0  # of computing, a page; the slowest of the real pages takes 0.4


@dataclass(frozen=True, slots=True)
class _Done:
    """A page with what was made of it."""

    page: FetchedPage
    answer: ExtractedArticle | StandfirstError


def run(tools: Tools, now: datetime) -> Tally:
    """Extract up to BATCH fetched pages."""
    tally = Tally()
    due = FetchedPage.objects.due(now)
    rows = claim(due, due="extract_due_at", now=now, limit=BATCH, related=["item__source__outlet"])
    done: list[_Done] = []
    for number, answer in tools.engine.map(
        take_article, [_task(row) for row in rows], seconds=SECONDS
    ):
        done.append(_Done(rows[number], answer))
        if len(done) == CHUNK:
            _write(done, now, tally)
            done = []
        tools.progress(1, "extracted")
    _write(done, now, tally)
    return tally


def _task(row: FetchedPage) -> tuple[Page, str]:
    html = zlib.decompress(row.body) if row.body else b""
    trouble = row.trouble
    if row.tries > MOST_TRIES:
        html, trouble = b"", TRIED
    item = from_json(row.item.announced)
    return Page(html=html, url=row.url, content_type=row.content_type, item=item), trouble


def _write(done: Sequence[_Done], now: datetime, tally: Tally) -> None:
    ready = [one for one in done if not _is_tried_again(one, now, tally)]
    failed = write_all(ready, lambda one: _write_one(one, now, tally))
    for one, error in failed:
        tally.troubles.append(f"{one.page.item.url}: it could not be written ({error}).")
        if one.page.tries > MOST_TRIES:
            one.page.delete()
            Item.objects.filter(pk=one.page.item_id).update(trouble=UNWRITTEN)
    tally.done += len(ready) - len(failed)


def _is_tried_again(one: _Done, now: datetime, tally: Tally) -> bool:
    """A child that was stopped may have been stopped by something else: the page comes again."""
    if not isinstance(one.answer, EngineError) or one.page.tries > MOST_TRIES:
        return False
    tally.troubles.append(f"{one.page.item.url}: {one.answer.message} It is tried again.")
    let_go(one.page, "extract_due_at", extract_due_at=now)
    return True


def _write_one(one: _Done, now: datetime, tally: Tally) -> None:
    if not let_go(one.page, "extract_due_at", tries=0):
        return  # fetched again meanwhile: the newer page is extracted
    item = one.page.item
    found = _or_what_the_feed_gave(one.page, item, one.answer, tally)
    if found is None:
        Item.objects.filter(pk=item.pk).update(trouble=_sentence(one.answer))
    else:
        article = keep(item, found, now)
        Item.objects.filter(pk=item.pk).update(article=article, trouble=found.trouble)
    FetchedPage.objects.filter(pk=one.page.pk).delete()


def _or_what_the_feed_gave(
    row: FetchedPage, item: Item, answer: ExtractedArticle | StandfirstError, tally: Tally
) -> ExtractedArticle | None:
    """The article; after a fault what the feed gave, if only a headline; None for nothing."""
    if isinstance(answer, ExtractedArticle):
        return answer
    trouble = _sentence(answer)
    tally.troubles.append(f"{item.url or item.title}: {trouble}")
    announced = from_json(item.announced)
    try:
        return article_from_item(announced, url=row.url, trouble=trouble)
    except ExtractError:
        return _headline_only(announced, row.url, trouble) if announced.title else None


def _headline_only(item: ParsedItem, url: str, trouble: str) -> ExtractedArticle:
    """An article that is only announced, so that it is not lost."""
    return ExtractedArticle(
        headline=plain(item.title),
        standfirst="",
        authors=item.authors,
        agency="",
        published=item.published,
        modified=item.modified,
        language=item.language,
        paragraphs=(),
        html="",
        url=canonical(url or item.url),
        topics=item.topics,
        whole=False,
        trouble=trouble,
    )


def _sentence(answer: object) -> str:
    return answer.message if isinstance(answer, StandfirstError) else str(answer)


def keep(item: Item, found: ExtractedArticle, now: datetime) -> Article:
    """Write the article, once for its address; a changed one leaves a revision behind."""
    outlet = item.source.outlet
    key = _key(found.url or item.url, item)
    known = Article.objects.select_related("body").filter(key=key).first()
    if known is not None and not _is_news(known, found, now):
        return known
    published = plausible(found.published, now)
    first_seen = known.published if known is not None and not known.dated else item.seen_at
    fields = {
        "outlet": outlet,
        "url": (found.url or item.url)[:2000],
        "headline": found.headline[:1000],
        "standfirst": found.standfirst,
        "opening": "" if found.headline else opening(found.paragraphs),
        "agency": found.agency[:100],
        "language": found.language[:10],
        "section": found.section[:200],
        "labels": list(found.topics),
        "picture_url": found.picture.url[:2000] if found.picture else "",
        "picture_caption": found.picture.caption if found.picture else "",
        "picture_credit": found.picture.credit[:300] if found.picture else "",
        "published": published or first_seen,
        "dated": published is not None,
        "modified": plausible(found.modified, now),
        "whole": found.whole,
        "trouble": found.trouble,
        "word_count": len(found.text.split()),
        "read_due_at": now,
        "tries": 0,
    }
    article, _ = Article.objects.update_or_create(
        key=key, defaults=fields, create_defaults={**fields, "seen_at": item.seen_at}
    )
    Body.objects.update_or_create(
        article=article,
        defaults={"headline": article.headline, "text": found.text, "html": found.html},
    )
    _sign(article, found)
    return article


def opening(paragraphs: Sequence[str]) -> str:
    """The first words of a text without a headline, at most OPENING characters."""
    first = paragraphs[0] if paragraphs else ""
    if len(first) <= OPENING:
        return first
    return first[:OPENING].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"


def _key(url: str, item: Item) -> str:
    identity = url or f"{item.source_id} {item.key}"
    return blake2b(identity.encode(), digest_size=20).hexdigest()


def _is_news(known: Article, found: ExtractedArticle, now: datetime) -> bool:
    """Whether the article differs from the one we have; keeps the old one as a revision if so.

    A page that can no longer be had never replaces a whole article.
    """
    if known.whole and not found.whole:
        return False
    if not known.whole and found.whole:
        return True
    old = RevisionText(headline=known.headline, standfirst=known.standfirst, text=known.body.text)
    new = RevisionText(headline=found.headline, standfirst=found.standfirst, text=found.text)
    change = compare(old, new)
    if change is None:
        return False
    Revision.objects.create(
        article=known,
        replaced_at=now,
        headline=known.headline,
        standfirst=known.standfirst,
        text=known.body.text,
        changed=change.says,
    )
    return True


def _sign(article: Article, found: ExtractedArticle) -> None:
    """Put the bylines under the article."""
    authors = []
    for person in found.authors:
        name = person.name[:200]
        author, _ = Author.objects.get_or_create(
            outlet=article.outlet,
            key=" ".join(name.casefold().split())[:200],
            defaults={"name": name, "url": person.url[:2000]},
        )
        authors.append(author)
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        [
            Byline(article=article, author=author, position=position)
            for position, author in enumerate(dict.fromkeys(authors))
        ]
    )
