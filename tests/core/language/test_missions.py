"""The mission of a body in a place is an operation of its own."""

from __future__ import annotations

import re

from standfirst.core.language.missions import with_missions
from standfirst.core.types import FoundTopic, TopicKind

NAMES = {"NGC": TopicKind.ORGANISATION, "Qesra": TopicKind.PLACE, "Oshar": TopicKind.PLACE}


def missions(text: str) -> dict[str, list[str]]:
    topics = [
        FoundTopic(name, kind, spans=tuple(m.span() for m in re.finditer(name, text)))
        for name, kind in NAMES.items()
    ]
    found = with_missions(text, topics)[len(topics) :]
    assert {one.kind for one in found} <= {TopicKind.OPERATION}
    return {one.name: [text[slice(*span)] for span in one.spans] for one in found}


def test_a_mission_is_named_by_who_sends_it_and_where_to() -> None:
    assert missions("The NGC mission in Qesra rests. The NGC mission waits.") == {
        "NGC mission in Qesra": ["NGC mission in Qesra", "NGC mission"]
    }


def test_a_mission_may_bear_its_name_in_capitals() -> None:
    assert missions("She leads NGC Mission Qesra.") == {"NGC Mission Qesra": ["NGC Mission Qesra"]}


def test_of_two_missions_the_one_last_named_in_full_is_meant() -> None:
    text = "The NGC mission in Qesra rests. The NGC mission waits. The NGC mission in Oshar ends."
    assert missions(text)["NGC mission in Qesra"] == ["NGC mission in Qesra", "NGC mission"]


def test_a_mission_without_a_place_is_none() -> None:
    assert missions("The NGC mission waits. A mission in Qesra ends.") == {}
