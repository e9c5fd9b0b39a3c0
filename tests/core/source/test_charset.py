"""The bytes of feeds in every encoding, said and unsaid."""

from __future__ import annotations

import pytest

from standfirst.core.source.charset import MAX_BODY, text_of
from standfirst.core.source.parse import parse_feed

FEED = "<rss><channel><item><title>{}</title></item></channel></rss>"


def title(body: bytes, content_type: str = "") -> str:
    (item,) = parse_feed(body, url="https://paper.example/", content_type=content_type).items
    return item.title


@pytest.mark.parametrize(
    ("said", "used", "header"),
    [
        ("iso-8859-1", "iso-8859-1", ""),
        ("iso-8859-1", "utf-8", ""),
        ("utf-8", "cp1252", ""),
        ("windows-1251", "windows-1251", ""),
        ("", "iso-8859-2", "text/xml; charset=iso-8859-2"),
        ("utf-16", "utf-16", ""),
        ("utf-16", "utf-8", ""),
        ("nonsense", "utf-8", "text/xml; charset=punycode"),
    ],
)
def test_letters_survive_what_is_said_of_their_encoding(said: str, used: str, header: str) -> None:
    word = (
        "Новости" if "1251" in said else "Město" if "2" in used[-1:] and used != "cp1252" else "Ünë"
    )
    declared = f'<?xml version="1.0" encoding="{said}"?>' if said else ""
    text = f"{declared}<rss><channel><item><title>{word}</title></item></channel></rss>"
    assert title(text.encode(used), header) == word


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("big5", "香港特別行政區政府今日發表最新消息"),
        ("gb2312", "中国政府今天发布了最新的新闻消息"),
        ("euc-jp", "日本の新聞は今日の出来事を伝えています"),
        ("shift_jis", "日本の新聞は今日の出来事を伝えています"),
        ("euc-kr", "한국의 오늘 뉴스를 전해 드립니다"),
        ("koi8-r", "Сегодня состоялась встреча президентов двух стран"),
        ("windows-1251", "Сегодня состоялась встреча президентов двух стран"),
        ("cp1252", "Größere Fläche in Zürich, “heute”"),
    ],
)
def test_an_encoding_that_nobody_names_is_told_by_its_letters(encoding: str, words: str) -> None:
    assert title(FEED.format(words).encode(encoding)) == words


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_letters_need_no_mark_in_front(encoding: str) -> None:
    assert title(FEED.format("Ünë").encode(encoding)) == "Ünë"


@pytest.mark.parametrize("encoding", ["cp037", "cp500", "cp273", "cp1140"])
def test_the_letters_of_mainframes_are_read_by_the_page_they_name(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{FEED.format("Ünë [!]")}'
    assert title(text.encode(encoding)) == "Ünë [!]"


@pytest.mark.parametrize("encoding", ["punycode", "unicode_escape", "zlib", "rot13"])
def test_a_codec_that_is_no_writing_system_is_not_used(encoding: str) -> None:
    words = r"a\u0041-b"
    text = f'<?xml version="1.0" encoding="{encoding}"?>{FEED.format(words)}'
    assert title(text.encode()) == words


def test_a_body_is_cut_at_its_limit() -> None:
    assert len(text_of(b"x" * (MAX_BODY + 5))) == MAX_BODY
