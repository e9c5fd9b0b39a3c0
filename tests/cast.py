"""A small cast for tests: an owner, the reader Bea, two outlets, a story with three articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from standfirst.models import (
    Article,
    Author,
    Body,
    Brief,
    Byline,
    Development,
    Entry,
    Follow,
    Mention,
    Outlet,
    Reader,
    Sentence,
    Source,
    Statement,
    Story,
    Topic,
    Update,
)

NOON = datetime(2024, 3, 5, 12, 0, tzinfo=UTC)
PASSWORD = "quite-a-long-one"


def owner(**fields: Any) -> Reader:
    """The owner, as the first visit on the own machine makes them: without a password."""
    made = Reader(username="owner", is_superuser=True, is_staff=True, **fields)
    made.set_unusable_password()
    made.save()
    return made


def bea(**fields: Any) -> Reader:
    """A reader with a password who is not the owner."""
    return Reader.objects.create_user("bea", "bea@example.org", PASSWORD, **fields)


def outlet(name: str = "The Harbour Herald") -> Outlet:
    host = name.casefold().replace(" ", "-") + ".example"
    row, _ = Outlet.objects.get_or_create(
        host=host, defaults={"name": name, "home_url": f"https://{host}/"}
    )
    return row


def source(of: Outlet | None = None, **fields: Any) -> Source:
    row = of or outlet()
    url = f"https://{row.host}/feed-{Source.objects.count()}"
    return Source.objects.create(outlet=row, url=url, created_at=NOON, due_at=NOON, **fields)


def article(headline: str = "Bridge closed after crack is found", **fields: Any) -> Article:
    """An article with a body; `html`, `text` and `by` (names) may be given beside its fields."""
    html = fields.pop("html", "<p>The bridge over the Orl was closed on Tuesday.</p>")
    text = fields.pop("text", "The bridge over the Orl was closed on Tuesday.")
    names = fields.pop("by", ())
    at = fields.pop("published", NOON)
    key = f"article-{Article.objects.count()}"
    row = Article.objects.create(
        outlet=fields.pop("outlet", None) or outlet(),
        key=key,
        url=f"https://harbour.example/{key}",
        headline=headline,
        published=at,
        seen_at=at,
        **fields,
    )
    Body.objects.create(article=row, headline=headline, text=text, html=html)
    for position, name in enumerate(names):
        Byline.objects.create(article=row, author=author(name, row.outlet), position=position)
    return row


def author(name: str = "Ida Moor", of: Outlet | None = None) -> Author:
    row, _ = Author.objects.get_or_create(
        outlet=of or outlet(), key=name.casefold(), defaults={"name": name}
    )
    return row


def topic(name: str = "River Orl", kind: str = "place") -> Topic:
    row, _ = Topic.objects.get_or_create(key=name.casefold(), kind=kind, defaults={"name": name})
    return row


def mention(row: Article, of: Topic) -> Mention:
    Topic.objects.filter(pk=of.pk).update(article_count=of.mentions.count() + 1)
    return Mention.objects.create(article=row, topic=of, published=row.published)


def statement(row: Article, words: str, **fields: Any) -> Statement:
    position = row.statements.count()
    known: dict[str, Any] = {"speaker": "Ida Moor", "named": True, "kind": "direct", "cue": "said"}
    known |= {"published": row.published, "position": position}
    return Statement.objects.create(article=row, words=words, **known | fields)


@dataclass(frozen=True, slots=True)
class Told:
    """A story and its articles, the oldest first; the last repeats the first one's text."""

    story: Story
    articles: tuple[Article, ...]


def story(headline: str = "Bridge closed after crack is found") -> Told:
    """Two outlets, three articles, two origins, one development."""
    other = outlet("Orl Valley News")
    first = article(headline, by=("Ida Moor",))
    second = article("Drivers face a long way round", published=NOON + timedelta(hours=1))
    copy = article(headline, outlet=other, published=NOON + timedelta(hours=2), origin=first)
    row = Story.objects.create(
        headline=headline,
        standfirst="Engineers found it in a pier.",
        lead=first,
        opened_at=first.published,
        latest_at=copy.published,
        article_count=3,
        origin_count=2,
        outlet_count=2,
        weight=3.0,
    )
    step = Development.objects.create(
        story=row, opened_at=first.published, latest_at=copy.published
    )
    for one in (first, second, copy):
        one.story, one.development, one.reason = row, step, "Shares the words bridge and crack."
        one.save()
    return Told(row, (first, second, copy))


def entry(reader: Reader, row: Article, *, says: str = "You follow River Orl") -> Entry:
    """The article in the reader's Following, by a follow of the River Orl."""
    wish, _ = Follow.objects.get_or_create(reader=reader, topic=topic(), defaults={"since": NOON})
    return Entry.objects.create(
        reader=reader,
        article=row,
        followed=True,
        reasons=[{"follow": wish.pk, "says": says}],
        published=row.published,
        arrived_at=row.published,
    )


def update(told: Told | None = None, *, draft: bool = False, slot: str = "morning") -> Update:
    """An Update of one brief with one sentence."""
    known = told or story()
    row = Update.objects.create(
        slot=slot,
        day=NOON.date(),
        zone="UTC",
        covers_from=NOON - timedelta(hours=12),
        covers_until=NOON,
        composed_at=NOON,
        published_at=None if draft else NOON,
    )
    brief = Brief.objects.create(
        update_of=row, position=0, story=known.story, headline=known.story.headline, origins=2
    )
    brief.sources.set(known.articles)
    Sentence.objects.create(
        brief=brief,
        position=0,
        text="The bridge over the Orl was closed on Tuesday.",
        article=known.articles[0],
    )
    return row
