"""A story's independent reports by name: the agency credited, or the outlet that had them first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from standfirst.core.article.agencies import agency_of
from standfirst.models import Article, Outlet, Story
from standfirst.web.timeline import day_only

NAMED = 6  # that stand open
MOST_TEXTS = 500  # repeated texts whose copies are counted, most copies first

Name = tuple[str, int]  # an agency's name and 0, or "" and an outlet's number


@dataclass(frozen=True, slots=True)
class Origin:
    """Who reported: an agency (`path` is "") or an outlet; in how many articles it stands."""

    name: str
    path: str
    reports: int
    pieces: int


@dataclass(frozen=True, slots=True)
class Origins:
    """Those with the most articles first."""

    shown: Sequence[Origin]
    folded: Sequence[Origin]


def origins(story: Story) -> Origins:
    """Who the independent reports of a story come from; nobody where none is repeated. At most
    four questions."""
    if story.origin_count >= story.article_count:
        return Origins((), ())
    repeated = Article.objects.repeated_texts(story.pk, MOST_TEXTS)
    reports, pieces = _counted(
        Article.objects.own_texts(story.pk), repeated, _had_it_first(story.pk, repeated)
    )
    outlets = Outlet.objects.in_bulk([outlet for _, outlet in reports if outlet])
    for counted in (reports, pieces):
        _count_with_agency(counted, outlets)
    found = [
        Origin(agency, "", reports[agency, outlet], pieces[agency, outlet])
        if agency
        else Origin(
            outlets[outlet].name, outlets[outlet].path, reports["", outlet], pieces["", outlet]
        )
        for agency, outlet in reports
        if reports[agency, outlet] > 0 and (agency or outlet in outlets)
    ]
    found.sort(key=lambda one: (-one.pieces, -one.reports, one.name.casefold()))
    return Origins(found[:NAMED], found[NAMED:])


def _had_it_first(story: int, repeated: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """Text → outlet of a copy that was published before the text that came here first."""
    late = [row["origin_id"] for row in repeated if row["earliest"] < row["origin__published"]]
    if not late:
        return {}
    copies = Article.objects.filter(story=story, origin__in=late, dated=True).ranked("origin", 1)
    return {
        row.origin_id: row.outlet_id
        for row in copies
        # A date without an hour may be later than it looks.
        if row.origin_id and not day_only(row.published)
    }


def _counted(
    own: Sequence[Mapping[str, Any]],
    repeated: Sequence[Mapping[str, Any]],
    earlier: Mapping[int, int],
) -> tuple[Counter[Name], Counter[Name]]:
    reports: Counter[Name] = Counter()
    pieces: Counter[Name] = Counter()
    for row in own:
        name = _name(row["agency"], row["outlet_id"])
        reports[name] += row["pieces"]
        pieces[name] += row["pieces"]
    for row in repeated:
        first = _name(row["origin__agency"], row["origin__outlet_id"])
        outlet = earlier.get(row["origin_id"], row["origin__outlet_id"])
        name = _name(row["origin__agency"] or row["credit"], outlet)
        if name != first:  # a copy credits the agency whose text it is, or was there before
            reports[first] -= 1
            pieces[first] -= 1
            reports[name] += 1
            pieces[name] += 1
        pieces[name] += row["again"]
    return reports, pieces


def _count_with_agency(counted: Counter[Name], outlets: Mapping[int, Outlet]) -> None:
    """Count what an agency prints itself with what others credit to it."""
    for pk, outlet in outlets.items():
        agency = _name(agency_of(outlet.name) or outlet.name, 0)
        if agency in counted:
            counted[agency] += counted.pop(("", pk))


def _name(agency: str, outlet: int) -> Name:
    return (agency, 0) if agency else ("", outlet)
