"""The `standfirst` command: Django's commands, our own first."""

from __future__ import annotations

import os
import sys

COMMANDS = {
    "serve": "run the desk: pages and worker",
    "worker": "run a worker only",
    "migrate": "make or bring up to date the database",
    "add": "add a source: a site, a feed, a sitemap or an OPML file",
    "sources": "list the sources and their health",
    "poll": "poll what is due, fetch, extract, read and group it",
    "follow": "follow a topic, an author, a story, an outlet or a search",
    "following": "show what your follows brought",
    "subjects": "list what articles can be about, or import the whole tree",
    "update": "write or show a Morning or Evening Update",
    "read": "show what is understood of a page or a text",
    "group": "group articles of a file into events and stories",
    "sample": "fill a new desk from the sample wire, or put it away",
}


def main() -> None:
    """Run one command; without one, list them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.settings")
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(overview())
        return
    from standfirst.configuration import ConfigurationError  # noqa: PLC0415  (after --help)

    try:
        from django.core.management import execute_from_command_line  # noqa: PLC0415

        execute_from_command_line(["standfirst", *arguments])
    except ConfigurationError as error:
        sys.exit(str(error))


def overview() -> str:
    """The commands, a line each."""
    width = max(map(len, COMMANDS))
    lines = [f"  standfirst {name:<{width}}  {says}" for name, says in COMMANDS.items()]
    return "\n".join(
        [
            "Standfirst, a self-hosted news desk.",
            "",
            *lines,
            "",
            "standfirst COMMAND --help tells more.",
        ]
    )
