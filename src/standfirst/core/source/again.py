"""Decides when the page of an article is looked at again, announced anew or not."""

from __future__ import annotations

from datetime import datetime, timedelta

HOUR = timedelta(hours=1)
LOOKS = (HOUR, timedelta(hours=6), timedelta(hours=24))  # after an ordinary article was first seen
YOUNG = timedelta(hours=24)
OLD = timedelta(days=30)  # from then on, a new date of change brings no page
SHARED = 3  # items of one poll with one date of change: it is the time of the poll, or of a rebuild


def next_look(
    now: datetime, *, published: datetime | None, seen: datetime, live: bool = False
) -> datetime | None:
    """When to look again at a page that was just taken; None for never.

    Outlets change most in the first hours, and many say so nowhere. What was a day old or undated
    when it was first seen (`seen`) is an archive's: it is not looked at again.
    """
    if published is None or seen - published > YOUNG:
        return None
    if live and now - seen < YOUNG:
        return now + HOUR
    return next((seen + wait for wait in LOOKS if seen + wait > now), None)


def look_at_change(
    now: datetime,
    modified: datetime,
    *,
    before: datetime | None,
    published: datetime,
    seen: datetime,
) -> datetime | None:
    """When to look at a page of which only the date of change is new; None for never.

    At once, but not within an hour of the change before: many feeds stamp every item with the
    time of the poll. `before` is the date of change announced last.
    """
    known = before or published
    if modified <= known or now - published > OLD:
        return None
    return min(max(now, max(known, seen) + HOUR), now + HOUR)
