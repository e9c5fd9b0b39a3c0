"""Countries and unions are known by their names in four languages, and by their short ones."""

from __future__ import annotations

import pytest

from standfirst.core.language.territories import countries, english, is_listed, names_of, territory


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ("United States;USA;U.S.;America;Vereinigte Staaten;États-Unis;EE. UU.", "US"),
        ("United Kingdom;UK;Britain;Großbritannien;Royaume-Uni;Gran Bretaña", "GB"),
        ("European Union;EU;UE;Europäische Union;Union européenne", "EU"),
        ("United Nations;UN;U.N.;ONU;Vereinte Nationen;Naciones Unidas", "UN"),
        ("Germany;Deutschland;Allemagne;Alemania", "DE"),
    ],
)
def test_all_names_of_a_country_or_union_are_one(names: str, code: str) -> None:
    assert {territory(name) for name in names.split(";")} == {code}
    assert {name.casefold() for name in names.split(";")} <= names_of(code)


@pytest.mark.parametrize("name", ["CH", "Europe", "Veldt", "", "Eurozone"])
def test_a_bare_code_or_another_name_is_no_country(name: str) -> None:
    assert territory(name) == ""


def test_a_short_name_is_not_what_the_list_says() -> None:
    assert is_listed("United States")
    assert is_listed("Turkey")
    assert not is_listed("America")


def test_unions_are_no_countries() -> None:
    assert "france" in countries()
    assert "united nations" not in countries()


@pytest.mark.parametrize("sign", ["'", "’"])
def test_both_signs_of_an_apostrophe_are_read(sign: str) -> None:
    assert territory(f"Côte d{sign}Ivoire") == "CI"
    assert f"côte d{sign}ivoire" in names_of("CI")


def test_a_country_is_known_without_its_accents() -> None:
    names = ("Algerie", "Turkei", "Republica Dominicana", "Etats-Unis")
    assert [territory(name) for name in names] == ["DZ", "TR", "DO", "US"]
    assert [territory(name) for name in ("La Reunion", "San Martin", "Santa Lucia")] == [""] * 3


def test_a_code_has_an_english_name() -> None:
    names = ["Algeria", "the European Union", "Hong Kong", "Bosnia and Herzegovina", "XY"]
    assert [english(code) for code in ("DZ", "EU", "HK", "BA", "XY")] == names


def test_letters_stand_for_a_country_in_capitals_alone() -> None:
    assert [territory(name) for name in ("US", "U.S.", "ONU")] == ["US", "US", "UN"]
    assert [territory(name) for name in ("us", "Us", "Uno", "Eu")] == ["", "", "", ""]


def test_a_name_that_means_something_else_in_another_language_joins_no_country() -> None:
    names = ("Congo", "Granada", "Georgia", "Island", "Guadalupe", "Santa Elena")
    assert [territory(name) for name in names] == [""] * len(names)
    assert [territory(name) for name in ("Iceland", "Georgien", "Grenada")] == ["IS", "GE", "GD"]
