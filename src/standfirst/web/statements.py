"""What one speaker said, on some words or on anything: asked for by a search, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from standfirst.core.follow.remarks import Asked
from standfirst.models import Remarks, Statement, Topic
from standfirst.models.remarks import WALKED, remarks_of, statement_ids
from standfirst.web.paging import leaf
from standfirst.web.subjects import followed, subject
from standfirst.web.voices import Said, once

PER_PAGE = 40
LONGEST = 300


def page(request: HttpRequest) -> HttpResponse:
    """`?by=` is a topic's id or a name, `?on=` words as in a search; both may be left out."""
    by, on = _typed(request, "by"), _typed(request, "on")
    offered = _offered(by, on)
    if not offered:
        return render(request, "statements/page.html", {"by": by, "on": on})
    asked, *others = offered
    ids = statement_ids(asked)
    found = leaf(request, ids, size=PER_PAGE)
    context = {
        "by": str(asked.speaker),
        "on": on,
        "asked": asked,
        "others": others,
        "subject": subject(asked, followed(request)),
        "total": len(ids),
        "walked": WALKED,
        "whole": found.number == 1 and not found.next,
        "leaf": replace(found, rows=_said(found.rows)),
        "kept": asked.path.partition("?")[2],
    }
    return render(request, "statements/page.html", context)


def _typed(request: HttpRequest, name: str) -> str:
    return " ".join(request.GET.get(name, "").replace("\x00", " ").split())[:LONGEST]


def _offered(by: str, on: str) -> list[Remarks]:
    """Of the speaker of that id, or of those whom the name may mean, the likeliest first."""
    if by.isdecimal() and len(by) < 19:
        row = Topic.objects.named().filter(pk=int(by)).first()
        return [Remarks(row.topic, on)] if row else []
    return remarks_of(Asked(by, on))


def _said(ids: Sequence[int]) -> list[Said]:
    """The statements in this order, the same quotation once. One question."""
    rows = Statement.objects.select_related("article__outlet").in_bulk(list(ids))
    return once(rows[pk] for pk in ids if pk in rows)
