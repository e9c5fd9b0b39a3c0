"""What is understood of one page or text, without a desk: for the commands `read` and `group`."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from standfirst.core.article.extract import extract_article
from standfirst.core.errors import ReadError
from standfirst.core.language.read import TextToRead
from standfirst.core.story.assign import group_stream
from standfirst.core.types import ArticleForGrouping, ExtractedArticle, Page, ReadArticle, TopicKind
from standfirst.io.reading import read_batch

MOST_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Look:
    """One page or text to be looked at: HTML or plain text, with its address where known."""

    id: str
    html: bytes | None = None
    text: str | None = None
    title: str = ""
    url: str = ""
    model: str = ""


def look(task: Look) -> dict[str, Any]:
    """What is understood of it, as `standfirst read --json` prints it (docs/cli.md).

    A plain text is read as it stands, to the character, so that spans fit it. Raises ExtractError,
    ReadError.
    """
    if task.html is not None:
        found = extract_article(Page(html=task.html, url=task.url))
    else:
        found = _from_text(task)
    text = found.full_text if task.text is None else task.text
    given = TextToRead(
        headline=found.headline,
        text=text,
        language=found.language,
        authors=tuple(person.name for person in found.authors),
    )
    read = read_batch(((given,), task.model))[0]
    paragraphs = found.paragraphs if task.text is not None else text.split("\n\n")
    return {
        **_article(found, read),
        "paragraphs": list(paragraphs),
        **_understood(read),
        "text": text,
    }


def _from_text(task: Look) -> ExtractedArticle:
    text = task.text or ""
    if not text.strip():
        raise ReadError(
            "This text is empty. Give a page, or a file with text in it.", permanent=True
        )
    return ExtractedArticle(
        headline=task.title,
        standfirst="",
        authors=(),
        agency="",
        published=None,
        modified=None,
        language="",
        paragraphs=tuple(line.strip() for line in text.split("\n") if line.strip()),
        html="",
        url=task.url,
    )


def _article(found: ExtractedArticle, read: ReadArticle) -> dict[str, Any]:
    return {
        "headline": found.headline,
        "standfirst": found.standfirst,
        "authors": list(found.byline) or [person.name for person in found.authors],
        "agency": found.agency,
        "published": found.published.isoformat() if found.published else None,
        "modified": found.modified.isoformat() if found.modified else None,
        "language": read.language or found.language,
        "site": found.site,
        "section": found.section,
        "url": found.url,
        "whole": found.whole,
        "trouble": found.trouble,
    }


def _understood(read: ReadArticle) -> dict[str, Any]:
    return {
        "topics": [{"name": topic.name, "kind": topic.kind.value} for topic in read.topics],
        "phrases": list(read.phrases),
        "statements": [
            {
                "speaker": said.speaker,
                "mention": said.mention,
                "role": said.role,
                "cue": said.cue,
                "kind": said.kind.value,
                "named": said.named,
                "reason": said.reason,
                "words": said.words,
                "spans": asdict(said.spans),
            }
            for said in read.statements
        ],
        "figures": [
            {
                "value": figure.value,
                "about": figure.about,
                "counts": figure.counts,
                "unit": figure.unit,
                "sentence": figure.sentence,
            }
            for figure in read.figures
        ],
        "model": read.model,
    }


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file (gzipped or not). Raises ReadError naming the line."""
    for number, line in enumerate(contents(path).decode("utf-8", "replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise ReadError(
                f"Line {number} of {path} is not JSON ({error}).", permanent=True
            ) from error
        if not isinstance(row, dict):
            raise ReadError(f"Line {number} of {path} is no JSON object.", permanent=True)
        yield row


def contents(path: Path) -> bytes:
    """A file's bytes, unzipped where it is gzipped. Raises ReadError with a sentence."""
    try:
        raw = path.read_bytes()
        return gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    except OSError as error:
        raise ReadError(
            f"{path} cannot be read: {error.strerror or error}. Check the path.", permanent=True
        ) from error


def task_of(row: Mapping[str, Any], folder: Path, *, model: str) -> Look:
    """A row {"id", "path", "html" or "text", "url"} as a task; paths count from the file's folder.

    Raises ReadError for a row that has none of them.
    """
    known = Look(
        id=str(row.get("id", "")),
        title=str(row.get("title") or ""),
        url=str(row.get("url") or ""),
        model=model,
    )
    if isinstance(row.get("html"), str):
        return replace(known, html=row["html"].encode("utf-8", "replace"))
    if isinstance(row.get("text"), str):
        return replace(known, text=row["text"])
    if isinstance(row.get("path"), str):
        given = Path(row["path"])
        path = given if given.is_absolute() or given.exists() else folder / given
        return look_at_file(contents(path), path.name, known)
    raise ReadError("This row has neither path, html nor text.", permanent=True)


def look_at_file(raw: bytes, name: str, known: Look) -> Look:
    """A file as a task: plain text by its ending or by having no markup, else HTML."""
    opening = raw[:4096].lstrip().lower()
    if name.endswith((".txt", ".txt.gz")) or not (opening.startswith(b"<") or b"<html" in opening):
        return replace(known, text=raw.decode("utf-8", "replace"))
    return replace(known, html=raw)


def group(
    rows: Iterable[Mapping[str, Any]], read: Iterable[ReadArticle | None]
) -> Iterator[dict[str, Any]]:
    """Events and stories of rows {"id", "date", "title", "text"} in order, each with the reason."""
    given = [
        _for_grouping(row, one) for row, one in zip(rows, read, strict=True) if one is not None
    ]
    for key, event, story, reason in group_stream(given):
        yield {"id": key, "event": event, "story": story, "reason": reason}


def _for_grouping(row: Mapping[str, Any], read: ReadArticle) -> ArticleForGrouping:
    return ArticleForGrouping(
        id=row["id"],
        at=moment(row.get("date")),
        headline=str(row.get("title") or ""),
        language=read.language,
        terms=read.terms,
        names={
            " ".join(topic.name.casefold().split()): max(1, len(topic.spans))
            for topic in read.topics
            if topic.kind is not TopicKind.SUBJECT
        },
        fingerprint=read.fingerprint,
        words=len(str(row.get("text") or "").split()),
    )


def moment(value: object) -> datetime:
    """A row's date as an aware datetime. Raises ReadError with a sentence."""
    try:
        found = datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    except ValueError:
        raise ReadError(
            f"“{value}” is no date; write it like 2020-01-05 or 2020-01-05T18:00:00Z.",
            permanent=True,
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
