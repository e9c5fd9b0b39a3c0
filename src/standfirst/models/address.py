"""By what an article is known again: its addresses, and traces of its headline and text."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from standfirst.models.article import Article
from standfirst.models.source import Outlet


class ArticleAddress(models.Model):
    """An address at which an article stood. `key` digests core.article.urls.comparable of it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="addresses")
    key = models.CharField(max_length=64, unique=True)
    url = models.CharField(max_length=2000)


class Trace(models.Model):
    """One of an article's keys of core.article.identity; articles of an outlet may share one."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="traces")
    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="+", db_index=False)
    key = models.BigIntegerField()
    at = models.DateTimeField()  # when the article was published: only near ones are asked for

    class Meta:
        indexes: ClassVar = [models.Index(fields=["outlet", "key", "at"], name="trace_of_outlet")]
