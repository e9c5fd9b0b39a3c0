"""What is new in a story since a moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from standfirst.core.story.news import ArticleArrived, StoryNews, news_since, spread
from standfirst.core.story.tallies import tallies
from standfirst.core.story.told import FigureTold, StatementTold
from standfirst.core.types import FoundFigure

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def said(
    key: int, words: str, *, speaker: str = "Ida Moor", hours: float = 0, named: bool = True
) -> StatementTold:
    at = NOON + timedelta(hours=hours)
    return StatementTold(key, key, key, "Post", at, "en", speaker, named, "said", words)


def dead(key: int, value: float, *, hours: float = 0, about: str = "") -> FigureTold:
    sentence = f"The blast killed {about}{value:g} people."
    figure = FoundFigure(value, bool(about), "people", sentence)
    at = NOON + timedelta(hours=hours)
    return FigureTold(key, key, key, 1, f"Outlet {key}", at, "en", figure)


def news(
    *arrived: ArticleArrived,
    known: Sequence[int] = (1,),
    statements: Sequence[StatementTold] = (),
    figures: Sequence[FigureTold] = (),
    fresh: Sequence[int] = (2,),
) -> StoryNews:
    """The news of articles, where the fresh statements and figures are those with these ids."""
    return news_since(
        arrived or [ArticleArrived(2, 1, 2)],
        known,
        statements=statements,
        counted=tallies(figures),
        fresh_statements=fresh,
        fresh_figures=fresh,
    )


def test_a_second_report_of_the_same_is_no_news() -> None:
    found = news()
    assert not found.anything
    assert (found.articles, found.repeats) == (1, 1)


def test_a_step_that_opened_is_news() -> None:
    found = news(ArticleArrived(2, 7, 2), ArticleArrived(3, 7, 2))
    assert found.events == (7,)
    assert found.repeats == 1  # the copy of the first report


def test_what_a_speaker_said_before_in_nearly_the_same_words_is_no_news() -> None:
    before = said(1, "the bridge stays closed until autumn")
    again = said(2, "the bridge stays closed until late autumn", hours=2)
    assert news(statements=[before, again]).statements == ()


def test_another_speaker_or_another_number_is_news() -> None:
    before = said(1, "the toll of the flood is 12 people")
    other = said(2, "the toll of the flood is 14 people", hours=2)
    third = said(3, "nobody will touch the toll of the flood", speaker="Bo Falk", hours=2)
    found = news(statements=[before, other, third], fresh=(2, 3))
    assert {one.id for one in found.statements} == {2, 3}


def test_one_quotation_in_many_articles_is_told_once() -> None:
    many = [said(n, "We will not leave.", hours=n, speaker=f"Person {n}") for n in range(1, 6)]
    assert [one.id for one in news(statements=many, fresh=range(1, 6)).statements] == [1]


def test_a_changed_figure_says_what_it_was() -> None:
    (found,) = news(figures=[dead(1, 12), dead(2, 14, hours=3)]).figures
    assert (found.now.told.figure.value, found.was) == (14, 12)


def test_a_figure_that_agrees_with_a_known_one_is_no_news() -> None:
    assert news(figures=[dead(1, 14), dead(2, 14, hours=3)]).figures == ()
    assert news(figures=[dead(1, 14), dead(2, 12, hours=3, about="at least ")]).figures == ()


def test_an_older_number_that_comes_late_takes_nothing_back() -> None:
    assert news(figures=[dead(1, 14, hours=5), dead(2, 12)]).figures == ()


def test_a_first_number_is_new_but_was_no_other() -> None:
    (found,) = news(figures=[dead(2, 14)]).figures
    assert found.was is None


def leaked(key: int, article: int, value: int, sentence: str) -> FigureTold:
    at = NOON + timedelta(hours=article)
    start = sentence.index(f"{value:,}")
    span = (start, start + len(f"{value:,}"))
    figure = FoundFigure(value, False, "customers", sentence, span=span)
    return FigureTold(key, article, article, 1, f"Outlet {article}", at, "en", figure)


def test_a_known_number_that_is_counted_apart_is_not_counted_for_the_first_time() -> None:
    named = "The new total is made up of the 64,000 named yesterday and of 48,000 found in backups."
    figures = [
        leaked(1, 1, 64_000, "The file holds the details of 64,000 customers."),
        leaked(2, 2, 112_000, "By noon 112,000 customers had their details in it."),
        leaked(3, 2, 64_000, named),
        leaked(4, 2, 48_000, named),
    ]
    found = news(figures=figures, fresh=(2, 3, 4)).figures
    assert [(one.now.told.figure.value, one.was) for one in found] == [(112_000, 64_000)]


def test_a_small_number_of_other_people_is_counted_for_the_first_time() -> None:
    held = FoundFigure(3, False, "people", "Officers arrested 3 people in the port.", span=(18, 19))
    later = FigureTold(2, 2, 2, 1, "Outlet 2", NOON + timedelta(hours=2), "en", held)
    (found,) = news(figures=[dead(1, 3), later]).figures
    assert (found.now.told.id, found.was) == (2, None)


def test_of_several_new_numbers_of_one_count_the_newest_is_told() -> None:
    told = [dead(1, 12), dead(2, 14, hours=1), dead(3, 15, hours=2)]
    (found,) = news(figures=told, fresh=(2, 3)).figures
    assert (found.now.told.figure.value, found.was) == (15, 12)


def test_one_interview_does_not_fill_the_room() -> None:
    interview = [said(key, f"Word {key}", speaker="Ida Moor") for key in (1, 2, 3)]
    others = [said(4, "Word 4", speaker="Jon Hovden"), said(5, "Word 5", speaker="Yrsa Holm")]
    assert [one.id for one in spread([*interview, *others], 3)] == [1, 4, 5]
    assert [one.id for one in spread([*interview, *others], 4)] == [1, 2, 4, 5]
    assert [one.id for one in spread(interview, 5)] == [1, 2, 3]


def test_one_article_does_not_fill_the_room() -> None:
    rows = [replace(said(key, f"Word {key}", speaker=f"P {key}"), article=1) for key in (1, 2)]
    assert [one.id for one in spread([*rows, said(3, "Word", speaker="Q")], 2)] == [1, 3]
