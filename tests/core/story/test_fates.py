"""What befell those counted, by the words beside their number."""

from __future__ import annotations

import pytest

from standfirst.core.story.fates import fate_of
from tests.cost import at_most


@pytest.mark.parametrize(
    ("before", "counts", "after", "fate"),
    [
        ("The crews had lost ", "farmhouses", ", the chief said.", "destroyed"),
        ("", "homes", " were lost in the fire.", "destroyed"),
        ("The village lost at least ", "cottages", ".", "destroyed"),
        ("The party had lost ", "seats", " in the north.", ""),
        ("", "jobs", " were lost.", ""),
        ("They had bought ", "homes", " before.", ""),
        ("They found the bodies of ", "colleagues", " in the shaft.", "dead"),
        ("They named the bodies that ", "colleagues", " had founded.", ""),
        ("", "person", ", a woman from Osk, is still being sought.", "missing"),
        ("", "officers", " sought the man.", ""),
        ("", "homes", " lost in the blaze were old.", "destroyed"),
        ("It rained, with ", "barns", " lost.", "destroyed"),
        ("", "homes", " lost power.", ""),
        ("", "homes", " lost their roofs.", ""),
        ("", "schools", " lost their funding.", ""),
        ("The chain lost ", "shops", " in two years.", ""),
        ("Police questioned ", "people", " after three bodies were found.", ""),
        ("", "bodies", " were found in the shaft.", "dead"),
        ("The dead man owned ", "hotels", ".", ""),
        ("It ended in a dead heat between ", "runners", ".", ""),
        ("", "countries", " have confirmed cases.", ""),
        ("", "people", " have been reported missing.", "missing"),
        ("The dead included ", "sailors", ".", "dead"),
        ("", "hens", " were lost when the barn burned down.", ""),
        ("", "deckhands", " are on strike.", "on strike"),
        ("", "miners", " walked out of the mine.", ""),
    ],
)
def test_what_befell_them_is_read_beside_the_number(
    before: str, counts: str, after: str, fate: str
) -> None:
    assert fate_of(counts, before, after, language="en") == fate


@pytest.mark.parametrize(
    ("language", "before", "counts", "after"),
    [
        ("de", "Sie fanden die Leichen von ", "Bergleuten", "."),
        ("fr", "On a retrouvé les corps de ", "mineurs", "."),
        ("es", "Hallaron los cuerpos de ", "mineros", "."),
    ],
)
def test_bodies_are_of_the_dead_in_other_languages(
    language: str, before: str, counts: str, after: str
) -> None:
    assert fate_of(counts, before, after, language=language) == "dead"


@pytest.mark.parametrize(
    ("before", "counts", "after", "fate"),
    [
        ("The court heard ", "cases", " of fraud.", ""),
        ("", "cases", " of wine were stolen.", ""),
        ("It saw ", "murder cases", " in May.", ""),
        ("It heard of cases of suspected fraud against ", "pensioners", ".", ""),
        ("The clinic saw ", "cases", " of measles.", "ill"),
        ("", "cases", " were confirmed in the town.", "ill"),
    ],
)
def test_cases_of_courts_and_cellars_are_no_illness(
    before: str, counts: str, after: str, fate: str
) -> None:
    assert fate_of(counts, before, after, language="en") == fate


@pytest.mark.parametrize("text", ["bodies ", "bodies-", "cases of ", "1-1-"])
def test_looking_for_a_fate_costs_little(text: str) -> None:
    with at_most(0.3):
        fate_of("homes", text * 3_000, text * 3_000, language="en")


@pytest.mark.parametrize(
    ("counts", "before", "after", "fate"),
    [
        ("vehicles", "the ", " a day displaced from the bridge", ""),
        ("buses", "police stopped and detained ", " at the border", ""),
        ("trucks", "", " were destroyed", "destroyed"),
        ("boats", "", " are missing", "missing"),
        ("homes", "", " were evacuated", "moved"),
        ("cars", "The death toll in the pile-up of ", " is not known.", ""),
        ("hens", "the storm killed ", " on a farm", "dead"),
    ],
)
def test_what_befalls_people_befalls_no_vehicle(
    counts: str, before: str, after: str, fate: str
) -> None:
    assert fate_of(counts, before, after, language="en") == fate
