"""Updates written from the articles of a desk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from standfirst.core.types import Slot
from standfirst.jobs.compose import compose_slot
from standfirst.models import Reading, Sentence, Update
from tests import cast

pytestmark = pytest.mark.django_db

CLOSED = "The bridge over the Orl was closed after two engineers refused to sign, officials said."


def written(standfirst: str = "", text: str = CLOSED) -> Update:
    """The Update of noon on a story of one article, of this text of one sentence."""
    told = cast.story()
    for row in told.articles:
        row.delete()
    row = cast.article(
        "Bridge over the Orl closed",
        story=told.story,
        text=text,
        standfirst=standfirst,
        published=cast.NOON - timedelta(hours=1),
    )
    Reading.objects.create(article=row, model="rules", sentences=[[0, len(text)]])
    for cue, who in (("refused", "two engineers"), ("said", "officials")):
        cast.statement(row, text, cue=cue, speaker=who, named=False, spans={"content": [[0, 40]]})
    return compose_slot(Slot.MORNING, cast.NOON.date(), "UTC", now=cast.NOON, at=cast.NOON.time())


def test_who_refuses_something_is_no_unnamed_speaker_of_a_brief() -> None:
    assert [brief.unnamed for brief in written().briefs.all()] == [1]


def test_a_sentence_of_a_standfirst_links_to_its_article() -> None:
    summary = "The town of Orl waits for a bridge that nobody will sign for."
    update = written(summary, "It began with a smudge on a photograph of steel.")
    row = Sentence.objects.select_related("article").get(brief__update_of=update)
    assert (row.text, row.article.standfirst) == (summary, summary)


def test_what_its_outlet_calls_analysis_is_no_news_by_itself() -> None:
    assert (
        written("Analysis: the town waits for a bridge that nobody will sign.").briefs.count() == 0
    )
