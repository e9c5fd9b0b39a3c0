"""Finds the standfirst: the summary that stands between the headline and the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import lxml.html

from standfirst.core.article import furniture
from standfirst.core.article.dates import read_date
from standfirst.core.article.paragraphs import Block

_NAMES = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|lead(?:-?(?:text|in|paragraph))?|lede|intro(?:duction|text)?|"
    r"dek|deck|chapo|chapeau|vorspann|"
    r"sapo|entradilla|bajada|ingress|anleser|sub-?(?:title|titel|head(?:line)?|heading)|"
    r"sous-?titre|sottotitolo|occhiello|"
    r"summary|excerpt|abstract|teaser-?text|article-?desc(?:ription)?|perex|preamble|manchet|"
    r"kicker-?text|sommario)(?=$|[\s_-])",
    re.I,
)
_ASIDE = frozenset("figure figcaption footer aside dialog nav form li".split())
_SIGN_UP = re.compile(
    r"\b(?:sign up|log ?in|sign in|register|subscribe)\b.{0,40}\b(?:to|for|now|today|here)\b|"
    r"\b(?:melden? (?:dich|sie sich)|registrier(?:e|en) (?:dich|sie sich)|jetzt anmelden)\b|"
    r"\b(?:inscrivez|abonnez|connectez)-vous\b|\b(?:regístrate|suscríbete|inicia sesión|iscriviti|"
    r"abbonati|cadastre-se|meld je aan)\b",
    re.I,
)
MAX_DATED = 12  # words of a line that is but a date
LEAST, MOST = 40, 700  # characters


def shown_standfirst(tree: lxml.html.HtmlElement, declared: tuple[str, ...]) -> str:
    """The summary as the page shows it, or "".

    It is an element that says what the page declares as its description, else the first after the
    headline whose class or itemprop says that it is one.
    """
    heads = [_squeeze(" ".join(h1.itertext())) for h1 in islice(tree.iter("h1"), 20)]
    wanted = [_squeeze(text) for text in declared if len(text) >= LEAST]
    wanted = [want for want in wanted if not any(_matches(want, head) for head in heads)]
    named = ""
    after_headline = False
    for element, text in _short_elements(tree):
        if element.tag == "h1":
            after_headline = True
            continue
        squeezed = _squeeze(text)
        if any(_matches(squeezed, head) for head in heads):
            continue
        if any(_matches(squeezed, want) for want in wanted) and says(text):
            return text
        if after_headline and not named and _is_named(element) and not _is_caption(text):
            named = text
    return named


def says(text: str) -> bool:
    """False for a line that is but a date, or asks to sign up or to log in."""
    dated = len(text.split()) < MAX_DATED and read_date(text) is not None
    words = re.sub(r"[^\W\d_]{3,}", "", text) if dated else ""
    only = dated and len(text) - len(words) < len(text) / 2
    return not only and not _SIGN_UP.search(text)


def is_lead(block: Block) -> bool:
    """True if a text's first paragraph is set apart as its standfirst: by name, or all bold."""
    element = block.element
    bold = ("".join(map(str, b.itertext())) for b in element.iter("b", "strong"))
    if _squeeze("".join(bold)) == _squeeze(block.text) or block.kind in ("h2", "h3", "h4"):
        return True
    return bool(_NAMES.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}"))


def _short_elements(tree: lxml.html.HtmlElement) -> Iterator[tuple[lxml.html.HtmlElement, str]]:
    for element in tree.iter("h1", "p", "h2", "h3", "h4", "div", "span", "strong", "section"):
        if element.tag == "h1":
            yield element, ""
            continue
        if (
            len(element) > 6
            or element.find(".//p") is not None
            or element.find(".//div") is not None
        ):
            continue
        text = " ".join(" ".join(element.itertext()).split())
        if LEAST <= len(text) <= MOST:
            yield element, text


def _matches(shown: str, wanted: str) -> bool:
    """Equal, or one goes on where the other is cut (descriptions are, at about 150 characters)."""
    shorter, longer = sorted((shown, wanted), key=len)
    return len(shorter) >= 30 and longer.startswith(shorter) and len(shorter) >= 0.4 * len(longer)


def _is_named(element: lxml.html.HtmlElement) -> bool:
    for one in (element, element.getparent()):
        if one is None or one.tag in ("body", "article", "main"):
            return False
        name = (
            f"{one.get('class') or ''} {one.get('itemprop') or ''} {one.get('data-testid') or ''}"
        )
        if _NAMES.search(name):
            return not any(_aside(a) for a in (one, *one.iterancestors()))
    return False


def _is_caption(text: str) -> bool:
    return "©" in text or furniture.line(text) or not says(text)


def _aside(element: lxml.html.HtmlElement) -> bool:
    return element.tag in _ASIDE or furniture.named(element.get("class") or "")


def _squeeze(text: str) -> str:
    return re.sub(r"\W", "", text.casefold())
