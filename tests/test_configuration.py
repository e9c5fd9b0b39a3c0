"""The settings: each has a default that works, and a wrong value gets a sentence that helps."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from standfirst.configuration import Configuration, ConfigurationError, load

WRONG = [
    ("database_url", "mysql://somewhere/news", "only SQLite and PostgreSQL are known"),
    ("address", "8000", "host:port"),
    ("address", "127.0.0.1:", "host:port"),
    ("address", "127.0.0.1:99999", "host:port"),
    ("address", ":8000", "host:port"),
    ("url", "news.example.org", "starts with http:// or https://"),
    ("url", "ftp://news.example.org", "starts with http:// or https://"),
    ("url", "https://", "starts with http:// or https://"),
    ("url", "https://[news", "Write, for example"),
    ("debug", "perhaps", "boolean"),
    ("zone", "Halvik/Harbour", "no time zone named “Halvik/Harbour”"),
    ("zone", "", "no time zone"),
    ("morning", "dawn", "time"),
    ("evening", "25:00", "time"),
    ("publish", "now and then", "boolean"),
    ("allow_private", "10.0.0.0/99", "10.0.0.0/99"),
    ("allow_private", "not a host", "not a host"),
    ("host_seconds", "-1", "greater than or equal to 0"),
    ("host_seconds", "nan", "Write, for example"),
    ("processes", "0", "greater than or equal to 1"),
    ("processes", "many", "integer"),
    ("model", "no_such_model", "no_such_model"),
    ("model", "../etc", "../etc"),
    ("email_url", "http://mail.example.org", "smtp://"),
    ("email_url", "smtp://[mail", "Write, for example"),
    ("sample_port", "0", "greater than or equal to 1"),
    ("sample_port", "70000", "less than or equal to 65535"),
]

MAILBOXES = [
    ("http://ann:tell-nobody@mail.example.org", "starts with imaps://"),
    ("imaps://mail.example.org/INBOX", "user:password@"),
    ("imaps://ann:tell-nobody@", "names its host"),
    ("imaps://ann:tell-nobody@mail.example.org:99999", "percent-encode"),
    ("imaps://ann:tell-nobody#@mail.example.org", "percent-encode"),
    ("imap://ann:tell-nobody@mail.example.org", "unencrypted"),
    ("imap+tls://ann:tell-nobody@mail.example.org, ftp://x", "starts with imaps://"),
]


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without a setting of the desk."""
    for name in Configuration.model_fields:
        monkeypatch.delenv(f"STANDFIRST_{name.upper()}", raising=False)
    return monkeypatch


def test_the_defaults_load(clean: pytest.MonkeyPatch) -> None:
    desk = load()
    assert desk.data_dir == Path("desk")
    assert desk.database_url == desk.email_url == desk.model == desk.allow_private == ""
    assert desk.address == "127.0.0.1:8000"
    assert (desk.morning, desk.evening) == (time(6), time(17))
    assert desk.publish
    assert not desk.debug


@pytest.mark.parametrize(("name", "value", "says"), WRONG)
def test_a_wrong_value_gets_a_sentence_with_an_example(
    clean: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    clean.setenv(f"STANDFIRST_{name.upper()}", value)
    with pytest.raises(ConfigurationError) as raised:
        load()
    message = str(raised.value)
    assert message.startswith(f"STANDFIRST_{name.upper()} is “{value}”: ")
    assert says in message
    assert f"Write, for example: STANDFIRST_{name.upper()}=" in message
    assert "\n" not in message


@pytest.mark.parametrize(("value", "says"), MAILBOXES)
def test_a_wrong_mailbox_gets_a_sentence_without_its_password(
    clean: pytest.MonkeyPatch, value: str, says: str
) -> None:
    clean.setenv("STANDFIRST_MAILBOX", value)
    with pytest.raises(ConfigurationError) as raised:
        load()
    assert says in str(raised.value)
    assert "tell-nobody" not in str(raised.value)


def test_an_open_mailbox_is_for_this_machine_and_for_allowed_hosts(
    clean: pytest.MonkeyPatch,
) -> None:
    clean.setenv("STANDFIRST_MAILBOX", "imap://ann:x@127.0.0.1:1143 imap://ann:x@nas.lan/News")
    with pytest.raises(ConfigurationError):
        load()
    clean.setenv("STANDFIRST_ALLOW_PRIVATE", "nas.lan:143")
    desk = load()
    assert "ann" not in repr(desk)


def test_every_wrong_setting_is_named_at_once(clean: pytest.MonkeyPatch) -> None:
    for name, value in {"ZONE": "Mars/Olympus", "PROCESSES": "none", "MORNING": "late"}.items():
        clean.setenv(f"STANDFIRST_{name}", value)
    with pytest.raises(ConfigurationError) as raised:
        load()
    lines = str(raised.value).splitlines()
    named = {line.partition(" ")[0].removeprefix("STANDFIRST_") for line in lines}
    assert named == {"ZONE", "PROCESSES", "MORNING"}


def test_every_example_is_a_right_value(clean: pytest.MonkeyPatch) -> None:
    for name, field in Configuration.model_fields.items():
        assert field.description, name
        for example in field.examples or []:
            clean.setenv(f"STANDFIRST_{name.upper()}", example)
            load()


def test_the_values_of_the_environment_are_taken(clean: pytest.MonkeyPatch) -> None:
    given = {
        "URL": "https://news.example.org/",
        "ADDRESS": "[::1]:8080",
        "EVENING": "18:30",
        "DATABASE_URL": "postgresql://desk@db.example/news",
        "EMAIL_URL": "smtps://desk:secret@mail.example.org",
        "ALLOW_PRIVATE": "192.168.1.20,10.0.0.0/8,intranet.lan:8080",
        "MODEL": "rules",
        "PUBLISH": "off",
    }
    for name, value in given.items():
        clean.setenv(f"STANDFIRST_{name}", value)
    desk = load()
    assert desk.url == "https://news.example.org"
    assert desk.address == "[::1]:8080"
    assert desk.evening == time(18, 30)
    assert not desk.publish


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("localhost:9001", "http://localhost:9001"),
        ("192.168.1.5:80", "http://192.168.1.5:80"),
        ("[::1]:8080", "http://[::1]:8080"),
        ("0.0.0.0:8123", "http://127.0.0.1:8123"),
        ("[::]:8123", "http://127.0.0.1:8123"),
    ],
)
@pytest.mark.parametrize("given", ["", None])
def test_without_a_public_address_links_lead_where_the_desk_is_served(
    clean: pytest.MonkeyPatch, address: str, url: str, given: str | None
) -> None:
    clean.setenv("STANDFIRST_ADDRESS", address)
    if given is not None:
        clean.setenv("STANDFIRST_URL", given)
    assert load().url == url


def test_what_is_no_setting_is_passed_over(clean: pytest.MonkeyPatch) -> None:
    clean.setenv("STANDFIRST_NONSENSE", "1")
    load()
