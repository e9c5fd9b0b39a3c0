"""Who is he and who is she, by titles, roles and pronouns."""

from __future__ import annotations

import pytest

from standfirst.core.language.genders import genders_told
from standfirst.core.language.quotations import find_quotations
from standfirst.core.types import FoundTopic, TopicKind
from tests.cost import at_most


def told(text: str, *names: str, **roles: str) -> dict[str, str]:
    """Genders of people by their full names; a role by the name's last word."""
    topics = [
        FoundTopic(name, TopicKind.PERSON, (), (name,), roles.get(name.rsplit(" ", 1)[-1], ""))
        for name in names
    ]
    places = []
    for topic in topics:
        start = text.find(topic.name)
        while start >= 0:
            places.append(((start, start + len(topic.name)), topic))
            start = text.find(topic.name, start + 1)
    sentences, start = [], 0
    for piece in text.split(". "):
        sentences.append((start, start + len(piece) + 2))
        start += len(piece) + 2
    return genders_told(
        text,
        sentences,
        sorted(places, key=lambda p: p[0]),
        titles={"Dame Ilse Orm": {"dame"}},
        quotations=find_quotations(text),
    )


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Kim Orm lost her sheep.", "f"),
        ("Kim Orm came late. He was tired.", "m"),
        ("Kim Orm came late. It rained, and she was tired. So she slept.", "f"),
        ("Kim Orm saw himself in it.", "m"),
    ],
)
def test_pronouns_behind_the_only_person_tell(text: str, gender: str) -> None:
    assert told(text, "Kim Orm") == {"Kim Orm": gender}


@pytest.mark.parametrize(
    "text",
    [
        "Kim Orm contradicted her at once.",
        "Kim Orm told him to go.",
        "Kim Orm came late. It rained, and she was tired.",
        "Kim Orm said a man had lost his tent.",
        "“She was late”, and Kim Orm left.",
        "Kim Orm met Lo Brandt. He was tired.",
        "Kim Orm left his car. Kim Orm took her bike.",
        "Kim Orm left. It rained. It rained. It rained. He was tired.",
    ],
)
def test_pronouns_that_may_be_of_another_tell_nothing(text: str) -> None:
    assert told(text, "Kim Orm", "Lo Brandt") == {}


def test_whose_gender_is_known_is_out_of_the_way_of_another() -> None:
    text = "Kim Orm met Lo Brandt. She was tired."
    assert told(text, "Kim Orm", "Lo Brandt", Orm="spokesman") == {"Kim Orm": "m", "Lo Brandt": "f"}


def test_a_title_or_a_role_decides() -> None:
    text = "Dame Ilse Orm left his car. Lo Brandt came."
    assert told(text, "Dame Ilse Orm", "Lo Brandt", Brandt="businesswoman of Prince Street") == {
        "Dame Ilse Orm": "f",
        "Lo Brandt": "f",
    }


def test_a_long_text_of_many_people_costs_little() -> None:
    text = "Kim Orm met Lo Brandt. He said she was late. " * 2_000
    with at_most(1.0):
        told(text, "Kim Orm", "Lo Brandt")
