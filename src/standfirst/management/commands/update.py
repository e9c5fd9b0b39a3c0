"""standfirst update: write or show a Morning or Evening Update."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.template.loader import render_to_string

from standfirst.core.errors import StandfirstError
from standfirst.core.types import Slot
from standfirst.core.update.slots import slot_time
from standfirst.jobs.compose import compose_slot
from standfirst.management.desk import DeskCommand
from standfirst.models import Update
from standfirst.pipeline import now


class Command(DeskCommand):
    """Write or show an Update."""

    help = (
        "Show the Morning or Evening Update of a day, written first where it is not there yet, "
        "from what was published until its hour."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slot", choices=[slot.value for slot in Slot])
        parser.add_argument("--date", type=_day, help="the day, like 2020-01-05 (today)")
        parser.add_argument("--zone", type=_zone, help="time zone (STANDFIRST_ZONE)")
        self.add_json(parser)

    def run(self, *, slot: str, date: date | None, zone: str | None, json: bool, **_: Any) -> None:
        desk = settings.DESK
        moment = now()
        zone = zone or desk.zone
        day = date or moment.astimezone(ZoneInfo(zone)).date()
        at = desk.morning if slot == Slot.MORNING else desk.evening
        if slot_time(Slot(slot), day, zone, at) > moment:
            raise StandfirstError(
                f"The {slot} of {day} has not come yet in {zone}; it is written at {at:%H:%M}."
            )
        made = compose_slot(Slot(slot), day, zone, now=moment, at=at)
        update = Update.objects.with_briefs().get(pk=made.pk)
        if json:
            self.print_json(told(update))
            return
        self.stdout.write(render_to_string("mail/update.txt", {"update": update, "desk": desk}))


def told(update: Update) -> dict[str, object]:
    """An Update as JSON (docs/cli.md)."""
    return {
        "name": update.name,
        "slot": update.slot,
        "date": update.day.isoformat(),
        "zone": update.zone,
        "covers": [update.covers_from.isoformat(), update.covers_until.isoformat()],
        "published": update.published_at is not None,
        "briefs": [
            {
                "headline": brief.headline,
                "story": brief.story_id,
                "sentences": [
                    {
                        "text": one.text,
                        "article": one.article_id,
                        "outlet": one.article.outlet.name,
                        "url": one.article.url,
                    }
                    for one in brief.sentences.all()
                ],
                "news": brief.news,
                "sources": [
                    {"headline": row.title, "outlet": row.outlet.name, "url": row.url}
                    for row in brief.sources.all()
                ],
                "origins": brief.origins,
                "outlets": brief.outlets,
                "unnamed": brief.unnamed,
            }
            for brief in update.told
        ],
        "also": [{"headline": one.headline, "story": one.story_id} for one in update.also],
    }


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no day; write it like 2020-01-05") from None
    if not 1900 <= day.year <= 2999:  # at the ends of the calendar a zone leads out of it
        raise ArgumentTypeError(f"“{text}” is no day of news; write it like 2020-01-05")
    return day


def _zone(text: str) -> str:
    if text not in available_timezones():
        raise ArgumentTypeError(f"“{text}” is no time zone; write it like America/Toronto")
    return text
