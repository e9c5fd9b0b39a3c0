"""Finds in a tree the words that a verb of speech reports: a clause, an object, a phrase."""

from __future__ import annotations

from standfirst.core.language import cues
from standfirst.core.language.tree import Tree, child, is_mark, subtree


def content_of(tree: Tree, i: int, verb: str, subject: int | None) -> tuple[set[int], bool]:
    """The words of what is said, and whether the verb reports words."""
    if verb in cues.CLAUSE_VERBS:
        words = _clause(tree, i, subject)
        if words:
            return words, verb not in cues.THINKING
    for test in (_opinion, _prepositional, _object, _infinitive):
        words = test(tree, i, verb)
        if words:
            return words, False
    return set(), False


def _clause(tree: Tree, i: int, subject: int | None) -> set[int]:
    """A clause that is said: a complement, or the sentence around "..., she said, ..."."""
    token = tree.tokens[i]
    complement = child(tree, i, "ccomp")
    if complement is not None and complement != subject:
        return _to_the_end(tree, subtree(tree, complement, [i]))
    if token.tag == "VBG" and child(tree, i, "nsubj") is None:
        return set()  # "..., advising forces": what stands around it is told by nobody
    if token.dep in ("parataxis", "ccomp", "advcl", "dep") and token.head != i:
        host = token.head
        own = subtree(tree, i)
        if is_set_off(tree, own) and tree.tokens[host].tag.startswith(("VB", "NN", "JJ", "MD")):
            return subtree(tree, host, [i])
    return set()


def _to_the_end(tree: Tree, words: set[int]) -> set[int]:
    """The words, with the rest of the sentence where they break off at an "and".

    A parser that gives up on a long coordination hangs its second half elsewhere.
    """
    last = max(words)
    if tree.tokens[last].tag != "CC":
        return words
    end = len(tree.tokens)
    while end > last + 1 and is_mark(tree.tokens[end - 1]) and tree.tokens[end - 1].text in ".!?":
        end -= 1
    return words | set(range(last + 1, end))


def is_set_off(tree: Tree, words: set[int]) -> bool:
    """Whether commas or quotation marks part these words from the rest."""
    first, last = min(words), max(words)
    before = first > 0 and (is_mark(tree.tokens[first - 1]) or is_mark(tree.tokens[first]))
    at_end = (
        last + 1 >= len(tree.tokens) or is_mark(tree.tokens[last + 1]) or is_mark(tree.tokens[last])
    )
    return (before or first == 0) and at_end and last - first < 40


def _opinion(tree: Tree, i: int, verb: str) -> set[int]:
    """ "called the merger a bad deal": both the thing and what it is called."""
    if verb not in cues.OPINION_VERBS:
        return set()
    words: set[int] = set()
    for c in tree.children[i]:
        if tree.tokens[c].dep in ("oprd", "ccomp", "dobj", "attr", "acomp"):
            words |= subtree(tree, c)
    named = any(tree.tokens[c].dep in ("oprd", "ccomp") for c in tree.children[i])
    return words if named or (verb != "call" and words) else set()


def _prepositional(tree: Tree, i: int, verb: str) -> set[int]:
    for c in tree.children[i]:
        token = tree.tokens[c]
        if token.dep in ("prep", "agent", "prt") and verb in cues.PHRASE_VERBS.get(
            token.text.lower(), ()
        ):
            words = subtree(tree, c)
            thing = child(tree, i, "dobj")
            if thing is not None and verb != "ask":
                words |= subtree(tree, thing)
            return words
    return set()


def _object(tree: Tree, i: int, verb: str) -> set[int]:
    thing = child(tree, i, "dobj")
    if verb == "put" and thing is not None and "at" in _texts(tree, subtree(tree, thing)):
        return subtree(tree, thing)
    if verb not in cues.OBJECT_VERBS:
        return set()
    if thing is None or (thing < i and not _fronted(tree, i)):
        return set()
    words = subtree(tree, thing)
    for c in tree.children[i]:
        if tree.tokens[c].dep in ("xcomp", "oprd", "dative", "prep") and c > thing:
            words |= subtree(tree, c)
    return words


def _texts(tree: Tree, words: set[int]) -> set[str]:
    return {tree.tokens[w].text.lower() for w in words}


def _fronted(tree: Tree, i: int) -> bool:
    return tree.tokens[i].dep == "relcl"


def _infinitive(tree: Tree, i: int, verb: str) -> set[int]:
    if verb not in cues.INFINITIVE_VERBS:
        return set()
    clause = child(tree, i, "xcomp", "ccomp")
    if clause is None:
        return set()
    words = subtree(tree, clause)
    asked = child(tree, i, "dobj")
    return words | (subtree(tree, asked) if asked is not None else set())
