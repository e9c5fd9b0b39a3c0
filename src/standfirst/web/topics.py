"""Where the owner says which names are one topic, of which kind, who is meant; and undoes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from standfirst.core.errors import TopicError
from standfirst.core.types import TopicKind
from standfirst.jobs import senses, topics
from standfirst.models import Article, Topic, TopicChange
from standfirst.models.topicchange import told_apart_in
from standfirst.web.access import for_owner, reader_of, signed_in
from standfirst.web.alike import Alike, alike

SHOWN = 20  # newest articles with a box to check
LISTED = 40  # newest changes
KINDS = [kind for kind in TopicKind if kind is not TopicKind.SUBJECT]


@dataclass(frozen=True, slots=True)
class Editing:
    """What the owner can do with a topic. `last`: what was done just now, where it still stands;
    `waiting`: whether Following of its followers is still to be brought up to date."""

    names: Sequence[Topic]
    alike: Sequence[Alike]
    kinds: Sequence[TopicKind]
    articles: Sequence[Article]
    changes: Sequence[TopicChange]
    last: TopicChange | None
    waiting: bool


def editing(
    names: Sequence[Topic], newest: Sequence[Article], request: HttpRequest
) -> dict[str, Editing]:
    """The context of `topic/edit.html`, {} for who is not the owner and for a listed subject.
    `names` begin with the topic; `newest` are articles that name it, with their outlets. At most
    six questions."""
    reader = reader_of(request)
    if reader is None or not reader.is_owner or names[0].code:
        return {}
    ids = [name.pk for name in names]
    changes = list(TopicChange.objects.of_names(ids)[:LISTED])
    # Who has more changes than are listed here is asked for all that were told apart.
    whole = len(changes) < LISTED
    apart = told_apart_in(changes, ids) if whole else TopicChange.objects.told_apart(ids)
    done = request.GET.get("changed", "")
    return {
        "edit": Editing(
            names=names[1:],
            alike=alike(names, [row.pk for row in newest[:SHOWN]], apart),
            kinds=KINDS,
            articles=newest[:SHOWN],
            changes=changes,
            last=next((one for one in changes if str(one.pk) == done and not one.undone_at), None),
            waiting=any(one.due_at for one in changes),
        )
    }


@require_http_methods(["GET", "HEAD", "POST"])
@for_owner
def edit(request: HttpRequest, pk: str) -> HttpResponse:
    """Do with a topic what the button `do` says; the page of the topic has the buttons."""
    topic = get_object_or_404(Topic.objects.named(), pk=pk).topic
    deed = _DEEDS.get(request.POST.get("do", ""))
    if request.method != "POST" or deed is None:
        return HttpResponseRedirect(f"{topic.path}#edit")
    try:
        done, says = deed(request, topic)
    except TopicError as error:
        messages.error(request, error.message)
        return HttpResponseRedirect(f"{topic.path}#edit")
    messages.success(request, says)
    shown = done.topic or topic
    return HttpResponseRedirect(f"{shown.topic.path}?changed={done.pk}#edit")


@require_POST
@for_owner
def undo(request: HttpRequest, pk: str) -> HttpResponse:
    """Take back what was changed."""
    known = TopicChange.objects.select_related("topic__joined", "other")
    change = get_object_or_404(known, pk=pk)
    try:
        topics.undo(change, by=signed_in(request), now=timezone.now())
    except TopicError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"Undone: {_stands(change)}")
    topic = Topic.objects.named().filter(pk=change.topic_id or 0).first()
    return HttpResponseRedirect(topic.topic.path if topic else "/")  # its top says what was done


def _stands(change: TopicChange) -> str:
    """Where all stands after a change was taken back, as a sentence."""
    topic = f"“{change.topic}”" if change.topic else "the topic"
    title = f"“{change.before.get('title', '')}”"
    match change.kind:
        case "join":
            return f"{title} stands for itself again, apart from {topic}."
        case "part":
            return f"{title} is one with {topic} again."
        case "apart":
            return f"{topic} and {title} may be the same again."
        case "kind":
            return f"{topic} is of the kind “{change.before['kind']}” again."
        case "name":
            return f"it is named “{change.before['name']}” again."
    n = len({article for article, *_ in change.before["moved"]})
    return f"{n} article{'s are' if n > 1 else ' is'} about {topic} again."


# --- what the buttons do ---------------------------------------------------------------------

Done = tuple[TopicChange, str]


def _join(request: HttpRequest, topic: Topic) -> Done:
    done = topics.join(_other(request), topic, by=signed_in(request), now=timezone.now())
    says = f"“{done.before['title']}” is now one with {topic}. Who follows either gets both."
    return done, says


def _tell_apart(request: HttpRequest, topic: Topic) -> Done:
    other = _other(request)
    done = topics.tell_apart(topic, other, by=signed_in(request), now=timezone.now())
    return done, f"Noted: {topic} and {done.before['title']} are not the same."


def _part(request: HttpRequest, topic: Topic) -> Done:
    names = _ids(request, "other")
    done = topics.part(topic, names, by=signed_in(request), now=timezone.now())
    says = f"“{done.before['title']}” stands for itself again. Readers follow what they chose."
    return done, says


def _part_articles(request: HttpRequest, topic: Topic) -> Done:
    done = senses.part_articles(
        topic,
        _ids(request, "article"),
        sense=request.POST.get("sense", ""),
        by=signed_in(request),
        now=timezone.now(),
    )
    n = len({article for article, *_ in done.before["moved"]})
    return done, f"{n} article{'s are' if n > 1 else ' is'} about {done.before['title']} now."


def _set_kind(request: HttpRequest, topic: Topic) -> Done:
    kind = next((kind for kind in KINDS if kind.value == request.POST.get("kind")), None)
    if kind is None:
        raise TopicError("Choose what it is, then press the button.")
    done = topics.set_kind(topic, kind, by=signed_in(request), now=timezone.now())
    return done, f"{topic} is of the kind “{kind.value}” now, and stays so."


def _rename(request: HttpRequest, topic: Topic) -> Done:
    name = request.POST.get("name", "")
    done = topics.rename(topic, name, by=signed_in(request), now=timezone.now())
    return done, f"It is named “{done.before['to']}” now. The old name leads here too."


_DEEDS: Mapping[str, Callable[[HttpRequest, Topic], Done]] = {
    "join": _join,
    "apart": _tell_apart,
    "part": _part,
    "articles": _part_articles,
    "kind": _set_kind,
    "name": _rename,
}


def _other(request: HttpRequest) -> Topic:
    found = Topic.objects.named().filter(pk__in=_ids(request, "other")[:1]).first()
    if found is None:
        raise TopicError("The other topic is no longer on the desk. Choose again.")
    return found


def _ids(request: HttpRequest, name: str) -> list[int]:
    texts: list[Any] = request.POST.getlist(name)[: senses.MOST_PARTED]
    return [int(text) for text in texts if text.isdecimal() and len(text) < 19]
