"""Makes an article of a letter: its text without its furniture, its links unwound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from html import escape
from urllib.parse import quote

from lxml import etree

from standfirst.core.article import furniture, imprint
from standfirst.core.article.bylines import byline, is_person
from standfirst.core.article.dates import read_date
from standfirst.core.article.headlines import same
from standfirst.core.article.layout import lay_flat
from standfirst.core.article.paragraphs import blocks, remove, serialise
from standfirst.core.article.sanitize import absolute, clean
from standfirst.core.article.urls import canonical, registrable
from standfirst.core.source.letter import EMPTY, OpenedLetter, open_letter
from standfirst.core.source.tracking import page_of, unwound
from standfirst.core.types import ExtractedArticle, Letter, ParsedItem, Person, ReadLetter, Sender

MOST_PLAIN = 300_000  # characters of plain text
FOOT_WORDS = 150  # an imprint is shorter, or shorter than a quarter of the letter
_FROM = re.compile(r"(.{2,60}?)\s+(?:from|at|@|bei|vom|chez|via|desde)\s+(\S.{1,80})")
_NO_NAME = re.compile(
    r"\b(?:the|der|die|das|le|la|les|el|los|news|daily|weekly|morning|evening|brief(?:ing)?|"
    r"newsletter|letter|update|digest|report|alerts?|today|team|week)\b",
    re.I,
)
_BY = re.compile(r"(?:by|von|par|por)\s+\S", re.I)
_ADDRESS = r"https?://[^\s<>\"'\])]+"
_WEB = re.compile(rf"[<(\[]({_ADDRESS})[>)\]]|({_ADDRESS})")


@dataclass(frozen=True, slots=True)
class _Found:
    """A letter's body, and what was met on the way."""

    body: etree._Element
    preview: str = ""
    page: str = ""  # the letter's address for all readers
    authors: tuple[Person, ...] = ()


def read_letter(letter: Letter) -> ReadLetter:
    """The article of a letter, or the reason why it is none. Raises nothing for any bytes."""
    opened = open_letter(letter.body)
    name, signed = _names(opened)
    sender = Sender(name, _place(opened))
    published = opened.date or letter.arrived
    if letter.arrived and published:
        published = min(published, letter.arrived)  # a letter does not arrive before it is sent
    item = ParsedItem(
        key=opened.identity or blake2b(letter.body, digest_size=20).hexdigest(),
        title=_headline(opened),
        authors=signed,
        published=published,
        language=opened.language,
    )
    if opened.trouble:
        return ReadLetter(item, sender, None, opened.trouble)
    found = _taken(opened, item.title)
    article = _article(item, found, sender)
    if not article.paragraphs:
        return ReadLetter(item, sender, None, EMPTY)
    return ReadLetter(item, sender, article)


def _article(item: ParsedItem, found: _Found, sender: Sender) -> ExtractedArticle:
    paragraphs = tuple(block.text for block in blocks(found.body))
    host = registrable(sender.url.split("/")[2])
    signed = byline([*item.authors, *found.authors], outlet=sender.name, host=host)
    repeats = bool(found.preview) and _bare(found.preview)[:60] in _bare("".join(paragraphs[:4]))
    return ExtractedArticle(
        headline=item.title,
        standfirst="" if repeats else found.preview,
        authors=signed.people,
        agency=signed.agency,
        published=item.published,
        modified=None,
        language=item.language,
        paragraphs=paragraphs,
        html=clean(serialise(found.body)),
        url=found.page,
        site=sender.name,
        byline=signed.names,
    )


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text.casefold())


# --- who sends it ----------------------------------------------------------------------------


def _names(opened: OpenedLetter) -> tuple[str, tuple[Person, ...]]:
    """The outlet's name and the people named beside it: "Ann Lee from The Pier"."""
    name = opened.name or opened.list_name
    found = _FROM.fullmatch(name)
    if found and _is_name(found[1]):
        return found[2].strip(), (Person(found[1].strip()),)
    rest = name.replace(opened.list_name, " ", 1).strip(" |·,:–—-/") if opened.list_name else ""
    if rest and rest != name.strip() and _is_name(rest):
        return opened.list_name, (Person(rest),)
    return name or _host(opened), ()


def _is_name(text: str) -> bool:
    words = text.split()
    capital = all(word[:1].isupper() for word in words)
    return 2 <= len(words) <= 4 and capital and not _NO_NAME.search(text) and is_person(text)


def _place(opened: OpenedLetter) -> str:
    """An address that stands for the outlet: its host, with the sender's own name as a folder.

    On a host that sends for many, the list has a host of its own that begins with the sender.
    """
    local, _, domain = opened.address.partition("@")
    if opened.list_host.partition(".")[0] == local and local:
        return f"https://{opened.list_host}/{quote(local, safe='')}/letters"
    host = registrable(domain) if domain else opened.list_host or "letters.invalid"
    return f"https://{quote(host, safe='')}/{quote(local, safe='') or 'unknown'}/letters"


def _host(opened: OpenedLetter) -> str:
    return registrable(opened.address.partition("@")[2]) or opened.list_host or "Unknown sender"


def _headline(opened: OpenedLetter) -> str:
    """The subject, without the list's name in brackets before it."""
    bracket = re.match(r"\s*\[([^\]]{1,80})\]\s*(?=\S)", opened.subject)
    if bracket is None:
        return opened.subject
    told = _bare(bracket[1])
    ours = {_bare(opened.list_name), _bare(opened.name), _bare(opened.list_host.split(".")[0])}
    return opened.subject[bracket.end() :] if told in ours else opened.subject


# --- what it says ----------------------------------------------------------------------------


def _taken(opened: OpenedLetter, headline: str) -> _Found:
    body, preview = lay_flat(opened.html or _as_html(opened.plain))
    page = _address(body, opened, headline)
    _drop_foot(body, opened)
    _drop_furniture(body, opened)
    authors = _drop_heading(body, headline)
    _unwind(body, opened)
    useless = imprint.line(preview) or furniture.line(preview) or same(preview, headline)
    preview = "" if useless or len(preview.split()) < 4 else preview
    return _Found(body, preview, page, authors)


def _as_html(text: str) -> str:
    """Plain text as paragraphs: empty lines divide them, wrapped lines are joined."""
    made: list[str] = []
    for part in re.split(r"\n\s*\n", _unquoted(text[:MOST_PLAIN]))[:4000]:
        lines = [line.strip() for line in part.split("\n") if re.search(r"\w", line)]
        wrapped = len(lines) > 1 and all(len(line) > 45 for line in lines[:-1])
        marked = "\n".join(_linked(line) for line in lines)
        made.append(f"<p>{marked if wrapped else marked.replace(chr(10), '<br>')}</p>")
    return "".join(made)


def _unquoted(text: str) -> str:
    """The text without the signs of quoting before its lines."""
    return re.sub(r"^(?:>[> ]{0,20})", "", text, flags=re.M)


def _linked(line: str) -> str:
    """A line of plain text, escaped, its addresses made links that show where they lead."""
    pieces: list[str] = []
    at = 0
    for found in _WEB.finditer(line):
        address = (found[1] or found[2]).rstrip(".,;:!?*_")
        shown = unwound(address)
        pieces.append(escape(line[at : found.start()]))
        pieces.append(f'<a href="{escape(address)}">{escape(_short(shown))}</a>')
        at = found.end() if found[1] else found.start() + len(address)
    return "".join([*pieces, escape(line[at:])])


def _short(address: str) -> str:
    return address if len(address) <= 80 or address.count("/") < 2 else address.split("/")[2]


def _links(element: etree._Element) -> list[tuple[etree._Element, str]]:
    found = [element, *element.iter("a")] if element.tag == "a" else list(element.iter("a"))
    return [(link, " ".join("".join(map(str, link.itertext())).split())) for link in found]


def _address(body: etree._Element, opened: OpenedLetter, headline: str) -> str:
    """The letter's page on the web for everybody, "" where the letter only names the reader's."""
    links = _links(body)
    offered = [link for link, text in links if imprint.shows(text)]
    offered += [link for link, text in links if len(text) > 12 and same(text, headline)]
    for link in offered[:6]:
        address = absolute(link.get("href") or "", "")
        page = page_of(unwound(address, reader=opened.to)) if address.startswith("http") else ""
        if page:
            return canonical(page)
    return ""


def _leaves(link: etree._Element, text: str, opened: OpenedLetter) -> bool:
    address = link.get("href") or ""
    return address in opened.leave or imprint.leaves(text, address)


def _drop_foot(body: etree._Element, opened: OpenedLetter) -> None:
    """Take off the imprint: what follows the line that says how to leave, and what is before it."""
    found = blocks(body)
    counts = [len(block.text.split()) for block in found]
    total = sum(counts)
    before = 0
    for index, block in enumerate(found):
        after = total - before
        short = after <= max(FOOT_WORDS, total // 4) and before >= after
        if short and any(_leaves(link, text, opened) for link, text in _links(block.element)):
            for one in found[index:]:
                remove(one)
            break
        before += counts[index]
    for block in reversed(blocks(body)):
        if not (imprint.closing(block.text) or _names_reader(block.text, opened)):
            break
        remove(block)


def _drop_furniture(body: etree._Element, opened: OpenedLetter) -> None:
    seen: set[str] = set()
    for number, block in enumerate(blocks(body)):
        text = block.text
        again = len(text) > 40 and text in seen
        greets = number < 6 and imprint.greets(text)
        ours = again or greets or imprint.line(text) or _names_reader(text, opened)
        if ours or (block.kind != "pre" and furniture.line(text, links=block.links)):
            remove(block)
        seen.add(text)


def _names_reader(text: str, opened: OpenedLetter) -> bool:
    lowered = text.casefold()
    return any(one.casefold() in lowered for one in opened.to)


def _drop_heading(body: etree._Element, headline: str) -> tuple[Person, ...]:
    """The headline, date and byline above the text are metadata; answers who signs."""
    people: list[Person] = []
    for block in blocks(body)[:6]:
        words = len(block.text.split())
        signs = words < 10 and bool(_BY.match(block.text))
        if signs:
            people.append(Person(block.text))
        if signs or same(block.text, headline) or (words < 8 and read_date(block.text)):
            remove(block)
    return tuple(people)


def _unwind(body: etree._Element, opened: OpenedLetter) -> None:
    """Lead every link where it really leads; one that is the reader's own goes with its words."""
    for link, text in _links(body):
        address = absolute(link.get("href") or "", "")
        parent = link.getparent()
        if _leaves(link, text, opened) and parent is not None:
            for child in list(link):
                link.remove(child)
            link.text = None
        if not text or not address or _leaves(link, text, opened):
            link.tag = "span"
            link.attrib.clear()
        elif address.startswith("http"):
            link.set("href", unwound(address, reader=opened.to))
