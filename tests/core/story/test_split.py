"""A story that holds two affairs is split when its articles prove it, and not before."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from standfirst.core.story.assign import StoryIndex
from standfirst.core.story.index import Field
from standfirst.core.story.split import due, halves
from standfirst.core.story.stream import group_stream
from standfirst.core.types import ArticleForGrouping

NOON = datetime(2026, 3, 1, 12, 7, tzinfo=UTC)
SHARED = "quake coast tremor rescue".split()
NORTH = "harbour Sund chapel ferry pier lighthouse fishermen jetty slipway".lower().split()
SOUTH = "mine Kirrow shaft valley miners tunnel pit winch gallery".lower().split()


def in_turn(*sizes: int) -> list[int]:
    """To which affair each article belongs, when they are reported side by side."""
    left = list(sizes)
    order: list[int] = []
    while any(left):
        for side in [side for side, count in enumerate(left) if count]:
            order.append(side)
            left[side] -= 1
    return order


def blocks(across: float, within: float, order: list[int]) -> np.ndarray:
    side = np.array(order)
    alike = np.where(side[:, None] == side[None, :], within, across).astype(float)
    noise = np.random.default_rng(3).uniform(0, 0.01, alike.shape)
    return alike + noise + noise.T


def test_two_blocks_are_two_halves_and_the_first_article_stays() -> None:
    apart = halves(blocks(0.1, 0.4, in_turn(6, 5)))
    assert apart is not None
    assert apart.tolist() == [False, True] * 5 + [False]


def test_one_block_is_one_story() -> None:
    assert halves(blocks(0.3, 0.3, in_turn(6, 5))) is None


def test_a_few_odd_articles_are_no_affair_of_their_own() -> None:
    assert halves(blocks(0.1, 0.4, in_turn(20, 3))) is None


def test_an_article_between_the_halves_holds_them_together() -> None:
    alike = blocks(0.1, 0.4, in_turn(6, 6))
    alike[2, 5:11:2] = alike[5:11:2, 2] = 0.6
    assert halves(alike) is None


def test_an_article_like_none_stays_and_hinders_nothing() -> None:
    alike = blocks(0.1, 0.4, in_turn(6, 6))
    alike[0, 1:] = alike[1:, 0] = 0.0
    apart = halves(alike)
    assert apart is not None
    assert apart.tolist() == [False, True] * 6


def test_halves_one_after_the_other_are_steps_of_one_affair() -> None:
    assert halves(blocks(0.1, 0.4, [0] * 6 + [1] * 6)) is None
    assert halves(blocks(0.1, 0.4, [0] * 3 + [1] * 6 + [0] * 3)) is None


def test_of_three_affairs_one_is_parted_at_a_time() -> None:
    order = in_turn(6, 5, 7)
    apart = halves(blocks(0.1, 0.4, order))
    assert apart is not None
    assert int(apart.sum()) in (5, 7, 12)
    assert not any(leaves for leaves, side in zip(apart, order, strict=True) if side == 0)


def test_a_story_is_looked_at_ever_more_seldom() -> None:
    assert not any(due(size) for size in range(8))
    assert sum(due(size) for size in range(8, 100)) > sum(due(size) for size in range(908, 1000))


def told(key: int, part: list[str]) -> ArticleForGrouping:
    chance = random.Random(key)
    words = SHARED + chance.sample(part, 6)
    return ArticleForGrouping(
        id=key,
        at=NOON + timedelta(minutes=key),
        headline=f"Headline {key}",
        language="en",
        terms=dict.fromkeys(words, 1),
        names={},
    )


def filled() -> StoryIndex:
    """Twelve articles in one story that are of two affairs, in turn."""
    index = StoryIndex()
    for key in range(200, 230):  # other stories, so that words have a weight
        index.add(
            ArticleForGrouping(
                id=key,
                at=NOON,
                headline="",
                language="en",
                terms={f"w{key}{at}": 1 for at in range(9)},
                names={},
            ),
            story=key,
            event=key,
        )
    for key in range(12):
        index.add(told(key, NORTH if key % 2 else SOUTH), story=0, event=key // 6)
    return index


def test_the_split_names_who_leaves_and_which_events_are_torn() -> None:
    split = filled().proved_two(11)
    assert split is not None
    assert (split.story, split.leave, split.torn) == (0, (1, 3, 5, 7, 9, 11), (0, 1))
    assert split.reason == (
        "6 articles are like one another and unlike the 6 others: each part is an affair of its own"
    )


def test_a_story_split_once_is_not_split_again() -> None:
    index = filled()
    split = index.proved_two(11)
    assert split is not None
    for key in split.leave:
        index.move(key, story=1, event=9)
    assert index.proved_two(11) is None
    assert index.proved_two(10) is None


def test_an_article_that_is_not_open_splits_nothing() -> None:
    assert StoryIndex().proved_two(1) is None


def test_an_index_filled_again_after_a_split_decides_alike() -> None:
    index = filled()
    again = filled()
    for key in (11, 3, 1, 9, 5, 7):  # moved in another order than they came
        index.move(key, story=1, event=9)
    for key in (1, 3, 5, 7, 9, 11):
        again.move(key, story=1, event=9)
    for part in (NORTH, SOUTH):
        assert index.place(told(40, part)) == again.place(told(40, part))


def test_a_stream_tells_its_stories_as_they_stand_at_the_end() -> None:
    filler = [
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
    stream = filler + [told(key, NORTH if key % 2 else SOUTH) for key in range(24)]
    stories = {key: story for key, _, story, _ in group_stream(stream)}
    assert len({stories[key] for key in range(0, 24, 2)}) == 1
    assert len({stories[key] for key in range(1, 24, 2)}) == 1
    assert stories[0] != stories[1]


REUTERED = "gaddafi benghazi ajdabiyah misrata zawiyah mutassim".split()
CABLED = "gadhafi bengasi ajdabiya misurata zawiya muatassim".split()


def spelled(key: int, *, named: bool) -> ArticleForGrouping:
    """A report of one war, by an outlet that spells its names in its own way."""
    house = REUTERED if key % 2 else CABLED
    words = SHARED[:1] + random.Random(key).sample(house, 5)
    return ArticleForGrouping(
        id=key,
        at=NOON + timedelta(minutes=key),
        headline=f"Headline {key}",
        language="en",
        terms=dict.fromkeys(words, 1),
        names=dict.fromkeys(house, 1) if named else {},
    )


def test_outlets_that_spell_names_in_two_ways_do_not_tear_a_story() -> None:
    index = filled()
    for key in range(300, 312):
        index.add(spelled(key, named=True), story=300, event=300)
    assert index.proved_two(311) is None


def test_words_that_only_look_alike_do_not_hold_a_story_together() -> None:
    index = filled()
    for key in range(300, 312):
        index.add(spelled(key, named=False), story=300, event=300)
    assert index.proved_two(311) is not None


def test_an_article_that_spells_a_name_in_two_ways_loses_no_likeness() -> None:
    field = Field()
    for slot in range(2):
        field.put(slot, {"gaddafi": 3, "gadhafi": 3, "fire": 1}, group=slot, limit=9)
    alike = field.among([0, 1], total=2, same={"gadhafi": "gaddafi"})
    assert alike == pytest.approx(np.ones((2, 2)))
