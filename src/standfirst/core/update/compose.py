"""Writes Briefs from whole sentences of the articles: nothing invented, nothing twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from standfirst.core.types import ArticleForUpdate, Brief, BriefSentence, Edition, Slot
from standfirst.core.update.gist import gist, looks_back, tells_of, tells_of_own
from standfirst.core.update.overtaken import counts_alike, is_overtaken
from standfirst.core.update.select import Pick, fresh_articles
from standfirst.core.update.sentences import (
    clarity,
    content,
    is_tail,
    means_its_own_day,
    overlap,
    reads_alone,
    says_the_same,
    without_dateline,
    words,
)
from standfirst.core.update.unnamed import count

MOST_SENTENCES = 3
_LEAD = 8  # sentences of an article that may be chosen
_LONG_HEADLINE = 16  # words
_BACKGROUND = 0.3  # what a sentence that names a year long past counts
_OWN_ONLY = 0.5  # what a sentence counts that tells of its own report alone
_STANDFIRST = -1
_NIGHT = timedelta(hours=4)  # until then "this evening" is that of the day before


# Several sentences, or a label: "Analysis: the Prime Minister has her budget".
_NO_SUMMARY = re.compile(r"[.!?][\"”’»)]* +\S|^[\w ]{3,20}: ")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that reads well alone, and how well it tells the story's newest turn."""

    text: str
    article: ArticleForUpdate
    place: int  # among the article's sentences; _STANDFIRST where it is the article's own summary
    score: float

    @property
    def unnamed(self) -> set[tuple[int, str]]:
        """The unnamed speakers in it; those of two articles are not known to be one person."""
        article = self.article
        return {(article.id, who) for place, who in article.unnamed if place == self.place}


def compose_edition(
    picks: Sequence[Pick],
    *,
    slot: Slot,
    day: date,
    zone: str,
    covers_from: datetime,
    covers_until: datetime,
) -> Edition:
    """A drafted Update of the chosen stories; those of which nothing can be told are left out."""
    made: list[Brief] = []
    for pick in picks:
        brief = compose_brief(
            pick.story.articles,
            told=pick.story.told,
            beside=[one.text for other in made for one in other.sentences],
            covers_from=covers_from,
            covers_until=covers_until.astimezone(ZoneInfo(zone)),
        )
        if brief is not None:
            made.append(brief)
    return Edition(slot, day, zone, covers_from, covers_until, tuple(made))


def compose_brief(
    story_articles: Sequence[ArticleForUpdate],
    *,
    told: Sequence[str],
    covers_from: datetime,
    covers_until: datetime,
    beside: Sequence[str] = (),
    most: int = MOST_SENTENCES,
) -> Brief | None:
    """A story's Brief of what came in (covers_from, covers_until], or None if nothing can be told.

    `told` are the sentences of earlier Updates on this story. Where there are any, the first new
    sentence is `news` too: what is new since then. `beside` are those of this Update's other
    Briefs, which are not said twice. Sentences are verbatim pieces of the articles,
    without datelines. "This evening" of another day than that of `covers_until`, in its zone, is
    not taken.
    """
    known = [article for article in story_articles if article.at <= covers_until]
    fresh = fresh_articles(known, covers_from, covers_until)
    if not fresh:
        return None
    old = [article for article in known if article.at <= covers_from]
    before = [*told, *beside]
    if told:
        before += [sentence for article in old for sentence in article.sentences[:_LEAD]]
    chosen = _sentences(fresh, known, before, most=most, until=covers_until)
    if not chosen:
        return None
    head = _headline(fresh, known, chosen)
    return Brief(
        story=head.story,
        headline=head.headline.strip(),
        headline_article=head.id,
        sentences=tuple(BriefSentence(one.text, one.article.id) for one in chosen),
        articles=tuple(a.id for a in reversed(fresh)),
        origins=len({a.origin for a in fresh}),
        outlets=len({a.outlet for a in fresh}),
        unnamed=count(set().union(*(one.unnamed for one in chosen))),
        news=chosen[0].text if told else "",
    )


def _sentences(
    fresh: Sequence[ArticleForUpdate],
    known: Sequence[ArticleForUpdate],
    before: Sequence[str],
    *,
    most: int,
    until: datetime,
) -> list[_Candidate]:
    """At most `most` sentences: the newest turn first, then what adds to it; none said before.

    What the headline promises and the first sentence leaves out is looked for in the others.
    """
    found = _candidates(fresh, _common(known), before, until)
    candidates = _telling(_holding(found, fresh) or found, known)
    chosen: list[_Candidate] = []
    promised: frozenset[str] = frozenset()
    while candidates and len(chosen) < most:
        said = [one.text for one in chosen]
        best = max(
            candidates,
            key=lambda one: one.score * _adds(one.text, said) * _keeps(one.text, promised),
        )
        candidates.remove(best)
        if _adds(best.text, said) > 0.0:
            chosen.append(best)
            head = _headline(fresh, known, chosen)
            promised = content(head.headline).difference(*(content(one.text) for one in chosen))
    return _in_order(chosen)


def _holding(
    candidates: Sequence[_Candidate], fresh: Sequence[ArticleForUpdate]
) -> list[_Candidate]:
    """Those that still hold after what came later."""

    def later(one: _Candidate) -> list[str]:
        newer = [article for article in fresh if article.at > one.article.at]
        return [text for article in newer for text in article.sentences[:_LEAD]]

    return [
        one
        for one in candidates
        if not is_overtaken(one.text, later(one), language=one.article.language)
    ]


def _telling(
    candidates: Sequence[_Candidate], known: Sequence[ArticleForUpdate]
) -> list[_Candidate]:
    """Those that tell of what the reports are about, or their own: the rest is colour. The best
    where none does, so that a story told all in riddles has a Brief of one sentence."""
    about = gist(known)
    telling = []
    for one in candidates:
        if tells_of(one.text, about):
            telling.append(one)
        elif one.place == _STANDFIRST or tells_of_own(one.text, one.article.headline):
            telling.append(replace(one, score=one.score * _OWN_ONLY))
    return telling or sorted(candidates, key=lambda one: -one.score)[:1]


def _keeps(text: str, promised: frozenset[str]) -> float:
    """How much a sentence tells of what the headline promises: 1 for nothing, 2 for all of it."""
    if not promised:
        return 1.0
    return 1.0 + len(content(text) & promised) / len(promised)


def _candidates(
    fresh: Sequence[ArticleForUpdate],
    common: Counter[str],
    before: Sequence[str],
    until: datetime,
) -> list[_Candidate]:
    turns = _turns(fresh)
    found: list[_Candidate] = []
    for article in fresh:
        recent = turns[article.event] * (0.4 if article.analysis else 1.0)
        stale = _day(article.at, until) < _day(until, until)
        for at, text in _alone(article):
            if (stale and means_its_own_day(text)) or says_the_same(text, before):
                continue
            score = recent * _central(text, at, article, common) / (1.0 + 0.3 * max(at, 0))
            score *= _BACKGROUND if looks_back(text, article.at.year) else 1.0
            found.append(_Candidate(text, article, at, score * clarity(text)))
    return found


def _day(at: datetime, until: datetime) -> date:
    """The day, where the edition is read, to which what is written at a moment belongs."""
    return (at.astimezone(until.tzinfo) - _NIGHT).date()


def _turns(fresh: Sequence[ArticleForUpdate]) -> dict[int, float]:
    """How new each event is: 1.0 for the newest, down to 0.4, by the time of its first report.

    By event and not by article: a feature that comes last tells the event no better than the first
    dispatch.
    """
    first: dict[int, float] = {}
    for article in fresh:
        at = article.at.timestamp()
        first[article.event] = min(at, first.get(article.event, at))
    newest, oldest = max(first.values()), min(first.values())
    span = max(newest - oldest, 3600.0)
    return {event: 1.0 - 0.6 * (newest - at) / span for event, at in first.items()}


def _alone(article: ArticleForUpdate) -> list[tuple[int, str]]:
    """Its standfirst of one sentence and its first sentences, where they read well alone, with
    their places."""
    found: list[tuple[int, str]] = []
    if reads_alone(article.standfirst) and not _NO_SUMMARY.search(article.standfirst):
        found.append((_STANDFIRST, article.standfirst.strip()))
    previous = ""
    for at, written in enumerate(article.sentences[:_LEAD]):
        text = without_dateline(written)
        if reads_alone(text) and not is_tail(text, previous):
            found.append((at, text))
        previous = written
    return found


def _common(articles: Sequence[ArticleForUpdate]) -> Counter[str]:
    """In how many independent origins' headlines and leads each word stands."""
    by_origin: dict[int, set[str]] = {}
    for article in articles:
        text = " ".join([article.headline, article.standfirst, *article.sentences[:3]])
        by_origin.setdefault(article.origin, set()).update(content(text))
    return Counter(word for said in by_origin.values() for word in said)


def _central(text: str, at: int, article: ArticleForUpdate, common: Counter[str]) -> float:
    """How much a sentence says of what the other reports and its own headline say."""
    said = content(text)
    standfirst = "" if at == _STANDFIRST else article.standfirst
    others = sum(min(max(common[word] - 1, 0), 4) for word in said)
    own = len(said & content(f"{article.headline} {standfirst}"))
    return (1.0 + others + own) / (len(said) + 4)


def _adds(text: str, said: Sequence[str]) -> float:
    """How much of a sentence the chosen ones have not said: 0 where they said it all."""
    if not said:
        return 1.0
    if says_the_same(text, said, limit=0.5) or counts_alike(text, said):
        return 0.0
    return 1.0 - max(overlap(content(text), content(other)) for other in said)


def _in_order(chosen: list[_Candidate]) -> list[_Candidate]:
    """The report of the best sentence leads; the others follow, the newest first. What is of one
    report stands in its order: names are told in full before they are told in short. A standfirst
    that does not lead sums up what was told."""
    if len(chosen) < 2:
        return chosen
    lead = chosen[0]

    def place(one: _Candidate) -> tuple[bool, float, int, bool, int]:
        article = one.article
        sums_up = one.place == _STANDFIRST and one is not lead
        other = article.id != lead.article.id
        return other, -article.at.timestamp(), article.id, sums_up, one.place

    return sorted(chosen, key=place)


def _headline(
    fresh: Sequence[ArticleForUpdate],
    known: Sequence[ArticleForUpdate],
    chosen: Sequence[_Candidate],
) -> ArticleForUpdate:
    """The article whose headline tells best what the first sentence tells; no question, and no
    toll that the sentences contradict."""
    lead = chosen[0]
    reports = [article for article in fresh if not article.analysis] or list(fresh)
    said = content(lead.text)
    common = _common(known)

    def score(article: ArticleForUpdate) -> tuple[float, float]:
        head = content(article.headline)
        points = len(head & said) / (len(head) + 2)
        points += 0.3 * sum(min(max(common[word] - 1, 0), 3) for word in head) / (len(head) + 2)
        points += 0.3 if article.event == lead.article.event else 0.0
        points += 0.3 if article.at >= lead.article.at else 0.0
        later = [one.text for one in chosen if one.article.at > article.at]
        past = is_overtaken(article.headline, later, language=article.language)
        points -= 0.5 if past or _unclear(article.headline) else 0.0
        return points, article.at.timestamp()

    return max(reports, key=score)


def _unclear(headline: str) -> bool:
    """A question, a quotation, a list of things, or a headline of very few or very many words."""
    count = len(words(headline))
    opening = headline.strip()[:1]
    return (
        "?" in headline
        or opening in "“\"‘'«"
        or not 4 <= count <= _LONG_HEADLINE
        or headline.isupper()
    )
