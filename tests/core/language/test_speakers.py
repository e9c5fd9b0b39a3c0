"""Who "the company", "the bureau" and "she" are, through an article."""

from __future__ import annotations

from standfirst.core.language.mentions import describe
from standfirst.core.language.pronouns import last_person
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.language.rules import RulesParser
from standfirst.core.language.scene import open_scene
from standfirst.core.language.speakers import resolve
from standfirst.core.types import FoundTopic, Span, TopicKind


def speakers(text: str) -> list[tuple[str, bool]]:
    article = read_texts([TextToRead("", text, "en")], parser=RulesParser())[0]
    return [(s.speaker, s.named) for s in article.statements]


def test_the_company_is_no_union() -> None:
    text = (
        "Marlow Airlines cut the pay of its crews. The Transport Union is on "
        "strike.\n\n"
        "“We regret every hour of it,” said the company."
    )
    assert speakers(text) == [("Marlow Airlines", True)]


def test_the_bureau_is_the_body_whose_name_ends_so() -> None:
    text = "The Northern Weather Bureau was shut.\n\n“It was a long night,” said the bureau."
    assert speakers(text) == [("Northern Weather Bureau", True)]


def test_what_a_speaker_was_doing_is_no_part_of_the_description() -> None:
    text = "“That is a very one-sided history,” said a manager reached by telephone."
    assert speakers(text) == [("a manager", False)]


def test_she_is_who_was_named_since_anybody_spoke() -> None:
    text = (
        "“We will not leave this town,” said Mayor Lena Brook.\n\n"
        "Minister Anna Berg came at noon. It rained. The hall was full of people. "
        "“Nobody has to leave this town,” said she."
    )
    assert [name for name, _ in speakers(text)] == ["Lena Brook", "Anna Berg"]


def test_the_fire_chief_of_the_lead_is_who_speaks_next() -> None:
    text = (
        "The fire chief said that all is well.\n\n“We had luck,” said Olaf Brand. "
        "“It was a long night,” said the fire chief."
    )
    assert {name for name, _ in speakers(text)} == {"Olaf Brand"}


def test_the_fire_chief_of_the_lead_stays_unnamed_where_another_stands_between() -> None:
    text = (
        "The fire chief said that all is well. Mayor Ann Lee was there.\n\n"
        "“We had luck,” said Olaf Brand."
    )
    assert speakers(text)[0] == ("the fire chief", False)


def test_a_bookkeeper_of_the_lead_is_who_opens_the_next_paragraph_with_an_age() -> None:
    text = (
        "A bookkeeper said that all is lost.\n\n"
        "Olaf Brand, 61, slept. “It was a long night,” said Olaf Brand."
    )
    assert speakers(text) == [("Olaf Brand", True), ("Olaf Brand", True)]


def test_a_bookkeeper_of_the_lead_is_not_just_anybody_who_speaks_next() -> None:
    text = (
        "A bookkeeper said that all is lost.\n\n"
        "Olaf Brand slept. “It was a long night,” said Olaf Brand."
    )
    assert speakers(text)[0] == ("a bookkeeper", False)


def test_a_spokeswoman_of_the_lead_is_nobody_named_later() -> None:
    text = "The spokeswoman said that all is well.\n\n“We had luck,” said Olaf Brand."
    assert speakers(text)[0] == ("the spokeswoman", False)


def test_the_source_is_no_spokeswoman() -> None:
    text = (
        "“It was known to everybody there,” said a spokeswoman.\n\n"
        "“They wrote it down that night,” said the source."
    )
    assert speakers(text)[1] == ("the source", False)


def test_the_bank_may_be_named_later() -> None:
    text = "“All the money is safe with us,” said the bank.\n\nNorthern Bank was shut."
    assert speakers(text) == [("Northern Bank", True)]


def test_the_company_is_not_the_agency_of_the_dateline() -> None:
    text = "OSK (Kestrel News) - boats were late.\n\n“We regret every hour,” said the company."
    assert speakers(text) == [("the company", True)]


def test_a_minister_of_a_country_that_ends_in_d_is_a_minister() -> None:
    text = "“We are ready for the harbour tonight,” said Poland’s foreign minister."
    assert speakers(text) == [("Poland’s foreign minister", False)]


def test_an_official_of_somebodys_administration_is_not_that_person() -> None:
    text = "Mayor Lena Brook slept.\n\n“We will stay,” said a senior Brook administration official."
    assert speakers(text) == [("a senior Brook administration official", False)]


def test_a_correspondent_who_joined_somebody_is_not_that_person() -> None:
    text = "Mayor Lena Brook slept.\n\n“They wept,” said a correspondent who joined Brook in May."
    assert speakers(text)[0][1] is False


def test_a_former_governor_is_not_the_one_in_office() -> None:
    text = (
        "Governor Lena Brook came. Jon Moe, a former governor, went.\n\n"
        "“It is over for me,” said the former governor."
    )
    assert speakers(text) == [("Jon Moe", True)]


def test_a_leading_figure_is_somebody_and_no_paper() -> None:
    assert speakers("“We will stay here,” said an opposition figure.") == [
        ("an opposition figure", False)
    ]


def test_a_university_is_not_another_one() -> None:
    text = (
        "The University of Osk was shut.\n\n“We found nothing,” said the University of Tolm chief."
    )
    assert "Osk" not in speakers(text)[0][0]


def test_a_source_told_by_another_place_is_another_source() -> None:
    text = (
        "“We saw it,” said a source at the bank.\n\n"
        "“It will end,” said the source close to the cabinet."
    )
    assert [name for name, _ in speakers(text)] == [
        "a source",
        "the source close to the cabinet",
    ]


def body(name: str, place: Span) -> FoundTopic:
    return FoundTopic(name, TopicKind.ORGANISATION, (place,), (name,))


def test_the_rights_group_is_the_body_whose_name_has_the_word() -> None:
    text = "Marlow Rights Watch was shut. It was long, said the rights group."
    topics = [body("Marlow Rights Watch", (0, 19))]
    scene = open_scene(text, [(0, 30), (30, len(text))], topics, titles={})
    assert resolve(scene, (48, 64)).name == "Marlow Rights Watch"


def test_it_is_the_body_that_the_sentence_opens_with() -> None:
    text = "So said the Port Council. Trailo adds what it calls a lane."
    topics = [body("Port Council", (12, 24)), body("Trailo", (26, 32))]
    scene = open_scene(text, [(0, 26), (26, len(text))], topics, titles={})
    resolve(scene, (8, 24))
    assert resolve(scene, (43, 45)).name == "Trailo"


def test_she_is_not_somebody_of_whom_the_speaker_told() -> None:
    text = "Lena Brook said that Anna Berg had left. She was glad."
    topics = [
        FoundTopic("Lena Brook", TopicKind.PERSON, ((0, 10),), ("Lena Brook",)),
        FoundTopic("Anna Berg", TopicKind.PERSON, ((21, 30),), ("Anna Berg",)),
    ]
    scene = open_scene(text, [(0, 41), (41, len(text))], topics, titles={})
    resolve(scene, (0, 10))
    scene.told.append((16, 39))
    assert last_person(scene, (41, 44), "f") == topics[0]


def test_the_who_is_a_body_and_no_pronoun() -> None:
    assert describe("WHO").pronoun == ""
    assert describe("who").pronoun == "r"
