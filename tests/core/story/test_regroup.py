"""What a merge, a split or a move makes of steps, of visits and of an article's reason."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from standfirst.core.story.regroup import added_reason, parting, seen_of_both

NOON = datetime(2024, 5, 3, 12, tzinfo=UTC)


def test_a_step_goes_along_only_with_all_its_articles() -> None:
    found = parting([(1, 10), (2, 20), (3, 10), (4, None)], {10: 2, 20: 3})
    assert found.whole == {10: (1, 3)}
    assert found.torn == {20: (2,), None: (4,)}


def test_of_two_stories_made_one_a_reader_knows_what_they_knew_of_both() -> None:
    assert seen_of_both(NOON, None) == NOON
    assert seen_of_both(NOON, NOON - timedelta(days=1)) == NOON - timedelta(days=1)


@pytest.mark.parametrize(
    ("kind", "editor", "says"),
    [
        ("move", True, "moved here by an editor on 3 May 2024: x"),
        ("split", True, "came here when an editor split the story on 3 May 2024: x"),
        ("split", False, "came here when the story was split: x"),
        ("merge", True, "came here when an editor joined two stories on 3 May 2024: x"),
        ("merge", False, "came here when two stories proved to be one: x"),
    ],
)
def test_an_article_says_how_it_came_where_it_is(kind: str, editor: bool, says: str) -> None:
    day = date(2024, 5, 3)
    assert added_reason(kind, editor=editor, day=day, reason="x") == says
    assert added_reason(kind, editor=editor, day=day, reason="") == says.removesuffix(": x")
