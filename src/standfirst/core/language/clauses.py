"""Reads from one sentence's tree who says what: verbs and nouns of speech with subject and
content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standfirst.core.language import cues
from standfirst.core.language.contents import content_of, is_set_off, said_before
from standfirst.core.language.subjects import is_third_person, noun_phrase, subject_of
from standfirst.core.language.tree import Tree, ancestors, child, runs, span_of, subtree
from standfirst.core.types import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with the spans of its source and content. `who` is whom the source means.

    `who` differs from the source where that is a relative pronoun or left out ("..., adding that").
    `saying` marks verbs that report words rather than a stance.
    """

    cue: Span
    content: tuple[Span, ...]
    source: Span | None = None
    who: Span | None = None
    saying: bool = False
    level: bool = False  # the cue governs the sentence or is set off in it


def attributions(tree: Tree) -> Iterator[Attribution]:
    """Every attribution of a sentence, in order of its cue."""
    for i, token in enumerate(tree.tokens):
        word = token.text.lower()
        found: Attribution | None = None
        if word == "according":
            found = _according(tree, i)
        elif token.tag.startswith("VB") and word in cues.LEMMAS:
            found = _verb(tree, i, cues.LEMMAS[word])
        elif token.tag.startswith("NN") and word in cues.NOUN_LEMMAS:
            found = _noun(tree, i, cues.NOUN_LEMMAS[word])
        elif word in cues.ADVERBS:
            found = _adverb(tree, i)
        if found is not None and found.content:
            yield found


# --- verbs ------------------------------------------------------------------------------------


def _verb(tree: Tree, i: int, verb: str) -> Attribution | None:
    passive = child(tree, i, "auxpass") is not None and child(tree, i, "nsubjpass") is not None
    if passive:
        return _passive(tree, i, verb)
    if _is_imperative(tree, i):
        return None
    if _is_reduced(tree, i):
        return _reduced(tree, i, verb)
    if _is_barred(tree, i) or _is_unsaid(tree, i):
        return None
    subject, who = subject_of(tree, i)
    words, saying = content_of(tree, i, verb, subject)
    if not words:
        told = said_before(tree, i, verb)
        if told is None:
            return None
        subject, words, who, saying = *told, None, True
    if subject is None and who is None:
        return None
    if verb in cues.THINKING and not is_third_person(tree, who if who is not None else subject):
        return None
    return _attribution(tree, i, words, subject=subject, who=who, saying=saying)


_BARRED = {
    "authorized",
    "authorised",
    "allowed",
    "permitted",
    "cleared",
    "entitled",
    "supposed",
    "able",
    "unable",
}


def _is_barred(tree: Tree, i: int) -> bool:
    """ "was not authorized to speak": nothing is said."""
    token = tree.tokens[i]
    return token.dep in ("xcomp", "advcl") and tree.tokens[token.head].text.lower() in _BARRED


def _is_unsaid(tree: Tree, i: int) -> bool:
    """ "would not say", "must report": told of, not said."""
    if cues.LEMMAS.get(tree.tokens[i].text.lower()) not in cues.UNSAID:
        return False
    helpers = {
        tree.tokens[c].text.lower()
        for c in tree.children[i]
        if tree.tokens[c].dep in ("aux", "neg")
    }
    return bool(helpers & {"must", "should", "not", "n’t", "n't", "never", "cannot"})


def _is_reduced(tree: Tree, i: int) -> bool:
    """A participle that suffers the act: "a man called John", "asked about it, he ..."."""
    token = tree.tokens[i]
    if token.tag not in ("VBN", "VBD") or token.dep not in ("acl", "advcl", "amod"):
        return False
    return child(tree, i, "nsubj", "nsubjpass", "aux", "auxpass", "mark") is None


def _reduced(tree: Tree, i: int, verb: str) -> Attribution | None:
    agent = child(tree, i, "agent")
    source = child(tree, agent, "pobj") if agent is not None else None
    if source is not None and verb != "see":  # a paper "seen by" somebody
        words: set[int] = set()
        for c in tree.children[i]:
            if tree.tokens[c].dep in ("oprd", "xcomp", "ccomp", "prep"):
                words |= subtree(tree, c)
        if not words and tree.tokens[i].dep == "acl":
            words = subtree(tree, tree.tokens[i].head, [i])
        return _attribution(tree, i, words, subject=source, who=None, saying=False)
    if verb == "ask":
        words = set().union(*(subtree(tree, c) for c in tree.children[i]))
        return _attribution(tree, i, words, subject=None, who=None, saying=False)
    return None


def _attribution(
    tree: Tree, i: int, words: set[int], *, subject: int | None, who: int | None, saying: bool
) -> Attribution:
    source = noun_phrase(tree, subject, i) if subject is not None else None
    person = noun_phrase(tree, who, i) if who is not None else source
    token = tree.tokens[i]
    shut = set(range(source[0], source[1] + 1)) if source else set()
    content = tuple(span_of(tree, run) for run in runs(tree, words - shut - {i}))
    return Attribution(
        cue=(token.start, token.end),
        content=content,
        source=span_of(tree, source) if source else None,
        who=span_of(tree, person) if person else None,
        saying=saying,
        level=(saying and token.dep in ("ROOT", "parataxis"))
        or (token.dep == "ccomp" and saying and i > 0 and is_set_off(tree, subtree(tree, i))),
    )


def _is_imperative(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    return token.tag == "VB" and token.dep == "ROOT" and child(tree, i, "nsubj", "aux") is None


_PASSIVE = {
    "expect",
    "accuse",
    "call",
    "say",
    "report",
    "allege",
    "believe",
    "describe",
    "know",
    "see",
    "view",
}


def _passive(tree: Tree, i: int, verb: str) -> Attribution | None:
    """ "was called a liar by X", "is expected to": the subject is what is spoken of."""
    agent = child(tree, i, "agent")
    source = child(tree, agent, "pobj") if agent is not None else None
    thing = child(tree, i, "nsubjpass")
    if verb not in _PASSIVE and source is None:
        return None
    if verb in cues.CLAUSE_VERBS and source is None and child(tree, i, "ccomp") is not None:
        words = subtree(tree, child(tree, i, "ccomp") or i)
        return _attribution(tree, i, words, subject=None, who=None, saying=True)
    if (
        verb not in cues.OBJECT_VERBS | cues.INFINITIVE_VERBS | cues.OPINION_VERBS
        and source is None
    ):
        return None
    words = subtree(tree, thing) if thing is not None else set()
    for c in tree.children[i]:
        if tree.tokens[c].dep in ("oprd", "xcomp", "ccomp", "prep") and c != agent:
            words |= subtree(tree, c)
    return _attribution(tree, i, words, subject=source, who=None, saying=False)


# --- phrases, nouns, adverbs ------------------------------------------------------------------


def _according(tree: Tree, i: int) -> Attribution | None:
    """ "according to the bank": the rest of the clause is what the bank says."""
    to = child(tree, i, "prep", "pcomp", "dep")
    source = child(tree, to, "pobj") if to is not None else None
    if source is None:
        return None
    phrase = subtree(tree, i)
    host = tree.tokens[i].head
    for up in [host, *ancestors(tree, host)]:
        host = up
        if tree.tokens[up].tag.startswith(("VB", "MD")):
            break
    if min(phrase) and tree.tokens[min(phrase) - 1].text == ",":  # set off, it is of all verbs
        while (
            tree.tokens[host].dep in ("conj", "advcl", "ccomp") and tree.tokens[host].head != host
        ):
            host = tree.tokens[host].head
    words = subtree(tree, host if host != i else i, [i]) - phrase
    return _attribution(tree, i, words, subject=source, who=None, saying=True)


def _noun(tree: Tree, i: int, noun: str) -> Attribution | None:
    """ "his claim that ...", "criticism of the plan by ..."."""
    words: set[int] = set()
    owner = child(tree, i, "poss")
    for c in tree.children[i]:
        token = tree.tokens[c]
        if (token.dep in ("acl", "ccomp") and noun in cues.NOUNS and _is_that_clause(tree, c)) or (
            token.dep == "prep" and noun in cues.PHRASE_NOUNS.get(token.text.lower(), ())
        ):
            words |= subtree(tree, c)
        elif token.dep == "prep" and token.text.lower() in ("by", "from") and owner is None:
            owner = child(tree, c, "pobj")
    if not words:
        return None
    return _attribution(tree, i, words, subject=owner, who=None, saying=False)


def _is_that_clause(tree: Tree, i: int) -> bool:
    mark = child(tree, i, "mark", "aux")
    return mark is not None and tree.tokens[mark].text.lower() in ("that", "to")


def _adverb(tree: Tree, i: int) -> Attribution | None:
    host = tree.tokens[i].head
    if host == i or not tree.tokens[host].tag.startswith("VB"):
        return None
    return _attribution(tree, i, subtree(tree, host, [i]), subject=None, who=None, saying=True)


# --- source phrase ----------------------------------------------------------------------------


def speakers_beside(tree: Tree) -> list[Attribution]:
    """Verbs with a subject, whatever they mean: what may stand beside a quotation ("she
    thundered").
    """
    found: list[Attribution] = []
    for i, token in enumerate(tree.tokens):
        if not token.tag.startswith("VB") or token.dep in ("aux", "auxpass"):
            continue
        subject, who = subject_of(tree, i)
        if subject is not None:
            found.append(_attribution(tree, i, set(), subject=subject, who=who, saying=True))
    return found
