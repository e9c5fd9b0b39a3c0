"""What writing a reading costs, however much an article names."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from standfirst.core.types import (
    FoundStatement,
    FoundTopic,
    ReadArticle,
    StatementKind,
    StatementSpans,
    TopicKind,
)
from standfirst.jobs.reading import write
from standfirst.models import Article, Mention, StatementTopic
from tests import cast
from tests.cost import at_most

pytestmark = pytest.mark.django_db

NOTHING = ReadArticle(
    language="en",
    topics=(),
    phrases=(),
    statements=(),
    figures=(),
    sentences=(),
    terms={},
    fingerprint=(),
    model="rules",
)


def people(n: int, *, times: int = 1) -> tuple[FoundTopic, ...]:
    """People with a role, each named so many times, ten characters between two names."""
    return tuple(
        FoundTopic(
            f"Ida{one} Moor{one}",
            TopicKind.PERSON,
            spans=tuple((10 * (n * k + one), 10 * (n * k + one) + 5) for k in range(times)),
            forms=(f"Ida{one} Moor{one}", f"Moor{one}"),
            role="minister",
        )
        for one in range(n)
    )


def said(start: int, end: int) -> FoundStatement:
    spans = StatementSpans(content=((start, end),))
    return FoundStatement("", "he", "", "said", StatementKind.DIRECT, False, "", "So.", spans)


def due(n: int) -> list[Article]:
    return [cast.article(f"Article {one}", read_due_at=cast.NOON) for one in range(n)]


@pytest.mark.parametrize("again", [False, True])
def test_an_article_costs_few_questions_however_many_people_it_names(
    again: bool, django_assert_max_num_queries: Any
) -> None:
    read = replace(NOTHING, topics=people(50))
    (row,) = due(1)
    write([(row, read)], cast.NOON)
    if again:
        Article.objects.update(read_due_at=cast.NOON)
    else:
        (row,) = due(1)
    with django_assert_max_num_queries(25):
        write([(row, read)], cast.NOON)
    assert Mention.objects.filter(article=row).count() == 50


def test_a_statement_keeps_who_told_it_and_that_it_reads_on() -> None:
    (row,) = due(1)
    told = replace(said(0, 5), teller="Ida Moor", reads_on=True)
    write([(row, replace(NOTHING, statements=(told,)))], cast.NOON)
    kept = row.statements.get()
    assert (kept.teller, kept.reads_on, kept.told) == ("Ida Moor", True, "said So.")


def test_a_statement_is_about_whom_its_words_name() -> None:
    (row,) = due(1)
    told = replace(NOTHING, topics=people(3, times=2), statements=(said(8, 15), said(20, 58)))
    write([(row, told)], cast.NOON)
    about = StatementTopic.objects.values_list("statement__position", "topic__name")
    assert sorted(about) == [
        (0, "Ida1 Moor1"),
        (1, "Ida0 Moor0"),
        (1, "Ida1 Moor1"),
        (1, "Ida2 Moor2"),
    ]


def test_who_is_meant_in_five_hundred_statements_of_a_long_article_is_quickly_told() -> None:
    (row,) = due(1)
    told = replace(
        NOTHING,
        topics=people(60, times=1000),
        statements=tuple(said(1200 * n, 1200 * n + 7) for n in range(500)),
    )
    with at_most(3.0):
        write([(row, told)], cast.NOON)
    assert StatementTopic.objects.count() == 500


def test_what_an_editor_pinned_has_the_articles_new_date() -> None:
    (row,) = due(1)
    read = replace(NOTHING, topics=people(1))
    write([(row, read)], cast.NOON)
    Mention.objects.update(pinned=True)
    row.published -= timedelta(days=1)
    row.read_due_at = cast.NOON
    row.save()
    write([(row, read)], cast.NOON)
    assert Mention.objects.get().published == row.published
