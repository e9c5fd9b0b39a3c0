"""Taking letters apart: whatever mailers and attackers make of headers, parts and charsets."""

from __future__ import annotations

import base64
import random
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.source.letter import (
    ANSWERS,
    CONFIRMS,
    EMPTY,
    FORGED,
    OUTLOOK,
    OpenedLetter,
    open_letter,
)
from tests.cost import at_most
from tests.letters import mime, newsletter

HEAD = b"From: The Pier <pier@letters.example>\r\nSubject: Bridge\r\nMIME-Version: 1.0\r\n"


def letter(*lines: str | bytes, charset: str = "utf-8") -> OpenedLetter:
    """A letter of these header lines and an empty body."""
    raw = b"\r\n".join(one.encode(charset) if isinstance(one, str) else one for one in lines)
    return open_letter(raw + b"\r\n\r\nText.\r\n")


def parts(kind: str, *inner: bytes, mark: str = "b1") -> bytes:
    """A multipart of raw parts, header included."""
    line = b"--" + mark.encode()
    head = f'Content-Type: multipart/{kind}; boundary="{mark}"\r\n\r\n'.encode()
    return head + b"".join(line + b"\r\n" + one + b"\r\n" for one in inner) + line + b"--\r\n"


def part(kind: str, body: bytes, *headers: str) -> bytes:
    lines = "".join(f"{one}\r\n" for one in (f"Content-Type: {kind}", *headers))
    return lines.encode() + b"\r\n" + body


def test_headers_are_told_as_a_person_reads_them() -> None:
    opened = open_letter(newsletter())
    assert opened.identity == "<1.pier@letters.example>"
    assert (opened.name, opened.address) == (
        "Jane Dahl from The Pier Letter",
        "pier@letters.example",
    )
    assert (opened.list_name, opened.list_host) == ("The Pier Letter", "pier.letters.example")
    assert opened.leave == ("https://letters.example/leave/s3cr3t",)
    assert opened.date == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert opened.trouble == ""


@pytest.mark.parametrize(
    ("given_", "subject"),
    [
        ("Subject: =?utf-8?Q?Br=C3=BCcke?= gesperrt", "Brücke gesperrt"),
        ("Subject: =?utf-8?B?QnLDvGNrZQ==?=", "Brücke"),
        ("Subject: =?utf-8?Q?Br=C3?= =?utf-8?Q?=BCcke?=", "Brücke"),  # cut inside a character
        ("Subject: =?iso-8859-1?Q?Br=FCcke?=", "Brücke"),
        ("Subject: =?us-ascii?Q?Br=C3=BCcke?=", "Brücke"),  # a charset that lies
        ("Subject: =?x-nonsense?Q?Br=C3=BCcke?=", "Brücke"),
        ("Subject: =?hex?Q?4242?=", "4242"),  # a codec that is no charset
        ("Subject: Brücke gesperrt", "Brücke gesperrt"),  # raw UTF-8
        ("Subject: A bridge\r\n that is closed", "A bridge that is closed"),
        ("Subject: =?utf-8?B?notbase64", "=?utf-8?B?notbase64"),
        ("Subject: Fwd: WG: Re: Bridge closed", "Bridge closed"),
        ("Subject: nul \x00 inside", "nul inside"),
        ("X-Nothing: here", ""),
    ],
)
def test_a_subject_is_decoded(given_: str, subject: str) -> None:
    assert letter("From: a@b.example", given_).subject == subject


def test_a_subject_of_raw_latin_letters_is_read_as_such() -> None:
    assert letter(b"Subject: Br\xfccke").subject == "Brücke"


@pytest.mark.parametrize(
    ("given_", "name", "address"),
    [
        ('From: "Dahl, Jane" <jane@b.example>', "Dahl, Jane", "jane@b.example"),
        ("From: =?utf-8?Q?Dahl=2C_J=C3=B6rn?= <j@b.example>", "Dahl, Jörn", "j@b.example"),
        ("From: JANE@B.EXAMPLE", "", "jane@b.example"),
        ("From: nobody", "", ""),
        ("From: ", "", ""),
        ("Sender: The Pier <pier@b.example>", "The Pier", "pier@b.example"),
    ],
)
def test_a_sender_has_a_name_and_an_address(given_: str, name: str, address: str) -> None:
    opened = letter(given_)
    assert (opened.name, opened.address) == (name, address)


@pytest.mark.parametrize(
    "charset", ["utf-8", "iso-8859-1", "windows-1252", "x-unknown", "us-ascii", ""]
)
def test_a_charset_that_lies_costs_no_letter(charset: str) -> None:
    said = f"text/html; charset={charset}" if charset else "text/html"
    body = "<p>Die Brücke über die Orl – gesperrt für Wochen.</p>".encode()
    assert "Brücke über" in open_letter(HEAD + part(said, body)).html


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("quoted-printable", "<p>Br=C3=BC=\r\ncke</p>"),
        ("base64", base64.encodebytes("<p>Brücke</p>".encode()).decode()),
        ("8bit", "<p>Brücke</p>"),
        ("x-nonsense", "<p>Brücke</p>"),
    ],
)
def test_a_text_is_unpacked(coding: str, body: str) -> None:
    raw = part("text/html; charset=utf-8", body.encode(), f"Content-Transfer-Encoding: {coding}")
    assert open_letter(HEAD + raw).html.strip() == "<p>Brücke</p>"


PLAIN = part("text/plain", b"In plain text.")
HTML = part("text/html", b"<p>In HTML.</p>")


@pytest.mark.parametrize(
    ("raw", "html", "plain"),
    [
        (parts("alternative", PLAIN, HTML), "<p>In HTML.</p>", "In plain text."),
        (parts("alternative", HTML, PLAIN), "<p>In HTML.</p>", "In plain text."),
        (parts("mixed", parts("alternative", PLAIN, HTML, mark="b2")), "<p>In HTML.</p>", ""),
        (parts("related", HTML, part("text/html", b"<p>A frame</p>")), "<p>In HTML.</p>", ""),
        (parts("mixed", HTML, part("image/png", b"x"), HTML), "<p>In HTML.</p>\n<p>In HTML.", ""),
        (
            parts(
                "mixed", PLAIN, part("text/html", b"<p>No</p>", "Content-Disposition: attachment")
            ),
            "",
            "In plain text.",
        ),
        (parts("mixed", PLAIN).replace(b"--b1--", b""), "", "In plain text."),  # cut off
    ],
    ids=["both", "other order", "nested", "related", "two texts", "attached", "cut off"],
)
def test_of_many_parts_the_text_is_found(raw: bytes, html: str, plain: str) -> None:
    opened = open_letter(HEAD + raw)
    assert opened.html.strip().startswith(html)
    assert bool(opened.html.strip()) == bool(html)
    if plain:
        assert opened.plain.strip() == plain


def test_flowed_text_has_its_paragraphs_on_one_line_each() -> None:
    body = b"The bridge was \r\nclosed on \r\nTuesday.\r\n\r\n From here on.\r\n-- \r\nJane"
    opened = open_letter(HEAD + part("text/plain; format=flowed", body))
    assert opened.plain.startswith("The bridge was closed on Tuesday.\n\nFrom here on.\n-- \nJane")
    joint = open_letter(HEAD + part("text/plain; format=flowed; delsp=yes", b"Donau \r\ndampf"))
    assert joint.plain == "Donaudampf"


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"Auto_Submitted": "auto-replied"}, ANSWERS),
        ({"Return_Path": "<>"}, ANSWERS),
        ({"subject": "Automatic reply: Bridge"}, ANSWERS),
        ({"subject": "Réponse automatique"}, ANSWERS),
        ({"subject": "Undelivered Mail Returned to Sender"}, ANSWERS),
        ({"subject": "Please confirm your subscription"}, CONFIRMS),
        ({"subject": "Bitte bestätigen Sie Ihre Anmeldung"}, CONFIRMS),
        ({"subject": "Confirmez votre inscription"}, CONFIRMS),
        ({"subject": "Confirma tu suscripción"}, CONFIRMS),
        ({"subject": "Your sign-in code is 123456"}, CONFIRMS),
        ({"subject": "Reset your password"}, CONFIRMS),
        ({"Authentication_Results": "mx.desk.example; spf=fail; dmarc=fail (p=none)"}, FORGED),
        ({"Authentication_Results": "mx.desk.example; dkim=pass; dmarc=pass"}, ""),
        ({"subject": "Court confirms the ban on your pesticides"}, ""),
        ({"subject": "The minister is out of touch, voters reply"}, ""),
        ({"Precedence": "bulk", "Auto_Submitted": "auto-generated"}, ""),
    ],
)
def test_what_is_no_newsletter_says_why(headers: dict[str, str], why: str) -> None:
    assert open_letter(newsletter(1, **headers)).trouble == why


def test_a_text_that_only_outlook_reads_is_told() -> None:
    raw = parts("mixed", part("application/ms-tnef; name=winmail.dat", b"x"))
    assert open_letter(HEAD + raw).trouble == OUTLOOK
    assert open_letter(HEAD + part("image/png", b"x")).trouble == EMPTY


def deep(levels: int, kind: str = "multipart/mixed") -> bytes:
    lines = [
        f'--b{n}\r\nContent-Type: {kind}; boundary="b{n + 1}"\r\n\r\n'.encode()
        for n in range(levels)
    ]
    return HEAD + b'Content-Type: multipart/mixed; boundary="b0"\r\n\r\n' + b"".join(lines)


HOSTILE = {
    "5,000 parts": HEAD + parts("mixed", *[PLAIN] * 5000),
    "1,000 deep": deep(1000),
    "1,000 letters in letters": deep(1000, "message/rfc822"),
    "a head of 10 MB": b"X: " + b"a" * 10_000_000,
    "a head of 200,000 lines": b"X: a\r\n" * 200_000 + b"\r\nText",
    "a subject of 5 MB": b"Subject: " + b"=?utf-8?B?QnLD?= " * 300_000 + b"\r\n\r\nText",
    "a From of brackets": b"From: " + b"(" * 100_000 + b"<" * 100_000 + b"\r\n\r\nText",
    "a To of commas": b"To: " + b"a@b.example," * 100_000 + b"\r\n\r\nText",
    "a List-Id of spaces": b"List-Id: " + b" " * 100_000 + b"<" + b"a." * 5000 + b"\r\n\r\nText",
    "no head": b"\r\n\r\nText",
    "nothing": b"",
    "NUL": b"\x00" * 1_000_000,
    "one line of 10 MB": HEAD + b"\r\n" + b"a" * 10_000_000,
    "a boundary of nothing": HEAD
    + b'Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n' * 999,
    "bad dates": b"Date: Tue, 99 Foo 99999 99:99:99 +9999\r\n\r\nText",
    "bad base64": HEAD + part("text/html", b"=" * 100_000, "Content-Transfer-Encoding: base64"),
    "bad parameters": HEAD + b"Content-Type: text/html; charset*0*=''%; format*=x''%FF\r\n\r\nText",
    "noise": random.Random(4).randbytes(300_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_letter_costs_no_time_and_raises_nothing(name: str) -> None:
    with at_most(2.0):
        opened = open_letter(HOSTILE[name])
    assert len(opened.subject) <= 4000


def test_the_text_before_absurd_parts_is_kept() -> None:
    opened = open_letter(HEAD + parts("mixed", *[PLAIN] * 5000))
    assert opened.plain.startswith("In plain text.")


def test_no_letter_without_its_date_is_refused() -> None:
    assert open_letter(mime(plain="Text", From="a@b.example", Subject="x")).date is None


@given(st.binary(max_size=400))
def test_any_bytes_are_taken(raw: bytes) -> None:
    open_letter(raw)
    open_letter(HEAD + b"Content-Type: " + raw)
