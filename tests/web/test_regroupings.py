"""What readers of a story are told of merges, splits and moves."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from standfirst.models import Regrouping, Story
from standfirst.web.regroupings import TOLD, history, notices
from tests import cast
from tests.cast import NOON


@pytest.fixture
def bridge(db: None) -> Story:
    return cast.story().story


@pytest.fixture
def ferry(db: None) -> Story:
    return cast.story("Ferry sails after all").story


def done(kind: str, story: Story | None, other: Story | None, **fields: Any) -> Regrouping:
    known = {"at": NOON, "article_count": 14, "by_program": True, "reason": "Two affairs."}
    return Regrouping.objects.create(kind=kind, story=story, other=other, **known | fields)


def told(client: Client, story: Story) -> str:
    """What the notice on the story's page says; "" without one."""
    page = client.get(story.path).content.decode()
    found = re.search(r'<section class="notice regroupings".*?</section>', page, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", found[0])).split()) if found else ""


def test_a_split_is_told_on_the_story_and_on_its_part(
    client: Client, bridge: Story, ferry: Story
) -> None:
    done("split", bridge, ferry)
    assert told(client, bridge) == (
        "14 articles of this story became a story of their own on 5 March 2024: "
        "Ferry sails after all. Done by the program. Why: Two affairs."
    )
    assert told(client, ferry) == (
        "Split from Bridge closed after crack is found on 5 March 2024; what was said before "
        "stands there. Done by the program. Why: Two affairs."
    )
    assert f'href="{ferry.path}"' in client.get(bridge.path).content.decode()


def test_a_joined_story_leads_on_and_the_other_tells_of_it(
    client: Client, bridge: Story, ferry: Story
) -> None:
    done("merge", ferry, bridge, by_program=False, editor=cast.owner(), reason="")
    Story.objects.filter(pk=ferry.pk).update(merged_into=bridge)
    assert client.get(ferry.path, follow=True).redirect_chain[-1][0] == bridge.path
    assert told(client, bridge) == (
        "“Ferry sails after all” was joined to this story on 5 March 2024. Done by an editor."
    )


def test_moved_articles_are_told_on_both_sides(client: Client, bridge: Story, ferry: Story) -> None:
    done("move", bridge, ferry, article_count=1, reason="")
    assert told(client, bridge).startswith("1 article went from here to Ferry sails after all on")
    assert told(client, ferry).startswith("1 article came here from Bridge closed after crack is")


def test_what_was_undone_and_moves_between_steps_are_not_told(
    client: Client, bridge: Story, ferry: Story
) -> None:
    done("split", bridge, ferry, undone_at=NOON)
    done("move", bridge, bridge)
    assert told(client, bridge) == told(client, ferry) == ""
    assert [one.role for one in history(bridge.pk)] == ["step", "split"]
    assert [one.can_be_undone for one in history(bridge.pk)] == [True, False]


def test_three_stand_open_newest_first_and_the_rest_is_folded(
    client: Client, bridge: Story, ferry: Story
) -> None:
    for n in range(5):
        done("split", bridge, ferry, at=NOON + timedelta(days=n), reason="", article_count=n + 4)
    shown, folded = told(client, bridge).split("2 earlier")
    assert [int(n) for n in re.findall(r"(\d) articles", shown)] == [8, 7, 6]
    assert [int(n) for n in re.findall(r"(\d) articles", folded)] == [5, 4]


def test_however_much_was_done_the_newest_are_told(bridge: Story, ferry: Story) -> None:
    for n in range(TOLD + 3):
        done("split", bridge, ferry, at=NOON + timedelta(hours=n))
    assert len(notices(bridge.pk)) == TOLD
    assert notices(bridge.pk)[0].row.at == NOON + timedelta(hours=TOLD + 2)


def test_a_story_that_is_gone_is_named_as_such(client: Client, bridge: Story) -> None:
    done("split", bridge, None)
    assert "of their own on 5 March 2024: a story that is gone since." in told(client, bridge)
    assert not history(bridge.pk)[0].can_be_undone


def test_reasons_and_headlines_are_shown_as_text(client: Client, bridge: Story) -> None:
    other = cast.story("<b>Ferry</b> & fair").story
    done("merge", other, bridge, reason="<script>alert(1)</script>")
    page = client.get(bridge.path).content.decode()
    assert "&lt;b&gt;Ferry&lt;/b&gt; &amp; fair" in page
    assert "<script>alert" not in page
