"""Letters from a real Dovecot, nothing touched there; and what a server says that lies or fails."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from standfirst.core.errors import FetchError, MailboxError
from standfirst.core.source.mailbox import Mailbox, parse_mailboxes
from standfirst.io import mailbox as reading
from standfirst.io.mailbox import Post, read_new
from tests import dovecot
from tests.dovecot import Server
from tests.letters import newsletter


def at(url: str) -> Mailbox:
    (found,) = parse_mailboxes(url)
    return found


def subjects(post: Post) -> list[str]:
    lines = [line for one in post.letters for line in one.body.decode("latin-1").splitlines()]
    return [line.removeprefix("Subject: ") for line in lines if line.startswith("Subject: ")]


def fill(mail: Server, folder: str, *numbers: int) -> None:
    for number in numbers:
        mail.deliver(newsletter(number, subject=f"Letter {number}"), folder)


def test_letters_come_once_and_oldest_first(mail: Server) -> None:
    fill(mail, "Once", 1, 2, 3)
    box = at(mail.url("Once"))
    first = read_new(box, state="")
    assert subjects(first) == ["Letter 1", "Letter 2", "Letter 3"]
    assert all(one.arrived is not None for one in first.letters)
    assert read_new(box, state=first.state) == Post((), first.state)
    fill(mail, "Once", 4)
    second = read_new(box, state=first.state)
    assert subjects(second) == ["Letter 4"]
    assert read_new(box, state=second.state).letters == ()


def test_nothing_in_the_mailbox_is_touched(mail: Server) -> None:
    fill(mail, "Untouched", 1, 2)
    read_new(at(mail.url("Untouched")), state="")
    assert mail.letters("Untouched") == [("new", ""), ("new", "")]


def test_a_folder_without_letters_gives_none(mail: Server) -> None:
    mail.folder_of("Empty")
    empty = read_new(at(mail.url("Empty")), state="")
    assert empty.letters == ()
    fill(mail, "Empty", 1)
    assert subjects(read_new(at(mail.url("Empty")), state=empty.state)) == ["Letter 1"]


def test_a_mailbox_with_new_numbers_is_read_anew(mail: Server) -> None:
    fill(mail, "Moved", 1)
    box = at(mail.url("Moved"))
    state = read_new(box, state="").state
    mail.renumber("Moved")
    again = read_new(box, state=state)
    assert subjects(again) == ["Letter 1"]
    assert again.state.partition(":")[0] != state.partition(":")[0]


def test_many_letters_come_in_rounds(mail: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ROUND_LETTERS", 2)
    monkeypatch.setattr(reading, "FIRST_LETTERS", 5)
    fill(mail, "Many", *range(1, 8))
    box, state, rounds = at(mail.url("Many")), "", []
    for _ in range(3):
        post = read_new(box, state=state)
        rounds.append((subjects(post), post.more))
        state = post.state
    assert rounds == [  # the newest five at first
        (["Letter 3", "Letter 4"], True),
        (["Letter 5", "Letter 6"], True),
        (["Letter 7"], False),
    ]


def test_a_long_letter_is_read_up_to_the_limit(
    mail: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LETTER_BYTES", 3000)
    mail.deliver(newsletter(1) + b"a" * 100_000, "Long")
    (letter,) = read_new(at(mail.url("Long")), state="").letters
    assert len(letter.body) == 3000


def test_a_round_holds_so_many_bytes(mail: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ROUND_BYTES", 4000)
    fill(mail, "Heavy", 1, 2, 3)
    post = read_new(at(mail.url("Heavy")), state="")
    assert (len(post.letters), post.more) == (1, True)


def test_a_line_that_breaks_in_the_middle_keeps_what_came(
    mail: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = 12_000 - reading.ROUND_BYTES - reading.LETTER_BYTES
    monkeypatch.setattr(reading, "_OVERHEAD", session)  # bytes after which it is broken off
    fill(mail, "Slow", *range(1, 8))
    box, state, found = at(mail.url("Slow")), "", []
    for _ in range(9):
        post = read_new(box, state=state)
        found.append(subjects(post))
        state = post.state
        if not post.more:
            break
    assert len(found) > 1
    assert [one for part in found for one in part] == [f"Letter {n}" for n in range(1, 8)]


@pytest.mark.parametrize("name", ["Übersicht", "News & More", "A/B/C", 'Quo"ted', "日本"])
def test_a_folder_may_have_any_name(mail: Server, name: str) -> None:
    fill(mail, dovecot.as_stored(name), 1)
    box = Mailbox("imap", "127.0.0.1", mail.port, dovecot.USER, dovecot.PASSWORD, name)
    assert len(read_new(box, state="").letters) == 1
    assert at(f"{box.url.replace('@127', f':{dovecot.QUOTED_PASSWORD}@127')}") == box


def test_a_slash_stands_for_the_servers_own_mark() -> None:
    with mail_server(separator=".") as mail:
        fill(mail, "Lists/Pier", 1)
        assert len(read_new(at(mail.url("Lists/Pier")), state="").letters) == 1


@contextmanager
def mail_server(*, separator: str) -> Iterator[Server]:
    binary = dovecot.find_binary()
    if binary is None:
        pytest.skip(dovecot.HOW_TO_GET)
    with dovecot.server(binary, separator=separator) as made:
        yield made


@pytest.mark.parametrize("scheme", ["imaps", "imap+tls"])
def test_tls_is_used_and_a_certificate_is_checked(
    mail: Server, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    fill(mail, f"By {scheme}", 1)
    box = at(mail.url(f"By%20{scheme}", scheme=scheme))
    with pytest.raises(MailboxError, match=r"certificate of .* is not valid"):
        read_new(box, state="")
    monkeypatch.setenv("SSL_CERT_FILE", str(mail.certificate))
    assert len(read_new(box, state="").letters) == 1


def test_a_port_without_tls_says_what_to_write(mail: Server) -> None:
    url = mail.url(scheme="imaps").replace(str(mail.safe_port), str(mail.port))
    with pytest.raises(MailboxError, match=r"write imap\+tls://"):
        read_new(at(url), state="")


@pytest.mark.parametrize("login", ["x:wrong%20secret", f"{dovecot.QUOTED_USER}:wr%C3%B6ng"])
def test_a_refused_login_says_so_and_tells_no_secret(mail: Server, login: str) -> None:
    with pytest.raises(MailboxError) as raised:
        read_new(at(mail.url(login=login)), state="")
    assert "does not let us in" in raised.value.message
    assert "STANDFIRST_MAILBOX" in raised.value.message
    assert "wr" not in raised.value.message.replace("written", "").replace("rite", "")


def test_a_folder_that_is_not_there_names_those_that_are(mail: Server) -> None:
    fill(mail, "Letters", 1)
    with pytest.raises(MailboxError, match=r"There is no folder Ltters .*INBOX.*Letters"):
        read_new(at(mail.url("Ltters")), state="")


# --- servers that lie ------------------------------------------------------------------------


@contextmanager
def saying(*answers: bytes, drip: bytes = b"") -> Iterator[Mailbox]:
    """A server that says these lines, one for each that it hears; then `drip` for ever."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        ended = threading.Event()

        def serve() -> None:
            line, _ = door.accept()
            with line:
                try:
                    for answer in answers:
                        line.sendall(answer)
                        line.recv(4096)
                    while drip and not ended.wait(0.02):
                        line.sendall(drip)
                except OSError:
                    pass

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield Mailbox("imap", "127.0.0.1", port, "user", "secret word")
        ended.set()
        thread.join(5)


def test_nobody_at_the_door_is_silence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    with pytest.raises(FetchError, match="does not accept connections") as raised:
        read_new(Mailbox("imap", "127.0.0.1", port, "user", "secret"), state="")
    assert raised.value.silent


def test_a_host_without_an_address_is_told() -> None:
    with pytest.raises(FetchError, match="leads to no address"):
        read_new(Mailbox("imaps", "mail.nowhere.invalid", 993, "user", "secret"), state="")


def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    with saying(drip=b"") as box, pytest.raises(FetchError):
        read_new(box, state="", wait=0.2, seconds=0.5)


def test_a_server_that_drips_is_ended_when_its_time_is_up() -> None:
    with saying(drip=b"*") as box, pytest.raises(FetchError, match=r"in full within 0\.3 seconds"):
        read_new(box, state="", wait=5.0, seconds=0.3)


@pytest.mark.parametrize(
    "greeting",
    [
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"* BYE too busy\r\n",
        b"\x00\xff\r\n",
        b"* OK {99999999999}\r\n",
    ],
    ids=["web", "bye", "noise", "literal"],
)
def test_what_is_no_imap_server_gets_a_sentence(greeting: bytes) -> None:
    with saying(greeting) as box, pytest.raises((FetchError, MailboxError)) as raised:
        read_new(box, state="", wait=1.0, seconds=2.0)
    assert raised.value.message.endswith((".", ")."))
    assert "secret" not in raised.value.message


def test_a_letter_of_more_bytes_than_asked_for_is_not_read() -> None:
    greeting = b"* OK [CAPABILITY IMAP4rev1] ready {4000000000}\r\n"
    many = pytest.raises(FetchError, match="more bytes than were asked for")
    with saying(greeting, drip=b"a") as box, many:
        read_new(box, state="", wait=2.0, seconds=5.0)
