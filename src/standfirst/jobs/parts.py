"""The newest sitemaps of an index, asked with the manners of their source and read as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from standfirst.core.article.urls import registrable
from standfirst.core.errors import FetchError, StandfirstError
from standfirst.core.types import Fetched, ParsedFeed, Request, SourceKind
from standfirst.io.hosts import place_of
from standfirst.io.http import fetch_many
from standfirst.io.tasks import parse_answer
from standfirst.jobs.tools import Tools
from standfirst.jobs.turns import SECONDS, Turns
from standfirst.models import Source

MOST = 3  # sitemaps of one index
MOST_ITEMS = 2000
PARSING = 2.0  # seconds of computing, for one sitemap
LONGEST = 2000  # characters of an address
Remembered = list[list[str]]  # [[url, etag, last_modified]], newest first; as JSON keeps it


@dataclass(slots=True)
class Index:
    """An index with its sitemaps as they come in. `feed` is None where the index answered 304."""

    source: Source
    feed: ParsedFeed | None
    parts: Remembered
    found: dict[str, ParsedFeed] = field(default_factory=dict)
    unchanged: int = 0
    troubles: list[StandfirstError] = field(default_factory=list)

    @property
    def failure(self) -> StandfirstError | None:
        """Why nothing at all could be had of it."""
        had = self.unchanged or self.found
        return self.troubles[0] if self.troubles and not had else None

    @property
    def whole(self) -> ParsedFeed | None:
        """The items of all its sitemaps; None where nothing is new."""
        feeds = [self.found[url] for url, _, _ in self.parts if url in self.found]
        if self.feed is None and not feeds:
            return None
        own = self.feed or ParsedFeed("sitemap")
        items = {item.key: item for feed in feeds for item in feed.items}
        return replace(
            own,
            title=own.title or next((feed.title for feed in feeds if feed.title), ""),
            language=own.language or next((feed.language for feed in feeds if feed.language), ""),
            items=tuple(items.values())[:MOST_ITEMS],
        )


def open_index(source: Source, feed: ParsedFeed | None, url: str) -> Index | None:
    """The index that a source is, `url` being where it was found; None for one that is none.

    An index that has not changed (304) is asked for the sitemaps that it named before: they
    change without it.
    """
    if feed is not None and not feed.sitemaps:
        return None
    known = {part[0]: part for part in source.parts if len(part) == 3}
    named = known if feed is None else [one for one in feed.sitemaps if _is_near(one, url)]
    parts = [known.get(one, [one, "", ""]) for one in list(named)[:MOST]]
    return Index(source, feed, parts) if parts or feed is not None else None


def gather(tools: Tools, turns: Turns, indexes: Sequence[Index]) -> None:
    """Ask and read the sitemaps of all the indexes."""
    asked: dict[str, list[tuple[Index, list[str]]]] = {}
    for index in indexes:
        for part in index.parts:
            asked.setdefault(part[0], []).append((index, part))
    if not asked:
        return
    turns.take({place_of(url, tools.policy.allowed) for url in asked})
    turns.pause()
    requests = [
        Request(url=url, etag=wanted[0][1][1], last_modified=wanted[0][1][2])
        for url, wanted in asked.items()
    ]
    fresh: list[Fetched] = []
    urls: list[str] = []
    for request, answer in fetch_many(requests, policy=tools.policy, gate=turns, seconds=SECONDS):
        if isinstance(answer, FetchError):
            turns.hold(answer)
            _tell(asked[request.url], answer)
        elif answer.status == 304:
            for index, _ in asked[request.url]:
                index.unchanged += 1
        else:
            fresh.append(answer)
            urls.append(request.url)
    tasks = [(SourceKind.SITEMAP.value, answer) for answer in fresh]
    for number, read in tools.engine.map(parse_answer, tasks, seconds=PARSING):
        if isinstance(read, ParsedFeed):
            _keep(asked[urls[number]], urls[number], fresh[number], read)
        else:
            _tell(asked[urls[number]], read)


def _tell(wanted: Sequence[tuple[Index, list[str]]], error: StandfirstError) -> None:
    for index, _ in wanted:
        index.troubles.append(error)


def _keep(
    wanted: Sequence[tuple[Index, list[str]]], url: str, answer: Fetched, feed: ParsedFeed
) -> None:
    for index, part in wanted:
        part[1:] = [answer.etag[:1000], answer.last_modified[:200]]
        index.found[url] = feed


def _is_near(url: str, index: str) -> bool:
    """Whether a sitemap stands on the site of its index: there alone may it speak for it."""
    try:
        there, here = urlsplit(url).hostname or "", urlsplit(index).hostname or ""
    except ValueError:
        return False
    return len(url) <= LONGEST and bool(there) and registrable(there) == registrable(here)
