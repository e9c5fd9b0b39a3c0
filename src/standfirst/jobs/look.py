"""What is understood of one page or text, without a desk: for the commands `read` and `group`."""

from __future__ import annotations

import codecs
import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from standfirst.core.article.dates import YEARS
from standfirst.core.article.extract import extract_article
from standfirst.core.errors import ReadError
from standfirst.core.language.read import TextToRead
from standfirst.core.source.document import sniff
from standfirst.core.story.stream import group_stream
from standfirst.core.types import ArticleForGrouping, ExtractedArticle, Page, ReadArticle, TopicKind
from standfirst.io.reading import read_batch

MOST_BYTES = 20 * 1024 * 1024  # of one page or text
MOST_LINE = 2 * MOST_BYTES  # the same as JSON
_LISTS = {
    **dict.fromkeys(("rss", "atom", "rdf", "json"), "a feed"),
    **dict.fromkeys(("sitemap", "sitemapindex"), "a sitemap"),
    "opml": "a list of feeds",
}


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
        "people": [person.name for person in found.authors],
        "agency": found.agency,
        "published": found.published.isoformat() if found.published else None,
        "modified": found.modified.isoformat() if found.modified else None,
        "language": read.language or found.language,
        "site": found.site,
        "section": found.section,
        "labels": list(found.topics),
        "picture": asdict(found.picture) if found.picture else None,
        "url": found.url,
        "whole": found.whole,
        "stub": found.stub,
        "live": found.live,
        "corrections": list(found.corrections),
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
                "value": int(figure.value) if figure.value.is_integer() else figure.value,
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
    """The rows of a JSON Lines file (gzipped or not), {"error": sentence} for a line that is none.

    Raises ReadError where the file cannot be read.
    """
    with _opened(path) as file:
        # Only "\n" ends a line: str.splitlines would cut at U+2028, which JSON allows in a text.
        for number, line in enumerate(iter(lambda: file.readline(MOST_LINE + 1), b""), 1):
            where = f"Line {number} of {path}"
            if len(line) > MOST_LINE:
                raise ReadError(f"{where} is longer than any page. Check the file.", permanent=True)
            text = line.decode("utf-8", "replace").lstrip("\ufeff").strip()
            if text:
                yield _row(text, where)


def _row(text: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(text)
        if "\\ud" in text.lower():  # half a character cannot be printed; "?" takes its place
            row = json.loads(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"))
    except ValueError as error:
        return {"error": f"{where} is not JSON ({error})."}
    except RecursionError:
        return {"error": f"{where} nests too deeply."}
    return row if isinstance(row, dict) else {"error": f"{where} is no JSON object."}


def contents(path: Path) -> bytes:
    """A file's bytes, unzipped where it is gzipped. Raises ReadError with a sentence."""
    with _opened(path) as file:
        found = file.read(MOST_BYTES + 1)
    if len(found) > MOST_BYTES:
        raise ReadError(
            f"{path} is larger than {MOST_BYTES // 1024**2} MiB; no article is. Check the path.",
            permanent=True,
        )
    return found


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        with path.open("rb") as raw:
            zipped = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            yield gzip.GzipFile(fileobj=raw) if zipped else raw  # type: ignore[misc]
    except (OSError, EOFError, zlib.error) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadError(
            f"{path} cannot be read: {said}. Check the path.", permanent=True
        ) from error
    except ValueError as error:  # a NUL in the path
        raise ReadError(f"{str(path)!r} is no path: {error}. Check it.", permanent=True) from error


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
        path = _found(row["path"], folder)
        return look_at_file(contents(path), path.name, known)
    if "error" in row:
        raise ReadError(str(row["error"]), permanent=True)
    raise ReadError("This row has neither path, html nor text.", permanent=True)


def _found(written: str, folder: Path) -> Path:
    """A row's path: from where we are, else from the file's folder."""
    try:
        return Path(written) if Path(written).exists() else folder / written
    except (OSError, ValueError) as error:
        raise ReadError(f"“{written[:80]}” is no path of a file.", permanent=True) from error


def look_at_file(raw: bytes, name: str, known: Look) -> Look:
    """A file as a task: plain text by its ending or by having no markup, else HTML.

    Raises ReadError for a file that is neither.
    """
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = raw.decode("utf-16" if wide else "utf-8-sig", "replace")
    opening = text[:4096].lstrip("\ufeff\x00 \t\r\n\f\v").lower()
    plain = name.endswith((".txt", ".txt.gz"))
    is_page = not plain and (opening.startswith("<") or "<html" in opening)
    # A stray NUL is a slip in many a page; a file of them is no page.
    if text.count("\x00") > (len(text) // 100 if is_page else 0):
        raise ReadError(
            "This file is neither a page nor a text. Give an HTML file or a plain text.",
            permanent=True,
        )
    return replace(known, html=raw) if is_page else replace(known, text=text)


def refuse_lists(body: bytes, address: str, *, content_type: str = "") -> None:
    """Raises ReadError where a body only lists articles: it is no page to be read."""
    named = _LISTS.get(sniff(body, content_type))
    if named is not None:
        raise ReadError(
            f"This is {named}, not an article. Put it on the desk with: standfirst add {address}",
            permanent=True,
        )


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
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        if found.year not in YEARS:
            raise ValueError
    except ValueError:
        raise ReadError(
            f"“{value}” is no date; write it like 2020-01-05 or 2020-01-05T18:00:00Z.",
            permanent=True,
        ) from None
    return found
