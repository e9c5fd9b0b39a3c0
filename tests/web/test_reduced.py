"""An article that was read without a model says so, and what to do."""

from __future__ import annotations

import pytest
from django.test import Client

from standfirst.models import Mention, Reading, Topic
from tests import cast

pytestmark = pytest.mark.django_db


def pages(client: Client, *, language: str, model: str) -> str:
    row = cast.article(language=language)
    Reading.objects.create(article=row, model=model)
    topic = Topic.objects.create(kind="person", name="Ann Lee", key="ann lee", article_count=1)
    Mention.objects.create(article=row, topic=topic, published=row.published)
    return "".join(client.get(one.path).content.decode() for one in (row, topic))


def test_reading_without_a_model_is_told_on_the_article_and_on_its_topic(client: Client) -> None:
    cast.owner()
    assert pages(client, language="en", model="rules").count("no language model is at work") == 2


def test_reading_in_a_language_without_a_model_is_told(client: Client) -> None:
    cast.owner()
    assert pages(client, language="de", model="rules").count("for English only") == 2


def test_reading_with_the_model_says_nothing(client: Client) -> None:
    cast.owner()
    assert "Reading is reduced" not in pages(client, language="en", model="en_core_web_sm")
