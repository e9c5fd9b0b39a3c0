"""What an outlet changed."""

from __future__ import annotations

from dataclasses import replace

from standfirst.core.article.revise import ChangedParagraph, RevisionText, compare

FIRST = "The ferry ran aground at noon with 253 people on board, the coast guard said."
SECOND = "“Nobody was hurt,” said Ida Holm, who heads the port authority of Brunnstad."
THIRD = "The channel has lost a metre in ten years and is to be dredged in spring."
OLD = RevisionText("Ferry aground", "Nobody was hurt.", f"{FIRST}\n\n{SECOND}\n\n{THIRD}")


def test_nothing_changed_is_none() -> None:
    assert compare(OLD, OLD) is None
    curly = replace(OLD, text=OLD.text.replace("“", '"').replace("”", '"').replace("  ", " "))
    assert compare(OLD, curly) is None


def test_a_new_headline_is_seen() -> None:
    change = compare(OLD, replace(OLD, headline="Ferry freed"))
    assert change is not None
    assert change.headline
    assert change.weighty
    assert change.paragraphs == ()
    assert change.says == "The headline changed."


def test_a_corrected_figure_is_named() -> None:
    change = compare(OLD, replace(OLD, text=OLD.text.replace("253", "235")))
    assert change is not None
    assert change.figures_gone == ("253",)
    assert change.figures_new == ("235",)
    assert change.paragraphs == (ChangedParagraph(FIRST, FIRST.replace("253", "235")),)
    assert change.says == "1 paragraph changed; figures: 253 to 235."


def test_a_quotation_taken_out_is_named() -> None:
    change = compare(OLD, replace(OLD, text=f"{FIRST}\n\n{THIRD}"))
    assert change is not None
    assert change.quotations_gone == ("Nobody was hurt,",)
    assert change.paragraphs == (ChangedParagraph(SECOND, ""),)
    assert change.says == "1 paragraph removed; what is quoted changed."


def test_an_added_paragraph_is_no_change_of_the_others() -> None:
    added = "The owner of the ferry would not comment on the accident."
    change = compare(OLD, replace(OLD, text=f"{FIRST}\n\n{added}\n\n{SECOND}\n\n{THIRD}"))
    assert change is not None
    assert change.paragraphs == (ChangedParagraph("", added),)
    assert not change.weighty


def test_a_changed_spelling_is_of_little_weight() -> None:
    change = compare(OLD, replace(OLD, text=OLD.text.replace("metre", "meter")))
    assert change is not None
    assert not change.weighty


def test_several_changes_make_one_sentence() -> None:
    new = RevisionText("Ferry freed", "All are safe.", f"{FIRST} It was freed.\n\n{SECOND}")
    change = compare(OLD, new)
    assert change is not None
    assert change.says == (
        "The headline, the standfirst and 1 paragraph changed; 1 paragraph removed."
    )
