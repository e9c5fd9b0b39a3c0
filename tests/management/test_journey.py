"""The way of an owner at the command line, each command a process of its own on a real desk."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from tests import wire
from tests.management.conftest import Desk
from tests.stand import Answer, Stand

SOURCE_KEYS = {
    *("id", "title", "outlet", "url", "kind", "state", "heard", "due", "publishes", "per_day"),
    *("failures", "trouble", "happened", "advice"),
}
UPDATE_KEYS = {"name", "slot", "date", "zone", "covers", "published", "briefs", "also"}
BRIEF_KEYS = {
    *("headline", "story", "sentences", "news", "sources", "origins", "outlets", "unnamed"),
}
ENTRY_KEYS = {
    *("article", "headline", "outlet", "url", "published", "story", "reasons", "read"),
}


def contents(folder: Path) -> dict[str, list[Any]]:
    """Every row of every table but the desk's own state and what SQLite keeps for itself."""
    with closing(sqlite3.connect(folder / "desk.sqlite3")) as database:
        tables = [
            name
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if "_search" not in name and not name.startswith("sqlite_")
        ]
        return {
            name: sorted(map(repr, database.execute(f"SELECT * FROM {name}"))) for name in tables
        }


def test_the_way_from_an_empty_folder_to_an_update(desk: Desk, stand: Stand) -> None:
    wire.put_up(stand)
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="/{paper}/feed.xml">'
        for paper in ("courier", "post")
    )
    stand.answers["/"] = Answer(f"<html><head>{links}</head><body>News</body></html>".encode())
    added = desk.run("add", stand.url("/"), "--json")
    assert (added.code, added.err) == (0, f"Made a new desk in {desk.folder}\n")
    assert (desk.folder / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [(one["url"], one["kind"], one["new"]) for one in added.json["sources"]] == [
        (stand.url(f"/{paper}/feed.xml"), "feed", True) for paper in ("courier", "post")
    ]
    assert set(added.json["sources"][0]) == {"title", "url", "kind", "new"}

    polled = desk.run("poll", "--json")
    assert polled.code == 0
    assert set(polled.json) == {"due", "failed", "done", "seconds", "troubles"}
    assert (polled.json["due"], polled.json["failed"], polled.json["troubles"]) == (2, 0, [])
    done = {"poll": 2, "mailbox": 0, "fetch": 4, "extract": 4, "read": 4, "group": 4, "follow": 0}
    assert polled.json["done"] == done
    assert set(polled.json["seconds"]) == set(polled.json["done"])

    sources = desk.run("sources", "--json").json["sources"]
    assert [set(one) for one in sources] == [SOURCE_KEYS] * 2
    assert {one["title"] for one in sources} == {"The Halvik Courier", "Portside Post"}

    followed = desk.run("follow", "Henrike Dahlin", "--json")
    assert followed.json["follow"]["kind"] == "topic"
    assert followed.json["entries"] == 3

    brought = desk.run("following", "--json").json["entries"]
    assert [set(one) for one in brought] == [ENTRY_KEYS] * 3
    assert brought[0]["headline"] == wire.BRIDGE_LATER.headline
    assert brought[0]["reasons"] == ["You follow Henrike Dahlin"]

    update = desk.run("update", "evening", "--date", "2026-03-02", "--zone", "UTC", "--json")
    assert (update.code, update.err) == (0, "")
    assert set(update.json) == UPDATE_KEYS
    assert update.json["briefs"]
    texts = {told.path: " ".join(told.text) for told in wire.ALL}
    for brief in update.json["briefs"]:
        assert set(brief) == BRIEF_KEYS
        for one in brief["sentences"]:
            assert one["text"] in texts[one["url"].removeprefix(stand.url(""))]

    before = contents(desk.folder)
    assert desk.run("poll").out == "Nothing was due; nothing was changed.\n"
    assert contents(desk.folder) == before
