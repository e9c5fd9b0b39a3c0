"""The other commands: what they print, their exit codes, and what goes wrong, as sentences."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError

from standfirst.core.types import FoundSource
from standfirst.jobs import add
from standfirst.models import Entry, Outlet, Reader, Setup, Source, Update
from standfirst.pipeline import now
from tests import cast, wire
from tests.management.conftest import Desk, Said, call
from tests.stand import Answer, Stand

GROUPED = {"id", "event", "story", "reason"}


# --- what every command shares ----------------------------------------------------------------


def test_wrong_arguments_end_with_2_and_wrong_settings_with_a_sentence(desk: Desk) -> None:
    wrong = desk.run("update", "noon")
    assert (wrong.code, wrong.out) == (2, "")
    assert "invalid choice: 'noon'" in wrong.err
    desk.further["STANDFIRST_ZONE"] = "Mars/Olympus"
    unset = desk.run("sources")
    assert (unset.code, unset.out) == (1, "")
    assert unset.err == (
        "STANDFIRST_ZONE is “Mars/Olympus”: there is no time zone named “Mars/Olympus”. "
        "Write, for example: STANDFIRST_ZONE=America/Toronto\n"
    )
    assert not desk.folder.exists()


def test_the_commands_are_listed_without_a_desk(desk: Desk) -> None:
    told = desk.run()
    assert told.code == 0
    names = "add sources poll follow following update read group serve worker sample migrate"
    assert all(f"standfirst {name} " in told.out for name in names.split())
    assert not desk.folder.exists()


def test_a_desk_that_cannot_be_used_is_told_so(desk: Desk) -> None:
    desk.folder.mkdir()
    (desk.folder / "secret-key").write_text("a key of before")
    (desk.folder / "desk.sqlite3").write_bytes(b"this is no database, it is a letter" * 99)
    broken = desk.run("sources", "--json")
    assert (broken.code, broken.out) == (1, "")
    assert "not a database" in broken.err
    assert "Traceback" not in broken.err
    (desk.folder / "desk.sqlite3").unlink()
    with closing(sqlite3.connect(desk.folder / "desk.sqlite3")) as old:
        old.execute(
            "CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app VARCHAR, name VARCHAR, "
            "applied DATETIME)"
        )
        old.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('standfirst', '0001_initial', '2024-01-01')"
        )
        old.commit()
    early = desk.run("sources")
    assert early.code == 1
    assert "standfirst migrate" in early.err


# --- sources, poll ----------------------------------------------------------------------------


@pytest.fixture
def polled(stand: Stand, quick: None, transactional_db: None) -> Stand:
    """A desk with both papers, polled."""
    wire.put_up(stand)
    setup = Setup.load()
    setup.loopback_hosts = [stand.place]
    setup.save()
    found = [FoundSource(url=stand.url(f"/{name}/feed.xml")) for name in ("courier", "post")]
    add.add_sources(found, now=now())
    assert call("poll", "--json").code == 0
    return stand


def test_a_poll_is_told_in_a_line_and_a_second_one_finds_nothing_due(polled: Stand) -> None:
    assert call("poll").out == "Nothing was due; nothing was changed.\n"
    asked = polled.asked.copy()
    told = call("poll", "--all")
    assert told.code == 0
    assert told.out == "2 sources polled, 0 pages fetched, 0 articles read, 0 placed in stories.\n"
    assert polled.asked["/courier/feed.xml"] == asked["/courier/feed.xml"] + 1
    assert polled.asked[wire.BRIDGE.path] == asked[wire.BRIDGE.path] == 1


def test_a_poll_fails_only_when_every_source_that_was_due_failed(polled: Stand) -> None:
    polled.answers["/post/feed.xml"] = Answer(status=500)
    one = call("poll", "--all", "--json")
    assert (one.code, one.json["due"], one.json["failed"]) == (0, 2, 1)
    polled.answers["/courier/feed.xml"] = Answer(status=500)
    both = call("poll", "--all", "--json")
    assert (both.code, both.json["failed"]) == (1, 2)
    assert all(line.endswith(".") for line in both.json["troubles"])
    shown = call("sources")
    assert shown.code == 0
    assert shown.out.count("500") >= 2
    listed = call("sources", "--json").json["sources"]
    assert [row["failures"] for row in listed] == [2, 1] or [row["failures"] for row in listed] == [
        1,
        2,
    ]
    assert all(row["trouble"] for row in listed)


@pytest.mark.django_db
def test_add_says_what_is_new_and_what_is_known(stand: Stand, quick: None) -> None:
    wire.put_up(stand)
    first = call("add", stand.url("/post/feed.xml"))
    assert "1 of 1 sources added. Now run: standfirst poll" in first.out
    again = call("add", stand.url("/post/feed.xml"))
    assert "nothing was changed" in again.out
    assert Source.objects.count() == Outlet.objects.count() == 1
    for address in (stand.url("/nothing"), "http://127.0.0.1:9/", "no such host", "list.opml"):
        wrong = call("add", address)
        assert (wrong.code, wrong.out) == (1, ""), address
        assert wrong.err.count("\n") == 1
    assert Source.objects.count() == 1


@pytest.mark.django_db
def test_without_a_source_there_is_nothing_to_poll() -> None:
    nothing = call("poll")
    assert (nothing.code, nothing.out) == (1, "")
    assert nothing.err == "No sources yet. Add one: standfirst add https://example.org/\n"
    assert "No sources yet" in call("sources").out
    assert call("sources", "--json").json == {"sources": []}


# --- follow, following, update ----------------------------------------------------------------


@pytest.mark.django_db
def test_follows_begin_are_listed_and_end() -> None:
    told = cast.story()
    cast.mention(told.articles[0], cast.topic())
    assert "follow nothing yet" in call("follow").out
    assert call("following").out == 'Nothing yet. Follow something: standfirst follow "NATO"\n'
    for name, kind, entries in (
        ("River Orl", "topic", 1),
        ("Ida Moor", "author", 1),
        ("Orl Valley News", "outlet", 2),
        ("long way", "search", 3),
    ):
        begun = call("follow", name, "--json").json
        since = begun["follow"].pop("since")
        assert begun == {"follow": {"kind": kind, "name": name}, "entries": entries}
        again = call("follow", name, "--json").json
        assert again["follow"] == {"kind": kind, "name": name, "since": since}
    listed = call("follow", "--json").json["follows"]
    assert [row["kind"] for row in listed] == ["search", "outlet", "author", "topic"]
    ended = call("follow", "long way", "--end", "--json").json["ended"]
    assert [(row["kind"], row["name"]) for row in ended] == [("search", "long way")]
    assert call("follow", "long way", "--end", "--json").json == {"ended": []}
    assert "You did not follow" in call("follow", "long way", "--end").out
    shown = call("following")
    assert "You follow River Orl; You follow Ida Moor" in shown.out
    assert len(call("following", "--json").json["entries"]) == 2


@pytest.mark.django_db
def test_a_kind_chooses_among_several_of_a_name() -> None:
    cast.mention(cast.article(by=("Ida Moor",)), cast.topic("Ida Moor", "person"))
    assert call("follow", "Ida Moor", "--json").json["follow"]["kind"] == "topic"
    author = call("follow", "Ida Moor", "--kind", "author", "--json").json
    assert author["follow"]["kind"] == "author"
    search = call("follow", "Ida Moor", "--kind", "search", "--json").json
    assert search["follow"]["kind"] == "search"
    none = call("follow", "Ida Moor", "--kind", "story")
    assert (none.code, none.out) == (1, "")
    assert "No story of the name “Ida Moor” is known yet." in none.err
    assert call("follow", "   ").code == 1


@pytest.mark.django_db
def test_following_shows_the_unread_and_as_many_as_wanted() -> None:
    told = cast.story()
    owner = Reader.owner()
    for row in told.articles:
        cast.entry(owner, row)
    Entry.objects.mark_read(owner.pk, told.articles[2], now=cast.NOON)
    entries = call("following", "--json").json["entries"]
    assert [row["article"] for row in entries] == [row.pk for row in reversed(told.articles)]
    assert [row["read"] for row in entries] == [True, False, False]
    assert len(call("following", "--unread", "--json").json["entries"]) == 2
    assert len(call("following", "--limit", "1", "--json").json["entries"]) == 1
    assert len(call("following", "--limit", "-3", "--json").json["entries"]) == 1


@pytest.mark.django_db
def test_an_update_is_written_once_and_shown_as_text() -> None:
    cast.update()
    day = cast.NOON.date().isoformat()
    shown = call("update", "morning", "--date", day, "--zone", "UTC")
    assert "The bridge over the Orl was closed on Tuesday." in shown.out
    first, again = (
        call("update", "morning", "--date", day, "--zone", "UTC", "--json").json for _ in range(2)
    )
    assert first == again
    assert Update.objects.count() == 1


@pytest.mark.django_db
def test_an_update_of_the_future_is_not_written() -> None:
    later = (now() + timedelta(days=2)).date().isoformat()
    said = call("update", "evening", "--date", later, "--zone", "America/Toronto")
    assert (said.code, said.out) == (1, "")
    assert "has not come yet" in said.err
    assert not Update.objects.exists()


@pytest.mark.django_db
def test_an_update_of_a_day_without_news_is_empty() -> None:
    said = call("update", "morning", "--date", "1999-05-05", "--zone", "Asia/Tokyo", "--json")
    assert said.code == 0
    assert said.json["briefs"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--date", "yesterday"),
        ("--date", "2020-13-01"),
        ("--date", "0001-01-01"),
        ("--date", "9999-12-31"),
        ("--zone", "Mars/Olympus"),
        ("--zone", "../etc/passwd"),
    ],
)
def test_a_wrong_day_or_zone_is_refused(arguments: tuple[str, str]) -> None:
    with pytest.raises(CommandError, match=arguments[1]):
        call("update", "morning", *arguments)


# --- sample -----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_sample_is_shown_on_a_new_desk_only_and_goes_once(quick: None) -> None:
    assert "5 sample outlets added" in call("sample", "show").out
    again = call("sample", "show")
    assert (again.code, again.out) == (1, "")
    assert again.err == "This desk is in use; the sample is for a brand-new one.\n"
    assert Source.objects.count() == 5
    for _ in range(2):
        assert call("sample", "away").code == 0
        assert not Source.objects.exists()
    assert json.loads(call("sample", "away", "--json").out) == {"shown": False}
    assert call("sample", "show").code == 1


# --- group ------------------------------------------------------------------------------------


def articles(*further: object) -> list[Any]:
    """The wire's articles as rows, in order of time."""
    told = sorted(wire.ALL, key=lambda one: one.at)
    rows = [
        {
            "id": one.path,
            "date": one.at.isoformat(),
            "title": one.headline,
            "text": "\n\n".join(one.text),
        }
        for one in told
    ]
    return [*rows, *further]


def grouped(folder: Path, rows: list[Any]) -> Said:
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return call("group", str(folder / "articles.jsonl"))


def test_articles_of_a_file_are_grouped_without_a_desk(desk: Desk) -> None:
    path = desk.cwd / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in articles()), encoding="utf-8")
    made = desk.run("group", str(path), "--json")
    assert (made.code, made.err) == (0, "")
    assert [set(row) for row in made.rows] == [GROUPED] * 4
    assert [row["id"] for row in made.rows] == [row["id"] for row in articles()]
    stories = {row["id"]: row["story"] for row in made.rows}
    assert stories == {told.path: wire.BRIDGE.path for told in wire.ALL} | {
        wire.PIGEON.path: wire.PIGEON.path
    }
    assert all(row["reason"] for row in made.rows)
    assert not desk.folder.exists()


def test_rows_that_cannot_be_grouped_are_named(tmp_path: Path, quick: None) -> None:
    for wrong, says in (
        ({"date": "2026-03-03", "title": "No id"}, "no id"),
        ({"id": {}, "date": "2026-03-03"}, "no id"),
        ({"id": "x", "title": "No date"}, "is no date"),
        ({"id": "x", "date": "yesterday"}, "“yesterday” is no date"),
        ({"id": "x", "date": "0001-01-05"}, "“0001-01-05” is no date"),
        ({"id": "x", "date": 7}, "is no date"),
        ('{"id": "x", "da', "Line 5 of"),
        ("[1]", "Line 5 of"),
    ):
        said = grouped(tmp_path, articles(wrong))
        assert (said.code, said.out) == (1, ""), wrong
        assert says in said.err


def test_a_file_without_articles_gives_none(tmp_path: Path, quick: None) -> None:
    assert grouped(tmp_path, []) == Said(0, "", "")
    assert call("group", str(tmp_path / "missing.jsonl")).code == 1
    assert grouped(tmp_path, articles()) == grouped(tmp_path, articles())
    bare = {"id": 1, "date": "2026-03-03T10:00:00Z"}
    (only,) = grouped(tmp_path, [bare]).rows
    assert (only["id"], only["story"], only["event"]) == (1, 1, 1)
