"""The address of a mailbox: read, told without its password, and refused without telling it."""

from __future__ import annotations

import pytest

from standfirst.core.source.mailbox import Mailbox, parse_mailboxes


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("imaps://ann:pw@mail.example", "imaps://ann@mail.example/INBOX"),
        ("imaps://ann:pw@MAIL.example.:993/", "imaps://ann@mail.example/INBOX"),
        ("imaps://ann:pw@mail.example:9930/News", "imaps://ann@mail.example:9930/News"),
        ("imap+tls://a%40b.example:p%40%2F@mail.example/L/N", "imap+tls://a%40b.example@mail.example/L/N"),
        ("imap://ann:pw@[::1]:1143/News", "imap://ann@[::1]:1143/News"),
        ("imaps://ann:pw@mail.example/%C3%9Cbersicht", "imaps://ann@mail.example/%C3%9Cbersicht"),
    ],
)  # fmt: skip
def test_an_address_is_told_without_its_password(text: str, url: str) -> None:
    (found,) = parse_mailboxes(text)
    assert found.url == url


def test_what_is_percent_encoded_is_read() -> None:
    (found,) = parse_mailboxes("imaps://a%40b.example:p%40%2F%3A%20%C3%A9@mail.example/A%20B")
    assert found == Mailbox("imaps", "mail.example", 993, "a@b.example", "p@/: é", "A B")
    assert "p@/: é" not in repr(found)


def test_several_are_separated_by_blanks_or_commas_and_each_counts_once() -> None:
    one, other = "imaps://ann:pw@mail.example/A", "imaps://ann:pw@mail.example/B"
    assert len(parse_mailboxes(f" {one}, {other}\n{one} ")) == 2
    assert parse_mailboxes(" , ") == ()


@pytest.mark.parametrize(
    "text",
    [
        "tell-nobody",
        "imaps://",
        "imaps://ann@mail.example",
        "imaps://:tell-nobody@mail.example",
        "imaps://ann:tell-nobody@",
        "imaps://ann:tell-nobody@mail example/News",
        "imaps://ann:tell/nobody@mail.example",
        "imaps://ann:tell#nobody@mail.example",
        "imaps://ann:tell-nobody@mail.example/?x",
        "imaps://ann:tell-nobody@mail.example:0",
        "imaps://ann:tell-nobody@mail.example:port",
        "imaps://ann:tell-nobody@[::1/News",
        "imaps://ann:tell-nobody@mail.example/A%0D%0AB",
        "imaps://ann:tell%0Anobody@mail.example/",
        "imaps://ann:tell-nobody@" + "m" * 2000,
    ],
)
def test_a_wrong_address_is_refused_without_telling_it(text: str) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011  (which sentence is not the point)
        parse_mailboxes(text)
    assert "tell" not in str(raised.value)
    assert "nobody" not in str(raised.value)
