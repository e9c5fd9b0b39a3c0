"""Who said what, gathered by speaker, each quotation once; and on whom a story rests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from standfirst.core.follow.search import fold_words
from standfirst.core.language.mentions import PRONOUNS
from standfirst.core.story.quoted import Quotation, Quoted, quotations
from standfirst.core.story.speakers import fullest_names, whole_bodies
from standfirst.core.types import TopicKind
from standfirst.core.update.unnamed import TOLD_NOTHING
from standfirst.models import Statement
from standfirst.web.wire import holder

SHOWN = 2  # statements of a speaker that stand open
DOTS = 40  # of the picture, in a row
MOST_DOTS = 120  # of the picture; a story that rests on more has none

Key = str  # a speaker: of a topic, of a name, or of the unnamed of one article


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation: the statement with its fullest form, and the others that repeat it.

    `others` are the names of further speakers to whom reports give the same words.
    """

    statement: Statement
    repeats: Sequence[Statement] = ()
    others: Sequence[str] = ()

    @property
    def reports(self) -> int:
        """In how many independent reports it stands: copies of one text are one."""
        return len({row.article.origin_key for row in (self.statement, *self.repeats)})

    @property
    def elsewhere(self) -> list[Statement]:
        """One repeat for each further outlet with a report of its own, then for each further
        report where none is."""
        texts: dict[int, list[Statement]] = defaultdict(list)
        for row in self.repeats:
            texts[row.article.origin_key].append(row)
        texts.pop(self.statement.article.origin_key, None)
        others = [_of_its_owner(rows[0], rows) for rows in texts.values()]
        mine = self.statement.article.outlet_id
        far = {row.article.outlet_id: row for row in reversed(others)}
        far.pop(mine, None)
        return list(far.values())[::-1] or others[:1]


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker with what they said, the newest first. `path` is their topic's page or ""."""

    name: str  # "" where the text gives no speaker
    role: str
    path: str
    named: bool
    reason: str  # why unnamed, in the text's words
    shown: Sequence[Said]
    folded: Sequence[Said]
    retold: bool = False  # only others tell what this one said: nothing rests on them


@dataclass(frozen=True, slots=True)
class Rests:
    """How many speakers a story rests on; of the unnamed, those to whom a reason is given first."""

    named: int
    hidden: Sequence[Voice] = ()

    @property
    def unnamed(self) -> int:
        """How many have no name."""
        return len(self.hidden)

    @property
    def dots(self) -> list[tuple[int, int, bool]]:
        """One for each speaker, (x, y, named), the named first; [] where they are too many."""
        total = self.named + self.unnamed
        if not 1 < total <= MOST_DOTS:
            return []
        return [(at % DOTS * 12 + 6, at // DOTS * 12 + 6, at < self.named) for at in range(total)]

    @property
    def height(self) -> int:
        """Of the picture."""
        return 12 * (1 + (self.named + self.unnamed - 1) // DOTS)

    @property
    def width(self) -> int:
        """Of the picture."""
        return 12 * min(self.named + self.unnamed, DOTS)


def voices(statements: Iterable[Statement]) -> list[Voice]:
    """By speaker, who spoke last first, the unnamed after the named, then those of whom only others
    tell, then words without a speaker; the same quotation once. The unnamed are those who told
    something: not "people say" in another's words, nor "two members refused to".

    `statements` come newest first.
    """
    rows = {row.pk: row for row in statements if not row.is_scrap and _is_heard(row)}
    keys = _keys(rows.values())
    reasons = {(row.article_id, row.reason) for row in rows.values() if row.reason}
    telling = {pk for pk, row in rows.items() if row.named or _tells(row, reasons)}
    sources = {keys[pk] for pk in telling} - {""}
    rows = {pk: row for pk, row in rows.items() if pk in telling or keys[pk] in sources}
    found = quotations(
        Quoted(pk, row.article_id, keys[pk], row.named, row.words) for pk, row in rows.items()
    )
    names = {keys[pk]: _name(row) for pk, row in rows.items()}
    same = _same(found, names)
    groups: dict[Key, list[Said]] = defaultdict(list)
    for one in found:
        speaker, *others = dict.fromkeys(same.get(key, key) for key in one.speakers or ("",))
        doubt = [names[key] for key in others if not _share_a_word(names[key], names[speaker])]
        groups[speaker].append(_said(one, rows, doubt))
    members: dict[Key, list[Statement]] = defaultdict(list)
    for pk, row in rows.items():
        members[same.get(keys[pk], keys[pk])].append(row)
    made = [_voice(said, members[key]) for key, said in groups.items()]
    return sorted(made, key=lambda voice: (not voice.name, voice.retold, not voice.named))


def once(statements: Iterable[Statement]) -> list[Said]:
    """What one speaker said, in this order, the same quotation once."""
    rows = {row.pk: row for row in statements if not row.is_scrap}
    found = quotations(
        Quoted(pk, row.article_id, "one", named=True, words=row.words) for pk, row in rows.items()
    )
    return [_said(one, rows, ()) for one in found]


def rests(heard: Sequence[Voice]) -> Rests:
    """On how many named and unnamed speakers these statements rest."""
    known = [voice for voice in heard if voice.name and not voice.retold]
    hidden = [voice for voice in known if not voice.named]
    hidden.sort(key=lambda voice: not voice.reason)
    return Rests(sum(voice.named for voice in known), hidden)


def _tells(row: Statement, reasons: Iterable[tuple[int, str]]) -> bool:
    """Is an unnamed speaker a source: quoted by the article itself, and of words or of what they
    told, not of what they asked for or refused, nor of why another has no name ("lawyers had told
    staff to stay silent")?"""
    if row.kind != "indirect":
        return not row.teller
    why = any(row.article_id == article and row.words in reason for article, reason in reasons)
    return not (row.teller or why or row.cue.lower() in TOLD_NOTHING)


def _is_heard(row: Statement) -> bool:
    """Somebody is quoted: "full results are expected" is nobody's word."""
    return bool(row.speaker or row.mention or row.kind != "indirect")


def _keys(rows: Iterable[Statement]) -> dict[int, Key]:
    """The speaker of each statement."""
    known = list(rows)
    people = {_name(row) for row in known if row.named and _may_be_a_person(row)}
    full = fullest_names(people)
    full |= whole_bodies({_name(row) for row in known if row.named and not _is_person(row)})
    topics = {_name(row): row.topic.topic_id for row in known if row.topic}
    return {row.pk: _key(row, full, topics) for row in known}


def _key(row: Statement, full: Mapping[str, str], topics: Mapping[str, int]) -> Key:
    name = _name(row)
    if not row.named:
        # Unnamed speakers of two articles are not known to be one person.
        return f"unnamed {row.article_id} {name.casefold()}" if name else ""
    name = full.get(name, name)
    if name in topics:
        return f"topic {topics[name]}"
    return f"topic {row.topic.topic_id}" if row.topic else f"name {_bare(name)}"


def _same(found: Iterable[Quotation], names: Mapping[Key, str]) -> dict[Key, Key]:
    """The unnamed of two articles who say the same words and are described alike are one."""
    same: dict[Key, Key] = {}
    for one in found:
        first = {names[key].casefold(): same.get(key, key) for key in reversed(one.speakers)}
        same |= {
            key: first[names[key].casefold()] for key in one.speakers if key.startswith("unnamed")
        }
    return same


def _is_person(row: Statement) -> bool:
    return row.topic is not None and row.topic.topic.kind == TopicKind.PERSON


def _may_be_a_person(row: Statement) -> bool:
    """A person's name, or words in capitals of which nothing more is known."""
    if row.topic:
        return row.topic.topic.kind == TopicKind.PERSON
    return all(word[:1].isupper() for word in _name(row).split()) and "The" not in _name(row)


def _name(row: Statement) -> str:
    """A speaker as the page names them; "" for a bare "they", of whom nobody knows who it is."""
    if row.topic:
        return row.topic.topic.name
    name = row.speaker or row.mention
    return "" if not row.named and name.casefold() in PRONOUNS else name


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _share_a_word(one: str, other: str) -> bool:
    """ "Saif Gadhafi" and "Saif al-Islam": may be one person, so that nobody is in doubt."""
    return bool(set(fold_words(one).split()) & set(fold_words(other).split()))


def _said(one: Quotation, rows: Mapping[int, Statement], others: Sequence[str]) -> Said:
    given = [rows[pk] for pk in one.ids]
    head = _of_its_owner(rows[one.fullest], given)
    return Said(head, [row for row in given if row is not head], list(dict.fromkeys(others)))


def _of_its_owner(row: Statement, given: Iterable[Statement]) -> Statement:
    """The statement as it stands in its agency's own article, else in the article whose text its
    own repeats; itself where neither is among those given."""
    key = row.article.origin_key
    prints = {row.article_id: row}
    for one in given:
        if one.article.origin_key == key:
            prints.setdefault(one.article_id, one)
    owner = holder(one.article for one in prints.values())
    return prints.get(owner or key, row)


def _voice(said: Sequence[Said], rows: Sequence[Statement]) -> Voice:
    """A speaker, of what was said and every statement of theirs, both the newest first."""
    first = max(rows, key=lambda row: len(_bare(_name(row)).split()))  # the fullest name
    topic = first.topic.topic if first.topic else None
    return Voice(
        name=_name(first),
        role=next((row.role for row in rows if row.role), ""),
        path=topic.path if topic else "",
        named=first.named,
        reason=next((row.reason for row in rows if row.reason), ""),
        shown=said[:SHOWN],
        folded=said[SHOWN:],
        retold=bool(rows) and all(row.teller for row in rows),
    )
