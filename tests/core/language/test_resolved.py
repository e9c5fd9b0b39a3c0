"""Whom wider words, papers, places and pronouns mean, beside what the text told before."""

from __future__ import annotations

import pytest

from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.language.scene import Scene, Speaker, open_scene
from standfirst.core.language.speakers import resolve
from standfirst.core.types import FoundTopic, TopicKind
from standfirst.io.nlp import load_parser
from tests.core.language.scenes import spoken

PERSON, BODY, PLACE = TopicKind.PERSON, TopicKind.ORGANISATION, TopicKind.PLACE
Told = tuple[str, TopicKind] | tuple[str, TopicKind, str]


def scene_of(text: str, *topics: Told) -> Scene:
    """A scene; each topic stands where its name first does, a sentence ends with a stop."""
    found = []
    for name, kind, *role in topics:
        start = text.index(name)
        found.append(FoundTopic(name, kind, ((start, start + len(name)),), (name,), *role))
    ends = [i + 2 for i in range(len(text)) if text.startswith(". ", i)]
    sentences = list(zip([0, *ends], [*ends, len(text)], strict=True))
    return open_scene(text, sentences, found, titles={})


def told_by_he(scene: Scene) -> Speaker:
    start = scene.text.index("He said")
    return resolve(scene, (start, start + 2))


def test_the_diplomat_is_the_ambassador_named_last() -> None:
    text = "Jo Moss came. Al Pratt spoke late. It was over, the diplomat said."
    scene = scene_of(text, ("Jo Moss", PERSON, "mayor"), ("Al Pratt", PERSON, "Osk ambassador"))
    assert spoken(scene, "the diplomat") == Speaker("Al Pratt", named=True, role="Osk ambassador")


def test_a_diplomat_is_somebody_new() -> None:
    text = "Al Pratt spoke late. It was over, a diplomat said."
    scene = scene_of(text, ("Al Pratt", PERSON, "Osk ambassador"))
    assert spoken(scene, "a diplomat").named is False


def test_the_health_secretary_is_not_the_homeland_security_secretary() -> None:
    text = "Jo Moss was there. All is well, the Osk health secretary said."
    scene = scene_of(text, ("Jo Moss", PERSON, "homeland security secretary"))
    assert spoken(scene, "the Osk health secretary").name != "Jo Moss"


def test_the_one_head_of_a_body_is_named_without_a_name_and_not_who_spoke_last() -> None:
    text = "Jo Moss said no. The director general of the WHO said it went on."
    scene = scene_of(text, ("Jo Moss", PERSON, "health secretary"))
    told = spoken(scene, "Jo Moss", "The director general of the WHO")
    assert (told.name, told.named) == ("the director general of the WHO", True)


@pytest.mark.parametrize("mention", ["The prime minister", "The finance minister"])
def test_the_one_holder_of_an_office_is_named(mention: str) -> None:
    assert spoken(scene_of(f"{mention} said no."), mention).named


def test_a_minister_told_before_goes_unnamed() -> None:
    text = "A finance minister came. The finance minister said no."
    told = spoken(scene_of(text), "A finance minister", "The finance minister")
    assert told == Speaker("a finance minister", named=False)


def test_the_former_minister_with_an_age_is_the_man_named_before() -> None:
    text = "Una Daler saw Henrik Moss. The former transport minister, 58, is charged. He said no."
    scene = scene_of(text, ("Una Daler", PERSON), ("Henrik Moss", PERSON))
    scene.genders["Una Daler"] = "f"
    told = told_by_he(scene)
    assert (told.name, told.role) == ("Henrik Moss", "former transport minister")


def test_the_former_minister_of_two_who_may_be_stays_nobody() -> None:
    text = "Una Daler saw Henrik Moss. The former transport minister, 58, is charged. He said no."
    scene = scene_of(text, ("Una Daler", PERSON), ("Henrik Moss", PERSON))
    assert told_by_he(scene).named is False


def test_the_witness_is_the_only_one_who_testified() -> None:
    text = "Jo Moss testified that it was so. Asked again, the witness said no."
    scene = scene_of(text, ("Jo Moss", PERSON))
    assert spoken(scene, "Jo Moss", "the witness").name == "Jo Moss"


def test_the_witness_of_two_who_spoke_is_neither() -> None:
    text = "Jo Moss testified. Al Pratt said no. Asked again, the witness said no."
    scene = scene_of(text, ("Jo Moss", PERSON), ("Al Pratt", PERSON))
    assert spoken(scene, "Jo Moss", "Al Pratt", "the witness").named is False


def test_one_of_the_three_is_told_with_what_he_is() -> None:
    text = "“No,” said one of the three, an engineer. The engineer said more."
    told = spoken(scene_of(text), "one of the three, an engineer", "The engineer")
    assert told == Speaker("one of the three, an engineer", named=False)


def test_the_council_member_is_the_one_of_the_two_who_spoke() -> None:
    text = "One of the two who voted against said no. It was late, the council member said."
    told = spoken(scene_of(text), "One of the two who voted against", "the council member")
    assert told.name == "one of the two who voted against"


def test_they_within_a_quotation_are_the_people_of_whom_most_did_something() -> None:
    text = "More than 350 people waited. Most had heard nothing. “They ask me,” said Jo Moss."
    assert spoken(scene_of(text, ("Jo Moss", PERSON)), "They").name == "people"


def test_they_within_a_quotation_are_told_with_where_they_are_from() -> None:
    text = "The 70 firefighters from Lower Marrow leave. “They dug on,” said Jo Moss."
    assert spoken(scene_of(text), "They").name == "firefighters from Lower Marrow"


def test_many_in_a_town_are_people_and_not_the_town() -> None:
    scene = scene_of("In the end many in Osk wondered why.", ("Osk", PLACE))
    assert spoken(scene, "many in Osk") == Speaker("many in Osk", named=False)


def test_a_place_that_speaks_is_the_body_named_after_it() -> None:
    text = "Astronomers at the Osk Observatory looked. It is gone, Osk said."
    place = (text.index("Osk said"), text.index(" said"))
    body = FoundTopic("Osk Observatory", BODY, ((19, 34),), ("Osk Observatory",))
    town = FoundTopic("Osk", PLACE, (place,), ("Osk",))
    scene = open_scene(text, [(0, 43), (43, len(text))], [body, town], titles={})
    assert resolve(scene, place).name == "Osk Observatory"


def test_a_report_by_the_institute_bears_the_institutes_name() -> None:
    text = "The Osk Institute of Health warned. A new report by the institute found more."
    scene = scene_of(text, ("Osk Institute of Health", BODY))
    told = spoken(scene, "A new report by the institute")
    assert told.name == "a new report by the Osk Institute of Health"


def test_the_final_count_from_a_body_is_that_bodys_word() -> None:
    text = "The baths were full, according to the final count from the health service."
    told = spoken(scene_of(text), "the final count from the health service")
    assert told == Speaker("the health service", named=True, kind="group")


def test_it_behind_its_words_is_the_body_that_gave_an_account() -> None:
    text = (
        "The Mines Office said it had two reports. The Miners’ Union has spoken of three. "
        "A visit had been set, it said."
    )
    scene = scene_of(text, ("Mines Office", BODY), ("Miners’ Union", BODY))
    resolve(scene, (0, 16))
    start = text.index("The Miners")
    resolve(scene, (start, start + 17))
    last = text.rindex("it said")
    assert resolve(scene, (last, last + 2)).name == "Mines Office"


def test_the_government_is_not_the_previous_government() -> None:
    text = "The previous government said no. He said the government paid."
    told = spoken(scene_of(text), "The previous government", "the government")
    assert told.name == "the government"


def test_what_it_calls_so_is_of_the_body_that_the_sentence_names() -> None:
    text = "A report said no. Like others, Trailo now sells what it calls a lane."
    scene = scene_of(text, ("Trailo", BODY))
    assert spoken(scene, "A report", "it").name == "Trailo"


def test_names_as_they_are_written_online_are_names() -> None:
    for name in ("@ThwartedEfforts", "paidContent", "quaystats.org"):
        assert spoken(scene_of(f"{name} says so."), name) == Speaker(
            name, named=True, kind="person" if name[0] == "@" else "group"
        )


def test_a_dash_ends_the_name() -> None:
    text = "Then Pratt -- in a hat and addressing a crowd -- said no."
    assert spoken(scene_of(text), "Pratt -- in a hat and addressing a crowd --").name == "Pratt"


@pytest.mark.parametrize(
    "between",
    [
        "The owner is Moss’s son Al Pratt.",
        "She had asked Al Pratt to stay.",
        "On the day in question, she had met Al Pratt.",
    ],
)
def test_she_is_no_object_of_the_sentence_before(between: str) -> None:
    text = f"Jo Moss said no. {between} It was late, she said."
    scene = scene_of(text, ("Jo Moss", PERSON), ("Al Pratt", PERSON))
    first = resolve(scene, (0, 7))
    last = text.rindex("she said")
    assert resolve(scene, (last, last + 3)) == first


def test_the_company_is_none_that_the_text_has_not_named_yet() -> None:
    text = "The mill is shut. The company said so. Fast Company wrote of it."
    scene = scene_of(text, ("Fast Company", BODY))
    assert spoken(scene, "The company").name == "the company"


def test_the_tech_giant_is_the_body_named_last() -> None:
    text = "Trailo held a show. The tech giant said more would come."
    assert spoken(scene_of(text, ("Trailo", BODY)), "The tech giant").name == "Trailo"


def test_she_is_of_the_main_clause_of_the_sentence_before() -> None:
    text = "After Jo Moss had won, it was Al Pratt who began. It was late, she said."
    scene = scene_of(text, ("Jo Moss", PERSON), ("Al Pratt", PERSON))
    last = text.rindex("she said")
    assert resolve(scene, (last, last + 3)).name == "Al Pratt"


def test_somebody_told_by_years_is_the_one_of_that_age() -> None:
    text = "Jo Moss, 34, beat Al Pratt (36). It was late, the 36-year-old said."
    scene = scene_of(text, ("Jo Moss", PERSON), ("Al Pratt", PERSON))
    assert spoken(scene, "the 36-year-old").name == "Al Pratt"


def test_also_is_no_part_of_who_speaks() -> None:
    text = "A tall official said no. It was late, the official also said."
    assert spoken(scene_of(text), "A tall official", "the official also").name == "a tall official"


def test_he_who_told_it_beside_another_goes_on() -> None:
    text = "Jo Moss said no. “It is so,” he told them as Al Pratt stood by. It was late, he said."
    scene = scene_of(text, ("Jo Moss", PERSON), ("Al Pratt", PERSON))
    first = resolve(scene, (0, 7))
    last = text.rindex("he said")
    assert resolve(scene, (last, last + 2)) == first


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The stamina of those who say that the boats are late is great.", []),
        ("Those who said “we will not leave this town” left.", ["“we will not leave this town”"]),
    ],
)
def test_those_of_whom_nothing_is_known_are_heard_in_marks_alone(
    text: str, said: list[str]
) -> None:
    article = read_texts([TextToRead("", text, "en")], parser=load_parser())[0]
    assert [s.words for s in article.statements] == said


def test_the_president_of_a_federation_is_not_the_president_of_the_land() -> None:
    text = "Jo Moss fell. The president of the Mills Federation in Osk said no."
    scene = scene_of(text, ("Jo Moss", PERSON, "President"))
    assert spoken(scene, "The president of the Mills Federation in Osk").name != "Jo Moss"


def test_the_second_woman_is_not_who_spoke_before() -> None:
    text = "His lawyer said no. The second woman accused him of lies."
    assert spoken(scene_of(text), "His lawyer", "The second woman").name == "the second woman"


def test_a_short_form_in_brackets_hides_no_name() -> None:
    text = "The Osk Mills Union (OMU) said no."
    scene = scene_of(text, ("Osk Mills Union", BODY))
    assert spoken(scene, "The Osk Mills Union (OMU)").name == "Osk Mills Union"


@pytest.mark.parametrize("mention", ["The leader of the opposition", "The Osk envoy"])
def test_a_wider_word_with_more_words_may_be_somebody_else(mention: str) -> None:
    text = f"President Ana Torv left. {mention} said no."
    assert spoken(scene_of(text, ("Ana Torv", PERSON)), mention).name != "Ana Torv"


def test_the_witness_is_nobody_whom_another_ones_evidence_names() -> None:
    text = "Al Moss told the jury no. Clara Finn testified too. The witness said yes."
    scene = scene_of(text, ("Al Moss", PERSON), ("Clara Finn", PERSON))
    assert spoken(scene, "Al Moss", "The witness") == Speaker("the witness", named=False)


def test_another_kind_of_giant_is_another_firm() -> None:
    text = "The tech giant Trailo grew. Morl met them. The oil giant said no."
    assert spoken(scene_of(text, ("Trailo", BODY)), "The oil giant").name != "Trailo"
