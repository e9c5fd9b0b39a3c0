"""Whose a source is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.source.outlet import (
    KnownOutlet,
    OutletChoice,
    host_of,
    name_of,
    outlet_of,
    same_name,
)

COURIER = KnownOutlet(1, "courier.example", "The Halvik Courier")


def test_the_first_source_of_a_host_opens_an_outlet() -> None:
    choice = outlet_of(url="https://www.courier.example/rss", title="The Halvik Courier", known=())
    assert choice == OutletChoice(None, "courier.example", "The Halvik Courier")


@pytest.mark.parametrize(
    "title",
    [
        "The Halvik Courier",
        "the halvik courier – World",
        "Sport | The Halvik Courier",
        "RSS feed",
        "",
    ],
)
def test_sources_of_one_host_that_share_a_name_are_one_outlet(title: str) -> None:
    choice = outlet_of(url="https://courier.example/world/rss", title=title, known=[COURIER])
    assert choice == OutletChoice(1, COURIER.place, COURIER.name)


def test_folders_of_a_shared_host_are_outlets_of_their_own() -> None:
    known = [KnownOutlet(1, "blogs.example", "Ida on Bridges")]
    choice = outlet_of(url="https://blogs.example/milo/feed.xml", title="Milo Cooks", known=known)
    assert choice == OutletChoice(None, "blogs.example/milo", "Milo Cooks")
    known.append(KnownOutlet(2, choice.place, choice.name))
    again = outlet_of(url="https://blogs.example/milo/comments", title="Talk", known=known)
    assert again.id == 2


def test_another_host_is_another_outlet_even_of_one_name() -> None:
    choice = outlet_of(url="https://post.example/rss", title="The Halvik Courier", known=[COURIER])
    assert choice.id is None


def test_an_outlet_known_by_its_host_alone_takes_every_source_of_it() -> None:
    bare = KnownOutlet(3, "post.example", "post.example")
    choice = outlet_of(url="https://post.example/a/feed", title="Portside Post", known=[bare])
    assert choice.id == 3


def test_a_source_without_a_telling_title_is_called_by_its_host() -> None:
    choice = outlet_of(url="https://post.example/feed", title="Latest headlines", known=())
    assert choice.name == "post.example"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Courier.example/feed", "courier.example"),
        ("https://courier.example:443/feed", "courier.example"),
        ("http://courier.example:80/feed", "courier.example"),
        ("http://courier.example:8080/feed", "courier.example:8080"),
        ("http://[::1]:8100/feed", "::1:8100"),
        ("http://courier.example:nonsense/", "courier.example"),
        ("", ""),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Latest news | The Courier", "The Courier"),
        ("The Courier: World", "The Courier"),
        ("The Courier - RSS", "The Courier"),
        ("The Courier RSS feed", "The Courier"),
        ("The Courier » All articles", "The Courier"),
        ("RSS", ""),
        ("  ", ""),
        ("News", "News"),
    ],
)
def test_the_name_of_an_outlet_by_a_title(title: str, name: str) -> None:
    assert name_of(title) == name


def test_titles_that_share_no_part_are_of_two_outlets() -> None:
    assert same_name("BBC News", "BBC News - World")
    assert not same_name("Ida on Bridges", "Milo Cooks")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_title_has_an_outlet(title: str, path: str) -> None:
    url = f"https://courier.example/{path}"
    choice = outlet_of(url=url, title=title, known=[COURIER])
    assert choice.place.startswith("courier.example")
    assert choice.name
