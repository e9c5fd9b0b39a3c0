"""Says where articles were read without a language model, what that costs, and what to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from standfirst.models import Reading

_HOW = "names are told by their capitals and by the outlets’ tags, so some are missing or wrong."


def reduced(articles: Iterable[int]) -> str:
    """A sentence where any of these articles (ids) was read by rules alone, "" where none was."""
    rows = Reading.objects.filter(article__in=list(articles), model="rules").order_by()
    return reduced_in(set(rows.values_list("article__language", flat=True).distinct()))


def reduced_in(languages: Collection[str]) -> str:
    """The same, of the languages of the articles that rules alone have read."""
    if not languages:
        return ""
    if "en" in languages:
        return (
            f"Reading is reduced, for no language model is at work here: {_HOW} "
            "Whoever runs this desk can install one; docs/topics.md says how."
        )
    return f"Reading is reduced, for a language model is at work for English only: {_HOW}"
