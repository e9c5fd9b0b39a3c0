"""Says who wrote what, when and under which headline, from what a page declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

import lxml.html

from standfirst.core.article import jsonld
from standfirst.core.article.bylines import Byline, byline
from standfirst.core.article.dates import read_date
from standfirst.core.article.headlines import Titles, choose
from standfirst.core.article.sanitize import absolute, plain
from standfirst.core.article.standfirsts import shown_standfirst
from standfirst.core.article.urls import canonical_of
from standfirst.core.types import ParsedItem, Person, Picture

MAX_TOPICS = 40

_PUBLISHED = (
    "article:published_time og:article:published_time article:published og:published_time "
    "datepublished date.published parsely-pub-date sailthru.date publishdate publish-date "
    "publish_date pubdate publication_date published-date article.published "
    "article_date_original originalpublicationdate cxenseparse:recs:publishtime "
    "cxenseparse:publishtime dcterms.created dc.date.issued dcterms.date dc.date date "
    "dcterms.issued bt:pubdate rnews:datepublished citation_publication_date"
).split()
_MODIFIED = (
    "article:modified_time og:updated_time og:article:modified_time datemodified "
    "dcterms.modified article:modified last-modified lastmod revised date.modified modified "
    "cxenseparse:modifiedtime"
).split()
_AUTHOR = (
    "author article:author parsely-author sailthru.author dc.creator dcterms.creator "
    "dcsext.author byl authors article.author cxenseparse:author og:article:author citation_author"
).split()
_TOPICS = ("news_keywords", "keywords", "parsely-tags", "sailthru.tags", "cxenseparse:keywords")
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?(?:[_-]{0,2}(?:name|link|names))?|writer|"
    r"article[_-]{0,2}author|"
    r"post-author|autor(?:en|in)?|auteur)(?:$|\s|__name|-name|_name|-link|__link)",
    re.I,
)
_BOILER_DATE = re.compile(r"comment|related|sidebar|teaser|footer|promo|popular", re.I)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says of itself; "" and None where it is silent."""

    headline: str = ""
    standfirst: str = ""
    standfirst_shown: bool = False
    byline: Byline = field(default_factory=Byline)
    published: datetime | None = None
    modified: datetime | None = None
    language: str = ""
    url: str = ""
    site: str = ""
    section: str = ""
    topics: tuple[str, ...] = ()
    picture: Picture | None = None
    body: str = ""  # JSON-LD articleBody, as text; evidence for the extraction


@dataclass(frozen=True, slots=True)
class _Page:
    tree: lxml.html.HtmlElement
    url: str
    metas: dict[str, list[str]]
    nodes: list[jsonld.Node]
    article: jsonld.Node
    item: ParsedItem


def read_metadata(
    tree: lxml.html.HtmlElement, *, url: str = "", item: ParsedItem | None = None
) -> Metadata:
    """All but the text: JSON-LD, meta elements, microdata, visible markup, the feed's item."""
    nodes = jsonld.nodes(tree)
    article = jsonld.article_node(nodes, url=url)
    page = _Page(tree, url, _metas(tree), nodes, article, item or ParsedItem(key=""))
    site = _site(page)
    address = canonical_of(url, _declared_address(page))
    host = urlsplit(address).hostname or ""
    shown = shown_standfirst(tree, _descriptions(page))
    return Metadata(
        headline=_headline(page, site=site, host=host),
        standfirst=shown or _standfirst(page),
        standfirst_shown=bool(shown),
        byline=_byline(page, outlet=site, host=host),
        published=_published(page),
        modified=_modified(page),
        language=_language(page),
        url=address,
        site=site,
        section=_section(page),
        topics=_topics(page),
        picture=_picture(page),
        body=plain(_long(article.get("articleBody"))),
    )


def _metas(tree: lxml.html.HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        if not content:
            continue
        for key in {
            (meta.get(name) or "").strip().lower() for name in ("property", "name", "itemprop")
        }:
            if key:
                metas.setdefault(key, []).append(content[:4000])
    return metas


def _first(page: _Page, *keys: str) -> str:
    return next((page.metas[key][0] for key in keys if key in page.metas), "")


def _long(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(one for one in value if isinstance(one, str))
    return value if isinstance(value, str) else ""


def _site(page: _Page) -> str:
    publisher = jsonld.resolve(page.article.get("publisher"), page.nodes)
    declared = _first(page, "og:site_name", "application-name", "twitter:app:name:iphone")
    return (declared or (jsonld.text(publisher[0]) if publisher else ""))[:120]


def _declared_address(page: _Page) -> str:
    for link in page.tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href"))
    return _first(page, "og:url")


def _headline(page: _Page, *, site: str, host: str) -> str:
    title = page.tree.findtext(".//title") or ""
    titles = Titles(
        declared=plain(jsonld.text(page.article.get("headline"))),
        shared=plain(_first(page, "og:title", "twitter:title", "parsely-title", "dc.title")),
        shown=tuple(_h1s(page.tree)),
        feed=plain(page.item.title),
        window=" ".join(title.split()),
    )
    return choose(titles, site=site, host=host)


def _h1s(tree: lxml.html.HtmlElement) -> Iterator[str]:
    for h1 in tree.iter("h1"):
        text = " ".join(" ".join(h1.itertext()).split())
        if text:
            yield text[:500]


def _standfirst(page: _Page) -> str:
    """A declared description, if it is a sentence; cut texts and bare keywords are none."""
    for candidate in _descriptions(page):
        if len(candidate.split()) >= 5 and re.search(r"[.!?…»”\"'’)]$", candidate):
            return candidate
    return ""


def _descriptions(page: _Page) -> tuple[str, ...]:
    candidates = (
        _first(page, "og:description"),
        _first(page, "description"),
        _first(page, "twitter:description"),
        jsonld.text(page.article.get("description")),
        jsonld.text(page.article.get("alternativeHeadline")),
    )
    return tuple(" ".join(plain(c).split()) for c in candidates if c)


def _byline(page: _Page, *, outlet: str, host: str) -> Byline:
    """The first source that names a person; if none does, the first that names anybody."""
    best = Byline()
    for source in (_ld_authors, _meta_authors, _visible_authors, _feed_authors):
        found = byline(source(page), outlet=outlet, host=host)
        if found.people:
            return found
        best = best if best.names else found
    return best


def _ld_authors(page: _Page) -> Iterator[Person]:
    for value in jsonld.resolve(
        page.article.get("author") or page.article.get("creator"), page.nodes
    ):
        name = jsonld.text(value)
        link = ""
        if isinstance(value, dict):
            whole = f"{jsonld.text(value.get('givenName'))} {jsonld.text(value.get('familyName'))}"
            name = jsonld.text(value.get("name")) or whole.strip()
            link = absolute(jsonld.text(value.get("url") or value.get("sameAs")), page.url)
        if isinstance(value, dict | str) and name:
            yield Person(name, link)


def _meta_authors(page: _Page) -> Iterator[Person]:
    for key in _AUTHOR:
        names = [v for v in page.metas.get(key, []) if not re.match(r"https?:|\d+$|@", v)]
        if names:
            yield from (Person(name) for name in names)
            return


def _visible_authors(page: _Page) -> Iterator[Person]:
    """rel=author links, itemprop=author, then elements whose class says byline."""
    for elements in (_marked_authors(page.tree), _classed_authors(page.tree)):
        found = [_as_person(element, page.url) for element in elements]
        found = [person for person in found if person.name]
        if found:
            yield from found[:10]
            return


def _marked_authors(tree: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    marked = tree.xpath(".//*[@itemprop='author' or @rel='author' or contains(@rel,'author ')]")
    names = [e.xpath("(.//*[@itemprop='name'])[1]") or [e] for e in marked]
    return [element for group in names for element in group if element.tag not in ("link", "meta")]


def _classed_authors(tree: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    found: list[lxml.html.HtmlElement] = []
    for element in tree.xpath(
        ".//*[self::a or self::span or self::p or self::div or self::address or self::li][@class]"
    ):
        if not _BYLINE_CLASS.search(element.get("class") or ""):
            continue
        if len(" ".join(element.itertext()).split()) <= 12 and not any(
            _BOILER_DATE.search(a.get("class") or "") for a in element.iterancestors()
        ):
            found.append(element)
    return found[:1]


def _as_person(element: lxml.html.HtmlElement, url: str) -> Person:
    name = " ".join(" ".join(element.itertext()).split())
    link = element if element.tag == "a" else element.find(".//a")
    href = absolute(link.get("href") or "", url) if link is not None else ""
    return Person(name if len(name) < 160 else "", href)


def _feed_authors(page: _Page) -> Iterable[Person]:
    return page.item.authors


def _published(page: _Page) -> datetime | None:
    declared = [
        jsonld.text(page.article.get(k)) for k in ("datePublished", "dateCreated", "uploadDate")
    ]
    declared += [value for key in _PUBLISHED for value in page.metas.get(key, [])[:1]]
    declared += _microdata(page.tree, "datePublished")
    found = next((d for d in map(read_date, declared) if d), None)
    return found or next(_times(page.tree), None) or page.item.published


def _modified(page: _Page) -> datetime | None:
    declared = [jsonld.text(page.article.get("dateModified"))]
    declared += [value for key in _MODIFIED for value in page.metas.get(key, [])[:1]]
    declared += _microdata(page.tree, "dateModified")
    return next((d for d in map(read_date, declared) if d), None) or page.item.modified


def _microdata(tree: lxml.html.HtmlElement, name: str) -> list[str]:
    marked = tree.xpath(".//*[@itemprop=$name]", name=name)[:3]
    return [str(e.get("content") or e.get("datetime") or " ".join(e.itertext())) for e in marked]


def _times(tree: lxml.html.HtmlElement) -> Iterator[datetime]:
    """Dates of <time> elements, those marked pubdate and those inside the article first."""
    for path in (".//time[@pubdate]", ".//article//time", ".//main//time", ".//time"):
        for time in tree.xpath(path)[:5]:
            if any(_BOILER_DATE.search(a.get("class") or "") for a in time.iterancestors()):
                continue
            found = read_date(str(time.get("datetime") or " ".join(time.itertext())))
            if found:
                yield found


def _language(page: _Page) -> str:
    declared = (
        page.tree.get("lang")
        or page.tree.get("xml:lang")
        or jsonld.text(page.article.get("inLanguage"))
    )
    declared = (
        declared
        or _first(page, "og:locale", "content-language", "language", "dc.language")
        or page.item.language
    )
    match = re.match(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?(?![A-Za-z])", declared.strip())
    if not match:
        return ""
    return match.group(1).lower() + (f"-{match.group(2).upper()}" if match.group(2) else "")


def _section(page: _Page) -> str:
    section = jsonld.text(page.article.get("articleSection")) or _first(
        page, "article:section", "og:article:section", "parsely-section", "section"
    )
    return plain(section)[:80]


def _topics(page: _Page) -> tuple[str, ...]:
    keywords = page.article.get("keywords") or []
    given = (
        [jsonld.text(k) for k in keywords]
        if isinstance(keywords, list)
        else [jsonld.text(keywords)]
    )
    given += page.metas.get("article:tag", []) + page.metas.get("og:article:tag", [])
    if not any(given):
        given = [_first(page, *_TOPICS)]
    topics = [t.strip() for text in given for t in re.split(r"[,;|]", text)]
    topics = topics if any(topics) else list(page.item.topics)
    return tuple(dict.fromkeys(t for t in topics if 1 < len(t) <= 80))[:MAX_TOPICS]


def _picture(page: _Page) -> Picture | None:
    images = jsonld.resolve(page.article.get("image"), page.nodes)
    image = images[0] if images else None
    found = image if isinstance(image, dict) else {}
    address = (
        jsonld.text(found.get("url") or found.get("contentUrl")) if found else jsonld.text(image)
    )
    address = absolute(
        address or _first(page, "og:image", "og:image:url", "twitter:image"), page.url
    )
    if not address.startswith("http"):
        return page.item.picture
    caption = jsonld.text(found.get("caption") or found.get("description"))
    credit = (
        found.get("creditText")
        or found.get("copyrightHolder")
        or found.get("creator")
        or found.get("author")
    )
    return Picture(address, plain(caption)[:500], jsonld.text(credit)[:200])
