"""Who is let in without a password."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import Client, RequestFactory

from standfirst.models import Reader
from standfirst.web.owner import FORWARDED, is_from_here, on_loopback, sole_owner
from tests import cast


def request(**meta: Any) -> Any:
    known = {"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1"}
    made = RequestFactory().get("/", **known | meta)
    made.user = AnonymousUser()
    return made


def test_the_first_visit_on_the_own_machine_makes_the_owner(at_home: Client) -> None:
    assert at_home.get("/settings").status_code == 200
    made = Reader.objects.get()
    assert made.is_owner
    assert not made.has_usable_password()


def test_a_second_visit_makes_no_second_owner(at_home: Client) -> None:
    at_home.get("/settings")
    at_home.get("/settings")
    assert Reader.objects.count() == 1


def test_a_visitor_from_elsewhere_makes_no_owner(client: Client, db: None) -> None:
    client.get("/", REMOTE_ADDR="192.0.2.7", headers={"host": "127.0.0.1:8000"})
    assert Reader.objects.count() == 0


@pytest.mark.parametrize("header", FORWARDED)
def test_a_request_that_came_through_a_proxy_is_nobodys(header: str) -> None:
    name = "HTTP_" + header.upper().replace("-", "_")
    assert not is_from_here(request(**{name: "192.0.2.7"}))


@pytest.mark.parametrize(
    "host", ["news.example.org", "attacker.example:8000", "", "127.0.0.1.evil"]
)
def test_a_foreign_name_for_this_machine_is_not_the_owners(host: str) -> None:
    assert not is_from_here(request(HTTP_HOST=host))


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_the_names_of_this_machine_are_the_owners(host: str) -> None:
    assert is_from_here(request(HTTP_HOST=host))


def test_a_desk_with_a_public_address_lets_nobody_in_this_way(settings: Any) -> None:
    settings.DESK = settings.DESK.model_copy(update={"url": "https://news.example.org"})
    assert not is_from_here(request())


def test_an_owner_with_a_password_must_sign_in(at_home: Client) -> None:
    made = cast.owner()
    made.set_password(cast.PASSWORD)
    made.save()
    assert at_home.get("/settings").status_code == 302


def test_with_a_second_reader_nobody_is_let_in_without_a_password(db: None) -> None:
    cast.owner()
    cast.bea()
    assert sole_owner() is None


def test_a_sole_reader_who_is_not_the_owner_is_not_let_in(db: None) -> None:
    cast.bea(is_active=True)
    assert sole_owner() is None


def test_a_page_that_asks_for_nobody_asks_the_database_nothing(
    django_assert_num_queries: Any, db: None
) -> None:
    answer = on_loopback(lambda _: HttpResponse())
    with django_assert_num_queries(0):
        answer(request())
