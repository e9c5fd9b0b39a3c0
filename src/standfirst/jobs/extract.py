"""Page → Article: take the whole piece without the page's furniture, once, and keep it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from standfirst.core.article.bylines import byline
from standfirst.core.article.extract import article_from_item
from standfirst.core.article.sanitize import plain
from standfirst.core.article.urls import canonical
from standfirst.core.errors import EngineError, ExtractError, StandfirstError
from standfirst.core.source.again import next_look
from standfirst.core.source.changes import plausible
from standfirst.core.source.record import from_json
from standfirst.core.types import ExtractedArticle, Page, ParsedItem, SourceKind
from standfirst.io.tasks import take_article
from standfirst.jobs import identity
from standfirst.jobs.claim import MOST_TRIES, claim, let_go, write_all
from standfirst.jobs.revise import take_over
from standfirst.jobs.sign import sign
from standfirst.jobs.tools import Tally, Tools
from standfirst.models import Article, Body, FetchedPage, Item, Outlet

BATCH = 64
CHUNK = 16
OPENING = 110
TRIED = "This page could not be taken in three tries; the feed's own text is here."
UNWRITTEN = "What was found at this address could not be written; it is left out."
BESIDE = ("agency", "section", "labels", "picture_url", "picture_caption", "picture_credit")
SECONDS = 2.0  # of computing, a page; the slowest of the real pages takes 0.8


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
    ready.sort(key=lambda one: one.page.item.source.outlet_id)  # the order in which they are held
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
    _hold(item.source.outlet_id)
    found = _or_what_the_feed_gave(one.page, item, one.answer, tally)
    if found is None:
        Item.objects.filter(pk=item.pk).update(trouble=_sentence(one.answer))
    else:
        article = keep(item, found, now, landed=one.page.url)
        Item.objects.filter(pk=item.pk).update(article=article, trouble=found.trouble)
        if one.page.body and isinstance(one.answer, ExtractedArticle):
            _look_again(item, article, now)
    FetchedPage.objects.filter(pk=one.page.pk).delete()


def _look_again(item: Item, article: Article, now: datetime) -> None:
    """Have the page fetched once more later, where nobody else will: outlets change in silence."""
    source = item.source
    if source.kind == SourceKind.MAILBOX or source.outlet.sample or source.paused:
        return
    if article.seen_at != item.seen_at:
        return  # another item brought the article, and looks after it
    published = article.published if article.dated else None
    due = next_look(now, published=published, seen=item.seen_at, live=article.live)
    if due is not None:
        # Announced anew meanwhile, it is due already.
        Item.objects.filter(pk=item.pk, fetch_due_at=None).update(fetch_due_at=due, tries=0)


def _hold(outlet: int) -> None:
    """Let no other worker write articles of this outlet until the transaction ends: two that see
    one piece at two addresses would each open an article, or each keep the version before it."""
    Outlet.objects.select_for_update(no_key=True).filter(pk=outlet).values_list("pk").first()


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
    signed = byline(item.authors)
    return ExtractedArticle(
        headline=plain(item.title),
        standfirst="",
        authors=signed.people,
        agency=signed.agency,
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


def keep(
    item: Item,
    found: ExtractedArticle,
    now: datetime,
    *,
    landed: str = "",
    outlet: Outlet | None = None,
) -> Article:
    """Write the article, once whatever its address; a changed one leaves a revision behind.

    `landed` is the address of its page after redirects, `outlet` who published it, where that is
    not the outlet of its source.
    """
    seen = identity.sight(item, found, now, landed=landed, outlet=outlet)
    known = identity.find(seen)
    if known is None:
        article = _open(seen, now)
    else:
        article = known.article
        better = found.whole and not article.whole
        if better if known.twin else take_over(article, found, now):
            _replace(article, seen, now)
        else:
            _complete(article, seen, now)
    identity.note(article, seen)
    return article


def _open(seen: identity.Sighting, now: datetime) -> Article:
    """A new article."""
    found, item = seen.found, seen.item
    published = plausible(found.published, now)
    article = Article.objects.create(
        **_fields(seen, now),
        outlet=seen.outlet,
        key=identity.free_key(seen, now),
        published=published or item.seen_at,
        dated=published is not None,
        seen_at=item.seen_at,
    )
    Body.objects.create(
        article=article, headline=article.headline, text=found.text, html=found.html
    )
    identity.trace(article, seen, new=True)
    sign(article, found.authors)
    return article


def _replace(known: Article, seen: identity.Sighting, now: datetime) -> None:
    """Write what was found over what is known; its place, story and readers stay with it."""
    found = seen.found
    fields = _fields(seen, now)
    published = plausible(found.published, now)
    if published is not None:
        # A date that is set anew at each change would carry an old article to the top again.
        fields |= {"published": min(published, known.published) if known.dated else published}
        fields |= {"dated": True}
    for name, value in fields.items():
        setattr(known, name, value)
    known.save(update_fields=list(fields))
    Body.objects.filter(article=known).update(
        headline=known.headline, text=found.text, html=found.html
    )
    identity.trace(known, seen)
    sign(known, found.authors)


def _complete(known: Article, seen: identity.Sighting, now: datetime) -> None:
    """Take from a version that says nothing new what is told beside the text."""
    found = seen.found
    fields: dict[str, Any] = {}
    modified = plausible(found.modified, now)
    if modified is not None and (known.modified is None or modified > known.modified):
        fields["modified"] = modified
    if known.live:
        fields["fetched_at"] = now
    if found.whole == known.whole and (found.live, found.stub) != (known.live, known.stub):
        fields |= {"live": found.live, "stub": found.stub}
    if found.whole == known.whole:
        given = _fields(seen, now)
        fields |= {name: given[name] for name in BESIDE if given[name] and not getattr(known, name)}
        if found.authors and not known.bylines.exists():
            sign(known, found.authors)
            if known.bylines.exists():  # who follows them is told when it is read again
                fields |= {"read_due_at": now, "tries": 0}
    # The item that led here before now leads elsewhere: the article moved.
    if found.whole and seen.item.article_id == known.pk and seen.url not in ("", known.url):
        fields["url"] = seen.url
    if fields:
        Article.objects.filter(pk=known.pk).update(**fields)


def _fields(seen: identity.Sighting, now: datetime) -> dict[str, Any]:
    """What every version of an article gives it."""
    found = seen.found
    return {
        "url": seen.url,
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
        "modified": plausible(found.modified, now),
        "fetched_at": now,
        "whole": found.whole,
        "stub": found.stub,
        "live": found.live,
        "trouble": found.trouble,
        "corrections": list(found.corrections),
        "word_count": len(found.text.split()),
        "read_due_at": now,
        "tries": 0,
    }


def opening(paragraphs: Sequence[str]) -> str:
    """The first words of a text without a headline, at most OPENING characters."""
    first = paragraphs[0] if paragraphs else ""
    if len(first) <= OPENING:
        return first
    return first[:OPENING].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"
