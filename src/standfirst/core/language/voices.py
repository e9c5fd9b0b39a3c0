"""Tells whether words beside a French or Spanish verb can name who speaks."""

from __future__ import annotations

import re

from standfirst.core.language.rolesabroad import (
    DOCUMENTS_ABROAD,
    SOURCES_ABROAD,
    is_group_abroad,
    is_role_abroad,
)
from standfirst.core.language.speech import Speech
from standfirst.core.language.wordlists import word_set
from standfirst.core.types import Span

_PRONOUNS = word_set("il elle ils elles él ella ellos ellas")
_ANYBODY = word_set("on vous tu nous uno usted ustedes nosotros me te si")
DETERMINERS = word_set(
    """
    le la les l un une des du ce cet cette ces son sa ses leur leurs notre nos plusieurs certains
    certaines quelques deux trois quatre cinq chaque tout tous toutes d autres
    el los las lo unos unas una su sus este esta estos estas ese esa esos esas aquel aquella
    nuestro nuestra varios varias algunos algunas muchos muchas dos tres cuatro cinco cada otro
    otra otros otras ambos ambas al todos todas
    """
)
_TRAILING = re.compile(r" (?:le|les|se|nos|lui|leur|ya|no|también|además|aussi|aujourd’hui)$")
_NOBODY = re.compile(r"\b(?:rien|personne ne|nul|nadie|nada|ninguno|ninguna|aucun|aucune)\b", re.I)
_BROKEN = re.compile(r"(?:^| )(?:y|e|et|ou|o|ni|que|qui|de|du|à|a|en|se|ne|pas|no|lo)$", re.I)
_WORD = re.compile(r"[^\W\d_][\w-]*")


def may_speak(words: str, speech: Speech) -> bool:
    """Whether a phrase can name a person, a body or a paper: with a name, an article, an office."""
    bare = words.strip(" “”«»\"'")
    found = [m.group() for m in _WORD.finditer(bare)]
    if not found or _NOBODY.search(bare) or _BROKEN.search(bare):
        return False
    first = found[0]
    if first.lower() in _ANYBODY or _told_of(found, speech):
        return False
    if first.lower() in ("de", "del", "du"):
        return len(found) > 1 and found[1][:1].isupper()
    if first.lower() in _PRONOUNS:
        return len(found) == 1
    if first.lower() in DETERMINERS:
        return len(found) > 1 and not _has_verb(found[1:], speech)
    if first[:1].isupper():
        return first.lower() not in speech.asides and not _has_verb(found, speech)
    return is_voice(first)


def without_clitic(text: str, span: Span) -> Span:
    """The phrase without the pronoun that belongs to its verb: "El juez le | exigió"."""
    words = text[slice(*span)]
    return span[0], span[0] + len(_TRAILING.sub("", words))


def is_voice(noun: str) -> bool:
    """Whether a noun names somebody by office, a body, a paper or a source."""
    small = noun.lower()
    return (
        is_role_abroad(small)
        or is_group_abroad(small)
        or small in DOCUMENTS_ABROAD
        or small in SOURCES_ABROAD
    )


def _has_verb(words: list[str], speech: Speech) -> bool:
    """A verb of speech within: the phrase ran over the clause that it opens."""
    return any(w in speech.helpers or w in _CLITICS for w in words)


_CLITICS = {"ne", "n", "se", "lo", "pas", "no", "está", "están", "hay", "tiene", "era"}


def _told_of(words: list[str], speech: Speech) -> bool:
    """ "Le preguntaron": a verb in the past, which is never a noun."""
    return any(w.endswith(_PAST) and w in speech.says for w in words)


_PAST = ("ron", "ó", "ait", "aient", "èrent")
