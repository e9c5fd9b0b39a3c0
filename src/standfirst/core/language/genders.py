"""Tells from a whole text who is he and who is she: by titles, roles and pronouns behind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from standfirst.core.language.quotations import Quotation, inside
from standfirst.core.language.roles import FEMALE, MALE, is_role
from standfirst.core.types import FoundTopic, Span, TopicKind

People = list[tuple[Span, FoundTopic]]
Heard = tuple[str, Span, int]  # gender, place, number of its sentence
ENOUGH = 2  # votes: one from the same sentence, or opening the next; two from further off
MAX_PRONOUNS = 500  # of a text; what it tells of its people, it tells before


def genders_told(
    text: str,
    sentences: Sequence[Span],
    places: Sequence[tuple[Span, FoundTopic]],
    *,
    titles: Mapping[str, set[str]],
    quotations: tuple[Quotation, ...],
) -> dict[str, str]:
    """Topic name → "m" or "f", of those people of whom the text tells it.

    A title or a role decides. Else each "he" and "she" votes for the one person named near before
    it who may be meant, and three quarters of the votes must agree; whose gender is known by then
    is out of the way of the others. `places` are in the order of the text.
    """
    people = [(place, topic) for place, topic in places if topic.kind is TopicKind.PERSON]
    told = {topic.name: by for _, topic in people if (by := _by_title(topic, titles))}
    if len(told) == len({topic.name for _, topic in people}):
        return told
    heard = list(_pronouns(text, sentences, quotations))[:MAX_PRONOUNS]
    for _ in range(2):
        votes = _votes(text, sentences, people, heard=heard, told=told)
        told |= {name: gender for name in votes if (gender := _clear(votes[name]))}
    return told


def _by_title(topic: FoundTopic, titles: Mapping[str, set[str]]) -> str:
    role = re.split(r" (?:of|for|to|in|at) ", topic.role.lower(), maxsplit=1)[0]
    words = titles.get(topic.name, set()) | set(role.split()[-3:])
    if words & MALE:
        return "m"
    return "f" if words & FEMALE else ""


# "contradicted her", "told him" are of another; "her party" is not.
_PRONOUN = re.compile(
    r"\b(?:(he|his|himself)|she|herself|her(?= (?!(?:at|in|on|to|and|as|for|with|by|from|that|"
    r"about|of|a|an|the|if|when|while|but|or|into|after|before|not|out|off|up|down|over)\b)\w))\b",
    re.IGNORECASE,
)


def _pronouns(
    text: str, sentences: Sequence[Span], quotations: tuple[Quotation, ...]
) -> Iterator[Heard]:
    """The pronouns outside of quotation marks."""
    for found in _PRONOUN.finditer(text):
        if inside(quotations, found.start()) is None:
            number = bisect_left(sentences, found.start() + 1, key=lambda s: s[0]) - 1
            yield ("m" if found.group(1) else "f"), found.span(), max(0, number)


def _votes(
    text: str,
    sentences: Sequence[Span],
    people: People,
    *,
    heard: Sequence[Heard],
    told: Mapping[str, str],
) -> dict[str, Counter[str]]:
    """Name → gender → votes, of those not told yet."""
    votes: dict[str, Counter[str]] = {}
    for gender, place, number in heard:
        low = bisect_left(people, sentences[max(0, number - 2)][0], key=lambda p: p[0][0])
        near = people[low : bisect_left(people, place[0], key=lambda p: p[0][0])]
        may = {topic.name for _, topic in near if told.get(topic.name, gender) == gender}
        if len(may) != 1 or may <= told.keys():
            continue
        last = max(span[1] for span, topic in near if topic.name in may)
        if not _names_somebody(text[last : place[0]]):
            opens = not text[sentences[number][0] : place[0]].strip()
            close = last >= sentences[max(0, number - opens)][0]
            votes.setdefault(may.pop(), Counter())[gender] += 2 if close else 1
    return votes


def _names_somebody(between: str) -> bool:
    """Whether the pronoun may be of another: "Ann Lee said a man had lost his tent"."""
    return any(word in _ANYBODY or is_role(word) for word in _WORD.findall(between))


_WORD = re.compile(r"[a-z-]{3,}")
_ANYBODY = {"child", "children", "pupil", "suspect", "one", "who", "whose", "whom", "each", "every",
            "nobody", "somebody", "someone", "anyone", "everyone"}  # fmt: skip


def _clear(votes: Counter[str]) -> str:
    """The gender for which three quarters speak, "" where none is clear, or one from afar alone."""
    gender, most = votes.most_common(1)[0]
    return gender if most >= ENOUGH and 4 * most >= 3 * votes.total() else ""
