"""A topic's standing facts: who heads it, what somebody is; each with who says so and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from standfirst.core.language.roles import role_head
from standfirst.models import Article, Topic
from standfirst.models.fact import Word

ROLES, HOLDERS = 8, 4  # on the page; of one role
FEW = 0.1  # of the reports that tell the role best attested: what fewer tell may be misread

# What leads from a role to its body: "commander | of the mission", "Sprecherin | der Polizei".
_LINK = (
    r"(?:of|for|at|in|to|with|from|on|der|des|dem|von|beim?|für|im|de|du|del|della|au|aux|para|en)"
)
_THE = r"(?:the|its|their|la|le|les|las|los|el|der|die|das|l[’'])"
# A body told by what it is: "of the mission", "du parti". Head "of finance" is another than "head".
_SORT = re.compile(rf"\s+(?:(?:of|for)\s+{_THE}|du|del|de\s+la|der|des)\s+[^\W\d_]+$")
_WHOSE = re.compile(r"^[^’']{1,60}[’']s?\s+")
# Beside these words a role is another one: a former minister is no minister.
_OTHERWISE = frozenset(
    "former ex deputy vice acting assistant retired late outgoing incoming honorary presumptive "
    "presumed likely expected".split()
)
_ARTICLES = re.compile(
    r"^(?:the|a|an|its|their|his|her|le|la|les|l[’']|el|los|las|un|une|eine?|der|die|das)\s+", re.I
)


@dataclass(frozen=True, slots=True)
class Claim:
    """The newest word on one holder of a role: `reports` independent ones say so."""

    words: str
    other: Topic | None  # who holds the role, or where it is held
    since: date | None
    article: Article
    reports: int

    @property
    def path(self) -> str:
        """The article at the words: browsers that know text fragments scroll there."""
        return f"{self.article.path}#:~:text={quote(self.words, safe='').replace('-', '%2D')}"


@dataclass(frozen=True, slots=True)
class Role:
    """One role with those that articles name for it, the newest word first."""

    words: str
    claims: Sequence[Claim]


Held = Sequence[Sequence[list[Word]]]  # roles, of each its holders, of each what tells of it


def held(said: Iterable[Word], names: Collection[str] = ()) -> Held:
    """Facts, the newest word first, gathered as a page shows them. `names` are the topic's."""
    roles: dict[tuple[str, str], dict[int, list[Word]]] = {}
    for key, other, word in _placed(list(said), names):
        roles.setdefault(key, {}).setdefault(other, []).append(word)
    kept = _attested([list(holders.values()) for holders in roles.values()])
    return [holders[:HOLDERS] for holders in kept[:ROLES]]


def best(shown: Held) -> list[Word]:
    """The word that is shown of each holder: of its article and of its other topic rows are
    wanted."""
    return [_best(same) for holders in shown for same in holders]


def standing(
    shown: Held, articles: Mapping[int, Article], topics: Mapping[int, Topic]
) -> list[Role]:
    """Roles with rows: one role with one holder is told once, two holders of one role stand side
    by side. Articles come with their outlets."""
    rows = [[_claim(same, articles, topics) for same in holders] for holders in shown]
    there = [[claim for claim in claims if claim] for claims in rows]
    return [Role(_bare(claims[0].words), claims) for claims in there if claims]


def _attested(roles: Sequence[Sequence[list[Word]]]) -> list[Sequence[list[Word]]]:
    """Without the roles that few reports tell where others are told by many, but those that one
    tells since when: they may be new."""
    told = [len({word.origin for same in holders for word in same}) for holders in roles]
    least = FEW * max(told, default=0)
    return [
        holders
        for holders, reports in zip(roles, told, strict=True)
        if reports >= least or any(word.since for same in holders for word in same)
    ]


def head(words: str, bodies: Iterable[str] = ()) -> str:
    """What makes a role the same in other words: "the Commander of the mission" is "commander",
    "Orl spokesman" at a body named Orl "spokesman"; "former commander", "head of finance" and
    "leader on the council" are others."""
    role = " ".join(re.split(r"[,;:(]", _bare(words), maxsplit=1)[0].split())
    for body in filter(None, bodies):
        name = re.escape(" ".join(body.split()))
        role = re.sub(rf"^{name}(?:[’']s?)?\s+", "", role, flags=re.IGNORECASE)
        link = rf"\s+(?:{_LINK}\s+)?(?:{_THE}\s*|d[’'])?{name}$"
        role = re.sub(link, "", role, flags=re.IGNORECASE)
    return _SORT.sub("", _bare(role)).casefold()


def _placed(
    said: Sequence[Word], names: Collection[str]
) -> Iterator[tuple[tuple[str, str], int, Word]]:
    """Each with the role and the other topic (0: none) that it is told under. A role without its
    body is told once with it: "mayor" as "mayor of Orl", "minister" as "Finance Minister"."""
    heads = [(word.kind, head(word.words, _bodies(word, names))) for word in said]
    times = Counter(heads)
    bodies: dict[tuple[str, str], list[int]] = {key: [] for key in heads}
    for key, word in zip(heads, said, strict=True):
        bodies[key] += [word.other] if word.other else []
    for key, word in zip(heads, said, strict=True):
        if word.kind == "role" and not word.other:
            whole = _whole(key, times)
            yield whole, next(iter(bodies[whole]), 0), word
        else:
            yield key, word.other or 0, word


def _bodies(word: Word, names: Collection[str]) -> Collection[str]:
    return [word.other_name] if word.kind == "role" and word.other_name else names


def _whole(key: tuple[str, str], known: Counter[tuple[str, str]]) -> tuple[str, str]:
    """The fullest of the known (→ how many tell it) that tells the same role."""
    kind, role = key
    bare = (kind, _WHOSE.sub("", role))
    if bare in known:
        key = bare
    fuller = [
        other
        for other, times in known.items()
        if other[0] == kind and "’" not in other[1] and _fuller(other[1], key[1])
        if times >= known[key] or other[1].endswith(key[1])
    ]
    return max(fuller, key=lambda other: len(other[1]), default=key)


def _fuller(role: str, short: str) -> bool:
    """ "finance minister" of "minister", "secretary of state" of "secretary"."""
    more, less = (set(re.findall(r"[^\W\d_]+", words)) for words in (role, short))
    return less < more and not _OTHERWISE & (more - less) and role_head(role) == role_head(short)


def _bare(words: str) -> str:
    """Without the article that it begins with."""
    return _ARTICLES.sub("", words.strip())


def _best(same: Sequence[Word]) -> Word:
    """The newest that tells since when is worth more than one that does not."""
    return next((word for word in same if word.since), same[0])


def _claim(
    same: Sequence[Word], articles: Mapping[int, Article], topics: Mapping[int, Topic]
) -> Claim | None:
    """None where the article went in this moment."""
    best = _best(same)
    article = articles.get(best.article)
    if article is None:
        return None
    return Claim(
        words=best.words,
        other=topics.get(best.other or 0),
        since=best.since,
        article=article,
        reports=len({word.origin for word in same}),
    )
