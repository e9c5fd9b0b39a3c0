"""Story → Story: merge two, split one, move articles, part a copy, and put all of it back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat, Length, Substr

from standfirst.core.errors import RegroupingError
from standfirst.core.story.reason import copy_again_reason, no_copy_reason
from standfirst.core.story.regroup import added_reason
from standfirst.jobs import follow, sleep
from standfirst.jobs import story as telling
from standfirst.jobs.along import Kept, come_back, go_along, go_with_both
from standfirst.jobs.steps import Place, by_step, ids_of, leave, put, put_back, take
from standfirst.models import (
    Article,
    Development,
    Reader,
    Regrouping,
    Setup,
    Story,
    StorySentence,
)

GONE = "This story is no longer on the desk. Open its page again."
MOVED = "Some of these articles were moved meanwhile. Open the page again, then choose."
NO_COPY = "This article repeats no other: it counts as a report of its own already."
LOST = "One of the two articles is no longer on the desk: this must stay."
NOTHING = "Everything was moved again since, so there is nothing to put back."
ONE = "These two are one story already."
UNDONE = "This was undone already."


def merge(
    story: Story, into: Story, *, by: Reader | None, reason: str, now: datetime
) -> Regrouping:
    """Let `story` become part of `into`; its address redirects there from now on.

    `by` None is the program. Raises RegroupingError.
    """
    with _alone():
        leaving, target = _current(story), _current(into)
        if leaving.pk == target.pk:
            raise RegroupingError(ONE)
        if by is None and (why := merge_refused(leaving.pk, target.pk)):
            raise RegroupingError(why)
        done = join(leaving, target, by=by, reason=reason, now=now)
        telling.refresh([target.pk])
    return done


def split(
    story: Story, articles: Sequence[int], *, by: Reader | None, reason: str, now: datetime
) -> Regrouping:
    """Let these articles, with their copies, become a story of their own: `other` of the answer.

    `by` None is the program. Raises RegroupingError.
    """
    with _alone():
        parted = _current(story)
        going = _with_copies(parted, articles)
        if len(going) == Article.objects.filter(story=parted).count():
            raise RegroupingError("Then nothing would be left of the story: it stays as it is.")
        if by is None and (why := split_refused(going)):
            raise RegroupingError(why)
        done = part(parted, going, by=by, reason=reason, now=now)
        telling.refresh(done.stories)
    return done


def move(
    articles: Sequence[int],
    *,
    to: Story,
    step: Development | None,
    by: Reader,
    now: datetime,
    reason: str = "",
) -> Regrouping:
    """Put articles, with their copies, into another story, or into another step of the same.

    Without a step they make a new one. A story left with nothing redirects. Raises RegroupingError.
    """
    with _alone():
        target = _current(to)
        left = Story.objects.filter(articles__in=articles).distinct().order_by("pk")[:2]
        if len(left) != 1:
            raise RegroupingError(MOVED)
        places = put(_with_copies(left[0], articles), target, step)
        done = _write("move", left[0], target, places, by=by, reason=reason, now=now)
        if left[0].pk != target.pk:
            follow.bring_to_story(ids_of(places), target, now=now)
        if not Article.objects.filter(story=left[0]).exists():
            _close(done, left[0], target)
        telling.refresh(done.stories)
    return done


def own(article: Article, *, by: Reader, now: datetime, reason: str = "") -> Regrouping:
    """Let an article that counts as another's copy count as a report of its own, for good.

    It stays where it stands; the worker takes it up again and keeps it open like any other.
    Raises RegroupingError.
    """
    with _alone():
        row = Article.objects.select_related("story").filter(pk=article.pk).first()
        if row is None or row.story is None:
            raise RegroupingError(MOVED)
        if row.origin_id is None:
            raise RegroupingError(NO_COPY)
        step = row.development_id
        places: list[Place] = [(step, step, [row.pk])]
        done = _write("own", row.story, row.story, places, by=by, reason=reason, now=now)
        done.before |= {"article": row.pk, "origin": row.origin_id, "came": _moment(row)}
        done.save(update_fields=["before"])
        _reword(row, no_copy_reason)
        Article.objects.filter(pk=row.pk).update(origin=None, group_due_at=now)
        telling.refresh([row.story.pk])
    return done


def undo(done: Regrouping, *, by: Reader, now: datetime) -> int:
    """Put back what was regrouped, where it still stands; answers how many articles stay.

    Those were moved again since. What came to a part since it was split off goes back with it.
    What the program did and an editor undoes, the program does not do again. Raises
    RegroupingError.
    """
    del by  # the owner; the row tells who did it, not who took it back
    with _alone():
        row = Regrouping.objects.select_related("story", "other").get(pk=done.pk)
        if row.kind == "own":
            _repeat_again(row, now)
            return 0
        home, holder = _ends(row)
        back = put_back(row.before["places"], home, holder)
        if not back:
            raise RegroupingError(NOTHING)
        _unsay(back, row.before["said"])
        if "along" in row.before:
            come_back(row.before["along"], home, holder)
        elif row.kind == "split" and row.other_id == holder.pk:
            _absorb(holder, home)
        if home.pk != holder.pk:
            follow.take_from_story(back, holder)
        _pins_after(row, home, holder)
        Regrouping.objects.filter(pk=row.pk).update(undone_at=now)
        sleep.rouse([home.pk, holder.pk])
        telling.refresh([home.pk, holder.pk])
    return len(ids_of(row.before["places"])) - len(back)


def _repeat_again(row: Regrouping, now: datetime) -> None:
    """The article counts as a copy again, with whatever was found to repeat it meanwhile."""
    if row.undone_at is not None:
        raise RegroupingError(UNDONE)
    known = Article.objects.in_bulk([row.before["article"], row.before["origin"]])
    if len(known) < 2:
        raise RegroupingError(LOST)
    article, origin = known[row.before["article"]], known[row.before["origin"]]
    same = Article.objects.filter(Q(pk=article.pk) | Q(origin=article))
    stories = {origin.story_id, *same.values_list("story", flat=True)} - {None}
    Article.objects.filter(pk=article.pk).update(group_due_at=now)
    same.update(origin=origin.origin_key)
    _unsay([article.pk], row.before["said"])
    _reword(article, copy_again_reason)
    Regrouping.objects.filter(pk=row.pk).update(undone_at=now)
    telling.refresh([pk for pk in stories if pk is not None])


# --- what the program may do, and does while it groups ------------------------------------------


def merge_refused(story: int, into: int) -> str:
    """Why the program must not merge these two, as a sentence; "" where it may."""
    if Article.objects.filter(story=story, pinned=True).exists():
        return "An editor placed articles of this story, so the program leaves them there."
    if Regrouping.objects.parts(story, into):
        return "These stories were parted before, so the program does not join them again."
    return ""


def split_refused(articles: Collection[int]) -> str:
    """Why the program must not part these articles from their story; "" where it may."""
    going = Q(pk__in=articles) | Q(origin__in=articles)
    if Article.objects.filter(going, pinned=True).exists():
        return "An editor placed some of these articles, so the program leaves them there."
    stories = Article.objects.filter(pk__in=articles).values_list("story", flat=True).distinct()
    if Regrouping.objects.hold_together(pk for pk in stories if pk is not None):
        return "An editor made this one story, so the program does not split it."
    return ""


def join(story: Story, into: Story, *, by: Reader | None, reason: str, now: datetime) -> Regrouping:
    """`merge`, for one who holds the Setup row and refreshes the stories in the end."""
    steps = by_step(Article.objects.filter(story=story))
    places: list[Place] = [(step, step, ids) for step, ids in steps.items()]
    take(story, into)
    done = _write("merge", story, into, places, by=by, reason=reason, now=now)
    _close(done, story, into)
    follow.bring_to_story(ids_of(places), into, now=now)
    return done


def part(
    story: Story, articles: Sequence[int], *, by: Reader | None, reason: str, now: datetime
) -> Regrouping:
    """`split`, for one who holds the Setup row and refreshes the stories in the end."""
    going = _with_copies(story, articles)
    first = Article.objects.filter(pk__in=going).order_by("published", "pk")[0]
    other = Story.objects.create(
        headline=first.title[:1000],
        opened_at=first.published,
        latest_at=first.published,
        lead=first,
        split_from=story,
    )
    places = leave(going, other)
    done = _write("split", story, other, places, by=by, reason=reason, now=now)
    go_with_both(story, other)
    return done


# --- who stands where ---------------------------------------------------------------------------


@contextmanager
def _alone() -> Iterator[None]:
    """One hand at a time, also beside a worker that groups: its index takes over what we did."""
    with transaction.atomic():
        Setup.hold()
        yield
        Setup.objects.filter(pk=1).update(grouping_version=F("grouping_version") + 1)


def _current(story: Story) -> Story:
    """The story as it stands now; of one that joined another, the other."""
    row = Story.objects.select_related("merged_into").filter(pk=story.pk).first()
    if row is None:
        raise RegroupingError(GONE)
    return row.merged_into or row


def _with_copies(story: Story, articles: Collection[int]) -> list[int]:
    """These articles of a story and those of it that repeat their texts, the oldest first."""
    here = Article.objects.filter(story=story).order_by("published", "pk")
    if not articles:
        raise RegroupingError("No article is chosen. Choose one or more.")
    if here.filter(pk__in=articles).count() != len(set(articles)):
        raise RegroupingError(MOVED)
    going = here.filter(Q(pk__in=articles) | Q(origin__in=articles))
    return list(going.values_list("pk", flat=True))


def _ends(row: Regrouping) -> tuple[Story, Story]:
    """Where its articles go back to, and where they are now."""
    if row.undone_at is not None:
        raise RegroupingError(UNDONE)
    if row.story is None or row.other is None:
        raise RegroupingError("One of the two stories is no longer on the desk: this must stay.")
    home = row.story if "along" in row.before else _current(row.story)
    holder = _current(row.other)
    if home.pk == holder.pk and row.story_id != row.other_id:
        raise RegroupingError(ONE)
    return home, holder


# --- what is left of an emptied story -----------------------------------------------------------


def _absorb(part_of: Story, home: Story) -> None:
    """What is left of a part joins the story again, and its address leads there."""
    take(part_of, home)
    _shut(part_of)
    go_along(part_of, home)


def _close(done: Regrouping, story: Story, into: Story) -> None:
    """The emptied story leads to another, with whatever readers have of it."""
    _shut(story)
    kept: Kept = go_along(story, into)
    done.before["along"] = kept
    done.save(update_fields=["before"])


def _shut(story: Story) -> None:
    """Nothing stands in a story any more; its headline stays, to be told by."""
    StorySentence.objects.filter(story=story).delete()
    Story.objects.filter(pk=story.pk).update(
        article_count=0, origin_count=0, outlet_count=0, weight=0.0, standfirst="", lead=None
    )


# --- what is written down -----------------------------------------------------------------------


def _write(
    kind: str,
    story: Story,
    other: Story,
    places: list[Place],
    *,
    by: Reader | None,
    reason: str,
    now: datetime,
) -> Regrouping:
    """The row that tells what was done, and why on each article; an editor's are pinned."""
    moved = ids_of(places)
    day = now.astimezone(ZoneInfo(settings.DESK.zone)).date()
    said = added_reason(kind, editor=by is not None, day=day, reason=reason)
    _say(moved, said)
    sleep.rouse([story.pk, other.pk])
    pinned = _pin(_decided(kind, story, other, moved)) if by else []
    return Regrouping.objects.create(
        kind=kind,
        story=story,
        other=other,
        editor=by,
        by_program=by is None,
        at=now,
        reason=reason,
        article_count=len(moved),
        before={"places": places, "said": said, "pinned": pinned},
    )


def _decided(kind: str, story: Story, other: Story, moved: Sequence[int]) -> QuerySet[Article]:
    """The articles of which an editor said by this where they belong."""
    if kind == "own":
        return Article.objects.none()
    if kind == "move":
        return Article.objects.filter(pk__in=moved)
    return Article.objects.filter(story__in=(story, other))


def _pin(articles: QuerySet[Article]) -> list[int]:
    """The program never moves these again; answers those that it could have moved."""
    pinned = list(articles.filter(pinned=False).order_by("pk").values_list("pk", flat=True))
    articles.update(pinned=True)
    return pinned


def _pins_after(row: Regrouping, home: Story, holder: Story) -> None:
    """After undoing: what was undone of the program's stays so, what an editor did is as never."""
    both = Article.objects.filter(story__in=(home, holder))
    if row.by_program:
        both.update(pinned=True)
        return
    later = Regrouping.objects.by_editors_since(row, (home.pk, holder.pk))
    if not later.exists():
        both.filter(pk__in=row.before["pinned"]).update(pinned=False)


def _say(articles: Collection[int], said: str) -> None:
    rows = Article.objects.filter(pk__in=articles)
    further = Concat("reason", Value(f"; {said}", output_field=TextField()))
    rows.exclude(reason="").update(reason=further)
    rows.filter(reason="").update(reason=said)


def _unsay(articles: Collection[int], said: str) -> None:
    rows, added = Article.objects.filter(pk__in=articles), f"; {said}"
    rows.filter(reason=said).update(reason="")
    kept = Substr("reason", 1, Length("reason") - len(added))
    rows.filter(reason__endswith=added).update(reason=kept)


def _reword(article: Article, reworded: Callable[[str], str]) -> None:
    row = Article.objects.get(pk=article.pk)
    Article.objects.filter(pk=row.pk).update(reason=reworded(row.reason))


def _moment(row: Article) -> float | None:
    """When the article came to its story, in seconds: taken up again, it did not come again."""
    return row.grouped_at.timestamp() if row.grouped_at else None
