"""Chooses the headline among a page's titles; the site's name is never one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MAX_TITLE = 1000  # characters
LONGEST_SITE = 4  # words of an outlet's name; what is longer may be a headline
_SEPARATOR = re.compile(r"\s+[|–—\-•·»«:]+\s+|\s*[｜：|]\s*|\s+::\s+")
_KICKER = re.compile(r"\s?:\s|\s[-–—|/]\s")
_RUBRIC = re.compile(
    r"(?:opinion|analysis|commentary|editorial|column|review|perspective|meinung|kommentar|analyse|"
    r"glosse|leitartikel|tribune|chronique|éditorial|opinión|análisis|opinione|commento|opinie)"
    r"\s?[|｜]\s?",
    re.I,
)
_TYPED = str.maketrans("‘’‚“”„«»–—", '\'\'\'"""""--')
# What an outlet's name goes by or without: "CBC News" is CBC.
_EDITION = re.compile(
    r"^the\s+|\s+(?:news|nachrichten|noticias|online|digital|international|magazine?|tv|radio)$|"
    r"\.\w{2,3}$",
    re.I,
)
# Soft hyphens, zero-width characters, marks of direction, word joiners.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "’": "'", "‘": "'"})
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


@dataclass(frozen=True, slots=True)
class Titles:
    """The candidates, raw; "" or () where absent."""

    declared: str = ""  # JSON-LD headline
    alternative: str = ""  # JSON-LD alternativeHeadline
    shared: str = ""  # OpenGraph title
    shown: tuple[str, ...] = ()  # every h1 of the page
    feed: str = ""  # the feed item's title
    window: str = ""  # <title>
    path: str = ""  # of the address, which often spells the headline


def choose(titles: Titles, *, site: str = "", host: str = "") -> str:
    """The headline, or "" if the page has none but its site's name.

    What is declared and shared alike is the headline. Where they differ by a kicker ("Trial: …")
    the shared title has it if it belongs. What is shown and shared beats what is declared, unless
    that is declared twice or the address is made of it; of what is shown and declared the same
    holds, unless another title is shared that stands nowhere else and names no site: that one was
    written by hand for readers (the feed's title settles it). A page that declares and shares
    nothing is titled by its h1, its feed or its window.
    """
    if (
        len(site.split()) > LONGEST_SITE
        and any(same(site, visible(h1)) for h1 in titles.shown)
        and same(site, titles.window)
    ):
        site = ""  # the page names no site: it gives its headline in the name's place
    return without_rubric(_choose(titles, site=site, host=host))


def without_rubric(title: str) -> str:
    """The headline without the rubric that a bar sets apart: "Opinion | The harbour waits"."""
    match = _RUBRIC.match(title)
    return title[match.end() :] if match and len(title[match.end() :].split()) > 2 else title


def _choose(titles: Titles, *, site: str, host: str) -> str:
    h1s = tuple(visible(h1) for h1 in titles.shown)
    whole = visible(titles.shared)
    declared = strip_site(visible(titles.declared), site=site, host=host, known=h1s)
    shared = strip_site(whole, site=site, host=host, known=(declared, *h1s))
    given = tuple(title for title in (declared, shared) if title)
    window = strip_site(visible(titles.window), site=site, host=host, known=(*given, *h1s))
    feed = strip_site(visible(titles.feed), site=site, host=host)
    shown = _shown(h1s, (*given, feed, window), site=site, host=host)
    if not given:
        return shown or feed or window
    if _cut(declared):
        declared = next((t for t in (shared, shown, window) if _continues(t, declared)), declared)
    if not declared and shared != whole:
        return shown or shared
    if not declared or not shared:
        return _typeset(_bare_of_kickers(declared or shared, shown), shown)
    if same(declared, shared):
        return declared
    if _kicker_apart(declared, shared):
        return shared
    if same(shown, shared):
        spelt = _spells(titles.path, declared) and not _spells(titles.path, shared)
        return declared if spelt or same(titles.alternative, declared) else shared
    others = (window, titles.alternative)
    curated = shared == whole and not any(same(shared, other) for other in others)
    return shared if curated and same(shown, declared) and not same(feed, declared) else declared


def _kicker_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    tail = _KICKER.split(long, maxsplit=1)[-1]
    return tail != long and same(tail, short)


def _bare_of_kickers(given: str, shown: str) -> str:
    """What two titles share after different kickers: "War: Talks fail", "Live - Talks fail"."""
    one, other = (_KICKER.split(title, maxsplit=1) for title in (given, shown))
    if len(one) != 2 or len(other) != 2 or not same(one[1], other[1]):
        return given
    return given if _words(one[0]) & _words(other[0]) else one[1]


def _typeset(given: str, shown: str) -> str:
    """The shown title, where it differs but in its quotation marks and dashes: they are right."""
    return shown if given.translate(_TYPED) == shown.translate(_TYPED) else given


def _spells(path: str, title: str) -> bool:
    """True if the address is made of the title's words, in order."""
    slug = re.sub(r"[\W_]+", "-", path.casefold())
    words = re.sub(r"[\W_]+", "-", _transliterated(title)).strip("-")
    return words.count("-") >= 2 and words in slug


def _transliterated(title: str) -> str:
    german = title.casefold().translate(_GERMAN)
    apart = unicodedata.normalize("NFKD", german)
    return "".join(
        letter for letter in apart if not unicodedata.combining(letter) and letter != "'"
    )


def visible(title: str) -> str:
    """The title without soft hyphens and other invisible characters, spaces made one."""
    return " ".join(_INVISIBLE.sub("", title[:MAX_TITLE]).split())


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
    if site and _EDITION.sub("", text).casefold() == _EDITION.sub("", site).casefold():
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
