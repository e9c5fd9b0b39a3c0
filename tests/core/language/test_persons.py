"""Whom a role or a pronoun means: the one named before, the one told before, or somebody new."""

from __future__ import annotations

import pytest

from standfirst.core.language.scene import Scene, Speaker, open_scene
from standfirst.core.types import FoundTopic, TopicKind
from tests.core.language.scenes import spoken

PERSON, BODY, PLACE = TopicKind.PERSON, TopicKind.ORGANISATION, TopicKind.PLACE


def scene_of(text: str, *topics: tuple[str, TopicKind] | tuple[str, TopicKind, str]) -> Scene:
    """A scene; each topic stands wherever its name does, a person also by the last word."""
    found = []
    for name, kind, *role in topics:
        forms = {name, name.rsplit(" ", 1)[-1]} if kind is PERSON else {name}
        spans = [
            (start, start + len(form))
            for form in sorted(forms, key=len, reverse=True)
            for start in range(len(text))
            if text.startswith(form, start) and (form == name or text[start - 1 : start] != " ")
        ]
        found.append(FoundTopic(name, kind, tuple(sorted(spans)), (name,), *role))
    sentences, start = [], 0
    for piece in text.split(". "):
        sentences.append((start, start + len(piece) + 2))
        start += len(piece) + 2
    return open_scene(text, sentences, found, titles={})


def test_he_is_who_opens_the_sentence_before_told_by_a_role() -> None:
    text = "Jo Moss won, said Jo Moss. The owner of the other bird filed no protest. He was beaten."
    scene = scene_of(text, ("Jo Moss", PERSON))
    assert spoken(scene, "Jo Moss", "He") == Speaker("the owner of the other bird", named=False)


def test_she_is_no_spokesman() -> None:
    text = "“No,” said Jo Moss. The spokesman smiled. She went on."
    assert spoken(scene_of(text, ("Jo Moss", PERSON)), "Jo Moss", "She").name == "Jo Moss"


def test_he_is_not_of_whom_he_spoke_in_the_sentence_before() -> None:
    text = "Jo Moss said no. He accused Al Pratt of lies. He said it was over."
    scene = scene_of(text, ("Jo Moss", PERSON), ("Al Pratt", PERSON))
    assert spoken(scene, "Jo Moss", "He", "He").name == "Jo Moss"


def test_he_is_who_spoke_behind_another_name() -> None:
    text = "Al Pratt won, and Jo Moss told them so. It was late, he said."
    scene = scene_of(text, ("Jo Moss", PERSON), ("Al Pratt", PERSON))
    assert spoken(scene, "Jo Moss", "he").name == "Jo Moss"


def test_she_within_a_quotation_is_not_who_speaks_there() -> None:
    text = "Jo Moss told of Al Pratt. “He said it was safe,” said Moss."
    scene = scene_of(text, ("Jo Moss", PERSON), ("Al Pratt", PERSON))
    assert spoken(scene, "Jo Moss", "He").name == "Al Pratt"


def test_who_behind_a_name_is_that_name() -> None:
    text = "Jo Moss, who told them so, left."
    assert spoken(scene_of(text, ("Jo Moss", PERSON)), "who").name == "Jo Moss"


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        (
            "Jo Moss came late. The leader of the Field Union said no.",
            "The leader of the Field Union",
        ),
        ("Jo Moss came late. “No,” the Finance Minister said.", "the Finance Minister"),
    ],
)
def test_an_office_behind_a_sentence_that_opens_with_a_name_is_that_persons(
    text: str, mention: str
) -> None:
    assert spoken(scene_of(text, ("Jo Moss", PERSON)), mention).name == "Jo Moss"


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Jo Moss was jailed. The Osk prosecutor said no.", "The Osk prosecutor"),
        ("Jo Moss was jailed. The Osk spokesman said no.", "The Osk spokesman"),
        (
            "Jo Moss met Al Pratt. The leader of the Field Union said no.",
            "The leader of the Field Union",
        ),
        (
            "They jailed Jo Moss. The leader of the Field Union said no.",
            "The leader of the Field Union",
        ),
        ("Jo Moss came. The leader said no.", "The leader"),
    ],
)
def test_an_office_that_may_be_anothers_is_not_joined(text: str, mention: str) -> None:
    scene = scene_of(text, ("Jo Moss", PERSON), ("Al Pratt", PERSON))
    assert spoken(scene, mention).name not in ("Jo Moss", "Al Pratt")


def test_the_minister_is_not_who_has_another_office() -> None:
    text = "Jo Moss came late. “No,” the Finance Minister said."
    scene = scene_of(text, ("Jo Moss", PERSON, "mayor of Osk"))
    assert spoken(scene, "the Finance Minister").name != "Jo Moss"


def test_the_expert_is_who_spoke_last() -> None:
    text = "“It spreads,” Jo Moss said. “It may end soon,” the disease expert said."
    assert spoken(scene_of(text, ("Jo Moss", PERSON)), "Jo Moss", "the disease expert").named


def test_the_team_leader_is_the_leader_of_the_team() -> None:
    text = "Jo Moss sat there. Al Pratt left. “It is late,” said the team-leader."
    scene = scene_of(text, ("Jo Moss", PERSON, "leader of the team"), ("Al Pratt", PERSON))
    assert spoken(scene, "the team-leader").name == "Jo Moss"


def test_the_adviser_is_the_engineer_advising_them() -> None:
    text = "An engineer advising the mine said no. “It is late,” the adviser said."
    scene = scene_of(text)
    first = spoken(scene, "An engineer advising the mine")
    assert spoken(scene, "the adviser") == first


def test_somebodys_son_is_not_the_official_who_spoke() -> None:
    text = "An official said no. “It is late,” the leader’s son said."
    assert spoken(scene_of(text), "An official", "the leader’s son").name == "the leader’s son"


def test_her_office_goes_under_her_name() -> None:
    text = "Jo Moss came late. In the evening her office said no."
    assert spoken(scene_of(text, ("Jo Moss", PERSON)), "her office").name == "Jo Moss’s office"


def test_its_agency_goes_under_the_name_of_the_place() -> None:
    text = "Halvik burned. Its rescue agency said no."
    assert spoken(scene_of(text, ("Halvik", PLACE)), "Its rescue agency").name == (
        "Halvik’s rescue agency"
    )


def test_the_owner_of_the_mine_may_be_a_body() -> None:
    text = "The owner of the mine, Halvik Ore, said no."
    said = spoken(scene_of(text, ("Halvik Ore", BODY)), "The owner of the mine, Halvik Ore")
    assert said == Speaker("Halvik Ore", named=True, kind="group")


@pytest.mark.parametrize("paper", ["The Hollywood Reporter", "The Economist", "the Osk Observer"])
def test_a_newspaper_named_like_a_person_is_a_body(paper: str) -> None:
    said = spoken(scene_of(f"On Monday {paper} said no."), paper)
    assert (said.named, said.kind) == (True, "group")


def test_a_government_is_not_that_of_another_country() -> None:
    text = "Osk’s government said yes. Then the U.S. government said no."
    assert spoken(scene_of(text), "Osk’s government", "the U.S. government").name == (
        "the U.S. government"
    )


@pytest.mark.parametrize(
    "mention",
    ["Tolm secretary of state Jo Moss", "Deputy Secretary for Northern Affairs Jo Moss"],
)
def test_of_or_for_within_an_office_does_not_hold_the_name(mention: str) -> None:
    said = spoken(scene_of(f"{mention} said no.", ("Jo Moss", PERSON)), mention)
    assert said.name == "Jo Moss"


@pytest.mark.parametrize("clause", ["It is too early to say", "It’s important to note"])
def test_an_empty_it_is_no_speaker(clause: str) -> None:
    text = f"Halvik Ore said no. {clause} so."
    scene = scene_of(text, ("Halvik Ore", BODY))
    assert spoken(scene, "Halvik Ore", "It").kind == "nothing"
    assert scene.spoken[-1].name == "Halvik Ore"


def test_it_that_is_ready_to_talk_is_a_body() -> None:
    text = "Halvik Ore said no. It is ready to talk."
    assert spoken(scene_of(text, ("Halvik Ore", BODY)), "Halvik Ore", "It").name == "Halvik Ore"


def test_the_unions_letter_is_the_letter_from_that_union() -> None:
    text = "They had a letter from the Boatmen’s Union. The union’s letter said no."
    assert spoken(scene_of(text), "The union’s letter").name == "a letter from the Boatmen’s Union"


def test_the_letter_of_the_bank_is_not_the_unions() -> None:
    text = "They had a letter from the Boatmen’s Union. The bank’s letter said no."
    assert spoken(scene_of(text), "The bank’s letter").name == "the bank’s letter"


def test_he_behind_somebodys_concerns_is_not_whose_they_are() -> None:
    text = "Jo Moss said no, repeating Al Pratt’s concerns. “It is late,” he said."
    scene = scene_of(text, ("Jo Moss", PERSON), ("Al Pratt", PERSON))
    assert spoken(scene, "Jo Moss", "Al Pratt’s", "he").name == "Jo Moss"


def test_a_protester_may_be_he() -> None:
    text = "“No,” Jo Moss said. It was shut, a protester said. He was tired."
    scene = scene_of(text, ("Jo Moss", PERSON))
    assert spoken(scene, "Jo Moss", "a protester", "He").name == "a protester"


def test_a_president_of_one_country_is_not_that_of_another() -> None:
    text = "Jo Moss spoke. Then the president of Tolm said no."
    assert spoken(
        scene_of(text, ("Jo Moss", PERSON, "Halvian President")), "the president of Tolm"
    ) == (Speaker("the president of Tolm", named=True))
    same = scene_of(text, ("Jo Moss", PERSON, "Tolmian President"))
    assert spoken(same, "the president of Tolm").name == "Jo Moss"
