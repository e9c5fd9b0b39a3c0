"""Reads schema.org JSON-LD out of a page, mending what sites commonly break."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import json_repair
import lxml.html

Node = dict[str, Any]

MAX_SCRIPT = 1024 * 1024  # characters
MAX_REPAIR = 200_000  # characters of a page; the library mends 400,000 a second
MAX_NODES = 2000
MAX_DEPTH = 12

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Recipe)$")
_STRONG = re.compile(r"News|Article$|LiveBlog")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,80}?\*/)?\s*", re.S)


def nodes(tree: lxml.html.HtmlElement) -> list[Node]:
    """Every JSON-LD object of the page, @graph and lists unfolded, in order. Never raises."""
    found: list[Node] = []
    mendable = MAX_REPAIR
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" not in kind or not script.text or len(script.text) > MAX_SCRIPT:
            continue
        values = _whole(script.text)
        if not values and len(script.text) <= mendable:
            mendable -= len(script.text)
            values = _repaired(script.text)
        for value in values:
            found.extend(_unfold(value, 0))
            if len(found) > MAX_NODES:
                return found[:MAX_NODES]
    return found


def loads(text: str) -> list[Any]:
    """The JSON values in a script: one as a rule, several when concatenated, [] if beyond mending.

    Lost commas, quotes and brackets are mended by a library, in texts of up to MAX_REPAIR.
    """
    return _whole(text) or (_repaired(text) if len(text) <= MAX_REPAIR else [])


def _whole(text: str) -> list[Any]:
    bare = _WRAPPING.sub("", text, count=1)
    return _decode(bare) or (_decode(unescape(bare)) if "&" in bare else [])


def _repaired(text: str) -> list[Any]:
    bare = _WRAPPING.sub("", text, count=1)
    if "{" not in bare:
        return []
    try:
        value = json_repair.loads(bare, skip_json_loads=True)
    except (ValueError, RecursionError):
        return []
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, dict)]


def _decode(text: str) -> list[Any]:
    decoder, position = json.JSONDecoder(strict=False), 0
    values: list[Any] = []
    while position < len(text) and len(values) < 50:
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            return values
        values.append(value)
        position = _skip(text, position)
    return values


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n;,":
        position += 1
    return position


def _unfold(value: Any, depth: int) -> Iterator[Node]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for one in value[:MAX_NODES]:
            yield from _unfold(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            if isinstance(value.get(key), dict | list):
                yield from _unfold(value[key], depth + 1)


def article_node(found: list[Node], *, url: str = "") -> Node:
    """The object that describes the page's own article; {} if there is none."""
    articles = [node for node in found if any(_ARTICLE.search(t) for t in types(node))]
    if not articles:
        return {}
    return max(articles, key=lambda node: _rank(node, url))


def _rank(node: Node, url: str) -> tuple[int, ...]:
    same = bool(url) and any(
        _same_page(text(node.get(key)), url) for key in ("url", "@id", "mainEntityOfPage")
    )
    strong = any(_STRONG.search(t) for t in types(node))
    filled = sum(
        1 for key in ("headline", "datePublished", "author", "articleBody") if node.get(key)
    )
    return (int(same), int(strong), filled)


def _same_page(address: str, url: str) -> bool:
    return bool(address) and address.split("#")[0].split("?")[0].rstrip("/").endswith(
        url.split("#")[0].split("?")[0].rstrip("/").split("://")[-1]
    )


def types(node: Node) -> list[str]:
    """The short names of an object's types: ["NewsArticle"]."""
    given = node.get("@type") or []
    several = given if isinstance(given, list) else [given]
    return [str(one).rsplit("/", 1)[-1] for one in several]


def resolve(value: Any, found: list[Node]) -> list[Any]:
    """A property as a list, {"@id": …} references replaced by the objects they name."""
    several = value if isinstance(value, list) else [] if value is None else [value]
    return [_resolve_one(one, found) for one in several[:50]]


def _resolve_one(value: Any, found: list[Node]) -> Any:
    """The object that a bare reference names: of several the one that says most."""
    if not isinstance(value, dict) or value.keys() - {"@id", "@type"} or not value.get("@id"):
        return value
    named = [node for node in found if node.get("@id") == value["@id"]]
    return max(named, key=len, default=value)


def breadcrumbs(found: list[Node]) -> list[str]:
    """The names on the way to the article, without the start page and the article itself."""
    trail = next((node for node in found if "BreadcrumbList" in types(node)), {})
    steps = trail.get("itemListElement")
    entries = [one for one in steps if isinstance(one, dict)] if isinstance(steps, list) else []
    names = [text(one.get("name")) or text(one.get("item")) for one in entries[:10]]
    return [name for name in names[1:-1] if name and "//" not in name]


def text(value: Any) -> str:
    """A property as text: the first of a list, an object's name, value or address; else ""."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            keys = ("@value", "name", "@id", "url", "contentUrl")
            value = next((value[k] for k in keys if value.get(k)), "")
        else:
            break
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(unescape(str(value)).split())
