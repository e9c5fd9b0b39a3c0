"""The figures of a story's page: one row for each thing counted, with its values over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from standfirst.core.language.similarity import stopwords
from standfirst.core.story.asides import is_aside
from standfirst.core.story.captions import says_little
from standfirst.core.story.counts import Count, count_of, each, people
from standfirst.core.story.disagree import figures_differ
from standfirst.core.story.fates import fate_of, is_person
from standfirst.core.story.refer import LOST
from standfirst.core.story.repeats import one_label, say_the_same
from standfirst.core.story.tallies import Tally, agreeing
from standfirst.models import Figure
from standfirst.web.figurechart import Chart, chart
from standfirst.web.told import Told, figure_told

SHOWN = 40  # things counted
OPEN = 10  # of them that stand open, at most
ONCE = 4  # of those that stand open, told by one report only
VALUES = 6  # of one of them
CHARTS = 5  # that stand open
LISTED = 40  # reports of one of them
FEW = 10  # a plain number below is a detail
# What befell those counted, as the page says it where their noun does not.
_BEFELL = {
    "moved": "out of their homes", "held": "arrested", "saved": "rescued", "ill": "infected",
}  # fmt: skip
_BODIES = ("bodies", "body", "leichen", "cuerpos")  # which are dead


@dataclass(frozen=True, slots=True)
class Value:
    """A number of the table, with who gives it where the article quotes one: else ""."""

    figure: Figure
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing counted: its newest value, and those before, each where it stood first."""

    counts: str  # "" where its unit says it
    newest: Value
    before: Sequence[Value] = ()
    origins: frozenset[int] = frozenset()  # of all reports of it
    every: Sequence[Value] = ()  # all reports of it, newest first, where there are several
    chart: Chart | None = None
    befell: str = ""  # "missing", where what is counted does not say it
    disputed: bool = False  # reports disagree with the newest: each number is listed once
    detail: int = 0  # people first, then sums and measures, then what else is counted
    left: bool = False  # "still missing"
    gone: Value | None = None  # the newest report, which tells the number as a former one
    vague: bool = False  # what it counts tells it from no other row: it needs its sentence

    @property
    def reports(self) -> int:
        """How many independent ones tell it."""
        return len(self.origins)


@dataclass(frozen=True, slots=True)
class Figures:
    """The rows of the table; `folded` are a click away."""

    open: Sequence[Counted]
    folded: Sequence[Counted]


def figures(told: Told) -> Figures:
    """What changed first, then what most reports tell; each number once, as its newest article has
    it. Most of what one report alone tells is folded."""
    rows = [_counted(tally, told) for tally in told.tallies]
    compared = {entry.told.id for tally in told.tallies for entry in tally.entries}
    rows += _alone(row for pk, row in told.figure_rows.items() if pk not in compared)
    rows = [_gone(row) for row in _no_repeats(sorted(rows, key=_order)) if not _is_aside(row)]
    rows = sorted(rows, key=_order)[:SHOWN]
    rows = _fewer_charts(_vague(rows))
    shared = sum(bool(row.before) or row.reports > 1 for row in rows)
    cut = min(OPEN, shared + ONCE)
    return Figures(rows[:cut], rows[cut:])


def _gone(row: Counted) -> Counted:
    """The row as it stood, where the newest reports tell its number as a former one and give none
    in its place: "last night it had given 0.4 per cent"."""
    current = next((one for one in row.every if not _is_former(one.figure)), None)
    if row.before or current is None or not _is_former(row.every[0].figure):
        return row
    return replace(row, newest=current, gone=row.every[0])


def _is_former(figure: Figure) -> bool:
    count = count_of(figure_told(figure))
    return count is not None and count.former


def _is_aside(row: Counted) -> bool:
    """Does one report alone tell it in passing?"""
    if row.before or row.reports > 1 or row.befell or not row.detail:
        return False
    figure = row.newest.figure
    return is_aside(figure.found, language=figure.article.language or "en")


def _vague(rows: Sequence[Counted]) -> list[Counted]:
    """The rows, those marked that say no more than "people", or what another row says too."""
    said = Counter(_said(row) for row in rows)
    return [replace(row, vague=said[_said(row)] > 1 or _says_little(row)) for row in rows]


def _said(row: Counted) -> tuple[str, str]:
    return row.counts.casefold(), row.befell


def _says_little(row: Counted) -> bool:
    language = row.newest.figure.article.language
    return not row.befell and says_little(row.counts, language=language)


def _fewer_charts(rows: Sequence[Counted]) -> list[Counted]:
    """Only the first of those that have a chart keep it."""
    drawn = [row for row in rows if row.chart][:CHARTS]
    return [row if row in drawn else replace(row, chart=None) for row in rows]


def _no_repeats(rows: Iterable[Counted]) -> list[Counted]:
    """The rows, those that say the same as one; what changed comes before what did not."""
    kept: list[Counted] = []
    numbered: dict[tuple[float, str], list[int]] = defaultdict(list)  # number → rows that have it
    for row in rows:
        figure = row.newest.figure
        near = () if row.before else numbered[figure.value, figure.unit]
        same = next((place for place in near if _says(kept[place], row)), None)
        if same is not None:
            kept[same] = _joined(kept[same], row)
            continue
        for number in {(one.figure.value, one.figure.unit) for one in (row.newest, *row.before)}:
            numbered[number].append(len(kept))
        kept.append(row)
    return kept


def _says(row: Counted, other: Counted) -> bool:
    """Does a row have the other's number, of the same?"""
    if row.befell and other.befell and row.befell != other.befell:
        return False
    found, language = other.newest.figure.found, other.newest.figure.article.language or "en"
    if found.unit and not one_label(row.counts, other.counts):
        return False
    values = [one.figure.found for one in (row.newest, *row.before, *row.every)]
    # What a number was before is of what the newest counts, whatever its own words for that.
    values += [replace(one, counts=row.newest.figure.counts) for one in values[1:]]
    return any(say_the_same(one, found, language=language) for one in values)


def _joined(row: Counted, other: Counted) -> Counted:
    """The row with the reports of the other; what a number was before has no later reports. The
    newest that says what it is of comes first."""
    if row.before and row.newest.figure.value != other.newest.figure.value:
        return row
    reports = [*(row.every or (row.newest,)), *(other.every or (other.newest,))]
    reports.sort(key=lambda value: value.figure.article.published, reverse=True)
    reports = list({value.figure.article_id: value for value in reversed(reports)}.values())[::-1]
    origins = row.origins | other.origins
    if row.before:
        return replace(row, every=reports[:LISTED], origins=origins)
    newest = next((value for value in reports if label(value.figure)), reports[0])
    return replace(
        row,
        newest=newest,
        counts=label(newest.figure) or row.counts or other.counts,
        befell=row.befell or other.befell,
        every=reports[:LISTED],
        origins=origins,
    )


def _order(row: Counted) -> tuple[bool, int, int, float]:
    return (
        not row.before,
        -row.reports,
        row.detail,
        -row.newest.figure.article.published.timestamp(),
    )


def _counted(tally: Tally, told: Told) -> Counted:
    values = [_value(run[0], told) for run in agreeing(tally)]
    disputed = _is_disputed(tally, values[-1].figure, told)
    before = _each_once(values) if disputed else values[-2::-1]
    last = tally.entries[-1]
    entries = [entry for entry in tally.entries if not entry.former]
    every = [_value(entry, told) for entry in entries]
    return Counted(
        _label(tally, told),
        values[-1],
        before[:VALUES],
        frozenset(entry.told.origin for entry in tally.entries),
        every[: -1 - LISTED : -1] if len(every) > 1 else (),
        chart(entries, [value.figure for value in every]),
        befallen(last.fate, tally.named.told.figure.counts, language=last.told.language),
        disputed,
        _detail(values[-1].figure, is_people=people(last)),
        last.left and last.fate in LOST,
    )


def _label(tally: Tally, told: Told) -> str:
    """What the tally counts, with the time it is of, whichever report says that."""
    said = told.figure_rows[tally.named.told.id].label
    if not said or tally.unit:
        return said
    told_of = (each(one.told.figure, language=one.told.language) for one in tally.entries[::-1])
    time = next(filter(None, told_of), "")
    has_one = not time or said.rpartition(" ")[2] == time.rpartition(" ")[2]  # "trains per day"
    return said if has_one else f"{said} {time}"


def _is_disputed(tally: Tally, newest: Figure, told: Told) -> bool:
    """Do reports disagree about the newest number, not only about one before it?"""
    open_yet = (one for one in figures_differ([tally]) if not one.settled)
    sides = (side for one in open_yet for side in one.sides)
    return any(told.figure_rows[side.row].value == newest.value for side in sides)


def _each_once(values: Sequence[Value]) -> list[Value]:
    """The numbers but the newest, newest first, each where it was told last."""
    kept: dict[float, Value] = {}
    for value in reversed(values):
        kept.setdefault(value.figure.value, value)
    return [value for number, value in kept.items() if number != values[-1].figure.value]


def _value(count: Count, told: Told) -> Value:
    row = told.figure_rows[count.told.id]
    return Value(row, shown_speaker(count.told.speaker, row.article.language))


def shown_speaker(speaker: str, language: str) -> str:
    """A speaker as a page names them; "" for "they", which tells nobody apart."""
    return "" if speaker.casefold() in stopwords(language or "en") else speaker


def befallen(fate: str, counts: str, *, language: str = "en") -> str:
    """What befell those counted, as the page says it: "" where what is counted says it."""
    said = fate_of(counts, "", "", language=language) if fate else ""
    if fate == "dead" and counts.casefold().endswith(_BODIES):
        return ""
    if fate == "moved" and not is_person(counts):
        return "" if said else "evacuated"
    return "" if said else _BEFELL.get(fate, fate)


def _alone(rows: Iterable[Figure]) -> Iterator[Counted]:
    """Numbers that are compared with none: of a part, of the past."""
    kept: dict[tuple[float, str], list[Figure]] = defaultdict(list)
    for row in rows:
        kept[row.value, row.counts.casefold()].append(row)
    for same in kept.values():
        origins = frozenset(row.article.origin_key for row in same)
        every = [Value(row) for row in same[:LISTED]] if len(same) > 1 else ()
        count = count_of(figure_told(same[0]))
        detail = _detail(same[0], is_people=count is not None and people(count))
        yield Counted(label(same[0]), Value(same[0]), (), origins, every, detail=detail)


def _detail(figure: Figure, *, is_people: bool) -> int:
    """How far down it stands."""
    if is_people:
        return 0
    if figure.unit:
        return 1
    return 2 if figure.value >= FEW else 3


def label(figure: Figure) -> str:
    """What the figure counts, where its sentence says it and its unit does not; else ""."""
    return figure.label if figure.counts in figure.sentence else ""
