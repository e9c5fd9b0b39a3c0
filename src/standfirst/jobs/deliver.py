"""Update → Delivery: each Update once to each subscriber, and the letters that ask to confirm."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import blake2b
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.template.loader import render_to_string

from standfirst.core.errors import MailError
from standfirst.io.mail import Letter, send
from standfirst.jobs.claim import MOST_TRIES, claim, let_go
from standfirst.jobs.tools import Tally, Tools
from standfirst.models import Delivery, Setup, Subscriber, Update

BATCH = 8  # letters a round: each may wait for the server for 20 seconds, within one lease
LATEST = timedelta(hours=3)  # an Update that is later than this is not mailed any more
OLDEST = timedelta(hours=24)
UNKNOWN = (
    "The mail server's answer was lost; the letter may have gone out, so it is not sent again."
)


def run(tools: Tools, now: datetime) -> Tally:
    """Send up to BATCH letters. Without a mail server nothing is due."""
    tally = Tally()
    if not settings.DESK.email_url:
        return tally
    _write_deliveries(tools.zone, now)
    _report_unknown(now)
    for subscriber in _due_letters(now):
        _send_confirmation(subscriber, tally, now)
    due = Delivery.objects.due(now)
    with_both = ["update_of", "subscriber"]
    for delivery in claim(due, due="due_at", now=now, limit=BATCH, related=with_both):
        _deliver(delivery, tally, now)
        tools.progress(1, "letters")
    return tally


def _write_deliveries(zone: str, now: datetime) -> None:
    """One row for each published Update of the last hours and each of its subscribers.

    An Update that is written late is not mailed; one that an editor publishes late is, that day.
    """
    in_time = Q(covers_until__gt=now - LATEST)
    by_hand = Q(published_at__gt=F("composed_at")) & Q(published_at__gt=now - LATEST)
    fresh = Update.objects.published().filter(
        in_time | by_hand,
        zone=zone,
        covers_until__gt=now - OLDEST,
        published_at__lte=now,
    )
    for update in fresh:
        missing = Subscriber.objects.awaiting(update.slot).exclude(deliveries__update_of=update)
        missing = missing.filter(confirmed_at__lte=now)
        Delivery.objects.bulk_create(
            [Delivery(update_of=update, subscriber=row, due_at=now) for row in missing],
            ignore_conflicts=True,
        )


def _report_unknown(now: datetime) -> None:
    """A delivery still `sending` after its lease: its worker died at the mail server's door."""
    Delivery.objects.filter(state="sending", due_at__lte=now).update(
        state="unknown", due_at=None, trouble=UNKNOWN
    )


def _deliver(delivery: Delivery, tally: Tally, now: datetime) -> None:
    row = delivery
    if row.subscriber.left_at is not None:
        return _end(row, "failed", "Has left.", now)
    # Asks for the lease that we saw: another worker may have taken the row when ours had ended.
    if not let_go(delivery, "due_at", state="sending"):
        return None
    try:
        send(update_letter(row.update_of, row.subscriber), sender=settings.DESK.email_from)
    except MailError as error:
        tally.troubles.append(f"{row.subscriber.email}: {error.message}")
        if error.unknown:
            return _end(row, "unknown", error.message, now)
        if error.permanent or row.tries >= MOST_TRIES:
            return _end(row, "failed", error.message, now)
        again = now + timedelta(minutes=5 * row.tries)
        Delivery.objects.filter(pk=row.pk).update(state="due", due_at=again, trouble=error.message)
        return None
    tally.done += 1
    return _end(row, "sent", "", now)


def _end(row: Delivery, state: str, trouble: str, now: datetime) -> None:
    sent = now if state == "sent" else None
    Delivery.objects.filter(pk=row.pk).update(
        state=state, due_at=None, trouble=trouble, sent_at=sent
    )


def update_letter(update: Update, subscriber: Subscriber) -> Letter:
    """The Update as a letter, with one-click unsubscribe (RFC 8058)."""
    desk = settings.DESK
    whole = Update.objects.with_briefs().get(pk=update.pk)
    leave = f"{desk.url}/leave/{subscriber.token}"
    words = {"update": whole, "desk": desk, "leave": leave, "sample": Setup.load()}
    return Letter(
        to=subscriber.email,
        subject=_subject(whole),
        text=render_to_string("mail/update.txt", words),
        html=render_to_string("mail/update.html", words),
        message_id=_message_id(f"update {update.pk} {subscriber.pk}"),
        headers={
            "List-Id": f"{desk.name} Updates <updates.{_domain()}>",
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


def _subject(update: Update) -> str:
    first = update.briefs.first()
    return f"{update.name}: {first.headline}" if first else str(update)


def _domain() -> str:
    return urlsplit(settings.DESK.url).hostname or "localhost"


def _message_id(identity: str) -> str:
    """The same for the same letter, so that a mail server can see a second one as a copy."""
    secret = settings.SECRET_KEY.encode()[:64]
    return f"<{blake2b(identity.encode(), key=secret, digest_size=16).hexdigest()}@{_domain()}>"


def _due_letters(now: datetime) -> list[Subscriber]:
    due = Subscriber.objects.filter(letter_due_at__lte=now).order_by("letter_due_at", "pk")
    return claim(due, due="letter_due_at", now=now, limit=BATCH, tries=False)


def _send_confirmation(subscriber: Subscriber, tally: Tally, now: datetime) -> None:
    desk = settings.DESK
    words = {
        "desk": desk,
        "subscriber": subscriber,
        "confirm": f"{desk.url}/subscribe/confirm/{subscriber.token}",
    }
    letter = Letter(
        to=subscriber.email,
        subject=f"Confirm that you want the Updates of {desk.name}",
        text=render_to_string("mail/confirm.txt", words),
        html=render_to_string("mail/confirm.html", words),
        message_id=_message_id(f"confirm {subscriber.pk} {subscriber.asked_at.isoformat()}"),
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        send(letter, sender=desk.email_from)
    except MailError as error:
        tally.troubles.append(f"{subscriber.email}: {error.message}")
        later = None if error.permanent or error.unknown else now + timedelta(minutes=15)
        Subscriber.objects.filter(pk=subscriber.pk).update(letter_due_at=later)
        return
    with transaction.atomic():
        Subscriber.objects.filter(pk=subscriber.pk).update(letter_due_at=None)
    tally.done += 1
