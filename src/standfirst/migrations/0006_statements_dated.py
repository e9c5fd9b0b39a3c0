"""Statements of an earlier version get the date of their article."""

from __future__ import annotations

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def forwards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    statements = apps.get_model("standfirst", "Statement").objects.using(editor.connection.alias)
    articles = apps.get_model("standfirst", "Article").objects.using(editor.connection.alias)
    of_article = articles.filter(pk=OuterRef("article_id")).values("published")
    statements.update(published=Subquery(of_article))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("standfirst", "0005_who_said_what")]
    operations: ClassVar = [migrations.RunPython(forwards, migrations.RunPython.noop)]
