"""Names under articles: joined where one person must be meant, by hand elsewhere, and parted."""

from __future__ import annotations

from datetime import timedelta
from itertools import count, permutations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.core.types import Person
from standfirst.jobs import follow, sign
from standfirst.models import Article, Author, Byline, Entry, Follow, Outlet, Reader, Story
from tests import cast
from tests.cast import NOON

pytestmark = pytest.mark.django_db

_NUMBER = count(1)


def signs(*names: str | Person, at: Outlet | None = None) -> Article:
    """An article that these names sign, in a story so that follows can bring it."""
    number = next(_NUMBER)
    told = cast.article(
        f"Article {number}", outlet=at, published=NOON + timedelta(minutes=number % 500)
    )
    people = [Person(one) if isinstance(one, str) else one for one in names]
    sign.sign(told, people)
    return told


def name(text: str, at: Outlet | None = None) -> Author:
    return Author.objects.named().get(key=sign.key_of(text), outlet=at or cast.outlet())


def who(at: Outlet | None = None) -> dict[str, str | None]:
    """Name → whom it is joined to, of an outlet."""
    rows = Author.objects.named().filter(outlet=at or cast.outlet())
    return {row.name: row.joined.name if row.joined else None for row in rows}


POST = "The Orl Post"


def test_an_initial_joins_its_full_name_whichever_comes_first() -> None:
    signs("J. Carignan")
    assert who() == {"J. Carignan": None}
    signs("Jennie Carignan")
    assert who() == {"J. Carignan": "Jennie Carignan", "Jennie Carignan": None}


def test_a_namesake_that_comes_later_parts_what_an_initial_had_joined() -> None:
    signs("J. Carignan")
    signs("Jennie Carignan")
    signs("John Carignan")
    assert set(who().values()) == {None}


def test_a_namesake_that_comes_later_parts_nothing_that_a_person_settled() -> None:
    signs("J. Carignan")
    signs("Jennie Carignan")
    sign.split([name("J. Carignan")], now=NOON)
    sign.join(name("Jennie Carignan"), name("J. Carignan"), now=NOON)
    signs("John Carignan")
    assert who()["J. Carignan"] == "Jennie Carignan"


def test_names_at_two_outlets_are_two_people() -> None:
    post = cast.outlet(POST)
    page = "https://elsewhere.example/people/jennie-carignan"
    signs(Person("Jennie Carignan", page))
    signs(Person("Jennie Carignan", page), "J. Carignan", at=post)
    assert who() == {"Jennie Carignan": None}
    assert who(post)["Jennie Carignan"] is None
    assert name("J. Carignan", post).joined == name("Jennie Carignan", post)


def test_bylines_stay_on_the_name_that_signed() -> None:
    first = signs("J. Carignan", "Bo Ek")
    signs("Jennie Carignan")
    assert [str(one.author) for one in first.bylines.all()] == ["J. Carignan", "Bo Ek"]


def test_an_article_signed_again_keeps_or_changes_its_byline() -> None:
    told = signs("Ida Moor", "Bo Ek")
    before = list(told.bylines.values_list("pk", flat=True))
    sign.sign(told, [Person("Ida Moor"), Person("Bo Ek")])
    assert list(told.bylines.values_list("pk", flat=True)) == before
    sign.sign(told, [Person("Bo Ek"), Person("bo  ek"), Person("Ida Moor")])
    assert [str(one.author) for one in told.bylines.all()] == ["Bo Ek", "Ida Moor"]
    sign.sign(told, [])
    assert not told.bylines.exists()


@pytest.mark.parametrize("agency", ["Reuters", "The Canadian Press", "AFP", "dpa", "AP", "Staff"])
def test_an_agency_or_a_desk_is_never_an_author(agency: str) -> None:
    told = signs(agency, "Ida Moor", "", "  ")
    assert [str(one.author) for one in told.bylines.all()] == ["Ida Moor"]
    assert list(Author.objects.values_list("name", flat=True)) == ["Ida Moor"]


def test_a_page_about_the_author_is_learnt_later_and_tells_namesakes_apart() -> None:
    signs("J. Carignan")
    signs("Jennie Carignan")
    signs("John Carignan")
    signs(Person("Jennie Carignan", "https://a.example/staff/7/"))
    signs(Person("J. Carignan", "http://www.a.example/staff/7"))
    assert who()["J. Carignan"] == "Jennie Carignan"


def test_a_front_page_is_no_page_about_an_author() -> None:
    assert sign.profile("https://a.example/") == sign.profile("") == sign.profile("mailto:x") == ""
    assert sign.profile("https://a.example/?author=7") != ""
    assert sign.profile("http://[a/staff") == ""


def test_names_kept_before_names_were_compared_are_compared_when_they_sign_again() -> None:
    old = cast.author("J. Carignan")
    assert old.kin == ""
    signs("Jennie Carignan")
    assert who()["J. Carignan"] is None
    signs("J. Carignan")
    assert who()["J. Carignan"] == "Jennie Carignan"


def test_a_name_of_any_length_is_kept() -> None:
    signs("Ida " + "Moor" * 15)
    assert Author.objects.count() == 1


ALIKE = [
    "J. Carignan",
    "Jennie Carignan",
    "Jennie M. Carignan",
    "Jénnie Carignan",
    "John Carignan",
    "J. M. Carignan",
    "Jennie Carignan Jr.",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(st.sampled_from(ALIKE), min_size=2, max_size=5, unique=True))
def test_who_is_whom_does_not_depend_on_who_signed_first(names: list[str]) -> None:
    found = []
    for order in list(permutations(names))[:: 1 + len(names) ** 2 // 5]:
        Author.objects.all().delete()
        for one in order:
            signs(one)
        found.append(who())
    assert all(one == found[0] for one in found)


def test_signing_costs_the_same_however_many_names_an_outlet_has() -> None:
    def cost() -> int:
        told = cast.article(f"Article {next(_NUMBER)}")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            sign.sign(told, [Person("J. Carignan"), Person("Ida Moor"), Person("Bo Ek")])
        return len(asked)

    signs("Jennie Carignan", "J. Carignan", "Ida Moor", "Bo Ek")
    few = cost()
    outlet = cast.outlet()
    Author.objects.bulk_create(
        Author(outlet=outlet, name=f"Ann{n} Carignan", key=f"ann{n} carignan", kin="carignan a")
        for n in range(300)
    )
    assert cost() == few <= 4


def test_joining_across_outlets_takes_every_name_and_splitting_gives_every_name_back() -> None:
    post = cast.outlet(POST)
    signs("Jennie Carignan", "J. Carignan")
    signs("Jennie Carignan", "J. Carignan", at=post)
    moved = sign.join(name("Jennie Carignan"), name("J. Carignan", post), now=NOON)
    root = name("Jennie Carignan")
    assert {one.joined for one in Author.objects.of_person(root.pk)} == {None, root}
    assert Author.objects.of_person(root.pk).count() == 4
    assert moved == (name("Jennie Carignan", post).pk, name("J. Carignan", post).pk)
    sign.split([name("Jennie Carignan", post)], now=NOON)
    assert who(post) == {"Jennie Carignan": None, "J. Carignan": "Jennie Carignan"}
    assert name("J. Carignan", post).joined == name("Jennie Carignan", post)
    assert Author.objects.of_person(root.pk).count() == 2


def test_a_join_of_whole_people_is_taken_back_in_one_stroke() -> None:
    ann, bo, cy = (cast.author(text) for text in ("Ann Lee", "Anna Lee", "Annie Lee"))
    sign.join(bo, cy, now=NOON)
    moved = sign.join(ann, bo, now=NOON)
    assert Author.objects.of_person(ann.pk).count() == 3
    sign.split([Author.objects.named().get(pk=pk) for pk in moved], now=NOON)
    assert who() == {"Ann Lee": None, "Anna Lee": None, "Annie Lee": "Anna Lee"}


def test_joining_twice_or_with_oneself_and_splitting_nobody_change_nothing() -> None:
    ann, bo = cast.author("Ann Lee"), cast.author("Anna Lee")
    sign.join(ann, bo, now=NOON)
    before = who()
    assert sign.join(ann, bo, now=NOON) == sign.join(bo, ann, now=NOON) == ()
    assert sign.join(ann, ann, now=NOON) == ()
    assert sign.split([ann], now=NOON) is None
    assert who() == before


def test_a_name_that_comes_later_joins_the_person_that_somebody_made() -> None:
    post = cast.outlet(POST)
    signs("Jennie Carignan")
    signs("Jennie Carignan", at=post)
    sign.join(name("Jennie Carignan"), name("Jennie Carignan", post), now=NOON)
    signs("J. Carignan", at=post)
    assert name("J. Carignan", post).joined == name("Jennie Carignan")


def test_joining_two_namesakes_says_whom_an_initial_means() -> None:
    signs("J. Carignan")
    signs("Jennie Carignan")
    signs("Jen Carignan")
    assert who()["J. Carignan"] is None
    sign.join(name("Jennie Carignan"), name("Jen Carignan"), now=NOON)
    assert who()["J. Carignan"] == "Jennie Carignan"


# --- follows ---------------------------------------------------------------------------------


def reader() -> Reader:
    return Reader.owner()


def brought(to: Reader | None = None) -> dict[str, tuple[str, ...]]:
    """Headline → why, of a reader's Following."""
    rows = Entry.objects.following((to or reader()).pk)
    return {row.article.headline: row.says for row in rows}


def delivered(told: Article) -> Article:
    """The article as grouping leaves it, brought to who follows it."""
    story = Story.objects.create(headline="A story", opened_at=NOON, latest_at=NOON)
    Article.objects.filter(pk=told.pk).update(story=story)
    follow.deliver_to_followers(list(Article.objects.filter(pk=told.pk)), now=NOON)
    return told


def two_people() -> tuple[Author, Author]:
    post = cast.outlet(POST)
    delivered(signs("Jennie Carignan"))
    delivered(signs("J. Carignan", at=post))
    return name("Jennie Carignan"), name("J. Carignan", post)


def test_a_follow_of_one_name_brings_what_every_name_of_the_person_signs() -> None:
    jennie, j = two_people()
    follow.follow(reader(), j, now=NOON)
    sign.join(jennie, j, now=NOON)
    told = delivered(signs("Jennie Carignan"))
    assert brought()[told.headline] == ("You follow Jennie Carignan",)
    assert len(brought()) == 3  # with the newest of before
    assert Follow.objects.get().author == j


def test_who_followed_both_names_follows_once_and_both_again_after_a_split() -> None:
    jennie, j = two_people()
    follow.follow(reader(), jennie, now=NOON)
    follow.follow(reader(), j, now=NOON)
    before = brought()
    sign.join(jennie, j, now=NOON)
    told = delivered(signs("Jennie Carignan"))
    assert brought()[told.headline] == ("You follow Jennie Carignan",)
    assert Entry.objects.count() == 3
    sign.split([name("J. Carignan", j.outlet)], now=NOON)
    assert {head: why for head, why in brought().items() if head in before} == before
    assert set(Follow.objects.values_list("author", flat=True)) == {jennie.pk, j.pk}


def test_after_a_split_each_reader_keeps_what_they_chose_and_loses_the_rest() -> None:
    jennie, j = two_people()
    bea = cast.bea()
    follow.follow(reader(), jennie, now=NOON)
    follow.follow(bea, j, now=NOON)
    before = brought(), brought(bea)
    sign.join(jennie, j, now=NOON)
    assert brought().keys() == brought(bea).keys() == {*before[0], *before[1]}
    sign.split([name("J. Carignan", j.outlet)], now=NOON)
    assert (brought(), brought(bea)) == before


def test_what_was_read_or_saved_stays_so_through_a_join_and_a_split() -> None:
    jennie, j = two_people()
    follow.follow(reader(), jennie, now=NOON)
    sign.join(jennie, j, now=NOON)
    theirs = Article.objects.get(bylines__author=j)
    Entry.objects.mark_read(reader().pk, theirs, now=NOON)
    sign.split([name("J. Carignan", j.outlet)], now=NOON)
    assert theirs.headline not in brought()
    sign.join(jennie, name("J. Carignan", j.outlet), now=NOON)
    assert Entry.objects.get(article=theirs).read_at == NOON


def test_following_a_joined_name_again_is_following_once_and_ending_it_ends_both() -> None:
    jennie, j = two_people()
    first = follow.follow(reader(), jennie, now=NOON)
    second = follow.follow(reader(), j, now=NOON)
    sign.join(jennie, j, now=NOON)
    assert follow.follow(reader(), name("J. Carignan", j.outlet), now=NOON) == first
    assert Follow.objects.count() == 2
    follow.unfollow(reader(), second.pk)
    assert not Follow.objects.exists()
    assert brought() == {}


def test_another_readers_follow_of_the_person_stays_when_one_ends_theirs() -> None:
    jennie, j = two_people()
    bea = cast.bea()
    follow.follow(bea, jennie, now=NOON)
    mine = follow.follow(reader(), j, now=NOON)
    sign.join(jennie, j, now=NOON)
    follow.unfollow(reader(), mine.pk)
    assert Follow.objects.get().reader == bea
    assert len(brought(bea)) == 2


def test_an_article_that_both_names_sign_arrives_once() -> None:
    jennie, _ = two_people()
    signs("J. Carignan")
    follow.follow(reader(), jennie, now=NOON)
    told = delivered(signs("J. Carignan", "Jennie Carignan"))
    assert brought()[told.headline] == ("You follow Jennie Carignan",)
    assert Entry.objects.filter(article=told).count() == 1


def test_a_search_for_a_name_finds_the_person_once() -> None:
    signs("J. Carignan")
    signs("Jennie Carignan")
    assert follow.find("Carignan") == [name("Jennie Carignan")]
    assert follow.find("J. Carignan") == [name("Jennie Carignan")]


def test_the_busiest_are_people_not_names() -> None:
    signs("J. Carignan", "Jennie Carignan")
    signs("J. Carignan")
    signs("Jennie Carignan")
    for _ in range(2):
        signs("Bo Ek")
    assert [str(one) for one in Author.objects.busiest(5)] == ["Jennie Carignan", "Bo Ek"]


def test_the_busiest_are_counted_among_the_newest_bylines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signs("Ida Moor")
    signs("Ida Moor")
    signs("Bo Ek")
    monkeypatch.setattr("standfirst.models.author.LATELY", 1)
    assert [str(one) for one in Author.objects.busiest(5)] == ["Bo Ek"]


def test_no_byline_is_lost_by_joining() -> None:
    two_people()
    assert Byline.objects.count() == 2
