"""The addresses of the feeds, answered; unchanged ones with 304."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from standfirst.clients.feeds import atom, jsonfeed
from standfirst.clients.feeds.entries import (
    Feed,
    by_author,
    following,
    on_topic,
    updates,
    whole,
)
from standfirst.models import Author, Reader, Topic

SECONDS = 600  # how long a program may keep what it was given


@require_safe
@conditional_page
def following_atom(request: HttpRequest) -> HttpResponse:
    """A reader's Following; `?token=` is the secret in the address."""
    return _private(_atom(following(_reader(request)), "/following.atom"))


@require_safe
@conditional_page
def following_json(request: HttpRequest) -> HttpResponse:
    return _private(_json(following(_reader(request)), "/following.json"))


@require_safe
@conditional_page
def updates_atom(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return _public(_atom(updates(), "/updates.atom"))


@require_safe
@conditional_page
def updates_json(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return _public(_json(updates(), "/updates.json"))


@require_safe
@conditional_page
def topic_atom(request: HttpRequest, pk: str) -> HttpResponse:  # noqa: ARG001
    """The newest articles on a topic; a name that is joined to another gives those of the other."""
    topic = get_object_or_404(Topic.objects.named(), pk=pk).topic
    return _public(_atom(on_topic(topic), f"/topics/{topic.pk}.atom"))


@require_safe
@conditional_page
def author_atom(request: HttpRequest, pk: str) -> HttpResponse:  # noqa: ARG001
    """The newest articles of a person; a joined name gives the person's."""
    person = get_object_or_404(Author.objects.named(), pk=pk).person
    return _public(_atom(by_author(person), f"/authors/{person.pk}.atom"))


def _reader(request: HttpRequest) -> Reader:
    token = request.GET.get("token", "").replace("\x00", "")
    # "" is the token of every reader who has no feed address.
    reader = Reader.objects.filter(feed_token=token, is_active=True).first() if token else None
    if reader is None:
        raise Http404("This feed address is not known. Copy it anew from the settings page.")
    return reader


def _atom(feed: Feed, path: str) -> HttpResponse:
    body = atom.written(feed, url=whole(path))
    return HttpResponse(body, content_type=atom.CONTENT_TYPE)


def _json(feed: Feed, path: str) -> HttpResponse:
    body = jsonfeed.written(feed, url=whole(path))
    options = {"ensure_ascii": False}
    return JsonResponse(body, content_type=jsonfeed.CONTENT_TYPE, json_dumps_params=options)


def _private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, max_age=SECONDS)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _public(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=SECONDS)
    return response
