"""Whether a reader can tell who speaks, by the words that name the speaker."""

from __future__ import annotations

import pytest

from standfirst.core.language.mentions import describe, gender_of, is_counted, is_epithet
from standfirst.core.language.scene import follows_office, open_scene
from standfirst.core.language.speakers import resolve
from standfirst.core.types import FoundTopic, TopicKind

PERSON, BODY = TopicKind.PERSON, TopicKind.ORGANISATION


def topic(text: str, name: str, kind: TopicKind = PERSON, *, role: str = "") -> FoundTopic:
    """A topic that stands in the text once."""
    start = text.index(name)
    return FoundTopic(name, kind, ((start, start + len(name)),), (name,), role)


def spoken(text: str, mentions: list[str], *topics: FoundTopic) -> tuple[str, bool]:
    """Whom the last mention of a text means, and whether that is somebody named."""
    sentences, start = [], 0
    for piece in text.split(". "):
        sentences.append((start, start + len(piece) + 2))
        start += len(piece) + 2
    scene = open_scene(text, sentences, topics, titles={})
    for mention in mentions:
        start = text.index(mention)
        speaker = resolve(scene, (start, start + len(mention)))
    return speaker.name, speaker.named


def alone(mention: str) -> bool:
    """Whether a mention that opens the text, with no names around, tells who speaks."""
    return spoken(f"{mention} said it rained.", [mention])[1]


@pytest.mark.parametrize(
    "mention",
    [
        "A report published Wednesday",
        "A letter about the dam issued by the harbour",
        "Early results",
        "Two polls",
        "An average of recent polls",
        "Police",
        "The authorities",
        "A court",
        "The family",
        "Harbour Field Promotions",
    ],
)
def test_bodies_and_papers_are_named(mention: str) -> None:
    assert alone(mention)


@pytest.mark.parametrize(
    "mention",
    [
        "About half of the voters",
        "Nearly all of the mayors",
        "Even some of Lee’s allies",
        "Some 22 percent",
        "None of the rivals",
        "Federal and state officials",
        "Several nations",
        "A bank",
        "The families",
        "Northern voters across the region",
        "One senior Republican",
        "The Harbour spokesman",
    ],
)
def test_people_and_bodies_not_said_which_are_unnamed(mention: str) -> None:
    assert not alone(mention)


def test_a_surname_that_looks_like_a_plural_is_a_name() -> None:
    text = "Anna Sanders came. Sanders said it rained."
    known = FoundTopic("Anna Sanders", PERSON, ((0, 12),), ("Anna Sanders", "Sanders"))
    start = text.index("Sanders said")
    scene = open_scene(text, [(0, 19), (19, len(text))], [known], titles={})
    assert resolve(scene, (start, start + 7)).name == "Anna Sanders"


def test_whose_spokesman_speaks_does_not_speak() -> None:
    text = "Lee campaign spokesman Bo Rand said no."
    whole = "Lee campaign spokesman Bo Rand"
    assert spoken(text, [whole], topic(text, "Lee"), topic(text, "Bo Rand")) == ("Bo Rand", True)


@pytest.mark.parametrize(
    ("phrase", "is_office"),
    [
        ("Secretary of State Bo Rand", True),
        ("University of Osk professor Bo Rand", True),
        ("Friends of President Bo Rand", False),
        ("a friend of the singer Bo Rand", False),
    ],
)
def test_the_of_of_an_office_does_not_hold_the_name(phrase: str, is_office: bool) -> None:
    place = (phrase.index("Bo"), len(phrase))
    assert follows_office(phrase, (0, len(phrase)), place) is is_office


def test_an_epithet_is_who_spoke_and_was_named_last() -> None:
    text = "Bo Rand said no. The Osk senator left."
    found = spoken(text, ["Bo Rand", "The Osk senator"], topic(text, "Bo Rand"))
    assert found == ("Bo Rand", True)


def test_an_epithet_of_one_of_several_gets_nobodys_name() -> None:
    text = "Bo Rand said no. Ann Lee came by. The Osk senator left."
    names = topic(text, "Bo Rand"), topic(text, "Ann Lee")
    assert spoken(text, ["Bo Rand", "The Osk senator"], *names) == ("the Osk senator", True)


def test_an_office_told_before_its_holder_is_the_holder() -> None:
    text = "The mayor said no. Ann Lee, mayor of Osk, wept."
    assert spoken(text, ["The mayor"], topic(text, "Ann Lee", role="mayor of Osk")) == (
        "Ann Lee",
        True,
    )


def test_a_leader_of_another_body_is_not_the_holder() -> None:
    text = "The leader of the Harbour Union said no. Ann Lee wept."
    known = topic(text, "Ann Lee", role="leader of the Field Union")
    assert spoken(text, ["The leader of the Harbour Union"], known)[0] != "Ann Lee"


def test_several_of_whom_some_are_named_are_named() -> None:
    text = "Several unions, including Verdande, said no."
    known = topic(text, "Verdande", BODY)
    assert spoken(text, ["Several unions, including Verdande"], known)[1]


def test_a_relative_pronoun_is_nobody_whom_she_could_mean() -> None:
    text = "Ann Lee wrote it, which shows much. Then she left."
    assert spoken(text, ["Ann Lee", "which", "she"], topic(text, "Ann Lee")) == ("Ann Lee", True)


@pytest.mark.parametrize(
    ("mention", "head"),
    [
        ("Republican and Democratic lawmakers", "lawmaker"),
        ("the secretary of state’s website", "website"),
        ("a poll taken last week", "poll"),
        ("Crime experts", "expert"),
    ],
)
def test_the_head_of_a_mention_is_found(mention: str, head: str) -> None:
    assert describe(mention).head == head


def test_who_works_for_another_is_no_epithet() -> None:
    assert is_epithet(describe("the Texas senator"))
    assert is_epithet(describe("the 46-year-old"))
    assert not is_epithet(describe("the Pentagon spokesman"))
    assert not is_epithet(describe("the band leader"))
    assert not is_epithet(describe("a Texas senator"))


def test_a_head_noun_tells_the_gender() -> None:
    genders = [
        gender_of(describe(f"the {noun}")) for noun in ("congresswoman", "chairman", "judge")
    ]
    assert genders == ["f", "m", ""]


def test_a_share_is_no_name() -> None:
    assert is_counted("More than half of them")
    assert is_counted("three-quarters of voters")
    assert not is_counted("Tenby Council")
