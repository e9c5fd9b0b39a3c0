"""Articles are read whole without a model, and nothing breaks the reader."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.core.language.read import TextToRead, may_tell, read_texts
from standfirst.core.language.rules import RulesParser
from standfirst.core.types import ReadArticle, StatementKind, TopicKind


def read(text: str, language: str = "en", headline: str = "") -> ReadArticle:
    return read_texts([TextToRead(headline, text, language)], parser=RulesParser())[0]


def test_without_a_model_it_says_so() -> None:
    assert read("Nothing happened today in the town of Osk.").model == "rules"


def test_without_a_model_a_quotation_finds_its_speaker() -> None:
    (found,) = read("“We will not leave this town at all,” said Mayor Lena Brook.").statements
    assert (found.speaker, found.cue, found.named) == ("Lena Brook", "said", True)
    assert found.kind is StatementKind.DIRECT


def test_without_a_model_according_to_is_read() -> None:
    (found,) = read("The dam will break tonight, according to the Harbour Office.").statements
    assert found.speaker == "Harbour Office"
    assert found.words == "The dam will break tonight"


@pytest.mark.parametrize(
    ("text", "language", "speaker", "words"),
    [
        (
            "„Wir geben nicht auf, das ist sicher“, sagte Ministerin Anna Berg am Montag.",
            "de",
            "Anna Berg",
            "„Wir geben nicht auf, das ist sicher“",
        ),
        (
            "« Nous allons rester ici longtemps », a déclaré Jean Moreau à Lyon.",
            "fr",
            "Jean Moreau",
            "« Nous allons rester ici longtemps »",
        ),
        (
            "«No vamos a salir de esta casa», dijo Marta Ruiz en Sevilla.",
            "es",
            "Marta Ruiz",
            "«No vamos a salir de esta casa»",
        ),
    ],
)
def test_quotations_of_other_languages_find_their_speaker(
    text: str, language: str, speaker: str, words: str
) -> None:
    (found,) = read(text, language).statements
    assert found.words == words
    assert found.speaker.endswith(speaker)


def test_spans_are_exact() -> None:
    text = "Rain fell.\n\n“It will stop raining very soon,” said Ivo Lund."
    (found,) = read(text).statements
    (content,) = found.spans.content
    assert text[slice(*content)] == found.words
    (cue,) = found.spans.cue
    assert text[slice(*cue)] == "said"


def test_capitals_give_names_without_a_model() -> None:
    found = {t.name: t.kind for t in read("Today Prof. Ada Quill met the ORC in Osk.").topics}
    assert found["Ada Quill"] is TopicKind.PERSON
    assert found["ORC"] is TopicKind.ORGANISATION
    assert found["Osk"] is TopicKind.PLACE


def test_phrases_that_come_back_are_kept() -> None:
    text = "The water board met. The water board left. A cat slept."
    assert "water board" in read(text, headline="Water board meets").phrases


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "THE MINISTER SAID “WE GO ON”.\n\n" * 20,
        '“He said „this «is "broken ‘and never closes. ' * 60,
        "and the minister said that " * 600,
        "a" * 20_000,
        "“" * 3_000,
        "Q: What did you say?\n\nA: I said nothing.\n\n" * 30,
        "საქართველოს მთავრობამ დღეს განაცხადა. " * 20,
        "中国政府今天宣布，“我们将继续努力”，发言人说。" * 20,
        "1,234," * 1_000,
        "12 " * 2_000,
    ],
)
def test_hard_texts_are_read_and_covered(text: str) -> None:
    for language in ("", "en"):
        article = read(text, language)
        assert "".join(text[a:b] for a, b in article.sentences) == text


def test_a_text_beyond_the_limit_is_still_covered() -> None:
    text = "The mayor said that all was well today. " * 11_000
    article = read(text)
    assert article.sentences[-1][1] == len(text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    article = read(text)
    assert "".join(text[a:b] for a, b in article.sentences) == text


def test_only_sentences_that_may_tell_something_are_parsed() -> None:
    assert may_tell("She said no.")
    assert may_tell("A “pause” began.")
    assert not may_tell("The bridge is shut.")
    assert not may_tell("The campaign in the United States is over.")
    assert may_tell("They campaign against it.")
