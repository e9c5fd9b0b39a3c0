"""Whose text an article repeats: other headline, trimmed, more added; and what that costs."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from standfirst.core.article.fingerprint import fingerprint
from standfirst.core.language.similarity import terms
from standfirst.core.story.assign import StoryIndex
from standfirst.core.story.copies import MOST_SUSPECTS, Printed, owner, share
from standfirst.core.types import ArticleForGrouping, StoryChoice

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CHANCE = random.Random(8)
WORDS = ["".join(CHANCE.choices("abcdefghijklmnop", k=6)) for _ in range(2000)]


def prose(words: int, *, seed: int) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


WIRE = prose(420, seed=1)


class Desk:
    """An index beside the texts of its articles; `asked` counts the texts it wanted to see."""

    def __init__(self) -> None:
        self.index = StoryIndex()
        self.texts: dict[int | str, str] = {}
        self.asked: list[int] = []

    def texts_of(self, keys: Sequence[int | str]) -> Mapping[int | str, str]:
        self.asked.append(len(keys))
        return {key: self.texts[key] for key in keys}

    def takes(self, text: str, *, headline: str = "Of other things entirely") -> StoryChoice:
        key = len(self.texts)
        self.texts[key] = text
        told = ArticleForGrouping(
            id=key,
            at=NOON + timedelta(seconds=key),
            headline=headline,
            language="en",
            terms=terms(headline, text, "en"),
            names={},
            fingerprint=fingerprint(text),
            words=len(text.split()),
        )
        choice = self.index.place(told, self.texts_of)
        story = key if choice.story is None else choice.story
        event = key if choice.event is None else choice.event
        self.index.add(told, story=story, event=event, origin=choice.origin)
        return choice


def cut(text: str, first: int, last: int) -> str:
    return " ".join(text.split()[first:last])


COPIES = {
    "under another headline": WIRE,
    "trimmed to its first third": cut(WIRE, 0, 140),
    "without its first sentences": cut(WIRE, 120, 420),
    "with a paragraph on top": f"{prose(60, seed=2)} {WIRE}",
    "with paragraphs at the end": f"{WIRE} {prose(200, seed=3)}",
    "with a dateline and a last line": f"HALVIK (Agency) - {WIRE} More to come.",
    "with a paragraph in its middle": f"{cut(WIRE, 0, 200)} {prose(80, seed=4)} "
    f"{cut(WIRE, 200, 420)}",
    "trimmed and with a paragraph added": f"{prose(70, seed=5)} {cut(WIRE, 0, 220)}",
}


@pytest.mark.parametrize("how", COPIES)
def test_a_copy_shares_its_origin(how: str) -> None:
    desk = Desk()
    for seed in range(100, 130):
        desk.takes(prose(200, seed=seed), headline=f"Headline {seed}")
    desk.takes(WIRE, headline="Bridge closed after crack is found")
    assert desk.takes(COPIES[how], headline="Drivers queue for hours").origin == 30


def test_a_text_that_quotes_a_quarter_of_another_is_a_report_of_its_own() -> None:
    desk = Desk()
    desk.takes(WIRE)
    assert desk.takes(f"{cut(WIRE, 0, 100)} {prose(330, seed=9)}").origin is None


def test_a_caption_is_no_copy_of_the_article_in_which_it_stands() -> None:
    assert share(cut(WIRE, 0, 25), WIRE) == 0.0
    assert share(cut(WIRE, 0, 25), cut(WIRE, 0, 27)) > 0.9
    assert share("too short", WIRE) == 0.0


def test_a_digest_that_repeats_one_report_is_no_bridge_to_another() -> None:
    desk = Desk()
    other = prose(300, seed=11)
    desk.takes(WIRE)
    assert desk.takes(f"{WIRE} {other} {prose(300, seed=12)}").origin == 0
    assert desk.takes(other).origin is None


def test_looking_for_an_origin_costs_the_same_in_a_large_archive() -> None:
    """A fixed number of texts is looked at, and none for what is like nothing."""
    desk = Desk()
    desk.takes(WIRE)
    for seed in range(1000, 1400):
        # Reports of one affair: the same words in other sentences.
        desk.takes(prose(20, seed=seed) + " " + " ".join(CHANCE.sample(WIRE.split(), 150)))
    assert sum(desk.asked) == 0
    for at in range(40):
        assert desk.takes(f"{WIRE} {prose(30 + at, seed=at)}").origin == 0
    assert len(desk.asked) == 40
    assert max(desk.asked) <= MOST_SUSPECTS + 1


def printed(key: int, outlet: str, agency: str = "") -> Printed:
    """An article of the `key`th hour."""
    return Printed(key, NOON + timedelta(hours=key), outlet, agency)


def test_a_text_is_the_agencys_whoever_printed_it_first() -> None:
    ledger, courier = printed(1, "The Ledger"), printed(2, "The Courier", "Orl Wire")
    assert owner([ledger, courier, printed(3, "Orl Wire")]) == 3
    assert owner([ledger, printed(2, "The Courier", "AP"), printed(3, "Associated Press")]) == 3
    assert owner([printed(3, "Reuters"), ledger]) == 3


def test_of_two_agencies_the_one_that_a_copy_credits_had_the_text() -> None:
    assert owner([printed(1, "AFP"), printed(2, "Reuters"), printed(3, "Ledger", "Reuters")]) == 2
    assert owner([printed(2, "Reuters"), printed(1, "Reuters")]) == 1


def test_an_agency_by_name_alone_has_no_text_that_a_copy_credits_to_another() -> None:
    credited = printed(1, "The Ledger", "AFP")
    assert owner([credited, printed(2, "Reuters")]) is None
    assert owner([printed(1, "The Ledger"), printed(2, "The Wire")]) is None
    assert owner([printed(1, "The Ledger"), printed(2, "Sana")]) is None


def test_where_no_agency_printed_it_a_text_is_nobodys_but_the_firsts() -> None:
    assert owner([printed(1, "The Ledger"), printed(2, "The Courier", "Reuters")]) is None
    assert owner([]) is None
