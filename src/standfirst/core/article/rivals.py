"""Of several articles in one page keeps the one that the page's address and title name."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import lxml.html

from standfirst.core.article.headlines import same
from standfirst.core.article.pruning import prose_in

PROSE = 250  # characters of paragraphs in an article that is no teaser
MOST = 60  # articles that are looked at
_TYPE = re.compile(r"schema\.org/\w*(?:Article|Posting|Report|Review)$")
_ADDRESSES = ("data-url", "data-href", "data-permalink", "data-canonical", "itemid", "cite")


def drop_rivals(tree: lxml.html.HtmlElement, *, headline: str, url: str) -> None:
    """Takes out every other article where just one is told to be the page's own.

    Told is: its address is the page's, else its head is the headline. An article without a head
    is none of its own (an entry of a live blog, a part of the text).
    """
    several = [article for article in _articles(tree) if _head(article)]
    if len(several) < 2:
        return
    own = [one for one in several if url and _is_at(one, url)]
    if len(own) != 1:
        own = [one for one in several if headline and _titled(one, headline)]
    if not own:
        return
    for other in several:
        if other is not own[0] and other.getparent() is not None:
            other.drop_tree()


def _articles(tree: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    """The outermost articles with a text of their own."""
    prose = prose_in(tree)
    marked = [
        element
        for element in tree.iter("article", "div", "section", "main")
        if (element.tag == "article" or _TYPE.search(element.get("itemtype") or ""))
        and prose.get(element, 0) >= PROSE
    ][:MOST]
    known = set(marked)
    around = {one: next((a for a in one.iterancestors() if a in known), None) for one in marked}
    held: dict[lxml.html.HtmlElement, list[int]] = {}
    for one, outer in around.items():
        if outer is not None:
            held.setdefault(outer, []).append(prose[one])
    # Around several articles, without a text of its own, stands a frame.
    frames = {
        outer for outer, inner in held.items() if len(inner) > 1 and sum(inner) > 0.8 * prose[outer]
    }
    return [
        one
        for one in marked
        if one not in frames and (around[one] is None or around[one] in frames)
    ]


def _head(article: lxml.html.HtmlElement) -> str:
    for head in article.iter("h1", "h2"):
        return " ".join("".join(head.itertext()).split())
    return ""


def _titled(article: lxml.html.HtmlElement, headline: str) -> bool:
    heads = (" ".join("".join(head.itertext()).split()) for head in article.iter("h1", "h2"))
    return any(same(head, headline) for head in heads)


def _is_at(article: lxml.html.HtmlElement, url: str) -> bool:
    given = [article.get(name) or "" for name in _ADDRESSES]
    given += [a.get("href") or "" for a in article.iter("a") if "bookmark" in (a.get("rel") or "")]
    given += [a.get("href") or "" for head in article.iter("h1", "h2") for a in head.iter("a")]
    return any(_path(address) == _path(url) for address in given if address)


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:
        return ""
