"""In which country a story is at home, and whether an article is of another one.

Uprisings in two neighbouring countries share their words, their leaders' names and their days, and
are two affairs. An epidemic that reaches a tenth country is still one: its reports lead with many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from standfirst.core.language.territories import UNIONS, territory
from standfirst.core.story.index import strongest

MOST_NAMES = 40  # of an article that are looked at
LOOKED_AT = 32  # newest articles of a story
LEAST_ARTICLES = 2  # of a story, before it is at home anywhere
AT_HOME = 0.75  # of a story's articles name its country most often
STRANGE = 0.15  # of them, at most, name the article's country at all
TOLD = 0.5  # mentions of the country it tells of, as a share of those of what it names most often
TIMES = 2  # mentions of the article's country, as a multiple of those of the story's


@dataclass(frozen=True, slots=True)
class Lands:
    """Countries that an article names, by their codes: those it names most often, and all."""

    leading: tuple[str, ...]
    named: tuple[str, ...]


def lands_of(names: Mapping[str, int]) -> Counter[str]:
    """How often an article names each country: code → mentions."""
    found: Counter[str] = Counter()
    for name, mentions in strongest(names, MOST_NAMES):
        if code := _country(name):
            found[code] += mentions
    return found


def as_lands(mentions: Mapping[str, int]) -> Lands:
    """What is kept of an article's countries while it is open."""
    most = max(mentions.values(), default=0)
    named = sorted(mentions)
    return _kept(tuple(code for code in named if mentions[code] == most), tuple(named))


def own_of(mentions: Mapping[str, int], names: Mapping[str, int]) -> str:
    """The country that an article tells of: named most often, the first by its code of several.

    "" where there is none, or a passing mention beside what `names` has more often.
    """
    own = min(mentions, key=lambda code: (-mentions[code], code), default="")
    told = mentions.get(own, 0) >= TOLD * max(names.values(), default=0)
    return own if told else ""


def before_own(own: str, mentions: Mapping[str, int], names: Mapping[str, int]) -> tuple[str, ...]:
    """What an article names more often than the country that it tells of."""
    least, named = mentions.get(own, 0), strongest(names, MOST_NAMES)
    return tuple(name for name, count in named if count > least and not _country(name))


def home_of(story: Sequence[Lands]) -> str:
    """The country that nearly all of a story's articles name most often; "" where none is."""
    leading = Counter(code for lands in story for code in lands.leading)
    home, reports = min(leading.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))
    enough = len(story) >= LEAST_ARTICLES and reports >= AT_HOME * len(story)
    return home if enough else ""


def is_foreign(own: str, mentions: Mapping[str, int], story: Sequence[Lands]) -> bool:
    """Whether an article is of another country than a story, all of whose reports are of one.

    `own` is the country that the article tells of (`own_of`), `mentions` all that it names, `story`
    the countries of the story's newest articles. True where nearly all of these name one country
    most often, hardly any names the article's own, and it names that twice as often as theirs.
    """
    home = home_of(story)
    if not home or not own or mentions[own] < TIMES * max(1, mentions.get(home, 0)):
        return False
    return sum(own in lands.named for lands in story) <= STRANGE * len(story)


@lru_cache(maxsize=4096)
def _kept(leading: tuple[str, ...], named: tuple[str, ...]) -> Lands:
    """One object for many articles that name the same: tens of thousands are open."""
    return Lands(leading, named)


@lru_cache(maxsize=4096)
def _country(name: str) -> str:
    """The code of the country of this name, in whatever letters; else ""."""
    code = territory(name.removeprefix("the ").upper())
    return "" if code in UNIONS else code
