"""What the desk says of its own installation."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from standfirst.checks import contact_is_told, has_safe_wal
from standfirst.configuration import load


@pytest.mark.parametrize(
    ("version", "safe"),
    [((3, 40, 1), False), ((3, 44, 6), True), ((3, 50, 6), False), ((3, 51, 3), True)],
)
def test_a_sqlite_is_safe_from_the_release_that_mended_it(
    version: tuple[int, int, int], safe: bool
) -> None:
    assert has_safe_wal(version) is safe


@pytest.mark.parametrize(("contact", "warnings"), [("", 1), ("desk@example.org", 0)])
def test_a_desk_that_names_nobody_to_write_to_is_told(
    settings: Settings, contact: str, warnings: int
) -> None:
    settings.DESK = load().model_copy(update={"contact": contact})
    assert len(contact_is_told()) == warnings
