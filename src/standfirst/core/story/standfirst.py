"""A story's standfirst: two or three whole sentences, the newest turn first, the affair last."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from standfirst.core.story.fates import fates
from standfirst.core.types import ArticleForUpdate, BriefSentence
from standfirst.core.update.compose import compose_brief
from standfirst.core.update.gist import ENOUGH, gist, looks_back, share_of, tells_of
from standfirst.core.update.overtaken import counts, tells_a_state, tolls
from standfirst.core.update.sentences import content, says_the_same
from standfirst.core.update.telling import clarity

MOST = 3  # sentences
_NEWEST = timedelta(days=1)  # of the story's own time: nothing older tells the newest turn
_TURN = timedelta(hours=12)  # what came in them tells it, and the event that opened last
_STATE = 0.3  # what a sentence counts that told how things stood then
_HARMED = frozenset(("dead", "hurt"))
_NOBODY = re.compile(
    r"\b(?:nobody|no one|no people|none|no (?:deaths|casualties|injuries|victims)|niemand|"
    r"personne n[’'e]|nadie)",
    re.IGNORECASE,
)
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


def tell(
    newest: Sequence[ArticleForUpdate],
    affair: Iterable[StepSentence],
    *,
    opening: Iterable[StepSentence] = (),
) -> Telling:
    """Tell a story from its newest articles, with their first sentences, and from older ones.

    What it is about stands last, where that adds something: `opening`, the sentence of its first
    step, or the one of `affair` (of the first reports and the other steps) whose words most of the
    story shares. It has its date, for it may say "today" of an older day. Each sentence stands in
    its article as it is.
    """
    told = _of_one_language(newest)
    if not told:
        return Telling(0, (), ())
    head, turn = _turn(told, MOST - 1)
    began, later = (
        [one for one in part if one.language == told[0].language] for part in (opening, affair)
    )
    said = [one.text for one in turn] + [one.headline for one in told if one.id == head]
    began = [one for one in began if not _is_belied(one, said)]
    about = _affair(turn, began, told) or _affair(turn, later, told)
    room = MOST - len(about)
    if len(turn) < room and len({article.origin for article in told}) > 1:
        head, turn = _turn(told, MOST)
    return Telling(head, turn[:room], about)


def _turn(told: Sequence[ArticleForUpdate], most: int) -> tuple[int, tuple[BriefSentence, ...]]:
    """The article whose headline tells the newest turn (0: none), and the sentences that do."""
    until = max(article.at for article in told)
    for since in (_turned(told, until), until - _NEWEST):
        brief = compose_brief(
            told, told=(), covers_from=since, covers_until=until, most=most, of_its_day=0.0
        )
        if brief is not None:
            return brief.headline_article, _not_overtaken(told, brief.sentences)
    return 0, ()


def _turned(told: Sequence[ArticleForUpdate], until: datetime) -> datetime:
    """The moment after which the newest turn is told: of a story of few reports the newest event
    begins later than what the day before brought; neither a late report of it nor colour begins
    one."""
    about = gist(told)
    by_event: dict[int, list[ArticleForUpdate]] = defaultdict(list)
    for article in told:
        by_event[article.event].append(article)
    opened = (min(one.at for one in rows) for rows in by_event.values() if _turns(rows, about))
    newest = max(opened, default=until) - timedelta(microseconds=1)
    return max(until - _NEWEST, min(until - _TURN, newest))


def _turns(rows: Sequence[ArticleForUpdate], about: Mapping[str, float]) -> bool:
    """Do the reports of an event turn the story: several, or one whose headline has a word by
    which it is known? What one outlet alone tells beside that is colour."""
    if len({article.origin for article in rows}) > 1:
        return True
    return any(share_of(one.headline, about) >= ENOUGH / 2 for one in rows)


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


def _is_belied(one: StepSentence, said: Sequence[str]) -> bool:
    """Does it say that nobody was hurt where the newest turn counts them, or count more dead or
    hurt? Fewer are no contradiction beside their day: tolls rise."""
    counted: dict[str, frozenset[float]] = defaultdict(frozenset)
    for text in said:
        for fate, values in tolls(text, one.language).items():
            counted[fate] |= values
    if _NOBODY.search(one.text):
        spared = fates(one.text, language=one.language)
        spared |= _HARMED if spared & _HARMED else spared
        return not spared.isdisjoint(counted)
    then = tolls(one.text, one.language)
    tolled = _HARMED & counted.keys() & then.keys()
    return any(min(then[fate]) > max(counted[fate]) for fate in tolled)


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
