"""Says who wrote what, when and under which headline, from what a page declares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from urllib.parse import urlsplit

import lxml.html

from standfirst.core.article import authors, jsonld
from standfirst.core.article.beside import lines_beside
from standfirst.core.article.bylines import Byline, byline
from standfirst.core.article.dates import read_date
from standfirst.core.article.headlines import Titles, choose, is_site, same
from standfirst.core.article.microdata import article_item
from standfirst.core.article.pictures import main_picture
from standfirst.core.article.sanitize import plain
from standfirst.core.article.standfirsts import says, shown_standfirst
from standfirst.core.article.urls import canonical_of
from standfirst.core.types import ParsedItem, Picture

MAX_TOPICS = 40
MAX_LINES = 60  # beside the headline
MAX_DATE_LINE = 60  # characters

_PUBLISHED = (
    "article:published_time article:published:time og:article:published_time article:published "
    "og:published_time datepublished date.published parsely-pub-date sailthru.date publishdate "
    "publish-date publish_date pubdate publication_date published-date article.published "
    "article_date_original originalpublicationdate cxenseparse:recs:publishtime "
    "cxenseparse:publishtime dcterms.created dc.date.issued dcterms.date dc.date date "
    "dcterms.issued bt:pubdate rnews:datepublished citation_publication_date"
).split()
_MODIFIED = (
    "article:modified_time article:modified:time og:updated_time og:article:modified_time "
    "datemodified dcterms.modified article:modified last-modified lastmod revised date.modified "
    "modified cxenseparse:modifiedtime"
).split()
_TOPICS = ("news_keywords", "keywords", "parsely-tags", "sailthru.tags", "cxenseparse:keywords")
# What outlets call a section that is none.
_NO_SECTION = re.compile(
    r"news|nachrichten|noticias|notizie|actualit[ée]s?|articles?|artikel|home|startseite|accueil|"
    r"inicio|uncategori[sz]ed|allgemein|general|latest(?: news)?|top ?news|stories|all|archive?",
    re.I,
)
_MACHINE = re.compile(r"https?:|^[\d\W]+$|^\S+[_=]\S+$|^\w+:\w+")
_NOT_PUBLISHED = re.compile(
    r"updated|modified|aktualisiert|geändert|mis à jour|mise à jour|actualizad|aggiornat|atualizad|"
    r"bijgewerkt|comment|kommentar|©|copyright|event|born|geboren",
    re.I,
)
_CITED = re.compile(r"\b(?:citation|comment|mentions|about|review|isBasedOn)\b")
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
    marked: jsonld.Node  # microdata or RDFa
    item: ParsedItem

    def date(self, text: str) -> datetime | None:
        """A date of this page; American pages put the month first."""
        language = (self.tree.get("lang") or "").lower()
        locale = _first(self, "og:locale").lower().replace("_", "-")
        language = locale if locale.startswith(language) else language
        return read_date(
            text, day_first=not language.startswith("en") or language[2:] not in ("", "-us")
        )


def read_metadata(
    tree: lxml.html.HtmlElement, *, url: str = "", item: ParsedItem | None = None
) -> Metadata:
    """All but the text: JSON-LD, meta elements, microdata, visible markup, the feed's item."""
    nodes = jsonld.nodes(tree)
    article = jsonld.article_node(nodes, url=url)
    page = _Page(
        tree, url, _metas(tree), nodes, article, article_item(tree), item or ParsedItem(key="")
    )
    site = _site(page)
    address = canonical_of(url, _declared_address(page))
    host = urlsplit(address).hostname or ""
    section = _section(page, site)
    shown = shown_standfirst(tree, _descriptions(page))
    headline = _headline(page, site=site, host=host)
    standfirst = shown or _standfirst(page)
    repeats = same(standfirst, headline)
    picture = main_picture(
        tree,
        article,
        nodes,
        shared=_first(page, "og:image", "og:image:url", "og:image:secure_url", "twitter:image"),
        url=url,
    )
    return Metadata(
        headline=headline,
        standfirst="" if repeats else standfirst,
        standfirst_shown=bool(shown) and not repeats,
        byline=_byline(page, outlet=site, host=host),
        published=_published(page) or _visible_date(page, headline),
        modified=_modified(page),
        language=_language(page),
        url=address,
        site=site,
        section=section,
        topics=_topics(page, site=site, section=section),
        picture=picture or page.item.picture,
        body=plain(_long(article.get("articleBody"))),
    )


def _metas(tree: lxml.html.HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        if meta.get("itemprop") and _is_of_another(meta):
            continue
        content = " ".join((meta.get("content") or "").split())
        if not content:
            continue
        for key in {
            (meta.get(name) or "").strip().lower() for name in ("property", "name", "itemprop")
        }:
            if key:
                metas.setdefault(key, []).append(content[:4000])
    return metas


def _is_of_another(meta: lxml.html.HtmlElement) -> bool:
    """True for a property of a work that the article cites, or of a comment on it."""
    return any(_CITED.search(one.get("itemprop") or "") for one in meta.iterancestors())


def _first(page: _Page, *keys: str) -> str:
    return next((page.metas[key][0] for key in keys if key in page.metas), "")


def _long(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(one for one in value if isinstance(one, str))
    return value if isinstance(value, str) else ""


def _site(page: _Page) -> str:
    publisher = jsonld.resolve(page.article.get("publisher"), page.nodes)
    declared = [_first(page, "og:site_name"), jsonld.text(publisher[0]) if publisher else ""]
    declared += [_first(page, "application-name"), _first(page, "twitter:app:name:iphone")]
    return next((plain(one) for one in declared if one and "//" not in one), "")[:120]


def _declared_address(page: _Page) -> str:
    for link in page.tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href"))
    return _first(page, "og:url")


def _headline(page: _Page, *, site: str, host: str) -> str:
    title = page.tree.findtext(".//title") or ""
    titles = Titles(
        declared=plain(jsonld.text(page.article.get("headline"))),
        alternative=plain(jsonld.text(page.article.get("alternativeHeadline"))),
        shared=plain(_first(page, "og:title", "twitter:title", "parsely-title", "dc.title"))
        or plain(jsonld.text(page.marked.get("headline"))),
        shown=tuple(_h1s(page.tree)),
        feed=plain(page.item.title),
        window=" ".join(title.split()),
        path=urlsplit(page.url).path,
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
        whole = len(candidate.split()) >= 5 and re.search(r"[.!?…»”\"'’)]$", candidate)
        if whole and says(candidate):
            return candidate
    return ""


def _descriptions(page: _Page) -> tuple[str, ...]:
    candidates = (
        _first(page, "og:description"),
        _first(page, "description"),
        _first(page, "twitter:description"),
        jsonld.text(page.article.get("description")),
        jsonld.text(page.article.get("alternativeHeadline")),
        jsonld.text(page.marked.get("description")),
    )
    return tuple(" ".join(plain(c).split()) for c in candidates if c)


def _byline(page: _Page, *, outlet: str, host: str) -> Byline:
    """Of the sources in order of trust the first that names a person; names as first given.

    Where none does, the agency that any of them names, and what the first that says anything says.
    """
    named = authors.declared(page.article, page.nodes, page.url)
    bodies = authors.bodies(page.article, page.nodes)
    accounts = [one for one in named if authors.is_account(one.url)]
    sources: tuple[Callable[[], Byline], ...] = (
        lambda: byline((o for o in named if o not in accounts), outlet=outlet, host=host),
        lambda: byline(authors.in_metas(page.metas), outlet=outlet, host=host),
        lambda: authors.shown(page.tree, page.url, outlet=outlet, host=host),
        lambda: byline(page.item.authors, outlet=outlet, host=host),
        lambda: byline(accounts, outlet=outlet, host=host),
    )
    best = Byline()
    for source in sources:
        found = source()
        found = replace(found, people=tuple(p for p in found.people if p.name not in bodies))
        if found.people:
            return replace(found, agency=found.agency or best.agency)
        best = Byline((), best.agency or found.agency, best.names or found.names)
        if best.agency:
            return best
    return best


def _published(page: _Page) -> datetime | None:
    declared = [
        jsonld.text(page.article.get(k)) for k in ("datePublished", "dateCreated", "uploadDate")
    ]
    declared += [value for key in _PUBLISHED for value in page.metas.get(key, [])[:1]]
    declared += [jsonld.text(page.marked.get(k)) for k in ("datePublished", "dateCreated")]
    declared += _microdata(page.tree, "datePublished")
    times = list(islice(_times(page), 20))
    found = next((d for d in map(page.date, declared) if d), None)
    return _in_zone(found, times) or next(iter(times), None) or page.item.published


def _visible_date(page: _Page, headline: str) -> datetime | None:
    """The date in a short line beside the headline, where nothing declares or marks one."""
    for line in islice(lines_beside(page.tree, headline), MAX_LINES):
        short = len(line) <= MAX_DATE_LINE and not _NOT_PUBLISHED.search(line)
        if short and (found := page.date(line)):
            return found
    return None


def _modified(page: _Page) -> datetime | None:
    declared = [jsonld.text(page.article.get("dateModified"))]
    declared += [value for key in _MODIFIED for value in page.metas.get(key, [])[:1]]
    declared += [jsonld.text(page.marked.get("dateModified"))]
    declared += _microdata(page.tree, "dateModified")
    found = next((d for d in map(page.date, declared) if d), None)
    return _in_zone(found, list(islice(_times(page), 20))) or page.item.modified


def _in_zone(found: datetime | None, times: list[datetime]) -> datetime | None:
    """The moment in the outlet's own zone, where it is declared in UTC and shown in another."""
    if found is None or found.utcoffset():
        return found
    minute = timedelta(minutes=1)
    return next((t for t in times if t.utcoffset() and abs(t - found) < minute), found)


def _microdata(tree: lxml.html.HtmlElement, name: str) -> list[str]:
    marked = tree.xpath(".//*[@itemprop=$name]", name=name)[:3]
    return [str(e.get("content") or e.get("datetime") or " ".join(e.itertext())) for e in marked]


def _times(page: _Page) -> Iterator[datetime]:
    """Dates of <time> elements, those marked pubdate and those inside the article first."""
    for path in (".//time[@pubdate]", ".//article//time", ".//main//time", ".//time"):
        for time in page.tree.xpath(path)[:5]:
            if any(_BOILER_DATE.search(a.get("class") or "") for a in time.iterancestors()):
                continue
            found = page.date(str(time.get("datetime") or " ".join(time.itertext())))
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


def _section(page: _Page, site: str) -> str:
    """The first that is neither the outlet's name nor says nothing ("News"), if there is one."""
    given = page.article.get("articleSection") or []
    declared = [jsonld.text(one) for one in (given if isinstance(given, list) else [given])]
    metas = ("article:section", "og:article:section", "parsely-section", "section")
    declared += [_first(page, *metas), jsonld.text(page.marked.get("articleSection"))]
    declared += jsonld.breadcrumbs(page.nodes)[-1:]
    sections = [plain(part).strip() for one in declared for part in re.split(r"[,;|]", one)]
    sections = [one for one in sections if one and not is_site(one, site=site)]
    telling = (one for one in sections if not _NO_SECTION.fullmatch(one))
    return next(telling, sections[0] if sections else "")[:80]


def _topics(page: _Page, *, site: str, section: str) -> tuple[str, ...]:
    """The outlet's own, without its name, the section and what only machines read."""
    given = [*_texts(page.article.get("keywords"))]
    given += page.metas.get("article:tag", []) + page.metas.get("og:article:tag", [])
    given = given or [_first(page, *_TOPICS), *_texts(page.marked.get("keywords"))]
    topics = [plain(t).strip(" #\"'“”") for text in given for t in re.split(r"[,;|、；]", text)]
    topics = topics if any(topics) else list(page.item.topics)
    if sum(": " in topic for topic in topics) > 2:
        topics = [topic for topic in topics if ": " not in topic]
    unlike = {section.casefold()} - {""}
    kept: dict[str, str] = {}
    for topic in topics:
        plausible = 1 < len(topic) <= 80 and not _MACHINE.search(topic)
        if plausible and topic.casefold() not in unlike and not is_site(topic, site=site):
            kept.setdefault(topic.casefold(), topic)
    return tuple(kept.values())[:MAX_TOPICS]


def _texts(value: object) -> list[str]:
    several = value if isinstance(value, list) else [value]
    return [text for one in several if (text := jsonld.text(one))]
