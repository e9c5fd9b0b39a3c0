"""standfirst follow: begin or end a follow, for the owner."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from standfirst.core.errors import StandfirstError
from standfirst.core.follow.match import FollowKind
from standfirst.jobs import follow
from standfirst.management.desk import DeskCommand
from standfirst.models import Author, Entry, Follow, Outlet, Reader, Story, Topic
from standfirst.models.follow import once
from standfirst.models.remarks import asked_for, remarks_of
from standfirst.pipeline import now

KINDS = {"topic": Topic, "author": Author, "story": Story, "outlet": Outlet}


class Command(DeskCommand):
    """Follow something by name."""

    help = (
        "Follow a topic, an author, a story or an outlet by name, or statements by somebody on "
        "something; other words become a search."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "name", nargs="?", default="", help="what to follow; none: list the follows"
        )
        parser.add_argument(
            "--kind", choices=[*KINDS, "search", "statements"], help="which of several of that name"
        )
        parser.add_argument("--end", action="store_true", help="end the follow instead")
        self.add_json(parser)

    def run(self, *, name: str, kind: str | None, end: bool, json: bool, **_: Any) -> None:
        owner = Reader.owner()
        if not name:
            return self._list(owner, json=json)
        subject = _subject(name, kind)
        if end:
            return self._end(owner, subject, json=json)
        try:
            row = follow.follow(owner, subject, now=now())
        except ValueError as error:
            raise StandfirstError(str(error)) from error
        brought = Entry.objects.following(owner.pk).count()
        if json:
            return self.print_json({"follow": _told(row), "entries": brought})
        if isinstance(subject, str) and kind != "search":
            self.stdout.write(
                f"Nothing is named “{subject}” yet, so this is a search for the words."
            )
        return self.stdout.write(
            f"You follow {row} ({row.kind}). Articles in Following: {brought}. "
            "See them: standfirst following"
        )

    def _list(self, owner: Reader, *, json: bool) -> None:
        rows = once(Follow.objects.of(owner.pk))
        if json:
            return self.print_json({"follows": [_told(row) for row in rows]})
        for row in rows:
            self.stdout.write(f"{row.kind:<10} {row}")
        if not rows:
            self.stdout.write('You follow nothing yet. Begin: standfirst follow "NATO"')
        return None

    def _end(self, owner: Reader, subject: follow.Subject, *, json: bool) -> None:
        ended = [row for row in once(Follow.objects.of(owner.pk)) if row.subject == subject]
        for row in ended:
            follow.unfollow(owner, row.pk)
        if json:
            return self.print_json({"ended": [_told(row) for row in ended]})
        said = "You no longer follow" if ended else "You did not follow"
        return self.stdout.write(f"{said} {subject}.")


def _subject(name: str, kind: str | None) -> follow.Subject:
    if kind == "search":
        return name
    asked = asked_for(name) if kind in (None, FollowKind.REMARKS) else None
    if asked is not None:
        return remarks_of(asked)[0]
    if kind == FollowKind.REMARKS:
        raise StandfirstError(
            "Write whose statements, and on what: standfirst follow "
            '"statements by Ida Moor on the bridge". The desk must have heard of the speaker.'
        )
    wanted = KINDS[kind] if kind else None
    found = [row for row in follow.find(name) if wanted is None or isinstance(row, wanted)]
    if found:
        return found[0]
    if kind:
        raise StandfirstError(
            f"No {kind} of the name “{name}” is known yet. Poll first, or leave --kind out."
        )
    return name


def _told(row: Follow) -> dict[str, object]:
    return {"kind": row.kind, "name": str(row), "since": row.since.isoformat()}
