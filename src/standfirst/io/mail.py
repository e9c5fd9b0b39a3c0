"""Letters, over SMTP."""

from __future__ import annotations

import smtplib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.errors import MessageError
from typing import Any

import css_inline
from django.core.mail import EmailMultiAlternatives, get_connection

from standfirst.core.errors import MailError


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to one address, as text and as HTML."""

    to: str
    subject: str
    text: str
    html: str
    message_id: str
    headers: Mapping[str, str] = field(default_factory=dict)


def send(letter: Letter, *, sender: str) -> None:
    """Hand the letter to the mail server.

    Raises MailError; `permanent` where the server refused the address or the letter for good. A
    letter whose acknowledgement was lost raises MailError with `unknown` set on it: it may have
    gone out.
    """
    message = EmailMultiAlternatives(
        subject=" ".join(letter.subject.split()),
        body=letter.text,
        from_email=sender,
        to=[letter.to],
        headers={"Message-ID": letter.message_id, **letter.headers},
    )
    message.attach_alternative(css_inline.inline(letter.html), "text/html")
    connection = get_connection(fail_silently=False)
    handed_over: list[str] = []
    try:
        connection.open()
        _watch(connection, handed_over)
        connection.send_messages([message])
    except smtplib.SMTPAuthenticationError as error:
        raise MailError(
            f"The mail server does not let us in ({error.smtp_code}). Check the name and password "
            "in STANDFIRST_EMAIL_URL."
        ) from error
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        raise _refusal(code, said) from error
    except smtplib.SMTPResponseException as error:
        raise _refusal(error.smtp_code, error.smtp_error) from error
    except (ValueError, MessageError) as error:
        raise MailError(
            f"This letter cannot be written ({error}). Check the address and STANDFIRST_EMAIL_URL.",
            permanent=True,
        ) from error
    except (OSError, smtplib.SMTPException) as error:
        if handed_over:
            raise MailError(
                f"The mail server did not acknowledge the letter ({error}); it may have gone out, "
                "so it is not sent again.",
                unknown=True,
            ) from error
        raise MailError(
            f"The mail server did not take the letter: {error}. Check STANDFIRST_EMAIL_URL."
        ) from error
    finally:
        with suppress(OSError, smtplib.SMTPException):
            connection.close()


def _watch(backend: Any, handed_over: list[str]) -> None:
    """Note when the letter itself goes out: what fails from then on may have been delivered."""
    smtp: smtplib.SMTP | None = getattr(backend, "connection", None)
    if smtp is None:
        return
    plain = smtp.data

    def data(message: Any) -> tuple[int, bytes]:
        handed_over.append("DATA")
        return plain(message)

    smtp.data = data  # type: ignore[assignment,method-assign]


def _refusal(code: int, said: bytes | str) -> MailError:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return MailError(
        f"The mail server refused the letter ({code}): {' '.join(text.split())[:200]}",
        permanent=code >= 500,
    )
