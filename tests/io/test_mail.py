"""A letter to a real SMTP server on loopback, and what it says when that does not take it."""

from __future__ import annotations

import email
import email.policy
import socket
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from pytest_django.fixtures import Settings

from standfirst.core.errors import MailError
from standfirst.io.mail import Letter, send

LETTER = Letter(
    to="ann@example.org",
    subject="Crack found\r\nBcc: everybody@example.org",
    text="A crack was found.",
    html="<style>p { color: red }</style><p>A crack was found.</p>",
    message_id="<1@news.example.org>",
    headers={"List-Id": "The Desk <updates.news.example.org>"},
)


class Office:
    """A mail server's clerk: says what the test tells it to say at each step."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.at_rcpt = ""
        self.at_data = ""

    async def handle_RCPT(  # noqa: N802  (the server's name for it)
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.at_rcpt or "250 known here"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.at_data == "hang up" and server.transport is not None:
            server.transport.close()
        content = envelope.content
        assert isinstance(content, bytes)
        self.letters.append(email.message_from_bytes(content, policy=email.policy.default))
        return self.at_data or "250 kept"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture
def office(settings: Settings) -> Iterator[Office]:
    clerk = Office()
    controller = Controller(
        clerk,
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=lambda *_: AuthResult(success=False, handled=False),
        auth_require_tls=False,
    )
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    yield clerk
    controller.stop()


def refused() -> MailError:
    with pytest.raises(MailError) as raised:
        send(LETTER, sender="desk@example.org")
    return raised.value


def test_a_letter_arrives_as_text_and_html_with_its_styles_inside(office: Office) -> None:
    send(LETTER, sender="The Desk <desk@example.org>")
    (letter,) = office.letters
    assert letter["From"] == "The Desk <desk@example.org>"
    assert letter["Message-ID"] == LETTER.message_id
    assert letter["List-Id"] == LETTER.headers["List-Id"]
    parts = {part.get_content_type(): str(part.get_content()) for part in letter.iter_parts()}
    assert parts["text/plain"].strip() == LETTER.text
    assert 'style="color: red' in parts["text/html"]


def test_a_subject_cannot_bring_a_header_in(office: Office) -> None:
    send(LETTER, sender="desk@example.org")
    (letter,) = office.letters
    assert letter["Subject"] == "Crack found Bcc: everybody@example.org"
    assert letter["Bcc"] is None


@pytest.mark.parametrize(
    ("step", "answer", "permanent"),
    [
        ("at_rcpt", "550 no such person", True),
        ("at_rcpt", "450 come again", False),
        ("at_data", "554 we like no news", True),
        ("at_data", "451 come again", False),
    ],
)
def test_a_refusal_says_whether_it_is_for_good(
    office: Office, step: str, answer: str, permanent: bool
) -> None:
    setattr(office, step, answer)
    error = refused()
    assert (error.permanent, error.unknown) == (permanent, False)
    assert answer[:3] in error.message
    assert answer[4:] in error.message


def test_a_lost_acknowledgement_is_told_apart(office: Office) -> None:
    office.at_data = "hang up"
    error = refused()
    assert error.unknown
    assert not error.permanent
    assert "may have gone out" in error.message


def test_a_wrong_password_is_no_fault_of_the_letter(office: Office, settings: Settings) -> None:
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "desk", "wrong"
    error = refused()
    assert not error.permanent
    assert "STANDFIRST_EMAIL_URL" in error.message
    assert not office.letters


def test_a_server_that_is_not_there_is_tried_again(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    error = refused()
    assert (error.permanent, error.unknown) == (False, False)
    assert "Check STANDFIRST_EMAIL_URL." in error.message
