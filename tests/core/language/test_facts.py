"""Standing facts are found where a text gives somebody an office, and nowhere else."""

from __future__ import annotations

import re
from datetime import date

import pytest

from standfirst.core.language.days import find_days
from standfirst.core.language.facts import find_facts
from standfirst.core.types import FoundFact, FoundTopic, TopicKind

PUBLISHED = date(2024, 5, 20)
NAMES = {
    TopicKind.PERSON: (
        "Jon Vela",
        "Ann Lee",
        "Maro Veldt",
        "Eva Sommer",
        "Paul Martin",
        "Ana Ruiz",
    ),
    TopicKind.ORGANISATION: (
        "Grain Council",
        "Bank of Estmark",
        "Royal Guards",
        "Halvik Police",
        "Polizei Köln",
        "ARD",
    ),
    TopicKind.PLACE: ("Estmark", "Halvik", "Lyon", "Sevilla", "Deutschland"),
    TopicKind.OPERATION: ("Mission Qesra",),
}


def facts(text: str, language: str = "en") -> list[FoundFact]:
    topics = [
        FoundTopic(name, kind, spans=tuple(m.span() for m in re.finditer(name, text)))
        for kind, names in NAMES.items()
        for name in names
        if name in text
    ]
    days = find_days(text, published=PUBLISHED, language=language)
    return list(find_facts(text, topics, days=days, published=PUBLISHED))


def told(text: str, language: str = "en") -> list[tuple[str, str, str, str]]:
    for fact in facts(text, language):
        assert text[slice(*fact.span)] == fact.words
    return [
        (fact.topic, fact.words, fact.other, fact.since.isoformat() if fact.since else "")
        for fact in facts(text, language)
    ]


LEE = "Ann Lee"
TOLD = [
    (
        "Ann Lee, commander of Mission Qesra, left.",
        "commander of Mission Qesra",
        "Mission Qesra",
        "",
    ),
    ("The mission is led by Gen. Ann Lee.", "led by Gen. Ann Lee", "", ""),
    ("Mission Qesra, headed by Ann Lee, rests.", "headed by Ann Lee", "Mission Qesra", ""),
    ("Mission Qesra, which is run by Ann Lee, rests.", "run by Ann Lee", "Mission Qesra", ""),
    ("The Grain Council is chaired by Ann Lee.", "chaired by Ann Lee", "Grain Council", ""),
    (
        "Ann Lee, who heads the Grain Council, said no.",
        "heads the Grain Council",
        "Grain Council",
        "",
    ),
    ("Ann Lee, who leads Grain Council, left.", "leads Grain Council", "Grain Council", ""),
    ("Grain Council chair Ann Lee left.", "Grain Council chair", "Grain Council", ""),
    ("Estmark’s interior minister, Ann Lee, left.", "interior minister", "Estmark", ""),
    ("Estmark’s interior minister Ann Lee left.", "Estmark’s interior minister", "Estmark", ""),
    (
        "The governor of the Bank of Estmark, Ann Lee, left.",
        "governor of the Bank of Estmark",
        "Bank of Estmark",
        "",
    ),
    (
        "Ann Lee, the military commander of Estmark’s Royal Guards, fell.",
        "military commander of Estmark’s Royal Guards",
        "Royal Guards",
        "",
    ),
    ("Prime Minister Ann Lee stayed.", "Prime Minister", "", ""),
    ("On Friday President Ann Lee stayed.", "President", "", ""),
    (
        "Ann Lee was appointed governor of the Bank of Estmark in March 2024.",
        "governor of the Bank of Estmark",
        "Bank of Estmark",
        "2024-03-01",
    ),
    ("Ann Lee was elected mayor of Halvik in 2019.", "mayor of Halvik", "Halvik", "2019-01-01"),
    (
        "Ann Lee became president of the Grain Council in May.",
        "president of the Grain Council",
        "Grain Council",
        "2024-05-01",
    ),
    (
        "Ann Lee has been director of the Grain Council since 2015.",
        "director of the Grain Council",
        "Grain Council",
        "2015-01-01",
    ),
    (
        "Ann Lee, mayor of Halvik since 4 March 2021, left.",
        "mayor of Halvik",
        "Halvik",
        "2021-03-04",
    ),
    (
        "Ann Lee, mayor of Halvik, who took over in November 2019, left.",
        "mayor of Halvik",
        "Halvik",
        "2019-11-01",
    ),
    (
        "The mission is led by Ann Lee, who took over in Nov. 2019.",
        "led by Ann Lee",
        "",
        "2019-11-01",
    ),
    (
        "Ann Lee is the director of the Grain Council.",
        "director of the Grain Council",
        "Grain Council",
        "",
    ),
    ("Ann Lee, a former mayor of Halvik, came.", "former mayor of Halvik", "", ""),
    (
        "Ann Lee, chief of the Halvik fire service, came.",
        "chief of the Halvik fire service",
        "",
        "",
    ),
    ("Ann Lee, the mayor of Halvik, was fined on Monday.", "mayor of Halvik", "Halvik", ""),
    (
        "Ann Lee, mayor of Halvik, was elected chair of a club on Monday.",
        "mayor of Halvik",
        "Halvik",
        "",
    ),
]


@pytest.mark.parametrize(("text", "words", "other", "since"), TOLD)
def test_an_office_is_a_fact_with_where_and_since_when(
    text: str, words: str, other: str, since: str
) -> None:
    assert (LEE, re.sub("^(?:the|a) ", "", words), other, since) in [
        (topic, re.sub("^(?:the|a) ", "", said), *rest) for topic, said, *rest in told(text)
    ]


ABROAD = [
    (
        "de",
        "Eva Sommer, Bürgermeisterin von Halvik seit 2014, kam.",
        "Bürgermeisterin von Halvik",
        "Halvik",
        "2014-01-01",
    ),
    (
        "de",
        "Die Sprecherin der Polizei Köln, Eva Sommer, schwieg.",
        "Sprecherin der Polizei Köln",
        "Polizei Köln",
        "",
    ),
    (
        "fr",
        "Paul Martin, maire de Lyon depuis 2014, est parti.",
        "maire de Lyon",
        "Lyon",
        "2014-01-01",
    ),
    ("fr", "Le président de la ARD, Paul Martin, a parlé.", "président de la ARD", "ARD", ""),
    ("es", "Ana Ruiz, alcaldesa de Sevilla, llegó.", "alcaldesa de Sevilla", "Sevilla", ""),
]


@pytest.mark.parametrize(("language", "text", "words", "other", "since"), ABROAD)
def test_an_apposition_is_a_fact_in_other_languages_too(
    language: str, text: str, words: str, other: str, since: str
) -> None:
    assert [fact[1:] for fact in told(text, language)] == [(words, other, since)]


NOTHING = [
    "Ann Lee, a witness, cried.",
    "Ann Lee, a friend of the Grain Council, cried.",
    "Ann Lee, mother of two, lives in Halvik.",
    "A team led by Ann Lee found it.",
    "The protest was led by students, and Ann Lee watched.",
    "Ann Lee, who leads the Grain Council delegation, left.",
    "Ann Lee was named as a suspect in Halvik.",
    "Ann Lee, who said no, left.",
    "Canadian General Ann Lee spoke.",
    "Ann Lee met the mayor of Halvik.",
    "Ann Lee, 54, left Halvik on Friday.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_office_is_no_fact(text: str) -> None:
    assert told(text) == []


def test_a_day_to_come_is_no_beginning() -> None:
    assert [
        fact.since for fact in facts("Ann Lee was elected mayor of Halvik on 3 June 2025.")
    ] == [None]


def test_each_role_is_told_once_of_a_person() -> None:
    text = "Ann Lee, mayor of Halvik, came. Ann Lee, mayor of Halvik since 2019, left."
    assert told(text) == [(LEE, "mayor of Halvik", "Halvik", "2019-01-01")]


def test_a_text_of_a_thousand_names_gives_no_more_facts_than_a_page_can_show() -> None:
    text = "Grain Council chair Ann Lee, the mayor, left. " * 1_000
    assert len(facts(text)) <= 40


@pytest.mark.parametrize(
    "text",
    [
        "If Ann Lee is elected president of the Grain Council, the mill closes.",
        "Nobody knows whether Ann Lee was named president of the Grain Council.",
        "Ann Lee will be appointed president of the Grain Council.",
    ],
)
def test_what_is_only_supposed_is_no_fact(text: str) -> None:
    assert facts(text) == []


def titled_lee(*beside: str, role: str = "", title: str = "President") -> list[str]:
    """The words of what is told of Ann Lee, where the text calls her "President Lee" too."""
    text = f"Ann Lee came to Halvik. It was {title} Lee who had asked. So said Jon Lee."
    at = text.index("Lee who")
    lee = FoundTopic(LEE, TopicKind.PERSON, spans=((0, 7), (at, at + 3)), role=role)
    others = [FoundTopic(name, TopicKind.PERSON, spans=((1, 2),)) for name in beside]
    return [fact.words for fact in find_facts(text, [lee, *others], published=PUBLISHED)]


@pytest.mark.parametrize("role", ["", "Estmark’s president"])
def test_a_title_before_a_surname_is_its_only_bearers(role: str) -> None:
    assert titled_lee("Jon Vela", role=role) == ["President"]


@pytest.mark.parametrize("other", ["Jon Lee", "Lees", "Lee"])
def test_a_title_before_a_surname_that_two_bear_is_nobodys(other: str) -> None:
    assert titled_lee(other) == []


@pytest.mark.parametrize("title", ["King", "they heard", "candidate"])
def test_a_king_goes_by_a_first_name_and_a_small_word_is_no_title(title: str) -> None:
    assert titled_lee(title=title) == []


def test_a_title_before_a_surname_is_not_theirs_who_hold_another_office() -> None:
    assert titled_lee(role="presidential nominee") == []


def test_an_office_does_not_begin_in_the_sentence_before() -> None:
    (fact,) = facts("The bill was read in the Chamber. Prime Minister Ann Lee spoke.")
    assert fact.words == "Prime Minister"


def test_one_role_is_one_persons() -> None:
    found = facts("The retired judge Jon Vela, Ann Lee and others spoke. Judge Jon Vela left.")
    assert {fact.topic for fact in found} == {"Jon Vela"}
