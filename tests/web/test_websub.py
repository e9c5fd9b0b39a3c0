"""The callback of WebSub: questions, denials, calls, and whatever else is sent there."""

from __future__ import annotations

import hmac
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from standfirst.models import HubSubscription, Source
from standfirst.web import websub as pages
from tests import cast

pytestmark = pytest.mark.django_db
TOPIC = "https://harbour.example/feed"
HOUR = timedelta(hours=1)


def subscription(**fields: Any) -> HubSubscription:
    """One that the hub was asked for a moment ago; its source is due in six hours."""
    now = timezone.now()
    source = cast.source(heard_at=now - HOUR, tried_at=now - HOUR, published_at=now - HOUR)
    Source.objects.update(due_at=now + 6 * HOUR)
    known = {"state": "asked", "asked_at": now, "due_at": now + HOUR}
    return HubSubscription.objects.create(
        **{"source": source, "hub": "https://hub.example/", "topic": TOPIC, "made_at": now}
        | known
        | fields
    )


def question(client: Client, row: HubSubscription, **parts: str) -> Any:
    asked = {
        "hub.mode": "subscribe",
        "hub.topic": TOPIC,
        "hub.challenge": "<b>æ</b>",
        "hub.lease_seconds": "864000",
    }
    known = asked | {f"hub.{name}": value for name, value in parts.items()}
    return client.get(f"/websub/{row.token}", known)


def call(
    client: Client, row: HubSubscription, body: bytes = b"<rss/>", signature: str | None = None
) -> Any:
    made = f"sha256={hmac.new(row.secret.encode(), body, 'sha256').hexdigest()}"
    headers = {"X-Hub-Signature": made if signature is None else signature}
    return client.post(
        f"/websub/{row.token}", body, content_type="application/rss+xml", headers=headers
    )


def due_soon() -> bool:
    return Source.objects.get().due_at <= timezone.now() + timedelta(minutes=1)


# --- questions ---------------------------------------------------------------------------------


def test_a_question_that_we_asked_for_is_echoed_as_plain_text(client: Client) -> None:
    row = subscription(failures=3, trouble="Late.")
    answer = question(client, row)
    assert (answer.status_code, answer.content.decode()) == (200, "<b>æ</b>")
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    row.refresh_from_db()
    assert (row.state, row.failures, row.trouble) == ("live", 0, "")
    assert row.lease_until is not None
    assert row.due_at is not None
    assert timedelta(days=7) < row.due_at - timezone.now() < row.lease_until - timezone.now()


@pytest.mark.parametrize(
    "parts",
    [
        {"topic": "https://other.example/feed"},
        {"topic": ""},
        {"mode": "unsubscribe"},
        {"mode": "publish"},
        {"challenge": ""},
        {"challenge": "x" * 5000},
    ],
)
def test_a_question_that_does_not_fit_is_not_confirmed(
    client: Client, parts: dict[str, str]
) -> None:
    row = subscription()
    assert question(client, row, **parts).status_code == 404
    row.refresh_from_db()
    assert row.state == "asked"


@pytest.mark.parametrize(
    "fields",
    [
        {"asked_at": None},
        {"asked_at": timezone.now() - timedelta(days=2)},
        {"state": "offered"},
        {"state": "denied"},
        {"state": "ending", "source": None},
    ],
)
def test_a_question_that_nobody_asked_for_is_not_confirmed(
    client: Client, fields: dict[str, Any]
) -> None:
    assert question(client, subscription(**fields)).status_code == 404
    assert not HubSubscription.objects.filter(state="live").exists()


@pytest.mark.parametrize("lease", ["", "-5", "9" * 40, "1e9", "٣", "0"])
def test_a_lease_that_makes_no_sense_is_bounded(client: Client, lease: str) -> None:
    row = subscription()
    assert question(client, row, lease_seconds=lease).status_code == 200
    row.refresh_from_db()
    assert row.lease_until is not None
    assert row.due_at is not None
    assert row.lease_until <= timezone.now() + timedelta(days=30)
    assert row.due_at >= timezone.now() + timedelta(minutes=59)


def test_a_denial_is_told_with_its_reason(client: Client) -> None:
    row = subscription(state="live", lease_until=timezone.now() + HOUR)
    answer = question(client, row, mode="denied", reason="No\x00 more\n rooms. ")
    assert answer.status_code == 200
    row.refresh_from_db()
    assert (row.state, row.lease_until) == ("denied", None)
    assert row.trouble == (
        "The hub refuses to call this desk (“No more rooms”). It is asked again in a week."
    )


def test_an_end_that_we_asked_for_is_confirmed_and_forgotten(client: Client) -> None:
    row = subscription(state="ending", source=None)
    assert question(client, row, mode="unsubscribe").content.decode() == "<b>æ</b>"
    assert not HubSubscription.objects.exists()


# --- calls -------------------------------------------------------------------------------------


def test_a_call_makes_the_source_due(client: Client) -> None:
    row = subscription(state="live")
    assert call(client, row).status_code == 202
    assert due_soon()


@pytest.mark.parametrize(
    "signature",
    [
        "",
        "sha256=",
        "sha256=" + "0" * 64,
        "md5=" + "0" * 32,
        "sha256",
        "sha256=é" + "0" * 63,
        "=" * 5000,
    ],
)
def test_a_forged_call_is_thanked_for_and_ignored(client: Client, signature: str) -> None:
    row = subscription(state="live")
    assert call(client, row, signature=signature).status_code == 202
    assert not due_soon()
    assert HubSubscription.objects.get().pushed_at is None


def test_a_signature_of_another_body_is_ignored(client: Client) -> None:
    row = subscription(state="live")
    other = hmac.new(row.secret.encode(), b"other", "sha256").hexdigest()
    call(client, row, signature=f"sha256={other}")
    assert not due_soon()


def test_calls_in_a_flood_bring_one_poll_a_minute(client: Client) -> None:
    row = subscription(state="live")
    now = timezone.now()
    Source.objects.update(tried_at=now - timedelta(seconds=10))
    for _ in range(20):
        assert call(client, row).status_code == 202
    due = Source.objects.get().due_at
    assert now + timedelta(seconds=49) <= due <= now + timedelta(seconds=51)


@pytest.mark.parametrize(
    "fields", [{"failures": 1, "trouble": "Retry."}, {"resting": True}], ids=["trouble", "resting"]
)
def test_a_call_does_not_undo_a_back_off(client: Client, fields: dict[str, Any]) -> None:
    row = subscription(state="live")
    Source.objects.update(**fields)
    assert call(client, row).status_code == 202
    assert not due_soon()


def test_a_paused_source_stays_paused(client: Client) -> None:
    row = subscription(state="live")
    Source.objects.update(paused=True)
    call(client, row)
    assert not Source.objects.due(timezone.now() + timedelta(minutes=2)).exists()


def test_a_source_that_is_being_polled_is_not_polled_twice(client: Client) -> None:
    row = subscription(state="live")
    leased = timezone.now() + timedelta(minutes=3)
    Source.objects.update(due_at=leased)
    call(client, row)
    assert Source.objects.get().due_at == leased
    assert HubSubscription.objects.get().pushed_at is not None


def test_a_call_that_is_too_large_is_not_read(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = subscription(state="live")
    assert call(client, row, b"x" * (3 * 1024 * 1024)).status_code == 202  # beyond Django's limit
    assert due_soon()
    monkeypatch.setattr(pages, "LARGEST", 100)
    assert call(client, row, b"x" * 101).status_code == 413


def test_a_length_that_is_no_number_harms_nothing(client: Client) -> None:
    row = subscription(state="live")
    answer = client.post(f"/websub/{row.token}", data=b"", content_type="x/y", CONTENT_LENGTH="²")
    assert answer.status_code == 202


def test_a_call_for_a_removed_source_says_that_it_is_gone(client: Client) -> None:
    assert call(client, subscription(state="live", source=None)).status_code == 410


def test_an_unknown_callback_tells_nothing(client: Client) -> None:
    assert client.get("/websub/nobody-knows-it").status_code == 404
    assert client.post("/websub/nobody-knows-it", b"x", content_type="a/b").status_code == 404
    assert client.put(f"/websub/{subscription().token}").status_code == 405


def test_a_hub_needs_no_session_and_few_questions(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    row = subscription(state="live")
    strict = Client(enforce_csrf_checks=True)
    with django_assert_max_num_queries(3):
        assert call(strict, row).status_code == 202
    with django_assert_max_num_queries(1):
        call(strict, row, signature="sha256=00")
    assert not client.cookies


def test_the_secrets_stand_on_no_page(as_owner: Client) -> None:
    row = subscription(state="live", lease_until=timezone.now() + HOUR)
    for path in ("/sources", f"/sources/{row.source_id}"):
        shown = as_owner.get(path).content.decode()
        assert row.secret not in shown
        assert row.token not in shown
    assert row.secret not in f"{row} {row!r}"
