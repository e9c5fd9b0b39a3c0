"""Articles for tests of figures, as their sentences."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from standfirst.core.language.figures import find_figures
from standfirst.core.story.tallies import agreeing, tallies
from standfirst.core.story.told import FigureTold

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def article(number: int, *sentences: str | tuple[str, str], hours: float = 0) -> list[FigureTold]:
    """The figures of an article of its own event; a sentence may have its speaker before it."""
    said = [("", one) if isinstance(one, str) else one for one in sentences]
    text, places, speakers = "", [], {}
    for speaker, sentence in said:
        places.append((len(text), len(text) + len(sentence)))
        speakers[sentence] = speaker
        text += f"{sentence} "
    at = NOON + timedelta(hours=hours or number)
    known = (number, number, number, f"Outlet {number}", at, "en")
    return [
        FigureTold(1_000 * number + place, *known, found, speakers[found.sentence])
        for place, found in enumerate(find_figures(text, places, language="en"))
    ]


def over_time(*articles: list[FigureTold]) -> list[list[float]]:
    """The values of each count that has more than one."""
    counted = tallies(one for told in articles for one in told)
    values = [[run[0].told.figure.value for run in agreeing(tally)] for tally in counted]
    return [each for each in values if len(each) > 1]
