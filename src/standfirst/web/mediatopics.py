"""The subjects that articles can be about, one level of their tree a page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from standfirst.models import Topic
from standfirst.web.subjects import Subject, followed, subject


@dataclass(frozen=True, slots=True)
class Branch:
    """One subject of a level: how many stand directly under it, and the button to follow it."""

    topic: Topic
    button: Subject
    below: int


def page(request: HttpRequest, code: str = "") -> HttpResponse:
    """The broadest subjects, or those directly under the one with that code."""
    above = get_object_or_404(Topic.objects.listed().with_broader(), code=code) if code else None
    known = followed(request)
    rows = sorted(Topic.objects.branches_of(above), key=lambda row: row.name.casefold())
    context = {
        "above": above,
        "subject": subject(above, known) if above else None,
        "branches": [Branch(row, subject(row, known), row.below) for row in rows],
        "whole": above is not None or any(row.below for row in rows),
    }
    return render(request, "subjects/page.html", context)
