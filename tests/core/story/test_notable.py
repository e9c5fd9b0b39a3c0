"""The notable days of a long story are those that its reports look back on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from standfirst.core.story.happened import DatedReport
from standfirst.core.story.notable import notable_days
from tests.cost import at_most

FIRST = date(2026, 3, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def report(published: int, *named: int, article: int = 0) -> DatedReport:
    """A report of one day that names others; days are counted from the first."""
    at = datetime.combine(day(published), datetime.min.time(), tzinfo=UTC)
    return DatedReport(article, at, article, tuple((day(n), day(n), 0) for n in named))


def test_a_day_that_is_named_beats_one_that_is_published_on() -> None:
    reports = [report(1, 0), report(2, 0), report(2)]
    assert notable_days(reports, 1) == (day(0),)


def test_a_day_still_named_later_beats_one_named_at_once() -> None:
    at_once = [report(10, 10), report(11, 10)]
    later = [report(20, 5), report(21, 5)]
    assert notable_days([*at_once, *later], 1) == (day(5),)


def test_many_reports_of_one_day_weigh_less_than_the_days_that_look_back() -> None:
    crowd = [report(11, 10) for _ in range(6)]
    looking_back = [report(n, n - 1, 4) for n in (5, 6, 7, 8)]
    assert notable_days([*crowd, *looking_back], 1) == (day(4),)


def test_a_report_without_a_day_tells_of_its_own() -> None:
    assert notable_days([report(3), report(3), report(5)], 1) == (day(3),)


def test_a_month_is_no_day() -> None:
    at = datetime(2026, 3, 9, tzinfo=UTC)
    month = DatedReport(1, at, 1, ((date(2026, 2, 1), date(2026, 2, 28), 0),))
    assert notable_days([month], 5) == (at.date(),)


def test_days_come_in_order_of_time_and_within_the_bounds() -> None:
    reports = [report(9, 1, 3, 5, 7), report(10, 1, 3, 5, 7)]
    assert notable_days(reports, 2, since=day(2), until=day(6)) == (day(3), day(5))


def test_there_are_no_more_days_than_reports_tell_of() -> None:
    assert notable_days([report(1, 0)], 9) == (day(0), day(1))
    assert notable_days([], 9) == ()
    assert notable_days([report(1)], 0) == ()


def test_of_equal_days_the_earlier_is_picked_whatever_the_order() -> None:
    reports = [report(1), report(2), report(3)]
    assert notable_days(reports, 2) == notable_days(reports[::-1], 2) == (day(1), day(2))


def test_a_story_of_years_takes_less_than_a_second() -> None:
    reports = [report(n % 1000, *range(n % 900, n % 900 + 20)) for n in range(5000)]
    with at_most(1):
        assert len(notable_days(reports, 40)) == 40
