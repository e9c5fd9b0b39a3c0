"""Where the owner arranges a story by hand: splits, moves, joins, and takes each of them back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from standfirst.core.errors import RegroupingError
from standfirst.jobs import regroup
from standfirst.models import Article, Development, Regrouping, Story
from standfirst.models.article import ArticleQuerySet
from standfirst.web.access import for_owner, signed_in
from standfirst.web.arranged import tells, tells_undone
from standfirst.web.likely import likely
from standfirst.web.paging import LAST_PAGE, leaf
from standfirst.web.regroupings import Notice, history
from standfirst.web.story import joined
from standfirst.web.timeline import heading

PER_PAGE = 200
MOST_MOVED = 5000  # articles that one click moves
LOOKED_AT = 40  # newest articles that tell which other stories are likely
LONGEST_ADDRESS = 2000
LONGEST_REASON = 300
NUMBER = re.compile(r"#?([0-9]{1,18})")
ADDRESS = re.compile(r"/?stories/([0-9]{1,18})(?![0-9])")


@dataclass(frozen=True, slots=True)
class Line:
    """One article with a box to check; `copies`: outlets that repeat its text, how often."""

    article: Article
    checked: bool
    copies: Sequence[tuple[str, int]]

    @property
    def copied(self) -> int:
        """Articles that go along."""
        return sum(n for _, n in self.copies)


@dataclass(slots=True)
class Step:
    """A step's articles on this page, newest first; `pk` 0 holds those without a step."""

    pk: int
    row: Development | None
    whole: bool  # the box for the whole step is checked
    lines: list[Line] = field(default_factory=list)

    @property
    def at(self) -> datetime:
        """When its first article on this page was published."""
        return self.lines[-1].article.published

    @property
    def headline(self) -> str:
        """As on the story's page, as far as this page holds the step's articles."""
        return heading(self.row, [line.article for line in reversed(self.lines)]).title


def address(story_id: int | None) -> str:
    """Where a story is arranged."""
    return f"/stories/{story_id}/arrange"


@require_http_methods(["GET", "HEAD", "POST"])
@for_owner
def page(request: HttpRequest, pk: str) -> HttpResponse:
    """A story's articles by steps, to check and to act on; `?article=` comes with one checked."""
    asked = get_object_or_404(Story.objects.select_related("merged_into"), pk=pk)
    story = joined(asked)
    if request.method == "POST":
        return _act(request, story, joined_meanwhile=story.pk != asked.pk)
    if story.pk != asked.pk:
        return HttpResponseRedirect(address(story.pk))
    checked = _ids(request, "article")[:1]
    if checked:
        return _come(request, story, checked[0])
    return _page(request, story)


def _come(request: HttpRequest, story: Story, pk: int) -> HttpResponse:
    """The page with this article checked: the leaf where it stands, or the story where it is."""
    article = Article.objects.select_related("origin").filter(pk=pk).first()
    if article is None or article.story_id is None:
        return _page(request, story)
    if article.story_id != story.pk:
        return HttpResponseRedirect(f"{address(article.story_id)}?article={pk}")
    origin = article.origin
    head = origin if origin is not None and origin.story_id == story.pk else article
    newer = Q(published__gt=head.published) | Q(published=head.published, pk__gt=head.pk)
    number = min(_heads(story.pk).filter(newer).count() // PER_PAGE + 1, LAST_PAGE)
    if number > 1 and "page" not in request.GET:
        return HttpResponseRedirect(f"{address(story.pk)}?article={pk}&page={number}")
    return _page(request, story, checked={head.pk})


def _page(
    request: HttpRequest,
    story: Story,
    *,
    checked: Collection[int] = (),
    whole: Collection[int] = (),
    trouble: str = "",
) -> HttpResponse:
    shown = leaf(request, _heads(story.pk), size=PER_PAGE)
    meant = [row for row in shown.rows if row.pk in checked] or list(shown.rows)
    known = history(story.pk)
    context = {
        "story": story,
        "leaf": shown,
        "steps": _steps(story.pk, shown.rows, checked=checked, whole=whole),
        "likely": likely(story.pk, meant[:LOOKED_AT]),
        "history": known,
        "last": _last(request, known),
        "trouble": trouble,
        "to": request.POST.get("to", "")[:LONGEST_ADDRESS],
        "chosen": request.POST.get("likely", ""),
        "reason": _reason(request),
    }
    return render(request, "arrange/page.html", context, status=400 if trouble else 200)


def _heads(story_id: int) -> ArticleQuerySet:
    """A story's articles, newest first, without those whose origin stands in it too."""
    return Article.objects.heads().filter(story=story_id).exclude(origin__story=story_id)


def _steps(
    story_id: int, rows: Sequence[Article], *, checked: Collection[int], whole: Collection[int]
) -> list[Step]:
    """The rows by steps, the step with the newest article first. Two questions."""
    same = Article.objects.filter(story=story_id, origin__in=[row.pk for row in rows])
    counted = same.values_list("origin", "outlet__name").annotate(n=Count("pk"))
    copies: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for origin, outlet, n in counted.order_by("-n", "outlet__name"):
        copies[origin].append((outlet, n))
    told = Development.objects.select_related("sentence_by__outlet")
    known = told.in_bulk({row.development_id for row in rows if row.development_id})
    steps: dict[int, Step] = {}
    for row in rows:
        pk = row.development_id or 0
        step = steps.setdefault(pk, Step(pk, known.get(pk), whole=pk in whole))
        step.lines.append(Line(row, row.pk in checked, copies[row.pk]))
    return list(steps.values())


def _last(request: HttpRequest, known: Iterable[Notice]) -> Notice | None:
    """What `?done=` offers to take back, where it still stands."""
    done = _ids(request, "done")[:1]
    return next((one for one in known if one.can_be_undone and one.row.pk in done), None)


def _ids(request: HttpRequest, name: str) -> list[int]:
    asked = request.POST if request.method == "POST" else request.GET
    texts = asked.getlist(name)[:MOST_MOVED]
    return [int(text) for text in texts if text.isdecimal() and len(text) < 19]


def _reason(request: HttpRequest) -> str:
    return " ".join(request.POST.get("reason", "").replace("\x00", " ").split())[:LONGEST_REASON]


# --- what the buttons do ---------------------------------------------------------------------


def _act(request: HttpRequest, story: Story, *, joined_meanwhile: bool) -> HttpResponse:
    """Do what the button says, at once; the answer offers to take it back."""
    deed = DEEDS.get(request.POST.get("do", ""))
    try:
        if deed is None:
            raise RegroupingError("The form does not say what is to be done. Use a button of it.")
        if joined_meanwhile:
            raise RegroupingError(JOINED)
        done = deed(request, story)
    except RegroupingError as error:
        checked, whole = set(_ids(request, "article")), set(_ids(request, "whole"))
        return _page(request, story, checked=checked, whole=whole, trouble=error.message)
    messages.success(request, tells(done))
    stays = done.other_id if done.kind == "merge" else done.story_id
    return HttpResponseRedirect(f"{address(stays)}?done={done.pk}")


JOINED = (
    "The story was joined to another one meanwhile, and nothing was changed. "
    "This is the page of the story that it joined."
)


def _split(request: HttpRequest, story: Story) -> Regrouping:
    articles = _checked(request, story)
    if _is_all(story, articles):
        raise RegroupingError("Then there would be nothing left: the story stays as it is.")
    by, reason = signed_in(request), _reason(request)
    return regroup.split(story, articles, by=by, reason=reason, now=timezone.now())


def _move(request: HttpRequest, story: Story) -> Regrouping:
    articles, to = _checked(request, story), _target(request, story)
    if _is_all(story, articles):
        # The address of a story that all articles leave must lead to where they are.
        return _merge(request, story, to)
    return _put(request, articles, to, None)


def _step(request: HttpRequest, story: Story) -> Regrouping:
    articles, asked = _checked(request, story), _ids(request, "step")[:1]
    if not asked:
        raise RegroupingError("Choose the step to which the checked articles belong.")
    step = Development.objects.filter(story=story.pk, pk__in=asked).first()
    if step is None:
        raise RegroupingError("That step is not in this story any more. Choose another one.")
    return _put(request, articles, story, step)


def _one_step(request: HttpRequest, story: Story) -> Regrouping:
    return _put(request, _checked(request, story), story, None)


def _put(
    request: HttpRequest, articles: Sequence[int], to: Story, step: Development | None
) -> Regrouping:
    by, reason = signed_in(request), _reason(request)
    return regroup.move(articles, to=to, step=step, by=by, reason=reason, now=timezone.now())


def _join(request: HttpRequest, story: Story) -> Regrouping:
    return _merge(request, story, _target(request, story))


def _take(request: HttpRequest, story: Story) -> Regrouping:
    return _merge(request, _target(request, story), story)


def _merge(request: HttpRequest, story: Story, into: Story) -> Regrouping:
    by, reason = signed_in(request), _reason(request)
    return regroup.merge(story, into, by=by, reason=reason, now=timezone.now())


DEEDS: dict[str, Callable[[HttpRequest, Story], Regrouping]] = {
    "split": _split,
    "move": _move,
    "step": _step,
    "one-step": _one_step,
    "join": _join,
    "take": _take,
}


def _checked(request: HttpRequest, story: Story) -> list[int]:
    """The checked articles and those of the checked steps. Raises where one is not here now."""
    asked, whole = set(_ids(request, "article")), set(_ids(request, "whole"))
    if not asked and not whole:
        raise RegroupingError("No article is checked. Check one or more, then choose again.")
    meant = Q(pk__in=asked) | Q(development__in=whole)
    rows = Article.objects.filter(meant, story=story.pk).values_list("pk", "development")
    found = dict(rows[: MOST_MOVED + 1])
    if len(found) > MOST_MOVED:
        raise RegroupingError(f"These are more than {MOST_MOVED:,} articles. Check fewer at once.")
    if asked - set(found) or whole - set(found.values()):
        raise RegroupingError(
            "Some of what you checked is no longer in this story: it was moved meanwhile. "
            "Nothing was changed. Look at what is checked now, then choose again."
        )
    return sorted(found)


def _is_all(story: Story, articles: Sequence[int]) -> bool:
    """Whether the story would be left with nothing; copies go where their origins go."""
    here = Article.objects.filter(story=story.pk)
    return not here.exclude(Q(pk__in=articles) | Q(origin__in=articles)).exists()


def _target(request: HttpRequest, story: Story) -> Story:
    """The other story, typed or chosen; of one that is joined to another, the other."""
    typed = request.POST.get("to", "").strip()[:LONGEST_ADDRESS]
    text = typed or request.POST.get("likely", "")[:20]
    if not text:
        raise RegroupingError("Choose the other story, or give its address or number.")
    number = _number(request, text)
    row = Story.objects.select_related("merged_into").filter(pk=number).first()
    if row is None:
        raise RegroupingError(f"There is no story {number} on this desk. Look at its address.")
    to = joined(row)
    if to.pk != story.pk:
        return to
    if row.pk == story.pk:
        raise RegroupingError("That is this story itself. Choose another one.")
    raise RegroupingError(f"Story {number} is part of this story already. Choose another one.")


def _number(request: HttpRequest, text: str) -> int:
    """The number of the story that a person means. Raises RegroupingError."""
    if found := NUMBER.fullmatch(text):
        return int(found[1])
    try:
        parts = urlsplit(text)
    except ValueError:  # "http://[" is not an address
        parts = urlsplit("")
    if parts.netloc and parts.netloc not in {
        request.get_host(),
        urlsplit(settings.DESK.url).netloc,
    }:
        raise RegroupingError("This is an address of another site. Give that of a story here.")
    if found := ADDRESS.match(parts.path):
        return int(found[1])
    raise RegroupingError(
        f"“{text[:60]}” is no story’s address or number. Copy the address from the story’s page."
    )


@require_POST
@for_owner
def own(request: HttpRequest, pk: str) -> HttpResponse:
    """The article counts as a report of its own; where the story is arranged, it can be undone."""
    row = get_object_or_404(Article, pk=pk)
    try:
        done = regroup.own(row, by=signed_in(request), now=timezone.now(), reason=_reason(request))
    except RegroupingError as error:
        messages.error(request, error.message)
        return HttpResponseRedirect(row.path)
    messages.success(request, tells(done))
    return HttpResponseRedirect(f"{address(done.story_id)}?done={done.pk}")


def undo(request: HttpRequest, pk: str) -> HttpResponse:
    """Take a regrouping back; a link cannot, only a button. The answer is the page of that button:
    `story` or `article` of the form."""
    if request.method != "POST":
        refused = render(request, "arrange/button.html", status=405)
        refused.headers["Allow"] = "POST"
        return refused
    return _undo(request, pk)


@for_owner
def _undo(request: HttpRequest, pk: str) -> HttpResponse:
    done = get_object_or_404(Regrouping.objects.select_related("story", "other"), pk=pk)
    try:
        stay = regroup.undo(done, by=signed_in(request), now=timezone.now())
    except RegroupingError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, tells_undone(done, stay=stay))
    if done.kind == "own" and _ids(request, "article") == [done.before["article"]]:
        return HttpResponseRedirect(get_object_or_404(Article, pk=done.before["article"]).path)
    asked = _ids(request, "story")[:1]
    back = asked[0] if asked and asked[0] in done.stories else done.story_id or done.other_id
    return HttpResponseRedirect(address(back))
