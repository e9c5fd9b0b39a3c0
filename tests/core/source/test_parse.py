"""What is read out of feeds of every dialect, whole, odd, broken and hostile."""

from __future__ import annotations

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


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\x00", "is empty"),
        (b"<!doctype html><html><head><title>x</title>", "web page, not a feed"),
        (b"<opml version='2.0'><body/></opml>", "Import it instead"),
        (b"<sitemapindex><sitemap/></sitemapindex>", "list of sitemaps names none"),
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


def test_an_entry_that_says_only_who_or_when_is_told_apart() -> None:
    body = rss("""<item><dc:creator>Ann</dc:creator></item><item><category>x</category></item>
    <item><pubDate>Sat, 02 May 2026 12:00:00 GMT</pubDate></item><item/><item> </item>""")
    who, what, when = read(body).items
    assert (who.authors, what.topics) == ((Person("Ann"),), ("x",))
    assert when.published == datetime(2026, 5, 2, 12, tzinfo=UTC)
    assert len({who.key, what.key, when.key}) == 3


def test_a_channel_definition_feed_is_read() -> None:
    body = b"""<CHANNEL HREF="http://x.example/"><TITLE>Old</TITLE>
    <ITEM HREF="http://x.example/1" LASTMOD="2004-04-06T23:05:43-05:00"><TITLE>One</TITLE>
    <ABSTRACT>Said.</ABSTRACT></ITEM></CHANNEL>"""
    feed, item = read(body), only(body)
    assert (feed.dialect, feed.title, feed.home_url) == ("cdf", "Old", "http://x.example/")
    assert (item.url, item.title, item.summary) == ("http://x.example/1", "One", "Said.")
    assert item.published == datetime(2004, 4, 7, 4, 5, 43, tzinfo=UTC)


@pytest.mark.parametrize(
    "root",
    [
        '<rss version="0.91"',
        '<rss version="0.92"',
        '<rss version="0.94" xmlns="http://backend.userland.com/rss2"',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://channel.netscape.com/rdf/simple/0.9/"',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/"',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/net/rss1.1#"',
    ],
)
def test_every_rss_is_read(root: str) -> None:
    inside = "<title>One</title><link>http://x.example/1</link><description>d</description>"
    name = root[1:].split()[0]
    item = only(
        f"{root}><channel><title>C</title></channel><item>{inside}</item></{name}>".encode()
    )
    assert (item.title, item.url, item.summary) == ("One", "http://x.example/1", "d")


def test_modules_give_authors_topics_and_pictures() -> None:
    names = (
        'xmlns:itunes="http://www.itunes.com/DTDs/Podcast-1.0.dtd" '
        'xmlns:georss="http://www.georss.org/georss" xmlns:media="http://search.yahoo.com/mrss"'
    )
    body = f"""<rss {names}><channel><item><title>a</title><itunes:author>Ann</itunes:author>
    <itunes:keywords>rail, ports</itunes:keywords><georss:featureName>Kiel</georss:featureName>
    <itunes:category text="News"><itunes:category text="World"/></itunes:category>
    <itunes:image href="http://x.example/cover.jpg"/></item>
    <item><title>b</title><media:group><media:credit role="author">Bo</media:credit>
    <media:credit role="photographer">Cy</media:credit><media:description>Told.</media:description>
    <media:content url="http://x.example/p.jpg"/></media:group></item></channel></rss>"""
    first, second = read(body.encode()).items
    assert first.authors == (Person("Ann"),)
    assert first.topics == ("News", "World", "rail", "ports", "Kiel")
    assert first.picture == Picture("http://x.example/cover.jpg")
    assert (second.authors, second.summary) == ((Person("Bo"),), "Told.")
    assert second.picture == Picture("http://x.example/p.jpg", "Told.", "Bo")


def test_a_namespace_misspelt_is_known_by_its_prefix() -> None:
    body = b"""<rss xmlns:dc="http://purl.org/dc/element/1.1"><channel><item><title>a</title>
    <dc:creator>Ann</dc:creator></item></channel></rss>"""
    assert only(body).authors == (Person("Ann"),)


def test_of_two_summaries_the_longer_is_the_content() -> None:
    item = only(rss("<item><description>Long and wide.</description><summary>s</summary></item>"))
    assert (item.summary, item.content) == ("s", "Long and wide.")


def test_an_entrys_language_is_that_of_its_text() -> None:
    body = atom(
        """<entry><id>1</id><title xml:lang="fr">t</title><content xml:lang="de">c</content></entry>
        <entry><id>2</id><content xml:lang="">c</content></entry>""",
        'xml:lang="en"',
    )
    assert [item.language for item in read(body).items] == ["de", ""]


def test_links_within_a_text_are_made_whole_by_an_xml_base_only() -> None:
    link = '<content type="html">&lt;a href="b"&gt;x&lt;/a&gt; &lt;a href="#n"&gt;</content>'
    based = only(atom(f'<entry xml:base="http://b.example/a/"><id>1</id>{link}</entry>'))
    assert based.content == '<a href="http://b.example/a/b">x</a> <a href="#n">'
    assert only(atom(f"<entry><id>1</id>{link}</entry>")).content.startswith('<a href="b">')


def test_a_binary_type_is_out_of_base64_and_no_picture_becomes_text() -> None:
    def content(kind: str, text: str) -> str:
        return only(
            atom(f'<entry><id>1</id><content type="{kind}">{text}</content></entry>')
        ).content

    assert content("application/octet-stream", "SGkgPGI+eW91PC9iPg==") == "Hi <b>you</b>"
    assert content("image/png", "iVBORw0KGgo=") == ""
    assert content("application/json", '{"a":1}') == '{"a":1}'


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("a &lt;blink&gt;b&lt;/blink&gt;", "a b"),
        ("a&lt;script&gt;evil()&lt;/script&gt; b", "a b"),
        ("a&lt;!-- no --&gt; b", "a b"),
        ('&lt;img alt="x&gt;y" src="z"&gt;a', "a"),
        ("The &amp;lt;canvas&amp;gt; element", "The <canvas> element"),
        ("&amp;lt;p&amp;gt;a&amp;lt;/p&amp;gt;", "a"),
        ("5 &lt; 6 &gt; 4", "5 < 6 > 4"),
    ],
)
def test_titles_lose_their_mark_up(written: str, read_as: str) -> None:
    assert only(rss(f"<item><guid>1</guid><title>{written}</title></item>")).title == read_as


@pytest.mark.parametrize(
    ("image", "is_picture"),
    [
        ('<img src="/a.jpg">', True),
        ('<img width="600" src="/resize?id=7">', True),
        ('<img src="/resize?id=7">', False),
        ('<img src="/pixel.gif" width=1 height="1">', False),
    ],
)
def test_a_picture_within_the_text_is_taken_where_none_is_named(
    image: str, is_picture: bool
) -> None:
    item = only(rss(f"<item><guid>1</guid><description><![CDATA[{image}]]></description></item>"))
    assert (item.picture is not None) == is_picture


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
