"""Reads from one sentence's tree who says what: verbs and nouns of speech with subject and
content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from standfirst.core.language import cues
from standfirst.core.language.complements import (
    cue_before,
    ends_condition,
    is_set_off,
    reports,
    said_before,
)
from standfirst.core.language.contents import content_of
from standfirst.core.language.gapped import gapped
from standfirst.core.language.hollow import tells_nothing
from standfirst.core.language.moods import acts, is_barred, is_told, is_unsaid
from standfirst.core.language.subjects import is_third_person, lent_subject, noun_phrase, subject_of
from standfirst.core.language.tags import tags
from standfirst.core.language.tree import (
    Tree,
    ancestors,
    child,
    is_mark,
    runs,
    span_of,
    subtree,
)
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
    reports: bool = False  # that it was said, not that it may or should be


def attributions(tree: Tree) -> list[Attribution]:
    """Every attribution of a sentence, in order of its cue."""
    found = list(_by_tree(tree))
    for i, source, said in tags(tree):
        tagged = _tagged(tree, i, source, said)
        same = next((a for a in found if a.cue == tagged.cue), None)
        if same is None or same.source != tagged.source or same.content[0][0] > same.cue[0]:
            found = [a for a in found if a.source != tagged.source and a is not same] + [tagged]
        elif len(said) > len(same.content):
            found = [a for a in found if a is not same] + [tagged]
    found = [a for a in found if not any(_turned_round(a, b) for b in found)]
    return sorted(found, key=lambda a: a.cue)


def _tagged(
    tree: Tree, i: int, source: tuple[int, int], said: list[tuple[int, int]]
) -> Attribution:
    who = span_of(tree, source)
    cue = (tree.tokens[i].start, tree.tokens[i].end)
    content = tuple(span_of(tree, run) for run in said)
    return Attribution(cue, content, source=who, who=who, saying=True, level=True)


def _turned_round(one: Attribution, other: Attribution) -> bool:
    """Whether each of two has the other in what it says, and the other is set off."""
    both = _says(one, other.cue[0]) and _says(other, one.cue[0])
    return both and other.level and (not one.level or other.cue > one.cue)


def _says(attribution: Attribution, place: int) -> bool:
    return any(start <= place < end for start, end in attribution.content)


def _by_tree(tree: Tree) -> Iterator[Attribution]:
    for i, token in enumerate(tree.tokens):
        found = _at(tree, i, token.text.lower(), token.tag)
        if found is None or not found.content:
            continue
        if not tells_nothing(
            tree,
            i,
            source=found.source,
            content=found.content,
            saying=found.saying,
            reports=found.reports,
        ):
            yield from _each(tree, i, found)


def _each(tree: Tree, i: int, found: Attribution) -> Iterator[Attribution]:
    """ "spoke of 14, the federation of 17": one of each; else the one."""
    both = gapped(tree, i) if found.content[0][0] > found.cue[0] else None
    if both is None:
        yield found
        return
    own, second, told = both
    source = span_of(tree, second)
    yield replace(found, content=tuple(span_of(tree, run) for run in own))
    content = tuple(span_of(tree, run) for run in told)
    yield replace(found, content=content, source=source, who=source)


def _at(tree: Tree, i: int, word: str, tag: str) -> Attribution | None:
    if word == "according":
        return _according(tree, i)
    if tag.startswith("VB") and word in cues.LEMMAS:
        return _verb(tree, i, cues.LEMMAS[word])
    if tag.startswith("NN") and word in cues.NOUN_LEMMAS:
        return _noun(tree, i, cues.NOUN_LEMMAS[word])
    return _adverb(tree, i) if word in cues.ADVERBS else None


# --- verbs ------------------------------------------------------------------------------------


def _verb(tree: Tree, i: int, verb: str) -> Attribution | None:
    passive = child(tree, i, "auxpass") is not None and child(tree, i, "nsubjpass") is not None
    if passive:
        return _passive(tree, i, verb)
    if _is_imperative(tree, i):
        return None
    if _is_reduced(tree, i):
        return _reduced(tree, i, verb)
    if is_barred(tree, i) or is_unsaid(tree, i) or _is_suffered(tree, i) or ends_condition(tree, i):
        return None
    lent = lent_subject(tree, i) if reports(verb) else None
    if lent is not None:
        return _attribution(tree, i, lent[1], subject=lent[0], who=None, saying=True)
    before = cue_before(tree, i)
    subject, who = subject_of(tree, i if before is None else before)
    if subject is None:
        subject = _behind_mark(tree, i)
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


def _is_suffered(tree: Tree, i: int) -> bool:
    """ ", one of three asked to check it,", ", all of them agreed in writing": a participle, though
    a parser gives it a subject.
    """
    token = tree.tokens[i]
    alone = token.tag == "VBN" and child(tree, i, "aux", "auxpass") is None
    return alone and token.dep in ("ccomp", "advcl", "dep", "parataxis")


def _behind_mark(tree: Tree, i: int) -> int | None:
    """ "...,” complained a member": who speaks behind the verb, taken for its object."""
    thing = child(tree, i, "dobj")
    opens = i > 2 and is_mark(tree.tokens[i - 1]) and child(tree, i, "ccomp") is not None
    return thing if opens and thing is not None and thing > i else None


def _is_reduced(tree: Tree, i: int) -> bool:
    """A participle that suffers the act: "a man called John", "asked about it, he ..."."""
    token = tree.tokens[i]
    if token.tag not in ("VBN", "VBD") or token.dep not in ("acl", "advcl", "amod"):
        return False
    return child(tree, i, "nsubj", "nsubjpass", "aux", "auxpass", "mark") is None


def _reduced(tree: Tree, i: int, verb: str) -> Attribution | None:
    agent = child(tree, i, "agent")
    source = child(tree, agent, "pobj") if agent is not None else None
    words: set[int] = set()
    if source is None and (subject := _of_no_verb(tree, i, verb)) is not None:
        words, saying = content_of(tree, i, verb, subject)
        told = _attribution(tree, i, words, subject=subject, who=None, saying=saying)
        return replace(told, reports=True) if saying else None
    if source is not None and verb != "see":  # a paper "seen by" somebody
        for c in tree.children[i]:
            if tree.tokens[c].dep in ("oprd", "xcomp", "ccomp", "prep"):
                words |= subtree(tree, c)
        if not words and tree.tokens[i].dep == "acl" and verb in cues.ACTS | _DOING:
            words = subtree(tree, tree.tokens[i].head, [i])
        return _attribution(tree, i, words, subject=source, who=None, saying=False)
    if verb == "ask":
        words = set().union(*(subtree(tree, c) for c in tree.children[i]))
        return _attribution(tree, i, words, subject=None, who=None, saying=False)
    return None


_DOING = cues.ALL_VERBS - cues.CLAUSE_VERBS  # "a deal opposed by miners"; not "data reported by"


def _of_no_verb(tree: Tree, i: int, verb: str) -> int | None:
    """ "The Alliance, one seat ahead, promised that ...": the subject, where a parser found no verb
    in the sentence but a participle of its apposition.
    """
    top = next((up for up in ancestors(tree, i) if tree.tokens[up].dep == "ROOT"), i)
    if not tree.tokens[top].tag.startswith("NN") or verb not in cues.CLAUSE_VERBS - cues.THINKING:
        return None
    return top if tree.tokens[i - 1].text == "," and top < i else None


def _attribution(
    tree: Tree, i: int, words: set[int], *, subject: int | None, who: int | None, saying: bool
) -> Attribution:
    source = noun_phrase(tree, subject, i) if subject is not None else None
    person = noun_phrase(tree, who, i) if who is not None else source
    token = tree.tokens[i]
    shut = set(range(source[0], source[1] + 1)) if source else set()
    if subject is not None:  # with what it tells of who speaks: ", who asked not to be named"
        shut |= subtree(tree, subject, [i])
    content = tuple(span_of(tree, run) for run in runs(tree, words - shut - {i}))
    return Attribution(
        cue=(token.start, token.end),
        content=content,
        source=span_of(tree, source) if source else None,
        who=span_of(tree, person) if person else None,
        saying=saying,
        level=(saying and token.dep in ("ROOT", "parataxis"))
        or (token.dep == "ccomp" and saying and i > 0 and is_set_off(tree, subtree(tree, i))),
        reports=(saying or _is_act(tree, i)) and is_told(tree, i),
    )


def _is_act(tree: Tree, i: int) -> bool:
    """Whether a verb names what is done by words alone: "asked for soup", "promised to return"."""
    verb, wish = cues.LEMMAS.get(tree.tokens[i].text.lower()), child(tree, i, "xcomp")
    asks = verb == "want" and wish is not None and tree.tokens[wish].text.lower() == "know"
    return asks or verb in cues.ACTS  # "wanted to know why ..."


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
    words = _equated(tree, i)
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
    who = None
    if owner is None:
        owner, who = _who_voices(tree, i)
    if owner is None:
        return None  # "the idea that ...": nobody is said to have it
    return _attribution(tree, i, words, subject=owner, who=who, saying=False)


def _equated(tree: Tree, i: int) -> set[int]:
    """ "His answer was that ...": the clause."""
    host = tree.tokens[i].head
    if tree.tokens[i].dep != "nsubj" or tree.tokens[host].text.lower() not in ("is", "was"):
        return set()
    clause = child(tree, host, "ccomp")
    if clause is None or clause < host or not _is_that_clause(tree, clause):
        return set()
    return subtree(tree, clause)


def _who_voices(tree: Tree, i: int) -> tuple[int | None, int | None]:
    """ "The envoys expressed fears that ...": whose fears they are is told by the verb alone."""
    verb = tree.tokens[i].head
    if tree.tokens[i].dep != "dobj" or tree.tokens[verb].text.lower() not in _VOICING:
        return None, None
    return subject_of(tree, verb)


_VOICING = frozenset(
    form
    for verb in "express voice raise make have issue repeat deliver renew reiterate share".split()
    for form in cues.forms_of(verb)
) | {"made", "making", "has", "had", "having"}


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
        if token.text.lower() in _BEING or not (token.text.lower() in cues.LEMMAS or acts(tree, i)):
            continue
        subject, who = subject_of(tree, i)
        if subject is not None:
            found.append(_attribution(tree, i, set(), subject=subject, who=who, saying=True))
    return found


_BEING = {"is", "are", "was", "were", "be", "been", "being", "’s", "'s", "’re", "'re"}
