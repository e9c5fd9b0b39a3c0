"""Walks over a parsed sentence: children, subtrees and the stretches of text they cover."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standfirst.core.language.parse import Token
from standfirst.core.types import Span


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence with the children of each word at hand."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]


def grow(tokens: Sequence[Token]) -> Tree:
    """A tree from tokens; heads outside the sentence count as the word itself."""
    children: list[list[int]] = [[] for _ in tokens]
    for i, token in enumerate(tokens):
        if token.head != i and 0 <= token.head < len(tokens):
            children[token.head].append(i)
    return Tree(tuple(tokens), tuple(tuple(c) for c in children))


def child(tree: Tree, i: int, *deps: str) -> int | None:
    """The first child of word `i` with one of the relations."""
    return next((c for c in tree.children[i] if tree.tokens[c].dep in deps), None)


def subtree(tree: Tree, i: int, without: Iterable[int] = ()) -> set[int]:
    """Indices of a word and all it governs, leaving out the branches `without`."""
    shut = set(without)
    found: set[int] = set()
    todo = [i]
    while todo:
        word = todo.pop()
        if word in found or (word in shut and word != i):
            continue
        found.add(word)
        todo.extend(tree.children[word])
    return found


def ancestors(tree: Tree, i: int) -> list[int]:
    """Governors of a word, nearest first."""
    found: list[int] = []
    while tree.tokens[i].head != i and len(found) < 200:
        i = tree.tokens[i].head
        found.append(i)
    return found


def is_mark(token: Token) -> bool:
    """Whether a token is punctuation or space only."""
    return not any(c.isalnum() for c in token.text)


def runs(tree: Tree, words: set[int]) -> list[tuple[int, int]]:
    """Unbroken runs of words (first, last), bridging punctuation, trimmed of it at both ends."""
    found: list[tuple[int, int]] = []
    for i in sorted(w for w in words if not is_mark(tree.tokens[w])):
        if found and all(is_mark(tree.tokens[k]) for k in range(found[-1][1] + 1, i)):
            found[-1] = (found[-1][0], i)
        else:
            found.append((i, i))
    return found


def span_of(tree: Tree, run: tuple[int, int]) -> Span:
    """The stretch of text of a run of words."""
    return tree.tokens[run[0]].start, tree.tokens[run[1]].end
