"""Updates by mail, to a real SMTP server on loopback."""

from __future__ import annotations

import email
import email.policy
import signal
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings as django_settings
from pytest_django.fixtures import Settings

from standfirst.core.types import Slot
from standfirst.jobs import deliver, subscribe
from standfirst.jobs.compose import compose_slot
from standfirst.jobs.tools import Tools
from standfirst.models import Delivery, Subscriber, Update
from tests.jobs.conftest import NOW
from tests.jobs.killed import kill
from tests.jobs.rounds import run_stages
from tests.stand import Stand

pytestmark = pytest.mark.django_db


class Postbox:
    """Keeps what an SMTP server is handed; `say` is its answer to a letter."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.say = "250 kept"

    async def handle_DATA(  # noqa: N802  (the server's name for it)
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.say.startswith("250"):
            content = envelope.content or b""
            raw = content if isinstance(content, bytes) else content.encode()
            self.letters.append(email.message_from_bytes(raw, policy=email.policy.default))
            self.recipients.append(list(envelope.rcpt_tos))
        return self.say


@pytest.fixture
def postbox(settings: Settings) -> Iterator[Postbox]:
    """A mail server, set as the desk's."""
    box = Postbox()
    with socket.socket() as found:  # the controller calls itself up, so it needs a real number
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.DESK = django_settings.DESK.model_copy(
        update={
            "email_url": f"smtp://127.0.0.1:{port}",
            "email_from": "The Desk <desk@example.org>",
            "url": "https://news.example.org",
        }
    )
    yield box
    controller.stop()


@pytest.fixture
def evening(news: Stand, kit: Tools) -> Update:
    """The Update of an evening with news, published just now."""
    run_stages(kit, NOW)
    return compose_slot(Slot.EVENING, date(2026, 3, 2), "UTC", now=NOW)


def sign_up(address: str, **slots: bool) -> Subscriber:
    wish = {"morning": True, "evening": True, **slots}
    subscribe.ask(address, **wish, now=NOW - timedelta(days=1))
    row = Subscriber.objects.get(email=address.lower())
    subscribe.confirm(row.token, now=NOW - timedelta(days=1))
    Subscriber.objects.update(letter_due_at=None)
    row.refresh_from_db()
    return row


def text_of(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    assert part is not None
    content: str = part.get_content()
    return content


def test_an_update_arrives_once_as_text_and_html(
    postbox: Postbox, evening: Update, kit: Tools
) -> None:
    sign_up("Ann@Example.org")
    deliver.run(kit, NOW)
    deliver.run(kit, NOW + timedelta(minutes=1))
    (letter,) = postbox.letters
    assert postbox.recipients == [["ann@example.org"]]
    sentence = evening.briefs.get(position=0).sentences.first()
    assert sentence is not None
    assert sentence.text in text_of(letter, "plain")
    assert sentence.article.url in text_of(letter, "html")
    assert "style=" in text_of(letter, "html")
    assert Delivery.objects.get().state == "sent"


def test_a_letter_can_be_left_with_one_click(postbox: Postbox, evening: Update, kit: Tools) -> None:
    row = sign_up("ann@example.org")
    deliver.run(kit, NOW)
    (letter,) = postbox.letters
    assert letter["List-Unsubscribe"].strip() == f"<https://news.example.org/leave/{row.token}>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["List-Id"]
    assert letter["Message-ID"]


def test_only_confirmed_subscribers_of_the_slot_get_it(
    postbox: Postbox, evening: Update, kit: Tools
) -> None:
    sign_up("evening@example.org", morning=False)
    sign_up("morning@example.org", evening=False)
    gone = sign_up("gone@example.org")
    subscribe.leave(gone.token, now=NOW)
    Subscriber.objects.create(email="never@example.org", token="t", asked_at=NOW)
    deliver.run(kit, NOW)
    assert postbox.recipients == [["evening@example.org"]]


def test_signing_up_sends_one_letter_that_asks(postbox: Postbox, kit: Tools) -> None:
    subscribe.ask("bea@example.org", morning=True, evening=False, now=NOW)
    subscribe.ask("BEA@example.org", morning=True, evening=False, now=NOW + timedelta(minutes=5))
    deliver.run(kit, NOW)
    deliver.run(kit, NOW + timedelta(minutes=6))
    (letter,) = postbox.letters
    token = Subscriber.objects.get().token
    assert f"https://news.example.org/subscribe/confirm/{token}" in text_of(letter, "plain")


def test_a_busy_mail_server_is_tried_again_later(
    postbox: Postbox, evening: Update, kit: Tools
) -> None:
    sign_up("ann@example.org")
    postbox.say = "451 try later"
    tally = deliver.run(kit, NOW)
    assert "451" in tally.troubles[0]
    row = Delivery.objects.get()
    assert row.state == "due"
    assert row.due_at is not None
    assert row.due_at > NOW
    postbox.say = "250 kept"
    deliver.run(kit, row.due_at)
    assert len(postbox.letters) == 1


def test_a_refused_letter_is_not_sent_again(postbox: Postbox, evening: Update, kit: Tools) -> None:
    sign_up("ann@example.org")
    postbox.say = "550 no such person"
    deliver.run(kit, NOW)
    deliver.run(kit, NOW + timedelta(hours=1))
    row = Delivery.objects.get()
    assert row.state == "failed"
    assert "no such person" in row.trouble
    assert not postbox.letters


def test_a_delivery_cut_off_while_sending_is_reported_and_not_repeated(
    postbox: Postbox, evening: Update, kit: Tools
) -> None:
    row = sign_up("ann@example.org")
    Delivery.objects.create(
        update_of=evening, subscriber=row, state="sending", due_at=NOW - timedelta(minutes=1)
    )
    deliver.run(kit, NOW)
    assert Delivery.objects.get().state == "unknown"
    assert not postbox.letters


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("write", "state"),
    [
        (1, "sent"),  # before the delivery is noted
        (4, "sent"),  # claimed, not yet at the mail server's door
        (5, "unknown"),  # the letter is out, and nothing says so
    ],
)
def test_a_delivery_killed_at_any_write_sends_one_letter(
    postbox: Postbox, evening: Update, kit: Tools, write: int, state: str
) -> None:
    sign_up("ann@example.org")
    ended = kill("deliver", write, NOW)
    assert ended == -signal.SIGKILL
    deliver.run(kit, NOW + timedelta(minutes=4))
    deliver.run(kit, NOW + timedelta(minutes=8))
    assert len(postbox.letters) == 1
    assert Delivery.objects.get().state == state


def test_a_late_update_is_not_mailed(postbox: Postbox, evening: Update, kit: Tools) -> None:
    sign_up("ann@example.org")
    deliver.run(kit, datetime(2026, 3, 2, 20, 30, tzinfo=UTC))
    assert not Delivery.objects.exists()


def test_without_a_mail_server_nothing_is_due(evening: Update, kit: Tools) -> None:
    sign_up("ann@example.org")
    deliver.run(replace(kit), NOW)
    assert not Delivery.objects.exists()


def test_an_address_that_is_none_is_told_so() -> None:
    with pytest.raises(ValueError, match="not an e-mail"):
        subscribe.ask("not an address", morning=True, evening=True, now=NOW)


def test_an_unknown_token_does_nothing() -> None:
    assert subscribe.confirm("nobody", now=NOW) is None
    assert subscribe.leave("", now=NOW) is None
