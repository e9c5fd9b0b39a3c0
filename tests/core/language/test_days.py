"""Days named in a text are found in four languages and told from the day it was published."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.core.language.calendars import CALENDARS
from standfirst.core.language.days import MAX_DAYS, find_days
from tests.cost import at_most

WEDNESDAY = date(2026, 11, 25)


def named(text: str, language: str = "en", *, published: date = WEDNESDAY) -> list[str]:
    """What is named, as "words: first" or "words: first to last"."""
    return [
        f"{text[slice(*day.span)]}: {day.first}"
        + (f" to {day.last}" if day.last != day.first else "")
        for day in find_days(text, published=published, language=language)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels took the town on Friday.", "Friday: 2026-11-20"),
        ("It rained here on Wednesday.", "Wednesday: 2026-11-25"),
        ("The vote, on Tuesday evening, failed.", "Tuesday: 2026-11-24"),
        ("They met last Wednesday.", "Wednesday: 2026-11-18"),
        ("They met last Monday.", "Monday: 2026-11-23"),
        ("They meet next Wednesday.", "Wednesday: 2026-12-02"),
        ("Yesterday it rained.", "Yesterday: 2026-11-24"),
        ("It burnt down last night.", "last night: 2026-11-24"),
        ("Two bodies were found this morning.", "this morning: 2026-11-25"),
        ("It sank two days ago.", "two days ago: 2026-11-23"),
        ("It sank 12 days ago.", "12 days ago: 2026-11-13"),
        ("It began on Feb. 11, 2011.", "Feb. 11, 2011: 2011-02-11"),
        ("It began on Feb. 11.", "Feb. 11: 2026-02-11"),
        ("It has lasted since Feb. 11.", "Feb. 11: 2026-02-11"),
        ("The talks of February 11-13 failed.", "February 11-13: 2026-02-11 to 2026-02-13"),
        ("On 11 February it began.", "11 February: 2026-02-11"),
        ("On the 5th of May 2019 it ended.", "5th of May 2019: 2019-05-05"),
        ("On Friday, Nov. 20, it sank.", "Friday, Nov. 20: 2026-11-20"),
        ("Version of 2011-02-14 here.", "2011-02-14: 2011-02-14"),
        ("He resigned in January 2009.", "in January 2009: 2009-01-01 to 2009-01-31"),
        ("He resigned in March.", "in March: 2026-03-01 to 2026-03-31"),
        ("He resigned last December.", "last December: 2025-12-01 to 2025-12-31"),
        ("He resigned last November.", "last November: 2025-11-01 to 2025-11-30"),
        ("It was Feb. 29, a leap day.", "Feb. 29: 2024-02-29"),
    ],
)
def test_english_days_are_told(text: str, expected: str) -> None:
    assert named(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le 11 février 2011, il a démissionné.", "11 février 2011: 2011-02-11"),
        ("Le 1er mars, il a démissionné.", "1er mars: 2026-03-01"),
        ("Le vendredi 20 novembre, il a plu.", "vendredi 20 novembre: 2026-11-20"),
        ("Il a été tué vendredi dernier.", "vendredi: 2026-11-20"),
        ("Hier, il a plu.", "Hier: 2026-11-24"),
        ("Il est arrivé aujourd’hui.", "aujourd’hui: 2026-11-25"),
        ("Il y a trois jours, le pont a cédé.", "Il y a trois jours: 2026-11-22"),
        ("En janvier 2009, il a plu.", "En janvier 2009: 2009-01-01 to 2009-01-31"),
        ("Fin juin, il a plu.", "Fin juin: 2026-06-01 to 2026-06-30"),
        ("Du 11 au 13 février, il a plu.", "11 au 13 février: 2026-02-11 to 2026-02-13"),
        ("Le Parlement votera vendredi.", "vendredi: 2026-11-27"),
        ("Il part lundi prochain.", "lundi: 2026-11-30"),
        ("Le 14/07/2019, il a plu.", "14/07/2019: 2019-07-14"),
    ],
)
def test_french_days_are_told(text: str, expected: str) -> None:
    assert named(text, "fr") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 3. März trat er zurück.", "3. März: 2026-03-03"),
        ("Am Freitagabend brannte es.", "Freitagabend: 2026-11-20"),
        ("Vergangenen Mittwoch brannte es.", "Mittwoch: 2026-11-18"),
        ("Am Freitag, den 20. November, brannte es.", "Freitag, den 20. November: 2026-11-20"),
        ("Gestern brannte es.", "Gestern: 2026-11-24"),
        ("Es brannte heute Morgen.", "heute: 2026-11-25"),
        ("Sie kommen morgen.", "morgen: 2026-11-26"),
        ("Vor drei Tagen brannte es.", "Vor drei Tagen: 2026-11-22"),
        ("Das war im Januar 2009.", "im Januar 2009: 2009-01-01 to 2009-01-31"),
        ("Vom 11. bis 13. Februar 2011.", "11. bis 13. Februar 2011: 2011-02-11 to 2011-02-13"),
        ("Am Freitag wird gewählt.", "Freitag: 2026-11-27"),
        ("Er bleibt bis Sonntag.", "Sonntag: 2026-11-29"),
        ("Es brannte am 14.02.2011.", "14.02.2011: 2011-02-14"),
    ],
)
def test_german_days_are_told(text: str, expected: str) -> None:
    assert named(text, "de") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El 5 de mayo de 2019 dimitió.", "5 de mayo de 2019: 2019-05-05"),
        ("El viernes pasado dimitió.", "viernes: 2026-11-20"),
        ("El lunes murió.", "lunes: 2026-11-23"),
        ("Anoche llovió.", "Anoche: 2026-11-24"),
        ("Llegaron esta mañana.", "esta mañana: 2026-11-25"),
        ("Hace tres días llovió.", "Hace tres días: 2026-11-22"),
        ("En enero de 2009 llovió.", "En enero de 2009: 2009-01-01 to 2009-01-31"),
        ("Llovió del 5 al 8 de mayo.", "5 al 8 de mayo: 2026-05-05 to 2026-05-08"),
        ("El viernes votará el Congreso.", "viernes: 2026-11-27"),
        ("Se reúnen el próximo lunes.", "lunes: 2026-11-30"),
    ],
)
def test_spanish_days_are_told(text: str, expected: str) -> None:
    assert named(text, "es") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court will decide on Friday.", "Friday: 2026-11-27"),
        ("On Friday, the court will decide.", "Friday: 2026-11-27"),
        ("The trial, due on Friday, was moved.", "Friday: 2026-11-27"),
        ("He stays until Sunday.", "Sunday: 2026-11-29"),
        ("The bank will close, he said on Friday.", "Friday: 2026-11-20"),
        ("He told reporters on Friday that the bank will close.", "Friday: 2026-11-20"),
        ("They were hit by Sunday's quake.", "Sunday: 2026-11-22"),
        ("The summit of Dec. 2 is near.", "Dec. 2: 2026-12-02"),
        ("The court will decide on April 3.", "April 3: 2027-04-03"),
        ("It will open in March.", "in March: 2027-03-01 to 2027-03-31"),
    ],
)
def test_the_words_beside_tell_what_is_to_come(text: str, expected: str) -> None:
    assert named(text) == [expected]


def test_the_name_of_tomorrow_is_tomorrow_and_not_six_days_ago() -> None:
    assert named("He spoke early Thursday.") == ["Thursday: 2026-11-26"]
    assert named("He spoke last Thursday.") == ["Thursday: 2026-11-19"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It happens every Friday.", "en"),
        ("The shops wait for Black Friday.", "en"),
        ("It may 5 times rain in the march 7 of them lead.", "en"),
        ("On 30 February and on 31.02.2011 nothing happens.", "en"),
        ("Order 12/11/2011 of 1.5.20111 and 2011-13-45.", "en"),
        ("TRIPOLI, Feb. 24 (Reuters) - It rained.", "en"),
        ("Sport. Updated: March 3, 2026. Read by all.", "en"),
        ("OSK | Tue Mar 3, 2026 10:34 am EST", "en"),
        ("Por la mañana llueve, y los lunes también.", "es"),
        ("Am Morgen regnet es, und jeden Montag.", "de"),
        ("Tous les deux mois, chaque lundi.", "fr"),
        ("Am Freitag, am 3. März 2011.", "xx"),
    ],
)
def test_what_is_no_day_of_the_report_is_not_told(text: str, language: str) -> None:
    assert named(text, language) == []


def test_days_come_in_order_with_their_place_in_the_text() -> None:
    text = "On Friday, two days ago and yesterday."
    found = find_days(text, published=WEDNESDAY, language="en")
    assert [text[slice(*day.span)] for day in found] == ["Friday", "two days ago", "yesterday"]


def test_a_text_of_days_only_is_told_in_part() -> None:
    assert len(named("on Friday " * 100_000)) == MAX_DAYS


@pytest.mark.parametrize("language", CALENDARS)
@pytest.mark.parametrize(
    "piece",
    ["on Friday ", "1 ", "11", "11 February ", "lundi 1er ", " ", "Feb. ", "2011-", "1/1/", "a"],
)
def test_a_hostile_text_takes_less_than_a_second(piece: str, language: str) -> None:
    with at_most(1):
        named(piece * (400_000 // len(piece)), language)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "31|29|.|February|Feb|2011|1900|last|next|Friday|-|mai|days ago|99|in|de|il y a|jours|"
            "vor|Tagen|hace|días|\n|０|²|²|May|29 February|/|3/4|heute|lundi|Donnerstag".split("|")
        )
    ),
    st.sampled_from(sorted(CALENDARS)),
    st.sampled_from([date.min, date(1900, 2, 28), WEDNESDAY, date.max]),
)
def test_nothing_breaks_it(pieces: list[str], language: str, published: date) -> None:
    text = " ".join(pieces)
    for day in find_days(text, published=published, language=language):
        assert day.first <= day.last
