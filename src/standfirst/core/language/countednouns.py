"""Finds the noun that a number counts, in the words behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standfirst.core.language.wordlists import word_set

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_STOP = word_set(
    """
    a an the and or but nor of for from to in on at by with without as than that which who whose
    whom where when while since because if is are was were be been being has have had do does
    did will would can could may might shall should must not no so such too very more most other
    another each every this these those there here it its he she they them his her their we our
    you your i me my said says say told into onto upon over under above below between among
    against about around across along near after before during until till through per via up
    down out off away back again only also even still now then later ago earlier last next early
    late today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday
    sunday including according became becomes get got went go goes went make made took take came
    come left voted died killed gave give whether both all any some instead each apiece
    altogether together alone least strong how what why und oder der die das den dem des von vom
    für mit bei aus nach in im am an auf zu zum zur sind ist war waren wurden werden haben hat
    hatte et ou le la les de des du à au aux dans sur par pour avec ont est sont y o el los las
    en del con por para que se su sus fueron son
    """
)
_PLURALS = word_set(
    """
    people men women children police staff dead wounded injured missing troops crew aircraft
    fish sheep cattle km kg mph tonnes feet teeth mice percent yen baht rand won euro crew
    personnel media data dollars pence livestock homeless spacecraft species series personen
    menschen personnes personas hectares hours km² inches
    """
)
TIME = word_set(
    """
    year years month months week weeks day days hour hours minute minutes second seconds decade
    decades century centuries times time o’clock night nights morning mornings jahre jahren
    monate wochen tage tagen stunden minuten ans mois semaines jours heures minutes años meses
    semanas días horas minutos
    """
)


def counted(tail: str, value: float, *, language: str = "en") -> str:
    """The noun phrase a number counts, from the text behind it; "" where none follows at once."""
    owner = _OWNER.match(tail)
    if owner:
        tail = " " + tail[owner.end() :]
    step = re.match(
        r"(?:[ \u00a0-]|-)(?:of (?:the|its|his|her|their|these|those|our|all) (?:\w+ )?)?", tail
    )
    if not step:
        return ""
    if tail[:1] == "-":
        seat = re.match(r"-([a-z]{3,})(?= )", tail)
        return (
            seat.group(1)
            if seat and seat.group(1) not in TIME and seat.group(1) not in _NOT_COUNTED
            else ""
        )
    words = _noun_words(tail, step.end())
    if not words:
        return ""
    if language == "de":  # the first capital word is the noun
        noun = next((k for k, word in enumerate(words) if word[:1].isupper()), len(words) - 1)
        words = words[: noun + 1]
    if any(_is_plural(word) for word in words):
        while not _is_plural(words[-1]):
            words.pop()
    elif _is_no_noun(words, value, language):
        return ""
    return " ".join(words)


def _is_no_noun(words: Sequence[str], value: float, language: str) -> bool:
    """Without a plural: a half or one of a thing is one; else a verb or adverb, but in languages
    whose plurals have many endings.
    """
    if language == "de":
        return not words[-1][:1].isupper()
    if value in (0.5, 1.0):
        return len(words) == 1 and words[0][:1].isupper()
    return language == "en" or len(words) > 1 or words[0][:1].isupper()


# "11 of the city’s 34 primary schools": the schools are counted.
_OWNER = re.compile(
    r" of (?:the |its |their |his |her )?(?:[\w-]+ ){0,2}[\w-]+(?:[’']s|s[’']) "
    r"(?:\d[\d.,]* |(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) )?"
)
_MORE = re.compile(r"(?:more|other|further|additional|new|separate|different|full) (?=\w)")


def _noun_words(tail: str, place: int) -> list[str]:
    """The words from a place on that may belong to a counted noun: up to its plural."""
    words: list[str] = []
    more = _MORE.match(tail, place)
    place = more.end() if more else place
    while len(words) < 6:
        word = _WORD.match(tail, place)
        if word is None or word.group().lower() in _STOP:
            break
        text = word.group()
        if (
            words
            and _is_plural(words[-1])
            and (not _is_plural(text) or _TAKES_OBJECT.match(tail, word.end()))
        ):
            break
        owner = re.search(r"[’']s?$", text)
        words.append(text[: owner.start()] if owner else text)
        place = word.end() + 1
        if owner or tail[word.end() : place] != " ":
            break
    return words


# "45 observers monitors the ...": what looks like a plural is a verb.
_TAKES_OBJECT = re.compile(r" (?:the|a|an|its|his|her|their)\b")
_NOT_COUNTED = word_set("old page point part fold strong way time odd plus year and hour")


def _is_plural(word: str) -> bool:
    low = word.lower()
    if low in _PLURALS:
        return True
    return (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "’s", "'s", "ous"))
    )
