"""`standfirst read`: one page or many, from files and addresses, without a desk."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tests import wire
from tests.management.conftest import Desk, Said, call
from tests.stand import Answer, Stand

KEYS = {
    *("headline", "standfirst", "authors", "agency", "published", "modified", "language", "site"),
    *("section", "url", "whole", "trouble", "paragraphs", "topics", "phrases", "statements"),
    *("figures", "model", "text", "people", "labels", "picture", "stub", "live", "corrections"),
}
SAID = {*("speaker", "mention", "role", "cue", "kind", "named", "reason", "words", "spans")}
FIGURE = {"value", "about", "counts", "unit", "sentence"}
TEXT = (
    "  “We will not open it,” said Henrike Dahlin, the city’s chief engineer.\r\n\r\n"
    "\tAbout 31,000 vehicles cross the bridge each day 😀.\n An official who was not authorised "
    "to speak publicly said the crack was seen in autumn.  \n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def batch(folder: Path, *rows: object, name: str = "rows.jsonl") -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / name


def read(*arguments: object) -> Said:
    return call("read", *map(str, arguments))


def fits(found: dict[str, Any]) -> None:
    """Every span lies in the text, and gives the words that the statement gives."""
    for said in found["statements"]:
        for name in ("source", "cue", "content"):
            assert all(0 <= a < z <= len(found["text"]) for a, z in said["spans"][name])
        pieces = " ".join(found["text"][a:z] for a, z in said["spans"]["content"])
        assert pieces == said["words"]


def test_many_pages_are_answered_in_order_in_the_shape_of_the_docs(desk: Desk) -> None:
    page = wire.BRIDGE.page("The Halvik Courier")
    near = desk.cwd.parent / "pages"
    near.mkdir()
    (near / "page.html").write_text(page, encoding="utf-8")
    (near / "page.html.gz").write_bytes(gzip.compress(page.encode()))
    (desk.cwd / "here.html").write_text(page, encoding="utf-8")
    rows: list[dict[str, Any]] = [
        {"id": 7, "path": "page.html", "url": "https://courier.example/bridge"},
        {"id": "gone", "path": "nowhere.html"},
        {"id": None, "path": "page.html.gz"},
        {"id": [1], "text": TEXT, "title": "Bridge closed"},
        {"id": "empty", "html": ""},
        {"id": "blank", "text": " \n "},
        {"no": "id"},
        {"id": "here", "path": "here.html"},
        {"id": "html", "html": page},
    ]
    made = desk.run("read", "--batch", str(batch(near, *rows)))
    assert (made.code, made.err) == (0, "")
    found = made.rows
    assert [row["id"] for row in found] == [row.get("id") for row in rows]
    failed = [number for number, row in enumerate(found) if set(row) == {"id", "error"}]
    assert failed == [1, 4, 5, 6]
    assert all(found[number]["error"].endswith(".") for number in failed)
    for number in (0, 2, 3, 7, 8):
        assert set(found[number]) == {"id", *KEYS}
        assert all(set(said) == SAID for said in found[number]["statements"])
        assert all(set(one) == FIGURE for one in found[number]["figures"])
        fits(found[number])
    assert found[0]["headline"] == wire.BRIDGE.headline
    assert found[0]["paragraphs"] == list(wire.BRIDGE.text)
    assert found[0]["url"] == "https://courier.example/bridge"
    assert found[0]["published"] == wire.BRIDGE.at.isoformat()
    assert found[3]["text"] == TEXT
    assert not desk.folder.exists()


def test_a_page_is_shown_for_a_person_and_as_json(folder: Path, quick: None) -> None:
    (folder / "page.html").write_text(wire.BRIDGE.page("The Halvik Courier"), encoding="utf-8")
    shown = read("page.html")
    assert shown.code == 0
    for words in (wire.BRIDGE.headline, "Nora Eklund", "WHO SAID WHAT", "Henrike Dahlin", "31,000"):
        assert words in shown.out
    found = read("page.html", "--json").json
    assert set(found) == KEYS
    assert found["text"] == "\n\n".join(found["paragraphs"])
    assert found["model"] == "rules"
    fits(found)


def test_a_page_is_read_from_an_address(folder: Path, stand: Stand, quick: None) -> None:
    stand.answers["/page"] = Answer(wire.PIGEON.page("Portside Post").encode())
    found = read(stand.url("/page"), "--json").json
    assert found["headline"] == wire.PIGEON.headline
    gone = read(stand.url("/gone"))
    assert gone.code == 1
    assert "404" in gone.err


@pytest.mark.parametrize("path", ["rss", "json"])
def test_a_feeds_address_says_how_to_add_it(
    folder: Path, stand: Stand, quick: None, path: str
) -> None:
    bodies = {
        "rss": "<?xml version='1.0'?><rss version='2.0'><channel><title>N</title></channel></rss>",
        "json": '{"version": "https://jsonfeed.org/version/1.1", "title": "N", "items": []}',
    }
    stand.answers[f"/{path}"] = Answer(bodies[path].encode())
    said = read(stand.url(f"/{path}"))
    assert said.code == 1
    assert said.out == ""
    assert "This is a feed" in said.err
    assert f"standfirst add {stand.url(f'/{path}')}" in said.err


OPENINGS = ["\n\n<!-- a -->\n<!-- b -->\n", "\ufeff \n", " \ufeff\n", "<!--\x00-->"]


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_page_may_begin_with_comments_and_spaces(
    folder: Path, stand: Stand, quick: None, opening: str
) -> None:
    page = (opening + wire.PIGEON.page("Portside Post")).encode()
    (folder / "page").write_bytes(page)
    stand.answers["/page"] = Answer(page)
    assert read("page", "--json").json["headline"] == wire.PIGEON.headline
    assert read(stand.url("/page"), "--json").json["headline"] == wire.PIGEON.headline


def test_what_the_page_says_of_itself_is_told(folder: Path, quick: None) -> None:
    lines = "".join(f"<p>{line}</p>" for line in wire.BRIDGE.text)
    (folder / "page.html").write_text(
        "<html lang='en'><head><meta name='author' content='Ida Moor and Reuters'>"
        "<meta name='keywords' content='Bridges, Harbour'></head>"
        f"<body><article><h1>Bridge closed</h1>{lines}"
        "<p>It cost 2.1 million pounds to build.</p>"
        "<p><em>Correction: an earlier version misspelled the name of the river.</em></p>"
        "</article></body></html>",
        encoding="utf-8",
    )
    found = read("page.html", "--json").json
    assert found["people"] == ["Ida Moor"]
    assert found["labels"] == ["Bridges", "Harbour"]
    assert len(found["corrections"]) == 1
    assert (found["live"], found["stub"], found["picture"]) == (False, False, None)
    shown = read("page.html").out
    assert "Ida Moor · agency: Reuters" in shown
    assert "filed under: Bridges, Harbour" in shown
    assert "NOTE BY THE OUTLET" in shown
    assert "2,100,000" in shown


def test_a_text_is_read_as_it_stands(folder: Path, quick: None) -> None:
    (folder / "text.txt").write_bytes(TEXT.encode())
    found = read("text.txt", "--json").json
    assert found["text"] == TEXT
    assert {said["named"] for said in found["statements"]} == {True, False}
    fits(found)


def test_a_page_without_a_headline_is_read_all_the_same(folder: Path, quick: None) -> None:
    lines = "".join(f"<p>{line}</p>" for line in wire.PIGEON.text)
    (folder / "bare.html").write_text(f"<html><body><article>{lines}</article></body></html>")
    found = read("bare.html", "--json").json
    assert found["headline"] == ""
    assert found["paragraphs"] == list(wire.PIGEON.text)
    assert "(no headline)" in read("bare.html").out


def test_what_cannot_be_read_gets_one_sentence_and_exit_code_1(folder: Path, quick: None) -> None:
    (folder / "empty.html").touch()
    (folder / "short.gz").write_bytes(gzip.compress(b"<html>" * 999)[:40])
    (folder / "noise.html.gz").write_bytes(b"\x1f\x8b" + bytes(range(256)))
    wrong = ["missing.html", ".", "empty.html", "short.gz", "noise.html.gz", "a" * 9999, "a\x00b"]
    for page in [*wrong, "http://127.0.0.1:9/", "http://10.0.0.1/", "https://", "http://[::1"]:
        said = read(page, "--json")
        assert (said.code, said.out) == (1, ""), page
        assert said.err.endswith((".\n", ".")), said.err
        assert said.err.count("\n") == 1
        assert "Traceback" not in said.err


def test_a_file_that_unpacks_to_more_than_the_limit_is_left(folder: Path, quick: None) -> None:
    (folder / "bomb.html.gz").write_bytes(gzip.compress(bytes(300_000_000), compresslevel=1))
    said = read("bomb.html.gz")
    assert said.code == 1
    assert "larger" in said.err


def test_a_page_or_a_batch_is_wanted(folder: Path, quick: None) -> None:
    assert read().code == read("page.html", "--batch", "rows.jsonl").code == 1


def test_a_broken_line_is_named_and_stops_no_other(folder: Path, quick: None) -> None:
    broken = ['{"id": 1, "text": ', "[1]", "nonsense", "[" * 100_000, '{"id": NaN']
    fine = {"id": 0, "text": "All is well, said Ida Moor."}
    said = read("--batch", batch(folder, fine, *broken, fine))
    assert said.code == 0
    assert [row["id"] for row in said.rows] == [0, *[None] * len(broken), 0]
    for number, row in enumerate(said.rows[1:-1], 2):
        assert f"Line {number} of" in row["error"]
        assert "rows.jsonl" in row["error"]


def test_an_empty_file_gives_nothing(folder: Path, quick: None) -> None:
    for name, body in {"empty.jsonl": b"", "blank.jsonl": b"\n \n\r\n"}.items():
        (folder / name).write_bytes(body)
        assert read("--batch", folder / name) == Said(0, "", "")
    assert read("--batch", folder / "missing.jsonl").code == 1


def test_odd_rows_are_rows(folder: Path, quick: None) -> None:
    body = "\ufeff" + "\r\n".join(
        [
            '{"id": 1, "text": "One\u2028line, said Ida Moor\u0085and another."}',
            '{"id": "\\ud800", "text": "A lone \\ud800 surrogate, said Ida Moor."}',
            '{"id": 3, "text": "A \\u0000 in it, said Ida Moor."}',
            '{"id": 4, "path": "a\\u0000b"}',
            json.dumps({"id": 5, "path": "long/" * 2000}),
            '{"id": 6, "text": 6, "html": null, "path": ["x"]}',
            '{"id": 7, "path": "."}',
            '{"id": 8, "text": "Last."}',
        ]
    )
    with gzip.open(folder / "odd.jsonl.gz", "wt", encoding="utf-8", newline="") as packed:
        packed.write(body)
    found = read("--batch", "odd.jsonl.gz")
    assert (found.code, found.err) == (0, "")
    lines = [json.loads(line) for line in found.out.split("\n") if line]
    assert [row["id"] for row in lines][2:] == [3, 4, 5, 6, 7, 8]
    assert ["error" in row for row in lines] == [False] * 3 + [True] * 4 + [False]
    assert lines[0]["text"] == "One\u2028line, said Ida Moor\u0085and another."
    found.out.encode()
