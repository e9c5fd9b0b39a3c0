"""The page of an author: one person under all names, and joining and splitting by one click."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from standfirst.core.types import Person
from standfirst.jobs import follow, sign
from standfirst.models import Article, Author, Follow, Reader
from tests import cast
from tests.cast import NOON

POST = "The Orl Post"


def wrote(by: str, headline: str, *, at: str = "The Harbour Herald") -> Author:
    """The author, with an article of that headline at the outlet."""
    told = cast.article(headline, outlet=cast.outlet(at), published=NOON)
    sign.sign(told, [Person(by)])
    return Author.objects.named().get(bylines__article=told)


def named(author: Author) -> Author:
    return Author.objects.named().get(pk=author.pk)


@pytest.fixture
def two(db: None) -> tuple[Author, Author]:
    """Jennie Carignan of the Herald and J. Carignan of the Post, not joined."""
    return (
        wrote("Jennie Carignan", "Bridge closed"),
        wrote("J. Carignan", "Ferry sails", at=POST),
    )


def test_days_of_writing_are_told_without_hours(client: Client, db: None) -> None:
    ida = wrote("Ida Moor", "Bridge closed")
    told = re.sub(r"<[^>]+>", "", client.get(named(ida).path).content.decode())
    assert "1 article on this desk, on 5 March 2024\n" in told
    later = cast.article("Bridge open", published=NOON + timedelta(days=2))
    sign.sign(later, [Person("Ida Moor")])
    told = re.sub(r"<[^>]+>", "", client.get(named(ida).path).content.decode())
    assert "2 articles on this desk, from 5 March 2024 to 7 March 2024\n" in told


def test_the_page_shows_stories_when_it_was_written_and_who_is_quoted(
    client: Client, db: None
) -> None:
    story = cast.story()
    first, second, _ = story.articles
    sign.sign(second, [Person("Ida Moor")])
    far = cast.article("Ferry sails", by=("Ida Moor",), published=NOON + timedelta(days=3))
    speaker = cast.topic("Ole Brand", "person")
    short = cast.topic("Brand", "person")
    short.joined = speaker
    short.save()
    cast.statement(first, "We came.", topic=speaker)
    cast.statement(far, "We leave.", topic=short)
    cast.statement(far, "Nobody asked us.", named=False, speaker="a driver")
    page = client.get(named(Author.objects.get(name="Ida Moor")).path).content.decode()
    told = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Wrote 2 of 3 articles of the story “ Bridge closed after crack is found ”" in told
    assert "What is new Drivers face a long way round" in told
    assert "8 Mar 2024 1 5 Mar 2024 2" in told
    assert "Quotes most person Ole Brand 2 2 statements of named speakers, 1 of unnamed" in told


def test_what_is_new_of_an_author_is_told_by_their_own_articles(client: Client, db: None) -> None:
    told = cast.story()
    first, _, copy = told.articles
    told.story.developments.update(sentence="Another outlet tells it so.", sentence_by=copy)
    type(first).objects.filter(pk=first.pk).update(standfirst="Ida Moor tells it so.")
    page = client.get(named(Author.objects.get(name="Ida Moor")).path).content.decode()
    assert "Ida Moor tells it so." in page
    assert "Another outlet tells it so." not in page
    assert told.story.path in page


def test_an_author_of_two_outlets_has_first_and_last_at_each(
    client: Client, two: tuple[Author, Author]
) -> None:
    jennie, j = two
    sign.join(jennie, j, now=NOON)
    late = cast.article("Late", outlet=j.outlet, published=NOON + timedelta(days=1))
    sign.sign(late, [Person("J. Carignan")])
    told = re.sub(r"<[^>]+>", "", client.get(jennie.path).content.decode())
    assert "The Orl Post2 articles, 6 March 2024 back to 5 March 2024" in told
    assert "The Harbour Herald1 article, 5 March 2024" in told


def test_the_page_of_a_joined_name_is_the_persons(
    client: Client, two: tuple[Author, Author]
) -> None:
    jennie, j = two
    sign.join(jennie, j, now=NOON)
    answer = client.get(j.path + "?page=1")
    assert (answer.status_code, answer["Location"]) == (302, jennie.path + "?page=1")
    page = client.get(jennie.path).content.decode()
    assert "Bridge closed" in page
    assert "Ferry sails" in page
    assert "Also signs as" in page
    assert "2 articles on this desk" in page


def test_a_byline_shows_the_name_that_signed_and_leads_to_the_person(
    client: Client, two: tuple[Author, Author]
) -> None:
    jennie, j = two
    sign.join(jennie, j, now=NOON)
    page = client.get(Article.objects.get(headline="Ferry sails").path).content.decode()
    assert f'<a href="{jennie.path}">J. Carignan</a>' in page
    assert j.path not in page


def test_the_owner_joins_and_undoes_by_one_click_each(
    as_owner: Client, two: tuple[Author, Author]
) -> None:
    jennie, j = two
    page = as_owner.get(jennie.path).content.decode()
    assert "Is this the same person?" in page
    assert "Ferry sails" in page  # a headline to judge by
    answer = as_owner.post(f"/authors/{jennie.pk}/join", {"name": j.pk}, follow=True)
    assert named(j).joined == jennie
    page = answer.content.decode()
    assert "J. Carignan (The Orl Post) is now one person with Jennie Carignan" in page
    undo = re.search(r'action="(/authors/\d+/split)">.*?Undo', page, re.DOTALL)
    assert undo
    names = re.findall(r'name="name" value="(\d+)"', undo.group())
    answer = as_owner.post(undo.group(1), {"name": names}, follow=True)
    assert named(j).joined is None
    assert "Undo: join them again" in answer.content.decode()


def test_the_owner_splits_a_name_off_by_one_click(
    as_owner: Client, two: tuple[Author, Author]
) -> None:
    jennie, j = two
    sign.join(jennie, j, now=NOON)
    assert "Split" in as_owner.get(jennie.path).content.decode()
    as_owner.post(f"/authors/{jennie.pk}/split", {"name": j.pk})
    assert named(j).joined is None
    assert "Is this the same person?" in as_owner.get(j.path).content.decode()


def test_readers_and_visitors_neither_see_nor_reach_joining(
    client: Client, as_bea: Client, two: tuple[Author, Author]
) -> None:
    jennie, j = two
    for browser, status in ((client, 302), (as_bea, 403)):
        page = browser.get(jennie.path).content.decode()
        assert "same person" not in page
        assert "/join" not in page
        for action in ("join", "split"):
            answer = browser.post(f"/authors/{jennie.pk}/{action}", {"name": j.pk})
            assert answer.status_code == status
    assert named(j).joined is None


def test_joining_wants_a_form_of_ours(owner: Reader, two: tuple[Author, Author]) -> None:
    jennie, j = two
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post(f"/authors/{jennie.pk}/join", {"name": j.pk}).status_code == 403
    assert strict.get(f"/authors/{jennie.pk}/join").status_code == 405
    assert named(j).joined is None


@pytest.mark.parametrize("name", ["", "x", "0", "9" * 30, "1-2", "-", "\x00", "٣"])
def test_odd_names_of_names_are_refused_without_a_fault(
    as_owner: Client, two: tuple[Author, Author], name: str
) -> None:
    jennie, _ = two
    sent = {"name": name}
    assert as_owner.post(f"/authors/{jennie.pk}/join", sent).status_code in (302, 404)
    assert as_owner.post(f"/authors/{jennie.pk}/split", sent).status_code == 302
    asked = as_owner.get(jennie.path, {"joined": name, "split": name})
    assert asked.status_code == 200


def test_a_click_that_comes_twice_says_that_it_is_done(
    as_owner: Client, two: tuple[Author, Author]
) -> None:
    jennie, j = two
    for says in ("is now one person", "are one person already"):
        answer = as_owner.post(f"/authors/{jennie.pk}/join", {"name": j.pk}, follow=True)
        assert says in answer.content.decode()
    for says in ("is another person now", "stands by itself already"):
        answer = as_owner.post(f"/authors/{jennie.pk}/split", {"name": j.pk}, follow=True)
        assert says in answer.content.decode()


def test_suggestions_begin_with_the_likeliest_and_leave_others_out(
    as_owner: Client, db: None
) -> None:
    jennie = wrote("Jennie Carignan", "Bridge closed")
    wrote("J. Carignan", "Rain", at=POST)
    wrote("Jennie Carignan", "Snow", at="Orl Valley News")
    wrote("John Carignan", "Wind", at="Orl Valley News")
    wrote("Jennie Moor", "Hail", at="Orl Valley News")
    page = as_owner.get(jennie.path).content.decode()
    _, _, aside = page.partition("Is this the same person?")
    assert aside.index("Snow") < aside.index("Rain")
    assert "Wind" not in aside
    assert "Hail" not in aside


def test_one_page_about_the_author_at_two_outlets_is_a_suggestion_only(
    as_owner: Client, db: None
) -> None:
    page = "https://people.example/@jc"
    jennie = wrote("Jennie Carignan", "Bridge closed")
    other = wrote("Jennie Moor", "Ferry sails", at=POST)
    Author.objects.update(profile=sign.profile(page))
    shown = as_owner.get(jennie.path).content.decode()
    assert "gives the same page about the author" in shown
    assert other.path in shown
    assert named(other).joined is None


def test_a_reader_of_both_names_sees_one_follow(
    as_bea: Client, bea: Reader, two: tuple[Author, Author]
) -> None:
    jennie, j = two
    for row in two:
        follow.follow(bea, row, now=NOON)
    assert as_bea.get("/following").content.decode().count('<span class="noun">author') == 2
    sign.join(jennie, j, now=NOON)
    page = as_bea.get("/following").content.decode()
    assert page.count('<span class="noun">author') == 1
    assert page.count("You follow Jennie Carignan") == page.count("data-entry")
    assert "of your follows meet" not in page
    assert "You follow J. Carignan" not in page
    assert "Following<span" in as_bea.get(jennie.path).content.decode()
    as_bea.post("/unfollow", {"follow": Follow.objects.get(author=j).pk})
    assert not Follow.objects.exists()


def test_an_article_offers_a_person_once_to_follow(
    as_bea: Client, two: tuple[Author, Author]
) -> None:
    told = cast.article("Signed twice")
    sign.sign(told, [Person("J. Carignan"), Person("Jennie Carignan")])
    page = as_bea.get(told.path).content.decode()
    assert page.count('<span class="noun">author</span>') == 1


def test_an_outlets_page_names_each_person_once(client: Client, db: None) -> None:
    jennie = wrote("Jennie Carignan", "Bridge closed")
    wrote("J. Carignan", "Ferry sails")
    page = client.get(jennie.outlet.path).content.decode()
    _, _, writers = page.partition("Who writes here")
    assert writers.partition("</details>")[0].count("<li>") == 1


def test_the_page_asks_the_same_few_questions_of_a_busy_person(as_owner: Client, db: None) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            as_owner.get(jennie.path)
        return len(asked)

    jennie = wrote("Jennie Carignan", "Bridge closed")
    sign.join(jennie, wrote("J. Carignan", "Ferry sails", at=POST), now=NOON)
    wrote("Jennie Carignan", "Rain", at="Orl Valley News")
    as_owner.get(jennie.path)
    few = cost()
    for number in range(8):
        outlet = f"Outlet {number}"
        other = wrote("Jennie Carignan", f"Wind {number}", at=outlet)
        wrote("J. Carignan", f"Hail {number}", at=outlet)
        if number % 2:
            sign.join(jennie, other, now=NOON + timedelta(hours=number))
    assert cost() == few <= 18
