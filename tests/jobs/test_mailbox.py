"""From a mailbox to articles: a real mail server, each letter once, nobody's secret told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from standfirst.core.article.identity import address_key
from standfirst.core.errors import EngineError
from standfirst.core.source.letter import CONFIRMS
from standfirst.io.engine import InProcess, Pool
from standfirst.jobs import extract, mailbox, poll
from standfirst.jobs.tools import Tools
from standfirst.models import Article, ArticleAddress, Body, Item, Outlet, Source
from standfirst.pipeline import Stage
from tests import dovecot
from tests.cast import owner
from tests.dovecot import Server
from tests.jobs.conftest import NOW
from tests.jobs.rounds import run_stages
from tests.letters import PAGE, PARAGRAPHS, READER, mime, newsletter
from tests.stand import Stand

pytestmark = pytest.mark.django_db
Setting = Callable[[str], None]


@pytest.fixture
def setting(monkeypatch: pytest.MonkeyPatch) -> Setting:
    """Writes the setting of mailboxes."""

    def write(text: str) -> None:
        monkeypatch.setattr(settings, "DESK", settings.DESK.model_copy(update={"mailbox": text}))

    return write


@pytest.fixture
def folder(mail: Server, request: pytest.FixtureRequest, setting: Setting) -> str:
    """A folder of the test's own, in the setting."""
    name = str(request.node.name)[:60]
    mail.folder_of(name)
    setting(mail.url(name))
    return name


def later(kit: Tools, hours: float = 1.0) -> list[str]:
    return run_stages(kit, NOW + timedelta(hours=hours))


def test_a_letter_becomes_an_article_in_a_story(mail: Server, kit: Tools, folder: str) -> None:
    mail.deliver(newsletter(), folder)
    assert run_stages(kit, NOW) == []
    article = Article.objects.get()
    assert (article.headline, article.url) == ("Why the bridge was closed", PAGE)
    assert (article.outlet.name, article.outlet.host) == (
        "The Pier Letter",
        "pier.letters.example",
    )
    assert [one.author.name for one in article.bylines.all()] == ["Jane Dahl"]
    assert article.body.text.startswith(PARAGRAPHS[0])
    assert article.whole
    assert article.dated
    assert article.story is not None
    source = Source.objects.get()
    assert (source.kind, source.state, source.failures) == ("mailbox", "well", 0)
    assert source.due_at == NOW + timedelta(minutes=10)
    assert mail.letters(folder) == [("new", "")]


def test_each_letter_comes_once_also_when_its_number_changes(
    mail: Server, kit: Tools, folder: str
) -> None:
    for number in (1, 2):
        mail.deliver(newsletter(number, subject=f"Letter number {number}"), folder)
    run_stages(kit, NOW)
    mail.renumber(folder)
    mail.deliver(newsletter(3, subject="Letter number 3"), folder)
    assert later(kit) == []
    assert Item.objects.count() == 3
    assert sorted(Item.objects.values_list("title", flat=True)) == [
        f"Letter number {n}" for n in (1, 2, 3)
    ]


def test_the_same_letter_in_two_folders_is_one_article(
    mail: Server, kit: Tools, folder: str, setting: Setting
) -> None:
    page = "https://click.letters.example/f/a/Xy7zQ1bC9dEf3GhJ~~/AAQRxRA~"
    for place in (folder, f"{folder}2"):
        mail.deliver(newsletter(page=page), place)
    setting(f"{mail.url(folder)}, {mail.url(f'{folder}2')}")
    run_stages(kit, NOW)
    assert Item.objects.count() == 2
    assert Article.objects.count() == 1


def test_a_letter_without_an_address_has_its_page_on_the_desk(
    mail: Server, kit: Tools, folder: str, client: Client
) -> None:
    page = "https://click.letters.example/f/a/Xy7zQ1bC9dEf3GhJ~~/AAQRxRA~"
    mail.deliver(newsletter(page=page), folder)
    run_stages(kit, NOW)
    article = Article.objects.get()
    assert article.url == ""
    client.force_login(owner())
    shown = client.get(article.path).content.decode()
    assert PARAGRAPHS[0] in shown
    assert "Read at The Pier Letter" not in shown
    for secret in (READER, "s3cr3t", dovecot.USER):
        assert secret not in shown
    assert client.get("/").status_code == 200
    assert client.get(article.outlet.path).status_code == 200


def test_what_a_feed_had_first_is_not_changed_by_a_letter(
    mail: Server, kit: Tools, folder: str
) -> None:
    mail.deliver(newsletter(1, page=PAGE), folder)
    run_stages(kit, NOW)
    first = Article.objects.get()
    mail.deliver(newsletter(2, page=PAGE, From="Another <x@other.example>", List_Id=""), folder)
    later(kit)
    assert Article.objects.get() == first
    assert Item.objects.filter(article=first).count() == 2
    assert first.revisions.count() == 0


def test_a_letter_puts_its_text_in_no_page_of_another_outlet(
    mail: Server, kit: Tools, folder: str
) -> None:
    herald = Outlet.objects.create(name="Herald", host="herald.example")
    page = "https://herald.example/2026/03/why-the-bridge-was-closed"
    forged: dict[str, Any] = {"From": "Evil <x@other.example>", "List-Id": ""}
    mail.deliver(newsletter(page=page, **forged), folder)
    run_stages(kit, NOW)
    article = Article.objects.get()
    assert (article.outlet.host, article.url) == ("other.example", "")
    assert Item.objects.get().url == ""
    # The wall that stands for it at its own outlet stays that outlet's.
    Article.objects.filter(pk=article.pk).update(outlet=herald, whole=False, headline="A wall")
    ArticleAddress.objects.update(key=address_key(page), url=page)
    mail.deliver(newsletter(2, page=page, **forged), folder)
    later(kit)
    article.refresh_from_db()
    assert (article.headline, article.whole) == ("A wall", False)
    assert Article.objects.count() == 2


def test_a_letter_of_the_same_outlet_makes_its_stub_whole(
    mail: Server, kit: Tools, folder: str
) -> None:
    mail.deliver(newsletter(), folder)
    run_stages(kit, NOW)
    Article.objects.update(whole=False, stub=True)
    Body.objects.update(text="")
    mail.deliver(newsletter(2), folder)
    later(kit)
    article = Article.objects.get()
    assert article.whole
    assert article.body.text.startswith(PARAGRAPHS[0])


def test_a_letter_that_cannot_be_written_is_set_aside_and_told(
    mail: Server, kit: Tools, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Article:
        raise ValueError("no such characters")

    monkeypatch.setattr(mailbox, "keep", refuse)
    mail.deliver(newsletter(), folder)
    (trouble,) = run_stages(kit, NOW)
    assert "could not be written" in trouble
    item = Item.objects.get()
    assert (item.trouble, item.article) == (mailbox.UNWRITTEN, None)
    assert later(kit) == []


def test_a_letter_whose_article_another_worker_writes_at_that_moment_joins_it(
    mail: Server, kit: Tools, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, tries = extract.keep, []

    def second(*given: Any, **named: Any) -> Article:
        tries.append(1)
        if len(tries) == 1:
            raise IntegrityError("the key is taken")
        return real(*given, **named)

    monkeypatch.setattr(mailbox, "keep", second)
    mail.deliver(newsletter(), folder)
    assert run_stages(kit, NOW) == []
    assert Item.objects.get().article == Article.objects.get()


def test_a_letter_that_is_none_is_set_aside_with_the_reason(
    mail: Server, kit: Tools, folder: str
) -> None:
    mail.deliver(newsletter(subject="Please confirm your subscription"), folder)
    run_stages(kit, NOW)
    item = Item.objects.get()
    assert (item.trouble, item.article) == (CONFIRMS, None)
    assert Article.objects.count() == 0


def test_a_letter_that_takes_too_long_is_stopped_and_set_aside(
    mail: Server, kit: Tools, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox, "SECONDS", 0.2)
    slow = b"From: a@b.example\nContent-Type: text/html\n\n" + b"<p>x <b>y" * 900_000
    mail.deliver(slow, folder)
    mail.deliver(newsletter(), folder)
    with Pool(1) as children:
        run_stages(replace(kit, engine=children), NOW, [Stage("mailbox", mailbox.run)])
    troubles = sorted(Item.objects.values_list("trouble", flat=True))
    assert troubles[0] == ""
    assert troubles[1].startswith("The work was stopped")
    assert Article.objects.count() == 1


def test_a_letter_whose_reading_something_else_stopped_is_read_again(
    mail: Server, kit: Tools, folder: str
) -> None:
    class Stopped(InProcess):
        rounds = 0

        def map(self, *given: Any, **named: Any) -> Iterator[Any]:
            self.rounds += 1
            for number, answer in super().map(*given, **named):
                fails = self.rounds == 1 and number == 0
                yield number, EngineError("The work was stopped.") if fails else answer

    for number in (1, 2):
        text = f"{number} {' '.join(PARAGRAPHS)}"
        mail.deliver(mime(plain=text, **{"Message-ID": f"<{number}@x.example>"}), folder)
    mailbox.run(replace(kit, engine=Stopped()), NOW)
    assert list(Item.objects.values_list("trouble", flat=True)) == ["", ""]


def test_senders_of_one_host_are_outlets_by_their_names(
    mail: Server, kit: Tools, folder: str
) -> None:
    senders = [
        "The Courier <news@courier.example>",
        "The Courier - Weekend <weekend@mail.courier.example>",
        "Harbour Notes <notes@hub.example>",
        "Valley Notes <valley@hub.example>",
    ]
    for number, sender in enumerate(senders):
        text = f"{number} {' '.join(PARAGRAPHS)}"
        headers = {"From": sender, "Subject": f"Letter {number}", "Message-ID": f"<{number}@x>"}
        mail.deliver(mime(plain=text, **headers), folder)
    run_stages(kit, NOW)
    found = Article.objects.order_by("headline").values_list("outlet__name", "outlet__host")
    assert list(found) == [
        ("The Courier", "courier.example"),
        ("The Courier", "courier.example"),
        ("Harbour Notes", "hub.example"),
        ("Valley Notes", "hub.example/valley"),
    ]


def test_the_password_is_in_no_row_and_no_sentence(
    mail: Server, kit: Tools, folder: str, setting: Setting
) -> None:
    setting(mail.url(folder, login=f"{dovecot.QUOTED_USER}:tell-nobody"))
    (trouble,) = run_stages(kit, NOW)
    source = Source.objects.get()
    told = f"{source.url} {source.title} {source.trouble} {source.etag} {trouble}"
    assert "tell-nobody" not in told
    assert source.url == f"imap://{dovecot.QUOTED_USER}@127.0.0.1:{mail.port}/{folder}"
    assert source.happened.startswith("127.0.0.1 does not let us in")
    assert source.advice.startswith("Check the name and the password")
    assert source.failures == 1
    assert source.due_at >= NOW + timedelta(minutes=15)


def test_a_password_set_right_wakes_the_mailbox_at_its_next_turn(
    mail: Server, kit: Tools, folder: str, setting: Setting
) -> None:
    mail.deliver(newsletter(), folder)
    setting(mail.url(folder, login=f"{dovecot.QUOTED_USER}:wrong"))
    run_stages(kit, NOW)
    setting(mail.url(folder))
    assert later(kit, 2) == []
    assert (Source.objects.get().failures, Article.objects.count()) == (0, 1)


def test_a_mailbox_taken_out_of_the_setting_rests_and_says_so(
    mail: Server, kit: Tools, folder: str, setting: Setting
) -> None:
    mail.deliver(newsletter(), folder)
    run_stages(kit, NOW)
    setting("")
    later(kit)
    source = Source.objects.get()
    assert source.state == "resting"
    assert "no longer in the setting STANDFIRST_MAILBOX" in source.health
    assert "outlet says" not in source.health
    setting(mail.url(folder))
    mail.deliver(newsletter(2, subject="Awake"), folder)
    later(kit, 2)
    source.refresh_from_db()
    assert (source.state, Item.objects.count()) == ("well", 2)


def test_a_mailbox_in_the_setting_cannot_be_removed_on_the_page(
    kit: Tools, folder: str, setting: Setting, client: Client
) -> None:
    run_stages(kit, NOW)
    source = Source.objects.get()
    client.force_login(owner())
    client.post(f"{source.path}/remove")
    assert Source.objects.filter(pk=source.pk).exists()
    setting("")
    client.post(f"{source.path}/remove")
    assert not Source.objects.exists()


def test_a_mailbox_is_not_polled_as_a_feed(kit: Tools, folder: str, stand: Stand) -> None:
    mailbox.set_up(NOW)
    assert poll.run(kit, NOW).done == 0
    assert mailbox.run(kit, NOW).done == 1
    assert Outlet.objects.get().name == "Newsletters"


def test_a_desk_without_a_mailbox_asks_the_database_once_a_round(
    kit: Tools, setting: Setting, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    setting("")
    with django_assert_num_queries(1):
        assert mailbox.run(kit, NOW).done == 0
