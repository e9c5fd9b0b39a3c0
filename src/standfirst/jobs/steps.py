"""Articles and the steps in which they stand, from one story to another and back."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import Count, QuerySet

from standfirst.core.errors import RegroupingError
from standfirst.core.story.regroup import Step, parting
from standfirst.models import Article, Development, Story

# Of some articles: the step that they left, the one where they were put, their ids.
Place = tuple[Step, Step, list[int]]

NO_STEP = "That step is no longer in the story. Open the page again, then choose."


def ids_of(places: Sequence[Place]) -> list[int]:
    """All articles of these places."""
    return [pk for _, _, ids in places for pk in ids]


def by_step(articles: QuerySet[Article]) -> dict[Step, list[int]]:
    """Step → the ids of its articles among these, the oldest first; the oldest step first."""
    steps: dict[Step, list[int]] = {}
    for pk, step in articles.order_by("published", "pk").values_list("pk", "development"):
        steps.setdefault(step, []).append(pk)
    return steps


def take(story: Story, into: Story) -> None:
    """Put all steps and articles of a story into another."""
    Development.objects.filter(story=story).update(story=into)
    Article.objects.filter(story=story).put(story=into)


def leave(articles: Collection[int], to: Story) -> list[Place]:
    """Put articles into another story: whole steps go along, of torn ones they make new ones."""
    rows = Article.objects.filter(pk__in=articles).order_by("published", "pk")
    leaving = list(rows.values_list("pk", "development"))
    steps = Article.objects.filter(development__in={step for _, step in leaving}).order_by()
    sizes = dict(steps.values_list("development").annotate(n=Count("pk")))
    going = parting(leaving, sizes)
    Development.objects.filter(pk__in=going.whole).update(story=to)
    Article.objects.filter(pk__in=articles).put(story=to)
    places: list[Place] = [(step, step, list(ids)) for step, ids in going.whole.items()]
    for step, ids in going.torn.items():
        new = _new_step(to, ids[0])
        Article.objects.filter(pk__in=ids).put(development=new)
        places.append((step, new.pk, list(ids)))
    return places


def put(articles: Collection[int], to: Story, step: Development | None) -> list[Place]:
    """Put articles into one step of a story, a new one where none is given.

    Raises RegroupingError where the step is gone, or where all of them are in it already.
    """
    known = Development.objects.filter(pk=step.pk, story=to).first() if step else None
    if step is not None and known is None:
        raise RegroupingError(NO_STEP)
    moved = Article.objects.filter(pk__in=articles)
    steps = by_step(moved.exclude(development=known) if known else moved)
    if not steps:
        raise RegroupingError("These articles are in that step already.")
    new = known or _new_step(to, next(iter(steps.values()))[0])
    places: list[Place] = [(left, new.pk, ids) for left, ids in steps.items()]
    Article.objects.filter(pk__in=ids_of(places)).put(story=to, development=new)
    return places


def put_back(places: Sequence[Place], home: Story, holder: Story) -> list[int]:
    """Put back into `home` the articles that stand where they were put, in `holder`; answers which.

    What the program has put into a whole step since goes back with the step.
    """
    here: dict[Step, dict[int, bool]] = {}
    now_there = Article.objects.filter(story=holder).values_list("pk", "development", "pinned")
    for pk, at, pinned in now_there.iterator():
        here.setdefault(at, {})[pk] = pinned
    back: list[int] = []
    whole: set[int] = set()
    for old, new, ids in places:
        there = here.get(new, {})
        standing = [pk for pk in ids if pk in there]
        back += standing
        if standing and old == new:
            whole |= {*standing, *(pk for pk, pinned in there.items() if not pinned)}
        elif standing:
            step = _old_step(old, home, standing[0])
            Article.objects.filter(pk__in=standing).put(story=home, development=step)
    leave(whole, home)
    return back


def _new_step(story: Story, first: int, *, key: int | None = None) -> Development:
    """A step that opens with this article; `key` is one's that was left empty, and so is gone."""
    at = Article.objects.values_list("published", flat=True).get(pk=first)
    return Development.objects.create(pk=key, story=story, opened_at=at, latest_at=at)


def _old_step(key: Step, story: Story, first: int) -> Development:
    """The step that articles left, made anew where it is gone or has left their story."""
    known = Development.objects.filter(pk=key or 0).first()
    if known is None:
        return _new_step(story, first, key=key)
    return known if known.story_id == story.pk else _new_step(story, first)
