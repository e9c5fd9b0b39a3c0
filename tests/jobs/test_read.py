"""Reading keeps the days that an article names, told from the day of its publication."""

from __future__ import annotations

import pytest

from standfirst.jobs.tools import Tools
from standfirst.models import Reading
from tests import wire
from tests.jobs.conftest import NOW
from tests.jobs.rounds import run_stages
from tests.stand import Stand

pytestmark = pytest.mark.django_db


def test_the_days_that_an_article_names_are_kept_with_their_place(news: Stand, kit: Tools) -> None:
    run_stages(kit, NOW)
    reading = Reading.objects.select_related("article__body").get(
        article__headline=wire.BRIDGE.headline
    )
    start, end, *days = reading.dates[0]
    assert reading.article.body.text[start:end] == "Monday"
    assert days == ["2026-03-02", "2026-03-02"]
