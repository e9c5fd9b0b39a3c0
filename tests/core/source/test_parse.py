"""What is read out of feeds of every dialect, whole, odd, broken and hostile."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.core.errors import FeedError
from standfirst.core.source.parse import MAX_ITEMS, distinct, parse_feed
from standfirst.core.types import ParsedFeed, ParsedItem, Person, Picture

URL = "https://paper.example/feeds/all.xml"
NAMES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)


def rss(items: str, channel: str = "<title>Paper</title>") -> bytes:
    return f'<rss version="2.0" {NAMES}><channel>{channel}{items}</channel></rss>'.encode()


def atom(entries: str, attributes: str = "") -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}>{entries}</feed>'.encode()


def read(body: bytes, content_type: str = "") -> ParsedFeed:
    return parse_feed(body, url=URL, content_type=content_type)


def only(body: bytes) -> ParsedItem:
    (item,) = read(body).items
    return item


def test_an_rss_item_is_read_whole() -> None:
    body = rss(
        """<item><title>Flood &amp;amp; &lt;b&gt;fire&lt;/b&gt;</title><link>/a/1</link>
        <guid isPermaLink="false">id-1</guid>
        <dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ek</dc:creator>
        <author>ann@paper.example (Ann Lee)</author>
        <category>Weather</category><category>weather</category><dc:subject>Rivers</dc:subject>
        <pubDate>Sat, 02 May 2026 09:30:00 +0200</pubDate><dc:language>en-GB</dc:language>
        <description>Short.</description>
        <content:encoded><![CDATA[<p>Long &amp; wide.</p>]]></content:encoded>
        <media:content url="/s.jpg" width="100" medium="image"/>
        <media:content url="/l.jpg" width="900" medium="image">
        <media:description>The river</media:description><media:credit>Cy Om</media:credit>
        </media:content></item>""",
        """<title>Paper</title><link>https://paper.example/</link><language>en</language>
        <ttl>30</ttl><atom:link rel="hub" href="https://hub.example/"/>""",
    )
    feed = read(body)
    assert (feed.dialect, feed.title, feed.language) == ("rss", "Paper", "en")
    assert (feed.home_url, feed.ttl) == ("https://paper.example/", 1800.0)
    assert feed.hub == "https://hub.example/"
    assert feed.items == (
        ParsedItem(
            key="id-1",
            url="https://paper.example/a/1",
            title="Flood & fire",
            summary="Short.",
            content="<p>Long &amp; wide.</p>",
            authors=(Person("Ann Lee"), Person("Bo Ek")),
            published=datetime(2026, 5, 2, 7, 30, tzinfo=UTC),
            topics=("Weather", "Rivers"),
            picture=Picture("https://paper.example/l.jpg", "The river", "Cy Om"),
            language="en-GB",
        ),
    )


def test_an_atom_entry_is_read_with_its_bases_and_languages() -> None:
    body = atom(
        """<title>Paper</title><link href="home"/><author><name>Desk</name></author>
        <entry xml:lang="fr" xml:base="sub/"><title type="html">A &amp;lt; B</title><id>urn:1</id>
        <link rel="enclosure" type="image/png" href="p.png"/><link href="e1"/>
        <author><name>Ann</name><uri>ann</uri></author><author><name>Bo</name></author>
        <category term="t1" label="Topic one"/><published>2026-05-02T10:00:00Z</published>
        <updated>2026-05-02T12:00:00+01:00</updated><summary>1 &lt; 2</summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi <br/>you</p></div>
        </content></entry>
        <entry><id>urn:2</id><link href="e2"/><updated>2026-05-03T00:00:00Z</updated></entry>""",
        'xml:lang="de" xml:base="https://other.example/b/"',
    )
    feed = read(body)
    first, second = feed.items
    assert (feed.dialect, feed.language) == ("atom", "de")
    assert feed.home_url == "https://other.example/b/home"
    assert first.url == "https://other.example/b/sub/e1"
    assert first.title == "A < B"
    assert first.summary == "1 &lt; 2"
    assert first.content == "<p>Hi <br>you</p>"
    assert first.authors == (Person("Ann", "https://other.example/b/sub/ann"), Person("Bo"))
    assert first.topics == ("Topic one",)
    assert first.picture == Picture("https://other.example/b/sub/p.png")
    assert first.language == "fr"
    assert first.modified == datetime(2026, 5, 2, 11, tzinfo=UTC)
    assert second.authors == (Person("Desk"),)
    assert second.published == second.modified == datetime(2026, 5, 3, tzinfo=UTC)


def test_atom_03_and_rdf_are_read() -> None:
    old = b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>Old</title>
    <link rel="alternate" href="http://x.example/1"/><issued>2004-01-02T03:04:05Z</issued>
    <content mode="escaped" type="text/html">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>"""
    rdf = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>C</title></channel><item rdf:about="http://x.example/2"><title>Rdf</title>
    <link>http://x.example/2</link><dc:date>2004-01-02</dc:date></item></rdf:RDF>"""
    item = only(old)
    assert (item.title, item.url, item.content) == ("Old", "http://x.example/1", "<p>x</p>")
    assert item.published == datetime(2004, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert read(rdf).dialect == "rdf"
    assert only(rdf).key == "http://x.example/2"


def test_a_json_feed_is_read() -> None:
    entry = {
        "id": 7,
        "url": "/n/7",
        "title": "Seven",
        "content_text": "a < b\n\nc\ud800",
        "summary": "s",
        "date_published": "2026-05-02T10:00:00-04:00",
        "authors": [{"name": "Ann", "url": "https://ann.example/"}, "junk", {"name": 5}],
        "tags": ["x", 3, "y"],
        "image": "/p.jpg",
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J",
        "home_page_url": "https://paper.example/",
        "author": {"name": "Desk"},
        "hubs": [{"type": "WebSub", "url": "https://hub.example/"}, 1],
        "items": [entry, 5, {}, {"id": "8"}],
    }
    parsed = read(json.dumps(feed).encode())
    first, second = parsed.items
    assert (parsed.dialect, parsed.title, parsed.hub) == ("json", "J", "https://hub.example/")
    assert (first.key, first.url, first.title) == ("7", "https://paper.example/n/7", "Seven")
    assert first.content == "<p>a &lt; b</p>\n<p>c</p>"
    assert first.authors == (Person("Ann", "https://ann.example/"),)
    assert first.topics == ("x", "y")
    assert first.published == datetime(2026, 5, 2, 14, tzinfo=UTC)
    assert second.authors == (Person("Desk"),)


SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">%s</urlset>"""


def test_a_news_sitemap_is_read_newest_first() -> None:
    page = """<url><loc>https://paper.example/%d</loc><news:news><news:publication>
    <news:name>Paper</news:name><news:language>en</news:language></news:publication>
    <news:publication_date>2026-05-0%dT00:00:00Z</news:publication_date>
    <news:title>N%d</news:title><news:keywords>a, b</news:keywords></news:news></url>"""
    feed = read((SITEMAP % (page % (1, 1, 1) + page % (2, 2, 2))).encode())
    assert (feed.dialect, feed.title, feed.language) == ("sitemap", "Paper", "en")
    assert [item.title for item in feed.items] == ["N2", "N1"]
    assert feed.items[0].topics == ("a", "b")


def test_a_plain_sitemap_gives_its_dated_pages_and_one_without_dates_is_refused() -> None:
    dated = "<url><loc>https://p.example/1</loc><lastmod>2026-05-01</lastmod></url>"
    undated = "<url><loc>https://p.example/2</loc></url>"
    feed = read(gzip.compress((SITEMAP % (dated + undated)).encode()))
    assert [item.key for item in feed.items] == ["https://p.example/1"]
    assert feed.items[0].published is None
    with pytest.raises(FeedError, match="does not say when its pages were written"):
        read((SITEMAP % undated).encode())


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\x00", "is empty"),
        (b"<!doctype html><html><head><title>x</title>", "web page, not a feed"),
        (b"<opml version='2.0'><body/></opml>", "Import it instead"),
        (b"<sitemapindex><sitemap/></sitemapindex>", "list of sitemaps"),
        (b"hello", "no feed that Standfirst knows"),
        (b'{"a": 1}', "no feed that Standfirst knows"),
        (b'{"items": 5}', "not a JSON Feed"),
        (b'{"items": [', "breaks off"),
        (b'{"items": ' + b"[" * 200_000, "nests too deeply"),
        (b"<rss><channel><item><title>x", "breaks off in the middle"),
        (b"<rss>" * 500, "nests elements"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_sentence(body: bytes, says: str) -> None:
    with pytest.raises(FeedError, match=says):
        read(body)


BOMB = '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>'


@pytest.mark.parametrize(
    "body",
    [
        BOMB.encode(),
        b"\xef\xbb\xbf  " + BOMB.encode(),
        BOMB.encode("utf-16"),
        BOMB.encode("utf-16-le"),
        BOMB.encode("utf-32"),
        f'<?xml version="1.0" encoding="cp037"?>{BOMB}'.encode("cp037"),
        f"<!-- x --><?y?>{BOMB}".encode(),
        b'<!DOCTYPE rss SYSTEM "a" [ <!ELEMENT rss ANY> ]><rss/>',
    ],
)
def test_entity_declarations_are_refused_in_every_encoding(body: bytes) -> None:
    with pytest.raises(FeedError, match="declares entities") as error:
        read(body, "application/rss+xml")
    assert error.value.permanent


def test_a_doctype_without_declarations_is_passed_over() -> None:
    doctype = b'<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/rss.dtd">'
    assert only(doctype + rss("<item><title>x</title></item>")).title == "x"


def test_of_a_feed_that_breaks_off_the_whole_items_are_taken() -> None:
    items = "".join(f"<item><title>T{n}</title><guid>{n}</guid></item>" for n in range(3))
    body = rss(items)
    assert [item.title for item in read(body[: body.rindex(b"T2")]).items] == ["T0", "T1"]


def test_a_break_within_a_letter_spoils_no_other_letter() -> None:
    body = rss("<item><title>Ünë</title></item><item><title>é")
    assert only(body[: body.rindex("é".encode()) + 1]).title == "Ünë"


@pytest.mark.parametrize(
    "inside",
    [
        "<title>A & B</title>",
        "<title>A &amp; B</title>&nbsp;",
        "<title>A &amp; B</title>\x0b\x00",
        "<title>A &amp; B</title><undeclared:thing/>",
        "<title>A &amp; B</title>&#0;&#x1f;&bogus;",
        "<title>A &amp; B</title><description><b>open</description>",
    ],
)
def test_common_damage_does_not_lose_the_item(inside: str) -> None:
    assert only(rss(f"<item><guid>1</guid>{inside}</item>")).title == "A & B"


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
    (item,) = read(text.encode(used), header).items
    assert item.title == word


def test_an_item_is_known_by_id_then_address_then_its_texts() -> None:
    items = """<item><title>a</title><link>http://x.example/1</link></item>
    <item><title>only a title</title></item><item></item>"""
    first, second = read(rss(items)).items
    assert first.key == "http://x.example/1"
    assert second.key.startswith("sha256:")
    assert (second.url, second.published) == ("", None)


def test_items_that_share_an_id_are_told_apart_by_address_else_the_newer_stays() -> None:
    early, late = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)
    apart = [ParsedItem("k", url="http://a.example"), ParsedItem("k", url="http://b.example")]
    same = [
        ParsedItem("k", title="old", published=early),
        ParsedItem("k", title="new", published=late),
        ParsedItem("k", title="older", published=early),
    ]
    assert [item.key for item in distinct(apart)] == ["k http://a.example", "k http://b.example"]
    assert [item.title for item in distinct(same)] == ["new"]


def test_only_web_addresses_are_kept() -> None:
    body = rss("""<item><guid>1</guid><link>javascript:alert(1)</link></item>
    <item><guid>2</guid><link>http://[bad</link></item>
    <item><guid>https://x.example/perma</guid></item>""")
    assert [item.url for item in read(body).items] == ["", "", "https://x.example/perma"]


def test_bylines_lose_their_mail_addresses() -> None:
    names = ["a@b.example (Ann)", "Bo &lt;b@c.example&gt;", "c@d.example", "Unknown", "Ed"]
    authors = "".join(f"<author>{name}</author>" for name in names)
    item = only(rss(f"<item><title>x</title>{authors}</item>"))
    assert [author.name for author in item.authors] == ["Ann", "Bo", "Ed"]


def test_a_feed_is_capped_in_items_and_in_the_size_of_its_fields() -> None:
    items = "".join(f"<item><guid>{n}</guid></item>" for n in range(MAX_ITEMS + 5))
    assert len(read(rss(items)).items) == MAX_ITEMS
    big = "<p>" + "x" * 600_000
    item = only(
        rss(f"<item><title>{'y' * 5000}</title><description><![CDATA[{big}]]></description></item>")
    )
    assert len(item.title) == 1000
    assert len(item.summary) <= 512 * 1024


def test_a_feed_without_dates_keeps_its_order() -> None:
    items = "".join(f"<item><guid>{n}</guid><title>{n}</title></item>" for n in (3, 1, 2))
    assert [item.title for item in read(rss(items)).items] == ["3", "1", "2"]


def test_a_feed_in_a_namespace_of_its_own_is_read_all_the_same() -> None:
    body = b"<rss xmlns='urn:x'><channel><item><title>a</title></item></channel></rss>"
    bare = b"<feed><entry><title>b</title><link href='http://x.example/'/></entry></feed>"
    assert (only(body).title, only(bare).url) == ("a", "http://x.example/")


TAGS = "<rss> </rss> <channel> <item> </item> <title> </title> <feed> <entry> <pubDate> <urlset>"
MARKS = '<![CDATA[ ]]> <!-- <!DOCTYPE [ & &lt; <?xml {"items": ] <url><loc>http://a/</loc> \x00'
FRAGMENTS = st.lists(
    st.one_of(st.sampled_from([*TAGS.split(), *MARKS.split()]), st.text(max_size=8)), max_size=25
).map("".join)


@settings(max_examples=150, deadline=None)
@given(FRAGMENTS, st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_no_input_raises_anything_but_feed_error(text: str, encoding: str) -> None:
    try:
        feed = read(text.encode(encoding, "replace"), "text/xml")
    except FeedError:
        return
    assert all(item.key for item in feed.items)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_after_a_feeds_beginning_raise_anything_but_feed_error(tail: bytes) -> None:
    try:
        read(b"<rss><channel><item><title>x</title></item>" + tail)
    except FeedError:
        return
