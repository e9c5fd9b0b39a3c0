"""Regrouping → what readers have of a story: follows, comments and visits go along with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from standfirst.core.follow.match import sentence
from standfirst.core.story.regroup import seen_of_both
from standfirst.jobs import follow
from standfirst.models import Comment, Entry, Follow, Story, StoryVisit

Kept = dict[str, Any]  # what coming back needs, as JSON
_AT_ONCE = 200
_VISIT = ["story", "seen_at", "since", "looked_at"]


def go_along(story: Story, into: Story) -> Kept:
    """Whatever led to a story leads to the one that it joins; its articles are there already.

    A reader who follows both goes on with one follow. Addresses that led to `story` lead straight
    to `into`. Answers what `come_back` needs.
    """
    led = list(Story.objects.filter(merged_into=story).values_list("pk", flat=True))
    Story.objects.filter(pk__in=[*led, story.pk]).update(merged_into=into)
    comments = list(Comment.objects.filter(story=story).values_list("pk", flat=True))
    Comment.objects.filter(story=story).update(story=into)
    kept: Kept = {"led": led, "comments": comments, "visits": _visits_go(story, into)}
    return kept | _follows_go(story, into)


def _follows_go(story: Story, into: Story) -> Kept:
    mine = _held(story)
    readers = [one.reader_id for one in mine]
    both = {one.reader_id: one for one in _follows(into).filter(reader__in=readers)}
    twice = [one for one in mine if one.reader_id in both]
    moved = [one.pk for one in mine if one.reader_id not in both]
    Follow.objects.filter(pk__in=moved).update(story=into)
    _hand_over(into, {one.pk: both[one.reader_id] for one in twice})
    Follow.objects.filter(pk__in=[one.pk for one in twice]).delete()
    dropped = [[both[one.reader_id].pk, one.since.isoformat()] for one in twice]
    went = [one.reader_id for one in mine if one.pk in moved]
    return {"follows": moved, "followers": went, "dropped": dropped}


def _visits_go(story: Story, into: Story) -> list[list[Any]]:
    """Reader, what they knew of the story, and of the other where they had seen it."""
    mine = list(StoryVisit.objects.filter(story=story).order_by("reader"))
    rows = StoryVisit.objects.filter(story=into, reader__in=[one.reader_id for one in mine])
    theirs = {one.reader_id: one for one in rows}
    kept: list[list[Any]] = []
    changed: list[StoryVisit] = []
    for one in mine:
        other = theirs.get(one.reader_id)
        before = other.seen_at if other else None
        kept.append([one.reader_id, one.seen_at.isoformat(), before and before.isoformat()])
        stays = other or one
        stays.story, stays.seen_at = into, seen_of_both(one.seen_at, before)
        stays.since = stays.looked_at = None  # a sitting before one of the two pages ends
        changed.append(stays)
    StoryVisit.objects.bulk_update(changed, _VISIT, batch_size=_AT_ONCE)
    StoryVisit.objects.filter(story=story).delete()
    return kept


def come_back(kept: Kept, story: Story, holder: Story) -> None:
    """Undo `go_along` where it still stands: `holder` is the story where it all is now."""
    Story.objects.filter(pk=story.pk).update(merged_into=None)
    Story.objects.filter(pk__in=kept["led"], merged_into=holder).update(merged_into=story)
    Comment.objects.filter(pk__in=kept["comments"], story=holder).update(story=story)
    back = Follow.objects.filter(pk__in=kept["follows"], story=holder)
    follow.hold(back.values("reader"))
    back.exclude(reader__in=Follow.objects.filter(story=story).values("reader")).update(story=story)
    _follow_too(_lost(kept, holder), story)
    since = {pk: datetime.fromisoformat(text) for pk, text in kept["dropped"]}
    _follow_too(_follows(holder).filter(pk__in=since), story, since=since)
    _visits_come_back(kept["visits"], story, holder)


def _lost(kept: Kept, holder: Story) -> QuerySet[Follow]:
    """Of readers whose follow went along and then became one with another, when the story that
    it went to joined a further one: that other."""
    known = set(Follow.objects.filter(pk__in=kept["follows"]).values_list("pk", flat=True))
    went = zip(kept["follows"], kept["followers"], strict=True)
    return _follows(holder).filter(reader__in=[reader for pk, reader in went if pk not in known])


def _visits_come_back(kept: Iterable[list[Any]], story: Story, holder: Story) -> None:
    now_known = {one.reader_id: one for one in StoryVisit.objects.filter(story=holder)}
    for reader, mine, theirs in kept:
        known = now_known.get(reader)
        if known is None:
            continue
        own = datetime.fromisoformat(mine)
        others = datetime.fromisoformat(theirs) if theirs else None
        since = known.seen_at != seen_of_both(own, others)  # they have seen it all since
        StoryVisit.objects.get_or_create(
            reader_id=reader, story=story, defaults={"seen_at": known.seen_at if since else own}
        )
        if since:
            continue
        if others is None:
            known.delete()
        else:
            StoryVisit.objects.filter(pk=known.pk).update(seen_at=others)


def go_with_both(story: Story, part: Story) -> None:
    """Who follows or has seen a story follows and has seen the part that left it, too."""
    _follow_too(_held(story), part)
    visits = StoryVisit.objects.filter(story=story).order_by("reader")
    StoryVisit.objects.bulk_create(
        [StoryVisit(reader_id=one.reader_id, story=part, seen_at=one.seen_at) for one in visits],
        batch_size=_AT_ONCE,
    )


def _follow_too(
    follows: Iterable[Follow], story: Story, *, since: Mapping[int, datetime] | None = None
) -> None:
    """Whoever has one of these follows follows this story as well, which brought its articles."""
    known = set(Follow.objects.filter(story=story).values_list("reader", flat=True))
    new = {
        one.pk: Follow(
            reader_id=one.reader_id, story=story, since=since[one.pk] if since else one.since
        )
        for one in follows
        if one.reader_id not in known
    }
    Follow.objects.bulk_create(new.values(), batch_size=_AT_ONCE)
    _hand_over(story, new)


def _hand_over(story: Story, follows: Mapping[int, Follow]) -> None:
    """On this story's articles, what one follow (by id) brought counts as brought by another:
    so that it leaves Following when that one ends, and not before."""
    readers = {one.reader_id for one in follows.values()}
    told = {old: {"follow": new.pk, "says": sentence(new.wish)} for old, new in follows.items()}
    changed = []
    entries = Entry.objects.filter(reader__in=readers, article__story=story, followed=True)
    for entry in (
        entries.only("reasons", "followed").iterator(chunk_size=_AT_ONCE) if readers else ()
    ):
        reasons: dict[int, dict[str, Any]] = {}
        for reason in entry.reasons:
            instead = told.get(reason["follow"], reason)
            reasons.setdefault(instead["follow"], instead)
        if list(reasons.values()) != entry.reasons:
            entry.reasons = list(reasons.values())
            changed.append(entry)
    Entry.objects.write_reasons(changed)


def _held(story: Story) -> list[Follow]:
    """The follows of a story; nobody else changes what comes to their readers meanwhile."""
    follow.hold(_follows(story).values("reader"))
    return list(_follows(story))


def _follows(story: Story) -> QuerySet[Follow]:
    return Follow.objects.filter(story=story).select_related("story").order_by("pk")
