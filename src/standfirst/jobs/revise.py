"""Article → Revision: keep the version that an outlet replaced, and say what it changed."""

from __future__ import annotations

from datetime import datetime, timedelta

from standfirst.core.article.revise import Change, Kind, RevisionText, compare, link_lines
from standfirst.core.source.changes import plausible
from standfirst.core.types import ExtractedArticle
from standfirst.models import Article, Revision

LIVE_BETWEEN = timedelta(hours=1)  # a live blog changes all day
FLIPPED = timedelta(days=2)  # an outlet that tries two headlines in turn changes nothing
MOST = 60  # revisions of an article; the first and the newest stay
_SHORTER = 0.6  # share of words below which a part does not replace a part
_LINES = {Kind.HEADLINE, Kind.STANDFIRST}


def take_over(known: Article, found: ExtractedArticle, now: datetime) -> bool:
    """Whether what was found takes the place of what is known; keeps the old one as a revision.

    What is only a part never replaces a whole article. Of a live blog one version an hour is kept,
    and one for each correction.
    """
    if known.whole != found.whole:
        return found.whole
    if not found.whole and len(found.text.split()) < _SHORTER * known.word_count:
        return False
    change = compare(_old(known), _new(found, now))
    if change is None or _flips(known, found, change, now):
        return False
    live = known.live or found.live
    if not live or change.corrections or _is_due(known, now):
        _keep(known, change, now, tells=live or not found.whole)
    return True


def _old(known: Article) -> RevisionText:
    return RevisionText(
        headline=known.headline,
        standfirst=known.standfirst,
        text=known.body.text,
        corrections=tuple(known.corrections),
        modified=known.modified,
        language=known.language,
        links=link_lines(known.body.html),
    )


def _new(found: ExtractedArticle, now: datetime) -> RevisionText:
    return RevisionText(
        headline=found.headline[:1000],
        standfirst=found.standfirst,
        text=found.text,
        corrections=found.corrections,
        modified=plausible(found.modified, now),  # an absurd date tells nobody of a change
        language=found.language,
        links=link_lines(found.html),
    )


def _is_due(known: Article, now: datetime) -> bool:
    return not known.revisions.filter(replaced_at__gt=now - LIVE_BETWEEN).exists()


def _flips(known: Article, found: ExtractedArticle, change: Change, now: datetime) -> bool:
    """Whether only the headline goes back to one that it had a moment ago."""
    if not change.headline or not set(change.kinds) - {Kind.FIGURES, Kind.QUOTATIONS} <= _LINES:
        return False
    lately = known.revisions.filter(replaced_at__gt=now - FLIPPED)
    return lately.filter(headline=found.headline[:1000]).exists()


def _keep(known: Article, change: Change, now: datetime, *, tells: bool) -> None:
    Revision.objects.create(
        article=known,
        replaced_at=now,
        headline=known.headline,
        standfirst=known.standfirst,
        text=known.body.text,
        corrections=known.corrections,
        changed=change.says,
        kinds=[kind.value for kind in change.kinds],
        silent=change.silent and not tells,
        corrected=bool(change.corrections),
    )
    rows = list(known.revisions.order_by("-replaced_at", "-id").values_list("pk", flat=True))
    if len(rows) > MOST:
        Revision.objects.filter(pk__in=rows[MOST - 1 : -1]).delete()
