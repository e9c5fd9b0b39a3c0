"""standfirst migrate: Django's own, which makes the desk's folder first."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as DjangoCommand
from django.db import DatabaseError

from standfirst.management.desk import database_sentence, keep_secret


class Command(DjangoCommand):
    """Make the database, or bring it up to date."""

    help = "Make the database, or bring it up to date."

    def execute(self, *args: Any, **options: Any) -> None:
        keep_secret()  # before Django's checks, which open the database
        try:
            super().execute(*args, **options)
        except DatabaseError as error:
            raise CommandError(database_sentence(error)) from error
