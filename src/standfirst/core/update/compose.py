"""Writes Briefs from whole sentences of the articles: nothing invented, nothing twice."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from standfirst.core.story.timeline import clearest
from standfirst.core.types import ArticleForUpdate, Brief, BriefSentence, Edition, Slot
from standfirst.core.update.background import background
from standfirst.core.update.candidate import (
    LEAD,
    STANDFIRST,
    Candidate,
    candidates,
    common,
    that_tell,
)
from standfirst.core.update.gist import looks_back
from standfirst.core.update.overtaken import (
    counts_alike,
    has_another_toll,
    holds,
    is_overtaken,
    tells_of_lives,
)
from standfirst.core.update.select import Pick, Selection, StoryForUpdate, fresh_articles
from standfirst.core.update.sentences import (
    MOST_LETTERS,
    content,
    overlap,
    says_the_same,
    words,
)
from standfirst.core.update.telling import bare_name
from standfirst.core.update.unnamed import count

MOST_SENTENCES = 3
_LONG_HEADLINE = 16  # words
_BARE = 0.6  # what a sentence counts that opens with a name and does not say who that is
_BARE_TOO = 2  # sentences after which such a one is not told any more
_OF_ITS_DAY = 0.7  # and one that says "today" of the day before, which is told with its date
_OF_AN_OVERTAKEN = 0.5  # and one of a report of which the news is overtaken
_AS_GOOD = 0.5  # share of the best sentence's score with which another may lead
_CLEARLY = 2  # words of the headline that one sentence has and another has not
_BEFORE = re.compile(
    r"\b(?:last (?:week|month|year|spring|summer|autumn|fall|winter)|earlier|previous \w+|"
    r"(?:letzt|vorig|vergangen)e[mnrs]? \w+|derni(?:er|ère)|pasad[oa])\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<!^)\b[A-ZÀ-Þ][\w’'-]+")
_CALENDAR = content(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May"
    " June July August September October November December"
)


def compose_edition(
    selection: Selection,
    *,
    slot: Slot,
    day: date,
    zone: str,
    covers_from: datetime,
    covers_until: datetime,
) -> Edition:
    """A drafted Update of the chosen stories. Of those that are listed, and of those of which no
    sentence can be told, the headline is told; a story without anything new is left out."""
    made: list[Brief] = []
    untold: list[Pick] = []
    for pick in selection.briefs:
        brief = _with_background(
            pick.story,
            beside=[one.text for other in made for one in other.sentences],
            covers_from=covers_from,
            covers_until=covers_until.astimezone(ZoneInfo(zone)),
        )
        if brief is not None:
            made.append(brief)
        else:
            untold.append(pick)
    also = (_listed(pick, covers_from, covers_until) for pick in (*untold, *selection.also))
    listed = tuple(brief for brief in also if brief is not None)
    return Edition(slot, day, zone, covers_from, covers_until, tuple(made), listed)


def _with_background(
    story: StoryForUpdate, *, beside: Sequence[str], covers_from: datetime, covers_until: datetime
) -> Brief | None:
    """The story's Brief; where no earlier Update told how it began, and its sentences do not
    either, with one sentence more that does."""
    brief = compose_brief(
        story.articles,
        told=story.told,
        beside=beside,
        covers_from=covers_from,
        covers_until=covers_until,
    )
    known = sorted(
        (one for one in story.articles if one.at <= covers_until), key=lambda one: (one.at, one.id)
    )
    if brief is None or story.told or known[0].at > covers_from:
        return brief
    said = [brief.headline, *(one.text for one in brief.sentences)]
    whole = [_within_limits(one) for one in known]
    first = background(whole, covers_from, brief=said, beside=beside)
    if first is None:
        return brief
    told = [one for one in whole if one.id in {*brief.articles, first.article}]
    return replace(
        brief,
        sentences=(*brief.sentences, first),
        articles=(*brief.articles, first.article),
        origins=len({one.origin for one in told}),
        outlets=len({one.outlet for one in told}),
    )


def _listed(pick: Pick, covers_from: datetime, covers_until: datetime) -> Brief | None:
    """The Brief of a story without its sentences: under the headline that it would have, or the
    clearest of its reports where that one is unclear or no sentence can be told; None for one told
    before that has nothing to add."""
    articles, told = pick.story.articles, pick.story.told
    brief = compose_brief(articles, told=told, covers_from=covers_from, covers_until=covers_until)
    if brief is not None and not _unclear(brief.headline):
        return replace(brief, sentences=(), unnamed=0, news="")
    fresh = fresh_articles(articles, covers_from, covers_until)
    reports = [article for article in fresh if not article.analysis]
    if (told and brief is None) or not reports:
        return None
    return _brief(clearest([one for one in reports if _holds(one, fresh)] or reports), (), fresh)


def _holds(article: ArticleForUpdate, fresh: Sequence[ArticleForUpdate]) -> bool:
    """Is its headline still so after the later reports?"""
    later = [one.sentences for one in fresh if one.at > article.at]
    return holds(article.headline, later, language=article.language)


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
        before += [sentence for article in old for sentence in article.sentences[:LEAD]]
    found = candidates(
        fresh, common(known), before=before, until=covers_until, of_its_day=of_its_day
    )
    chosen = _sentences(found, fresh, known, most=most)
    if not chosen:
        return None
    head = _headline(fresh, known, chosen)
    chosen = _in_order(chosen, _lead(chosen, head))
    return replace(_brief(head, chosen, fresh), news=chosen[0].text if told else "")


def _brief(
    head: ArticleForUpdate, chosen: Sequence[Candidate], fresh: Sequence[ArticleForUpdate]
) -> Brief:
    return Brief(
        story=head.story,
        headline=head.headline.strip(),
        headline_article=head.id,
        sentences=tuple(BriefSentence(one.text, one.article.id) for one in chosen),
        articles=tuple(a.id for a in reversed(fresh)),
        origins=len({a.origin for a in fresh}),
        outlets=len({a.outlet for a in fresh}),
        unnamed=count(set().union(*(one.unnamed for one in chosen))),
    )


def _within_limits(article: ArticleForUpdate) -> ArticleForUpdate:
    """The article with nothing in place of a sentence too long to be looked at: the others keep
    their places."""
    if all(len(one) <= MOST_LETTERS for one in article.sentences):
        return article
    short = tuple(one if len(one) <= MOST_LETTERS else "" for one in article.sentences)
    return replace(article, sentences=short)


def _sentences(
    found: Sequence[Candidate],
    fresh: Sequence[ArticleForUpdate],
    known: Sequence[ArticleForUpdate],
    *,
    most: int,
) -> list[Candidate]:
    """At most `most` sentences: the newest turn first, then what adds to it; none said before.

    What the headline promises and the first sentence leaves out is looked for in the others.
    """
    left = that_tell(_holding(found, fresh) or found, known)
    chosen: list[Candidate] = []
    promised: frozenset[str] = frozenset()
    while len(chosen) < most:
        said = [one.text for one in chosen]
        told = {one.key for one in chosen}
        can = [one for one in left if not one.leans or one.before in told]
        if not can:
            break
        best = max(can, key=lambda one: one.score * _worth(one, said, promised))
        left.remove(best)
        if _worth(best, said, promised) > 0.0:
            chosen.append(best)
            head = _headline(fresh, known, chosen)
            promised = content(head.headline).difference(*(content(one.text) for one in chosen))
    return chosen


def _lead(chosen: Sequence[Candidate], head: ArticleForUpdate) -> Candidate:
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


def _worth(one: Candidate, said: Sequence[str], promised: frozenset[str]) -> float:
    """What a sentence is worth after those that were said: 0 to 2."""
    worth = _adds(one, said) * _keeps(one.text, promised)
    name = bare_name(one.text) if one.article.language[:2] == "en" else ""
    if not name or any(name in text for text in said):
        return worth
    return worth * _BARE if len(said) < _BARE_TOO else 0.0


def _holding(found: Sequence[Candidate], fresh: Sequence[ArticleForUpdate]) -> list[Candidate]:
    """Those that still hold after what came later. Of a report whose own news does not, what it
    tells of the dead and the missing is left out too, and the rest counts less.

    A later report may count the moved and the homeless far down: all the sentences that are given
    are looked at.
    """
    told = {article.id: article.sentences[:LEAD] for article in fresh}
    about = common(fresh).keys()
    counted = {one.id: (*told[one.id], *_further_down(one, about)) for one in fresh}

    def over(text: str, article: ArticleForUpdate) -> bool:
        newer = [one for one in fresh if one.at > article.at]
        said = [other for one in newer for other in told[one.id]]
        language = article.language
        another = has_another_toll(text, [counted[one.id] for one in newer], language=language)
        return another or is_overtaken(text, said, language=language)

    past = {
        article.id
        for article in fresh
        if any(over(text, article) for text in (article.headline, *article.sentences[:1]))
    }
    held = [one for one in found if not over(one.text, one.article)]
    return [
        replace(one, score=one.score * _OF_AN_OVERTAKEN) if one.article.id in past else one
        for one in held
        if one.article.id not in past or not tells_of_lives(one.text, one.article.language)
    ]


def _further_down(article: ArticleForUpdate, about: Set[str]) -> list[str]:
    """Its further sentences that may count as of now and here: there the dead are often those of
    another time, as is whatever stands beside a year long past or "last week", and what names
    somebody or some place is of another where no headline or lead does (`about`, their words)."""
    return [
        one
        for one in article.sentences[LEAD:]
        if not (looks_back(one, article.at.year) or _BEFORE.search(one))
        and not tells_of_lives(one, article.language)
        and content(" ".join(_NAME.findall(one))) <= about | _CALENDAR
    ]


def _keeps(text: str, promised: frozenset[str]) -> float:
    """How much a sentence tells of what the headline promises: 1 for nothing, 2 for all of it."""
    if not promised:
        return 1.0
    return 1.0 + len(content(text) & promised) / len(promised)


def _adds(one: Candidate, said: Sequence[str]) -> float:
    """How much of a sentence the chosen ones have not said: 0 where they said it all."""
    text = one.text
    if not said:
        return 1.0
    if says_the_same(text, said, limit=0.5):
        return 0.0
    if counts_alike(text, said, language=one.article.language):
        return 0.0
    return 1.0 - max(overlap(content(text), content(other)) for other in said)


def _in_order(chosen: list[Candidate], lead: Candidate) -> list[Candidate]:
    """The report of the lead stands first; the others follow, the newest first. What is of one
    report stands in its order: names are told in full before they are told in short. A standfirst
    that does not lead sums up what was told, and what led up to the news comes after it."""

    def place(one: Candidate) -> tuple[bool, float, int, bool, bool, int]:
        article = one.article
        sums_up = one.place == STANDFIRST and one is not lead
        other = article.id != lead.article.id
        return other, -article.at.timestamp(), article.id, sums_up, one.leads_up, one.place

    return sorted(chosen, key=place)


def _headline(
    fresh: Sequence[ArticleForUpdate],
    known: Sequence[ArticleForUpdate],
    chosen: Sequence[Candidate],
) -> ArticleForUpdate:
    """The article whose headline tells best what the first sentence tells; no question, and no
    toll that the sentences contradict."""
    lead = chosen[0]
    reports = [article for article in fresh if not article.analysis] or list(fresh)
    said = content(lead.text)
    shared = common(known)

    def score(article: ArticleForUpdate) -> tuple[float, float]:
        head = content(article.headline)
        points = len(head & said) / (len(head) + 2)
        points += 0.3 * sum(min(max(shared[word] - 1, 0), 3) for word in head) / (len(head) + 2)
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
