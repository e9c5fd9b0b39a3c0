"""A parsed item kept as JSON comes back as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.source.record import from_json, to_json
from standfirst.core.types import ParsedItem, Person, Picture

TEXT = st.text(max_size=20)
MOMENTS = st.datetimes(timezones=st.just(UTC)) | st.none()
ITEMS = st.builds(
    ParsedItem,
    key=st.text(min_size=1, max_size=20),
    url=TEXT,
    title=TEXT,
    summary=TEXT,
    content=TEXT,
    authors=st.lists(st.builds(Person, name=TEXT, url=TEXT), max_size=3).map(tuple),
    published=MOMENTS,
    modified=MOMENTS,
    topics=st.lists(TEXT, max_size=3).map(tuple),
    picture=st.builds(Picture, url=TEXT, caption=TEXT, credit=TEXT) | st.none(),
    language=TEXT,
)


@given(ITEMS)
def test_an_item_comes_back_from_json_as_it_was(item: ParsedItem) -> None:
    assert from_json(json.loads(json.dumps(to_json(item)))) == item


def test_what_is_empty_is_left_out() -> None:
    assert to_json(ParsedItem(key="a")) == {"key": "a"}


def test_a_date_keeps_its_moment() -> None:
    at = datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    told = to_json(ParsedItem(key="a", published=at))
    assert told["published"] == "2026-03-02T09:30:00+05:45"
    assert from_json(told).published == at
