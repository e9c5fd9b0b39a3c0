"""Which languages are read for speech without a parse, and their words."""

from __future__ import annotations

from functools import cache

from standfirst.core.language.germanspeech import german
from standfirst.core.language.romancespeech import french, spanish
from standfirst.core.language.speech import Speech

_LANGUAGES = {"de": german, "fr": french, "es": spanish}


@cache
def speech_of(language: str) -> Speech | None:
    """The words of a language; None for one that we have no list of."""
    made = _LANGUAGES.get(language)
    return made() if made else None
