"""A step of a story's timeline: which sentence and which headline tell it best."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from standfirst.core.types import ArticleForUpdate
from standfirst.core.update.gist import gist, looks_back, tells_of, tells_of_own
from standfirst.core.update.sentences import (
    content,
    is_tail,
    reads_alone,
    without_dateline,
)
from standfirst.core.update.telling import clarity

LEAD = 4  # sentences of an article that may stand for its event
_FADING = 0.3  # how fast a sentence loses weight with its place in the article
_BACKGROUND = 0.3  # what a sentence that names a year long past counts
_REACTION = 0.5  # and one of a report of what somebody says to the event
# Only verbs that tell of nothing but an answer: a court that "rejects" an appeal makes news itself.
_REACTS = re.compile(
    r"(?<=[\w’] )backs?(?! (?:to|in|on|at|from|home|into|onto|for|after|with|up|as|by|of)\b)"
    r"(?=(?: [\w’'-]+){1,3}$)|\b(?:welcomes?|welcomed|hails?|hailed|praises?|applauds?|slams?"
    r"|condemns?|condemned|criticis(?:es?|ed)|criticiz(?:es?|ed)|denounces?|denounced|reacts?"
    r"|begrüß(?:en|t)|kritisier(?:en|t)|verurteil(?:en|t)|lob(?:en|t)|saluent|salue|dénoncent|dénonce"
    r"|critiquent|condamnent|critican|celebran|condenan|respaldan?|apoyan?)\b",
    re.IGNORECASE,
)


def in_order(articles: Iterable[ArticleForUpdate]) -> list[ArticleForUpdate]:
    """Articles by time, oldest first; those of one moment by id."""
    return sorted(articles, key=lambda article: (article.at, article.id))


def best_sentence(articles: Sequence[ArticleForUpdate]) -> tuple[str, int]:
    """The sentence, and its article, that says most of what all the articles say.

    Among the first sentences that read well alone and tell of what the headlines tell, or else of
    what their own does: the one whose words most headlines, and most of the other articles' leads,
    share; with a bonus for standing early and for names and numbers. One of a report that is headed
    as an answer ("Drivers welcome the plan") counts half: it is the event that heads a step. It
    stands in its article as it is. ("", first article) where none does.
    """
    about = gist(articles)
    common: Counter[str] = Counter()
    for article in articles:
        common.update(content(f"{article.headline} {article.standfirst}"))
        common.update(content(" ".join(article.sentences[:LEAD])))
    best: tuple[bool, float, str, int] = (False, 0.0, "", articles[0].id if articles else 0)
    for article in articles:
        for at, sentence in alone(article):
            tells = tells_of(sentence, about)
            if not tells and not tells_of_own(sentence, article.headline):
                continue
            said = content(sentence)
            # Its own lead holds every word of it: that says nothing.
            shared = 1 + sum(common[word] - 1 for word in said)
            score = shared / (len(said) + 4) / (1 + at * _FADING)
            score *= clarity(sentence)
            score *= _BACKGROUND if looks_back(sentence, article.at.year) else 1.0
            score *= _REACTION if _REACTS.search(article.headline) else 1.0
            if (tells, score) > best[:2]:
                best = (tells, score, sentence, article.id)
    return best[2], best[3]


def alone(article: ArticleForUpdate) -> list[tuple[int, str]]:
    """The first sentences of an article that read well alone, with their places."""
    found: list[tuple[int, str]] = []
    previous = ""
    for at, written in enumerate(article.sentences[:LEAD]):
        sentence = without_dateline(written)
        if reads_alone(sentence) and not is_tail(sentence, previous):
            found.append((at, sentence))
        previous = written
    return found


def clearest(articles: Sequence[ArticleForUpdate]) -> ArticleForUpdate:
    """The article with the clearest headline: no question, most words shared with the others; of
    equals the first.

    Raises ValueError where there is no article.
    """
    heads = {article.id: content(article.headline) for article in articles}
    common = Counter(word for head in heads.values() for word in head)

    def points(article: ArticleForUpdate) -> tuple[bool, float]:
        head = heads[article.id]
        shared = sum(common[word] - 1 for word in head) / (len(head) + 4)
        return "?" not in article.headline, shared

    return max(articles, key=points)


def in_common(texts: Sequence[str]) -> list[float]:
    """How much each text says of what the others say, by the words it shares with them."""
    said = [content(text) for text in texts]
    common = Counter(word for one in said for word in one)
    return [sum(common[word] - 1 for word in one) / (len(one) + 4) for one in said]
