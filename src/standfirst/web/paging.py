"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 20
LAST_PAGE = 200  # what lies deeper is found by searching; a deep offset costs time


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list; `next` is the number of the page below, 0 at the end."""

    rows: Sequence[Any]
    number: int
    next: int


def asked(request: HttpRequest) -> int:
    """The number of the page that `?page=` asks for; of anything but a number the first."""
    text = request.GET.get("page", "")
    return min(max(int(text), 1), LAST_PAGE) if text.isdecimal() and len(text) < 6 else 1


def leaf(
    request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], *, size: int = PER_PAGE
) -> Leaf:
    """The page that is asked for, of rows in their order."""
    number = asked(request)
    start = (number - 1) * size
    # One row more than shown tells whether there is a next page, without counting.
    found = list(rows[start : start + size + 1])
    more = len(found) > size and number < LAST_PAGE
    return Leaf(rows=found[:size], number=number, next=number + 1 if more else 0)
