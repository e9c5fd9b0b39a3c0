"""The English model is verified, loaded once, and reads who said what."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

import pytest

from standfirst.core.errors import ReadError
from standfirst.core.language.parse import Parser
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.types import FoundStatement, ReadArticle, StatementKind, TopicKind
from standfirst.io.nlp import (
    MAX_PARAGRAPH,
    PACKAGES,
    ModelParser,
    load_parser,
    model_folder,
    verify,
)


@cache
def model() -> Parser:
    parser = load_parser()
    if parser.name == "rules":
        pytest.fail("the English model, which the lock installs, is not there")
    return parser


def read(text: str) -> ReadArticle:
    return read_texts([TextToRead("", text, "en")], parser=model())[0]


def statements(text: str) -> list[FoundStatement]:
    return list(read(text).statements)


def installed() -> Path:
    for package in PACKAGES:
        try:
            return model_folder(package)
        except ReadError:
            continue
    pytest.fail("the English model, which the lock installs, is not there")


# --- loading ----------------------------------------------------------------------------------


def test_a_model_is_loaded_once() -> None:
    assert load_parser() is load_parser()


def test_rules_can_be_asked_for() -> None:
    assert load_parser("rules").name == "rules"


def test_a_missing_package_is_told() -> None:
    with pytest.raises(ReadError, match="not installed"):
        load_parser("no_such_model")


def test_a_name_that_is_no_package_is_refused() -> None:
    with pytest.raises(ReadError, match="no name"):
        load_parser("../model")


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    copy = shutil.copytree(installed(), tmp_path / "model")
    (copy / "ner/model").write_bytes(b"other")
    with pytest.raises(ReadError, match="differs"):
        verify(copy)


def test_a_config_that_calls_strangers_is_refused(tmp_path: Path) -> None:
    copy = shutil.copytree(installed(), tmp_path / "model")
    config = (copy / "config.cfg").read_text(encoding="utf-8")
    config = config.replace("spacy.Tokenizer.v1", "stranger.Tokenizer.v1")
    (copy / "config.cfg").write_text(config, encoding="utf-8")
    with pytest.raises(ReadError, match="outside spaCy"):
        verify(copy)


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        verify(tmp_path)


# --- statements -------------------------------------------------------------------------------

BLOCKADE = (
    "The port of Marsby has been shut since Monday.\n\n"
    "Harbour spokesman Ilo Trent said Tuesday that the “the gates stay locked for now.”\n\n"
    "A senior Danish customs official, who was not authorized to speak publicly about the "
    "closure, described it as a “necessary delay.”\n\n"
    "The senior source said the order to close was given at night.\n\n"
    "“What will the owners do? We do not know. Will they sue us or not,” said the high-level "
    "source. “We know too little about them. We will wait for the lawyers.”\n\n"
    "The Danish source said ships are waiting at sea.\n\n"
    "Denmark has vowed to reopen the port. The mayor, Lena Brook, was calm. “We have seen worse "
    "in this town,” she said. According to the Harbour Office, 47 Finns are on board."
)


def test_mentions_of_one_unnamed_official_are_joined_with_their_reason() -> None:
    unnamed = [s for s in statements(BLOCKADE) if not s.named]
    assert len(unnamed) == 5
    assert {s.speaker for s in unnamed} == {"a senior Danish customs official"}
    assert {s.reason for s in unnamed} == {"not authorized to speak publicly about the closure"}


def test_a_spokesman_keeps_name_and_role() -> None:
    first = statements(BLOCKADE)[0]
    assert (first.speaker, first.role, first.cue) == ("Ilo Trent", "Harbour spokesman", "said")


def test_a_country_speaks_by_name() -> None:
    assert any(s.speaker == "Denmark" and s.cue == "vowed" for s in statements(BLOCKADE))


def test_she_is_the_person_named_before() -> None:
    (found,) = [s for s in statements(BLOCKADE) if s.mention == "she"]
    assert found.speaker == "Lena Brook"


def test_according_to_gives_the_rest_of_the_sentence() -> None:
    (found,) = [s for s in statements(BLOCKADE) if s.speaker == "Harbour Office"]
    assert found.words == "47 Finns are on board"


def test_a_cue_in_the_middle_gives_both_sides() -> None:
    (found,) = statements("The bridge, the engineer Ana Soler said, will open in spring.")
    assert found.words == "The bridge … will open in spring"
    assert found.kind is StatementKind.INDIRECT


def test_a_quotation_goes_on_behind_its_cue() -> None:
    (found,) = statements("“We won the case,” said lawyer Ana Soler. “It was close.”")
    assert found.words == "“We won the case,” … “It was close.”"
    assert found.kind is StatementKind.DIRECT


def test_the_general_is_the_general_named_before() -> None:
    found = statements("Gen. Maro Veldt arrived. The general said the camp would stay open.")
    assert [s.speaker for s in found] == ["Maro Veldt"]


def test_a_report_speaks() -> None:
    (found,) = statements("A new report found that trains are slower than ever before.")
    assert found.speaker == "a new report"


def test_what_nobody_would_say_is_no_statement() -> None:
    assert statements("The bank would not say how long the file had been there.") == []


def test_spans_of_content_stand_in_the_text() -> None:
    for statement in statements(BLOCKADE):
        for start, end in statement.spans.content:
            assert BLOCKADE[start:end].strip()


# --- names ------------------------------------------------------------------------------------


def test_names_are_typed() -> None:
    kinds = {t.name: t.kind for t in read(BLOCKADE).topics}
    assert kinds["Ilo Trent"] is TopicKind.PERSON
    assert kinds["Denmark"] is TopicKind.PLACE
    assert "Danish" not in kinds


def test_one_sentence_of_three_thousand_words_is_read() -> None:
    text = "and the minister said that " * 600
    assert read(text).sentences[-1][1] == len(text)


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    line = "The mayor of the harbour town said that nobody would be told of it before Monday."
    text = "\n".join([line] * 60)
    assert len(text) > MAX_PARAGRAPH
    assert {text[slice(*span)].strip() for span in read(text).sentences} == {line}


def test_a_run_without_spaces_does_not_hang() -> None:
    assert read("The mayor said no. " + "“" * 20_000).language == "en"


def test_two_quotations_around_one_verb_are_one_statement() -> None:
    text = "“Small boats carry small loads,” she said, “because they have to come home.”"
    (said,) = statements(text)
    assert said.words == "“Small boats carry small loads,” … “because they have to come home.”"


def test_a_clause_is_said_by_who_explains_it_behind_the_comma() -> None:
    text = (
        "The lower figure dated from a count made before the terminal opened, "
        "a spokesman for the council explained."
    )
    (said,) = statements(text)
    assert (said.mention, said.cue) == ("a spokesman for the council", "explained")
    assert said.words.startswith("The lower figure")


def test_a_clause_behind_a_circumstance_is_said() -> None:
    text = "He admitted under questioning that he had never seen the mayor in the office."
    assert [s.words for s in statements(text)] == ["he had never seen the mayor in the office"]


def test_according_to_behind_a_comma_holds_for_all_verbs() -> None:
    text = (
        "The burned area had reached 910 hectares by five o’clock but was growing more slowly, "
        "according to the fire service."
    )
    assert [s.words[:15] for s in statements(text)] == ["The burned area"]


def test_a_paper_seen_by_somebody_is_nothing_said() -> None:
    assert statements("The letter, seen by the Courier, was three pages long.") == []


def test_who_the_source_is_may_be_told_behind() -> None:
    text = "The source, a man with many years at the bank, recalled that nobody had objected."
    assert [s.speaker for s in statements(text)] == ["a man with many years at the bank"]


def test_somebody_of_whom_a_text_says_she_is_a_person() -> None:
    text = "Lena Orlin lost a boat she had built. “It was old and slow and mine,” she said."
    assert [s.speaker for s in statements(text)] == ["Lena Orlin"]


def test_the_model_multiplies_by_numpy_in_one_thread() -> None:
    parser = model()
    assert isinstance(parser, ModelParser)
    assert not parser._names.get_pipe("ner").model.ops.use_blis
    assert not parser._trees.get_pipe("parser").model.ops.use_blis
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
