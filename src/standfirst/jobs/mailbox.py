"""Mailbox → Article: read the new letters of each mailbox that is due, and keep those that tell."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b

from django.conf import settings
from django.db.models import Q

from standfirst.core.errors import FetchError, StandfirstError
from standfirst.core.source.changes import hash_of
from standfirst.core.source.health import articles_a_day
from standfirst.core.source.mailbox import Mailbox, parse_mailboxes
from standfirst.core.source.outlet import KnownOutlet, host_of, outlet_of
from standfirst.core.source.record import to_json
from standfirst.core.source.schedule import REST, Schedule, after_error, line_is_down
from standfirst.core.types import (
    ExtractedArticle,
    Letter,
    ParsedItem,
    ReadLetter,
    Sender,
    SourceKind,
)
from standfirst.io.mailbox import Post, read_new
from standfirst.io.tasks import take_letter
from standfirst.jobs import identity
from standfirst.jobs.claim import claim, write_all
from standfirst.jobs.extract import keep
from standfirst.jobs.tools import Tally, Tools
from standfirst.models import Article, Item, Outlet, Source

BATCH = 4  # mailboxes at once
SECONDS = 2.0  # of computing, a letter
TRIES = 2
INTERVAL = 600.0  # seconds between two looks into a mailbox: it is the owner's own
PLACE, NAME = "newsletters", "Newsletters"  # the outlet of the mailboxes; each letter has its own
GONE = (
    "This mailbox is no longer in the setting STANDFIRST_MAILBOX, so it is not read. Write it "
    "there again, or remove it here; its articles stay."
)
UNREADABLE = "A letter that could not be read"
UNWRITTEN = "This letter could not be written, so it is left out. Open it in your mail program."


@dataclass(frozen=True, slots=True)
class _Round:
    """A mailbox that is due, with what it gave."""

    row: Source
    answer: Post | StandfirstError


def run(tools: Tools, now: datetime) -> Tally:
    """Read up to BATCH due mailboxes, a round's letters each."""
    boxes = {one.url: one for one in parse_mailboxes(settings.DESK.mailbox)}
    set_up(now)
    due = Source.objects.due(now).filter(kind=SourceKind.MAILBOX)
    if not due.exists():
        return Tally()
    rows = claim(due, due="due_at", now=now, limit=BATCH, tries=False)
    for row in [row for row in rows if row.url not in boxes]:
        _rest(row, now)
    rows = [row for row in rows if row.url in boxes]
    tally = Tally(done=len(rows))
    if not rows:
        return tally
    # Threads wait for the servers; none of them touches the database.
    with ThreadPoolExecutor(max_workers=BATCH) as pool:
        answers = list(pool.map(lambda row: _read(boxes[row.url], row.etag), rows))
    rounds = [_Round(row, answer) for row, answer in zip(rows, answers, strict=True)]
    _fail(rounds, now, tally)
    for one in rounds:
        if isinstance(one.answer, Post):
            _take(tools, one.row, one.answer, now, tally)
    return tally


def set_up(now: datetime) -> None:
    """Make a source of each mailbox in the setting; wake those that came back to it."""
    boxes = parse_mailboxes(settings.DESK.mailbox)
    if not boxes:
        return
    urls = [one.url for one in boxes]
    known = dict(Source.objects.filter(url__in=urls).values_list("url", "resting"))
    asleep = [url for url, resting in known.items() if resting]
    if asleep:
        woken = Source.objects.filter(url__in=asleep, resting=True)
        woken.update(resting=False, trouble="", failures=0, due_at=now)
    for one in boxes:
        if one.url in known:
            continue
        outlet, _ = Outlet.objects.get_or_create(host=PLACE, defaults={"name": NAME})
        Source.objects.get_or_create(
            url=one.url,
            defaults={
                "outlet": outlet,
                "kind": SourceKind.MAILBOX.value,
                "title": one.title[:300],
                "created_at": now,
                "due_at": now,
            },
        )


def is_set(url: str) -> bool:
    """Whether a mailbox of this address is in the setting."""
    return any(one.url == url for one in parse_mailboxes(settings.DESK.mailbox))


def _rest(row: Source, now: datetime) -> None:
    due = now + timedelta(seconds=REST)
    Source.objects.filter(pk=row.pk).update(
        resting=True, trouble=GONE, failures=0, tried_at=now, due_at=due
    )


def _read(mailbox: Mailbox, state: str) -> Post | StandfirstError:
    try:
        return read_new(mailbox, state=state)
    except StandfirstError as error:
        return error


def _fail(rounds: Sequence[_Round], now: datetime, tally: Tally) -> None:
    """Note what failed; an outage of our own line counts against no mailbox."""
    failed = [(one.row, one.answer) for one in rounds if isinstance(one.answer, StandfirstError)]
    silent = [error for _, error in failed if isinstance(error, FetchError) and error.silent]
    if line_is_down(answered=len(rounds) - len(silent), unreachable=len(silent)):
        for one in silent:
            one.local = True
    for row, error in failed:
        before = Schedule(row.due_at, row.interval, row.failures, row.trouble)
        _schedule(row, after_error(row.pk, now, error=error, before=before), now)
        tally.troubles.append(f"{row.title}: {error.message}")


def _schedule(row: Source, schedule: Schedule, now: datetime, **changes: object) -> None:
    Source.objects.filter(pk=row.pk).update(
        due_at=schedule.due_at,
        interval=schedule.interval,
        failures=schedule.failures,
        trouble=schedule.trouble,
        tried_at=now,
        **changes,
    )


def _take(tools: Tools, row: Source, post: Post, now: datetime, tally: Tally) -> None:
    """Read the letters in children that can be stopped, and write them with the mailbox's state."""
    in_order = _opened(tools, post.letters)
    for failed, _ in write_all(in_order, lambda one: _keep(row, one, now)):
        # Another worker may have written the same article just now: then this joins it.
        for one, error in write_all([failed], lambda one: _keep(row, one, now)):
            tally.troubles.append(_left_out(row, one, error, now))
    wait = 0.0 if post.more else INTERVAL
    # By the index, or a letter would cost more the more there are.
    dates = Item.objects.filter(source=row, article__dated=True).order_by("-seen_at")
    recent = list(dates.values_list("article__published", flat=True)[:50])
    _schedule(
        row,
        Schedule(now + timedelta(seconds=wait), INTERVAL),
        now,
        etag=post.state,
        resting=False,
        heard_at=now,
        published_at=max(recent, default=row.published_at),
        per_day=articles_a_day(recent, now),
    )


def _opened(tools: Tools, letters: Sequence[Letter]) -> list[ReadLetter]:
    """What the letters are, in order; those that were stopped are tried TRIES times."""
    read: dict[int, ReadLetter] = {}
    left = list(range(len(letters)))
    for _ in range(TRIES):  # what stopped a child may have been something else
        tasks = [letters[number] for number in left]
        for at, answer in tools.engine.map(take_letter, tasks, seconds=SECONDS):
            tools.progress(int(left[at] not in read), "polled")
            is_read = isinstance(answer, ReadLetter)
            read[left[at]] = answer if is_read else _unread(tasks[at], answer)
            left[at] = -1 if is_read else left[at]
        left = [number for number in left if number >= 0]
    return [read[number] for number in sorted(read)]


def _left_out(row: Source, letter: ReadLetter, error: Exception, now: datetime) -> str:
    """Note a letter that the database does not take, as far as it can be; answers a sentence."""
    item = ParsedItem(key=letter.item.key, title=UNREADABLE)
    aside = ReadLetter(item, letter.sender, None, UNWRITTEN)
    write_all([aside], lambda one: _keep(row, one, now))
    title = letter.item.title or UNREADABLE
    return f"{row.title}: “{title}” could not be written ({error})."


def _unread(letter: Letter, error: StandfirstError) -> ReadLetter:
    """A letter whose reading was stopped is set aside with the reason."""
    identity = blake2b(letter.body, digest_size=20).hexdigest()
    item = ParsedItem(key=identity, title=UNREADABLE, published=letter.arrived)
    return ReadLetter(item, Sender("", ""), None, f"{error.message} Open it in your mail program.")


def _keep(row: Source, letter: ReadLetter, now: datetime) -> None:
    """One letter as an item, and where it tells something as an article; each letter once."""
    key = blake2b(letter.item.key.encode("utf-8", "replace"), digest_size=20).hexdigest()
    if not Source.objects.filter(pk=row.pk).exists():
        return  # removed while it was read
    item, new = Item.objects.get_or_create(
        source=row,
        key=key,
        defaults={
            "url": letter.article.url[:2000] if letter.article else "",
            "title": letter.item.title[:1000],
            "announced": to_json(letter.item),
            "digest": hash_of(letter.item),
            "seen_at": now,
            "fetch_due_at": None,
            "trouble": letter.trouble,
        },
    )
    if not new or letter.article is None:
        return
    item.article = _article(item, letter.article, _outlet(letter.sender), now)
    item.save(update_fields=["article", "url"])


def _article(item: Item, found: ExtractedArticle, outlet: Outlet, now: datetime) -> Article:
    """The article of a letter. One that the desk has whole, of a feed, is not to be changed."""
    known = identity.find(identity.sight(item, found, now, outlet=outlet))
    if known is not None and known.article.whole:
        return known.article
    if _is_anothers(known.article if known else None, item.url, outlet):
        item.url, found = "", replace(found, url="")
    return keep(item, found, now, outlet=outlet)


def _is_anothers(known: Article | None, url: str, outlet: Outlet) -> bool:
    """Whether a letter names a page of another outlet as its own, to put its text in that place."""
    host = host_of(url)
    if not host or host == outlet.host.partition("/")[0]:
        return False
    if known is not None:
        return known.outlet_id != outlet.pk
    return Outlet.objects.filter(Q(host=host) | Q(host__startswith=f"{host}/")).exists()


def _outlet(sender: Sender) -> Outlet:
    host = host_of(sender.url)
    there = Outlet.objects.filter(Q(host=host) | Q(host__startswith=f"{host}/")).order_by("pk")
    known = [KnownOutlet(one.pk, one.host, one.name) for one in there]
    choice = outlet_of(url=sender.url, title=sender.name, known=known)
    if choice.id is not None:
        return next(one for one in there if one.pk == choice.id)
    row, _ = Outlet.objects.get_or_create(
        host=choice.place[:255],
        defaults={"name": choice.name[:200], "home_url": f"https://{host}/"},
    )
    return row
