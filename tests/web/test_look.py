"""Every page in a browser: readable for all, at home, and working with and without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from standfirst.core.types import Person
from standfirst.jobs import subjects
from standfirst.jobs.sign import sign
from standfirst.models import (
    Article,
    Body,
    Comment,
    Entry,
    Fact,
    Figure,
    Follow,
    Item,
    Reader,
    Regrouping,
    Remarks,
    Revision,
    Setup,
    StatementTopic,
    Story,
    Topic,
)
from tests import cast

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

# What passes is not described: finding words for every node takes longer than judging it.
RULES = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
SIZES = [(360, "dark"), (1440, "light")]


def names(*signed: str) -> None:
    """The first name with the second joined to it, and the third like it, at another outlet."""
    outlet = cast.outlet("Orl Valley News")
    person, joined, like = (cast.author(name, outlet) for name in signed)
    cast.author().names.set([person, joined])
    for row in (cast.author(), like):
        sign(cast.article(f"By {row}", outlet=row.outlet), [Person(row.name)])


def fill(reader: Reader) -> list[str]:
    """A desk with something on every page; returns the addresses of all pages."""
    setup = Setup.load()
    setup.sample_until = cast.NOON
    setup.save()
    told = cast.story()
    first, second, copy = told.articles
    topic = cast.topic()
    for row in told.articles:
        cast.mention(row, topic)
        cast.entry(reader, row)
    cast.statement(first, "It may last a year.", topic=cast.topic("Ida Moor", "person"))
    cast.statement(second, "Nobody asked us.", named=False, speaker="a driver", reason="fears")
    Figure.objects.create(article=first, position=0, value=1200, counts="lorries", sentence="")
    Comment.objects.create(reader=reader, article=first, text="Noted.", made_at=cast.NOON)
    Entry.objects.keep(reader.pk, second, saved=True, now=cast.NOON)
    source = cast.source(per_day=3.2)
    Item.objects.create(
        source=source, key="1", article=first, announced={}, digest="", seen_at=cast.NOON
    )
    cast.source(failures=3, trouble="The server does not answer. It is asked again later.")
    cast.source(paused=True, title="A paused one", moving_to="https://orl.example/long/address")
    shown = change(told.articles)
    update, draft = cast.update(told), cast.update(told, draft=True, slot="evening")
    paths = ["/", "/following", "/saved", "/updates", "/sources", "/settings", "/comments"]
    pieces = [told.story.path, first.path, copy.path, update.path, draft.path]
    names("Ida Moor", "I. Moor", "Ida M. Moor")
    lists = [source.path, topic.path, cast.author().path, cast.outlet().path]
    heard = speaker(told)
    subjects.plant()
    lists += [heard.path, f"{topic.path}?page=2", Remarks(heard).path, "/subjects"]
    lists += arranged(told.story, reader)
    return [*paths, *pieces, *shown, *lists, "/search?q=bridge", "/search", "/nothing"]


def speaker(told: cast.Told) -> Topic:
    """A person with something in every part of their page, under a subject and another name."""
    person, mission = cast.topic("Ida Moor", "person"), cast.topic("Orl Mission", "organisation")
    Topic.objects.create(kind="person", name="Moor", key="moor", joined=person)
    early = cast.article(
        "Mission begins", published=cast.NOON - timedelta(days=3), by=("O. Brand",)
    )
    for row in (early, *told.articles):
        cast.mention(row, person)
        cast.mention(row, mission)
        said = cast.statement(row, f"The mission ends soon, {row.pk}.", topic=person)
        about = cast.statement(row, f"Ida Moor is late, {row.pk}.", named=False, speaker="a driver")
        for statement, topic in ((said, mission), (about, person)):
            StatementTopic.objects.create(statement=statement, topic=topic, published=row.published)
        Fact.objects.create(
            topic=person,
            other=mission,
            article=row,
            kind="role",
            words=f"commander {row.pk % 2}",
            since=row.published.date(),
            published=row.published,
        )
    return person


def arranged(story: Story, reader: Reader) -> list[str]:
    """Where the story is arranged, after all that can be done with it."""
    known = {"opened_at": cast.NOON, "latest_at": cast.NOON, "article_count": 2}
    other = Story.objects.create(headline="Ferry sails after all", **known)
    for n, kind in enumerate(("split", "merge", "move", "split")):
        Regrouping.objects.create(
            kind=kind,
            story=other if n % 2 else story,
            other=story if n % 2 else other,
            editor=reader if n else None,
            by_program=not n,
            at=cast.NOON,
            reason="Two ferries." if n < 2 else "",
            article_count=n + 1,
        )
    done = Regrouping.objects.latest("pk")
    return [f"/stories/{story.pk}/arrange?done={done.pk}", f"/regroupings/{done.pk}/undo"]


def change(articles: tuple[Article, ...]) -> list[str]:
    """Changes to the first article, which holds a table, a live blog and a stub."""
    first, second, copy = articles
    table = "".join(f"<th>Girder {n}</th>" for n in range(24))
    Body.objects.filter(article=first).update(
        text="The bridge was closed.\n\nAt least 15 cracks were found, said Ida Moor.",
        html=f"<p>The bridge was closed.</p><table><tr>{table}</tr></table>",
    )
    notes = ["Correction: 15 cracks were found, not 12."]
    Article.objects.filter(pk=first.pk).update(corrections=notes, section="Local", labels=["Orl"])
    Article.objects.filter(pk=second.pk).update(live=True, fetched_at=cast.NOON)
    Article.objects.filter(pk=copy.pk).update(whole=False, stub=True)
    old = "The bridge was closed.\n\nAt least 12 cracks were found, Ida Moor said.\n\nIt was old."
    for headline, silent in (("Bridge open", True), ("Bridge may close", False)):
        Revision.objects.create(
            article=first,
            replaced_at=cast.NOON,
            headline=headline,
            text=old,
            kinds=["headline", "figures"],
            silent=silent,
            corrected=not silent,
            changed="The headline changed; 12 → 15 cracks.",
        )
    return [f"/articles/{first.pk}/revisions", "/changes"]


def keep_picture(tab: Page, path: str) -> None:
    """A picture of the page in build/screenshots, for people to look at after the tests."""
    name = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "front"
    width = (tab.viewport_size or {"width": 0})["width"]
    tab.screenshot(path=SCREENSHOTS / f"{name}-{width}.png", full_page=True)


@pytest.fixture
def desk(live_server: LiveServer) -> list[str]:
    return fill(cast.owner())


@pytest.fixture(params=SIZES, ids=["phone-dark", "desktop-light"])
def tab(
    request: pytest.FixtureRequest, chromium_browser: Browser, live_server: LiveServer
) -> Iterator[Page]:
    """A tab at both ends of the range of screens."""
    width, scheme = request.param
    context: BrowserContext = chromium_browser.new_context(
        base_url=live_server.url, viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_no_page_keeps_anybody_out_or_calls_elsewhere(tab: Page, desk: list[str]) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    found = {}
    for path in desk:
        tab.goto(path)
        for summary in tab.locator("details:not([open]) > summary").all():
            if summary.is_visible():
                summary.click()
        keep_picture(tab, path)
        violations = Axe().run(tab, options=RULES).response["violations"]
        wide = tab.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[path] = [one["id"] for one in violations] + (["too wide"] if wide else [])
    assert {path: faults for path, faults in found.items() if faults} == {}
    home = tab.url.split("/", 3)[2]
    assert [url for url in asked if url.split("/", 3)[2] != home] == []
    assert [one for one in complaints if "404" not in one and "405" not in one] == []


@pytest.mark.browser
def test_an_empty_desk_keeps_nobody_out(tab: Page, live_server: LiveServer) -> None:
    for path in ("/", "/following", "/updates", "/sources", "/saved"):
        tab.goto(path)
        assert Axe().run(tab, options=RULES).response["violations"] == [], path


@pytest.mark.browser
def test_a_button_changes_in_place(page: Page, desk: list[str]) -> None:
    page.goto("/topics/" + str(cast.topic("Ida Moor", "person").pk))
    page.get_by_role("button", name="Follow Ida Moor").click()
    page.get_by_role("button", name="Following Ida Moor").wait_for()
    assert Follow.objects.filter(topic__name="Ida Moor").exists()
    assert "You follow Ida Moor" in (page.locator("#said").text_content() or "")


@pytest.mark.browser
def test_keys_go_through_following(page: Page, desk: list[str]) -> None:
    page.goto("/following")
    page.keyboard.press("j")
    assert page.locator("[data-entry].at").count() == 1
    page.keyboard.press("/")
    page.keyboard.type("jo")
    assert page.locator("#find").input_value() == "jo"
    page.keyboard.press("Tab")
    page.keyboard.press("o")
    page.wait_for_url("**/stories/**")


@pytest.mark.browser
def test_everything_works_without_script(
    chromium_browser: Browser, live_server: LiveServer, desk: list[str]
) -> None:
    context = chromium_browser.new_context(base_url=live_server.url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("/following")
    plain.get_by_role("button", name="Save").first.click()
    assert "/following" in plain.url
    assert "Saved. You find it under Saved." in plain.locator(".messages").inner_text()
    context.close()
