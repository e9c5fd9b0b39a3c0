"""One author: what they wrote, at which outlets, under which names; joining and splitting names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from standfirst.core.author.names import may_be_one, read_name
from standfirst.jobs import sign
from standfirst.models import Article, Author, Outlet, Topic
from standfirst.models.article import ArticleQuerySet
from standfirst.models.author import HEADLINES
from standfirst.web.access import for_owner, reader_of
from standfirst.web.address import elsewhere
from standfirst.web.lately import LATELY, chains, placed, quoted, stories
from standfirst.web.output import counted, picture, window
from standfirst.web.paging import asked, leaf
from standfirst.web.subjects import Key, followed, subject, subjects

SUGGESTIONS = 6
LOOKED_AT = 200  # names of the same kin, of which the likeliest are suggested
TOPICS = 8
LATEST = 40  # newest articles whose topics are counted
DRAWN = 5000  # newest articles in the picture
MOST_MOVED = 100  # names that one click moves


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody's name that may be the same person's: how it signs, why, and what it wrote."""

    name: Author
    why: str
    articles: tuple[Article, ...]


def page(request: HttpRequest, pk: str, slug: str = "") -> HttpResponseBase:  # noqa: ARG001
    """The person's articles, newest first; a name that is joined redirects to the person.

    `?page=` asks for older articles: these come without what stands beside the newest.
    """
    author = get_object_or_404(Author.objects.named(), pk=pk)
    person = author.person
    if away := elsewhere(request, person):
        return away
    names = list(Author.objects.named().of_person(person.pk).order_by("outlet__name", "name"))
    articles = Article.objects.signed_by([name.pk for name in names])
    known = followed(request)
    reader = reader_of(request)
    is_owner = reader is not None and reader.is_owner
    context = {
        "author": person,
        "subject": subject(person, known),
        "names": [name for name in names if name.pk != person.pk],
        "record": record(articles, names),
        "suggestions": suggestions(names) if is_owner else [],
        "undo": _undo(request, names) if is_owner else None,
        "leaf": leaf(request, articles.for_list()),
    }
    about = _about(articles, known) if asked(request) == 1 else {}
    return render(request, "author/page.html", context | about)


def _about(articles: ArticleQuerySet, known: dict[Key, int]) -> dict[str, Any]:
    """What stands beside the newest articles."""
    rows = list(articles.order_by("-published", "-id").values_list("pk", "published")[:DRAWN])
    newest = [pk for pk, _ in rows[:LATELY]]
    found = chains(placed(newest))
    times = [at for _, at in rows]
    view = window(times[-1], times[0]) if times else None
    return {
        "stories": stories(found, Article.objects.heads().in_bulk(found.newest), own=True),
        "picture": picture(view, counted(view, times)) if view else None,
        "subjects": subjects(Topic.objects.of_articles(newest[:LATEST])[:TOPICS], known),
        "quoted": quoted(newest),
        "looked_at": len(newest),
    }


@dataclass(frozen=True, slots=True)
class Record:
    """What a person wrote, in numbers; `outlets` by how much they wrote there, with how much,
    and when first and last."""

    articles: int
    first: datetime | None
    last: datetime | None
    outlets: tuple[Outlet, ...]
    spans: tuple[tuple[Outlet, dict[str, Any]], ...] = ()


def record(articles: ArticleQuerySet, names: Sequence[Author]) -> Record:
    """The numbers of a person's articles. One question."""
    rows = articles.spans()
    outlets = {name.outlet_id: name.outlet for name in names}
    spans = [(outlets[row["outlet_id"]], row) for row in rows if row["outlet_id"] in outlets]
    return Record(
        articles=sum(row["pieces"] for row in rows),
        first=min((row["first"] for row in rows), default=None),
        last=max((row["last"] for row in rows), default=None),
        outlets=tuple(outlet for outlet, _ in spans),
        spans=tuple(spans),
    )


def suggestions(names: Sequence[Author]) -> list[Suggestion]:
    """Other people's names that may be this person's, the likeliest first. Two questions."""
    found: dict[int, tuple[int, str, Author]] = {}
    for other in Author.objects.like(names)[:LOOKED_AT]:
        rank, why = _likeness(other, names)
        if why and rank < found.get(other.person_id, (9, "", other))[0]:
            found[other.person_id] = (rank, why, other)
    best = sorted(found.values(), key=lambda one: (one[0], one[2].name, one[2].pk))[:SUGGESTIONS]
    newest = {one[2].pk: _newest(one[2]) for one in best}
    rows = Article.objects.select_related("outlet").in_bulk(
        [pk for ids in newest.values() for pk in ids]
    )
    return [
        Suggestion(other, why, tuple(rows[pk] for pk in newest[other.pk] if pk in rows))
        for _, why, other in best
    ]


def _newest(name: Author) -> list[int]:
    """The articles that AuthorQuerySet.like found with a name."""
    found = (getattr(name, f"newest_{n}") for n in range(HEADLINES))
    return [pk for pk in found if pk is not None]


def _likeness(other: Author, names: Sequence[Author]) -> tuple[int, str]:
    """How likely a name is one of these, 0 the likeliest, and why; why is "" where it is not."""
    if other.profile and any(other.profile == name.profile for name in names):
        return 0, "gives the same page about the author"
    if any(other.key == name.key for name in names):
        return 1, "signs with the same name"
    theirs = read_name(other.name)
    ours = [read for name in names if (read := read_name(name.name))]
    if theirs is not None and any(may_be_one(theirs, one) for one in ours):
        return 2, "signs with a like name"
    return 9, ""


@dataclass(frozen=True, slots=True)
class Undo:
    """The one click that takes the last one back: `action` with these ids of names."""

    action: str  # "join" or "split"
    ids: tuple[int, ...]
    says: str


def _undo(request: HttpRequest, names: Sequence[Author]) -> Undo | None:
    """What `?joined=` or `?split=` (ids, with hyphens) offers to take back, where it still stands.

    Only an offer: the form that it makes is for the owner, like any other.
    """
    joined = _ids(request.GET.get("joined", ""))
    if joined and {name.pk for name in names}.issuperset(joined):
        return Undo("split", joined, "Undo: split them again")
    split = _ids(request.GET.get("split", ""))[:1]
    if split and not {name.pk for name in names}.intersection(split):
        return Undo("join", split, "Undo: join them again")
    return None


def _ids(text: str) -> tuple[int, ...]:
    parts = text.split("-")[:MOST_MOVED]
    return tuple(int(part) for part in parts if part.isdecimal() and len(part) < 19)


@require_POST
@for_owner
def join(request: HttpRequest, pk: str) -> HttpResponse:
    """Say that the name `name` and all names joined to it are this person's."""
    person = get_object_or_404(Author.objects.named(), pk=pk)
    other = get_object_or_404(Author.objects.named(), pk=(_asked(request) or (0,))[0])
    moved = sign.join(person, other, now=timezone.now())
    if not moved:
        messages.success(request, f"{other} and {person.person} are one person already.")
        return HttpResponseRedirect(person.person.path)
    messages.success(
        request,
        f"{other} ({other.outlet}) is now one person with {person.person}. "
        "Who follows either gets both.",
    )
    return HttpResponseRedirect(f"{person.person.path}?joined={_written(moved)}")


@require_POST
@for_owner
def split(request: HttpRequest, pk: str) -> HttpResponse:
    """Say that the names `name` are not this person's; the first stands for the others."""
    asked = _asked(request)
    rows = Author.objects.named().in_bulk(asked)
    names = [rows[one] for one in asked if one in rows]
    person = get_object_or_404(Author.objects.named(), pk=pk).person
    if not names or names[0].joined_id != person.pk:
        messages.success(request, "This name stands by itself already.")
        return HttpResponseRedirect(person.path)
    sign.split(names, now=timezone.now())
    messages.success(
        request,
        f"{names[0]} ({names[0].outlet}) is another person now. Readers follow whom they chose.",
    )
    return HttpResponseRedirect(f"{person.path}?split={names[0].pk}")


def _asked(request: HttpRequest) -> tuple[int, ...]:
    return _ids("-".join(request.POST.getlist("name")))


def _written(ids: Iterable[int]) -> str:
    return "-".join(map(str, list(ids)[:MOST_MOVED]))
