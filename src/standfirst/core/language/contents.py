"""Finds in a tree the words that a verb of speech reports: a clause, an object, a phrase."""

from __future__ import annotations

from standfirst.core.language import cues
from standfirst.core.language.bidding import bidden, task
from standfirst.core.language.complements import clause_of, opening, reports
from standfirst.core.language.roles import singular
from standfirst.core.language.tree import Tree, child, is_mark, subtree
from standfirst.core.language.wordlists import word_set


def content_of(tree: Tree, i: int, verb: str, subject: int | None) -> tuple[set[int], bool]:
    """The words of what is said, and whether the verb reports words."""
    if verb in cues.CLAUSE_VERBS:
        words = clause_of(tree, i, subject)
        if words:
            return words, verb not in cues.THINKING
    for test in (_opinion, _prepositional, _object, _infinitive, _gerund, _plea):
        words = test(tree, i, verb)
        if words:
            return words, False
    word = child(tree, i, "intj", "dobj") if verb == "say" else None
    if word is not None and word > i and tree.tokens[word].text.lower() not in _VAGUE:
        return _beside(tree, i, word), True  # "said yes to the plan"
    if subject is not None and verb in _SHOWING and _is_paper(tree, subject):
        return _thing(tree, i), False
    return set(), False


_VAGUE = word_set(
    "so it this that anything something nothing things thing more what which much lot little piece"
)
# What a paper does: "the poll shows a lead".
_SHOWING = {"show", "find", "indicate", "suggest", "reveal", "put"}
_PAPERS = word_set(
    """
    poll data survey study report record figure document review census analysis result count
    statistic research paper audit
    """
)


def _is_paper(tree: Tree, subject: int) -> bool:
    word = tree.tokens[subject].text.lower()
    return singular(word) in _PAPERS or word in _PAPERS


def _thing(tree: Tree, i: int) -> set[int]:
    """The object of a verb with what hangs beside it."""
    thing = child(tree, i, "dobj")
    if thing is None or thing < i:
        return set()
    return _beside(tree, i, thing)


def _beside(tree: Tree, i: int, thing: int) -> set[int]:
    words = subtree(tree, thing)
    for c in tree.children[i]:
        if tree.tokens[c].dep in ("xcomp", "oprd", "dative", "prep", "acomp") and c > thing:
            words |= subtree(tree, c)
    return words | _measures(tree, i, words)


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
        early = token.dep == "prep" and c < i and verb == "put"  # "at the school he had put out"
        if (
            not early
            and token.dep in ("prep", "agent", "prt")
            and verb in cues.PHRASE_VERBS.get(token.text.lower(), ())
        ):
            words = subtree(tree, c)
            thing = child(tree, i, "dobj")
            if thing is None and token.dep == "prt":  # "ruled out lending it"
                thing = child(tree, i, "xcomp")
            if thing is not None and verb != "ask":
                words |= subtree(tree, thing)
            if verb == "put" and not _has_number(tree, words):
                continue  # "put Osk at the centre"
            asked = bidden(tree, i, c) if verb in _APPEALS else set()
            if verb == "appeal" and token.text == "to" and not asked:
                continue  # "appealed to voters": they like it
            return words | asked
    return set()


_APPEALS = {"call", "appeal", "push", "plead", "campaign"}


def _object(tree: Tree, i: int, verb: str) -> set[int]:
    thing = child(tree, i, "dobj")
    if verb == "put" and thing is not None and "at" in _texts(tree, subtree(tree, thing)):
        return subtree(tree, thing)
    if verb in _BIDS and thing is not None:
        if not _has_number(tree, subtree(tree, thing)):
            return set()
    elif verb not in cues.OBJECT_VERBS or (verb == "deny" and _withholds(tree, i, thing)):
        return set()
    if thing is None or (thing < i and not _fronted(tree, i)):
        return set()
    words = subtree(tree, thing)
    for c in tree.children[i]:
        if tree.tokens[c].dep not in ("xcomp", "oprd", "dative", "prep") or c < thing:
            continue
        if tree.tokens[c].text.lower() in _WHEN and min(subtree(tree, c)) > max(words) + 1:
            continue  # "conceded the vote today, after a recount"
        words |= subtree(tree, c)
    if words and _is_pointed_at(tree, words):
        return set()
    words |= _measures(tree, i, words)
    blows = verb == "attack" and _texts(tree, words).isdisjoint(_WORDY)
    return set() if blows else words


_WHEN = {"after", "before", "since", "during", "until"}


def _is_pointed_at(tree: Tree, words: set[int]) -> bool:
    """ "listed them without notes": what was said stands elsewhere; not "accused them of theft"."""
    if not any(tree.tokens[w].tag == "PRP" and tree.tokens[w].dep == "dobj" for w in words):
        return False
    if any(tree.tokens[w].tag[:2] in ("VB", "JJ", "CD") or is_mark(tree.tokens[w]) for w in words):
        return False
    loose = [tree.tokens[w] for w in words if tree.tokens[w].tag in ("IN", "TO")]
    return not any(t.text.lower() in cues.PHRASES or t.text.lower() == "over" for t in loose)


def _measures(tree: Tree, i: int, words: set[int]) -> set[int]:
    """ "found metal | 300 metres | from the road": how far or long, between what is said."""
    found: set[int] = set()
    for c in tree.children[i]:
        told = tree.tokens[c].dep == "npadvmod" and child(tree, c, "nummod") is not None
        if told and words and min(words) < c < max(words):
            found |= subtree(tree, c)
    return found


# "attacked the plan as reckless"; not "attacked two women in the park".
_WORDY = {"“", "”", '"', "''", "``", "as"}
_BIDS = {"offer", "seek", "demand", "forecast", "expect"}  # said where a number stands with them


def _has_number(tree: Tree, words: set[int]) -> bool:
    return any(tree.tokens[w].tag == "CD" for w in words)


def _withholds(tree: Tree, i: int, thing: int | None) -> bool:
    """ "denied him bail", "denied entry to the ship": nothing is said."""
    if thing is not None and tree.tokens[thing].text.lower() in _WITHHELD:
        return True
    return child(tree, i, "dative") is not None


_WITHHELD = word_set("bail entry access permission parole asylum visa visas entrance admission")


def _texts(tree: Tree, words: set[int]) -> set[str]:
    return {tree.tokens[w].text.lower() for w in words}


def _fronted(tree: Tree, i: int) -> bool:
    return tree.tokens[i].dep == "relcl"


def _infinitive(tree: Tree, i: int, verb: str) -> set[int]:
    if verb not in cues.INFINITIVE_VERBS:
        return set()
    if _is_of_a_thing(tree, i) or (verb == "claim" and _is_relative(tree, i)):
        return set()
    clause = child(tree, i, "xcomp", "ccomp") or task(tree, i)
    if clause is None and verb == "ask":
        clause = _question(tree, i)
    asked = child(tree, i, "dobj")
    if clause is None:
        apart = asked is None or asked < i or tree.tokens[i].tag == "VBG" or verb == "tell"
        told = set() if apart or asked is None else subtree(tree, asked)
        return told if any(tree.tokens[w].tag == "TO" for w in told) else set()
    words = subtree(tree, clause)
    return words | (subtree(tree, asked) if asked is not None else set())


def _is_relative(tree: Tree, i: int) -> bool:
    """ "messages that claim to come from the bank": what things they are."""
    subject = child(tree, i, "nsubj")
    return (
        tree.tokens[i].dep == "relcl" and subject is not None and tree.tokens[subject].tag == "WDT"
    )


def _is_of_a_thing(tree: Tree, i: int) -> bool:
    """ "the posts that it wants to cut": what is wanted is told by the word before."""
    subject = child(tree, i, "nsubj")
    if tree.tokens[i].dep != "relcl" or subject is None:
        return False
    first = min(subtree(tree, i))
    opens = tree.tokens[first].tag
    where = opens in ("WRB", "IN") and tree.tokens[first].text.lower() != "that"
    apart = first > 0 and is_mark(tree.tokens[first - 1])
    return tree.tokens[subject].tag not in ("WP", "WDT") and not (where or apart)


def _gerund(tree: Tree, i: int, verb: str) -> set[int]:
    """ "recalled taking the lift", "suggested closing two pits"."""
    clause = child(tree, i, "xcomp")
    if verb == "continue" or not reports(verb) or clause is None:
        return set()
    return subtree(tree, clause) if tree.tokens[clause].tag == "VBG" and clause > i else set()


def _plea(tree: Tree, i: int, verb: str) -> set[int]:
    """ "pleaded not guilty"."""
    if verb != "plead":
        return set()
    words = set().union(
        *(subtree(tree, c) for c in tree.children[i] if c > i and tree.tokens[c].dep in _PLEAS)
    )
    how = [w for w in words if tree.tokens[w].dep == "prep" and tree.tokens[w].text in _HOW]
    return words.difference(*(subtree(tree, w) for w in how))


_HOW = {"in", "with", "at", "before", "through", "via"}  # "in a low voice", "at the court"
_PLEAS = {"acomp", "oprd", "neg", "dobj", "prep"}


def _question(tree: Tree, i: int) -> int | None:
    """ "asked me when it goes": no time of the asking, but the question."""
    clause = child(tree, i, "advcl")
    if clause is None or clause < i or child(tree, i, "dobj") is None:
        return None
    return clause if opening(tree, clause) in ("when", "where", "how", "why") else None
