"""Joins full and short forms of one name within an article, and acronyms with their long form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

from standfirst.core.language.kinds import ORG_WORD, TWO_OR_THREE, Name
from standfirst.core.types import FoundTopic, TopicKind


def join_names(text: str, names: Sequence[Name]) -> tuple[FoundTopic, ...]:
    """Topics by number of mentions, then by first place; each with its fullest form as name."""
    groups: list[list[Name]] = []
    spelled = _spelled_out(text) | _in_brackets(text, names)
    for name in sorted(names, key=lambda n: (-len(n.form.split()), n.span)):
        group = _home(name, groups, spelled)
        if group is None:
            groups.append([name])
        else:
            group.append(name)
    groups = _by_first_name(groups)
    places = {name.form for name in names if name.kind is TopicKind.PLACE}
    topics = [_topic(group, places) for group in groups]
    return tuple(sorted(topics, key=lambda t: (-len(t.spans), t.spans[0])))


def _by_first_name(groups: list[list[Name]]) -> list[list[Name]]:
    """The groups, "Hillary" within that of Hillary Clinton: of the one person named in full who
    bears the first name, where it is nobody's surname and has no title or role beside it."""
    full = [g for g in groups if g[0].kind is TopicKind.PERSON and " " in g[0].form]
    surnames = {_plain(group[0].form).split()[-1] for group in full}
    kept: list[list[Name]] = []
    for group in groups:
        word = _plain(group[0].form)
        known = [g for g in full if _plain(g[0].form).split()[0] == word]
        alone = all(n.kind is TopicKind.PERSON and not (n.title or n.role) for n in group)
        if len(known) == 1 and alone and " " not in word and word not in surnames:
            known[0].extend(group)
        else:
            kept.append(group)
    return kept


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
    if a == b:
        return True
    alike = TopicKind.PERSON not in (name.kind, full.kind) or name.kind is full.kind
    if alike and (spelled.get(name.form) == b or spelled.get(full.form) == a):
        return True
    if name.kind is TopicKind.PERSON and full.kind is TopicKind.PERSON:
        return _same_person(a.split(), b.split(), group)
    organisations = {TopicKind.ORGANISATION}
    if name.kind in organisations and full.kind in organisations:
        return _short_for(name.form, full.form)
    if name.kind is full.kind is TopicKind.PLACE and re.fullmatch(_INITIALS, name.form):
        return _are_initials(name.form, full.form)
    if (
        full.kind is TopicKind.ORGANISATION
        and name.kind is TopicKind.PERSON
        and " " not in name.form
    ):
        known = full.span < name.span  # "Strava" before "Strava Community Hub" is no short form
        return known and a == b.split()[0] and not name.title and not name.form.isupper()
    # A surname alone is often taken for a body or a place.
    acronym = name.form.isupper() and len(name.form) < _SHOUTED  # "FALLIN:" is who speaks
    if full.kind is TopicKind.PERSON and " " not in name.form and not acronym:
        return a == b.split()[-1] and len(b.split()) > 1
    return False


_SHOUTED = 5  # letters of a surname in capitals


def _same_person(short: list[str], full: list[str], group: list[Name]) -> bool:
    if len(short) > len(full):
        return False
    if len(short) == 1:
        if short[0] == full[-1] or (len(full) > 1 and _sound_alike(short[0], full[-1])):
            return True
        return (
            len(full) > 1
            and short[0] == full[0]
            and not any(" " not in n.form and _plain(n.form) != short[0] for n in group[1:])
        )
    if short[-1] != full[-1] and not _sound_alike(short[-1], full[-1]):
        return False
    if _have_other_letters(short[1:-1], full[1:-1]):
        return False
    return short[0] == full[0] or _sound_alike(short[0], full[0]) or _is_initial(short[0], full[0])


def _have_other_letters(ours: list[str], theirs: list[str]) -> bool:
    """Middle letters that tell two people apart: "George W.", "George H. W."."""
    one, other = "".join(ours), "".join(theirs)
    letters = len(one) == len(ours) and len(other) == len(theirs)
    return letters and not (one.startswith(other) or other.startswith(one))


def _is_initial(short: str, full: str) -> bool:
    return len(short.strip(".")) == 1 and full.startswith(short.strip("."))


def _sound_alike(one: str, other: str) -> bool:
    """One foreign name in two spellings: "Gaddafi" and "Qaddafi", "Muhammad" and "Mohamed"."""
    if min(len(one), len(other)) < 5 or one == other:
        return one == other
    return _sound(one) == _sound(other)


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    """As heard: one sign for k, q and g, for i, e and y, for o and u, no letter twice, no h behind
    a consonant."""
    plain = "".join(c for c in normalize("NFKD", word.casefold()) if c.isalpha())
    heard = re.sub(r"(?<=[b-df-hj-np-tv-z])h", "", plain).translate(_HEARD)
    return re.sub(r"(.)\1+", r"\1", heard)


_HEARD = str.maketrans("qgeyo", "kkiiu")


def _short_for(short: str, full: str) -> bool:
    """ "RCMP" for "Royal Canadian Mounted Police", "the Guards" for "Revolutionary Guards"."""
    if re.fullmatch(_INITIALS, short):
        return _are_initials(short, full)
    a, b = _plain(short).split(), _plain(full).split()
    if not 1 < len(a) < len(b):
        return False
    # "United Nations" is no short form of its Security Council.
    return b[-len(a) :] == a or (b[: len(a)] == a and b[-1] not in _PARTS)


_INITIALS = r"(?:[A-ZÀ-Þ]\.?){2,8}"
_PARTS = frozenset(
    "agency assembly bureau center centre command commission committee council court department "
    "division foundation fund institute mission office program programme school secretariat".split()
)


def _are_initials(short: str, full: str) -> bool:
    capitals = [w[0] for w in re.findall(r"[A-Za-zÀ-ÿ]+", full) if w[0].isupper()]
    return len(capitals) > 1 and "".join(capitals).upper() == short.replace(".", "")


@lru_cache(maxsize=4096)  # each name is compared with each other
def _plain(form: str) -> str:
    form = _LETTERS.sub("", re.sub(r"[’']s\b", "", form))
    return (
        re.sub(r"[.\s]+", " ", form.replace("U.S.", "US").replace("U.N.", "UN")).strip().casefold()
    )


# Behind a name: "Clare Montgomery QC".
_LETTERS = re.compile(r"(?<=\w\w),? (?:QC|KC|SC|MP|MEP|MSP|MLA|TD|PhD|OBE|CBE|MBE)$")


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


def _in_brackets(text: str, names: Sequence[Name]) -> dict[str, str]:
    """The same right behind a body's name, whose letters they are: "Bundeskriminalamt (BKA)"."""
    found: dict[str, str] = {}
    for name in names:
        short = _BRACKETS.match(text, name.span[1])
        if short and name.kind is not TopicKind.PERSON and _has_letters(short[1], name.form):
            found[short[1]] = _plain(name.form)
    return found


_BRACKETS = re.compile(r" \(([A-ZÀ-Þ]{2,8})\)")


def _has_letters(short: str, full: str) -> bool:
    """The first letter first, the others in their order."""
    rest = iter(full.upper())
    return full[:1].upper() == short[0] and all(letter in rest for letter in short)


def _has_surname(full: str, group: list[Name]) -> bool:
    """ "Jonas Reik", also taken for a place, where the text calls him "Reik"."""
    plain = TWO_OR_THREE.match(full) is not None and ORG_WORD.search(full) is None
    last = full.split()[-1]
    return (
        plain
        and any(n.form == last for n in group)
        and any(n.kind is TopicKind.PERSON for n in group)
    )


def _bare(form: str, kind: TopicKind, places: set[str]) -> str:
    """A name on one line, without letters behind it, or "Varland’s" before "Defence Command"; a
    middle letter with its stop."""
    form = " ".join(form.split())
    if kind is TopicKind.PERSON:
        return _WITHOUT_STOP.sub(".", _LETTERS.sub("", form))
    owner, owned, rest = form.replace("'s ", "’s ").partition("’s ")
    return rest if owned and owner in places and " " in rest else form


# "Ann B Lee"; but "Ortega Y Gasset", and no numbers.
_WITHOUT_STOP = re.compile(r"(?<=[^\W\d_]{2} [A-DF-HJ-NP-UWZ])(?= [A-ZÀ-Þ](?:[^\W\d_]|[’']))")


def _topic(group: list[Name], places: set[str]) -> FoundTopic:
    kinds: Counter[TopicKind] = Counter()
    for name in group:
        kinds[name.kind] += 3 if name.title or name.role else 1  # who has an office is somebody
    first = min(group, key=lambda n: n.span)
    kind = max(kinds, key=lambda k: (kinds[k], k is first.kind))
    longest = max(group, key=lambda n: (len(n.form.split()), not n.form.isupper(), -n.span[0]))
    roles = [n.role for n in sorted(group, key=lambda n: n.span) if n.role]
    if (roles and " " in longest.form) or _has_surname(longest.form, group):
        kind = TopicKind.PERSON
    forms = tuple(dict.fromkeys(n.form for n in sorted(group, key=lambda n: n.span)))
    return FoundTopic(
        name=_bare(longest.form, kind, places),
        kind=kind,
        spans=tuple(sorted(n.span for n in group)),
        forms=forms,
        role=roles[0] if roles else "",
    )
