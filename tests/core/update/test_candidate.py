"""What tells the news of a report, and what only leads up to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from standfirst.core.types import ArticleForUpdate
from standfirst.core.update.candidate import candidates, common
from standfirst.core.update.compose import compose_brief

FROM = datetime(2026, 3, 2, 6, tzinfo=UTC)
UNTIL = FROM + timedelta(hours=11)
HORN = "The horn of the old harbour will sound over Sund again on Tuesday morning."
SIGNED = "Orl Ferry Company and the seafarers signed an agreement that ends the strike in Sund."
ASLEEP = "The last vote of the night was cast at ten by a cook who had slept through it."
IT_WAS = "It was one of 912 votes of seafarers to sign an agreement and end the strike in Sund."


def article(
    key: int, *sentences: str, hours: float = 1.0, headline: str = "", standfirst: str = ""
) -> ArticleForUpdate:
    return ArticleForUpdate(
        id=key,
        story=1,
        event=1,
        origin=key,
        outlet=f"outlet {key}",
        at=FROM + timedelta(hours=hours),
        headline=headline or "Seafarers sign agreement to end ferry strike in Sund",
        standfirst=standfirst,
        sentences=sentences,
    )


def told(*articles: ArticleForUpdate) -> list[str]:
    made = compose_brief(articles, told=(), covers_from=FROM, covers_until=UNTIL)
    return [one.text for one in made.sentences] if made else []


def test_what_leads_up_to_the_news_is_told_after_it() -> None:
    said = told(article(1, HORN, SIGNED))
    assert said[0] == SIGNED
    assert said in ([SIGNED], [SIGNED, HORN])


def test_what_leans_on_such_a_sentence_is_told_behind_it() -> None:
    horn = HORN.replace("horn of", "horn of the seafarers in")
    leaning = (
        "It fell silent when the seafarers of the ferry in Sund began a strike for higher pay."
    )
    assert told(article(1, horn, leaning, SIGNED)) == [SIGNED, horn, leaning]


def test_where_the_news_leans_on_a_sentence_both_are_told() -> None:
    assert told(article(1, ASLEEP, IT_WAS))[:2] == [ASLEEP, IT_WAS]


def test_a_standfirst_that_tells_nothing_of_the_news_is_left_out() -> None:
    relief = "Relief and some regret on the quay, while the clerks in the hall carry on."
    assert told(article(1, SIGNED, standfirst=relief), article(2, SIGNED)) == [SIGNED]


def test_an_analysis_says_little_beside_a_report() -> None:
    def score(row: ArticleForUpdate) -> float:
        found = candidates([row], common([row]), before=(), until=UNTIL, of_its_day=1.0)
        return found[0].score

    row = article(1, SIGNED)
    assert score(replace(row, analysis=True)) < score(row) / 4


def test_people_moved_to_safety_stay_moved_when_the_toll_has_grown() -> None:
    five = "Five people have died in the flood in Osk, police said on Monday morning."
    moved = "More than 3,100 people of Osk have been moved to safety from the flood, police said."
    six = "Six people have died in the flood in Osk, police said on Monday at noon."
    rows = [
        article(1, five, moved, headline="Five dead in flood in Osk"),
        article(2, six, hours=8, headline="Six dead in flood in Osk"),
    ]
    assert told(*rows) == [six, moved]


def test_what_was_also_so_leads_no_brief() -> None:
    also = "Crews in Sund also signed the agreement to end the ferry strike on Monday."
    signed = also.replace(" also", "")
    assert told(article(1, also), article(2, SIGNED))[0] == SIGNED
    assert told(article(1, signed), article(2, SIGNED))[0] == signed


def test_one_toll_is_told_once() -> None:
    moved = "More than 3,100 people of Osk have been moved to safety from the flood, police said."
    out = "Some 3,100 are out of their homes in the town of Osk: the flood has reached the school."
    said = told(
        article(1, moved, headline="Flood in Osk"), article(2, out, headline="Flood in Osk")
    )
    assert len(said) == 1
