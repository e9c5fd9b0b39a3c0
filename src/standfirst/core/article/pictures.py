"""Chooses an article's main picture, with the caption and the credit that its page gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias
from urllib.parse import urlsplit

import lxml.html

from standfirst.core.article import jsonld
from standfirst.core.article.dates import read_date
from standfirst.core.article.sanitize import absolute, plain
from standfirst.core.types import Picture

Element: TypeAlias = lxml.html.HtmlElement

MAX_FIGURES = 30  # of a page that are looked at
MAX_PARTS = 100  # of a figure
MAX_READ = 2000  # characters of a caption
MAX_CAPTION, MAX_CREDIT = 500, 200  # characters
_CREDIT_CLASS = re.compile(
    r"credit|copyright|photographer|fotograf|(?:image|img|photo|picture|media|caption)[_-]?"
    r"(?:source|rights|author)|bildquelle|bildrechte|bildnachweis|quelle|attribution|cr[ée]dito",
    re.I,
)
_CREDIT_LABEL = (
    r"(?:photo(?:graph)?(?: credit)?|foto|fotos|bild|bildquelle|quelle|credit|"
    r"cr[ée]dits?(?: photo)?|cr[ée]dito|image|picture|source|fuente|fonte|copyright)"
)
_SAID = re.compile(
    rf"(?:^|[\s(\[|.])(?:{_CREDIT_LABEL}(?: by| de| von| di)?\s?[:/]|©|\(c\))\s?([^\n]{{2,120}})$",
    re.I,
)
# "Ann Lee/AFP", "AP Photo/Ann Lee", "(Reuters)" at the caption's end.
_SLASHED = re.compile(
    r"[.!?»”\"]\s{0,3}\(?((?:[A-Z]\.\s?){0,3}[^.!?()\n]{2,50}"
    r"(?:\s?/\s?[^.!?()\n]{2,50}|\bvia\b[^.!?()\n]{2,40}))[).\s]{0,3}$"
)
# "1 of 4 The crane", "2 / 7", "Bild 1 von 3: ".
_COUNT = re.compile(
    r"^\s*(?:(?:photo|image|picture|bild|foto|slide)\s)?\d{1,3}\s?(?:of|von|de|sur|di|van|/)\s?\d{1,3}"
    r"(?:\s*[:|–—-]\s*|\s+|$)",
    re.I,
)
_BUTTON = re.compile(
    r"(?:live )?(?:watch|play|listen|tune in|video|view)\b|live\b|ansehen\b|abspielen\b|"
    r"(?:click|tap) to\b|enlarge|vergrößern|bild in lightbox",
    re.I,
)
MAX_BUTTON = 4  # words
_PLACEHOLDER = re.compile(
    r"(?:^|[/_.-])(?:logo|placeholder|default|fallback|blank|spacer|avatar|favicon|pixel|no-?image)"
    r"(?:$|[/_.\d-])",
    re.I,
)


def main_picture(
    tree: Element, article: jsonld.Node, nodes: list[jsonld.Node], *, shared: str, url: str
) -> Picture | None:
    """The picture that is declared, else shared, with its caption and credit.

    What the declaration leaves out is read from the figure that shows the picture. A logo or a
    placeholder is no picture. None if there is none.
    """
    candidates = (
        (absolute(given, url), image) for given, image in _candidates(article, nodes, shared)
    )
    found = next((one for one in candidates if _is_picture(one[0])), None)
    if found is None:
        return None
    address, image = found
    caption = plain(jsonld.text(image.get("caption") or image.get("description")))
    credit = jsonld.text(
        image.get("creditText")
        or image.get("copyrightHolder")
        or image.get("creator")
        or image.get("author")
        or image.get("copyrightNotice")
    )
    if not (caption and credit):
        seen_caption, seen_credit = _shown(tree, address)
        caption, credit = caption or seen_caption, credit or seen_credit
    credit = plain(credit).removeprefix(caption).strip() or plain(credit)
    return Picture(address, _said(caption)[:MAX_CAPTION], _bare(credit)[:MAX_CREDIT])


def _said(caption: str) -> str:
    """A caption without a gallery's count; "" if it is but a player's button."""
    said = _COUNT.sub("", caption)
    return "" if _BUTTON.match(said) and len(said.split()) <= MAX_BUTTON else said


def _candidates(
    article: jsonld.Node, nodes: list[jsonld.Node], shared: str
) -> Iterator[tuple[str, jsonld.Node]]:
    given = article.get("image") or article.get("primaryImageOfPage") or article.get("thumbnailUrl")
    for image in jsonld.resolve(given, nodes):
        if isinstance(image, dict):
            # An ImageObject's @id is a name within the page, no address of a picture.
            url = image.get("url") or image.get("contentUrl") or image.get("@id")
            yield jsonld.text(url), image
        else:
            yield jsonld.text(image), {}
    yield shared, {}


def _is_picture(address: str) -> bool:
    parts = urlsplit(address)
    name = parts.path.rsplit("/", 1)[-1]
    # "…/article#primaryimage" names an object within the page.
    if parts.scheme not in ("http", "https") or (parts.fragment and "." not in name):
        return False
    return not _PLACEHOLDER.search(name)


def _shown(tree: Element, address: str) -> tuple[str, str]:
    """Caption and credit of the figure that shows the picture, else of the first with a caption."""
    first: Element | None = None
    wanted = _stem(address)
    for figure in list(tree.iter("figure"))[:MAX_FIGURES]:
        caption = figure.find(".//figcaption")
        if caption is None:
            continue
        first = figure if first is None else first
        if wanted and any(wanted in source for source in _sources(figure)):
            return _split(figure)
    lead = first is not None and not any(a.tag in ("aside", "nav") for a in first.iterancestors())
    return _split(first) if first is not None and lead and _leads(tree, first) else ("", "")


def _stem(address: str) -> str:
    name = urlsplit(address).path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return name if len(name) >= 6 else ""


def _sources(figure: Element) -> Iterator[str]:
    for element in figure.iter("img", "source", "a"):
        for name in ("src", "srcset", "data-src", "data-srcset", "href"):
            yield (element.get(name) or "")[:4000]


def _leads(tree: Element, figure: Element) -> bool:
    """True if the figure stands before the text's second paragraph: it is the article's own."""
    paragraphs = 0
    for element in tree.iter("p", "figure"):
        if element is figure:
            return True
        long = element.tag == "p" and len(element.text_content()) > 80
        paragraphs += long and not any(a.tag == "figure" for a in element.iterancestors())
        if paragraphs > 1:
            return False
    return False


def _split(figure: Element) -> tuple[str, str]:
    """A figure's caption without its credit, and the credit without its label."""
    caption = figure.find(".//figcaption")
    whole = " ".join(" ".join(caption.itertext()).split()) if caption is not None else ""
    whole = whole[:MAX_READ]
    if len(whole.split()) < 12 and read_date(whole):
        return "", ""  # a byline, set as a caption
    parts = islice(figure.iter("span", "p", "div", "small", "cite", "a", "em"), MAX_PARTS)
    marked = next((part for part in parts if _is_credit(part)), None)
    if marked is not None:
        said = " ".join(" ".join(marked.itertext()).split())
        caption_text = whole.replace(said, " ", 1).strip(" |-–—") if said != whole else ""
        return " ".join(caption_text.split())[:MAX_CAPTION], _bare(said)
    for pattern in (_SAID, _SLASHED):
        match = pattern.search(whole[-200:])
        if match:
            start = len(whole) - len(whole[-200:]) + match.start(1)
            before = re.sub(
                rf"(?:{_CREDIT_LABEL}\s?[:/]?|©|\(c\)|[\s(\[|])*$", "", whole[:start], flags=re.I
            )
            return before.strip(), _bare(match[1])
    return whole, ""


def _is_credit(element: Element) -> bool:
    named = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    return bool(_CREDIT_CLASS.search(named)) and 1 < len(element.text_content().strip()) <= 160


def _bare(credit: str) -> str:
    label = rf"^(?:{_CREDIT_LABEL}\s?(?:[:/]|\.\.\.|…)|©|\(c\)|\s)+"
    bare = re.sub(label, "", credit, flags=re.I).strip(" .|")
    return bare if "(" in bare and bare.endswith(")") else bare.strip("()[]")
