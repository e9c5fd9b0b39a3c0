"""What a reader follows: its newest articles, folded by story, each saying why it is here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from standfirst.core.follow.match import FollowWish, Reason, sentence
from standfirst.core.follow.order import Fold, FollowEntry, fold
from standfirst.models import Article, Author, Entry, Follow, Story, Topic
from standfirst.models.follow import once
from standfirst.web.access import for_readers, signed_in
from standfirst.web.answer import answered, wants_part
from standfirst.web.subjects import Subject, subjects

PER_PAGE = 40


@dataclass(frozen=True, slots=True)
class Group:
    """What one story brought: its entries, newest first. `important`: why it is marked, or ""."""

    story: Story | None
    entries: tuple[Entry, ...]
    unread: int
    reasons: tuple[str, ...]
    important: str


@for_readers
def page(request: HttpRequest) -> HttpResponse:
    """Following, newest first; `?before=` is the entry above which everything was shown."""
    reader = signed_in(request)
    entries = _entries(request, reader.pk)
    follows = list(Follow.objects.of(reader.pk))
    context: dict[str, Any] = {
        "groups": groups_of(entries[:PER_PAGE], wishes_of(follows)),
        "next": entries[PER_PAGE - 1].pk if len(entries) > PER_PAGE else 0,
    }
    if wants_part(request):
        return render(request, "following/groups.html", context)
    context |= {"follows": once(follows), "reader": reader, "now": timezone.now()}
    if not follows:
        context |= {"subjects": _suggestions()}
    return render(request, "following/page.html", context)


def _entries(request: HttpRequest, reader_id: int) -> list[Entry]:
    """One page of entries and one more."""
    rows = Entry.objects.following(reader_id)
    asked = request.GET.get("before", "")
    if asked.isdecimal() and len(asked) < 19:
        last = Entry.objects.filter(reader_id=reader_id, pk=int(asked)).first()
        rows = rows.before(last.published, last.pk) if last else rows
    return list(rows[: PER_PAGE + 1])


def wishes_of(follows: Sequence[Follow]) -> dict[int, FollowWish]:
    """Id of a follow → its wish; follows of one person, by several names, are one wish."""
    known = {(one.kind, one.subject): one.wish for one in once(follows)}
    return {one.pk: known[one.kind, one.subject] for one in follows}


def groups_of(entries: Sequence[Entry], wishes: Mapping[int, FollowWish]) -> list[Group]:
    """Entries folded by story as core orders them; `wishes` of the reader, by id of the follow."""
    rows = {entry.article_id: entry for entry in entries}
    stories = {entry.article.story_id for entry in entries if entry.article.story_id}
    origins = Article.objects.recent_origins(stories)
    facts = (
        FollowEntry(
            article=entry.article_id,
            at=entry.published,
            reasons=_reasons(entry, wishes),
            story=entry.article.story_id,
            origins=origins.get(entry.article.story_id or 0, 1),
            read=entry.read_at is not None,
        )
        for entry in entries
    )
    return [_group(one, rows) for one in fold(facts)]


def _reasons(entry: Entry, wishes: Mapping[int, FollowWish]) -> tuple[Reason, ...]:
    """Why the entry is here, each wish once, in the words of today: names may have been joined."""
    told = {
        told["follow"]: wishes[told["follow"]] for told in entry.reasons if told["follow"] in wishes
    }
    return tuple(
        Reason(wish.id, wish.kind, sentence(wish)) for wish in dict.fromkeys(told.values())
    )


def _group(one: Fold, rows: Mapping[int, Entry]) -> Group:
    entries = tuple(rows[entry.article] for entry in one.entries)
    return Group(
        story=entries[0].article.story,
        entries=entries,
        unread=one.unread,
        reasons=tuple(reason.sentence for reason in one.reasons),
        important=one.important,
    )


def _suggestions() -> list[Subject]:
    """What could be followed, for a reader who follows nothing yet."""
    rows = [
        *Topic.objects.busiest()[:12],
        *Topic.objects.branches_of(None).filter(article_count__gt=0).order_by("-article_count")[:4],
        *Author.objects.busiest(6),
        *Story.objects.front().filter(article_count__gt=1)[:4],
    ]
    return subjects(rows, {})


@require_POST
@for_readers
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything read that had arrived when the page was made (`until`)."""
    now = timezone.now()
    count = Entry.objects.mark_all_read(
        signed_in(request).pk, until=_moment(request.POST.get("until", ""), now), now=now
    )
    says = f"Marked {count} as read." if count else "There was nothing unread."
    return answered(request, says, to="/following")


def _moment(text: str, otherwise: datetime) -> datetime:
    try:
        found = parse_datetime(text)
        return found.astimezone(UTC) if found and found.tzinfo else otherwise
    except (ValueError, OverflowError):
        return otherwise
