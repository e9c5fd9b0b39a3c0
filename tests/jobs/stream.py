"""Articles with texts, read and due for grouping, without a parser: their names are given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest

from standfirst.core.article.fingerprint import fingerprint
from standfirst.core.language.similarity import terms
from standfirst.jobs import group
from standfirst.models import Article, Reading
from tests import cast
from tests.jobs.conftest import NOW

Names = Mapping[str, str]  # casefolded name → kind of topic


def told(
    headline: str, text: str, *, names: Names, at: datetime, due: datetime = NOW, **fields: Any
) -> Article:
    """An article with its text, its words and its names, due for grouping."""
    language = fields.pop("language", "en")
    row = cast.article(
        headline,
        text=text,
        published=at,
        language=language,
        word_count=len(text.split()),
        group_due_at=due,
        **fields,
    )
    Reading.objects.create(
        article=row,
        model="rules",
        terms=terms(headline, text, language),
        names={name: max(1, text.casefold().count(name)) for name in names},
        fingerprint=list(fingerprint(text)),
    )
    for name, kind in names.items():
        cast.mention(row, cast.topic(name, kind))
    return row


def group_all(tools: Any, now: datetime) -> None:
    """Place all that is due at a moment."""
    while group.run(tools, now).done:
        pass


def restart(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the worker's process had been started anew."""
    monkeypatch.setattr(group, "_memory", group._Memory())
