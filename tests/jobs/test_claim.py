"""Due rows are taken by one worker alone, and come due again if that worker dies."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from standfirst.jobs.claim import LEASE, claim
from standfirst.models import Article, Source
from tests import cast
from tests.cast import NOON


def take(limit: int = 50, *, tries: bool = True, after: timedelta = timedelta()) -> list[int]:
    now = NOON + after
    rows = Article.objects.to_read(now)
    return [row.pk for row in claim(rows, due="read_due_at", now=now, limit=limit, tries=tries)]


def put(count: int) -> list[int]:
    return [cast.article(f"Article {n}", read_due_at=NOON).pk for n in range(count)]


@pytest.mark.django_db
def test_a_row_is_claimed_once_and_again_when_its_lease_has_ended() -> None:
    pks = put(3)
    assert take() == pks
    assert take() == []
    assert take(after=LEASE - timedelta(seconds=1)) == []
    assert take(after=LEASE) == pks


@pytest.mark.django_db
def test_each_claim_counts_a_try_before_the_work() -> None:
    (pk,) = put(1)
    for number in range(1, 4):
        take(after=LEASE * number)
        assert Article.objects.get(pk=pk).tries == number


@pytest.mark.django_db
def test_a_claim_takes_no_more_than_its_limit_and_the_oldest_first() -> None:
    pks = put(5)
    Article.objects.filter(pk=pks[3]).update(read_due_at=NOON - timedelta(hours=1))
    assert take(2) == [pks[3], pks[0]]
    assert take(9) == [pks[1], pks[2], pks[4]]


@pytest.mark.django_db
def test_rows_without_a_count_of_tries_are_claimed_too() -> None:
    row = cast.source()
    due = Source.objects.due(NOON)
    assert claim(due, due="due_at", now=NOON, limit=5, tries=False) == [row]
    row.refresh_from_db()
    assert row.due_at == NOON + LEASE


@pytest.mark.django_db
def test_a_row_that_another_worker_took_meanwhile_is_left_to_it() -> None:
    first, second = put(2)

    class Late:
        """Sees the queue, then lets the other worker be quicker."""

        model = Article

        def values_list(self, *names: str) -> list[tuple[int, object]]:
            seen = list(Article.objects.to_read(NOON).values_list(*names))
            Article.objects.filter(pk=first).update(read_due_at=NOON + LEASE)
            return seen

    late: Any = Late()
    rows = claim(late, due="read_due_at", now=NOON, limit=5)
    assert [row.pk for row in rows] == [second]


@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_never_take_the_same_row() -> None:
    pks = put(24)

    def worker(_: int) -> list[int]:
        try:
            return take(4) + take(4)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        taken = [pk for found in workers.map(worker, range(4)) for pk in found]
    taken += take()
    assert sorted(taken) == pks
