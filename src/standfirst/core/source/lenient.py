"""Opens a damaged feed entry by entry, so that the damage of one spoils no other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from standfirst.core.errors import FeedError
from standfirst.core.source.document import mended, open_damaged, open_xml, outside_cdata
from standfirst.core.source.names import name_of

MAX_ENTRY = 512 * 1024  # characters of one entry, or of the head
MAX_CDATA = 50  # in one entry
_ROOT = re.compile(r"<([A-Za-z_][\w:.-]*)[^<>]*>")
_STARTS, _ENDS = (
    {
        kind: re.compile(pattern % names, re.IGNORECASE)
        for kind, names in (("feed", "item|entry"), ("sitemap", "url"), ("sitemapindex", "sitemap"))
    }
    for pattern in (
        r"<(?:[\w-]+:)?(?:%s)(?:\s[^<>]{0,2000})?(?<!/)>",
        r"</(?:[\w-]+:)?(?:%s)\s*>",
    )
)
_OPENED = re.compile(r"<([\w:.-]++)[^<>]{0,500}>\s*<!\[CDATA\[")
_BARE = re.compile(r"<(?![A-Za-z_/!?])")
_TAG = re.compile(r"""<[A-Za-z_][\w:.-]*\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>""")
_UNQUOTED = re.compile(r"""(?<=[\s"'])([\w:.-]+)=(?!["'])([^\s"'<>]+)""")
_HALF_QUOTED = re.compile(r"""(<[A-Za-z_][^<>"']{0,300}\s[\w:.-]+=)([^\s"'<>]{1,500})"(?=[\s/>])""")
_VOID = re.compile(r"<(area|br|col|embed|hr|img|input|link|meta|wbr)\b([^<>]*?)/?>", re.IGNORECASE)
_BEYOND = "The feed is damaged beyond reading. Usually its publisher mends it soon."


@dataclass(frozen=True, slots=True)
class _Root:
    name: str
    tag: str  # as it stands in the feed, with its namespaces


def open_lenient(text: str, *, limit: int, kind: str = "feed") -> etree._Element:
    """A tree of the head and the first `limit` entries of a "feed" or "sitemap".

    `text` begins at its root element. What cannot be mended in an entry is left out of that entry.
    Raises FeedError where nothing is left.
    """
    found = _ROOT.match(text)
    if found is None:
        raise FeedError(_BEYOND)
    root = _Root(found[1], _tidied(found[0]))
    starts = [start.start() for start in islice(_STARTS[kind].finditer(text), limit)]
    ends = [*starts[1:], len(text)]
    entries = [_cut(text[start:end], kind) for start, end in zip(starts, ends, strict=False)]
    head = text[: starts[0]] if starts else text
    behind = text[starts[-1] + len(entries[-1]) :] if starts else ""
    tree = open_damaged(_repaired(head[:MAX_ENTRY] + behind[:MAX_ENTRY]))
    channel = next((e for e in tree if name_of(e) == "channel"), tree)
    for entry in entries:
        channel.extend(_opened(root, entry))
    if not len(channel):
        raise FeedError(_BEYOND)
    return tree


def _cut(piece: str, kind: str) -> str:
    """The entry that a piece begins with; one that has no end ends where the next begins."""
    end = _ENDS[kind].search(piece)
    return piece[: end.end()] if end else piece[:MAX_ENTRY]


def _opened(root: _Root, entry: str) -> list[etree._Element]:
    try:
        return list(open_xml(f"{root.tag}{entry}</{root.name}>"))
    except FeedError as error:
        if error.permanent:
            raise
    try:
        return list(open_damaged(f"{root.tag}{_repaired(entry)}</{root.name}>"))
    except FeedError:
        return []


def _repaired(text: str) -> str:
    """The usual slips of hand-made feeds put right: each costs the parser a whole element."""
    return mended(outside_cdata(_closed(text), _tidied))


def _tidied(text: str) -> str:
    text = _BARE.sub("&lt;", text)
    text = _HALF_QUOTED.sub(r'\1"\2"', text)
    text = _TAG.sub(lambda tag: _UNQUOTED.sub(r'\1="\2"', tag[0]), text)
    return _VOID.sub(r"<\1\2/>", text)


def _closed(text: str) -> str:
    """With each CDATA ended before the end of the element that it fills."""
    pieces: list[str] = []
    position = 0
    for _ in range(MAX_CDATA):
        found = _OPENED.search(text, position)
        if found is None:
            break
        end, stop = text.find("]]>", found.end()), text.find(f"</{found[1]}", found.end())
        if 0 <= end < stop or stop < 0:
            stop, mark = (end + 3 if end >= 0 else len(text)), ""
        else:
            mark = "]]>"
        pieces += (text[position:stop], mark)
        position = stop
    return "".join((*pieces, text[position:]))
