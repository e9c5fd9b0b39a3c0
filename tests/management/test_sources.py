"""standfirst sources: the health of every source in a terminal and as JSON."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import cast
from tests.management.conftest import call

pytestmark = pytest.mark.django_db


def fill() -> None:
    now = timezone.now()
    heard = now - timedelta(minutes=12)
    well = cast.source(
        title="The [bold]Herald[/bold]", heard_at=heard, published_at=heard, per_day=14.2
    )
    type(well).objects.update(due_at=now + timedelta(minutes=30, seconds=20))
    cast.source(
        title="Down", failures=2, trouble="It is down (500). It is asked again later.", heard_at=now
    )
    cast.source(title="Asleep", paused=True)


def test_the_table_tells_heard_pace_next_and_what_to_do() -> None:
    fill()
    said = call("sources").out
    for words in (
        *("The [bold]Herald[/bold]", "12 minutes ago", "about 14 articles a day"),
        *("30 minutes from now", "well: Works."),
        *("trouble: It is down (500). It is asked again later.", "Resume it"),
    ):
        assert words in said, words
    assert said.index("Down") < said.index("Herald") < said.index("Asleep")
    assert "\x1b" not in said


def test_only_those_that_need_a_hand_are_told_where_asked() -> None:
    assert call("sources", "--trouble").out == "No source needs a hand.\n"
    fill()
    said = call("sources", "--trouble").out
    assert "Down" in said
    assert "Herald" not in said
    rows = call("sources", "--trouble", "--json").json["sources"]
    assert [row["title"] for row in rows] == ["Down"]


def test_the_json_holds_both_halves_of_a_trouble() -> None:
    fill()
    down, well, asleep = call("sources", "--json").json["sources"]
    assert (down["state"], down["happened"], down["advice"]) == (
        "trouble",
        "It is down (500).",
        "It is asked again later.",
    )
    assert (well["publishes"], well["per_day"]) == ("about 14 articles a day", 14.2)
    assert (asleep["due"], asleep["heard"], asleep["per_day"]) == (None, None, None)
