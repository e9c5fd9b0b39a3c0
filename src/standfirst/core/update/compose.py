"""Writes Briefs from whole sentences of the articles: nothing invented, nothing twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from standfirst.core.types import ArticleForUpdate, Brief, BriefSentence, Edition, Slot
from standfirst.core.update.gist import gist, looks_back, tells_of, tells_of_own
from standfirst.core.update.newness import newness, worth_of_today
from standfirst.core.update.overtaken import (
    counts_alike,
    has_another_toll,
    is_overtaken,
    tells_a_fate,
)
from standfirst.core.update.select import Pick, fresh_articles
from standfirst.core.update.sentences import (
    MOST_LETTERS,
    content,
    is_tail,
    means_its_own_day,
    overlap,
    reads_after,
    reads_alone,
    says_the_same,
    without_dateline,
    words,
)
from standfirst.core.update.telling import bare_name, clarity, tells_what_had_been
from standfirst.core.update.unnamed import count

MOST_SENTENCES = 3
_LEAD = 8  # sentences of an article that may be chosen
_LONG_HEADLINE = 16  # words
_BACKGROUND = 0.3  # what a sentence that names a year long past counts
_OWN_ONLY = 0.5  # what a sentence counts that tells of its own report alone
_BARE = 0.6  # and one that opens with a name and does not say who that is
_BARE_TOO = 2  # sentences after which such a one is not told any more
_EARLIER = 0.6  # and one that tells what had happened before
_OF_ITS_DAY = 0.7  # and one that says "today" of the day before, which is told with its date
_OF_AN_OVERTAKEN = 0.5  # and one of a report of which the news is overtaken
_AS_GOOD = 0.5  # share of the best sentence's score with which another may lead
_CLEARLY = 2  # words of the headline that one sentence has and another has not
_STANDFIRST = -1


# Several sentences, or a label: "Analysis: the Prime Minister has her budget".
_NO_SUMMARY = re.compile(r"[.!?][\"”’»)]* +\S|^[\w ]{3,20}: ")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that reads well, and how well it tells the story's newest turn."""

    text: str
    article: ArticleForUpdate
    place: int  # among the article's sentences; _STANDFIRST where it is the article's own summary
    score: float
    leans: bool = False  # on the sentence before it, and is told after that one only

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
    of_its_day: float = _OF_ITS_DAY,
) -> Brief | None:
    """A story's Brief of what came in (covers_from, covers_until], or None if nothing can be told.

    `told` are the sentences of earlier Updates on this story. Where there are any, the first new
    sentence is `news` too: what is new since then. `beside` are those of this Update's other
    Briefs, which are not said twice. Sentences are verbatim pieces of the articles,
    without datelines. "This evening" of another day than that of `covers_until`, in its zone,
    counts `of_its_day`, for it must be told with its date; of the night before it is not taken.
    """
    known = [_within_limits(article) for article in story_articles if article.at <= covers_until]
    fresh = fresh_articles(known, covers_from, covers_until)
    if not fresh:
        return None
    old = [article for article in known if article.at <= covers_from]
    before = [*told, *beside]
    if told:
        before += [sentence for article in old for sentence in article.sentences[:_LEAD]]
    found = _candidates(fresh, _common(known), before, covers_until, of_its_day)
    chosen = _sentences(found, fresh, known, most=most)
    if not chosen:
        return None
    head = _headline(fresh, known, chosen)
    chosen = _in_order(chosen, _lead(chosen, head))
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


def _within_limits(article: ArticleForUpdate) -> ArticleForUpdate:
    """The article with nothing in place of a sentence too long to be looked at: the others keep
    their places."""
    if all(len(one) <= MOST_LETTERS for one in article.sentences):
        return article
    short = tuple(one if len(one) <= MOST_LETTERS else "" for one in article.sentences)
    return replace(article, sentences=short)


def _sentences(
    found: Sequence[_Candidate],
    fresh: Sequence[ArticleForUpdate],
    known: Sequence[ArticleForUpdate],
    *,
    most: int,
) -> list[_Candidate]:
    """At most `most` sentences: the newest turn first, then what adds to it; none said before.

    What the headline promises and the first sentence leaves out is looked for in the others.
    """
    candidates = _telling(_holding(found, fresh) or found, known)
    chosen: list[_Candidate] = []
    promised: frozenset[str] = frozenset()
    while len(chosen) < most:
        said = [one.text for one in chosen]
        told = {(one.article.id, one.place) for one in chosen}
        can = [one for one in candidates if not one.leans or _before(one) in told]
        if not can:
            break
        best = max(can, key=lambda one: one.score * _worth(one, said, promised))
        candidates.remove(best)
        if _worth(best, said, promised) > 0.0:
            chosen.append(best)
            head = _headline(fresh, known, chosen)
            promised = content(head.headline).difference(*(content(one.text) for one in chosen))
    return chosen


def _lead(chosen: Sequence[_Candidate], head: ArticleForUpdate) -> _Candidate:
    """The best sentence, or one about as good that tells clearly more of what the headline tells.

    An article without a headline is headed by its own first words, which tell nothing of that.
    """
    best, said = chosen[0], content(head.headline)
    if head.sentences and head.sentences[0].startswith(head.headline.rstrip(" …")):
        return best
    least = len(content(best.text) & said) + _CLEARLY
    good = [one for one in chosen if not one.leans and one.score >= _AS_GOOD * best.score]
    nearest = max(good, key=lambda one: len(content(one.text) & said))
    return nearest if len(content(nearest.text) & said) >= least else best


def _worth(one: _Candidate, said: Sequence[str], promised: frozenset[str]) -> float:
    """What a sentence is worth after those that were said: 0 to 2."""
    worth = _adds(one.text, said) * _keeps(one.text, promised)
    name = bare_name(one.text) if one.article.language[:2] == "en" else ""
    if not name or any(name in text for text in said):
        return worth
    return worth * _BARE if len(said) < _BARE_TOO else 0.0


def _before(one: _Candidate) -> tuple[int, int]:
    return one.article.id, one.place - 1


def _holding(
    candidates: Sequence[_Candidate], fresh: Sequence[ArticleForUpdate]
) -> list[_Candidate]:
    """Those that still hold after what came later. Of a report whose own news does not, what it
    tells of the dead and the missing is left out too, and the rest counts less."""
    told = {article.id: article.sentences[:_LEAD] for article in fresh}

    def over(text: str, article: ArticleForUpdate) -> bool:
        newer = [one for one in fresh if one.at > article.at]
        reports = [told[one.id] for one in newer]
        said = [other for report in reports for other in report]
        language = article.language
        another = has_another_toll(text, reports, language=language)
        return another or is_overtaken(text, said, language=language)

    past = {
        article.id
        for article in fresh
        if any(over(text, article) for text in (article.headline, *article.sentences[:1]))
    }
    held = [one for one in candidates if not over(one.text, one.article)]
    return [
        replace(one, score=one.score * _OF_AN_OVERTAKEN) if one.article.id in past else one
        for one in held
        if one.article.id not in past or not tells_a_fate(one.text, one.article.language)
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
    if any(not one.leans for one in telling):
        return telling
    return sorted((one for one in candidates if not one.leans), key=lambda one: -one.score)[:1]


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
    of_its_day: float,
) -> list[_Candidate]:
    turns = newness(fresh)
    found: list[_Candidate] = []
    for article in fresh:
        recent = turns[article.id] * (0.4 if article.analysis else 1.0)
        stale = worth_of_today(article.at, until, of_its_day)
        for at, text, leans in _readable(article):
            own_day = stale if means_its_own_day(text) else 1.0
            if not own_day or says_the_same(text, before):
                continue
            score = recent * _central(text, at, article, common) / (1.0 + 0.3 * max(at, 0))
            score *= _BACKGROUND if looks_back(text, article.at.year) else 1.0
            score *= _EARLIER if tells_what_had_been(text) else 1.0
            score *= own_day * clarity(text)
            found.append(_Candidate(text, article, at, score, leans))
    return found


def _readable(article: ArticleForUpdate) -> list[tuple[int, str, bool]]:
    """Its standfirst of one sentence and its first sentences, where they read well, with their
    places, and whether they do so only after the sentence before."""
    found: list[tuple[int, str, bool]] = []
    if reads_alone(article.standfirst) and not _NO_SUMMARY.search(article.standfirst):
        found.append((_STANDFIRST, article.standfirst.strip(), False))
    previous = ""
    for at, written in enumerate(article.sentences[:_LEAD]):
        text = without_dateline(written)
        if not is_tail(text, previous):
            if reads_alone(text):
                found.append((at, text, False))
            elif previous and reads_after(text, previous):
                found.append((at, text, True))
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


def _in_order(chosen: list[_Candidate], lead: _Candidate) -> list[_Candidate]:
    """The report of the lead stands first; the others follow, the newest first. What is of one
    report stands in its order: names are told in full before they are told in short. A standfirst
    that does not lead sums up what was told."""

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
