"""The table of figures on a story's page: what stands first, and what is folded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from standfirst.models import Article, Figure, Story
from standfirst.web.figures import CHARTS, ONCE, OPEN, Counted, befallen, figures
from standfirst.web.told import told_in
from tests import cast


@pytest.fixture
def told(db: None) -> cast.Told:
    return cast.story()


def counted(row: Article, sentence: str, value: float, counts: str, unit: str = "") -> Figure:
    return row.figures.create(
        position=row.figures.count(), value=value, counts=counts, unit=unit, sentence=sentence
    )


def later(told: cast.Told, hours: int, **fields: Any) -> Article:
    """Another outlet's report of the same step."""
    known: dict[str, Any] = {"story": told.story, "development": told.articles[0].development}
    known["outlet"] = cast.outlet(f"Paper {hours}")
    at = cast.NOON + timedelta(hours=hours)
    return cast.article(f"Report {hours}", published=at, **known | fields)


def shown(story: Story) -> list[str]:
    return [f"{row.newest.figure.value:g} {row.counts}" for row in figures(told_in(story.pk)).open]


def test_what_changed_comes_first_then_what_most_tell_then_people_then_sums(
    told: cast.Told,
) -> None:
    for hours, value in ((1, 12), (2, 12), (20, 14)):
        row = later(told, hours)
        counted(row, f"The blast killed {value} people.", value, "people")
    for hours in (3, 4):
        counted(later(told, hours), "All 640 crew were idle.", 640, "crew")
    last = later(told, 21)
    counted(last, "Inspectors had two warnings on file.", 2, "warnings")
    counted(last, "Repairs cost 40 million crowns.", 4e7, "crowns", "crowns")
    counted(last, "The police arrested 30 people.", 30, "people")
    assert shown(told.story) == ["14 people", "640 crew", "30 people", "4e+07 ", "2 warnings"]


def test_most_of_what_one_report_alone_tells_is_folded(client: Client, told: cast.Told) -> None:
    row = told.articles[0]
    for number in range(20, 20 + ONCE + 3):
        counted(row, f"It has {number} things{number}.", number, f"things{number}")
    table = figures(told_in(told.story.pk))
    assert (len(table.open), len(table.folded)) == (ONCE, 3)
    page = client.get(told.story.path).content.decode()
    assert "<summary>3 more figures</summary>" in page


def test_the_table_stands_open_for_ten_rows_at_most(told: cast.Told) -> None:
    for row in told.articles[:2]:
        for number in range(100, 112):
            counted(row, f"It has {number} kinds{number}.", number, f"kinds{number}")
    assert len(figures(told_in(told.story.pk)).open) == OPEN


def test_a_story_without_figures_has_no_table(client: Client, told: cast.Told) -> None:
    assert "figures-head" not in client.get(told.story.path).content.decode()


def test_a_number_that_changed_is_drawn_and_every_report_stands_beside_it(
    client: Client, told: cast.Told
) -> None:
    for hours, value in ((1, 12), (2, 12), (20, 14)):
        row = later(told, hours)
        counted(row, f"The blast killed {value} people.", value, "people")
    (drawn,) = [row.chart for row in figures(told_in(told.story.pk)).open if row.chart]
    assert [point.figure.value for point in drawn.points] == [12, 12, 14]
    assert drawn.points[0].y == drawn.points[1].y > drawn.points[2].y
    assert drawn.points[0].x < drawn.points[1].x < drawn.points[2].x
    page = client.get(told.story.path).content.decode()
    assert "All 3 reports of this number" in page
    assert all(point.figure.article.path in page for point in drawn.points)


def test_a_range_and_at_least_reach_further_than_their_point(told: cast.Told) -> None:
    counted(later(told, 1), "The blast killed 10 to 12 people.", 10, "people")
    counted(later(told, 9), "The blast killed at least 14 people.", 14, "people")
    (drawn,) = [row.chart for row in figures(told_in(told.story.pk)).open if row.chart]
    ranged, least = drawn.points
    assert (ranged.top < ranged.bottom, ranged.open) == (True, False)
    assert (least.top < least.bottom, least.open) == (True, True)


def test_a_number_told_alike_by_all_is_not_drawn(told: cast.Told) -> None:
    for hours in (3, 4):
        counted(later(told, hours), "All 640 crew were idle.", 640, "crew")
    assert not any(row.chart for row in figures(told_in(told.story.pk)).open)


def test_no_more_than_five_charts_stand_open(told: cast.Told) -> None:
    things = [f"{word}s" for word in ("boat", "goat", "train", "barn", "house", "bridge", "tower")]
    for hours, more in ((1, 0), (9, 40)):
        row = later(told, hours)
        for number, thing in enumerate(things):
            value = 100 + 10 * number + more
            sentence = f"The storm destroyed {value} {thing} near the {thing} market."
            counted(row, sentence, value, thing)
    found = figures(told_in(told.story.pk))
    assert sum(bool(row.before) for row in (*found.open, *found.folded)) > CHARTS
    assert sum(row.chart is not None for row in (*found.open, *found.folded)) == CHARTS


def test_the_hedge_the_place_and_the_day_are_shown(client: Client, told: cast.Told) -> None:
    row = counted(told.articles[0], "At least 30 boats sank in Osk on Sunday.", 30, "boats")
    row.hedge, row.place, row.day = "at least", "Osk", date(2026, 3, 1)
    row.save()
    page = client.get(told.story.path).content.decode()
    assert "at least 30" in page
    assert "(Osk, of 1 March 2026)" in page


def test_what_befell_them_stands_beside_who_is_counted(client: Client, told: cast.Told) -> None:
    counted(later(told, 1), "Sixteen miners are missing in the mine.", 16, "miners")
    counted(later(told, 9), "Twelve miners are missing in the mine.", 12, "miners")
    counted(later(told, 9), "Forty deaths were counted in the land.", 40, "deaths")
    (missing, dead) = figures(told_in(told.story.pk)).open
    assert (missing.befell, dead.befell) == ("missing", "")
    assert "(missing)" in client.get(told.story.path).content.decode()


def test_a_measure_shows_what_it_is_of_beside_its_unit(told: cast.Told) -> None:
    counted(told.articles[0], "It cleared 30 metres of rubble.", 30, "metres of rubble", "m")
    (row,) = figures(told_in(told.story.pk)).open
    assert row.counts == "of rubble"


def test_the_points_of_a_chart_are_decoration_beside_the_table(
    client: Client, told: cast.Told
) -> None:
    for hours, value in ((1, 12), (20, 14)):
        counted(later(told, hours), f"The blast killed {value} people.", value, "people")
    page = client.get(told.story.path).content.decode()
    points = page.partition('<g aria-hidden="true">')[2].partition("</g>")[0]
    assert points.count("<a ") == points.count('tabindex="-1"') == 2


def test_large_sums_and_ranges_are_written_for_people(client: Client, told: cast.Told) -> None:
    for hours, value in ((1, 950), (20, 1150)):
        row = later(told, hours)
        sentence = f"The state owes the bank {value} million crowns."
        counted(row, sentence, value * 1e6, "crowns", "crowns")
    hurt = "Between 12 and 15 people were hurt."
    counted(told.articles[0], hurt, 12, "people")
    page = client.get(told.story.path).content.decode()
    assert all(words in page for words in ("1.15 billion crowns", "950 million crowns", "12 to 15"))
    assert "000,000" not in page


def test_a_number_of_a_speaker_is_shown_as_theirs(client: Client, told: cast.Told) -> None:
    row = later(told, 2)
    counted(row, "Hovden said he had received 1.9 million crowns.", 1.9e6, "crowns", "crowns")
    cast.statement(row, "he had received 1.9 million crowns", speaker="Per Hovden")
    other = later(told, 3)
    counted(other, "They said 13 people were alive.", 13, "people")
    cast.statement(other, "13 people were alive", speaker="They", named=False)
    page = client.get(told.story.path).content.decode().partition("figures-head")[2]
    assert '<span dir="auto">Per Hovden</span>, in <a' in page.partition("</table>")[0]
    assert ">They</span>, in" not in page


def test_numbers_in_dispute_are_listed_once_each_and_come_before_nothing(
    client: Client, told: cast.Told
) -> None:
    for hours, value in ((1, 14), (3, 17), (6, 14), (9, 17)):
        row = later(told, hours)
        counted(row, f"The blast killed {value} people.", value, "people")
    (found,) = figures(told_in(told.story.pk)).open
    assert (found.newest.figure.value, [one.figure.value for one in found.before]) == (17, [14])
    page = client.get(told.story.path).content.decode().partition("figures-head")[2]
    assert "<td>also told" in page
    assert "<td>before" not in page


def test_a_number_that_follows_a_dispute_leaves_its_numbers_before(
    client: Client, told: cast.Told
) -> None:
    for hours, value in ((1, 14), (3, 17), (6, 14), (30, 25)):
        row = later(told, hours)
        counted(row, f"The blast killed {value} people.", value, "people")
    (found,) = figures(told_in(told.story.pk)).open
    assert [one.figure.value for one in (found.newest, *found.before)] == [25, 14, 17, 14]
    assert not found.disputed


def test_one_measure_told_in_many_articles_is_one_row(told: cast.Told) -> None:
    for hours, sentence, counts in (
        (1, "The bridge is 640 metres long.", "metres"),
        (2, "Divers looked at all 640 metres of the bridge.", "metres of the bridge"),
        (3, "It is 640 metres from bank to bank.", "metres"),
    ):
        counted(later(told, hours), sentence, 640, counts, "m")
    rows = [row for row in figures(told_in(told.story.pk)).open if row.newest.figure.unit == "m"]
    assert [(row.counts, row.reports) for row in rows] == [("of the bridge", 3)]
    assert len({value.figure.article_id for value in rows[0].every}) == len(rows[0].every) == 3


def test_what_a_number_was_before_has_no_row_of_its_own(told: cast.Told) -> None:
    counted(later(told, 1), "The offer was 450 million crowns.", 4.5e8, "crowns", "crowns")
    row = later(told, 20)
    sentence = "The offer is 600 million crowns, up from 450 million crowns."
    counted(row, sentence, 6e8, "crowns", "crowns")
    counted(row, sentence, 4.5e8, "crowns", "crowns")
    table = figures(told_in(told.story.pk))
    assert [row.newest.figure.value for row in (*table.open, *table.folded)] == [6e8]


def test_the_unit_and_its_noun_do_not_stand_twice_on_an_article_s_page(
    client: Client, told: cast.Told
) -> None:
    row = told.articles[0]
    counted(row, "The wall is 120 metres long.", 120, "metres", "m")
    page = client.get(row.path).content.decode()
    assert "120 m" in page
    assert "<dd>metres</dd>" not in page


@pytest.mark.parametrize(
    ("fate", "counts", "shown"),
    [
        ("moved", "people", "out of their homes"),
        ("moved", "homes", "evacuated"),
        ("dead", "bodies", ""),
        ("dead", "recruits", "dead"),
    ],
)
def test_what_befell_them_fits_what_is_counted(fate: str, counts: str, shown: str) -> None:
    assert befallen(fate, counts) == shown


def test_a_share_of_something_is_not_that_of_another_thing(told: cast.Told) -> None:
    unit = "per cent"
    for hours, sentence, counts in (
        (1, "In all 42 per cent of pupils stayed away.", "per cent of pupils"),
        (2, "Shares of the bank fell to 42 per cent.", unit),
        (3, "The tax on wine is 42 per cent.", unit),
        (4, "Home is where many a pupil is: 42 per cent.", unit),
    ):
        counted(later(told, hours), sentence, 42, counts, unit)
    table = figures(told_in(told.story.pk))
    rows = {row.newest.figure.sentence: row for row in (*table.open, *table.folded)}
    pupils = rows.pop("In all 42 per cent of pupils stayed away.")
    assert (pupils.counts, pupils.reports) == ("of pupils", 2)
    assert [(row.counts, row.reports) for row in rows.values()] == [("", 1), ("", 1)]


def test_joining_rows_loses_no_report(told: cast.Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standfirst.web.figures.LISTED", 3)
    for hours in range(1, 5):
        row = later(told, hours)
        counted(row, "Last year 640 metres of the bridge shook.", 640, "metres", "m")
    counted(later(told, 5), "The bridge shook.", 640, "metres of the bridge", "m")
    (found,) = figures(told_in(told.story.pk)).open
    assert (found.reports, len(found.every)) == (5, 3)


def test_a_report_that_repeats_the_newest_number_counts_with_it(told: cast.Told) -> None:
    for hours, value in ((1, 450), (20, 600)):
        sentence = f"The offer to the bank is {value} million crowns."
        counted(later(told, hours), sentence, value * 1e6, "crowns", "crowns")
    past = "Last year the bank wanted an offer of {} million crowns."
    counted(later(told, 21), past.format(600), 6e8, "crowns", "crowns")
    counted(later(told, 22), past.format(450), 4.5e8, "crowns", "crowns")
    (found,) = figures(told_in(told.story.pk)).open
    assert (found.newest.figure.value, found.reports) == (6e8, 3)


def rows_of(story: Story) -> list[Counted]:
    table = figures(told_in(story.pk))
    return [*table.open, *table.folded]


def test_people_and_a_noun_of_several_rows_have_their_sentence(
    client: Client, told: cast.Told
) -> None:
    row = told.articles[0]
    counted(row, "All 58 people had gone down with the night shift.", 58, "people")
    counted(row, "The Union won 84 seats.", 84, "seats")
    counted(row, "The Accord won 83 seats.", 83, "seats")
    counted(row, "It has 41 branches.", 41, "branches")
    assert {row.counts: row.vague for row in rows_of(told.story)} == {
        "people": True,
        "seats": True,
        "branches": False,
    }
    page = client.get(told.story.path).content.decode().partition("figures-head")[2]
    assert ">All 58 people had gone down with the night shift.</span>" in page
    assert ">It has 41 branches.</span>" not in page


def test_a_count_of_a_day_says_so_whichever_report_does(told: cast.Told) -> None:
    counted(later(told, 1), "Two crossings a day are allowed.", 2, "crossings")
    counted(later(told, 9), "Six crossings a day will run.", 6, "crossings")
    (row,) = rows_of(told.story)
    assert (row.counts, len(row.before)) == ("crossings a day", 1)


def test_a_label_that_has_its_time_gets_none_from_another_report(told: cast.Told) -> None:
    counted(later(told, 1), "Some 40 trains per day stop here.", 40, "trains")
    counted(later(told, 9), "Only 60 a day stop here now.", 60, "trains")
    (row,) = rows_of(told.story)
    assert row.counts == "trains per day"


def test_a_dispute_that_is_settled_leaves_its_numbers_before(told: cast.Told) -> None:
    first = later(told, 1)
    counted(first, "The blast killed 17 people.", 17, "people")
    counted(later(told, 3), "The blast killed 14 people.", 14, "people")
    again = later(told, 5, outlet=first.outlet)
    counted(again, "The blast killed 17 people.", 17, "people")
    (row,) = rows_of(told.story)
    assert row.disputed
    last = later(told, 9, outlet=first.outlet)
    counted(last, "The blast killed 14 people.", 14, "people")
    (row,) = rows_of(told.story)
    assert not row.disputed
    assert [one.figure.value for one in row.before] == [17, 14, 17]


def test_who_is_left_of_many_is_still_missing(client: Client, told: cast.Told) -> None:
    counted(later(told, 1), "Sixteen miners are missing in the mine.", 16, "miners")
    counted(later(told, 30), "One miner is still missing in the mine.", 1, "miner")
    assert "(still missing)" in client.get(told.story.path).content.decode()


def test_who_is_left_of_many_in_hospital_is_not_still_missing(told: cast.Told) -> None:
    counted(later(told, 1), "Sixteen miners are in hospital in Osk.", 16, "miners")
    counted(later(told, 30), "Four miners are still in hospital in Osk.", 4, "miners")
    (row,) = rows_of(told.story)
    assert (row.newest.figure.value, row.left) == (4, False)


def test_people_and_miners_of_one_number_are_one_row(told: cast.Told) -> None:
    counted(later(told, 1), "In the shelter 13 people were found.", 13, "people")
    counted(later(told, 9), "The 13 miners left the shelter.", 13, "miners")
    (row,) = rows_of(told.story)
    assert row.reports == 2


def test_a_dispute_that_a_later_report_settled_says_what_settled_it(
    client: Client, told: cast.Told
) -> None:
    for hours, value in ((1, 14), (3, 17), (6, 14)):
        counted(later(told, hours), f"The blast killed {value} people.", value, "people")
    page = client.get(told.story.path).content.decode()
    assert "Where reports disagree" in page
    assert "Settled since:" not in page
    last = "The blast killed 16 people, not the 14 that were told of at first."
    counted(later(told, 9), last, 16, "people")
    page = client.get(told.story.path).content.decode().partition("Where reports disagree")[2]
    disputed, _, settled = page.partition("</section>")[0].partition("Settled since:")
    assert "The blast killed 14 people." in disputed
    assert "The blast killed 17 people." in disputed
    assert last in settled


def test_a_number_before_is_of_what_the_newest_counts(told: cast.Told) -> None:
    counted(later(told, 1), "The leak holds the details of 64,000 people.", 64_000, "people")
    row = later(told, 20)
    now = "The leak holds the details of 112,000 customers, up from 64,000."
    counted(row, now, 112_000, "customers")
    counted(row, "The new total has the 64,000 named yesterday.", 64_000, "customers")
    assert [one.newest.figure.value for one in rows_of(told.story)] == [112_000]


def test_a_number_that_the_newest_report_tells_as_a_former_one_is_no_longer_so(
    client: Client, told: cast.Told
) -> None:
    first = later(told, 1)
    counted(first, "It put the risk of a flood at 0.4 per cent.", 0.4, "risk", "per cent")
    last = later(told, 20)
    sentence = "Last night the agency had given a risk of a flood of 0.4 per cent."
    counted(last, sentence, 0.4, "risk", "per cent")
    (row,) = (one for one in figures(told_in(told.story.pk)).open if one.newest.figure.value == 0.4)
    assert row.newest.figure.article == first
    assert row.gone is not None
    assert row.gone.figure.article == last
    assert "tells it as a former number" in client.get(told.story.path).content.decode()


def test_conditions_and_differences_have_no_row(told: cast.Told) -> None:
    row = later(told, 1)
    counted(row, "If fewer than 100 readers turn up, it will close.", 100, "readers")
    counted(row, "Cases rose to 23, four more than last night.", 4, "cases")
    counted(row, "All 640 crew were idle.", 640, "crew")
    assert shown(told.story) == ["640 crew"]
