"""Which subjects an article gets, by its words and by what its outlet calls it; rather none than
a wrong one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from standfirst.core.subject.tree import SubjectTree
from standfirst.core.subject.words import stems, told_by

MOST = 3  # subjects an article
MOST_LABELS = 20
LABEL = 2.0  # what one word of the outlet's labels weighs; one that stands n times in the text √n
ENOUGH = 3.5  # of weight, for a broadest subject: some four telling words
BESIDE = 0.65  # of the likeliest one's weight, for a further one
NAMED = 2  # times that each word of a branch's name stands in the article


@dataclass(frozen=True, slots=True)
class WordsOfArticle:
    """What choosing looks at: `terms` as reading counts them, the rest as the outlet files it."""

    terms: Mapping[str, int]
    language: str
    labels: tuple[str, ...] = ()
    section: str = ""


class SubjectChooser:
    """Chooses among the subjects of one tree; made once a tree, since it looks at all its names."""

    def __init__(self, tree: SubjectTree) -> None:
        self._tree = tree
        self._names = {code: stems(one.name, "en") for code, one in tree.subjects.items()}
        self._branches: dict[str, list[str]] = defaultdict(list)  # by one stem of the name
        self._rarity: dict[str, float] = {}
        self._index()

    def _index(self) -> None:
        used = Counter(stem for names in self._names.values() for stem in names)
        self._rarity = {stem: math.log(len(self._names) / n) for stem, n in used.items()}
        for code, name in self._names.items():
            if name and self._tree.subjects[code].broader:
                self._branches[min(name, key=lambda stem: (used[stem], stem))].append(code)

    def choose(self, article: WordsOfArticle) -> tuple[str, ...]:
        """The codes of at most MOST subjects, the likeliest first; () where none is likely.

        A broadest subject is chosen by telling words. Branches take its place whose names the
        article says (English), or its outlet.
        """
        tops = self._tops(article)
        if not tops:
            return ()
        branches = self._branches_named(article)
        found: list[str] = []
        for top in tops:
            below = [code for code in branches if self._tree.top(code) == top]
            found += self._lowest(below)[: max(1, MOST // len(tops))] or [top]
        return tuple(found[:MOST])

    def _tops(self, article: WordsOfArticle) -> list[str]:
        weight: dict[str, float] = defaultdict(float)
        for word, count in _evidence(article):
            for code, telling in told_by(word, article.language).items():
                weight[code] += count * telling
        order = sorted(weight, key=lambda code: (-weight[code], code))
        return [
            code
            for code in order[:MOST]
            if weight[code] >= max(ENOUGH, BESIDE * weight[order[0]]) and code in self._names
        ]

    def _branches_named(self, article: WordsOfArticle) -> list[str]:
        """The branches that the outlet or the article names, those with the rarest words first."""
        called = {stems(label, "en") for label in _labels(article)}
        labels = {stem for label in called for stem in label}
        said = {word: n for word, n in article.terms.items() if n >= NAMED}
        if article.language != "en":
            said = {}
        weight = {
            code: sum(self._rarity[stem] * math.sqrt(said.get(stem, NAMED)) for stem in name)
            for word in {*said, *labels}
            for code in self._branches.get(word, ())
            if (name := self._names[code]) <= said.keys() or name in called
        }
        return sorted(weight, key=lambda code: (self._names[code] not in called, -weight[code]))

    def _lowest(self, codes: list[str]) -> list[str]:
        """Those of which no other one here is a branch."""
        above = {upper for code in codes for upper in self._tree.above(code)}
        return [code for code in codes if code not in above]


def _evidence(article: WordsOfArticle) -> Iterator[tuple[str, float]]:
    for word, count in article.terms.items():
        yield word, math.sqrt(max(0, count))
    for label in _labels(article):
        for word in stems(label, article.language):
            yield word, LABEL


def _labels(article: WordsOfArticle) -> tuple[str, ...]:
    return tuple(dict.fromkeys((article.section, *article.labels)))[:MOST_LABELS]
