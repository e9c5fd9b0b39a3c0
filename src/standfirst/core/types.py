"""The records that flow from one stage to the next, named by their place in the flow.

All datetimes are aware and UTC, but an extracted article's: those keep the zone that the outlet
says. Offsets are in characters of the article's text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Span = tuple[int, int]  # [start, end) in the article's text


class SourceKind(StrEnum):
    """What is polled."""

    FEED = "feed"  # RSS, Atom, JSON Feed
    SITEMAP = "sitemap"  # news sitemap
    PAGE = "page"  # a page without a feed
    MAILBOX = "mailbox"  # newsletters, over IMAP


class TopicKind(StrEnum):
    """What a topic is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OPERATION = "operation"
    EVENT = "event"
    SUBJECT = "subject"


class StatementKind(StrEnum):
    """How the words of a statement are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


# --- Source → Item ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Request:
    """One conditional GET, or a POST of `form`. Validators are as the server sent them."""

    url: str
    etag: str = ""
    last_modified: str = ""
    accept: str = "*/*"
    max_bytes: int = 10 * 1024 * 1024
    seconds: float = 30.0
    form: tuple[tuple[str, str], ...] = ()  # () is a GET


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: status 200 with a body (a POST's is not read), or 304 without."""

    url: str  # final address, after redirects
    status: int
    body: bytes = b""
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    max_age: float | None = None  # seconds, from Cache-Control
    moved_to: str = ""  # target of an unbroken chain of 301/308, else ""
    hub: str = ""  # WebSub, from the Link header
    self_url: str = ""  # the address under which the hub knows it, from the Link header


@dataclass(frozen=True, slots=True)
class Person:
    """A name in a byline, as the outlet gives it."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The main picture of an article; the address only, the picture stays where it is."""

    url: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """One entry as a source announces it. `key` is its identity within the source."""

    key: str
    url: str = ""
    title: str = ""
    summary: str = ""  # HTML as given; not cleaned
    content: str = ""  # HTML as given; not cleaned
    authors: tuple[Person, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    topics: tuple[str, ...] = ()
    picture: Picture | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed or news sitemap, read. A sitemap index has no items but `sitemaps`, newest first."""

    dialect: str  # "rss", "atom", "json", "sitemap", "page"
    title: str = ""
    home_url: str = ""
    language: str = ""
    items: tuple[ParsedItem, ...] = ()
    ttl: float | None = None  # seconds the publisher asks us to wait
    hub: str = ""  # WebSub
    self_url: str = ""  # the address under which the hub knows it
    skip_hours: tuple[int, ...] = ()  # hours of the day, UTC, in which not to ask
    skip_days: tuple[int, ...] = ()  # days of the week, Monday is 0, on which not to ask
    sitemaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as a mailbox gives it; `number` is its UID there."""

    number: int
    body: bytes = field(repr=False)
    arrived: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """Who publishes a letter: the outlet's name, and an address that tells which outlet it is."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source offered by an address: a feed link on a page, an entry of an OPML file."""

    url: str
    kind: SourceKind = SourceKind.FEED
    title: str = ""
    home_url: str = ""


# --- page → Article --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page as fetched, with what its feed said of it."""

    html: bytes
    url: str = ""
    content_type: str = ""
    item: ParsedItem | None = None


@dataclass(frozen=True, slots=True)
class ExtractedArticle:
    """The whole piece without the page's furniture. `html` is sanitised; `paragraphs` are its texts
    in order (subheads and list items included); `text` is them joined by a blank line."""

    headline: str
    standfirst: str
    authors: tuple[Person, ...]
    agency: str  # "Reuters" where the byline is an agency's
    published: datetime | None
    modified: datetime | None
    language: str  # as declared by the page, "" if not
    paragraphs: tuple[str, ...]
    html: str
    url: str  # canonical address
    site: str = ""  # name of the outlet as the page gives it
    section: str = ""
    topics: tuple[str, ...] = ()
    picture: Picture | None = None
    whole: bool = True  # False: only what the feed gave
    trouble: str = ""  # why not whole, as a sentence
    byline: tuple[str, ...] = ()  # every name as the outlet gives it: people, agencies, desks
    standfirst_shown: bool = False  # the page shows the standfirst above the text, not in it
    corrections: tuple[str, ...] = ()  # the outlet's own notes of what it corrected
    live: bool = False  # a live blog: it changes all day
    stub: bool = False  # the outlet shows only the beginning to those who do not pay

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def full_text(self) -> str:
        """The text as the page shows it: with the standfirst, where that stands above it."""
        if not self.standfirst_shown:
            return self.text
        return "\n\n".join((self.standfirst, *self.paragraphs))


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """A letter, read. Without an article `trouble` says why it is none, as a sentence."""

    item: ParsedItem
    sender: Sender
    article: ExtractedArticle | None = None
    trouble: str = ""


# --- Article → Mentions, Statements, Figures, vector ------------------------------------------


@dataclass(frozen=True, slots=True)
class FoundTopic:
    """A topic named in a text. `name` is the fullest form; `spans` where it is named."""

    name: str
    kind: TopicKind
    spans: tuple[Span, ...] = ()
    forms: tuple[str, ...] = ()  # every form written
    role: str = ""  # "NATO spokesman", where the text gives one


@dataclass(frozen=True, slots=True)
class StatementSpans:
    """Where a statement's parts stand in the text."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """Who said what. `speaker` as resolved through the text, `mention` as written here."""

    speaker: str
    mention: str
    role: str
    cue: str
    kind: StatementKind
    named: bool
    reason: str  # why unnamed, in the text's words
    words: str
    spans: StatementSpans = field(default_factory=StatementSpans)
    said_on: date | None = None  # the day of saying, where the text gives it
    teller: str = ""  # who tells that the speaker said it, where not the article itself
    reads_on: bool = False  # words that say something only behind their cue: "denies | all of it"


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A number with what it counts."""

    value: float
    about: bool  # "about", "at least", "nearly", ...
    counts: str
    sentence: str
    span: Span = (0, 0)
    unit: str = ""  # "per cent", "crowns", "km"; "" for a plain count
    hedge: str = ""  # as written: "at least", "as many as"
    place: str = ""  # as written, where the sentence gives one
    day: date | None = None  # of what is counted, where the sentence gives one


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A standing fact: that `topic` has a role, with or at `other`. Both are names of topics."""

    topic: str
    words: str  # as written: "commander of the mission"
    span: Span
    other: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day, or several on end, that a text names: "on Friday", "Feb. 11-13", "in January"."""

    span: Span
    first: date
    last: date  # the first, where it is one day


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What was understood of a text. `terms` are weighted words for grouping (term → count)."""

    language: str
    topics: tuple[FoundTopic, ...]
    phrases: tuple[str, ...]
    statements: tuple[FoundStatement, ...]
    figures: tuple[FoundFigure, ...]
    sentences: tuple[Span, ...]
    terms: dict[str, int]
    fingerprint: tuple[int, ...]  # MinHash of 5-word shingles; () for very short texts
    model: str  # which parser read it; "rules" without a model
    days: tuple[NamedDay, ...] = ()  # those it names, in order of the text
    facts: tuple[FoundFact, ...] = ()


# --- Article → Story -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ArticleForGrouping:
    """What grouping looks at. `id` is opaque to core; `at` is when it was published."""

    id: int | str
    at: datetime
    headline: str
    language: str
    terms: dict[str, int]
    names: dict[str, int]  # topic name (casefolded) → mentions
    fingerprint: tuple[int, ...] = ()
    outlet: int | str = ""
    words: int = 0


@dataclass(frozen=True, slots=True)
class StoryChoice:
    """Where an article belongs, and why. None as story or event means: open a new one."""

    story: int | str | None
    event: int | str | None
    reason: str
    origin: int | str | None = None  # the article whose text this one repeats (a wire copy)
    score: float = 0.0


# --- Story → Update --------------------------------------------------------------------------


class Slot(StrEnum):
    """The two editions of a day."""

    MORNING = "morning"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class ArticleForUpdate:
    """One article of a story, as composing sees it."""

    id: int
    story: int
    event: int
    origin: int  # articles with equal origin are one independent reporting
    outlet: str
    at: datetime
    headline: str
    standfirst: str
    sentences: tuple[str, ...]  # in order
    language: str = "en"
    analysis: bool = False
    # (place among the sentences, speaker) of what unnamed speakers are told to have said
    unnamed: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """One sentence of a Brief, with the articles in which it stands or by which it is supported."""

    text: str
    article: int


@dataclass(frozen=True, slots=True)
class Brief:
    """One story in an Update."""

    story: int
    headline: str
    headline_article: int
    sentences: tuple[BriefSentence, ...]
    articles: tuple[int, ...]  # sources, newest first
    origins: int
    outlets: int
    unnamed: int  # unnamed speakers in these sentences
    news: str = ""  # what is new since the last Update, "" where the story is new


@dataclass(frozen=True, slots=True)
class Edition:
    """A drafted Update."""

    slot: Slot
    day: date
    zone: str
    covers_from: datetime
    covers_until: datetime
    briefs: tuple[Brief, ...]
    also: tuple[Brief, ...] = ()  # further news in headlines: these have no sentences
