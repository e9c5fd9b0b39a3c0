"""Figures with what they count; dates, ages and labels are none."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.language.figures import find_figures
from standfirst.core.language.numbers import find_numbers
from standfirst.core.language.sentences import split_text
from standfirst.core.types import FoundFigure, NamedDay
from tests.cost import at_most


def figures(text: str, language: str = "en") -> tuple[FoundFigure, ...]:
    return find_figures(text, split_text(text), language=language)


@pytest.mark.parametrize(
    ("text", "value", "about", "counts"),
    [
        ("The camp, where 47 Finns work, is shut.", 47, False, "Finns"),
        ("It has about 320 sailors serving at sea.", 320, True, "sailors"),
        ("They sent nine Dutch customs officers.", 9, False, "Dutch customs officers"),
        ("Some 1,250 homes lost power.", 1250, True, "homes"),
        ("It cost 1.2 million crowns.", 1_200_000, False, "crowns"),
        ("Twenty-one ships left.", 21, False, "ships"),
        ("Three hundred and five voters came.", 305, False, "voters"),
        ("A rise of 7 per cent is due.", 7, False, "per cent"),
        ("It found 40 per cent of pupils ill.", 40, False, "per cent of pupils"),
        ("They took $3 billion.", 3e9, False, "dollars"),
        ("From 10 to 12 people fled.", 10, False, "people"),
        ("Two dozen trees fell.", 24, False, "trees"),
        ("At least six more children are ill.", 6, True, "children"),
        ("It failed in 11 of the city’s 34 primary schools.", 11, False, "primary schools"),
        ("Some 45 observers monitors the line.", 45, True, "observers"),
        ("The number of confirmed cases rose to 19.", 19, False, "confirmed cases"),
        ("The death toll rose to six.", 6, False, "death toll"),
    ],
)
def test_a_figure_keeps_value_hedge_and_noun(
    text: str, value: float, about: bool, counts: str
) -> None:
    first = figures(text)[0]
    assert (first.value, first.about, first.counts) == (value, about, counts)


@pytest.mark.parametrize(
    "text",
    [
        "It began on 12 March.",
        "It began on March 12, 2019.",
        "The gate opened at 18:30.",
        "They met at nine this morning.",
        "Anna Berg, 58, was there.",
        "A 58-year-old man came.",
        "Under Article 5 they must help.",
        "They won 3-1.",
        "He came third on the 4th day.",
        "Call 555-123-4567 now.",
        "The Boeing 737 landed.",
        "The law is from 2004.",
        "The pandemic of 1918 offers clues to how we may fare.",
        "It lasted three weeks.",
    ],
)
def test_dates_times_ages_scores_and_labels_are_no_figures(text: str) -> None:
    assert figures(text) == ()


def test_a_figure_stands_where_its_span_says() -> None:
    text = "No news.\n\nThen 12 boats sank."
    (found,) = figures(text)
    assert text[slice(*found.span)] == "12"
    assert found.sentence == "Then 12 boats sank."


def test_of_them_takes_the_noun_before() -> None:
    assert figures("The 14 pupils are ill. Three of them are in hospital.")[1].counts == "pupils"


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Rund 1.200 Menschen kamen.", "de", 1200),
        ("Environ 3,5 millions personnes votent.", "fr", 3_500_000),
        ("Al menos 2.500 personas huyeron.", "es", 2500),
    ],
)
def test_other_languages_write_numbers_their_way(text: str, language: str, value: float) -> None:
    (found,) = figures(text, language)
    assert (found.value, found.about) == (value, True)


@given(st.text(alphabet="0123456789.,:-$% abmilonhundred\n", max_size=100))
def test_no_text_breaks_it(text: str) -> None:
    for language in ("en", "de", "ka"):
        assert all(f.value >= 0 for f in figures(text, language))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("It burned 640 hectares by dawn, up from 120 on Sunday.", ["hectares", "hectares"]),
        ("The bill is 1.2 billion crowns. Of that 250 million, for roads, is new.", ["crowns"] * 2),
        ("Of 640 sailors who left, the other 230, in small boats, stay.", ["sailors"] * 2),
    ],
)
def test_a_number_without_a_noun_counts_what_the_one_before_counts(
    text: str, counts: list[str]
) -> None:
    assert [f.counts for f in figures(text)] == counts


@pytest.mark.parametrize("text", ["There were two reasons.", "Of 58 men, 42 therefore stayed."])
def test_vague_words_and_adverbs_are_no_counted_nouns(text: str) -> None:
    assert all(f.counts not in ("answers", "therefore") for f in figures(text))


def test_german_nouns_are_counted_by_their_capital() -> None:
    found = figures("Es gab mindestens 12 Verletzte und zwei junge Tote.", "de")
    assert [(f.value, f.about, f.counts) for f in found] == [
        (12, True, "Verletzte"),
        (2, False, "junge Tote"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "hedge"),
    [
        ("At least six people fled.", "en", "at least"),
        ("As many as 60 boats sank.", "en", "as many as"),
        ("It holds up to 40 cars.", "en", "up to"),
        ("Sixty people or more fled.", "en", "or more"),
        ("Exactly 60 people fled.", "en", ""),
        ("Mindestens 12 Menschen flohen.", "de", "mindestens"),
        ("Près de 400 personnes ont fui.", "fr", "près de"),
        ("Más de 400 personas huyeron.", "es", "más de"),
    ],
)
def test_a_figure_keeps_its_hedge_as_written(text: str, language: str, hedge: str) -> None:
    (found,) = figures(text, language)
    assert (found.hedge, found.about) == (hedge, bool(hedge))


def test_two_joined_numbers_share_about_but_not_at_least() -> None:
    assert [f.hedge for f in figures("It has about 40 vans and 9 boats.")] == ["about"] * 2
    assert [f.hedge for f in figures("It has at least 40 vans and 9 boats.")] == ["at least", ""]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ten to 15 people fled.", [10]),
        ("10-15 people fled.", [10]),
        ("Between five and seven boats sank.", [5]),
        ("Between 5 and 7 million people came.", [5e6]),
        ("It cost $5-7bn.", [5e9]),
        ("They raised the offer from 3 to 4 per cent.", [3, 4]),
        ("It cost £3bn and 2.5m people came.", [3e9, 2.5e6]),
        ("Two-thirds of voters agree.", [66.7]),
        ("A third of the price was paid.", []),
    ],
)
def test_ranges_scales_and_fractions_have_their_value(text: str, values: list[float]) -> None:
    assert [f.value for f in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The 14 pupils are ill. Four are in hospital.", "pupils"),
        ("The fire took 40 barns. The other 12 were saved.", "barns"),
        ("The Accord has 84 seats, the Agrarian Union 21.", "seats"),
        ("In Osk 96 per cent of pupils came, and in Lund 94 per cent.", "per cent of pupils"),
        ("One miner is still missing, down from two at dawn.", "miners"),
        ("It has 40 cases. Nine of the cases are in Osk.", "cases"),
        ("The council has 99 seats. Of the papers, 41 were accepted.", "papers"),
    ],
)
def test_the_last_number_counts_what_the_words_before_say(text: str, counts: str) -> None:
    assert figures(text)[-1].counts == counts


@pytest.mark.parametrize(
    "text",
    [
        "It took 12 barns. The law of 2011 was old.",
        "It took 12 barns. The vote was 99 to 1.",
        "It met two boys, ages 1 and 4.",
        "It took 12 barns. She left from 11, 12 years ago.",
        "It took 12 barns. The six are friends.",
        "The Three Rivers cup is ours.",
        "One miner said so.",
    ],
)
def test_years_scores_ages_and_names_count_nothing_told_before(text: str) -> None:
    assert all(f.value in (2, 12) for f in figures(text))


def test_a_figure_has_the_place_and_the_day_of_its_sentence() -> None:
    text = "Police said on Monday 30 people died in Osk on Sunday, including two in Lund."
    places = [(text.index(name), text.index(name) + len(name)) for name in ("Osk", "Lund")]
    days = [
        NamedDay((text.index(name), text.index(name) + len(name)), day, day)
        for name, day in (("Monday", date(2020, 3, 2)), ("Sunday", date(2020, 3, 1)))
    ]
    found = find_figures(text, [(0, len(text))], language="en", places=places, days=days)[0]
    assert (found.value, found.place, found.day) == (30, "Osk", date(2020, 3, 1))


@pytest.mark.parametrize(
    "text",
    ["10^400 atoms", "9" * 400 + " atoms", "a million million million million million ants"],
)
def test_absurd_sizes_stay_finite(text: str) -> None:
    assert all(math.isfinite(f.value) for f in figures(text))


@pytest.mark.parametrize(
    "text", ["$ 5 % of € £ 3 per", "£$€ 12", "7 per cent per cent", "( 5 km ("]
)
def test_unbalanced_units_break_nothing(text: str) -> None:
    assert all(f.counts for f in figures(text))


def test_a_text_of_many_numbers_is_read_in_time_and_not_to_its_end() -> None:
    text = " ".join(f"It took {n} men and 7." for n in range(50_000))
    spans = split_text(text)
    with at_most(10):
        found = find_figures(text, spans, language="en")
    assert len(found) == 300
    with at_most(10):
        find_figures(" ".join(map(str, range(100_000))), [(0, 588_889)], language="en")


def test_a_number_with_its_noun_joined_says_how_large_a_thing_is() -> None:
    assert figures("They sat on the seven-member board.")[0].counts == "member"


@pytest.mark.parametrize(
    ("text", "counts", "unit"),
    [
        ("They cleared 70 metres of rubble by noon.", "metres of rubble", "m"),
        ("He carries 18 tonnes of ore and coal.", "tonnes of ore", "tonnes"),
        ("She was handed 1,140 pages of emails last night.", "pages of emails", ""),
        ("They scanned 410 metres of the bridge.", "metres of the bridge", "m"),
        ("It lies 30 metres below.", "metres", "m"),
    ],
)
def test_a_measure_says_what_it_is_of(text: str, counts: str, unit: str) -> None:
    (found,) = figures(text)
    assert (found.counts, found.unit) == (counts, unit)


@pytest.mark.parametrize(
    ("text", "named", "places"),
    [
        ("In Osk 55 men, 52 in Lund and 82 in Sund are ill.", "Osk Lund Sund", "Osk Lund Sund"),
        ("Men from Lund brought 40 people to safety.", "Lund", ""),
        ("It spread from Osk -- where it killed 20 people -- to Lund.", "Osk Lund", "Osk"),
        ("It ill-treated 20 people in Osk, Lund and Sund.", "Osk Lund Sund", "Osk, Lund and Sund"),
        ("It hurt 20 people in Osk, Lund said.", "Osk Lund", "Osk"),
    ],
)
def test_the_place_of_a_number_is_its_own(text: str, named: str, places: str) -> None:
    spans = [(text.index(name), text.index(name) + len(name)) for name in named.split()]
    found = find_figures(text, [(0, len(text))], language="en", places=spans)
    wanted = [places] if "," in places else places.split() or [""]
    assert [figure.place for figure in found] == wanted


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The union said 640 deckhands, engineers and kitchen staff had walked out.",
         ["deckhands, engineers and kitchen staff"]),
        ("It left with 38 patients and relatives on board.", ["patients and relatives"]),
        ("They bring 30 boats, four lorries and heavy pumps.", ["boats", "lorries"]),
        ("It killed 12 people and houses were burned.", ["people"]),
    ],
)  # fmt: skip
def test_nouns_counted_together_stand_together(text: str, counts: list[str]) -> None:
    assert [figure.counts for figure in figures(text)] == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A ferry with 338 passengers arrives in Osk.", "passengers"),
        ("Two places perhaps remain.", "places"),
        ("The number of pigs range from 250,000 up.", "pigs"),
        ("The number of deaths linked to it rose to 40.", "deaths"),
        ("The number of people evacuated rose to 40.", "people evacuated"),
        ("They sent 20 police officers.", "police officers"),
        ("Three measles clinics opened.", "measles clinics"),
    ],
)
def test_a_noun_ends_with_its_plural(text: str, counts: str) -> None:
    assert [figure.counts for figure in figures(text)][:1] == [counts]


@pytest.mark.parametrize(
    "text",
    [
        "It killed a few per 100,000 people.",
        "It was three times the size.",
        "It sold for five times revenues.",
        "The photograph was taken at 18.45 BST People wear masks.",
        "It was their 26-straight loss.",
        "He said he had one idea.",
    ],
)
def test_what_is_multiplied_or_divided_by_is_no_count(text: str) -> None:
    assert figures(text) == ()


def test_an_area_has_its_own_unit() -> None:
    (found,) = figures("The park covers 935 square miles.")
    assert (found.counts, found.unit) == ("square miles", "square miles")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The Greens are one seat ahead.", ["seat"]),
        ("He lost by one vote.", ["vote"]),
        ("It passed with 76 votes and one abstention.", ["votes", "abstention"]),
        ("Only one chair was left.", ["chair"]),
        ("One person, an old man, is still being sought.", ["person"]),
    ],
)
def test_one_counts_where_it_is_told_as_a_number(text: str, counts: list[str]) -> None:
    assert [figure.counts for figure in figures(text)] == counts


def test_a_number_without_a_noun_takes_none_that_is_vague_or_a_heading_s() -> None:
    text = "It hurt 20 miners. Two figures were told. The federation spoke of 17."
    assert [figure.counts for figure in figures(text)] == ["miners", "figures", "miners"]
    text = "It hurt 20 miners.\n\nTwo warnings on file\n\nSix were sent home."
    assert [figure.counts for figure in figures(text)] == ["miners", "warnings", "miners"]


def test_what_is_left_of_the_original_number_counts_what_is_gone() -> None:
    text = (
        "The first 64 teachers came home. Six boys met them. That leaves 116 of the original 180."
    )
    assert [figure.counts for figure in figures(text)] == [
        "teachers",
        "boys",
        "teachers",
        "teachers",
    ]


def test_a_share_told_instead_of_another_is_of_the_same() -> None:
    found = figures("It is 2.4 per cent of output instead of 2.1, the minister said.")
    assert [figure.counts for figure in found] == ["per cent of output"] * 2


def test_a_bare_share_of_a_sentence_of_shares_is_one() -> None:
    found = figures("The deal is worth 5.2 per cent, between the 7 asked for and the 3 offered.")
    assert [(figure.value, figure.unit) for figure in found] == [
        (5.2, "per cent"),
        (7, "per cent"),
        (3, "per cent"),
    ]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Soldiers laid 2,300 tonnes, and half of the boats will leave tomorrow.", False),
        ("Half of the 750 soldiers will leave tomorrow.", False),
        ("A ship with 400 beds will come tomorrow.", True),
    ],
)
def test_a_day_to_come_is_only_that_of_what_is_planned_for_it(text: str, *, dated: bool) -> None:
    published = date(2026, 3, 2)
    start = text.index("tomorrow")
    day = NamedDay((start, start + 8), date(2026, 3, 3), date(2026, 3, 3))
    (found,) = find_figures(text, split_text(text), language="en", days=[day], published=published)[
        :1
    ]
    assert (found.day is not None) is dated


def test_a_range_that_ends_in_thousands_begins_in_thousands() -> None:
    (found,) = figures("It has 10-12,000 loyal troops.")
    assert (found.value, found.counts) == (10_000, "loyal troops")
    (score,) = figures("They won 3-2, 5,000 fans saw.")
    assert score.value == 5_000


def test_the_strength_of_a_quake_counts_nothing() -> None:
    (found,) = figures("A 7.0-magnitude quake killed 20 people.")
    assert found.counts == "people"


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Nobody is missing any longer, police said.", "en", True),
        ("No one is still trapped in the mine.", "en", True),
        ("Nobody was hurt, and no one is to blame.", "en", False),
        ("No one is missing.", "en", True),
        ("No one was trapped in the fire.", "en", False),
        ("No one was still missing at dawn.", "en", True),
        ("No one was missing any longer.", "en", True),
        ("Niemand wird mehr vermisst.", "de", True),
        ("Niemand wurde verletzt.", "de", False),
        ("Personne n’est plus porté disparu.", "fr", True),
        ("Nadie sigue desaparecido.", "es", True),
    ],
)
def test_nobody_left_is_nought(text: str, language: str, *, found: bool) -> None:
    read = [(one.value, one.counts) for one in figures(text, language)]
    assert read == ([(0, "people")] if found else [])


def test_no_one_is_no_one() -> None:
    assert [one.value for one in find_numbers("No one is missing.", language="en")] == [0]
    assert find_numbers("There is no one left.", language="en") == []


@pytest.mark.parametrize(
    "text",
    [
        "One in five nurses plans to go.",
        "One out of 12 tills was shut.",
        "Three in every ten pupils came.",
        "Nine in 10 trains were late.",
        "Nine out of ten voters backed it.",
    ],
)
def test_what_a_share_is_of_is_no_count(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The index rose 2 per cent to 7,410.", [2]),
        ("The gauge fell 214 points, or 1.8 per cent, to 11,702.", [214, 1.8]),
        ("They raised the rate from 2 per cent to 3.", [2, 3]),
    ],
)
def test_what_moved_by_a_share_moved_to_none(text: str, values: list[float]) -> None:
    assert [one.value for one in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("It carried 400 tonnes of crude and a crew of 23.", ["tonnes of crude", "crew"]),
        ("A crowd of about 9,000, he said.", ["crowd"]),
        ("A crew of 12 sailors came.", ["sailors"]),
        ("Police shot two gunmen.", ["gunmen"]),
        ("It sent nine specimen jars.", ["specimen jars"]),
        ("It had 800 tonnes of fuel aboard.", ["tonnes of fuel"]),
        ("They seized 3 tonnes of tea worth 90 million euros.", ["tonnes of tea", "euros"]),
    ],
)
def test_a_body_of_so_many_counts_its_own(text: str, counts: list[str]) -> None:
    assert [one.counts for one in figures(text)] == counts


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Winds of 140 km/h hit.", "km/h"),
        ("Winds of 140 kilometres an hour hit.", "km/h"),
        ("Gusts of 90 miles per hour hit.", "mph"),
        ("Gusts of 90 mph hit.", "mph"),
        ("It blew at 12 metres per second.", "m/s"),
    ],
)
def test_a_speed_has_one_unit_however_it_is_written(text: str, unit: str) -> None:
    assert [one.unit for one in figures(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Six killed, 12 hurt in bus crash", [6, 12]),
        ("Eleven have since died.", [11]),
        ("The bus overturned, killing six and injuring at least 12.", [6, 12]),
        ("Two injured the guard.", []),
        ("It was killed on 9 May.", []),
        ("Nine left.", []),
        ("The trawler had eight aboard.", [8]),
    ],
)
def test_a_bare_number_of_those_killed_or_hurt_counts_people(
    text: str, values: list[float]
) -> None:
    assert [one.value for one in figures(text) if one.counts == "people"] == values


def test_a_depth_of_rain_is_a_measure() -> None:
    (found,) = figures("Rain of 112 mm fell.")
    assert (found.value, found.counts) == (112, "mm")


def test_those_who_were_hurt_are_not_of_the_dead() -> None:
    told = figures("Two of the dead were children, and 30 were hurt.")
    assert [(one.value, one.counts) for one in told] == [(2, "dead"), (30, "people")]


def test_whom_nothing_fails_is_no_count_of_nobody() -> None:
    assert figures("No one is missing out on the scheme.") == ()
    assert [one.value for one in figures("No one is missing, the police said.")] == [0]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It takes the number of cases to 31, up from 23 yesterday.", {31: False, 23: True}),
        ("The price is 28 per cent above yesterday’s close of 32 crowns.", {28: False, 32: True}),
        ("A paper that became known yesterday put the losses at 380 posts.", {380: False}),
        ("Police freed 12 people from the hospital yesterday.", {12: True}),
        ("It killed 12 people in yesterday’s quake.", {12: True}),
        ("Some 31 cases, up from 23 cases yesterday, are known.", {31: False, 23: True}),
        ("Police freed 40 hostages from 12 buses yesterday.", {40: True, 12: True}),
        ("45 people were killed after two trains collided yesterday.", {45: True, 2: True}),
        ("The bomb that exploded yesterday killed 45 people.", {45: True}),
        ("A fire that started yesterday has killed 45 people.", {45: True}),
        ("A list that was first published yesterday names 45 people.", {45: False}),
    ],
)
def test_a_day_told_of_another_number_or_thing_is_not_this_one_s(
    text: str, days: dict[float, bool]
) -> None:
    start = text.index("yesterday")
    day = NamedDay((start, start + 9), date(2026, 3, 1), date(2026, 3, 1))
    found = find_figures(
        text, split_text(text), language="en", days=[day], published=date(2026, 3, 2)
    )
    assert {figure.value: figure.day is not None for figure in found} == days


def test_what_is_outside_a_place_is_not_in_it() -> None:
    text = "The duty angers 61 per cent of voters outside Osk."
    place = (text.index("Osk"), text.index("Osk") + 3)
    (found,) = find_figures(text, [(0, len(text))], language="en", places=[place])
    assert found.place == "outside Osk"


def test_more_than_were_told_of_before_are_others() -> None:
    text = "About 450 households had no power. Volunteers filled bags; 8,000 were in place."
    assert [figure.value for figure in figures(text)] == [450]
    fewer = "About 450 households had no power. By noon 300 were connected."
    assert [figure.counts for figure in figures(fewer)][:1] == ["households"]


def test_a_bill_of_so_many_crowns_is_a_sum_in_crowns() -> None:
    (found,) = figures("They voted against the 186 billion crown bill.")
    assert (found.value, found.unit) == (186e9, "crowns")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("“The number is sixteen,” he told them.", ["people"]),
        ("The owner’s number is sixteen.", []),
        ("“The number is 999,” the nurse said.", []),
        ("“The number is one,” he told them.", []),
        ("Nine boats sank. “The number is sixteen,” he said.", ["boats", "boats"]),
    ],
)
def test_the_number_of_whom_nothing_was_told_is_of_people(text: str, counts: list[str]) -> None:
    assert [one.counts for one in figures(text)] == counts
