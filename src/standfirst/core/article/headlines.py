"""Chooses the headline among a page's titles; the site's name is never one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SEPARATOR = re.compile(r"\s+[|–—\-•·»«:]+\s+|\s*[｜：|]\s*|\s+::\s+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


@dataclass(frozen=True, slots=True)
class Titles:
    """The candidates, raw; "" or () where absent."""

    declared: str = ""  # JSON-LD headline
    shared: str = ""  # OpenGraph title
    shown: tuple[str, ...] = ()  # every h1 of the page
    feed: str = ""  # the feed item's title
    window: str = ""  # <title>


def choose(titles: Titles, *, site: str = "", host: str = "") -> str:
    """The headline, or "" if the page has none but its site's name.

    What the reader is shown wins when it is also what is shared; then what is declared; then what
    is shared; then the h1 closest to the other titles; then the feed's and the window's title.
    """
    declared = strip_site(titles.declared, site=site, host=host)
    shared = strip_site(titles.shared, site=site, host=host, known=(declared, *titles.shown))
    window = strip_site(
        titles.window, site=site, host=host, known=(declared, shared, *titles.shown)
    )
    feed = strip_site(titles.feed, site=site, host=host)
    shown = _shown(titles.shown, (declared, shared, feed, window), site=site, host=host)
    if shared and shown and same(shared, shown):
        return _agreed(shared, shown, declared)
    if _cut(declared):
        declared = next((t for t in (shared, shown, window) if _continues(t, declared)), declared)
    return declared or shared or shown or feed or window


def _agreed(shared: str, shown: str, declared: str) -> str:
    """Of equal titles the declared, else the shared: an h1 may lose its colon in markup."""
    return declared if declared and same(declared, shown) else shared


def _shown(h1s: tuple[str, ...], others: tuple[str, ...], *, site: str, host: str) -> str:
    candidates = [h1 for h1 in h1s if strip_site(h1, site=site, host=host)]
    evidence = [_words(other) for other in others if other]
    if not candidates:
        return ""
    if not evidence:
        return candidates[0] if len(candidates) == 1 and len(candidates[0].split()) > 1 else ""
    best = max(candidates, key=lambda h1: max(_overlap(_words(h1), e) for e in evidence))
    return best if max(_overlap(_words(best), e) for e in evidence) >= 0.3 else ""


def strip_site(title: str, *, site: str = "", host: str = "", known: tuple[str, ...] = ()) -> str:
    """The title without the site's name before or after it; "" if it is only that.

    A part is the site's name if it says so, spells the host, or if what is left is one of `known`.
    """
    title = " ".join(title.split())
    if is_site(title, site=site, host=host) or _says_one_thing_twice(title):
        return ""
    for _ in range(3):
        cuts = list(_SEPARATOR.finditer(title))
        if not cuts:
            break
        first, last = cuts[0], cuts[-1]
        head, tail = title[: last.start()].strip(), title[last.end() :].strip()
        if is_site(tail, site=site, host=host) or any(k and same(k, head) for k in known):
            title = head
        elif is_site(title[: first.start()], site=site, host=host):
            title = title[first.end() :].strip()
        else:
            break
    for k in known:
        if k and title.casefold().startswith(k.casefold()) and _SEPARATOR.match(title, len(k)):
            return title[: len(k)]
    return title


def _says_one_thing_twice(title: str) -> bool:
    """ "The Herald | The Herald": a page without a headline, titled by its site alone."""
    parts = [_squeeze(part) for part in _SEPARATOR.split(title)]
    return len(parts) > 1 and len(set(parts)) == 1


def is_site(text: str, *, site: str = "", host: str = "") -> bool:
    """True if the text is the site's name, or its host's."""
    squeezed = _squeeze(text)
    if not squeezed:
        return True
    if site and squeezed in (_squeeze(site), _squeeze(site).removeprefix("the")):
        return True
    if site and squeezed.removeprefix("the") == _squeeze(site).removeprefix("the"):
        return True
    labels = [label for label in host.casefold().split(".") if label != "www"]
    names = {
        _squeeze("".join(labels)),
        *(_squeeze(label) for label in labels[:-1] if len(label) > 2),
    }
    return squeezed in names or squeezed.removeprefix("the") in names


def same(a: str, b: str) -> bool:
    """Equal but for case, spaces, quotation marks and dashes."""
    return _squeeze(a) == _squeeze(b)


def _squeeze(text: str) -> str:
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text).translate(_QUOTES).casefold())


def _cut(title: str) -> bool:
    return title.endswith(("…", "...")) or len(title) >= 105


def _continues(whole: str, cut: str) -> bool:
    start = _squeeze(cut)
    return len(whole) > len(cut) and bool(start) and _squeeze(whole).startswith(start)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold().translate(_QUOTES)))


def _overlap(a: set[str], b: set[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))
