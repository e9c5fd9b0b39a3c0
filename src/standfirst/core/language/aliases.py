"""Joins full and short forms of one name within an article, and acronyms with their long form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from standfirst.core.language.entities import Name
from standfirst.core.types import FoundTopic, TopicKind


def join_names(text: str, names: Sequence[Name]) -> tuple[FoundTopic, ...]:
    """Topics by number of mentions, then by first place; each with its fullest form as name."""
    groups: list[list[Name]] = []
    spelled = _spelled_out(text)
    for name in sorted(names, key=lambda n: (-len(n.form.split()), n.span)):
        group = _home(name, groups, spelled)
        if group is None:
            groups.append([name])
        else:
            group.append(name)
    topics = [_topic(group) for group in groups]
    return tuple(sorted(topics, key=lambda t: (-len(t.spans), t.spans[0])))


def _home(name: Name, groups: list[list[Name]], spelled: dict[str, str]) -> list[Name] | None:
    fits = [group for group in groups if _same(name, group, spelled)]
    if len(fits) <= 1:
        return fits[0] if fits else None
    exact = [g for g in fits if any(n.form.casefold() == name.form.casefold() for n in g)]
    if exact:
        return exact[0]
    before = [g for g in fits if min(n.span for n in g) < name.span]
    # Two people of one surname: the one named last before this place.
    return max(
        before or fits, key=lambda g: max((n.span for n in g if n.span < name.span), default=(0, 0))
    )


def _same(name: Name, group: list[Name], spelled: dict[str, str]) -> bool:
    full = group[0]
    a, b = _plain(name.form), _plain(full.form)
    if a == b or spelled.get(name.form) == b or spelled.get(full.form) == a:
        return True
    if name.kind is TopicKind.PERSON and full.kind is TopicKind.PERSON:
        return _same_person(a.split(), b.split(), group)
    organisations = {TopicKind.ORGANISATION}
    if name.kind in organisations and full.kind in organisations:
        return _short_for(name.form, full.form)
    if (
        full.kind is TopicKind.ORGANISATION
        and name.kind is TopicKind.PERSON
        and " " not in name.form
    ):
        return a == b.split()[0] and not name.title and not name.form.isupper()
    # A surname alone is often taken for a body or a place.
    if full.kind is TopicKind.PERSON and " " not in name.form and not name.form.isupper():
        return a == b.split()[-1] and len(b.split()) > 1
    return False


def _same_person(short: list[str], full: list[str], group: list[Name]) -> bool:
    if len(short) > len(full):
        return False
    if len(short) == 1:
        if short[0] == full[-1]:
            return True
        return (
            len(full) > 1
            and short[0] == full[0]
            and not any(len(n.form.split()) == 1 for n in group[1:])
        )
    if short[-1] != full[-1]:
        return False
    return short[0] == full[0] or (
        len(short[0].strip(".")) == 1 and full[0].startswith(short[0].strip("."))
    )


def _short_for(short: str, full: str) -> bool:
    """ "RCMP" for "Royal Canadian Mounted Police", "the Guards" for "Revolutionary Guards"."""
    if re.fullmatch(r"[A-Z]{2,8}", short):
        capitals = [w[0] for w in re.findall(r"[A-Za-zÀ-ÿ]+", full) if w[0].isupper()]
        return len(capitals) > 1 and "".join(capitals).upper() == short
    a, b = _plain(short).split(), _plain(full).split()
    return 1 < len(a) < len(b) and (b[: len(a)] == a or b[-len(a) :] == a)


@lru_cache(maxsize=4096)  # each name is compared with each other
def _plain(form: str) -> str:
    form = re.sub(r"[’']s\b", "", form)
    return (
        re.sub(r"[.\s]+", " ", form.replace("U.S.", "US").replace("U.N.", "UN")).strip().casefold()
    )


def _spelled_out(text: str) -> dict[str, str]:
    """Short forms in brackets after the long one: "International Energy Agency (IEA)"."""
    found: dict[str, str] = {}
    for match in re.finditer(r"\(([A-ZÀ-Þ]{2,8})\)", text):
        before = text[max(0, match.start() - 100) : match.start()].split()
        initials = match.group(1)
        for size in range(len(initials), min(len(initials) + 4, len(before)) + 1):
            words = before[-size:]
            letters = "".join(w[0] for w in words if w[:1].isupper())
            if letters == initials and words[0][:1].isupper():
                found[initials] = _plain(" ".join(words))
                break
    return found


def _topic(group: list[Name]) -> FoundTopic:
    kinds: Counter[TopicKind] = Counter()
    for name in group:
        kinds[name.kind] += 3 if name.title or name.role else 1  # who has an office is somebody
    first = min(group, key=lambda n: n.span)
    kind = max(kinds, key=lambda k: (kinds[k], k is first.kind))
    longest = max(group, key=lambda n: (len(n.form.split()), not n.form.isupper(), -n.span[0]))
    roles = [n.role for n in sorted(group, key=lambda n: n.span) if n.role]
    forms = tuple(dict.fromkeys(n.form for n in sorted(group, key=lambda n: n.span)))
    return FoundTopic(
        name=re.sub(r"\s+", " ", longest.form),
        kind=kind,
        spans=tuple(sorted(n.span for n in group)),
        forms=forms,
        role=roles[0] if roles else "",
    )
