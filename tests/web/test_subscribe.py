"""Signing up for Updates and leaving."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from standfirst.models import Subscriber
from tests import cast

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def subscriber(db: None) -> Subscriber:
    return Subscriber.objects.create(
        email="cy@example.org", token="a-token", asked_at=cast.NOON, letter_due_at=cast.NOON
    )


@pytest.fixture
def with_mail(settings: Any) -> None:
    settings.DESK = settings.DESK.model_copy(update={"email_url": "smtp://localhost:25"})


def test_signing_up_asks_for_a_letter(client: Client, db: None, with_mail: None) -> None:
    form = {"email": "Cy@Example.org", "morning": "on"}
    page = client.post("/subscribe", form, follow=True).content.decode()
    assert "confirm" in page
    row = Subscriber.objects.get()
    assert (row.email, row.morning, row.evening) == ("cy@example.org", True, False)
    assert row.confirmed_at is None


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"email": "", "morning": "on"}, "Write your e-mail address"),
        ({"email": "cy@example.org"}, "Choose the Morning Update"),
        ({"email": "no address", "morning": "on"}, "not an e-mail address"),
    ],
)
def test_a_sign_up_that_cannot_be_says_what_to_do(
    client: Client, db: None, with_mail: None, form: dict[str, str], says: str
) -> None:
    assert says in client.post("/subscribe", form, follow=True).content.decode()
    assert not Subscriber.objects.exists()


def test_a_desk_without_mail_signs_nobody_up(client: Client, db: None) -> None:
    form = {"email": "cy@example.org", "morning": "on"}
    assert "no mail server" in client.post("/subscribe", form, follow=True).content.decode()
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("path", ["/subscribe/confirm/a-token", "/leave/a-token"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_following_a_link_changes_nothing(
    client: Client, subscriber: Subscriber, path: str, method: str
) -> None:
    assert getattr(client, method)(path).status_code == 200
    subscriber.refresh_from_db()
    assert (subscriber.confirmed_at, subscriber.left_at) == (None, None)


def test_a_post_confirms_and_a_post_leaves(client: Client, subscriber: Subscriber) -> None:
    client.post("/subscribe/confirm/a-token")
    subscriber.refresh_from_db()
    assert subscriber.confirmed_at
    client.post("/leave/a-token")
    subscriber.refresh_from_db()
    assert subscriber.left_at


@pytest.mark.parametrize("path", ["/subscribe/confirm/other", "/leave/other"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_unknown_token_is_not_found(client: Client, db: None, path: str, method: str) -> None:
    assert getattr(client, method)(path).status_code == 404


def test_one_click_leaves_without_cookie_token_or_page(subscriber: Subscriber) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/leave/a-token", ONE_CLICK)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/plain")
    assert not answer.cookies
    subscriber.refresh_from_db()
    assert subscriber.left_at


def test_one_click_may_come_url_encoded_and_twice(subscriber: Subscriber) -> None:
    strict = Client(enforce_csrf_checks=True)
    for _ in range(2):
        answer = strict.post(
            "/leave/a-token",
            "List-Unsubscribe=One-Click",
            content_type="application/x-www-form-urlencoded",
        )
        assert answer.status_code == 200


def test_any_other_post_to_leave_needs_the_pages_token(subscriber: Subscriber) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/leave/a-token", {"List-Unsubscribe": "No"}).status_code == 403
    subscriber.refresh_from_db()
    assert subscriber.left_at is None
