"""Brings the conformance cases of gofeed and feedparser to one form: what is expected of a feed."""

from __future__ import annotations

import ast
import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evals.gold import Folders, Row, rows_of

HOME = "http://example.org/feed"
SERVER = "http://127.0.0.1:8097/"  # where feedparser's own tests are served from
_LOCATION = re.compile(rb"^Header:\s*Content-Location:[ \t]*(\S+)", re.MULTILINE | re.IGNORECASE)
_TYPE = re.compile(rb"^Header:\s*Content-type:[ \t]*([^\r\n]+)", re.MULTILINE | re.IGNORECASE)
_HEADER = re.compile(rb"^Header:\s*(?!Content-Location|Content-type)", re.MULTILINE | re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)  # feedparser's cases name the expected in one
_MAIL = re.compile(r"\s*\([^()@\s]+@[^()\s]+\)$|^[^\s()@]+@[^\s()]+$")
_NOT_KEPT = "a field we do not keep"
_NOT_TOLD = "a header of HTTP that parsing is not told"
_BASED_ID = "an id made whole by a base (RFC 4287, 4.2.6 compares ids as written)"
_NAMELESS = "the address of an author without a name"
_BESIDE_LABEL = "a category's term beside its label (the label is kept)"
_BESIDE_TEXT = "the language of a title beside its text's (the text's is kept)"

# feedparser's names to ours.
_OF_FEED = {
    "title": "title", "title_detail.value": "title", "link": "home_url",
    "language": "language", "ttl": "ttl",
}  # fmt: skip
_OF_ITEM = {
    "title": "title", "title_detail.value": "title", "description": "text",
    "summary": "text", "summary_detail.value": "text", "content.0.value": "text",
    "content.1.value": "text",
    "id": "key", "guid": "key", "link": "url", "author": "author",
    "author_detail.name": "author", "author_detail.url": "author_url",
    "published": "moment", "published_parsed": "moment", "updated": "moment",
    "updated_parsed": "moment", "created": "moment", "created_parsed": "moment",
    "category": "topic", "media_thumbnail.0.url": "picture", "image.href": "picture",
    "language": "language",
    "title_detail.language": "title_language", "summary_detail.language": "language",
    "content.0.language": "language",
}  # fmt: skip
_LISTS = {
    ("tags", "term"): "topic", ("tags", "label"): "topic", ("authors", "name"): "author",
    ("authors", "url"): "author_url",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expectation:
    """A value expected in a field of the feed (`item` None) or of an item."""

    item: int | None
    field: str
    value: object


@dataclass(frozen=True, slots=True)
class Case:
    """One feed with what is expected of the fields we keep; `others` counts the rest by reason."""

    path: str
    body: bytes
    url: str
    content_type: str = ""
    expected: tuple[Expectation, ...] = ()
    others: tuple[str, ...] = ()


def gofeed_cases(folders: Folders) -> tuple[Case, ...]:
    """gofeed's cases. Raises MissingError."""
    rows = rows_of(folders.data / "feeds" / "conformance_gofeed.jsonl.gz")
    return tuple(_gofeed_case(row) for row in rows)


def feedparser_cases(folders: Folders) -> tuple[Case, ...]:
    """feedparser's cases. Raises MissingError."""
    rows = rows_of(folders.data / "feeds" / "conformance_feedparser.jsonl.gz")
    return tuple(_feedparser_case(row) for row in rows)


def _gofeed_case(row: Row) -> Case:
    body = base64.b64decode(row["b64"])
    kept, others = _sorted(_of_gofeed(row["expected_json"]), body)
    return Case(row["path"], body, HOME, expected=kept, others=others)


def _sorted(
    found: Iterable[Expectation], body: bytes
) -> tuple[tuple[Expectation, ...], tuple[str, ...]]:
    """What is expected of fields we keep, and the reasons why the rest is not."""
    feed = _COMMENT.sub(b"", body)
    reasons = [(one, _other_choice(one, feed)) for one in found]
    kept = tuple(one for one, reason in reasons if not reason)
    return kept, tuple(reason for _, reason in reasons if reason)


def _other_choice(one: Expectation, body: bytes) -> str:
    """Why we rightly hold something else there; "" where we do not."""
    if one.field == "key" and str(one.value).encode() not in body and b"<!DOCTYPE" not in body:
        return _BASED_ID if str(one.value).startswith("http") else ""
    if one.field == "author_url" and b"<name" not in body:
        return _NAMELESS
    if one.field == "topic" and f'term="{one.value}"'.encode() in body and b"label=" in body:
        return _BESIDE_LABEL
    if one.field == "title_language" and (b"<summary" in body or b"<content" in body):
        return _BESIDE_TEXT
    return ""


def _of_gofeed(expected: Row) -> Iterator[Expectation]:
    for name, field in (("title", "title"), ("language", "language"), ("ttl", "ttl")):
        if expected.get(name):
            yield Expectation(None, field, expected[name])
    for name, field in (("skipHours", "skip_hours"), ("skipDays", "skip_days")):
        if expected.get(name):
            yield Expectation(None, field, tuple(expected[name]))
    if link := expected.get("link") or _href(expected, "alternate"):
        yield Expectation(None, "home_url", link)
    if link := expected.get("feedLink") or _href(expected, "self"):
        yield Expectation(None, "self_url", link)
    for number, item in enumerate(expected.get("items") or expected.get("entries") or []):
        yield from (Expectation(number, field, value) for field, value in _of_item(item))


def _of_item(item: Row) -> Iterator[tuple[str, object]]:
    for name, field in (("title", "title"), ("description", "text"), ("summary", "text")):
        if item.get(name):
            yield field, item[name]
    content = item.get("content")
    if content := content.get("value") if isinstance(content, dict) else content:
        yield "text", content
    for name, field in (("guid", "key"), ("id", "key")):
        if item.get(name):
            yield field, item[name]["value"] if isinstance(item[name], dict) else item[name]
    if link := item.get("link") or _href(item, "alternate"):
        yield "url", link
    for name in ("publishedParsed", "updatedParsed", "pubDateParsed"):
        if item.get(name):
            yield "moment", item[name]
    yield from _credited(item)
    if image := (item.get("image") or {}).get("url"):
        yield "picture", image


def _credited(item: Row) -> Iterator[tuple[str, object]]:
    for author in item.get("authors") or []:
        if author.get("name"):
            yield "author", author["name"]
            if author.get("uri"):
                yield "author_url", author["uri"]
    for category in item.get("categories") or []:
        word = category if isinstance(category, str) else _label(category)
        if word:
            yield "topic", word


def _label(category: Row) -> str:
    return str(category.get("label") or category.get("term") or category.get("value") or "")


def _href(found: Row, rel: str) -> str:
    links = (one for one in found.get("links") or [] if isinstance(one, dict))
    return next((str(one.get("href", "")) for one in links if one.get("rel") == rel), "")


def _feedparser_case(row: Row) -> Case:
    body = base64.b64decode(row["b64"])
    head = body[:4096]
    stated, kind = _LOCATION.search(head), _TYPE.search(head)
    claims = list(_claims(row["expect"] or "1"))
    ours = [one for one in map(_expectation, claims) if one is not None]
    kept, others = _sorted(ours, body)
    others = (*others, *[_NOT_KEPT] * (len(claims) - len(ours)))
    if kept and _HEADER.search(head):
        others, kept = (*others, *[_NOT_TOLD] * len(kept)), ()
    return Case(
        row["path"],
        body,
        f"{SERVER}{row['path']}" if stated is None else stated[1].decode("latin-1"),
        "" if kind is None else kind[1].decode("latin-1").strip(),
        kept,
        others,
    )


def _claims(expect: str) -> Iterator[tuple[tuple[object, ...], object]]:
    """(where, value) for each equation of feedparser's expression."""
    yield from _equations(ast.parse(expect.strip(), mode="eval").body)


def _equations(node: ast.expr) -> Iterator[tuple[tuple[object, ...], object]]:
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        for part in node.values:
            yield from _equations(part)
    elif isinstance(node, ast.BoolOp):  # one of several forms: the last will do
        yield from _equations(node.values[-1])
    elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq):
        yield from _sides([node.left, *node.comparators])
    elif not isinstance(node, ast.Constant) and "bozo" not in ast.unparse(node):
        yield (ast.unparse(node),), True


def _sides(sides: list[ast.expr]) -> Iterator[tuple[tuple[object, ...], object]]:
    value = _value(sides[-1])
    for side in sides[:-1]:
        yield tuple(_steps(side)), value


def _value(node: ast.expr) -> object:
    if isinstance(node, ast.BinOp):  # text in pieces
        return f"{_value(node.left)}{_value(node.right)}"
    try:
        return ast.literal_eval(node)
    except ValueError:
        return ast.unparse(node)


def _steps(node: ast.expr) -> Iterator[object]:
    if isinstance(node, ast.Subscript):
        yield from _steps(node.value)
        yield node.slice.value if isinstance(node.slice, ast.Constant) else ast.unparse(node.slice)
    elif isinstance(node, ast.Attribute):
        yield from _steps(node.value)
        yield node.attr
    else:
        yield ast.unparse(node)


def _expectation(claim: tuple[tuple[object, ...], object]) -> Expectation | None:
    (where, *steps), value = claim
    if where == "feed":
        field = _OF_FEED.get(".".join(map(str, steps)))
        return Expectation(None, field, value) if field else None
    if where != "entries" or len(steps) < 2 or not isinstance(steps[0], int):
        return None
    names = [str(step) for step in steps[1:]]
    field = _OF_ITEM.get(".".join(names)) or _LISTS.get((names[0], names[-1]))
    if field == "author":
        value = _MAIL.sub("", str(value))  # an address of mail is not kept
    return Expectation(steps[0], field, value) if field and value != "" else None
