"""The pages of the subjects: their tree, and what an article is about."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from standfirst.core.subject.tree import Subject
from standfirst.jobs import subjects
from standfirst.models import Article, Mention, Topic
from tests import cast

pytestmark = pytest.mark.django_db
POLITICS = "11000000"
ELECTION = Subject("20000574", "election", POLITICS, "Choosing by vote")
NATIONAL = Subject("20000579", "national <b>elections", ELECTION.code)


def about(row: Article, code: str, *, implied: bool = False) -> None:
    topic = Topic.objects.get(code=code)
    Mention.objects.create(article=row, topic=topic, published=row.published, implied=implied)
    Topic.objects.filter(pk=topic.pk).update(article_count=topic.mentions.count())


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_desk_without_articles_shows_an_empty_page(client: Client) -> None:
    cast.bea()
    assert "come with the first article" in shown(client, "/subjects")


def test_the_broadest_stand_on_one_page_with_their_counts_and_credit(client: Client) -> None:
    cast.bea()
    subjects.bring_in([ELECTION, NATIONAL])
    about(cast.article(), POLITICS)
    html = shown(client, "/subjects")
    assert html.count('<li>\n    <div class="branch"><a href="/topics/') == 17
    assert "IPTC NewsCodes" in html
    assert "creativecommons.org/licenses/by/4.0" in html
    assert f'<a href="/subjects/{POLITICS}">1 part<' in html
    assert '<span class="number">1<' in html
    assert "/subjects/17000000" not in html  # nothing stands under it


def test_a_subjects_page_shows_what_is_under_and_above_it(client: Client) -> None:
    cast.bea()
    subjects.bring_in([ELECTION, NATIONAL])
    html = shown(client, f"/subjects/{ELECTION.code}")
    assert f'<a href="/subjects/{POLITICS}">politics</a>' in html
    assert "national &lt;b&gt;elections" in html
    assert "Choosing by vote" in html


@pytest.mark.parametrize("code", ["99999999", "1", "20000574x"])
def test_an_unknown_code_is_not_found(client: Client, code: str) -> None:
    cast.bea()
    assert client.get(f"/subjects/{code}").status_code == 404


def test_a_reader_follows_a_subject_from_the_page(client: Client) -> None:
    subjects.plant()
    client.force_login(cast.bea())
    topic = Topic.objects.get(code=POLITICS)
    assert f'name="key" value="{topic.pk}"' in shown(client, "/subjects")
    client.post("/follow", {"kind": "topic", "key": topic.pk})
    assert "Following<span" in shown(client, "/subjects")


def test_the_page_asks_as_few_questions_for_many_subjects_as_for_few(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast.bea())
    subjects.bring_in([Subject(f"2000{n:04}", f"s{n}", POLITICS) for n in range(60)])
    with django_assert_max_num_queries(12):
        shown(client, f"/subjects/{POLITICS}")


def test_only_the_owner_is_told_how_the_whole_tree_comes(client: Client) -> None:
    subjects.plant()
    client.force_login(cast.bea())
    assert "subjects import" not in shown(client, "/subjects")
    client.force_login(cast.owner())
    assert "subjects import" in shown(client, "/subjects")
    subjects.bring_in([ELECTION])
    assert "subjects import" not in shown(client, "/subjects")


def test_an_article_shows_its_subjects_beside_what_its_outlet_calls_it(client: Client) -> None:
    cast.bea()
    subjects.bring_in([ELECTION])
    row = cast.article(labels=["Votes"], section="Home")
    about(row, ELECTION.code)
    about(row, POLITICS, implied=True)
    html = shown(client, row.path)
    assert "What it is about" in html
    assert ">election</a>" in html
    assert ">politics</a>" not in html
    assert f"As {row.outlet} files it" in html
    assert "Votes" in html


def test_an_article_without_subjects_says_nothing_of_them(client: Client) -> None:
    cast.bea()
    assert "What it is about" not in shown(client, cast.article().path)
