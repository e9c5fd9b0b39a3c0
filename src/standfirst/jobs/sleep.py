"""Story → sleep and back: a quiet story leaves a few marks, by which news of it finds it again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db.models import Count, Max

from standfirst.core.story import wake
from standfirst.core.story.assign import StoryIndex
from standfirst.core.story.wake import Mark, MarkKind, Sleeper
from standfirst.core.story.weights import GroupingSettings
from standfirst.core.types import ArticleForGrouping, StoryChoice, TopicKind
from standfirst.models import Article, Mention, Story, StoryMark

AT_ONCE = 50  # stories put to sleep for one article: a desk of years falls asleep bit by bit
MOST_MARKED = 64  # sleeping stories that one key marks; it says too little of any further
LOOKED_AT = 40  # newest articles of a story from which its marks are taken
LANGUAGES = 2  # of a story, those of most of its articles, that have marks
COMPARED = 8  # newest articles of a story that an article may repeat
WINDOW = GroupingSettings().story_window


def newest_asleep() -> datetime | None:
    """When the sleeping story that had news last had it."""
    rows = Story.objects.filter(asleep=True).order_by("-latest_at")
    return rows.values_list("latest_at", flat=True).first()


@dataclass(slots=True)
class Night:
    """What sleeps while a batch is placed: its stories fall asleep and wake as articles come.

    Stories fall asleep in the stream's own order and by its own dates, not by the clock: so the
    same stream gives the same stories in whatever batches it comes.
    """

    index: StoryIndex
    newest: datetime | None = field(default_factory=newest_asleep)

    def continued(self, told: ArticleForGrouping, choice: StoryChoice) -> StoryChoice:
        """The choice, or the sleeping story that the article continues where none was chosen.

        Costs a fixed number of questions, whatever the size of the archive.
        """
        if choice.story is not None:
            # Only an article out of order finds a sleeping story among the open ones.
            if self.newest is not None and told.at - WINDOW <= self.newest:
                rouse([int(choice.story)])
            return choice
        if lull(told.at - WINDOW, self.index):
            self.newest = newest_asleep()
        found = wake.woken(told, sleepers(told, self.index), self.index)
        if found is None or wake.republished(told, _newest(int(found.story))):
            return choice
        rouse([int(found.story)])
        return replace(choice, story=found.story, reason=found.reason, score=found.score)


def rouse(stories: Iterable[int]) -> None:
    """These stories are open again: they have news, or their articles changed."""
    asleep = Story.objects.filter(pk__in=list(stories), asleep=True)
    woken = list(asleep.values_list("pk", flat=True))
    if woken:
        StoryMark.objects.filter(story__in=woken).delete()
        Story.objects.filter(pk__in=woken).update(asleep=False)


def lull(before: datetime, index: StoryIndex) -> int:
    """Put stories to sleep whose last article came before a moment; how many, at most AT_ONCE."""
    quiet = _quiet(before)
    for pk in quiet:
        StoryMark.objects.bulk_create(_marks(pk, index))
        Story.objects.filter(pk=pk).update(asleep=True)
    return len(quiet)


def _quiet(before: datetime) -> list[int]:
    """The next to fall asleep. Of a story that grows in this batch the row may lag: it is put
    right."""
    while True:
        awake = Story.objects.filter(asleep=False, latest_at__lt=before, merged_into=None)
        rows = awake.order_by("latest_at", "pk").values_list("pk", "latest_at")[:AT_ONCE]
        said = dict(rows)
        if not said:
            return []
        known = Article.objects.filter(story__in=said).values("story_id")
        true = dict(known.annotate(latest=Max("published")).values_list("story_id", "latest"))
        lagging = {pk: at for pk, at in true.items() if at != said[pk]}
        if not lagging:
            return list(said)
        for pk, at in lagging.items():
            Story.objects.filter(pk=pk).update(latest_at=at)


def _marks(story: int, index: StoryIndex) -> list[StoryMark]:
    articles = _newest(story, LOOKED_AT)
    written = Counter(one.language for one in articles)
    languages = sorted(written, key=lambda language: (-written[language], language))[:LANGUAGES]
    places = _places(story)
    rows: list[StoryMark] = []
    for language in languages:
        own = [one for one in articles if one.language == language]
        names, words = wake.candidates(own, index, places=places)
        common = _common(language, [*names, *words])
        rows += [
            StoryMark(
                story_id=story,
                language=language,
                key=mark.key[:200],
                kind=mark.kind.value,
                weight=mark.weight,
            )
            for marks, most in ((names, wake.MOST_NAMES), (words, wake.MOST_WORDS))
            for mark in [mark for mark in marks if mark.key not in common][:most]
        ]
    return rows


def _newest(story: int, most: int = COMPARED) -> list[ArticleForGrouping]:
    """A story's newest articles that repeat no other, as grouping sees them."""
    rows = Article.objects.filter(story=story, origin=None, reading__isnull=False)
    newest = rows.select_related("reading").order_by("-published", "-pk")[:most]
    return [row.for_grouping() for row in newest]


def _places(story: int) -> frozenset[str]:
    """The names of places among the topics of a story."""
    named = Mention.objects.filter(article__story=story, topic__kind=TopicKind.PLACE.value)
    return frozenset(named.values_list("topic__key", flat=True).distinct())


def _common(language: str, marks: Sequence[Mark]) -> set[str]:
    """Which of these keys mark as many stories as they may."""
    held = StoryMark.objects.filter(language=language, key__in=[mark.key for mark in marks])
    counted = held.values("key").annotate(stories=Count("pk"))
    return set(counted.filter(stories__gte=MOST_MARKED).values_list("key", flat=True))


def sleepers(told: ArticleForGrouping, index: StoryIndex) -> list[Sleeper]:
    """The sleeping stories that share most names with an article, with their marks."""
    likely = _likely(told, index)
    if not likely:
        return []
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for row in StoryMark.objects.filter(language=told.language, story__in=likely):
        marks[row.story_id].append(Mark(row.key, MarkKind(row.kind), row.weight))
    return [
        Sleeper(row.pk, row.opened_at, row.latest_at, tuple(marks[row.pk]))
        for row in Story.objects.filter(pk__in=likely, asleep=True, merged_into=None).order_by(
            "-pk"
        )
    ]


def _likely(told: ArticleForGrouping, index: StoryIndex) -> list[int]:
    names = wake.telling_names(told, index)
    rows = StoryMark.objects.filter(language=told.language, key__in=names)
    rows = rows.exclude(kind=MarkKind.WORD.value)
    shared = rows.values("story_id").annotate(names=Count("pk"))
    enough = shared.filter(names__gte=wake.LEAST_NAMES).order_by("-names", "-story_id")
    return list(enough.values_list("story_id", flat=True)[: wake.LIKELY])
