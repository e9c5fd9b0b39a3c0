"""An e-mail address signs up for Updates, confirms, and leaves."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from standfirst.models import Subscriber

# Quoted local parts may hold anything; nobody reads mail there, and they are for breaking headers.
PLAIN = re.compile(r"[^\s\"\x00-\x1f\x7f]+")
BETWEEN_LETTERS = timedelta(hours=1)  # a form must not bomb a stranger's mailbox


def ask(email: str, *, morning: bool, evening: bool, now: datetime) -> None:
    """Note the wish; the worker sends the letter that asks to confirm. ValueError with a sentence.

    The answer is the same whether the address was known or not, so that nobody learns who reads.
    """
    address = email.strip().lower()
    try:
        validate_email(address)
        if not PLAIN.fullmatch(address):
            raise ValidationError("quoted")
    except ValidationError:
        raise ValueError("This is not an e-mail address. Write it like name@example.org.") from None
    if not morning and not evening:
        raise ValueError("Choose the Morning Update, the Evening Update, or both.")
    row, made = Subscriber.objects.get_or_create(
        email=address,
        defaults={
            "token": secrets.token_urlsafe(32),
            "morning": morning,
            "evening": evening,
            "asked_at": now,
            "letter_due_at": now,
        },
    )
    if made or (row.confirmed_at and not row.left_at):
        return
    if row.asked_at > now - BETWEEN_LETTERS:
        return
    row.morning, row.evening = morning, evening
    row.asked_at = row.letter_due_at = now
    row.save(update_fields=["morning", "evening", "asked_at", "letter_due_at"])


def look_up(token: str) -> Subscriber | None:
    """Whose token this is."""
    return Subscriber.objects.filter(token=token).first() if token else None


def confirm(token: str, *, now: datetime) -> Subscriber | None:
    """The address is its owner's: begin. None for a token that nobody has."""
    row = look_up(token)
    if row is not None and (row.confirmed_at is None or row.left_at is not None):
        row.confirmed_at, row.left_at = now, None
        row.save(update_fields=["confirmed_at", "left_at"])
    return row


def leave(token: str, *, now: datetime) -> Subscriber | None:
    """Stop at once: what is still due to this address is dropped. None for an unknown token."""
    row = look_up(token)
    if row is not None and row.left_at is None:
        row.left_at, row.letter_due_at = now, None
        row.save(update_fields=["left_at", "letter_due_at"])
        row.deliveries.filter(state="due").update(state="failed", due_at=None, trouble="Has left.")
    return row
