"""Hosts' turns are taken by one worker alone, and come back if that worker dies."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from standfirst.core.errors import FetchError
from standfirst.io.guard import parse_allowed
from standfirst.io.hosts import Place, held_error
from standfirst.io.http import Policy
from standfirst.jobs.claim import LEASE
from standfirst.jobs.turns import Turns, choose, told
from standfirst.models import HostTurn, Source
from tests import cast
from tests.cast import NOON

HOSTS = [Place(f"host-{number}.example", spared=True) for number in range(12)]
ONE = HOSTS[0]


def turns(after: timedelta = timedelta(), *, spacing: float = 1.0) -> Turns:
    return Turns(Policy(per_host_seconds=spacing), NOON + after)


def refused(seconds: float) -> FetchError:
    error = FetchError("Slow down.", status=429, retry_after=seconds)
    error.host = ONE.name
    return error


@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_never_have_the_turn_of_one_host() -> None:
    def worker(number: int) -> list[str]:
        try:
            mine = turns()
            mine.take(HOSTS[number:] + HOSTS[:number])
            return sorted(mine.own)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        taken = [name for found in workers.map(worker, range(4)) for name in found]
    assert Counter(taken) == Counter(place.name for place in HOSTS)


@pytest.mark.django_db
def test_a_turn_comes_back_when_it_is_given_and_when_its_worker_dies() -> None:
    first, second = turns(), turns()
    first.take([ONE])
    second.take([ONE])
    assert (first.own, second.own) == ({ONE.name}, set())
    assert second(ONE).busy
    first.give_back()
    second.take([ONE])
    assert second.own == {ONE.name}
    late = turns(LEASE + timedelta(seconds=1))
    late.take([ONE])
    assert late.own == {ONE.name}
    second.give_back()  # it has been dead for its lease: this takes nothing from the other
    assert HostTurn.objects.get().taken_by == late.round


@pytest.mark.django_db
def test_the_next_round_waits_out_the_second_between_two_requests() -> None:
    first = turns(spacing=10.0)
    first.take([ONE])
    first.give_back()
    assert 9 < turns(timedelta(seconds=0))(ONE).wait <= 10.1
    assert turns(timedelta(seconds=20))(ONE).wait == 0


@pytest.mark.django_db
def test_a_hold_is_seen_by_every_worker_until_it_ends() -> None:
    first = turns()
    first.take([ONE])
    first.hold(refused(3600))
    first.give_back()
    assert 3590 < turns()(ONE).held <= 3600.1
    assert turns(timedelta(hours=2))(ONE).held <= 0
    second = turns()
    second.take([ONE])
    assert second.own == set()


@pytest.mark.django_db
def test_a_hold_of_a_host_that_nobody_had_is_kept_too() -> None:
    turns().hold(refused(60))
    turns().hold(refused(0))
    turns().hold(held_error(ONE.name, 7200, 429))  # not asked: tells nothing new
    assert 50 < turns()(ONE).held <= 60.1


@pytest.mark.django_db
def test_every_host_has_its_share_of_a_batch() -> None:
    many = cast.outlet("Many")
    for _ in range(30):
        cast.source(many)
    few = [cast.source(cast.outlet(f"Few {number}")) for number in range(3)]
    chosen = choose(Source.objects.due(NOON), turns(), due="due_at", limit=10)
    assert len(chosen) == 10
    assert {row.pk for row in few} <= set(chosen)


@pytest.mark.django_db
def test_no_more_of_a_host_is_chosen_than_there_is_time_for() -> None:
    for _ in range(9):
        cast.source()
    found = []
    for spacing, after in ((5.0, 0), (99.0, 10), (99.0, 20), (99.0, 120)):
        mine = turns(timedelta(seconds=after), spacing=spacing)
        found.append(len(choose(Source.objects.due(NOON), mine, due="due_at", limit=64)))
        mine.give_back()
    assert found == [4, 1, 0, 1]  # the third comes too soon after the second


@pytest.mark.django_db
def test_addresses_that_will_be_refused_take_no_turn() -> None:
    Source.objects.filter(pk=cast.source().pk).update(url="http://192.168.1.1:99999/")
    assert len(choose(Source.objects.due(NOON), turns(), due="due_at", limit=9)) == 1
    assert not HostTurn.objects.exists()


def test_the_sentence_of_a_held_host_says_until_when() -> None:
    error = held_error("paper.example", 5400, 503)
    assert told(error, NOON) == (
        "paper.example asked us to wait (503). It is not asked before 13:30 UTC on 5 March."
    )
    assert told(FetchError("Broken. Mend it."), NOON) == "Broken. Mend it."


@pytest.mark.django_db
def test_old_turns_are_forgotten_and_holds_are_not() -> None:
    week = timedelta(days=7)
    HostTurn.objects.create(name="old.example", next_at=NOON - 2 * week)
    HostTurn.objects.create(name="held.example", next_at=NOON - 2 * week, held_until=NOON)
    HostTurn.objects.create(name="new.example", next_at=NOON)
    HostTurn.objects.over(NOON - week).delete()
    names = set(HostTurn.objects.values_list("name", flat=True))
    assert names == {"held.example", "new.example"}


@pytest.mark.django_db
def test_a_host_that_the_owner_allowed_has_no_turn_but_can_be_held() -> None:
    own = Place("127.0.0.1:8000")
    mine = Turns(Policy(allowed=parse_allowed("127.0.0.1:8000")), NOON)
    mine.take([own])
    assert not HostTurn.objects.exists()
    error = refused(60)
    error.host = own.name
    mine.hold(error)
    assert turns()(own).held > 50
