"""In which country a count is told to be."""

from __future__ import annotations

import pytest

from standfirst.core.story.lands import WORLD, land, land_of
from standfirst.core.types import FoundFigure


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Mexico", "MX"), ("Mexican", "MX"), ("the UK", "GB"), ("Britain", "GB"), ("U.S.", "US"),
        ("Libyan", "LY"), ("Nigerian", "NG"), ("Deutschland", "DE"), ("Scotland", "GB-SCT"),
        ("Indiana", ""), ("Halvik", ""), ("People", ""), ("", ""),
        ("Norwegian", "NO"), ("the United States", "US"), ("EU", ""), ("us", ""),
        ("Georgia", ""), ("Congo", ""),
    ],
)  # fmt: skip
def test_a_name_or_an_adjective_leads_to_its_country(name: str, code: str) -> None:
    assert land(name) == code


@pytest.mark.parametrize(
    ("before", "counts", "behind", "place", "code"),
    [
        ("", "people", " died in Peru", "Peru", "PE"),
        ("Chilean officials said ", "people", " died", "", "CL"),
        ("Mexico has confirmed ", "deaths", ".", "", "MX"),
        ("The United States, the worst hit, said it had confirmed ", "cases", ".", "", "US"),
        ("Mexico, where it began, has confirmed ", "cases", ".", "", "MX"),
        ("Mexico, hit first, mourned as it confirmed ", "cases", ".", "", ""),
        ("", "UK cases", " were found", "", "GB"),
        ("", "British soldiers", " died", "", ""),
        ("", "cases", " were found worldwide", "", WORLD),
        ("It was found in ", "countries", "", "Peru", WORLD),
        ("The U.S. Centers for Disease Control and Prevention reported ", "cases", ".", "", "US"),
        ("The virus infected ", "people", " in 29 countries.", "", WORLD),
        ("Peru was named by those who lost ", "homes", "", "", ""),
    ],
)
def test_the_country_is_that_of_the_place_or_of_who_counts(
    before: str, counts: str, behind: str, place: str, code: str
) -> None:
    figure = FoundFigure(20, False, counts, f"{before}20 {counts}{behind}", place=place)
    assert land_of(figure, before, behind) == code
