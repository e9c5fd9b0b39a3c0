"""What an outlet changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.article.difference import ChangedParagraph
from standfirst.core.article.revise import Change, Kind, RevisionText, compare, link_lines
from tests.cost import at_most

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
    assert change.kinds == (Kind.HEADLINE,)
    assert change.silent
    assert change.paragraphs == ()
    assert change.says == "The headline changed."


def test_a_corrected_figure_is_named() -> None:
    change = compare(OLD, replace(OLD, text=OLD.text.replace("253", "235")))
    assert change is not None
    assert change.figures_gone == ("253 people",)
    assert change.figures_new == ("235 people",)
    assert change.kinds == (Kind.FIGURES, Kind.TEXT)
    assert change.paragraphs == (ChangedParagraph(FIRST, FIRST.replace("253", "235")),)
    assert change.says == "1 paragraph changed; 253 → 235 people."


def test_a_quotation_taken_out_is_named() -> None:
    change = compare(OLD, replace(OLD, text=f"{FIRST}\n\n{THIRD}"))
    assert change is not None
    assert change.quotations_gone == ("Nobody was hurt,",)
    assert change.paragraphs == (ChangedParagraph(SECOND, ""),)
    assert change.says == "1 paragraph removed; a quotation taken out."


def test_a_figure_is_told_against_the_one_that_took_its_place() -> None:
    line = "The plan costs £12m, and 40 per cent of voters back it, said “a friend of the mayor”."
    old = replace(OLD, text=line)
    change = compare(old, replace(old, text=line.replace("12", "18").replace("40", "35")))
    assert change is not None
    assert "; £12m → £18m, 40 → 35 per cent" in change.says
    fewer = compare(old, replace(old, text=line.replace(", and 40 per cent of voters back it", "")))
    assert fewer is not None
    assert "taken out" in fewer.says
    assert "→" not in fewer.says


def test_a_quotation_in_other_words_is_reworded() -> None:
    change = compare(OLD, replace(OLD, text=OLD.text.replace("Nobody was hurt", "Two were hurt")))
    assert change is not None
    assert "a quotation reworded" in change.says


def test_an_added_paragraph_is_no_change_of_the_others() -> None:
    added = "The owner of the ferry would not comment on the accident."
    change = compare(OLD, replace(OLD, text=f"{FIRST}\n\n{added}\n\n{SECOND}\n\n{THIRD}"))
    assert change is not None
    assert change.paragraphs == (ChangedParagraph("", added),)
    assert change.kinds == (Kind.TEXT,)
    assert not change.silent


def test_a_changed_spelling_is_of_little_weight() -> None:
    change = compare(OLD, replace(OLD, text=OLD.text.replace("metre", "meter")))
    assert change is not None
    assert not change.silent


def test_several_changes_make_one_sentence() -> None:
    new = RevisionText("Ferry freed", "All are safe.", f"{FIRST} It was freed.\n\n{SECOND}")
    change = compare(OLD, new)
    assert change is not None
    assert change.says == (
        "The headline, the standfirst and 1 paragraph changed; 1 paragraph removed."
    )


def change_of(old: str, new: str, **also: object) -> Change | None:
    """The change of the second paragraph between two versions."""
    texts = [f"{FIRST}\n\n{line}\n\n{THIRD}" for line in (old, new)]
    was, now = (replace(OLD, text=text) for text in texts)
    return compare(was, replace(now, **also))  # type: ignore[arg-type]


def kinds(old: str, new: str, **also: object) -> tuple[Kind, ...]:
    change = change_of(old, new, **also)
    return change.kinds if change else ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The ferry  ran\taground.", "The ferry ran aground."),
        ("It is “safe”, he said.", 'It is "safe", he said.'),
        ("It’s safe – for now…", "It's safe - for now..."),
        ("The co\u00adast guard\u200b came.", "The coast guard came."),
        ("A cafe\u0301 burned.", "A café burned."),
        ("Updated 5 minutes ago", "Updated 12 minutes ago"),
        ("Last updated: 2 March 2026, 14:05 GMT", "Last updated: 2 March 2026, 16:40 GMT"),
        ("Aktualisiert am 2. März 2026 um 14 Uhr", "Aktualisiert am 2. März 2026 um 15 Uhr"),
        ("Mis à jour le 2 mars à 14h05", "Mis à jour le 2 mars à 15h10"),
        ("Actualizado hace 5 minutos", "Actualizado hace 9 minutos"),
        ("Updated 4pm, 2 March", "Updated 5pm, 2 March"),
        ("Published: March 2", "Published: March 3"),
        ("Actualizado el 2 de marzo", "Actualizado el 3 de marzo"),
        ("Stand: 02.03., 14.05 Uhr", "Stand: 02.03., 15.10 Uhr"),
        ("vor 5 Minuten", "vor 9 Minuten"),
        ("il y a 5 minutes", "il y a 2 heures"),
        ("12 comments", "1,240 comments"),
        ("5 min read", "6 min read"),
        ("Advertisement", "Anzeige"),
    ],
)
def test_what_changes_by_itself_is_no_change(old: str, new: str) -> None:
    assert change_of(old, new) is None


@pytest.mark.parametrize(
    "line",
    ["Updated figures show {} dead.", "Posted signs warn of {} wolves.", "Published: {} reports."],
)
def test_a_line_of_news_is_no_clock(line: str) -> None:
    assert Kind.FIGURES in kinds(line.format(12), line.format(15))


def test_another_recommended_link_is_no_change() -> None:
    old = replace(
        OLD,
        text=f"{OLD.text}\n\nSwans nest on the pier",
        links=frozenset(
            link_lines('<p>Text.</p><p><a href="/s" rel="nofollow">Swans nest on the pier</a></p>')
        ),
    )
    new = replace(
        OLD,
        text=f"{OLD.text}\n\nRopes & knots on show",
        links=link_lines('<ul><li><a href="/r">Ropes &amp; knots on show</a></li></ul>'),
    )
    assert compare(old, new) is None
    assert compare(OLD, replace(new, links=frozenset())) is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("At least 12 people died.", "At least 15 people died."),
        ("Three sailors are missing.", "Four sailors are missing."),
        ("The repair costs $4.5 million.", "The repair costs $45 million."),
        ("Some 31,000 vehicles cross it.", "Some 30,000 vehicles cross it."),
        ("It happened on 12 March.", "It happened on 13 March."),
        ("The train left at 14:05.", "The train left at 15:04."),
        ("Support fell to 41 per cent.", "Support fell by a lot."),
    ],
)
def test_another_figure_is_a_changed_figure(old: str, new: str) -> None:
    assert Kind.FIGURES in kinds(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Three sailors are missing.", "3 sailors are missing."),
        ("Some 31,000 vehicles cross it.", "Some 31000 vehicles cross it."),
        ("12 people died.", "12 people died, and 40 were hurt."),
        ("The port is shut.", "The port is shut until 4 June."),
        ("12 people died.", "12 passengers died."),
    ],
)
def test_a_figure_written_otherwise_or_added_is_no_changed_figure(old: str, new: str) -> None:
    assert kinds(old, new) == (Kind.TEXT,)


def test_a_figure_that_moves_to_another_paragraph_is_not_gone() -> None:
    old = "The ship is 94 metres long. It was built in Gdansk and carries cars and timber."
    new = "It was built in Gdansk and carries cars and timber.\n\nThe ship is 94 metres long."
    assert Kind.FIGURES not in kinds(old, new)


@pytest.mark.parametrize(
    ("opens", "closes"), [("“", "”"), ("„", "“"), ("«", "»"), ("»", "«"), ("「", "」"), ('"', '"')]
)
def test_other_words_between_marks_of_any_tradition_are_a_changed_quotation(
    opens: str, closes: str
) -> None:
    old = f"{opens}We will not open the channel before spring{closes}, said Ida Holm."
    assert kinds(old, old.replace("will not", "may not")) == (Kind.QUOTATIONS, Kind.TEXT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“It is shut. It stays shut,” she said.", "“It is shut,” she said. “It stays shut.”"),
        ("“It is shut,” she said.", "„It is shut“, she told the paper."),
        ("The “pier” is shut.", "The pier is shut now."),
        ("She spoke.", "She spoke. “It is shut until the spring,” she said."),
    ],
)
def test_a_quotation_divided_otherwise_or_added_is_no_changed_one(old: str, new: str) -> None:
    assert Kind.QUOTATIONS not in kinds(old, new)


def test_marks_taken_from_whole_words_are_a_changed_quotation() -> None:
    old = "“Nobody knew of the crack in the pier,” she said."
    assert Kind.QUOTATIONS in kinds(old, "She said nobody knew of the crack in the pier.")


def test_a_correction_tells_the_change() -> None:
    note = "Correction: an earlier version of this article misstated the number of passengers."
    change = change_of("12 people died.", "15 people died.", corrections=(note,))
    assert change is not None
    assert change.kinds == (Kind.FIGURES, Kind.CORRECTIONS, Kind.TEXT)
    assert not change.silent
    assert change.says.startswith("A correction was added; ")


def test_a_correction_alone_is_a_change_and_an_old_one_is_none() -> None:
    note = "Correction: the ferry is called Ulla."
    change = compare(OLD, replace(OLD, corrections=(note,)))
    assert change is not None
    assert change.kinds == (Kind.CORRECTIONS,)
    assert change.says == "A correction was added."
    told = replace(OLD, corrections=(note,))
    assert compare(told, replace(told, corrections=())) is None


def test_a_new_date_of_change_tells_the_change() -> None:
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    old, new = replace(OLD, modified=at), replace(OLD, headline="Ferry freed", modified=at)
    silent = compare(old, new)
    told = compare(old, replace(new, modified=at.replace(hour=13)))
    assert silent is not None
    assert silent.silent
    assert told is not None
    assert not told.silent


def test_a_headline_in_other_case_or_marks_is_the_same() -> None:
    assert compare(OLD, replace(OLD, headline="FERRY: aground!")) is None


HOSTILE = {
    "one line": ("a " * 400_000, "b " * 400_000),
    "numbers": ("1 2 3 " * 30_000, "3 2 1 " * 30_000),
    "many numbers": ("1 2 3 4\n\n" * 1000, "4 3 2 1\n\n" * 1000),
    "marks": ("“a “b " * 30_000, "„b „c " * 30_000),
    "two paragraphs in turn": ("a b\n\nb c\n\n" * 500, "b c\n\nc d\n\n" * 500),
    "lines like a clock's": (f"Updated 1{' wordy' * 18}\n\n" * 400, f"Stand 1{' words' * 18}\n\n"),
    "links": ("<p><a " * 60_000, "<li><a " * 60_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_holds_a_worker(name: str) -> None:
    old, new = HOSTILE[name]
    with at_most(1.5):
        compare(
            replace(OLD, text=old, links=link_lines(old)),
            replace(OLD, text=new, links=link_lines(new)),
        )


TEXTS = st.lists(
    st.sampled_from([FIRST, SECOND, THIRD, "12 died.", "Updated 5 minutes ago", "“No,” he said."]),
    max_size=6,
).map("\n\n".join)
VERSIONS = st.builds(
    RevisionText,
    headline=st.sampled_from(["Ferry aground", "Ferry freed", ""]),
    standfirst=st.sampled_from(["", "All are safe."]),
    text=TEXTS,
)


@given(VERSIONS)
def test_no_version_differs_from_itself(version: RevisionText) -> None:
    assert compare(version, version) is None


@given(VERSIONS, VERSIONS)
def test_every_change_is_named_and_only_weighty_ones_are_silent(
    old: RevisionText, new: RevisionText
) -> None:
    change = compare(old, new)
    back = compare(new, old)
    assert (change is None) == (back is None)
    if change is not None:
        assert change.kinds
        assert change.says.endswith(".")
        assert len(change.says) > 5
        weighty = {Kind.HEADLINE, Kind.FIGURES, Kind.QUOTATIONS} & set(change.kinds)
        assert change.silent == bool(weighty)


@given(VERSIONS, VERSIONS)
def test_what_was_only_added_changes_no_figure_and_no_quotation(
    old: RevisionText, more: RevisionText
) -> None:
    new = replace(old, text="\n\n".join(filter(None, (old.text, more.text))))
    change = compare(old, new)
    if change is not None:
        assert change.kinds == (Kind.TEXT,)
