"""An article that counts as a copy is parted from its origin by an editor, and stays so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from standfirst.core.article.fingerprint import fingerprint
from standfirst.core.errors import RegroupingError
from standfirst.jobs import group, regroup
from standfirst.jobs.tools import Tools
from standfirst.models import (
    Article,
    Body,
    Reader,
    Reading,
    Regrouping,
    Revision,
    Story,
    StoryVisit,
)
from standfirst.models.visit import came_or_changed
from tests import cast
from tests.jobs import affairs
from tests.jobs.affairs import NORTH
from tests.jobs.conftest import NOW

pytestmark = pytest.mark.django_db

TEXT = " ".join(f"the harbour master of quay {n} spoke of the tide and the rope" for n in range(9))
SOON = NOW + timedelta(minutes=5)


@pytest.fixture
def owner() -> Reader:
    return cast.owner()


def told(number: int) -> Article:
    """One more article of the one text."""
    row = affairs.affair(NORTH, number=number)
    Article.objects.filter(pk=row.pk).update(word_count=len(TEXT.split()))
    Body.objects.filter(article=row).update(text=TEXT)
    marks = list(fingerprint(TEXT))
    Reading.objects.filter(article=row).update(fingerprint=marks, terms=dict.fromkeys(NORTH, 1))
    return row


@pytest.fixture
def texts(kit: Tools) -> tuple[Article, Article]:
    """A text and its copy, grouped."""
    affairs.noise(6)
    both = told(1), told(2)
    group.run(kit, NOW)
    assert again(both[1]).origin == both[0]
    return both


def again(row: Article) -> Article:
    return Article.objects.get(pk=row.pk)


def reports(row: Article) -> int:
    """The independent reports of an article's story."""
    return Story.objects.get(articles=row).origin_count


def test_a_parted_copy_is_a_report_of_its_own_where_it_stood(
    texts: tuple[Article, Article], owner: Reader
) -> None:
    first, copy = texts
    place = again(copy).development
    assert reports(copy) == 1
    done = regroup.own(copy, by=owner, now=NOW, reason="an interview of its own")
    assert (again(copy).origin, again(copy).development) == (None, place)
    assert reports(copy) == 2
    assert again(copy).reason.startswith("was taken to repeat the text of")
    assert again(copy).reason.endswith("by an editor on 2 March 2026: an interview of its own")
    assert (done.kind, done.story, done.article_count) == ("own", again(first).story, 1)


def test_a_parted_copy_is_open_to_what_comes_and_one_taken_back_is_not(
    texts: tuple[Article, Article], owner: Reader, kit: Tools
) -> None:
    first, copy = texts
    done = regroup.own(copy, by=owner, now=NOW)
    group.run(kit, NOW)
    assert copy.pk in group._memory.index._slots
    regroup.undo(done, by=owner, now=SOON)
    group.run(kit, SOON)
    assert copy.pk not in group._memory.index._slots
    late = told(3)
    group.run(kit, SOON)
    assert again(late).origin == first  # it is found by the text that both have


def test_no_revision_and_no_restart_makes_a_parted_copy_one_again(
    texts: tuple[Article, Article], owner: Reader, kit: Tools
) -> None:
    _, copy = texts
    regroup.own(copy, by=owner, now=NOW)
    for later in range(3):
        group._memory = group._Memory()
        Article.objects.filter(pk=copy.pk).update(group_due_at=NOW)
        told(10 + later)
        group.run(kit, NOW + timedelta(hours=later))
        assert again(copy).origin is None
    assert reports(copy) == 2


def test_undoing_gives_all_back_with_whatever_came_to_the_copy_meanwhile(
    texts: tuple[Article, Article], owner: Reader, kit: Tools
) -> None:
    first, copy = texts
    reason = again(copy).reason
    done = regroup.own(copy, by=owner, now=NOW)
    group.run(kit, NOW)
    later = told(3)
    group.run(kit, NOW)
    Article.objects.filter(pk=later.pk).update(origin=copy)
    assert regroup.undo(done, by=owner, now=SOON) == 0
    assert {again(copy).origin, again(later).origin} == {first}
    assert again(copy).reason == reason
    assert reports(copy) == 1
    with pytest.raises(RegroupingError, match="undone already"):
        regroup.undo(done, by=owner, now=SOON)


def test_what_repeats_nothing_cannot_be_parted_and_what_is_lost_is_told(
    texts: tuple[Article, Article], owner: Reader
) -> None:
    first, copy = texts
    with pytest.raises(RegroupingError, match="repeats no other"):
        regroup.own(first, by=owner, now=NOW)
    done = regroup.own(copy, by=owner, now=NOW)
    Article.objects.filter(pk=first.pk).delete()
    with pytest.raises(RegroupingError, match="no longer on the desk"):
        regroup.undo(done, by=owner, now=SOON)
    assert Regrouping.objects.get().undone_at is None


def test_a_parted_copy_goes_nowhere_with_its_former_origin(
    texts: tuple[Article, Article], owner: Reader
) -> None:
    first, copy = texts
    regroup.own(copy, by=owner, now=NOW)
    done = regroup.split(again(first).story or Story(), [first.pk], by=owner, reason="", now=NOW)
    assert again(first).story == done.other
    assert again(copy).story == done.story


# --- and its readers ----------------------------------------------------------------------------


def unseen(reader: Reader, row: Article) -> int:
    """How many articles of its story came since the reader looked, as the front page counts."""
    story = again(row).story_id or 0
    return StoryVisit.objects.unseen(reader.pk, [story], NOW + timedelta(days=1)).get(story, 0)


def looks(reader: Reader, row: Article) -> None:
    story, at = again(row).story_id or 0, NOW
    StoryVisit.objects.look(None, reader_id=reader.pk, story_id=story, upto=at, now=at)


def test_a_copy_parted_and_taken_back_is_no_news_to_a_reader_who_knew_it(
    texts: tuple[Article, Article], owner: Reader, kit: Tools
) -> None:
    _, copy = texts
    looks(owner, copy)
    done = regroup.own(copy, by=owner, now=SOON)
    group.run(kit, SOON)
    assert unseen(owner, copy) == 0
    regroup.undo(done, by=owner, now=SOON + timedelta(minutes=1))
    group.run(kit, SOON + timedelta(minutes=1))
    assert (again(copy).grouped_at or NOW) > NOW
    assert unseen(owner, copy) == 0
    assert not came_or_changed(again(copy).story_id or 0, NOW).exists()


def test_a_copy_that_came_since_the_reader_looked_is_news_also_when_it_is_parted(
    texts: tuple[Article, Article], owner: Reader, kit: Tools
) -> None:
    _, copy = texts
    looks(owner, copy)
    late = told(3)
    group.run(kit, SOON)
    regroup.own(late, by=owner, now=SOON)
    group.run(kit, SOON + timedelta(minutes=1))
    assert unseen(owner, copy) == 1


def test_what_its_outlet_changes_in_a_parted_copy_is_looked_at(
    texts: tuple[Article, Article], owner: Reader, kit: Tools
) -> None:
    _, copy = texts
    regroup.own(copy, by=owner, now=NOW)
    group.run(kit, SOON)
    Revision.objects.create(article=copy, replaced_at=SOON)
    assert list(came_or_changed(again(copy).story_id or 0, NOW)) == [copy]
