"""An event happened on the day that the first sentences of its reports give."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.story.happened import (
    LEAD,
    DatedReport,
    Happening,
    dated_report,
    happened,
)

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
TODAY = NOON.date()
YESTERDAY = TODAY - timedelta(days=1)
BEFORE = TODAY - timedelta(days=2)


def told(
    article: int, *days: tuple[date, int], origin: int | None = None, hours: int = 0
) -> DatedReport:
    """A report whose sentences name single days."""
    return DatedReport(
        article,
        NOON + timedelta(hours=hours),
        article if origin is None else origin,
        tuple((day, day, sentence) for day, sentence in days),
    )


def test_the_first_sentence_tells_the_day_and_its_article_is_named() -> None:
    reports = [told(1), told(2, (YESTERDAY, 0), (TODAY, 3))]
    assert happened(reports) == Happening(YESTERDAY, 2)


def test_most_reports_decide() -> None:
    reports = [told(1, (TODAY, 0)), told(2, (YESTERDAY, 0)), told(3, (YESTERDAY, 0))]
    assert happened(reports) == Happening(YESTERDAY, 2)


def test_the_article_that_says_it_first_in_its_text_is_named() -> None:
    reports = [told(1, (YESTERDAY, 2)), told(2, (YESTERDAY, 0), origin=2, hours=3)]
    assert happened(reports) == Happening(YESTERDAY, 2)


def test_copies_have_one_vote() -> None:
    copies = [told(n, (TODAY, 0), origin=1) for n in range(1, 9)]
    others = [told(n, (YESTERDAY, 0)) for n in (10, 11)]
    assert happened([*copies, *others]) == Happening(YESTERDAY, 10)


def test_reports_that_differ_give_no_day() -> None:
    assert happened([told(1, (TODAY, 0)), told(2, (YESTERDAY, 0))]) is None
    thirds = [told(1, (TODAY, 0)), told(2, (YESTERDAY, 0)), told(3, (BEFORE, 1), (TODAY, 3))]
    assert happened(thirds) is None


def test_reports_without_a_day_give_none() -> None:
    assert happened([]) is None
    assert happened([told(1), told(2)]) is None


def test_what_is_to_come_has_not_happened() -> None:
    assert happened([told(1, (TODAY + timedelta(days=2), 0))]) is None


def test_a_day_long_gone_is_background() -> None:
    assert happened([told(1, (TODAY - timedelta(days=30), 0))]) is None


def test_a_month_is_no_day() -> None:
    month = DatedReport(1, NOON, 1, ((date(2026, 3, 1), date(2026, 3, 31), 0),))
    assert happened([month]) is None


def test_what_stands_far_behind_tells_nothing() -> None:
    assert happened([told(1, (YESTERDAY, LEAD))]) is None
    assert happened([told(1, (YESTERDAY, LEAD - 1))]) == Happening(YESTERDAY, 1)


@given(st.permutations([told(1, (TODAY, 0)), told(2, (YESTERDAY, 0)), told(3, (YESTERDAY, 1))]))
def test_the_order_of_the_reports_does_not_matter(reports: list[DatedReport]) -> None:
    assert happened(reports) == Happening(YESTERDAY, 2)


def test_a_reading_becomes_a_report_with_the_numbers_of_its_sentences() -> None:
    report = dated_report(
        7,
        at=NOON,
        origin=3,
        dates=[[5, 9, "2026-03-03", "2026-03-03"], [140, 144, "2026-03-01", "2026-03-31"]],
        sentences=[[0, 70], [70, 140], [140, 160]],
    )
    assert report == DatedReport(
        7, NOON, 3, ((YESTERDAY, YESTERDAY, 0), (date(2026, 3, 1), date(2026, 3, 31), 2))
    )


def test_a_short_opening_tells_the_day_less_than_the_sentence_to_which_it_leads() -> None:
    def report(opening: int) -> DatedReport:
        return dated_report(
            7,
            at=NOON,
            origin=7,
            dates=[
                [0, 9, "2026-03-03", "2026-03-03"],
                [opening + 9, opening + 14, "2026-03-04", "2026-03-04"],
            ],
            sentences=[[0, opening], [opening, opening + 120]],
        )

    assert happened([report(38)]) == Happening(TODAY, 7)
    assert happened([report(90)]) == Happening(YESTERDAY, 7)


def test_rubbish_in_a_reading_is_left_out() -> None:
    dates: list[list[object]] = [
        [0, 1, "soon", "2026-03-03"],
        [0, 1, None, None],
        [0, 1],
        ["x", 1, "2026-03-03", 2],
    ]
    assert dated_report(1, at=NOON, origin=1, dates=dates, sentences=[[0, 9]]).days == ()


def test_a_reading_without_sentences_has_one() -> None:
    dates = [[5, 9, "2026-03-03", "2026-03-03"]]
    report = dated_report(1, at=NOON, origin=1, dates=dates, sentences=[])
    assert report.days == ((YESTERDAY, YESTERDAY, 0),)


def test_what_was_reported_before_cannot_have_happened_later() -> None:
    reports = [told(1, hours=-24), told(2, (TODAY, 0)), told(3, (TODAY, 0))]
    assert happened(reports) is None
    assert happened(reports[1:]) == Happening(TODAY, 2)
    assert happened(reports[1:], NOON - timedelta(hours=24)) is None  # of one that is not given
