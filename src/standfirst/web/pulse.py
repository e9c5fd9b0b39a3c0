"""What the pages of sources count: articles by day with their picture, whole ones, all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from standfirst.models import Item, Source

DAYS = 14
HEIGHT = 20  # of the picture; a day is 5 wide with its gap


@dataclass(frozen=True, slots=True)
class Bar:
    """A day of the picture."""

    x: int
    y: int
    height: int


@dataclass(slots=True)
class Pulse:
    """A source's last fourteen days: articles by day, the oldest first, and how whole they are."""

    by_day: list[int] = field(default_factory=lambda: [0] * DAYS)
    whole: int = 0
    stubs: int = 0  # of the recent, those of which the outlet shows the beginning only
    bare: int = 0  # of the recent, those without any text
    items: int = 0  # ever announced

    @property
    def recent(self) -> int:
        return sum(self.by_day)

    @property
    def partly(self) -> int:
        """Of the recent, those with the feed's text only."""
        return self.recent - self.whole - self.stubs - self.bare

    @property
    def counted(self) -> str:
        """The recent in words: "8 whole, 1 with the feed's text only"."""
        if self.whole == self.recent:
            return "all whole" if self.recent > 1 else "whole"
        parts = (
            (self.whole, "whole"),
            (self.partly, "with the feed’s text only"),
            (self.stubs, "with the beginning only, as the outlet shows it"),
            (self.bare, "without a text"),
        )
        return ", ".join(f"{n:,} {what}" for n, what in parts if n)

    @property
    def bars(self) -> list[Bar]:
        most = max(self.by_day) or 1
        heights = [round(HEIGHT * n / most) or (1 if n else 0) for n in self.by_day]
        return [Bar(5 * i, HEIGHT - high, high) for i, high in enumerate(heights) if high]

    @property
    def in_words(self) -> str:
        """The picture for those who do not see it."""
        return (
            f"Articles in the last {DAYS} days: {self.recent}. By day, the oldest first: "
            f"{', '.join(map(str, self.by_day))}."
        )


def pulses(sources: Sequence[Source], now: datetime) -> dict[int, Pulse]:
    """Source → its pulse. Two questions, however many sources."""
    found = {row.pk: Pulse() for row in sources}
    today = timezone.localdate(now)
    first = today - timedelta(days=DAYS - 1)
    for row in _by_day(found, now):
        age = (row["day"] - first).days
        if 0 <= age < DAYS:
            pulse = found[row["source"]]
            pulse.by_day[age] += row["n"]
            pulse.whole += row["whole"]
            pulse.stubs += row["stubs"]
            pulse.bare += row["bare"]
    totals = Item.objects.filter(source__in=list(found)).values("source").annotate(n=Count("pk"))
    for total in totals.order_by():
        found[total["source"]].items = total["n"]
    return found


def _by_day(keys: dict[int, Pulse], now: datetime) -> list[dict[str, Any]]:
    # An article is seen after it was published, so the index of seen_at narrows the search.
    since = now - timedelta(days=DAYS)
    recent = Item.objects.filter(
        source__in=list(keys), seen_at__gte=since, article__published__gte=since
    )
    days = recent.annotate(day=TruncDate("article__published")).values("source", "day")
    part = Q(article__whole=False)
    bare = part & Q(article__word_count=0)
    counts = days.annotate(
        n=Count("pk"),
        whole=Count("pk", filter=~part),
        stubs=Count("pk", filter=part & Q(article__stub=True, article__word_count__gt=0)),
        bare=Count("pk", filter=bare),
    )
    return [dict(row) for row in counts.order_by()]
