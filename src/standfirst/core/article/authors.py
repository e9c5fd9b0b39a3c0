"""Finds where a page names who wrote its article: declared, marked up, linked or signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias
from urllib.parse import urlsplit

import lxml.html
from lxml import etree

from standfirst.core.article import jsonld
from standfirst.core.article.agencies import agency_of
from standfirst.core.article.bylines import Byline, byline, is_name
from standfirst.core.article.dates import read_date
from standfirst.core.article.sanitize import absolute
from standfirst.core.types import Person

Element: TypeAlias = lxml.html.HtmlElement
Metas = dict[str, list[str]]

MOST = 10  # entries of one place
LONG_LINE = 120  # characters; a longer one is a paragraph, no byline
MAX_GROUPS = 30  # places of one kind that are tried
MOST_SIGN = 8  # people; more are a list of something else
MAX_NAMED = 300  # elements whose class says author that are looked at
_META = (
    "author article:author parsely-author sailthru.author dc.creator dcterms.creator "
    "dcsext.author byl authors article.author cxenseparse:author og:article:author citation_author"
).split()
# What a card's label says before a name: "Written by" in twitter:label1, the name in twitter:data1.
_LABELS = re.compile(
    r"written by|author|verfasst von|geschrieben von|von|autor(?:in)?|[ée]crit par|auteur|"
    r"escrito por|scritto da|autore|geschreven door|skriven av|skrevet av|napisane przez|"
    r"por|par|by",
    re.I,
)
_ACCOUNT = re.compile(
    r"/(?:admin|administrator|webmaster|root|wordpressadmin|redaktion|editor|editorial|newsroom|"
    r"staff|news|redaccion|redazione|redactie)/?$",
    re.I,
)
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|autor(?:en|es|in|innen|i)?|auteurs?|autore|reporters?|journalists?|"
    r"journalistes?|journalisten|periodistas?|firmas?|profiles?|profil|people|persons?|creators?|"
    r"contributors?|columnists?|writers?|staff|redakteure?|by)/(?:[\w-]{1,30}/){0,2}"
    r"[^/?#]{3,80}/?(?:[?#]|$)",
    re.I,
)
_CLASS = frozenset(
    "byline by author authors autor autorin autoren auteur auteurs autore autori writer writers "
    "authorname authornames authorlink bylinename reporter journalist redacteur credits".split()
)
# Words of a class that say that it is about the author, not their name.
_ABOUT = frozenset(
    "bio biography box avatar image img photo picture pic thumb icon social follow date time "
    "comment comments description desc text role position job more count label info about "
    "related teaser archive search filter mail email twitter".split()
)
_NOT_HERE = re.compile(
    r"comment|kommentar|related|sidebar|teaser|footer|promo|popular|widget|most-?read|recommend|"
    r"newsletter|recirc|carousel|caption|(?:^|[\s_-])(?:nav|menu|rail|more)(?:$|[\s_-])",
    re.I,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|right|text-indent)\s*:\s*-\d{3}", re.I
)
_NOT_IN = frozenset("nav figure figcaption aside form blockquote table".split())
_BLOCKS = frozenset("div p br li ul h1 h2 h3 h4 h5 h6 section header footer td tr".split())
_TEXTS = ("span", "p", "div", "a", "b", "strong", "em", "i", "li", "small", "time")
_DAY = re.compile(
    r"\b\d{1,2}(?:[./-]\d{1,2}[./-]|\.? [^\W\d_]{3,10},? )20\d\d\b|\b20\d\d-\d\d-\d\d"
)
# "Publié le 3 févr. 2024 à 18h05 par Ana López".
_AFTER_DATE = re.compile(r"\d.{0,20}\s(?:by|par|von|por|di|door|av)\s(\D{4,60})$")
_SIGNED = re.compile(
    r"^(?:written by|words by|text by|story by|by|von|text(?: und fotos?)?:?|words:|par|por|"
    r"autore?:?|autor(?:in)?:|auteur\s?:|eine? \w{4,12} von|texto:|testo:|di|door|av|af)\s+(\S.*)$",
    re.I,
)


def declared(article: jsonld.Node, nodes: list[jsonld.Node], url: str) -> list[Person]:
    """The authors of the page's JSON-LD, with their addresses (an account's is its @id)."""
    found: list[Person] = []
    for value in jsonld.resolve(article.get("author") or article.get("creator"), nodes):
        if not isinstance(value, dict):
            found.append(Person(jsonld.text(value)))
            continue
        whole = f"{jsonld.text(value.get('givenName'))} {jsonld.text(value.get('familyName'))}"
        name = jsonld.text(value.get("name")) or whole.strip()
        link = jsonld.text(value.get("url") or value.get("sameAs") or value.get("@id"))
        found.append(Person(name, absolute(link, url)))
    return [person for person in found if person.name]


def is_account(address: str) -> bool:
    """True for the address of an account that runs the site, whose name is nobody's."""
    return bool(_ACCOUNT.search(address.split("#")[0].split("?")[0]))


def bodies(article: jsonld.Node, nodes: list[jsonld.Node]) -> frozenset[str]:
    """The names of one word that the JSON-LD declares as an organisation's, not a person's."""
    given = jsonld.resolve(article.get("author") or article.get("creator"), nodes)
    return frozenset(
        jsonld.text(one.get("name"))
        for one in given
        if isinstance(one, dict)
        and any(kind.endswith("Organization") for kind in jsonld.types(one))
        and len(jsonld.text(one.get("name")).split()) == 1
    )


def in_metas(metas: Metas) -> Iterator[Person]:
    """The authors of the first meta element that names any, else those of a card's labels."""
    for key in _META:
        names = [v for v in metas.get(key, []) if not re.match(r"https?:|\d+$|@|\S+@\S+$", v)]
        if names:
            yield from (Person(name) for name in names)
            return
    for key, values in metas.items():
        prefix, _, label = key.rpartition(":")
        if prefix.startswith("twitter:label") or label.startswith("label"):
            number = label.removeprefix("label")
            if _LABELS.fullmatch(values[0].strip(" :")):
                yield from (Person(name) for name in metas.get(f"twitter:data{number}", []))
        elif prefix.startswith("twitter") and _LABELS.fullmatch(label):
            yield from (Person(name) for name in values)


def shown(tree: Element, url: str, *, outlet: str, host: str) -> Byline:
    """Who signs by what the page shows: the first place that names people.

    In order: microdata, RDFa, rel=author and hCard; elements whose class says author; links to an
    author's page; a line that begins or ends the text and is only a name.
    """
    best = Byline()
    for place in (_marked, _classed, _linked, _signed, _dated):
        for group in islice(place(tree), MAX_GROUPS):
            given = [_as_person(element, url) for element in group[:MOST]]
            signed = (one for one in given if one.name and not is_account(one.url))
            found = byline(signed, outlet=outlet, host=host)
            found = found if place is _marked else _only_names(found)
            if len(found.people) > MOST_SIGN:
                continue
            if found.people or found.agency:
                return found
            best = best if best.names else found
    return best


def _only_names(found: Byline) -> Byline:
    """People and agencies: a class that says author holds dates and buttons too."""
    people = tuple(person for person in found.people if is_name(person.name))
    # A person's name may be spelt another way than it is printed: without a title, or capitals.
    ends = tuple(person.name.casefold() for person in people)
    kept = (n for n in found.names if not ends or n.casefold().endswith(ends) or agency_of(n))
    names = tuple(kept)
    return Byline(people, found.agency, names)


def _marked(tree: Element) -> Iterator[list[Element]]:
    """Elements that a standard marks as the author."""
    path = (
        ".//*[@itemprop='author' or @rel='author' or contains(@rel,'author ')"
        " or contains(@property,'schema:author') or @property='author' or @property='dc:creator']"
    )
    found = (e for e in tree.xpath(path) if e.tag not in ("link", "meta", "script"))
    marked = list(islice(found, MAX_GROUPS))
    chosen = [e for e in marked if not _elsewhere(e)] or marked
    names = [e.xpath("(.//*[@itemprop='name' or @property='name'])[1]") or [e] for e in chosen]
    yield [e for group in names for e in group if e.tag not in ("link", "meta")]
    cards = tree.xpath(
        ".//*[contains(concat(' ',@class,' '),' vcard ')]"
        "//*[contains(concat(' ',@class,' '),' fn ')]"
    )
    yield from ([card] for card in cards[:5] if not _elsewhere(card))


def _classed(tree: Element) -> Iterator[list[Element]]:
    """Short elements whose class says author, with their like-named siblings."""
    tags = ("a", "span", "p", "div", "address", "li", "h4", "h5", "h6", "strong")
    named = (e for e in tree.iter(*tags) if _says_author(e.get("class") or ""))
    for element in islice(named, MAX_NAMED):
        if not _elsewhere(element) and len(" ".join(element.itertext()).split()) <= 14:
            yield _alike(element)


def _says_author(name: str) -> bool:
    """True if a class is made of "author" and says nothing that is only about authors."""
    for one in name.split()[:12]:
        words = re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", one).casefold())
        if _CLASS.intersection(words) and not _ABOUT.intersection(words):
            return True
    return False


def _alike(element: Element) -> list[Element]:
    parent = element.getparent()
    if parent is None:
        return [element]
    name = element.get("class")
    return [e for e in parent if e.tag == element.tag and e.get("class") == name]


def _linked(tree: Element) -> Iterator[list[Element]]:
    """Links to an author's page, with those beside them."""
    links = (e for e in tree.iter("a") if _AUTHOR_PATH.search((e.get("href") or "")[:500]))
    for link in islice(links, MAX_NAMED):
        if _elsewhere(link) or _in_a_sentence(link) or not is_name(" ".join(link.itertext())):
            continue
        parent = link.getparent()
        beside = parent.findall("a") if parent is not None else [link]
        yield [one for one in beside if _AUTHOR_PATH.search(one.get("href") or "")]
        return


def _in_a_sentence(link: Element) -> bool:
    """True for a link within the article's text: whom it is about, not who wrote it."""
    paragraph = next((a for a in link.iterancestors("p", "li", "blockquote")), None)
    if paragraph is None:
        return False
    return len(" ".join(paragraph.text_content().split())) > LONG_LINE


def _signed(tree: Element) -> Iterator[list[Element]]:
    """The text's first and last lines, if they are but a name or say "By" and a name."""
    texts: dict[Element, int] = {}
    for paragraph in tree.iter("p"):
        parent = paragraph.getparent()
        if parent is not None:
            texts[parent] = texts.get(parent, 0) + min(2000, len(paragraph.text_content()))
    if not texts:
        return
    body = max(texts, key=lambda parent: texts[parent])
    lines = [
        e for e in body if e.tag in ("p", "h4", "h5", "h6", "div") and e.text_content().strip()
    ]
    for line in [*lines[-1:-4:-1], *lines[:2]]:
        said = " ".join(line.text_content().split())
        signs = len(said) <= 80 and (_is_signature(line, said) or _says_by(said))
        if signs and not _is_hidden(line):
            yield [line]


def _dated(tree: Element) -> Iterator[list[Element]]:
    """A name beside the date, between the headline and the text."""
    headline = tree.find(".//h1")
    if headline is None:
        return
    for number, element in enumerate(_after(headline)):
        if number > 60 or (element.tag == "p" and len(element.text_content()) > 300):
            return
        parent = element.getparent()
        if len(element) or parent is None or _is_hidden(element):
            continue
        said = " ".join((element.text or "").split())
        if (signed := _AFTER_DATE.search(said)) and len(said) <= LONG_LINE and read_date(said):
            name = element.makeelement("span")
            name.text = signed[1]
            yield [name]
            return
        if not is_name(said.strip(" |•·-–")):
            continue
        beside = " ".join(" ".join(parent.itertext()).split())
        if len(beside) <= 120 and _DAY.search(beside):
            yield [element]
            return


def _is_signature(line: Element, said: str) -> bool:
    """Set off from the text: all of it bold, italic or at the right."""
    set_off = any("".join(e.itertext()).strip() == "".join(line.itertext()).strip() for e in line)
    at_right = "right" in (line.get("style") or "") or (line.get("align") or "") == "right"
    return (set_off or at_right) and is_name(said)


def _after(element: Element) -> Iterator[Element]:
    """The elements that follow, in the order of the page."""
    for one in (element, *element.iterancestors()):
        for sibling in one.itersiblings():
            yield from sibling.iter(*_TEXTS)


def _says_by(said: str) -> bool:
    match = _SIGNED.match(said)
    return match is not None and is_name(re.split(r",| und | and | et | y | e |/", match[1])[0])


def _is_hidden(element: Element) -> bool:
    return any(
        _HIDDEN.search(one.get("style") or "") or "hidden" in one.attrib
        for one in (element, *element.iterancestors())
    )


def _elsewhere(element: Element) -> bool:
    """True within what is no part of the article: comments, related articles, menus."""
    if _is_hidden(element):
        return True
    for one in (element, *element.iterancestors()):
        if one.tag in ("article", "main", "body"):
            return False
        if one.tag in _NOT_IN or _NOT_HERE.search(
            f"{one.get('class') or ''} {one.get('id') or ''}"
        ):
            return True
    return False


def _as_person(element: Element, url: str) -> Person:
    name = " ".join(_pieces(element))
    link = element if element.tag == "a" else element.find(".//a")
    href = absolute(link.get("href") or "", url) if link is not None else ""
    return Person(
        name if len(name) < 160 else "", href if urlsplit(href).scheme != "mailto" else ""
    )


def _pieces(element: Element) -> Iterator[str]:
    """The texts of an element without its dates, blocks set apart."""
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            said = one.text if isinstance(one.tag, str) and one.tag not in ("time", "svg") else ""
            if one is not element and one.tag in _BLOCKS:
                yield "|"
        else:
            said = one.tail if one is not element else ""
        text = " ".join((said or "").split())
        if text and not re.search(r"\d", text):
            yield text
