"""Of which kind a name is: its own words, lists of countries, and what stands around it."""

from __future__ import annotations

import pytest

from standfirst.core.language.aliases import join_names
from standfirst.core.language.entities import clean_names
from standfirst.core.language.parse import Entity
from standfirst.core.language.rules import mark_by_rules, with_labels
from standfirst.core.types import FoundTopic, TopicKind
from tests.cost import at_most

PERSON, PLACE, BODY = TopicKind.PERSON, TopicKind.PLACE, TopicKind.ORGANISATION


def topics(text: str, *marked: tuple[str, str]) -> dict[str, FoundTopic]:
    entities = []
    place = 0
    for form, label in marked:
        start = text.index(form, place)
        place = start + len(form)
        entities.append(Entity(start, place, label))
    return {t.name: t for t in join_names(text, clean_names(text, entities))}


@pytest.mark.parametrize(
    "text",
    [
        "Kirrow, a mining town, mourned.",
        "The mayor of Kirrow spoke.",
        "A Kirrow-based firm closed.",
        "The town of Kirrow mourned.",
        "Kirrow airport closed.",
        "La ville de Kirrow pleure.",
        "Er kam aus Kirrow.",
    ],
)
def test_what_stands_around_a_place_tells_it(text: str) -> None:
    assert topics(text, ("Kirrow", "ORG"))["Kirrow"].kind is PLACE
    assert topics(text, ("Kirrow", "PERSON"))["Kirrow"].kind is PLACE


@pytest.mark.parametrize(
    "text",
    [
        "Shares in Kirrow fell.",
        "Kirrow’s chief executive left.",
        "The chief executive of Kirrow left.",
        "Kirrow shares fell.",
        "Kirrow, a group of nine investors, bought it.",
        "It was built by grid operator Kirrow last year.",
        "The rights group Kirrow said so.",
        "HALVIK (Kirrow) - Rain fell.",
    ],
)
def test_what_stands_around_a_company_tells_it(text: str) -> None:
    assert topics(text, ("Kirrow", "GPE"))["Kirrow"].kind is BODY


@pytest.mark.parametrize("name", ["Jordan", "Francia", "Deutschland", "Norvège", "Chad"])
def test_a_country_is_a_place_in_four_languages(name: str) -> None:
    assert topics(f"{name} agreed.", (name, "ORG"))[name].kind is PLACE


def test_a_person_named_like_a_country_is_a_person() -> None:
    found = topics("Mr. Jordan agreed. Later Jordan left.", ("Jordan", "GPE"), ("Jordan", "GPE"))
    assert found["Jordan"].kind is PERSON


@pytest.mark.parametrize(
    "name",
    [
        "Hurricane Milda",
        "Cricket World Cup",
        "Winter Olympics",
        "Typhoon Aro",
        "Harbour National Convention",
        "Estmark Summit",
        "Estmark Civil War",
        "Estexit",
    ],
)
def test_storms_and_games_are_events(name: str) -> None:
    assert topics(f"The {name} began.", (name, "ORG"))[name].kind is TopicKind.EVENT


@pytest.mark.parametrize("name", ["Oval Office", "Signal Hill", "Kirrow Palace", "Osk Tower"])
def test_a_room_a_house_and_a_hill_are_places_unless_a_person_bears_the_name(name: str) -> None:
    assert topics(f"They met in the {name} today.", (name, "ORG"))[name].kind is PLACE
    assert topics("There sat Maro Hill today.", ("Maro Hill", "PERSON"))["Maro Hill"].kind is PERSON


def test_who_has_seen_a_paper_is_a_body_unless_taken_for_a_person() -> None:
    text = "A letter, seen by Birgit, warned of it."
    assert topics(text, ("Birgit", "GPE"))["Birgit"].kind is BODY
    assert topics(text, ("Birgit", "PERSON"))["Birgit"].kind is PERSON
    text = "A goal, seen by Birgit, won it."
    assert topics(text, ("Birgit", "GPE"))["Birgit"].kind is PLACE
    text = "A letter obtained by Bloomberg warned of it."
    assert topics(text, ("Bloomberg", "PERSON"))["Bloomberg"].kind is BODY
    text = "A video seen by Maro Moor was old."
    assert topics(text, ("Maro Moor", "PERSON"))["Maro Moor"].kind is PLACE


@pytest.mark.parametrize("text", ["“Untidy, yes,” she said.", "Nonsense. It rained.", "“Mercy!”"])
def test_one_word_that_tells_nothing_is_nobody(text: str) -> None:
    word = text.strip("“").split(",")[0].split(".")[0].split("!")[0]
    assert topics(text, (word, "PERSON")) == {}


@pytest.mark.parametrize("text", ["Birgit sang.", "Birgit, 40, sang.", "It was Birgit. Birgit!"])
def test_who_does_something_or_is_named_elsewhere_is_somebody(text: str) -> None:
    assert list(topics(text, ("Birgit", "PERSON"))) == ["Birgit"]


@pytest.mark.parametrize(
    "text",
    [
        "Who won? Birgit. It rained.",
        "“Who won?” “Birgit.”",
        "Who won?\nBirgit.",
        "It was Maro v. Birgit.",
        "It was Maro vs. Birgit.",
        "Mr. Birgit. It rained.",
        "Gen. Birgit. It rained.",
    ],
)
def test_an_answer_and_what_stands_behind_a_short_form_is_somebody(text: str) -> None:
    assert list(topics(text, ("Birgit", "PERSON"))) == ["Birgit"]


def test_a_news_agency_is_no_place() -> None:
    found = topics("A Bloomberg poll fell. So Bloomberg said.", *[("Bloomberg", "GPE")] * 2)
    assert found["Bloomberg"].kind is BODY
    found = topics("Mr. Bloomberg fell.", ("Bloomberg", "PERSON"))
    assert found["Bloomberg"].kind is PERSON


def test_a_word_with_a_digit_is_nobody() -> None:
    assert topics("A case of H5N1 was found.", ("H5N1", "PERSON"))["H5N1"].kind is BODY


def test_a_party_member_is_no_party() -> None:
    found = topics("Maro Veldt, a party member, left.", ("Maro Veldt", "PERSON"))
    assert found["Maro Veldt"].kind is PERSON


def test_a_body_behind_its_trade_has_no_role() -> None:
    found = topics("It was built by grid operator Osk Birgit.", ("Osk Birgit", "PERSON"))
    assert (found["Osk Birgit"].kind, found["Osk Birgit"].role) == (BODY, "")


def test_a_people_of_a_land_that_the_text_names_is_no_topic() -> None:
    text = "It rained in Kirra. Four Kirran recruits died."
    assert list(topics(text, ("Kirra", "GPE"), ("Kirran", "ORG"))) == ["Kirra"]
    text = "It rained in Kirra. Later Mr. Kirran left."
    assert len(topics(text, ("Kirra", "GPE"), ("Kirran", "PERSON"))) == 2


def test_an_office_is_no_name() -> None:
    assert topics("The Defence Minister spoke.", ("Defence", "ORG")) == {}


def test_one_name_in_two_spellings_is_one_person() -> None:
    text = "Omar Qaddafi spoke. Omar Gaddafi left. Later Gaddafi came."
    found = topics(text, ("Omar Qaddafi", "PERSON"), ("Omar Gaddafi", "PERSON"))
    assert list(found) == ["Omar Qaddafi"]
    assert found["Omar Qaddafi"].forms == ("Omar Qaddafi", "Omar Gaddafi", "Gaddafi")


@pytest.mark.parametrize(
    "pair", [("Marina Veldt", "Maren Veldt"), ("Karl Olson", "Karl Olsen"), ("Jan Lee", "Jon Lee")]
)
def test_two_names_that_look_alike_are_two_people(pair: tuple[str, str]) -> None:
    found = topics(f"{pair[0]} spoke. {pair[1]} left.", *((one, "PERSON") for one in pair))
    assert set(found) == set(pair)


def test_an_initial_joins_the_full_name() -> None:
    found = topics(
        "Maro Veldt spoke. M. Veldt left.", ("Maro Veldt", "PERSON"), ("M. Veldt", "PERSON")
    )
    assert list(found) == ["Maro Veldt"]


def test_letters_in_brackets_are_short_for_the_body_before_them() -> None:
    text = "Das Bundeskriminalamt (BKA) kam. Das BKA ging."
    found = topics(text, ("Bundeskriminalamt", "ORG"), ("BKA", "ORG"), ("BKA", "ORG"))
    assert found["Bundeskriminalamt"].forms == ("Bundeskriminalamt", "BKA")


def test_a_party_in_brackets_is_no_short_form_of_a_person() -> None:
    text = "Carl Dorn Unger (CDU) kam."
    found = topics(text, ("Carl Dorn Unger", "PERSON"), ("CDU", "ORG"))
    assert set(found) == {"Carl Dorn Unger", "CDU"}


def test_the_outlets_tags_are_names_where_no_model_is() -> None:
    text = "In Halvik sprach gestern Veldt. Das Haus war voll."
    marked = with_labels(text, mark_by_rules(text, nouns_are_capital=True), ["Veldt", "politik"])
    assert [text[e.start : e.end] for e in marked.entities] == ["Veldt"]


def test_a_tag_tells_where_a_name_ends() -> None:
    text = "The Northern Grain Council Friday Meeting began."
    marked = with_labels(text, mark_by_rules(text), ["Northern Grain Council"])
    assert [text[e.start : e.end] for e in marked.entities] == ["Northern Grain Council"]


def test_a_tag_that_stands_in_a_text_ten_thousand_times_costs_little() -> None:
    text = "Ann Veldt met Veldt. " * 10_000
    marked = mark_by_rules(text)
    with at_most(1.0):
        with_labels(text, marked, ["Veldt"])


def test_a_body_told_by_its_first_word_is_no_owner_of_flesh() -> None:
    text = "The owner of the mine, Kirrow Ore, spoke. In Kirrow it rained."
    found = topics(text, ("Kirrow Ore", "PERSON"), ("Kirrow", "GPE"))
    assert found["Kirrow Ore"].kind is BODY
    assert found["Kirrow Ore"].role == ""


def test_an_owner_whose_first_name_is_no_place_is_a_person() -> None:
    text = "The owner of the mine, Tilda Ore, spoke. In Kirrow it rained."
    assert topics(text, ("Tilda Ore", "PERSON"), ("Kirrow", "GPE"))["Tilda Ore"].kind is PERSON


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("His mother, Birgit, slept.", PERSON),
        ("Today Birgit, the goalkeeper of the team, slept.", PERSON),
        ("Today Birgit, the owner of the mine, slept.", BODY),
        ("She paid the consultancy Birgit twice.", BODY),
        ("He plays for FC Birgit now.", BODY),
    ],
)
def test_kin_calling_and_team_tell_who_is_a_person(text: str, kind: TopicKind) -> None:
    assert topics(text, ("Birgit", "ORG"))["Birgit"].kind is kind


def test_the_consultancy_and_the_team_are_nobody() -> None:
    assert topics("She paid the consultancy Osk.", ("Osk", "PERSON"))["Osk"].kind is BODY
    assert topics("He plays for FC Osk now.", ("Osk", "PERSON"))["Osk"].kind is BODY


@pytest.mark.parametrize(
    "text",
    [
        "Snow fell on the banks of the Birgit today.",
        "They walked along the Birgit today.",
        "The Birgit flood took the bridge.",
        "They crossed the Birgit border at noon.",
        "Birgit’s electoral commission met.",
        "Birgit’s government fell.",
        "They fled into Birgit today.",
        "A man from rebel-held Birgit called.",
        "It rained after the annexation of Birgit.",
        "BIRGIT (Wire) - Rain fell. Today Birgit slept.",
        "Birgit, Estmark (Wire) — Rain fell. Today Birgit slept.",
        "BIRGIT, Estmark — Rain fell. Today Birgit slept.",
        "BIRGIT - Rain fell. Today Birgit slept.",
    ],
)
def test_rivers_lands_and_datelines_are_places(text: str) -> None:
    assert topics(text, ("Birgit", "ORG"))["Birgit"].kind is PLACE


@pytest.mark.parametrize("text", ["Birgit’s government fell.", "He walked along the Birgit way."])
def test_whoever_governs_is_no_place(text: str) -> None:
    assert topics(text, ("Birgit", "PERSON"))["Birgit"].kind is PERSON


@pytest.mark.parametrize(
    "text",
    [
        "The Birgit newspaper said so.",
        "A Birgit reporter came.",
        "So said newspaper Birgit.",
        "Inquiries into energy firm Birgit began.",
    ],
)
def test_a_paper_is_a_body(text: str) -> None:
    assert topics(text, ("Birgit", "PERSON"))["Birgit"].kind is BODY


def test_a_towns_paper_makes_the_town_no_body() -> None:
    assert topics("A Birgit newspaper said so.", ("Birgit", "GPE"))["Birgit"].kind is PLACE


PLACES = [("Halvik", "GPE"), ("Birgit", "PERSON"), ("Osk", "GPE")]


def test_the_odd_one_in_a_list_of_places_is_a_place_where_it_is_left_unsure() -> None:
    text = "They hold Halvik, Birgit and Osk."
    assert topics(text, PLACES[0], ("Birgit", "EVENT"), PLACES[2])["Birgit"].kind is PLACE
    assert topics(f"{text} Birgit fell.", *PLACES, ("Birgit", "GPE"))["Birgit"].kind is PLACE


@pytest.mark.parametrize(
    ("text", "name", "label", "kind"),
    [
        ("Germany, France and Airbus signed. Airbus gave no price.", "Airbus", "ORG", BODY),
        ("Germany, France and Airbus signed.", "Airbus", "ORG", BODY),
        ("Germany, France and Merkel signed. Merkel left.", "Merkel", "PERSON", PERSON),
        ("Germany, France and Merkel signed.", "Merkel", "PERSON", PERSON),
    ],
)
def test_a_list_makes_no_place_of_a_known_name(
    text: str, name: str, label: str, kind: TopicKind
) -> None:
    marked = [("Germany", "GPE"), ("France", "GPE"), *[(name, label)] * text.count(name)]
    assert topics(text, *marked)[name].kind is kind


@pytest.mark.parametrize(
    ("text", "name", "label", "kind"),
    [
        ("Osk Air – Europe’s largest – cut it. Osk Air fell.", "Osk Air", "ORG", BODY),
        ("Birgit – Europe’s largest airline – cut it. Birgit fell.", "Birgit", "ORG", BODY),
        ("BIRGIT – the alliance – met. BIRGIT left.", "BIRGIT", "ORG", BODY),
        ("Ada Osk – who led it – left. Ada Osk slept.", "Ada Osk", "PERSON", PERSON),
        ("Birgit (Wire) – Rain fell. Birgit slept.", "Birgit", "PERSON", PERSON),
        ("BIRGIT – Rain fell. BIRGIT slept.", "BIRGIT", "PERSON", PERSON),
        ("Birgit (BIT) – Profits fell. Birgit slept.", "Birgit", "ORG", BODY),
        ("Birgit (NYSE: BX) – Profits fell. Birgit slept.", "Birgit", "ORG", BODY),
        ("BIRG - Nine allies agreed. BIRG slept.", "BIRG", "ORG", BODY),
        ("BIRG - Nine allies agreed. Birg slept.", "BIRG", "ORG", PLACE),
    ],
)
def test_a_dash_behind_the_first_words_makes_no_place(
    text: str, name: str, label: str, kind: TopicKind
) -> None:
    assert topics(text, *[(name, label)] * text.count(name))[name].kind is kind


def test_a_person_beside_one_place_or_in_no_list_is_none() -> None:
    assert topics("They saw Halvik and Birgit.", *PLACES[:2])["Birgit"].kind is PERSON
    text = "They saw Halvik when Birgit left Osk."
    assert topics(text, *PLACES)["Birgit"].kind is PERSON


def test_a_river_is_a_place_where_its_valley_is_named() -> None:
    found = topics(
        "The Ansel Valley sleeps. The Ansel rose.", ("Ansel Valley", "LOC"), ("Ansel", "ORG")
    )
    assert {topic.kind for topic in found.values()} == {PLACE}


def test_what_is_told_once_weighs_more_than_what_is_taken_twice() -> None:
    text = "Birgit slept. Birgit ate in the town of Birgit."
    assert topics(text, *[("Birgit", "ORG")] * 3)["Birgit"].kind is BODY
    assert topics(text[14:], *[("Birgit", "ORG")] * 2)["Birgit"].kind is PLACE


def test_the_contractor_behind_a_comma_is_a_body_and_its_owner_is_not() -> None:
    assert topics("She told the contractor, Osk, so.", ("Osk", "PERSON"))["Osk"].kind is BODY
    text = "She told the owner of the company, Osk, so."
    assert topics(text, ("Osk", "PERSON"))["Osk"].kind is PERSON


def test_what_is_looked_into_is_no_place() -> None:
    assert topics("An investigation into Osk began.", ("Osk", "ORG"))["Osk"].kind is BODY


def test_a_body_of_people_is_nobody_though_it_replies_like_one() -> None:
    text = "Ana Veldt, secretary of the Nurses’ Federation, nurse of the year, replied."
    assert topics(text, ("Nurses’ Federation", "ORG"))["Nurses’ Federation"].kind is BODY


def test_a_builder_of_roads_is_a_body() -> None:
    text = "He took a loan from road builder Kirrow Civil and left."
    assert topics(text, ("Kirrow Civil", "PERSON"))["Kirrow Civil"].kind is BODY
