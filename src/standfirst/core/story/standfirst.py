"""A story's standfirst: two or three whole sentences, the newest turn first, the affair last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from standfirst.core.types import ArticleForUpdate, BriefSentence
from standfirst.core.update.compose import compose_brief
from standfirst.core.update.gist import gist, looks_back, tells_of
from standfirst.core.update.overtaken import counts, tells_a_state
from standfirst.core.update.sentences import content, says_the_same
from standfirst.core.update.telling import clarity

MOST = 3  # sentences
_NEWEST = timedelta(days=1)  # of the story's own time
_STATE = 0.3  # what a sentence counts that told how things stood then
_SAME = 0.5  # share of content words from which two sentences are one too many


@dataclass(frozen=True, slots=True)
class StepSentence:
    """A sentence that may tell the affair, and the article in which it stands."""

    text: str
    article: int
    language: str


@dataclass(frozen=True, slots=True)
class Telling:
    """How a story is told: the article whose headline stands for it (0: none), and sentences.

    `turn` tells its newest turn; `affair`, at most one, what it is about, as it was once told.
    """

    headline_article: int
    turn: tuple[BriefSentence, ...]
    affair: tuple[BriefSentence, ...]

    @property
    def sentences(self) -> tuple[BriefSentence, ...]:
        """All of them, in order."""
        return self.turn + self.affair


def tell(newest: Sequence[ArticleForUpdate], affair: Iterable[StepSentence]) -> Telling:
    """Tell a story from its newest articles, with their first sentences, and from older ones.

    `affair` are sentences of the first reports and of the story's other steps: the one whose words
    most of the story shares stands last, where it adds something: with its date, for it may say
    "today" of an older day. Each sentence stands in its article as it is.
    """
    told = _of_one_language(newest)
    if not told:
        return Telling(0, (), ())
    head, turn = _turn(told, MOST - 1)
    known = [one for one in affair if one.language == told[0].language]
    about = _affair(turn, known, told)
    room = MOST - len(about)
    if len(turn) < room and len({article.origin for article in told}) > 1:
        head, turn = _turn(told, MOST)
    return Telling(head, turn[:room], about)


def _turn(told: Sequence[ArticleForUpdate], most: int) -> tuple[int, tuple[BriefSentence, ...]]:
    """The article whose headline tells the newest turn (0: none), and the sentences that do."""
    until = max(article.at for article in told)
    brief = compose_brief(
        told, told=(), covers_from=until - _NEWEST, covers_until=until, most=most, of_its_day=0.0
    )
    if brief is None:
        return 0, ()
    return brief.headline_article, _not_overtaken(told, brief.sentences)


def _of_one_language(articles: Sequence[ArticleForUpdate]) -> list[ArticleForUpdate]:
    """Those in the language of most of them; of equals, in that of the newest."""
    if not articles:
        return []
    counted = Counter(article.language for article in articles)
    newest = max(articles, key=lambda article: (article.at, article.id)).language
    chosen = max(sorted(counted), key=lambda name: (counted[name], name == newest))
    return [article for article in articles if article.language == chosen]


def _not_overtaken(
    articles: Sequence[ArticleForUpdate], sentences: Sequence[BriefSentence]
) -> tuple[BriefSentence, ...]:
    """The first sentence, and what no older article says: "nine are out" is old after "all are"."""
    at = {article.id: article.at for article in articles}
    return tuple(one for one in sentences if at[one.article] >= at[sentences[0].article])


def _affair(
    turn: Sequence[BriefSentence],
    known: Sequence[StepSentence],
    newest: Sequence[ArticleForUpdate],
) -> tuple[BriefSentence, ...]:
    """The sentence that tells most of the affair and was not said; none where all was.

    It must tell of what the newest reports tell, and name no year long past: that is background.
    """
    about = gist(newest)
    year = max(article.at for article in newest).year
    shared = Counter(word for article in newest for word in content(article.headline))
    shared.update(word for one in known for word in content(one.text))

    def points(one: StepSentence) -> float:
        said = content(one.text)
        common = sum(shared[word] - 1 for word in said) / (len(said) + 4)
        # Numbers and states are what time overtakes first: two were missing, five are dead.
        stood = _STATE if tells_a_state(one.text, one.language) else 1.0
        return stood * common * clarity(one.text) / (1 + len(counts(one.text)))

    said = [one.text for one in turn]
    telling = [one for one in known if tells_of(one.text, about) and not looks_back(one.text, year)]
    for one in sorted(telling, key=points, reverse=True):
        if not says_the_same(one.text, said, limit=_SAME):
            return (BriefSentence(one.text, one.article),)
    return ()
