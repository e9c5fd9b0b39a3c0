"""Briefs whose sentences read on from one to the next, and hold when they are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from standfirst.core.types import ArticleForUpdate, Brief
from standfirst.core.update.compose import compose_brief
from standfirst.core.update.sentences import reads_after, reads_alone
from tests.cost import at_most

FROM = datetime(2026, 3, 2, 6, tzinfo=UTC)
UNTIL = FROM + timedelta(hours=11)
QUIT = "Ida Moor, director of the Orl Ferry Company, resigned at noon on Monday."
THIRD = "An hour later the chairman gave the third number in three days: 912 boats of the company."
TOW = "The last of the lorries was towed off the Karl Amund bridge in Halvik on Monday."


def article(
    key: int,
    *sentences: str,
    hours: float = 1.0,
    event: int = 1,
    headline: str = "Director of Orl Ferry Company quits over 912 boats",
    standfirst: str = "",
) -> ArticleForUpdate:
    return ArticleForUpdate(
        id=key,
        story=1,
        event=event,
        origin=key,
        outlet=f"outlet {key}",
        at=FROM + timedelta(hours=hours),
        headline=headline,
        standfirst=standfirst,
        sentences=sentences,
    )


def brief(*articles: ArticleForUpdate, until: datetime = UNTIL) -> Brief:
    since = until - timedelta(hours=24)
    made = compose_brief(articles, told=(), covers_from=since, covers_until=until)
    assert made is not None
    return made


def told(*articles: ArticleForUpdate, until: datetime = UNTIL) -> list[str]:
    return [one.text for one in brief(*articles, until=until).sentences]


# --- sentences that lean on the one before ------------------------------------------------------


def test_a_sentence_that_leans_is_told_right_after_the_one_it_leans_on() -> None:
    assert not reads_alone(THIRD)
    assert told(article(1, QUIT, THIRD)) == [QUIT, THIRD]


def test_without_the_sentence_before_it_none_that_leans_is_told() -> None:
    hens = "It rained on them."
    assert told(article(1, QUIT, hens, THIRD)) == [QUIT]
    assert THIRD not in told(article(1, QUIT), article(2, hens, THIRD))


@pytest.mark.parametrize(
    "sentence",
    [
        "She said the company would look for another director.",
        "Two more have announced that they will leave.",
        "The chairman, who had said no, would follow by the autumn.",
    ],
)
def test_what_reads_well_after_another_sentence(sentence: str) -> None:
    assert reads_after(sentence, QUIT)


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("She said the company would look for another director.", "The boats lay still."),
        ("“I am tired of it and I go,” she said.", QUIT),
        ("Was it the boats that nobody had counted?", QUIT),
        ("She would not comment on the number of boats.", QUIT),
        ("Not so.", QUIT),
        ("We count them for you every day from now on.", QUIT),
        ("It sank ten minutes ago in the harbour of Sund.", QUIT),
    ],
)
def test_what_does_not_read_well_even_then(sentence: str, before: str) -> None:
    assert not reads_after(sentence, before)


def test_a_first_sentence_does_not_lean_on_the_standfirst() -> None:
    summary = (
        "Ida Moor, director of the Orl Ferry Company, resigned over the chairman and 912 boats."
    )
    assert told(article(1, THIRD, standfirst=summary)) == [summary]


# --- sentences without an end -------------------------------------------------------------------


def test_an_endless_sentence_is_left_out_and_the_others_keep_their_places() -> None:
    endless = "3 people are dead and " * 900 + "3 more are missing."
    with at_most(2.0):
        rows = [article(key, QUIT, endless, THIRD, hours=key) for key in range(1, 5)]
        assert told(*rows) == [QUIT]


def test_what_stands_before_a_sentence_is_looked_at_to_a_limit() -> None:
    with at_most(0.5):
        she = "She said the company would look for another director."
        assert not reads_after(she, "A." * 40_000)
        assert reads_after(she, f"{'A.' * 40_000} {QUIT}")


def test_what_no_quotation_ends_costs_nothing() -> None:
    with at_most(0.5):
        assert told(article(1, QUIT, "“I go.”", "“" * 80_000)) == [QUIT]


# --- what is newest, and what still holds -------------------------------------------------------


def test_of_one_event_the_newer_report_leads_over_one_of_the_morning() -> None:
    memo = "Ida Moor, director of the Orl Ferry Company, was warned of the boats in a memo."
    rows = [
        article(1, memo, hours=0.2, headline="Director of Orl Ferry Company was warned"),
        article(2, QUIT, THIRD, hours=9),
    ]
    made = brief(*rows)
    assert [one.text for one in made.sentences][:2] == [QUIT, THIRD]
    assert made.headline_article == 2


SEVEN = "Seven people are known to have died in the flood in Osk, police said at noon."
GARAGE = "The last who died in the flood in Osk was pulled from a garage, police said."
SIX = "Six people have died in the flood in Osk, not seven as police thought."
DYKE = "The dyke of Osk broke at three in the morning, and the flood reached the market."


def test_what_a_report_tells_of_the_dead_is_left_out_once_a_later_one_counts_others() -> None:
    rows = [
        article(1, SEVEN, GARAGE, DYKE, headline="Seven dead in flood in Osk"),
        article(2, SIX, hours=8, headline="Six dead in flood in Osk"),
    ]
    said = told(*rows)
    assert said[0] == SIX
    assert SEVEN not in said
    assert GARAGE not in said
    assert DYKE in said


def test_of_a_report_that_is_overtaken_nothing_of_the_dead_is_told_without_a_number_either() -> (
    None
):
    six = "Six people have died in the flood in Osk, police said on Monday morning."
    nine = "Nine people have died in the flood in Osk, police said on Monday at noon."
    found = "Rescuers found the dead of the flood in Osk in the cellars of a mill on the river."
    headline = "People die in flood in Osk"
    early = article(1, six, found, headline=headline)
    assert told(early) == [six, found]
    assert told(early, article(2, nine, hours=8, headline=headline)) == [nine]


def test_the_dead_of_another_event_overtake_none() -> None:
    fire = "Two cooks have died in a fire at the Grand Hotel of Tolmere, the mayor said."
    rows = [
        article(1, SEVEN, headline="Seven dead in flood in Osk"),
        article(2, fire, hours=8, event=2, headline="Two dead in fire at Grand Hotel of Tolmere"),
    ]
    assert SEVEN in told(*rows)


def test_what_had_been_leads_less_than_what_happened() -> None:
    aside = "The old director of the company had rowed boats to Sund and back on Sundays."
    assert told(article(1, aside, QUIT), article(2, QUIT, aside))[0] == QUIT


# --- who is who, and when -----------------------------------------------------------------------


def test_a_name_that_is_not_introduced_stands_back() -> None:
    bare = "Ida Moor invites the Orl Ferry Company to talks about its 912 boats."
    says = "The Orl Ferry Company must count its 912 boats anew, the mayor of Halvik said."
    assert told(article(1, bare, says))[0] == says
    introduced = bare.replace("Ida Moor", "Ida Moor, the director,")
    assert told(article(1, introduced, says))[0] == introduced


def test_tonight_of_the_day_before_is_told_less_and_of_the_night_before_not() -> None:
    towed = TOW.replace("on Monday", "tonight")
    morning = FROM + timedelta(hours=24)
    evening = article(1, towed, hours=14, headline="Lorries towed off Karl Amund bridge")
    night = article(2, towed, hours=19, headline="Lorries towed off Karl Amund bridge")
    assert told(evening, until=morning) == [towed]
    late = compose_brief([night], told=(), covers_from=FROM, covers_until=morning)
    assert late is None
    quiet = compose_brief(
        [evening], told=(), covers_from=FROM, covers_until=morning, of_its_day=0.0
    )
    assert quiet is None


def test_only_an_english_sentence_opens_with_a_name_that_is_not_introduced() -> None:
    bare = "Ida Moor invites the Orl Ferry Company to talks about its 912 boats."
    says = "The Orl Ferry Company must count its 912 boats anew, the mayor of Halvik said."
    row = article(1, bare, says)
    assert [told(replace(row, language=one))[0] for one in ("en", "fr")] == [says, bare]


def test_a_count_that_a_later_report_tells_far_down_is_overtaken() -> None:
    moved = "More than 3,100 people of Osk have been moved to safety from the flood, police said."
    flood = "The flood has reached the school of the town of Osk and the bakery, the mayor said."
    far = ("No.",) * 9
    now, then = "The number of evacuees is now 3,400.", "In 1998 the number of evacuees was 2,900."
    first = article(1, moved, headline="Flood in Osk: police move people to safety")

    def second(last: str) -> ArticleForUpdate:
        return article(2, flood, *far, last, hours=6, headline="Flood in Osk reaches the school")

    assert moved not in told(first, second(now))
    assert moved in told(first, second(then))
    assert moved in told(first, second("No."))
    assert moved not in told(first, second("On Monday some 3,400 were evacuated in Osk."))


@pytest.mark.parametrize(
    "elsewhere",
    [
        "A fire at a hotel last week left 20,000 people evacuated.",
        "A fire at a hotel in an earlier year left 20,000 people evacuated.",
        "Across the border in Kestrel 40,000 were evacuated.",
    ],
)
def test_a_count_far_down_of_another_time_or_place_overtakes_none(elsewhere: str) -> None:
    moved = "More than 3,100 people of Osk have been moved to safety from the flood, police said."
    flood = "The flood has reached the school of the town of Osk and the bakery, the mayor said."
    first = article(1, moved, headline="Flood in Osk: police move people to safety")
    then = article(
        2, flood, *("No.",) * 9, elsewhere, hours=6, headline="Flood in Osk reaches the school"
    )
    assert moved in told(first, then)


def test_the_dead_that_a_later_report_tells_far_down_are_of_another_time() -> None:
    five = "Five people have died in the flood in Osk, police said on Monday morning."
    later = "The flood has reached the school of the town and the bakery, the mayor said at noon."
    rows = [
        article(1, five, headline="Five dead in Osk flood"),
        article(
            2, later, *("No.",) * 9, "A fire killed 14 people of the town in the spring.", hours=6
        ),
    ]
    assert five in told(*rows)


def test_a_number_in_the_headline_is_kept_however_it_is_written() -> None:
    drill = "A drill broke into the refuge of the Kirrow mine at nine, and somebody struck it."
    bored = "Rescuers of the Kirrow mine had bored 48 metres through rock to the refuge overnight."
    alive = "When they lowered a telephone down the hole they learned that 13 people are alive."
    row = article(
        1,
        drill,
        bored,
        alive,
        headline="Thirteen here: voices from the Kirrow refuge",
        standfirst="Four of those known to be alive are from Osk.",
    )
    assert told(row) == [drill, bored, alive]
    assert alive not in told(replace(row, headline="Voices from the Kirrow refuge"))


def test_where_one_sentence_alone_tells_those_that_half_tell_stand_beside_it() -> None:
    vote = "The council of Osk closed the harbour of the town on Monday after a long debate."
    half = "Corporal Nordahl of the harbour office read the order aloud at the gate at noon."
    none = "The cake had three tiers when it reached the quay and the wedding guests at six."
    row = article(1, vote, none, half, headline="Council closes harbour")
    assert told(row) == [vote, half]
    leaning = "Three hours later the harbour order was read aloud at the gate."
    assert reads_after(leaning, vote)
    assert told(article(1, vote, leaning, headline="Council closes harbour")) == [vote]
    far = article(1, vote, "No.", "It is.", half, headline="Council closes harbour")
    assert told(far) == [vote]
    asides = half.replace("read", "had read")
    assert told(article(1, vote, none, asides, headline="Council closes harbour")) == [vote]
