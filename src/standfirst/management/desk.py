"""What all commands share: plain help, --json, errors as sentences, a desk that is there."""

from __future__ import annotations

import json
import sys
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from standfirst.core.errors import StandfirstError
from standfirst.jobs import subjects

_HIDDEN = {
    "--settings",
    "--pythonpath",
    "--no-color",
    "--force-color",
    "--skip-checks",
    "--version",
    "--traceback",
    "--verbosity",
}


class DeskCommand(BaseCommand):
    """A command: subclasses have `run`, and `needs_desk = False` where they touch no desk."""

    needs_desk = True
    requires_system_checks: list[str] = []
    run: Callable[..., None]

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.prog = f"standfirst {subcommand}"
        for action in parser._actions:
            if _HIDDEN & set(action.option_strings):
                action.help = SUPPRESS
        return parser

    def add_json(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON (shape: docs/cli.md)")

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            if self.needs_desk:
                ensure_desk(self)
            self.run(**options)
        except StandfirstError as error:
            self._fail(error.message)
        except CommandError as error:
            self._fail(str(error))
        except DatabaseError as error:
            self._fail(database_sentence(error))
        except BrokenPipeError:  # the reader of our output, such as head, has seen enough
            sys.stdout = None  # or its closing would complain

    def _fail(self, sentence: str) -> NoReturn:
        # The desk asks again; a command does not.
        self.stderr.write(sentence.replace(" It is asked again later.", " Check the address."))
        sys.exit(1)

    def print_json(self, value: object) -> None:
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))


def ensure_desk(command: BaseCommand) -> None:
    """Make the database of a brand-new desk; refuse one whose tables are of another version."""
    keep_secret()
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        subjects.plant()
        return
    if executor.loader.applied_migrations:
        raise CommandError(
            "The database is of an earlier version of Standfirst. Run: standfirst migrate"
        )
    call_command("migrate", verbosity=0, skip_checks=True)
    subjects.plant()
    place = connection.settings_dict["NAME"]
    shown = Path(place).parent if connection.vendor == "sqlite" else place
    command.stderr.write(f"Made a new desk in {shown}")


def keep_secret() -> None:
    """Make the desk's folder and write the secret key down, readable by its owner only."""
    kept = settings.DATA_DIR / "secret-key"
    if settings.DESK.secret_key or kept.exists():
        return
    try:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(settings.SECRET_KEY, encoding="ascii")
    except OSError as error:
        raise CommandError(
            f"The folder {settings.DATA_DIR} cannot be written: {error.strerror}. Set "
            "STANDFIRST_DATA_DIR to a folder where you may write."
        ) from error


def database_sentence(error: DatabaseError) -> str:
    """What a person needs to hear when the database fails."""
    text = str(error)
    if "locked" in text:
        return (
            "The database is busy with another program. Nothing is lost; close the other program, "
            "or try again in a moment."
        )
    if "full" in text:
        return f"The disk is full. Nothing is lost; free some space in {settings.DATA_DIR}."
    if "unable to open" in text:
        return f"The desk in {settings.DATA_DIR} cannot be opened. Check that you may write there."
    return f"The database failed: {text.strip()}"
