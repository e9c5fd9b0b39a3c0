"""Stories → Update: draft each edition when its hour comes, once, and publish it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q

from standfirst.core.types import ArticleForUpdate, Edition, Slot
from standfirst.core.types import Brief as DraftedBrief
from standfirst.core.update.compose import compose_edition
from standfirst.core.update.select import StoryForUpdate, select
from standfirst.core.update.slots import DueSlot, covers, due, slot_time
from standfirst.jobs.tools import Tally, Tools
from standfirst.models import Article, Brief, FetchedPage, Item, Sentence, Setup, Story, Update

SENTENCES = 12  # of an article, that a Brief may use
LOOK_BACK = timedelta(days=4)  # of a story, for what is known already
MOST_STORIES = 120  # weightiest stories of the span that are considered
MOST_ARTICLES = 40  # newest, of one story
PATIENCE = timedelta(minutes=20)  # how long an edition waits for what is on its way


def run(tools: Tools, now: datetime) -> Tally:
    """Write the newest edition that is due and not yet written."""
    tally = Tally()
    times = {Slot.MORNING: tools.morning, Slot.EVENING: tools.evening}
    last = Update.objects.filter(zone=tools.zone).order_by("-covers_until").first()
    opening = None if last else _sample_opening(tools.zone)
    slot = opening or due(now, tools.zone, last=last.covers_until if last else None, times=times)
    if slot is None or not Article.objects.filter(story__isnull=False).exists():
        return tally
    if _on_the_way(slot.at, now):
        return tally
    if opening:
        compose_slot(Slot.MORNING, slot.day, tools.zone, now=now, at=tools.morning)
    compose_slot(slot.slot, slot.day, tools.zone, now=now, at=times[slot.slot])
    tally.done = 1
    tools.progress(1, "updates")
    return tally


def _on_the_way(until: datetime, now: datetime) -> bool:
    """Whether something of before the slot has not reached its story yet.

    What was announced longer ago than PATIENCE is stuck, and holds no Update up; what was
    published after the slot is the next one's.
    """
    fresh = now - PATIENCE
    old_news = Q(announced__published__lte=until.isoformat())
    undated = Q(announced__published__isnull=True)
    # What is an article already is only looked at again.
    due = Item.objects.filter(fetch_due_at__isnull=False, article__isnull=True)
    items = due.filter(old_news | undated, seen_at__gt=fresh)
    ungrouped = Q(read_due_at__isnull=False) | Q(group_due_at__isnull=False)
    articles = Article.objects.filter(ungrouped, published__lte=until, seen_at__gt=fresh)
    pages = FetchedPage.objects.filter(fetched_at__gt=fresh)
    return items.exists() or pages.exists() or articles.exists()


def _sample_opening(zone: str) -> DueSlot | None:
    """The evening that ends the sample wire: a new desk opens with that day's Updates, always."""
    setup = Setup.load()
    if setup.sample_until is None or setup.sample_gone_at:
        return None
    day = setup.sample_until.astimezone(ZoneInfo(zone)).date()
    return DueSlot(Slot.EVENING, day, setup.sample_until)


def compose_slot(
    slot: Slot, day: date, zone: str, *, now: datetime, at: time | None = None
) -> Update:
    """The Update of that slot, written if it is not there yet, from what was published till then.

    One that was empty is written anew. Two workers may come here at once: the constraint on the
    slot lets one of them write.
    """
    known = Update.objects.filter(slot=slot.value, day=day, zone=zone)
    written = known.filter(briefs__isnull=False).first()
    if written is not None:
        return written
    edition = draft(slot, day, zone, at=at or _desk_time(slot))
    try:
        with transaction.atomic():
            # One without a Brief was written before its articles came: nobody was told anything.
            known.delete()
            return _write(edition, now)
    except IntegrityError:
        return Update.objects.get(slot=slot.value, day=day, zone=zone)


def _desk_time(slot: Slot) -> time:
    return settings.DESK.morning if slot is Slot.MORNING else settings.DESK.evening


def draft(slot: Slot, day: date, zone: str, *, at: time) -> Edition:
    """The edition as it would have stood at its hour."""
    until = slot_time(slot, day, zone, at)
    earlier = Update.objects.filter(zone=zone, covers_until__lt=until).order_by("-covers_until")
    last = earlier.first()
    since, until = covers(slot, day, zone, at=at, last_until=last.covers_until if last else None)
    selection = select(_stories(since, until), covers_from=since, covers_until=until)
    return compose_edition(
        selection, slot=slot, day=day, zone=zone, covers_from=since, covers_until=until
    )


def _stories(since: datetime, until: datetime) -> list[StoryForUpdate]:
    """The stories with articles in the span, each with its newest articles until then."""
    ids = (
        Story.objects.filter(articles__published__gt=since, articles__published__lte=until)
        .distinct()
        .order_by("-weight", "-id")
        .values_list("pk", flat=True)[:MOST_STORIES]
    )
    articles = _articles(list(ids), until)
    told = _told(list(ids), until)
    return [
        StoryForUpdate(
            id=story,
            articles=tuple(record for record, _ in rows),
            told=tuple(told.get(story, ())),
            section=next((section for _, section in rows if section), ""),
        )
        for story, rows in articles.items()
    ]


def _articles(
    stories: Iterable[int], until: datetime
) -> dict[int, list[tuple[ArticleForUpdate, str]]]:
    found: dict[int, list[tuple[ArticleForUpdate, str]]] = defaultdict(list)
    rows = Article.objects.with_text().published_in(until - LOOK_BACK, until)
    rows = rows.filter(story__in=list(stories), reading__isnull=False)
    for row in rows.iterator(chunk_size=200):
        found[row.story_id or 0].append((row.record(sentences=SENTENCES), row.section))
    return {story: records[-MOST_ARTICLES:] for story, records in found.items()}


def _told(stories: Iterable[int], until: datetime) -> dict[int, list[str]]:
    """By story, the sentences that Updates of the last days told of it, as whatever story."""
    known = Story.objects.known_as(stories)
    told: dict[int, list[str]] = defaultdict(list)
    rows = Sentence.objects.filter(
        brief__story__in=set().union(*known.values()),
        brief__update_of__covers_until__lt=until,
        brief__update_of__covers_until__gt=until - LOOK_BACK,
    )
    for story, text in rows.values_list("brief__story", "text"):
        told[story].append(text)
    return {
        pk: [text for one in sorted(names) for text in told[one]] for pk, names in known.items()
    }


def _write(edition: Edition, now: datetime) -> Update:
    update = Update.objects.create(
        slot=edition.slot.value,
        day=edition.day,
        zone=edition.zone,
        covers_from=edition.covers_from,
        covers_until=edition.covers_until,
        composed_at=now,
        # An Update asked for in another zone is not the desk's own: it stays with the owner.
        published_at=now if settings.DESK.publish and edition.zone == settings.DESK.zone else None,
    )
    for position, drafted in enumerate((*edition.briefs, *edition.also)):
        _write_brief(update, position, drafted)
    return update


def _write_brief(update: Update, position: int, drafted: DraftedBrief) -> None:
    brief = Brief.objects.create(
        update_of=update,
        position=position,
        story_id=drafted.story,
        headline=drafted.headline[:1000],
        news=drafted.news,
        origins=drafted.origins,
        outlets=drafted.outlets,
        unnamed=drafted.unnamed,
    )
    brief.sources.set(drafted.articles)
    Sentence.objects.bulk_create(
        Sentence(brief=brief, position=number, text=one.text, article_id=one.article)
        for number, one in enumerate(drafted.sentences)
    )


def publish(update: Update, *, now: datetime) -> None:
    """Let readers see a drafted Update; one that is published stays as it is."""
    Update.objects.filter(pk=update.pk, published_at=None).update(published_at=now)
