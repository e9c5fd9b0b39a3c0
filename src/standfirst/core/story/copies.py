"""Decides whose text an article repeats: suspects by fingerprint, proof by the texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from standfirst.core.article.agencies import AGENCIES, agency_of
from standfirst.core.article.fingerprint import SAME_TEXT, likeness, resemblance
from standfirst.core.story.shelf import Key
from standfirst.core.story.weights import contained
from standfirst.core.types import ArticleForGrouping

Texts = Callable[[Sequence[Key]], Mapping[Key, str]]  # the texts of these articles
Fingerprinted = tuple[Key, int, Sequence[int]]  # article, its words, its fingerprint

SUSPECTED = 0.25  # estimated share from which texts are compared; the estimate errs by as much
MOST_SUSPECTS = 4  # texts that one article is compared with
LEAST_WORDS = 40  # a shorter text inside a long one is a caption or a summary
ALIKE = 0.5  # resemblance from which also short texts repeat one another


@dataclass(frozen=True, slots=True)
class Printed:
    """An article that prints a text: the name of its outlet, and the agency that it credits."""

    key: Key
    at: datetime
    outlet: str
    agency: str = ""  # "" for none


def suspects(
    article: ArticleForGrouping, others: Iterable[Fingerprinted]
) -> list[tuple[float, Key]]:
    """(estimated share, article) of the likeliest origins, the best first."""
    found = [
        (contained(resemblance(article.fingerprint, tuple(marks)), article.words, words), key)
        for key, words, marks in others
    ]
    likely = sorted((pair for pair in found if pair[0] >= SUSPECTED), key=lambda pair: -pair[0])
    return likely[:MOST_SUSPECTS]


def proved(
    article: ArticleForGrouping, likely: Sequence[tuple[float, Key]], texts: Texts
) -> tuple[float, Key] | None:
    """The suspect whose text the article's repeats most, with the exact share; None for none.

    Asks for the texts once, and not at all without suspects. The shared part is measured against
    the shorter text: one may be trimmed, the other have paragraphs of its own.
    """
    if not likely:
        return None
    known = texts([article.id, *(key for _, key in likely)])
    own = known.get(article.id, "")
    shares = [(share(own, known.get(key, "")), key) for _, key in likely]
    best = max(shares, key=lambda pair: pair[0])
    return best if best[0] >= SAME_TEXT else None


def owner(prints: Iterable[Printed]) -> Key | None:
    """The article of the agency whose text it is, among those that print one text: of an outlet
    that one of them credits; where none is credited, of an outlet that is a known agency by name;
    of several the first. None where no agency printed it itself: it is the text of whoever had it
    first."""
    rows = sorted(prints, key=lambda one: one.at)
    named = {one.key: agency_of(one.outlet) or one.outlet for one in rows}
    credited = {agency_of(one.agency) or one.agency for one in rows if one.agency}
    if credited:
        return next((one.key for one in rows if named[one.key] in credited), None)
    known = (one for one in rows if one.outlet.casefold() in AGENCIES and agency_of(one.outlet))
    return next((one.key for one in known), None)


def share(a_text: str, b_text: str) -> float:
    """Share of the shorter text that stands in the longer; 0 where it is too short to tell."""
    alike = likeness(a_text, b_text)
    if alike is None:
        return 0.0
    short = min(len(a_text.split()), len(b_text.split())) < LEAST_WORDS
    return 0.0 if short and alike[0] < ALIKE else alike[1]
