"""What came before the news of a Brief, for a reader whom no Update told of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from standfirst.core.types import ArticleForUpdate, Brief, Slot
from standfirst.core.update.compose import compose_edition
from standfirst.core.update.select import StoryForUpdate, select

FROM = datetime(2026, 3, 2, 6, tzinfo=UTC)
UNTIL = FROM + timedelta(hours=11)
BOMB = "A truck bomb tore through the gate of the Oshar camp in Qesra before dawn on Sunday."
HALT = "Varland has stopped its work in Qesra after the truck bomb at the gate of the Oshar camp."
LANDED = "The first of the teachers of Varland came home from Qesra on the night ferry to Halvik."


def article(key: int, *sentences: str, hours: float, headline: str) -> ArticleForUpdate:
    return ArticleForUpdate(
        id=key,
        story=1,
        event=key,
        origin=key,
        outlet=f"outlet {key}",
        at=FROM + timedelta(hours=hours),
        headline=headline,
        standfirst="",
        sentences=sentences,
    )


BEFORE = (
    article(1, BOMB, hours=-30, headline="Truck bomb at gate of Oshar camp in Qesra"),
    article(2, HALT, hours=-20, headline="Varland stops work in Qesra after truck bomb at Oshar"),
    article(3, HALT, hours=-19, headline="Oshar truck bomb stops Varland work in Qesra"),
)


def told(*news: str, before: tuple[ArticleForUpdate, ...] = BEFORE, update: str = "") -> Brief:
    """The Brief of this news; `update` is the sentence of an earlier Update."""
    landed = article(9, *news, hours=5, headline="Teachers of Varland come home from Qesra")
    story = StoryForUpdate(1, (*before, landed), (update,) if update else ())
    edition = compose_edition(
        select([story], covers_from=FROM, covers_until=UNTIL),
        slot=Slot.EVENING,
        day=date(2026, 3, 2),
        zone="UTC",
        covers_from=FROM,
        covers_until=UNTIL,
    )
    return edition.briefs[0]


def sentences(brief: Brief) -> list[str]:
    return [one.text for one in brief.sentences]


def test_a_brief_that_leans_on_what_nobody_was_told_ends_with_it() -> None:
    brief = told(LANDED)
    assert sentences(brief) == [LANDED, BOMB]
    assert (brief.articles, brief.origins, brief.outlets) == ((9, 1), 2, 2)
    assert brief.news == ""


def test_who_was_told_by_an_update_is_not_told_again() -> None:
    assert sentences(told(LANDED, update=BOMB)) == [LANDED]


def test_a_brief_that_says_it_itself_needs_no_more() -> None:
    whole = "Teachers of Varland left Qesra for Halvik after the truck bomb at the Oshar camp gate."
    assert sentences(told(whole)) == [whole]


def test_what_an_unnamed_speaker_told_is_no_background() -> None:
    hidden = tuple(replace(one, unnamed=((0, "an official"),)) for one in BEFORE)
    assert sentences(told(LANDED, before=hidden)) == [LANDED]


def test_words_of_fewer_than_three_reports_are_nothing_that_a_brief_leans_on() -> None:
    assert sentences(told(LANDED, before=BEFORE[:1])) == [LANDED]


def test_a_toll_that_is_overtaken_is_no_background() -> None:
    four = "A truck bomb at the gate of the Oshar camp in Qesra has killed four people on Sunday."
    six = "The truck bomb at the gate of the Oshar camp in Qesra killed six people, police said."
    before = (
        article(1, four, hours=-30, headline="Truck bomb kills four at gate of Oshar camp, Qesra"),
        article(2, six, hours=-20, headline="Six dead after truck bomb at gate of Oshar, Qesra"),
        article(3, six, hours=-19, headline="Oshar truck bomb in Qesra: six dead at the gate"),
    )
    assert sentences(told(LANDED, before=before)) == [LANDED, six]
