"""What a language needs to be read for speech without a parse, and what its words tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """How one language reports what was said. Words are small.

    There is one a language: it is compared by identity, since caches ask for it at every word.
    """

    says: frozenset[str]  # what follows, or goes before, is said
    believes: frozenset[str]  # verbs and nouns that need a clause marked as said
    judges: frozenset[str]  # verbs whose object is already what is said
    opens: frozenset[str]  # words that open what is said
    asks: frozenset[str]  # the same, behind a verb of saying only
    turns: frozenset[str]  # words that open a clause that is not said: relative, of time
    sources: tuple[str, ...]  # patterns before a name: "according to"
    parted: frozenset[str] = frozenset()  # verbs whose particle may stand apart: "teilte ... mit"
    behind: tuple[str, ...] = ()  # patterns behind a name: "zufolge"
    hence: frozenset[str] = frozenset()  # "demnach": the clause is said by whoever spoke
    mood: frozenset[str] = frozenset()  # verbs in the mood of what others say
    past_mood: frozenset[str] = frozenset()  # the same, only behind a sentence in that mood
    helpers: frozenset[str] = frozenset()  # auxiliaries, which a name goes before
    so: frozenset[str] = frozenset()  # words before an inverted verb: "so sagte X"
    as_told: frozenset[str] = frozenset()  # words that open "wie X sagte", "so X"
    joins: frozenset[str] = frozenset()  # "and", "but"
    asides: frozenset[str] = frozenset()  # words before the verb that name nobody
    infinitive: str = ""  # "zu" before the verb of a clause that is said
    that: frozenset[str] = frozenset()  # "das teilte X mit": what stands before was said
    first: frozenset[str] = frozenset()  # who speaks of themselves, in no such mood
    passive: frozenset[str] = frozenset()  # what is done to the subject
    have: frozenset[str] = frozenset()  # auxiliaries of what the subject did
    participles: frozenset[str] = frozenset()  # of the verbs that judge
    modals: frozenset[str] = frozenset()  # verbs with an infinitive
    so_alone: frozenset[str] = frozenset()  # "so der Minister"
    with_words: dict[str, frozenset[str]] = field(default_factory=dict)  # form → what it needs
    undoes: frozenset[str] = frozenset()  # words of a clause that reports nothing
    relatives: frozenset[str] = frozenset()  # behind a preposition they open a clause
    subordinates: frozenset[str] = frozenset()  # words of a clause that a main one follows
    prefixes: tuple[str, ...] = ()  # of verbs: "entstehe" is in the mood as "stehe" is
    before_nouns: frozenset[str] = frozenset()  # what stands behind is no verb: "sa critique"
    views: frozenset[str] = frozenset()  # of the sources, those that count for people alone: "pour"
    drops_pronouns: bool = False  # "aseguró que ..." has a subject that is not written
    opens_inside: bool = False  # what opens a clause has no comma before it
    small_nouns: bool = False  # nouns are small, and what is said is always opened by a word


@cache
def is_mood(word: str, speech: Speech) -> bool:
    """Whether a small word is a verb in the mood of what others say."""
    if word in speech.mood:
        return True
    if speech.mood and word.endswith("iere") and word.islower() and len(word) > 6:
        return True
    return any(word.removeprefix(p) in speech.mood for p in speech.prefixes if word.startswith(p))


@cache
def is_past_mood(word: str, speech: Speech) -> bool:
    """Whether a small word is a verb that tells of what others say behind one in their mood."""
    known = speech.past_mood
    return word in known or any(
        word.removeprefix(p) in known for p in speech.prefixes if word.startswith(p)
    )
