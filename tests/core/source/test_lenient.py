"""Damaged feeds: the damage of one entry spoils no other."""

from __future__ import annotations

import contextlib

import pytest

from standfirst.core.errors import FeedError
from standfirst.core.source.lenient import open_lenient
from standfirst.core.source.parse import parse_feed
from tests.cost import at_most

GOOD = "<item><title>T{0}</title><link>https://x.example/{0}</link><guid>{0}</guid></item>"
MEGABYTE = 1024 * 1024


def titles(body: str) -> list[str]:
    return [item.title for item in parse_feed(body.encode(), url="https://x.example/").items]


@pytest.mark.parametrize(
    "damaged",
    [
        "<item><title>T1<link>https://x.example/1</link></item>",
        "<item><title>T1</tilte><link>https://x.example/1</link></item>",
        "<item><title>T1</title><description>a < b <3</description></item>",
        "<item><title>T1</title><description>x<br>y <img src=a.png></description></item>",
        "<item><title>T1</title><description><![CDATA[open</description></item>",
        "<item><title><![CDATA[T1</title></item>",
        '<item><title>T1</title><guid isPermaLink=false">1</guid></item>',
        "<item><title>T1</title><enclosure url=/a.mp3 length=1 /></item>",
        "<item><title>T1</title></oops></item>",
        "<item><title>T1</title>",
    ],
)
def test_the_damage_of_one_entry_spoils_no_other(damaged: str) -> None:
    whole = [GOOD.format(n) for n in (0, 2, 3)]
    items = "".join([whole[0], damaged, *whole[1:]])
    found = titles(f"<rss><channel><title>C</title>{items}</channel></rss>")
    assert [title for title in found if title in {"T0", "T2", "T3"}] == ["T0", "T2", "T3"]
    assert any(title.startswith("T1") for title in found)


def test_a_feed_behind_the_warnings_of_its_server_is_read() -> None:
    warning = "<b>Warning</b>: mysql_connect() on line 3<br />\n"
    assert titles(f"{warning}<rss><channel>{GOOD.format(1)}</channel></rss>") == ["T1"]


def test_junk_behind_the_feed_is_passed_over() -> None:
    junk = "<script>x && y</script> & so on"
    assert titles(f"<rss><channel>{GOOD.format(1)}</channel></rss>{junk}") == ["T1"]


def test_a_root_that_is_damaged_itself_loses_no_entry() -> None:
    assert titles(f'<rss version=2.0"><channel>{GOOD.format(1)}</channel></rss>') == ["T1"]


def test_an_atom_entry_keeps_its_namespace() -> None:
    entry = "<entry><title>a & b</title><id>1</id><link href=https://x.example/1 /></entry>"
    assert titles(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>') == ["a & b"]


def test_what_holds_nothing_is_refused() -> None:
    with pytest.raises(FeedError, match="damaged beyond reading"):
        open_lenient("no root", limit=9)


@pytest.mark.parametrize(
    "body",
    [
        "<rss><channel><item><title>" + "<a <" * (2 * MEGABYTE),
        "<rss><channel>" + "<item><title><![CDATA[" * 300_000 + "</rss>",
        "<rss><channel>" + "&" * (8 * MEGABYTE) + "</channel></rss>",
        "<rss><channel><item " + 'a="' * (2 * MEGABYTE) + "</rss>",
        "<rss><channel><item><title>" + '<a b=c" ' * MEGABYTE + "</item></channel></rss>",
        "<rss><channel>" + "<item>" * MEGABYTE + "</channel></rss>",
        "<rss><channel><item><title>a & b</title><" + "a" * (3 * MEGABYTE) + "</item>",
    ],
)
def test_no_damage_takes_two_seconds(body: str) -> None:
    with at_most(2.0), contextlib.suppress(FeedError):
        titles(body)
