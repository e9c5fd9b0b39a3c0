"""What articles are about, written: given, implied, counted, brought in, followed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from standfirst.core.language.similarity import terms
from standfirst.core.subject.top import TOP
from standfirst.core.subject.tree import Subject
from standfirst.core.types import ReadArticle
from standfirst.jobs import sample, subjects
from standfirst.jobs.follow import deliver_to_followers, find, follow
from standfirst.jobs.reading import write
from standfirst.models import Article, Entry, Mention, Outlet, Reading, Setup, Topic
from tests import cast

pytestmark = pytest.mark.django_db
POLITICS, SPORT, CONFLICT = "11000000", "15000000", "16000000"
VOTE = "Voters go to the polls as the election decides who leads parliament and the government."
WAR = "Rebels fired a missile at the army, and soldiers defended the frontline against troops."
ELECTION = Subject("20000574", "election", POLITICS, "Choosing by vote")
NATIONAL = Subject("20000579", "national elections", ELECTION.code)


def read(text: str = VOTE, headline: str = "Election day", **fields: object) -> Article:
    row = cast.article(headline, published=cast.NOON + timedelta(days=Article.objects.count()))
    Article.objects.filter(pk=row.pk).update(read_due_at=cast.NOON, **fields)
    row.refresh_from_db()
    again(row, text)
    return row


def again(row: Article, text: str) -> None:
    Article.objects.filter(pk=row.pk).update(read_due_at=cast.NOON)
    row.refresh_from_db()
    found = ReadArticle("en", (), (), (), (), (), terms(row.headline, text, "en"), (), "rules")
    write([(row, found)], cast.NOON)


def given(row: Article) -> dict[str, bool]:
    """Code → whether it is implied only."""
    return dict(row.mentions.values_list("topic__code", "implied"))


def test_an_article_that_is_read_gets_its_subject_and_that_counts_it() -> None:
    row = read()
    assert given(row) == {POLITICS: False}
    assert Topic.objects.get(code=POLITICS).article_count == 1
    assert Topic.objects.listed().count() == 17


def test_an_article_with_a_branch_gets_the_broader_ones_by_implication() -> None:
    subjects.bring_in([ELECTION, NATIONAL])
    row = read(headline="National elections")
    assert given(row) == {NATIONAL.code: False, ELECTION.code: True, POLITICS: True}
    assert list(Topic.objects.subjects_of(row.pk)) == [Topic.objects.get(code=NATIONAL.code)]


def test_reading_again_takes_back_what_no_longer_holds() -> None:
    row = read()
    again(row, WAR)
    assert given(row) == {CONFLICT: False}
    assert Topic.objects.get(code=POLITICS).article_count == 0


def test_the_outlets_own_labels_and_section_tell_too() -> None:
    plain = read("The keeper was asked about it.", "A long evening")
    told = read("The keeper was asked.", "A long evening", section="Sport", labels=["Football", 5])
    assert (given(plain), given(told)) == ({}, {SPORT: False})


def test_subjects_are_not_among_the_names_of_an_article() -> None:
    row = read()
    assert list(Topic.objects.of_articles([row.pk])) == []
    assert list(Topic.objects.busiest()) == []


def test_following_a_broad_subject_brings_what_is_on_its_branches() -> None:
    subjects.bring_in([ELECTION])
    reader = cast.bea()
    [conflict, *_] = find("conflict, war and peace")
    assert isinstance(conflict, Topic)
    assert conflict.code == CONFLICT
    follow(reader, Topic.objects.get(code=POLITICS), now=cast.NOON)
    row = read()
    deliver_to_followers([row], now=cast.NOON)
    assert given(row)[ELECTION.code] is False
    assert Entry.objects.get().reasons[0]["says"] == "You follow politics"


def test_bringing_in_again_updates_and_never_doubles() -> None:
    first = subjects.bring_in([ELECTION, NATIONAL])
    assert (first.made, first.all) == (19, 19)
    assert subjects.bring_in([ELECTION, NATIONAL]) == subjects.Brought(0, 0, 0, 19)
    moved = Subject(NATIONAL.code, "national votes", POLITICS, "Votes of a whole country")
    assert subjects.bring_in([ELECTION, moved]) == subjects.Brought(0, 1, 0, 19)
    row = Topic.objects.get(code=NATIONAL.code)
    assert (row.name, row.key, row.description) == (moved.name, moved.name, moved.description)
    assert row.broader == Topic.objects.get(code=POLITICS)


def test_a_list_that_says_nothing_new_writes_no_row() -> None:
    subjects.bring_in([ELECTION, NATIONAL])
    with CaptureQueriesContext(connection) as asked:
        subjects.bring_in([ELECTION, NATIONAL])
    writes = ("INSERT", "UPDATE", "DELETE")
    assert not [row["sql"] for row in asked if row["sql"].startswith(writes)]


def test_of_a_list_with_one_change_one_row_is_written() -> None:
    subjects.bring_in([ELECTION, NATIONAL])
    moved = Subject(NATIONAL.code, NATIONAL.name, POLITICS, "Votes of a whole country")
    with CaptureQueriesContext(connection) as asked:
        subjects.bring_in([ELECTION, moved])
    (written,) = [row["sql"] for row in asked if row["sql"].startswith('UPDATE "standfirst_topic"')]
    assert f"IN ({Topic.objects.get(code=NATIONAL.code).pk})" in written


def test_two_subjects_may_change_names_with_each_other() -> None:
    subjects.bring_in([ELECTION, NATIONAL])
    one = Subject(ELECTION.code, NATIONAL.name, POLITICS)
    two = Subject(NATIONAL.code, ELECTION.name, POLITICS)
    assert subjects.bring_in([one, two]).changed == 2
    assert Topic.objects.get(code=ELECTION.code).name == NATIONAL.name


def test_two_subjects_of_one_name_stand_beside_each_other() -> None:
    subjects.bring_in([ELECTION, Subject("20009999", "Election", SPORT)])
    assert [row.sense for row in Topic.objects.filter(key="election").order_by("code")] == [
        "",
        "20009999",
    ]


def test_a_subject_no_longer_listed_keeps_its_page_and_is_given_no_more() -> None:
    subjects.bring_in([ELECTION])
    row = read()
    topic = Topic.objects.get(code=ELECTION.code)
    assert subjects.bring_in([NATIONAL]).gone == 1
    topic.refresh_from_db()
    assert (topic.code, topic.mentions.get().article) == ("", row)
    assert ELECTION.code not in given(read())


def test_one_that_is_listed_again_is_the_same_topic() -> None:
    subjects.bring_in([ELECTION])
    before = Topic.objects.get(code=ELECTION.code)
    subjects.bring_in([NATIONAL])
    subjects.bring_in([ELECTION])
    assert Topic.objects.get(code=ELECTION.code) == before


def test_the_seventeen_take_over_a_subject_of_their_name() -> None:
    mine = cast.topic("politics", "subject")
    subjects.plant()
    subjects.plant()
    mine.refresh_from_db()
    assert (mine.code, Topic.objects.listed().count()) == (POLITICS, 17)


def test_a_new_list_is_used_at_once_by_a_process_that_knew_the_old_one() -> None:
    assert given(read()) == {POLITICS: False}
    subjects.bring_in([ELECTION])
    assert given(read()) == {ELECTION.code: False, POLITICS: True}
    assert len(Setup.load().subject_list) == 64


def test_articles_read_before_get_the_new_subjects_in_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(subjects, "AGAIN", 2)
    rows = [read() for _ in range(3)]
    subjects.bring_in([ELECTION])
    last, count = subjects.give_again(0)
    assert (last, count) == (rows[1].pk, 2)
    assert [given(row) for row in rows] == [
        {ELECTION.code: False, POLITICS: True},
        {ELECTION.code: False, POLITICS: True},
        {POLITICS: False},
    ]
    assert subjects.give_again(last) == (rows[2].pk, 1)
    assert subjects.give_again(rows[2].pk) == (rows[2].pk, 0)
    counts = Topic.objects.filter(code__in=[ELECTION.code, POLITICS]).order_by("code")
    assert [row.article_count for row in counts] == [3, 3]


def test_giving_again_twice_changes_nothing() -> None:
    subjects.bring_in([ELECTION, NATIONAL])
    row = read()
    before = (given(row), list(Topic.objects.listed().values_list("code", "article_count")))
    subjects.give_again(0)
    after = (given(row), list(Topic.objects.listed().values_list("code", "article_count")))
    assert before == after


def test_what_an_editor_pinned_stays() -> None:
    row = read()
    Mention.objects.filter(article=row).update(pinned=True)
    again(row, WAR)
    subjects.give_again(0)
    assert given(row) == {POLITICS: False, CONFLICT: False}


def test_an_article_set_aside_unread_gets_none() -> None:
    row = cast.article()
    Reading.objects.create(article=row, model="")
    assert subjects.give_again(0) == (row.pk, 1)
    assert given(row) == {}


def test_subjects_stay_when_the_sample_goes() -> None:
    row = read()
    Outlet.objects.filter(pk=row.outlet_id).update(sample=True)
    Setup.load()
    Setup.objects.update(sample_until=row.published)
    assert Topic.objects.get(code=POLITICS).article_count == 1
    sample.put_away(now=row.published)
    assert Topic.objects.listed().count() == len(TOP)
    assert Topic.objects.get(code=POLITICS).article_count == 0
