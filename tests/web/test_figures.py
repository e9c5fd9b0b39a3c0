"""The table of figures on a story's page: what stands first, and what is folded."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from standfirst.models import Article, Figure, Story
from standfirst.web.figures import ONCE, OPEN, figures
from standfirst.web.told import told_in
from tests import cast


@pytest.fixture
def told(db: None) -> cast.Told:
    return cast.story()


def counted(row: Article, sentence: str, value: float, counts: str, unit: str = "") -> Figure:
    return row.figures.create(
        position=row.figures.count(), value=value, counts=counts, unit=unit, sentence=sentence
    )


def later(told: cast.Told, hours: int, **fields: Any) -> Article:
    """Another outlet's report of the same step."""
    known = {"story": told.story, "development": told.articles[0].development}
    at = cast.NOON + timedelta(hours=hours)
    paper = cast.outlet(f"Paper {hours}")
    return cast.article(f"Report {hours}", published=at, outlet=paper, **known | fields)


def shown(story: Story) -> list[str]:
    return [f"{row.newest.value:g} {row.counts}" for row in figures(told_in(story.pk)).open]


def test_what_changed_comes_first_then_what_most_tell_then_people_then_sums(
    told: cast.Told,
) -> None:
    for hours, value in ((1, 12), (2, 12), (20, 14)):
        row = later(told, hours)
        counted(row, f"The blast killed {value} people.", value, "people")
    for hours in (3, 4):
        counted(later(told, hours), "All 640 crew were idle.", 640, "crew")
    last = later(told, 21)
    counted(last, "Inspectors had two warnings on file.", 2, "warnings")
    counted(last, "Repairs cost 40 million crowns.", 4e7, "crowns", "crowns")
    counted(last, "The police arrested 30 people.", 30, "people")
    assert shown(told.story) == ["14 people", "640 crew", "30 people", "4e+07 ", "2 warnings"]


def test_most_of_what_one_report_alone_tells_is_folded(client: Client, told: cast.Told) -> None:
    row = told.articles[0]
    for number in range(20, 20 + ONCE + 3):
        counted(row, f"It has {number} things{number}.", number, f"things{number}")
    table = figures(told_in(told.story.pk))
    assert (len(table.open), len(table.folded)) == (ONCE, 3)
    page = client.get(told.story.path).content.decode()
    assert "<summary>3 more figures</summary>" in page


def test_the_table_stands_open_for_ten_rows_at_most(told: cast.Told) -> None:
    for row in told.articles[:2]:
        for number in range(100, 112):
            counted(row, f"It has {number} kinds{number}.", number, f"kinds{number}")
    assert len(figures(told_in(told.story.pk)).open) == OPEN


def test_a_story_without_figures_has_no_table(client: Client, told: cast.Told) -> None:
    assert "figures-head" not in client.get(told.story.path).content.decode()
