"""Two stories are merged when the articles of each prove to be of one cloth, and not before."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np

from standfirst.core.story.assign import StoryIndex
from standfirst.core.story.merge import due_to_merge, one_cloth
from standfirst.core.story.stream import group_stream
from standfirst.core.types import ArticleForGrouping

NOON = datetime(2026, 3, 1, 12, 7, tzinfo=UTC)
STRIKE = "ferry strike crews union harbour wages timetable pickets islands talks".split()
MINE = "mine shaft valley miners tunnel rescue winch gallery cave oxygen".split()


def told(key: int, words: list[str], *, seed: int | None = None) -> ArticleForGrouping:
    chance = random.Random(key if seed is None else seed)
    return ArticleForGrouping(
        id=key,
        at=NOON + timedelta(minutes=key),
        headline=f"Headline {key}",
        language="en",
        terms={**dict.fromkeys(chance.sample(words, 7), 1), f"own{key}": 1},
        names={},
    )


def others() -> list[ArticleForGrouping]:
    """Thirty articles of thirty stories, so that words have a weight."""
    return [
        ArticleForGrouping(
            id=key,
            at=NOON - timedelta(hours=1),
            headline="",
            language="en",
            terms={f"w{key}{at}": 1 for at in range(9)},
            names={},
        )
        for key in range(200, 230)
    ]


def filled(first: list[str], second: list[str], sizes: tuple[int, int] = (5, 4)) -> StoryIndex:
    """Stories 0 and 1, each of some articles."""
    index = StoryIndex()
    for one in others():
        index.add(one, story=one.id, event=one.id)
    for key in range(sizes[0]):
        index.add(told(key, first), story=0, event=0)
    for key in range(20, 20 + sizes[1]):
        index.add(told(key, second), story=1, event=1)
    return index


def blocks(across: float, within: float, first: int, second: int) -> np.ndarray:
    side = np.arange(first + second) < first
    alike = np.where(side[:, None] == side[None, :], within, across).astype(float)
    noise = np.random.default_rng(3).uniform(0, 0.02, alike.shape)
    return alike + noise + noise.T


def test_two_stories_as_alike_as_each_in_itself_are_of_one_cloth() -> None:
    assert one_cloth(blocks(0.3, 0.3, 6, 5), 6)
    assert not one_cloth(blocks(0.1, 0.3, 6, 5), 6)


def test_outlets_that_spell_a_leader_in_two_ways_tell_one_story() -> None:
    index = StoryIndex()
    for one in others():
        index.add(one, story=one.id, event=one.id)
    for key in range(12):
        leader = ("gaddafi", "gadhafi")[key % 2]
        one = told(key, STRIKE)
        terms = {**one.terms, leader: 2}
        one = replace(one, terms=terms, names={f"muammar {leader}": 1})
        index.add(one, story=key % 2, event=key % 2)
    found = index.proved_one(11)
    assert found is not None
    assert (found.story, found.into) == (1, 0)


def test_a_single_digest_joins_no_stories() -> None:
    alike = blocks(0.05, 0.3, 6, 6)
    alike[0, 6:] = alike[6:, 0] = 0.5
    assert not one_cloth(alike, 6)


def test_a_small_story_on_the_edge_of_a_large_one_stays() -> None:
    """Each of its articles has one of its most alike there, but hardly one there has one here."""
    alike = blocks(0.3, 0.3, 30, 3)
    alike[:30, :30] += 0.05
    assert not one_cloth(alike, 30)


def test_the_later_story_becomes_part_of_the_earlier_and_the_reason_says_why() -> None:
    merge = filled(STRIKE, STRIKE).proved_one(23)
    assert merge is not None
    assert (merge.story, merge.into) == (1, 0)
    assert merge.reason == (
        "the 4 articles of the later story are as like the 5 of the earlier one as each is to its "
        "own: they tell of one affair"
    )


def test_either_story_s_newest_article_proves_the_same_merge() -> None:
    index = filled(STRIKE, STRIKE)
    assert index.proved_one(4) == index.proved_one(23)


def test_two_affairs_are_not_merged() -> None:
    assert filled(STRIKE, MINE).proved_one(23) is None


def test_two_articles_prove_nothing() -> None:
    index = filled(STRIKE, STRIKE, sizes=(5, 2))
    assert index.proved_one(21) is None
    assert index.proved_one(4) is None


def test_an_article_that_is_not_open_merges_nothing() -> None:
    assert StoryIndex().proved_one(1) is None


def test_a_story_is_looked_at_ever_more_seldom() -> None:
    assert not any(due_to_merge(size) for size in range(3))
    assert sum(map(due_to_merge, range(8, 100))) > sum(map(due_to_merge, range(908, 1000)))


def test_stories_that_were_parted_are_never_merged_again() -> None:
    for pair in ((0, 1), (1, 0)):
        index = filled(STRIKE, STRIKE)
        index.keep_apart(*pair)
        assert index.proved_one(23) is None
        assert index.proved_one(4) is None


def test_a_parting_outlives_the_merge_of_one_side_with_a_third() -> None:
    index = filled(STRIKE, MINE)
    for key in range(40, 45):
        index.add(told(key, STRIKE), story=2, event=2)
    index.keep_apart(0, 2)
    index.merge(2, into=1)
    for key in range(20, 24):
        index.remove(key)
    assert index.proved_one(44) is None


def test_asking_changes_nothing_and_a_merge_is_told_once() -> None:
    index = filled(STRIKE, STRIKE)
    assert index.proved_one(23) == index.proved_one(23)
    index.merge(1, into=0)
    assert index.proved_one(23) is None
    assert index.place(told(60, STRIKE)).story == 0


def test_an_index_filled_again_merges_alike() -> None:
    """Also where a merge was carried out, and the articles came in another order of stories."""
    index, again = filled(STRIKE, STRIKE), StoryIndex()
    index.merge(1, into=0)
    for one in others():
        again.add(one, story=one.id, event=one.id)
    for key in [*range(5), *range(20, 24)]:
        again.add(told(key, STRIKE), story=0, event=0 if key < 20 else 1)
    for key in range(60, 64):
        for each in (index, again):
            each.add(told(key, STRIKE), story=3, event=3)
    assert index.proved_one(63) == again.proved_one(63) is not None


def test_a_stream_that_was_opened_twice_ends_as_one_story() -> None:
    """Two towns' reports, unlike at first, grow together as both tell of the same strike."""
    sides = [[f"{side}{at}" for at in range(6)] for side in ("quay", "isle")]
    stream = others()
    for key in range(80):
        chance = random.Random(key)
        own, shared = (6, 0) if key < 4 else (2, 7) if key < 24 else (1, 9)
        words = chance.sample(sides[key % 2], own) + chance.sample(STRIKE, shared)
        stream.append(replace(told(key, STRIKE), terms=dict.fromkeys(words, 1)))
    apart = {key: story for key, _, story, _ in group_stream(stream, merges=False)}
    joined = {key: story for key, _, story, _ in group_stream(stream)}
    assert len({apart[key] for key in range(80)}) == 2
    assert len({joined[key] for key in range(80)}) == 1
