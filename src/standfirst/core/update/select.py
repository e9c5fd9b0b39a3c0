"""Chooses the stories of an edition: what has news, reported by several, varied, seven or so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from standfirst.core.story.rank import StoryWeight, size, weight
from standfirst.core.types import ArticleForUpdate
from standfirst.core.update.overtaken import puts_lives_at_stake
from standfirst.core.update.sentences import content, overlap, reads_alone, says_the_same

MOST_BRIEFS = 7
MOST_LISTED = 20  # further stories of which only the headline is told
FOLLOWED = 2  # further ones, of which earlier Updates told and which weigh about as much
_AS_MUCH = 0.95  # of the lightest of the others
HEAVIEST = 4  # stories that stand whatever their section
VARIETY = 0.7  # each story of a section beyond the second counts for so much less
SAME_EVENT = 0.5  # shared content words of headlines from which two stories tell one event
_EARLY = 0.1  # what a story loses that came first in the span
_LIVES = 1.15  # what a story counts more of which the headlines tell of the dead and the missing
_MANY = 3  # of the headlines one such is enough
_LEAD = 6  # sentences of an article that are looked at for news


@dataclass(frozen=True, slots=True)
class StoryForUpdate:
    """A story with its articles, and what earlier Updates told of it."""

    id: int
    articles: tuple[ArticleForUpdate, ...]
    told: tuple[str, ...] = ()  # sentences of earlier Updates
    section: str = ""  # "World", "Business"; "" where unknown


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen story with its score and the parts of it, for the desk."""

    story: StoryForUpdate
    score: float
    weight: StoryWeight
    fresh: int  # independent origins since the last Update


@dataclass(frozen=True, slots=True)
class Selection:
    """The stories of an edition: those with a Brief, and those of which the headline is told."""

    briefs: tuple[Pick, ...]
    also: tuple[Pick, ...] = ()


def select(
    stories: Iterable[StoryForUpdate],
    *,
    covers_from: datetime,
    covers_until: datetime,
    most: int = MOST_BRIEFS,
) -> Selection:
    """At most `most` stories with news since `covers_from`, the weightiest first; may be none; and
    up to two more, of which earlier Updates told, and which weigh about as much as the lightest.

    A story's score is the size of its whole report and of that since `covers_from`
    (`core.story.rank.size`): who reads an Update hears of its noon and its midnight at once, so the
    hour hardly counts. Where lives are at stake it is a little more. The four heaviest stand;
    among the rest, a section that has two stories already counts less, 0.7 for each beyond the
    first. Stories that several origins report come first; those of one origin fill the room
    that is left. Of two stories on one event the weightier is taken. The further ones with news
    that several outlets report are only listed, at most twenty.
    """
    picks = [
        pick for story in stories if (pick := _pick(story, covers_from, covers_until)) is not None
    ]
    several = [pick for pick in picks if pick.weight.origins > 1]
    single = [pick for pick in picks if pick.weight.origins <= 1]
    chosen = _choose(single, _choose(several, (), most), most)
    taken = _choose(_followed(picks, chosen), chosen, most + FOLLOWED)
    rest = [pick for pick in picks if pick not in taken and pick.weight.outlets > 1]
    listed = _choose(rest, taken, len(taken) + MOST_LISTED)[len(taken) :]
    return Selection(tuple(taken), tuple(listed))


def _followed(picks: Sequence[Pick], chosen: Sequence[Pick]) -> list[Pick]:
    """Those left out of which a reader was told how they began, and which weigh about as much."""
    least = _AS_MUCH * min((pick.score for pick in chosen), default=0.0)
    return [one for one in picks if one not in chosen and one.story.told and one.score >= least]


def fresh_articles(
    articles: Sequence[ArticleForUpdate], covers_from: datetime, covers_until: datetime
) -> list[ArticleForUpdate]:
    """The articles that an edition covers, oldest first."""
    inside = [article for article in articles if covers_from < article.at <= covers_until]
    return sorted(inside, key=lambda article: (article.at, article.id))


def has_news(
    fresh: Sequence[ArticleForUpdate], told: Sequence[str], known: Sequence[str] = ()
) -> bool:
    """Does any of the fresh articles' first sentences say what was not told?

    `known` are sentences of older articles of the story: a late report of the same is no news.
    """
    if not told and not known:
        return bool(fresh)
    return any(
        reads_alone(sentence) and not says_the_same(sentence, (*told, *known))
        for article in fresh
        for sentence in (article.headline + ".", *article.sentences[:_LEAD])
    )


def _pick(story: StoryForUpdate, covers_from: datetime, covers_until: datetime) -> Pick | None:
    fresh = fresh_articles(story.articles, covers_from, covers_until)
    old = [article for article in story.articles if article.at <= covers_from]
    origins = {article.origin for article in fresh} - {article.origin for article in old}
    said = [sentence for article in old for sentence in article.sentences] if story.told else []
    new = [article for article in fresh if article.origin in origins and not article.analysis]
    if not new or not has_news(new, story.told, said):
        return None
    known = [article for article in story.articles if article.at <= covers_until]
    score = _importance(known, fresh) * _lateness(fresh[-1].at, covers_from, covers_until)
    return Pick(story, score, weight(known, covers_until), len(origins))


def _importance(known: Sequence[ArticleForUpdate], fresh: Sequence[ArticleForUpdate]) -> float:
    """How much the whole affair and its news are reported; more where lives are at stake."""
    mortal = sum(puts_lives_at_stake(article.headline, article.language) for article in known)
    lives = _LIVES if _MANY * mortal >= len(known) else 1.0
    return lives * (size(known) + size(fresh))


def _lateness(newest: datetime, covers_from: datetime, covers_until: datetime) -> float:
    """1 for what came last, 0.9 for what came first: it decides between equals."""
    return 1.0 - _EARLY * ((covers_until - newest) / (covers_until - covers_from))


def _choose(picks: Sequence[Pick], chosen: Sequence[Pick], most: int) -> list[Pick]:
    taken = list(chosen)
    left = list(picks)
    sections = Counter(pick.story.section for pick in taken if pick.story.section)
    while left and len(taken) < most:
        best = max(
            left,
            key=lambda pick: (pick.score * _variety(pick, sections, len(taken)), -pick.story.id),
        )
        left.remove(best)
        if any(same_event(best.story, other.story) for other in taken):
            continue
        taken.append(best)
        if best.story.section:
            sections[best.story.section] += 1
    return taken


def _variety(pick: Pick, sections: Counter[str], taken: int) -> float:
    """How much a story counts beside those taken: sections are coarse, two of one are no excess."""
    further = max(0, sections[pick.story.section] - 1)
    return 1.0 if taken < HEAVIEST else float(VARIETY**further)


def same_event(a: StoryForUpdate, b: StoryForUpdate) -> bool:
    """Do two stories tell one event: a shared event or text, or newest headlines that agree?"""
    if {x.event for x in a.articles} & {x.event for x in b.articles}:
        return True
    if {x.origin for x in a.articles} & {x.origin for x in b.articles}:
        return True
    return any(
        len(mine & theirs) >= 3 and overlap(mine, theirs) >= SAME_EVENT
        for mine in _headlines(a)
        for theirs in _headlines(b)
    )


def _headlines(story: StoryForUpdate) -> list[frozenset[str]]:
    newest = sorted(story.articles, key=lambda article: (article.at, article.id))[-4:]
    return [content(article.headline) for article in newest]
