"""Who "the company", "the bureau" and "she" are, through an article."""

from __future__ import annotations

from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.language.rules import RulesParser


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
