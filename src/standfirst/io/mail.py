"""Letters, over SMTP."""

from __future__ import annotations

import smtplib
from collections.abc import Mapping
from dataclasses import dataclass, field

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
    try:
        get_connection(fail_silently=False).send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        raise _refusal(code, said) from error
    except smtplib.SMTPResponseException as error:
        raise _refusal(error.smtp_code, error.smtp_error) from error
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(
            f"The mail server did not take the letter: {error}. Check STANDFIRST_EMAIL_URL."
        ) from error


def _refusal(code: int, said: bytes | str) -> MailError:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return MailError(
        f"The mail server refused the letter ({code}): {' '.join(text.split())[:200]}",
        permanent=code >= 500,
    )
