"""Source ↔ hub: subscribes where a feed names a WebSub hub, renews, and hears when it calls.

A call says only that there is something new: the source is then polled as always, with our own
manners, so nothing that a hub sends becomes an item. Follows the W3C Recommendation of 2018.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import F

from standfirst.core.errors import AddressError, FetchError
from standfirst.core.source.schedule import Schedule, backoff
from standfirst.core.types import Fetched, ParsedFeed, Request
from standfirst.io.guard import Allowed, check_url, is_allowed, is_public_host
from standfirst.io.http import fetch_many
from standfirst.jobs.claim import claim, let_go
from standfirst.jobs.tools import Tally, Tools, allowed
from standfirst.jobs.turns import Turns, choose
from standfirst.models import HubSubscription, Item, Source

BATCH = 8  # hubs a round: each may be silent for SECONDS, within one lease
SECONDS = 10.0
LEASE_ASKED = timedelta(days=10)
LEASE_GIVEN = timedelta(days=1)  # where a hub does not say
LEASE_MOST = timedelta(days=30)
RENEWED = 0.8  # of a lease, after which it is renewed
SOONEST = timedelta(hours=1)  # between two askings, whatever a hub grants
ANSWERED = timedelta(days=1)  # after our asking, a hub's question is an answer to it
CHANGED = timedelta(days=1)  # between two changes of hub that are followed
DENIED = timedelta(days=7)
RELAXED = timedelta(hours=6)  # between polls of a source whose hub keeps its word
BETWEEN = timedelta(minutes=1)  # between two polls, however often a hub calls
LEASED = timedelta(minutes=4)  # a source due sooner is being polled, or is about to be
LEAVING = 3  # askings to end a subscription, then it is forgotten
LONGEST = 2000  # characters of an address
LONGEST_CHALLENGE = 4000
LONGEST_REASON = 200

UNCONFIRMED = (
    "The hub took our wish to be called, but has not confirmed it. It is asked again; until then "
    "the source is polled as usual."
)
REFUSED = "The hub was asked and failed: {error} The source is polled as usual meanwhile."
SAID_NO = "The hub refuses to call this desk{reason}. It is asked again in a week."


# --- the desk asks the hub ---------------------------------------------------------------------


def run(tools: Tools, now: datetime) -> Tally:
    """Ask up to BATCH hubs to begin, renew or end a subscription."""
    _let_orphans_go(now)
    due = HubSubscription.objects.due(now)
    if not due.exists():
        return Tally()
    turns = Turns(tools.policy, now)
    queue = due.annotate(url=F("hub"))
    try:
        chosen = due.filter(pk__in=choose(queue, turns, due="due_at", limit=BATCH))
        rows = claim(chosen, due="due_at", now=now, limit=BATCH, tries=False)
        _ask([row for row in rows if _is_to_ask(row, tools.policy.allowed)], turns, now)
    finally:
        turns.give_back()
    return Tally(done=len(rows))


def _ask(rows: Sequence[HubSubscription], turns: Turns, now: datetime) -> None:
    requests = {_request(row): row for row in rows}
    _note_asked(rows, now)
    for request, answer in fetch_many(requests, policy=turns.policy, gate=turns):
        row = requests[request]
        if isinstance(answer, FetchError):
            turns.hold(answer)
            _failed(row, answer, now)
        else:
            _taken(row, now)


def _let_orphans_go(now: datetime) -> None:
    """End the subscriptions whose source was removed."""
    orphans = HubSubscription.objects.filter(source=None).exclude(state="ending")
    if not orphans.exists():  # an UPDATE would take the only write lock of SQLite in every round
        return
    orphans.filter(state__in=["offered", "denied"]).delete()
    orphans.update(state="ending", due_at=now, failures=0)


def _is_to_ask(row: HubSubscription, whom: Allowed) -> bool:
    if row.state == "ending" and row.failures >= LEAVING:
        row.delete()
        return False
    if row.state != "ending" and not is_callable(row.hub, whom):  # the desk's address has changed
        let_go(row, "due_at", state="offered", due_at=None, lease_until=None)
        return False
    return True


def _note_asked(rows: Sequence[HubSubscription], now: datetime) -> None:
    # Before the hub is asked: many put their question back while our own is still open.
    keys = [row.pk for row in rows]
    if not keys:
        return
    mine = HubSubscription.objects.filter(pk__in=keys)
    mine.update(asked_at=now)
    mine.filter(state__in=["offered", "denied"]).update(state="asked")


def _request(row: HubSubscription) -> Request:
    mode = "unsubscribe" if row.state == "ending" else "subscribe"
    form = [
        ("hub.mode", mode),
        ("hub.topic", row.topic),
        ("hub.callback", f"{settings.DESK.url}/websub/{row.token}"),
    ]
    if mode == "subscribe":
        form.append(("hub.secret", row.secret))
        form.append(("hub.lease_seconds", f"{LEASE_ASKED.total_seconds():.0f}"))
    return Request(url=row.hub, seconds=SECONDS, form=tuple(form))


def _taken(row: HubSubscription, now: datetime) -> None:
    """The hub will ask back; where it has done so already, the row is no longer as we saw it."""
    failures = row.failures + 1
    wait = timedelta(seconds=backoff(SOONEST.total_seconds(), failures))
    trouble = "" if row.state == "ending" else UNCONFIRMED
    let_go(row, "due_at", due_at=now + wait, failures=failures, trouble=trouble)


def _failed(row: HubSubscription, error: FetchError, now: datetime) -> None:
    if error.local or error.held:  # our own line, or its host wants us to wait: it was not asked
        wait = timedelta(seconds=max(error.retry_after or 0.0, 300.0))
        let_go(row, "due_at", due_at=now + wait)
        return
    failures = row.failures + 1
    wait = timedelta(seconds=max(backoff(3600.0, failures), error.retry_after or 0.0))
    if error.permanent:
        wait = max(wait, timedelta(days=1))
    trouble = REFUSED.format(error=error.message)
    let_go(row, "due_at", due_at=now + wait, failures=failures, trouble=trouble)


# --- a source was heard ------------------------------------------------------------------------


def heard(
    row: Source,
    schedule: Schedule,
    *,
    answer: Fetched,
    feed: ParsedFeed | None,
    now: datetime,
) -> Schedule:
    """Note the hub that a source names, and the schedule that its calls allow.

    Called before `row.heard_at` is set anew, in the transaction that writes the source.
    """
    known = _of(row)
    if feed is not None:
        hub, topic = _named(row, answer, feed)
        known = _kept(row, known, hub, topic, now)
    return schedule if known is None else _relaxed(row, known, schedule, now)


def _of(row: Source) -> HubSubscription | None:
    # The poll loads it with its source, so that sources without a hub cost no question; but a hub
    # may have called since then.
    if not hasattr(row, "subscription"):
        return None
    return HubSubscription.objects.filter(source=row).first()


def _named(row: Source, answer: Fetched, feed: ParsedFeed) -> tuple[str, str]:
    """The hub and the topic; Link headers come before the document. ("", "") for none."""
    hub = answer.hub or feed.hub
    topic = answer.self_url or feed.self_url or row.url
    whole = all(url.startswith(("http://", "https://")) for url in (hub, topic))
    return (hub, topic) if whole and max(len(hub), len(topic)) <= LONGEST else ("", "")


def _kept(
    row: Source, known: HubSubscription | None, hub: str, topic: str, now: datetime
) -> HubSubscription | None:
    """The subscription as the source now names its hub."""
    if known is not None and (known.hub, known.topic) == (hub, topic):
        if known.state == "offered" and known.due_at is None and is_callable(hub, allowed()):
            HubSubscription.objects.filter(pk=known.pk, due_at=None).update(due_at=now)
        return known
    if known is not None and known.state != "offered" and now - known.made_at < CHANGED:
        return known  # a feed that names another hub each time would have us ask them all
    if known is not None:
        _let_go_of(known, now)
    if not hub:
        return None
    due = now if is_callable(hub, allowed()) else None
    return HubSubscription.objects.create(source=row, hub=hub, topic=topic, made_at=now, due_at=due)


def _let_go_of(known: HubSubscription, now: datetime) -> None:
    if known.state in {"offered", "denied"}:
        known.delete()
        return
    HubSubscription.objects.filter(pk=known.pk).update(
        source=None, state="ending", due_at=now, failures=0
    )


def _relaxed(row: Source, known: HubSubscription, schedule: Schedule, now: datetime) -> Schedule:
    """Polls become rare while a hub keeps its word, and it must have shown that it does."""
    called = known.pushed_at
    if called is not None and called > now:  # while the source was being polled
        return replace(schedule, due_at=min(schedule.due_at, called + BETWEEN))
    if not known.is_live(now):
        return schedule
    proven = known.proven
    if called is not None and (row.heard_at is None or called > row.heard_at):
        proven = True
    elif Item.objects.filter(source=row, seen_at=now).exists():
        proven = False  # something new, and no call told of it
    if proven != known.proven:
        HubSubscription.objects.filter(pk=known.pk).update(proven=proven)
    if not proven or known.lease_until is None:
        return schedule
    apart = timedelta(minutes=row.pk % 36)  # or all sources of one hub come due at once
    rare = min(now + RELAXED + apart, known.lease_until)
    return replace(schedule, due_at=max(schedule.due_at, rare))


def is_callable(hub: str, whom: Allowed) -> bool:
    """Whether a hub can reach this desk at its own address.

    A desk that lives at a private address that the owner allowed is reached by a hub that they
    allowed too.
    """
    parts = urlsplit(settings.DESK.url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if is_allowed(host, port, whom):
        return _is_own(hub, whom)
    return is_public_host(host)


def _is_own(hub: str, whom: Allowed) -> bool:
    try:
        parts = check_url(hub, whom)
    except AddressError:
        return False
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return is_allowed(parts.hostname or "", port, whom)


# --- the hub asks the desk ---------------------------------------------------------------------


def find(token: str) -> HubSubscription | None:
    """The subscription of a callback's address."""
    return HubSubscription.objects.select_related("source").filter(token=token).first()


def confirmed(row: HubSubscription, query: Mapping[str, str], now: datetime) -> str | None:
    """A hub's question: the challenge to echo, "" for a refusal of its own; None says no."""
    if query.get("hub.topic") != row.topic:
        return None
    mode, challenge = query.get("hub.mode", ""), query.get("hub.challenge", "")
    if mode == "denied":
        _note_denied(row, query.get("hub.reason", ""), now)
        return ""
    ours = row.asked_at is not None and row.asked_at > now - ANSWERED
    if not ours or not challenge or len(challenge) > LONGEST_CHALLENGE:
        return None
    if mode == "unsubscribe" and row.state == "ending":
        row.delete()
        return challenge
    if mode == "subscribe" and row.state in {"asked", "live"}:
        _note_lease(row, query.get("hub.lease_seconds", ""), now)
        return challenge
    return None


def _note_denied(row: HubSubscription, reason: str, now: datetime) -> None:
    if row.state == "ending":
        row.delete()
        return
    told = "".join(sign for sign in reason[:LONGEST_REASON] if sign.isprintable()).strip(" .")
    HubSubscription.objects.filter(pk=row.pk).update(
        state="denied",
        lease_until=None,
        due_at=now + DENIED,
        trouble=SAID_NO.format(reason=f" (“{told}”)" if told else ""),
    )


def _note_lease(row: HubSubscription, seconds: str, now: datetime) -> None:
    given = LEASE_GIVEN
    if seconds.isascii() and seconds.isdigit() and len(seconds) < 10:
        given = min(timedelta(seconds=int(seconds)), LEASE_MOST)
    HubSubscription.objects.filter(pk=row.pk).update(
        state="live",
        lease_until=now + given,
        due_at=now + max(given * RENEWED, SOONEST),
        failures=0,
        trouble="",
    )


def called(row: HubSubscription, now: datetime) -> None:
    """A hub's call, rightly signed: the source is polled now, at most once a minute.

    A source in trouble keeps its own date: a hub must not undo Retry-After.
    """
    source = row.source
    if source is None or (row.pushed_at and now - row.pushed_at < timedelta(seconds=1)):
        return
    HubSubscription.objects.filter(pk=row.pk).update(pushed_at=now)
    soonest = max(now, source.tried_at + BETWEEN) if source.tried_at else now
    Source.objects.filter(
        pk=source.pk, failures=0, resting=False, due_at__gt=max(soonest, now + LEASED)
    ).update(due_at=soonest)
