"""What a parser takes for a name and is none."""

from __future__ import annotations

import pytest

from standfirst.core.language.scraps import is_scrap
from tests.cost import at_most


def scrap(text: str, form: str, *, person: bool = False) -> bool:
    start = text.index(form)
    return is_scrap(text, start, start + len(form), person=person)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("They don’t and won’t.", "n’t"),
        ("A column of pro-Veldt gunmen came.", "pro-Veldt"),
        ("It stands on the U.S.-Mexico border.", "U.S.-Mexico"),
        ("He died in Orlando, Fla., on Monday.", "Fla"),
        ("It was Ana Veldt (R-Fla.) who spoke.", "Fla"),
        ("FORT OSK, Fla. - Rain fell.", "Fla"),
        ("Backups failed. Nobody had made backups.", "Backups"),
        ("(Writing by Ana Veldt; editing by Bo Osk)", "Writing"),
        ("Views expressed here are their own.", "Views"),
        ("MOBILE, AL rained.", "AL"),
        ("Read it at bit.ly/U6vgfT today.", "ly/U6vgfT"),
        ("Read our Terms of Service first.", "Terms of Service"),
        ("It came at 1130 BST on Monday.", "BST"),
        ("It came at 11.30 a.m. EDT on Monday.", "EDT"),
    ],
)
def test_a_scrap_is_no_name(text: str, form: str) -> None:
    assert scrap(text, form)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The head of al-Birgit spoke.", "al-Birgit"),
        ("The Anti-Slander League met.", "Anti-Slander League"),
        ("東京で会議。", "東京"),
        ("The Rhine-Ruhr region grew.", "Rhine-Ruhr"),
        ("He saw Ana Veldt (Osk). Rain fell.", "Osk"),
        ("It rained in Halvik, Osk. Snow fell.", "Osk"),
        ("Bush left. A bush grew. They saw Bush.", "Bush"),
        ("Osk Bush left. A bush grew.", "Bush"),
        ("Birgit spoke. Nobody heard.", "Birgit"),
        ("It rained in London, UK today.", "UK"),
        ("The leaders of the G20 met.", "G20"),
        ("They heard AC/DC play.", "AC/DC"),
        ("Calls to AT&T and BT failed.", "BT"),
        ("Rose left. They rose. Rose Veldt slept.", "Rose"),
        ("Writing in the Courier, she said so.", "Writing"),
    ],
)
def test_a_name_is_no_scrap(text: str, form: str) -> None:
    assert not scrap(text, form)


def test_a_family_is_nobody_where_one_of_it_is_named() -> None:
    text = "Ana Veldt left. The Veldts own it, and the Osks rent it."
    assert scrap(text, "Veldts", person=True)
    assert not scrap(text, "Osks", person=True)
    assert not scrap(text, "Veldts")


def test_the_words_of_a_long_text_are_looked_at_once() -> None:
    text = "Backups failed. " * 6_000 + "They made backups."
    with at_most(1):
        assert all(is_scrap(text, start, start + 7) for start in range(0, 48_000, 16))
