"""One verb for what two say."""

from __future__ import annotations

from functools import cache

import pytest

from standfirst.core.language.parse import Parser
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.io.nlp import load_parser


@cache
def model() -> Parser:
    parser = load_parser()
    if parser.name == "rules":
        pytest.fail("the English model, which the lock installs, is not there")
    return parser


def told(text: str) -> list[tuple[str, str]]:
    """Speaker and words of each statement."""
    found = read_texts([TextToRead("", text, "en")], parser=model())[0].statements
    return [(one.speaker, one.words) for one in found]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "Harbour Lines had spoken of 14, the Captains’ Federation of 17.",
            [("Harbour Lines", "of 14"), ("Captains’ Federation", "of 17")],
        ),
        (
            "The company has warned of 30 job losses, the union of 50.",
            [("the company", "of 30 job losses"), ("the union", "of 50")],
        ),
        (
            "Osk Port put its losses at 3 million crowns, Tolm Port at 5 million.",
            [
                ("Osk Port", "its losses at 3 million crowns"),
                ("Tolm Port", "its losses … at 5 million"),
            ],
        ),
    ],
)
def test_one_verb_for_two_numbers_gives_each_his_own(
    text: str, both: list[tuple[str, str]]
) -> None:
    assert told(text) == both


@pytest.mark.parametrize(
    "text",
    [
        "The mayor spoke of a flood of 1953, a year of 300 dead.",
        "The mayor spoke of 14 boats, the pride of 17 towns that fish.",
        "The mayor spoke of rain, the captain of wind.",
    ],
)
def test_without_two_numbers_or_a_second_name_there_is_one(text: str) -> None:
    assert len(told(text)) <= 1


def test_a_long_row_of_commas_gives_an_end() -> None:
    assert len(told("The mayor spoke of 1, " + "the 2, " * 300 + "the union of 3.")) <= 2
