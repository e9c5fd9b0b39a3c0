"""Merges, splits and moves by hand: all goes along, an editor's word stands, all can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from standfirst.core.errors import RegroupingError
from standfirst.jobs import follow, regroup
from standfirst.jobs import story as telling
from standfirst.models import (
    Article,
    Brief,
    Comment,
    Development,
    Entry,
    Follow,
    Reader,
    Regrouping,
    Setup,
    Story,
    StoryVisit,
)
from tests import cast
from tests.jobs import affairs
from tests.jobs.conftest import NOW

pytestmark = pytest.mark.django_db

SOON = NOW + timedelta(hours=1)


@pytest.fixture
def owner() -> Reader:
    return cast.owner()


@pytest.fixture
def bea() -> Reader:
    return cast.bea()


def story(*numbers: int, steps: int = 1) -> Story:
    rows = [affairs.affair(affairs.NORTH, number=number, due=False) for number in numbers]
    return affairs.open_story(rows, steps=steps)


def ids(of: Story) -> list[int]:
    return list(of.articles.order_by("published").values_list("pk", flat=True))


def numbers(of: Story) -> list[int]:
    heads = of.articles.order_by("published").values_list("headline", flat=True)
    return [int(head.removeprefix("Report ")) for head in heads]


def again(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def desk() -> dict[str, list[Any]]:
    """Everything that a regrouping may touch, but the Regroupings."""
    tables: dict[Any, tuple[str, ...]] = {
        Article: ("pk", "story", "development", "reason", "pinned"),
        Story: ("pk", "merged_into", "article_count", "origin_count", "headline", "lead"),
        Development: ("pk", "story", "opened_at", "latest_at"),
        Follow: ("reader", "story", "since"),
        Entry: ("reader", "article", "read_at"),
        Comment: ("pk", "story"),
        StoryVisit: ("reader", "story", "seen_at"),
    }
    found = {table: table.objects.values_list(*fields) for table, fields in tables.items()}
    found[Entry] = found[Entry].filter(followed=True)
    return {table.__name__: sorted(rows, key=str) for table, rows in found.items()}


def merge(one: Story, into: Story, by: Reader | None) -> Regrouping:
    return regroup.merge(one, into, by=by, reason="they tell of one quake", now=NOW)


def split(one: Story, articles: Sequence[int], by: Reader | None) -> Regrouping:
    return regroup.split(one, articles, by=by, reason="two quakes", now=NOW)


def visit(reader: Reader, to: Story, at: datetime) -> None:
    StoryVisit.objects.create(reader=reader, story=to, seen_at=at)


def say(reader: Reader, of: Story) -> Comment:
    return Comment.objects.create(reader=reader, story=of, text="So it is.", made_at=NOW)


# --- merge --------------------------------------------------------------------------------------


def test_a_merged_story_redirects_to_the_one_it_joined(owner: Reader, client: Client) -> None:
    one, two = story(1, 2), story(3, 4, 5)
    address = two.path
    done = merge(two, one, owner)
    assert numbers(one) == [1, 2, 3, 4, 5]
    assert (again(one).article_count, again(two).article_count) == (5, 0)
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (301, again(one).path)
    assert two not in Story.objects.front()
    assert (done.kind, done.article_count, done.by_program) == ("merge", 3, False)


def test_a_chain_of_merged_stories_leads_straight_to_its_end(owner: Reader) -> None:
    one, two, three = story(1), story(2), story(3)
    merge(three, two, owner)
    merge(two, one, owner)
    assert set(Story.objects.filter(merged_into=one)) == {two, three}
    merge(three, story(4), owner)  # the page of the third was open all the while
    assert again(one).merged_into == again(three).merged_into != None  # noqa: E711


def test_steps_come_along_and_keep_their_articles(owner: Reader) -> None:
    one, two = story(1, 2), story(3, 4, steps=2)
    steps = list(two.developments.values_list("pk", flat=True))
    merge(two, one, owner)
    assert set(again(one).developments.values_list("pk", flat=True)) > set(steps)
    assert Development.objects.count() == 3


def test_a_reader_of_both_follows_once_and_an_end_of_it_takes_all_along(
    owner: Reader, bea: Reader
) -> None:
    one, two = story(1, 2), story(3, 4)
    for each in (one, two):
        follow.follow(bea, each, now=NOW)
    follow.follow(owner, two, now=NOW)
    merge(two, one, owner)
    assert {(row.reader, row.story) for row in Follow.objects.all()} == {(bea, one), (owner, one)}
    assert Entry.objects.following(bea.pk).count() == 4
    follow.unfollow(bea, Follow.objects.get(reader=bea).pk)
    assert not Entry.objects.following(bea.pk).exists()


def test_who_follows_gets_what_came_and_no_flood_of_what_was_there(
    owner: Reader, bea: Reader
) -> None:
    one, two = story(1, 2), story(3)
    follow.follow(bea, one, now=NOW)
    follow.follow(owner, two, now=NOW)
    merge(two, one, owner)
    assert Entry.objects.following(bea.pk).count() == 3
    assert [entry.article.headline for entry in Entry.objects.following(owner.pk)] == ["Report 3"]


def test_comments_read_marks_and_visits_go_along(owner: Reader, bea: Reader) -> None:
    one, two = story(1, 2), story(3, 4)
    said = say(bea, two)
    Entry.objects.mark_read(bea.pk, two.articles.get(headline="Report 3"), now=NOW)
    visit(bea, one, NOW)
    visit(bea, two, NOW - timedelta(days=1))
    visit(owner, two, NOW)
    merge(two, one, owner)
    assert again(said).story == one
    assert Entry.objects.get(reader=bea).read_at == NOW
    seen = {row.reader: row.seen_at for row in StoryVisit.objects.filter(story=one)}
    assert seen == {bea: NOW - timedelta(days=1), owner: NOW}
    assert StoryVisit.objects.count() == 2


def test_the_brief_of_an_update_still_leads_to_the_story(owner: Reader, client: Client) -> None:
    told = cast.story()
    cast.update(told)
    into = story(1, 2)
    merge(told.story, into, owner)
    brief = Brief.objects.get()
    assert brief.story == told.story
    assert brief.story is not None
    assert client.get(brief.story.path, follow=True).status_code == 200


def test_an_update_knows_what_it_told_of_a_story_while_that_was_another(owner: Reader) -> None:
    one, two, three = story(1, 2), story(3), story(4, 5)
    merge(two, one, owner)
    part = split(one, ids(one)[1:], owner).other
    assert part is not None
    assert Story.objects.known_as([one.pk, part.pk, three.pk]) == {
        one.pk: {one.pk, two.pk},
        part.pk: {part.pk, one.pk},
        three.pk: {three.pk},
    }


def test_a_story_whose_articles_are_gone_goes_with_those_that_joined_it(owner: Reader) -> None:
    one, two, three = story(1, 2), story(3), story(4)
    merge(two, one, owner)
    one.articles.all().delete()
    telling.refresh([one.pk, two.pk, three.pk])
    assert list(Story.objects.all()) == [three]


def test_a_comment_written_while_its_story_joined_another_stands_there(
    owner: Reader, bea: Reader, client: Client
) -> None:
    one, two = story(1), story(2)
    merge(two, one, owner)
    client.force_login(bea)
    client.post(f"/stories/{two.pk}/comments", {"text": "So it is."})
    assert Comment.objects.get().story == one


def test_each_article_says_how_it_came_here(owner: Reader) -> None:
    one, two = story(1), story(2)
    merge(two, one, owner)
    assert Article.objects.get(headline="Report 2").reason == (
        "shares 3 rare words with 2 articles of the last day; came here when an editor joined two "
        "stories on 2 March 2026: they tell of one quake"
    )
    assert "came here" not in Article.objects.get(headline="Report 1").reason


# --- split --------------------------------------------------------------------------------------


def test_a_part_takes_whole_steps_along_and_tears_the_others(owner: Reader) -> None:
    one = story(1, 2, 3, 4, steps=2)
    first, second = one.developments.all()
    done = split(one, ids(one)[1:], owner)
    other = done.other
    assert other is not None
    assert other.split_from == one
    assert (numbers(one), numbers(other)) == ([1], [2, 3, 4])
    assert list(one.developments.all()) == [first]
    assert second in other.developments.all()
    assert other.developments.count() == 2
    assert (again(one).article_count, again(other).article_count) == (1, 3)


def test_copies_go_with_their_origin(owner: Reader) -> None:
    told = cast.story()
    first, second, copy = told.articles
    done = split(told.story, [first.pk], owner)
    assert done.other is not None
    assert set(done.other.articles.all()) == {first, copy}
    assert list(told.story.articles.all()) == [second]


def test_who_follows_a_story_follows_both_parts(owner: Reader, bea: Reader) -> None:
    one = story(1, 2, 3)
    mine = follow.follow(bea, one, now=NOW)
    visit(bea, one, NOW)
    done = split(one, ids(one)[1:], owner)
    assert done.other is not None
    assert set(Follow.objects.values_list("story", flat=True)) == {one.pk, done.other_id}
    assert again(StoryVisit.objects.get(story=done.other)).seen_at == NOW
    follow.unfollow(bea, mine.pk)
    left = [entry.article.headline for entry in Entry.objects.following(bea.pk)]
    assert left == ["Report 3", "Report 2"]


def test_a_story_keeps_at_least_one_article(owner: Reader) -> None:
    one = story(1, 2)
    with pytest.raises(RegroupingError, match="nothing would be left"):
        split(one, ids(one), owner)
    assert not Regrouping.objects.exists()


# --- move ---------------------------------------------------------------------------------------


def test_articles_move_to_another_story_and_say_so(owner: Reader) -> None:
    one, two = story(1, 2, 3), story(4, 5)
    regroup.move(ids(one)[:1], to=two, step=None, by=owner, now=NOW)
    assert (numbers(one), numbers(two)) == ([2, 3], [1, 4, 5])
    moved = Article.objects.get(headline="Report 1")
    assert moved.reason.endswith("; moved here by an editor on 2 March 2026")
    assert list(Article.objects.filter(development=moved.development)) == [moved]
    assert list(Article.objects.filter(pinned=True)) == [moved]


def test_articles_move_to_another_step_of_their_story(owner: Reader) -> None:
    one = story(1, 2, 3, 4, steps=2)
    first, second = one.developments.all()
    regroup.move(ids(one)[2:3], to=one, step=first, by=owner, now=NOW)
    assert (first.articles.count(), second.articles.count()) == (3, 1)
    regroup.move(ids(one)[3:], to=one, step=first, by=owner, now=NOW)
    assert list(one.developments.all()) == [first]  # a step left empty goes
    with pytest.raises(RegroupingError, match="in that step already"):
        regroup.move(ids(one), to=one, step=first, by=owner, now=NOW)


def test_a_story_of_which_the_last_article_moves_leads_to_where_it_is(
    owner: Reader, bea: Reader
) -> None:
    one, two = story(1), story(2, 3)
    freshly_told(one, two)
    follow.follow(bea, one, now=NOW)
    before = desk()
    done = regroup.move(ids(one), to=two, step=two.developments.get(), by=owner, now=NOW)
    assert again(one).merged_into == two
    assert Follow.objects.get().story == two
    assert two.developments.get().articles.count() == 3
    regroup.undo(done, by=owner, now=SOON)
    assert again(one).merged_into is None
    assert desk() == before


def test_articles_that_moved_meanwhile_are_not_taken_by_surprise(owner: Reader) -> None:
    one, two, three = story(1, 2), story(3, 4), story(5)
    both = [ids(one)[0], ids(two)[0]]
    with pytest.raises(RegroupingError, match="moved meanwhile"):
        split(one, both, owner)
    with pytest.raises(RegroupingError, match="moved meanwhile"):
        regroup.move(both, to=three, step=None, by=owner, now=NOW)


def test_what_is_no_longer_there_is_said(owner: Reader) -> None:
    one, two = story(1, 2), story(3, 4)
    step = two.developments.get()
    with pytest.raises(RegroupingError, match="step is no longer"):
        regroup.move(ids(one)[:1], to=one, step=step, by=owner, now=NOW)
    with pytest.raises(RegroupingError, match="No article is chosen"):
        split(one, [], owner)
    merge(two, one, owner)
    with pytest.raises(RegroupingError, match="one story already"):
        merge(one, two, owner)
    gone = again(one)
    Story.objects.all().delete()
    with pytest.raises(RegroupingError, match="no longer on the desk"):
        merge(gone, two, owner)


def test_every_regrouping_is_told_to_the_workers(owner: Reader) -> None:
    one, two = story(1, 2), story(3, 4)
    before = Setup.load().grouping_version
    merge(two, one, owner)
    assert Setup.load().grouping_version == before + 1


# --- undo ---------------------------------------------------------------------------------------


def readers_of(one: Story, two: Story, owner: Reader, bea: Reader) -> None:
    for each in (one, two):
        follow.follow(bea, each, now=NOW)
        say(bea, each)
    follow.follow(owner, two, now=NOW)
    visit(bea, one, NOW)
    visit(bea, two, NOW - timedelta(days=1))
    visit(owner, two, NOW)


def undoes(done: Regrouping, before: dict[str, list[Any]], owner: Reader) -> None:
    assert desk() != before
    assert regroup.undo(done, by=owner, now=SOON) == 0
    assert desk() == before
    assert again(done).undone_at == SOON
    with pytest.raises(RegroupingError, match="undone already"):
        regroup.undo(done, by=owner, now=SOON)


def freshly_told(*stories: Story) -> None:
    telling.refresh(one.pk for one in stories)


def test_a_merge_undone_leaves_all_as_it_was(owner: Reader, bea: Reader) -> None:
    one, two, three = story(1, 2), story(3, 4, steps=2), story(5)
    freshly_told(one, two)
    merge(three, two, owner)
    readers_of(one, two, owner, bea)
    before = desk()
    undoes(merge(two, one, owner), before, owner)
    assert again(three).merged_into == two


def test_a_split_undone_leaves_all_as_it_was_and_the_parts_address_redirects(
    owner: Reader, bea: Reader
) -> None:
    one, two = story(1, 2, 3, 4, 5, 6, steps=2), story(7)
    freshly_told(one, two)
    readers_of(one, two, owner, bea)
    before = desk()
    done = split(one, ids(one)[2:], owner)
    assert desk() != before
    assert regroup.undo(done, by=owner, now=SOON) == 0
    after = desk()
    assert after["Story"].pop(-1)[1] == one.pk
    assert after == before


def test_a_move_undone_leaves_all_as_it_was(owner: Reader, bea: Reader) -> None:
    one, two = story(1, 2, 3), story(4, 5)
    freshly_told(one, two)
    readers_of(one, two, owner, bea)
    before = desk()
    undoes(regroup.move(ids(one)[:2], to=two, step=None, by=owner, now=NOW), before, owner)


def test_what_was_moved_again_since_stays_and_is_counted(owner: Reader) -> None:
    one, two, three = story(1, 2), story(3, 4, 5), story(6)
    done = merge(two, one, owner)
    moved = Article.objects.get(headline="Report 4")
    regroup.move([moved.pk], to=three, step=None, by=owner, now=NOW)
    assert regroup.undo(done, by=owner, now=SOON) == 1
    assert (numbers(one), numbers(two), numbers(three)) == ([1, 2], [3, 5], [4, 6])
    assert again(moved).pinned


def test_of_two_merges_in_a_row_each_can_be_undone_in_any_order(owner: Reader) -> None:
    one, two, three = story(1), story(2), story(3)
    first, second = merge(three, two, owner), merge(two, one, owner)
    regroup.undo(first, by=owner, now=SOON)
    assert (numbers(one), numbers(three)) == ([1, 2], [3])
    regroup.undo(second, by=owner, now=SOON)
    assert (numbers(one), numbers(two), numbers(three)) == ([1], [2], [3])
    assert not Story.objects.filter(merged_into__isnull=False).exists()


def test_what_came_into_a_step_since_goes_back_with_it(owner: Reader) -> None:
    one, two = story(1, 2), story(3, 4)
    done = merge(two, one, owner)
    late = affairs.affair(affairs.NORTH, number=5, due=False)
    step = Article.objects.get(headline="Report 3").development
    Article.objects.filter(pk=late.pk).update(story=one, development=step)
    regroup.undo(done, by=owner, now=SOON)
    assert (numbers(one), numbers(two)) == ([1, 2], [3, 4, 5])


def test_when_nothing_stands_as_it_was_put_there_is_nothing_to_undo(owner: Reader) -> None:
    one, two, three = story(1, 2), story(3), story(4)
    done = regroup.move(ids(one)[:1], to=two, step=None, by=owner, now=NOW)
    again_moved = regroup.move(done.before["places"][0][2], to=three, step=None, by=owner, now=NOW)
    with pytest.raises(RegroupingError, match="nothing to put back"):
        regroup.undo(done, by=owner, now=SOON)
    regroup.undo(again_moved, by=owner, now=SOON)
    regroup.undo(done, by=owner, now=SOON)
    assert numbers(one) == [1, 2]


# --- the program's word and an editor's ---------------------------------------------------------


def test_the_program_leaves_alone_what_an_editor_placed(owner: Reader) -> None:
    one, two = story(1, 2), story(3, 4)
    regroup.move(ids(one)[:1], to=two, step=None, by=owner, now=NOW)
    with pytest.raises(RegroupingError, match="An editor placed"):
        merge(two, one, None)
    with pytest.raises(RegroupingError, match="An editor placed"):
        split(two, ids(two)[:2], None)
    with pytest.raises(RegroupingError, match="parted before"):
        merge(one, two, None)  # else the move would be for nothing
    merge(story(5, 6), two, None)  # others may come to them
    assert numbers(two) == [1, 3, 4, 5, 6]


def test_the_program_does_not_join_what_was_parted(owner: Reader) -> None:
    one = story(1, 2, 3, 4)
    done = split(one, ids(one)[2:], None)
    assert done.other is not None
    assert not Article.objects.filter(pinned=True).exists()
    for pair in ((one, done.other), (done.other, one)):
        with pytest.raises(RegroupingError, match="parted before"):
            merge(*pair, None)
    third = story(5, 6)
    merge(one, third, None)
    with pytest.raises(RegroupingError, match="parted before"):
        merge(done.other, third, None)


def test_what_an_editor_undoes_the_program_does_not_again(owner: Reader) -> None:
    one, two = story(1, 2), story(3, 4)
    regroup.undo(merge(two, one, None), by=owner, now=SOON)
    assert regroup.merge_refused(two.pk, one.pk)
    assert regroup.merge_refused(one.pk, two.pk)
    three = story(5, 6, 7, 8)
    leaving = ids(three)[2:]
    regroup.undo(split(three, leaving, None), by=owner, now=SOON)
    assert regroup.split_refused(leaving)
    assert regroup.split_refused(ids(three)[:2])


def test_of_two_merges_in_a_row_the_first_undone_gives_a_reader_of_both_ends_the_follow_back(
    owner: Reader, bea: Reader
) -> None:
    one, two, three = story(1, 2), story(3, 4), story(5, 6)
    for each in (one, three):
        follow.follow(bea, each, now=NOW)
    done = merge(one, two, owner)
    merge(two, three, owner)
    regroup.undo(done, by=owner, now=SOON)
    assert set(Follow.objects.values_list("reader", "story")) == {
        (bea.pk, one.pk),
        (bea.pk, three.pk),
    }
    assert Entry.objects.following(bea.pk).count() == 6
    follow.unfollow(bea, Follow.objects.get(reader=bea, story=three).pk)
    assert Entry.objects.following(bea.pk).count() == 2
