"""A reader's standing wishes, and the articles that these bring."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from standfirst.core.follow.match import FollowKind, FollowWish
from standfirst.models.article import Article
from standfirst.models.author import signed
from standfirst.models.remarks import Remarks


class FollowQuerySet(models.QuerySet["Follow"]):
    def of(self, reader_id: int) -> Self:
        """A reader's follows with what they are of, newest first."""
        return self.filter(reader_id=reader_id).with_subjects()

    def with_subjects(self) -> Self:
        return self.select_related(
            "author__joined", "topic__joined", "story", "outlet", "speaker__joined"
        )

    def of_person(self, reader_id: int, person_id: int) -> Self:
        """A reader's follows of a person, by whatever name."""
        names = Q(author=person_id) | Q(author__joined=person_id)
        return self.filter(names, reader_id=reader_id).order_by("since", "id")

    def of_topic(self, reader_id: int, topic_id: int) -> Self:
        """A reader's follows of a topic, by whatever name."""
        names = Q(topic=topic_id) | Q(topic__joined=topic_id)
        return self.filter(names, reader_id=reader_id).order_by("since", "id")

    def of_remarks(self, reader_id: int, remarks: Remarks) -> Self:
        """A reader's follows of what a speaker says on these words, by whatever name."""
        names = Q(speaker=remarks.speaker) | Q(speaker__joined=remarks.speaker)
        return self.filter(names, reader_id=reader_id, words=remarks.words).order_by("since", "id")


class Follow(models.Model):
    """Exactly one of author, topic, story, outlet, search and a speaker's statements, followed.

    A follow of an author or a topic keeps the name it was made for, and is of the person or topic
    that this name is one with.
    """

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows"
    )
    author = models.ForeignKey("standfirst.Author", null=True, on_delete=models.CASCADE)
    topic = models.ForeignKey("standfirst.Topic", null=True, on_delete=models.CASCADE)
    story = models.ForeignKey("standfirst.Story", null=True, on_delete=models.CASCADE)
    outlet = models.ForeignKey("standfirst.Outlet", null=True, on_delete=models.CASCADE)
    speaker = models.ForeignKey(
        "standfirst.Topic", null=True, on_delete=models.CASCADE, related_name="listeners"
    )  # what they say, on `words` where there are any
    words = models.CharField(max_length=300, blank=True)
    since = models.DateTimeField()

    objects = FollowQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-since", "-id"]
        constraints: ClassVar = [
            *(
                models.UniqueConstraint(
                    fields=["reader", noun],
                    name=f"follow_{noun}_once",
                    condition=Q(**{f"{noun}__isnull": False}),
                )
                for noun in ("author", "topic", "story", "outlet")
            ),
            models.UniqueConstraint(
                fields=["reader", "words"],
                name="follow_words_once",
                condition=~Q(words="") & Q(speaker=None),
            ),
            models.UniqueConstraint(
                fields=["reader", "speaker", "words"],
                name="follow_speaker_once",
                condition=Q(speaker__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.subject)

    @property
    def kind(self) -> str:
        if self.speaker_id:
            return FollowKind.REMARKS.value
        nouns = ("author", "topic", "story", "outlet")
        return next((noun for noun in nouns if getattr(self, f"{noun}_id")), "search")

    @property
    def subject(self) -> Any:
        """The followed row, of a name the whole person or topic; what a speaker says; or the words
        of a search."""
        if self.speaker is not None:
            return Remarks(self.speaker.topic, self.words)
        if self.kind == "search":
            return self.words
        if self.kind == "topic" and self.topic is not None:
            return self.topic.topic
        return self.author.person if self.author else getattr(self, self.kind)

    @property
    def wish(self) -> FollowWish:
        """The row as matching sees it."""
        kind = FollowKind(self.kind)
        if isinstance(self.subject, Remarks):
            speaker = self.subject.speaker
            return FollowWish(self.pk, kind, speaker.pk, str(speaker), self.words)
        target = self.words if kind is FollowKind.SEARCH else self.subject.pk
        name = self.subject.headline if kind is FollowKind.STORY else str(self.subject)
        return FollowWish(self.pk, kind, target, name)


def once(follows: Iterable[Follow]) -> list[Follow]:
    """One follow for each subject: who followed two names that were joined follows once."""
    subjects: dict[Any, Follow] = {}
    for row in follows:
        subjects.setdefault((row.kind, row.subject), row)
    return list(subjects.values())


class EntryQuerySet(models.QuerySet["Entry"]):
    def following(self, reader_id: int) -> Self:
        """What a reader follows, newest first, ready for a list."""
        return (
            self.filter(reader_id=reader_id, followed=True)
            .select_related("article__outlet", "article__story")
            .order_by("-published", "-id")
        )

    def saved(self, reader_id: int) -> Self:
        return (
            self.filter(reader_id=reader_id, saved_at__isnull=False)
            .select_related("article__outlet", "article__story")
            .order_by("-saved_at", "-id")
        )

    def with_texts(self) -> Self:
        """With bodies and bylines, for feeds; never for pages."""
        return self.select_related("article__body").prefetch_related(signed("article__bylines"))

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def before(self, published: datetime, entry_id: int) -> Self:
        """What stands below one entry of Following."""
        older = Q(published=published, id__lt=entry_id)
        return self.filter(Q(published__lt=published) | older)

    def mark_read(self, reader_id: int, article: Article, *, now: datetime) -> None:
        """Note that a reader opened an article; followed or not."""
        entry, made = self.get_or_create(
            reader_id=reader_id,
            article=article,
            defaults={"published": article.published, "arrived_at": now, "read_at": now},
        )
        if not made and entry.read_at is None:
            self.filter(pk=entry.pk, read_at=None).update(read_at=now)

    def mark_all_read(self, reader_id: int, *, until: datetime, now: datetime) -> int:
        """Mark what had arrived by `until`: what came while the reader read stays unread."""
        known = self.filter(reader_id=reader_id, followed=True, arrived_at__lte=until)
        return known.unread().update(read_at=now)

    def write_reasons(self, entries: Iterable[Entry]) -> None:
        """Write why these entries are in Following, and whether; equal reasons in one stroke.

        A story's followers have the same reason on hundreds of its articles.
        """
        alike: dict[str, list[Entry]] = {}
        for entry in entries:
            alike.setdefault(json.dumps([entry.reasons, entry.followed]), []).append(entry)
        for same in alike.values():
            for start in range(0, len(same), 500):
                some = self.filter(pk__in=[entry.pk for entry in same[start : start + 500]])
                some.update(reasons=same[0].reasons, followed=same[0].followed)

    def keep(self, reader_id: int, article: Article, *, saved: bool, now: datetime) -> None:
        """Save an article for a reader, or let it go."""
        at = now if saved else None
        self.update_or_create(
            reader_id=reader_id,
            article=article,
            defaults={"saved_at": at},
            create_defaults={"published": article.published, "arrived_at": now, "saved_at": at},
        )


class Entry(models.Model):
    """One article as it stands to one reader: why it is in Following, if read, if saved."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="entries"
    )
    article = models.ForeignKey(
        "standfirst.Article", on_delete=models.CASCADE, related_name="entries"
    )
    followed = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)  # [{"follow": id, "says": "You follow …"}]
    published = models.DateTimeField()  # the article's, so that one index answers the page
    arrived_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    saved_at = models.DateTimeField(null=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reader", "article"], name="entry_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["reader", "-published", "-id"],
                name="entry_following",
                condition=Q(followed=True),
            ),
            models.Index(
                fields=["reader", "-published"],
                name="entry_unread",
                condition=Q(followed=True, read_at=None),
            ),
            models.Index(
                fields=["reader", "-saved_at"],
                name="entry_saved",
                condition=Q(saved_at__isnull=False),
            ),
        ]

    @property
    def says(self) -> tuple[str, ...]:
        """Why it is in Following, each sentence once."""
        return tuple(dict.fromkeys(reason["says"] for reason in self.reasons))
