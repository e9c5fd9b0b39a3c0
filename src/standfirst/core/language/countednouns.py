"""Finds the noun that a number counts, in the words behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standfirst.core.language.numbers import find_numbers
from standfirst.core.language.wordlists import word_set

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_STOP = word_set(
    """
    a an the and or but nor of for from to in on at by with without as than that which who whose
    whom where when while since because if is are was were be been being has have had do does
    did will would can could may might shall should must not no so such too very more most other
    another each every this these those there here it its itself he she they them his her their we
    our     you your i me my said says say told into onto upon over under above below between among
    against about around across along near after before during until till through per via up
    down out off away back again only also even still now then later ago earlier last next early
    late today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday
    sunday including according became becomes get got went go goes went make made took take came
    come left voted died killed gave give whether both all any some instead each apiece
    altogether together alone least strong worth how what why oder der die das den dem des von vom
    und für mit bei aus nach in im am an auf zu zum zur sind ist war waren wurden werden haben hat
    hatte et ou le la les de des du à au aux dans sur par pour avec ont est sont y o el los las
    en del con por para que se su sus fueron son
    """
)
_PLURALS = word_set(
    """
    people men women children police staff dead wounded injured missing troops crew aircraft
    fish sheep cattle km kg mph tonnes feet teeth mice percent yen baht rand won euro crew
    personnel media data dollars pence livestock homeless spacecraft species series personen
    menschen personnes personas hectares hours km² inches mm cm
    """
)
_PLURAL_ENDS = ("men", "people", "children")  # gunmen, townspeople, schoolchildren
_NO_PLURALS = word_set("specimen regimen acumen abdomen omen yemen bremen semen stamen")
TIME = word_set(
    """
    year years month months week weeks day days hour hours minute minutes second seconds decade
    decades season seasons
    century centuries time o’clock night nights morning mornings jahre jahren
    monate wochen tage tagen stunden minuten ans mois semaines jours heures minutes años meses
    semanas días horas minutos
    """
)


def counted(tail: str, value: float, *, language: str = "en") -> str:
    """The noun phrase a number counts, from the text behind it; "" where none follows at once."""
    tail = _QUOTE_ENDS.sub(" ", tail)
    owner = _OWNER.match(tail)
    if owner:
        tail = " " + tail[owner.end() :]
    if tail[:1] == "-":
        return ""
    step = _STEP.match(tail)
    if not step or _TIMES_AS.match(tail):
        return ""
    words = _noun_words(tail, step.end())
    if not words:
        return ""
    if language == "de":  # the first capital word is the noun
        noun = next((k for k, word in enumerate(words) if word[:1].isupper()), len(words) - 1)
        words = words[: noun + 1]
    if any(_is_plural(word) for word in words):
        while not _is_plural(words[-1]) or (len(words) > 1 and _is_state(words)):
            words.pop()
        if words[-1].lower() in _OF_SOMETHING:
            words += _of_what(tail, tail.find(words[-1], step.end()) + len(words[-1]))
    elif _is_no_noun(words, value, language):
        return ""
    return " ".join(words)


def counted_together(tail: str, noun: str) -> str:
    """ "640 deckhands, engineers and catering staff": the noun with those counted beside it; the
    noun alone where the words behind it may begin another clause."""
    start = tail.find(noun)
    behind = tail[start + len(noun) :] if 0 <= start <= FEW_LETTERS else ""
    found = _TOGETHER.match(behind)
    if not found or not _is_plural(noun.split()[-1]):
        return noun
    rest = found["rest"] or found["rest2"]
    listed = re.split(r", (?:and |or )?| (?:and|or) ", rest)[1:]
    words = [one.split() for one in listed]
    if find_numbers(rest, language="en"):
        return noun
    if any(not _is_plural(one[-1]) or _STOP & {*map(str.lower, one)} for one in words):
        return noun
    return noun + rest


FEW_LETTERS = 12  # between a number and its noun: " of the other"
_ONE_OF_LIST = r"[a-z][\w’-]+(?: [a-z][\w’-]+)?"
# Of two nouns alone the second is often the subject of what follows: "12 people and houses were".
_TOGETHER = re.compile(
    rf"(?P<rest>(?:, {_ONE_OF_LIST}){{1,4}},? (?:and|or) {_ONE_OF_LIST})"
    r"(?=[.;”]|$| (?:on|in|at|from|who|were|are|had|have|aboard)\b)"
    rf"|(?P<rest2> (?:and|or) [a-z][\w’-]+)(?=[.;”]|$| (?:on board|aboard|from|who)\b)"
)


def compound(tail: str) -> str:
    """ "Member" of "seven-member board": what a number joined to its noun counts; "" for others."""
    found = _COMPOUND.match(tail)
    if not found or found[1] in TIME or found[1] in _NOT_COUNTED or found[2].lower() in _STOP:
        return ""
    return found[1]


_COMPOUND = re.compile(r"-([a-z]{3,}) ([^\W\d_][\w’-]*)")


def _is_no_noun(words: Sequence[str], value: float, language: str) -> bool:
    """Without a plural: a half or one of a thing is one; else a verb or adverb, but in languages
    whose plurals have many endings.
    """
    if language == "de":
        return not words[-1][:1].isupper()
    if value in (0.5, 1.0):
        return len(words) == 1 and words[0][:1].isupper()
    return language == "en" or len(words) > 1 or words[0][:1].isupper()


def _is_state(words: Sequence[str]) -> bool:
    """ "Two guards wounded": what befell those counted, behind their noun."""
    return words[-1].lower() in _STATES and _is_plural(words[-2])


def _of_what(tail: str, place: int) -> list[str]:
    """ "Of the team", behind "members", which says nothing alone; "of stone" behind "tonnes"."""
    of = _OF.match(tail, place)
    words = _noun_words(tail, of.end())[:MOST_OF] if of else []
    while words and (words[-1].endswith("ed") or words[-1].lower() in _ADVERBS):
        words.pop()
    return [*of.group().split(), *words] if of and words else []


def goes_bare(tail: str) -> bool:
    """Does no noun follow the number: the clause ends, or goes on with a verb or small word?"""
    word = _BARE_WORD.match(tail)
    if word is None:
        return not tail or tail[0] in ',.;:)!?”"’—–'
    return word[1] in _STOP or word[1] in _ADVERBS or word[1].endswith("ed")


_BARE_WORD = re.compile(r" ([a-zà-ÿ]+)\b")
_ADVERBS = word_set(
    """
    overnight overall instead therefore yet already ahead behind short seen found lost held sent
    built sold aboard ashore overboard
    """
)
_QUOTE_ENDS = re.compile(r"^[”\"’] (?=[a-z])")
_STATES = word_set("wounded injured missing dead")
MOST_OF = 3  # words of what a measure is of
# What says nothing alone: measures, and what things come in.
_OF_SOMETHING = word_set(
    """
    members tonnes tons metres meters kilometres kilometers feet miles kilograms kilos kg litres
    liters gallons hectares acres barrels pages sheets boxes crates sacks bags bottles pairs pieces
    sets rows loads bundles
    """
)
_OF = re.compile(r" of (?:the |its |their |a )?")
_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_STEP = re.compile(
    r"[ \u00a0](?:of (?:(?:the|its|his|her|their|these|those|our|all) "
    rf"(?:\d[\d.,]* |(?:{_SMALL}) )?|(?:\d[\d.,]*|{_SMALL}) ))?"
)
# "11 of the city’s 34 primary schools": the schools are counted.
_OWNER = re.compile(
    r" of (?:the |its |their |his |her )?(?:[\w-]+ ){0,2}[\w-]+(?:[’']s|s[’']) "
    r"(?:\d[\d.,]* |(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) )?"
)
# "Three times the size", "five times revenues": what is multiplied, not how often.
_TIMES_AS = re.compile(
    r" times (?:the|its|their|more|less|higher|lower|larger|bigger|smaller|greater|faster|over|"
    r"[a-z]+s\b|that|what)"
)
_MORE = re.compile(r"(?:more|other|further|additional|new|separate|different|full|such) (?=\w)")


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
        if words and _is_plural(words[-1]) and not _goes_on(words[-1], word, tail):
            break
        owner = re.search(r"[’']s?$", text)
        words.append(text[: owner.start()] if owner else text)
        place = word.end() + 1
        if owner or tail[word.end() : place] != " ":
            break
    return words


def _goes_on(plural: str, word: re.Match[str], tail: str) -> bool:
    """Is the noun not over with its first plural: "police officers", "human rights groups"?"""
    several = plural.lower() in _BEFORE_NOUNS and _is_plural(word.group())
    return several and not _TAKES_OBJECT.match(tail, word.end())


# Plurals that stand before other nouns; behind any other, a word in -s is a verb.
_BEFORE_NOUNS = word_set(
    """
    police crew staff women men people troops children rights sports arms sales news savings goods
    services systems data media operations customs securities communications aircraft personnel
    students veterans drugs weapons elections affairs relations livestock cattle sheep fish
    homeless united nations states wounded injured dead missing measles
    """
)
# "45 observers monitors the ...": what looks like a plural is a verb.
_TAKES_OBJECT = re.compile(r" (?:the|a|an|its|his|her|their)\b")
_NOT_COUNTED = word_set(
    """
    old page point part fold strong magnitude way time odd plus year and hour straight round count
    hit
    """
)


def _is_plural(word: str) -> bool:
    low = word.lower()
    if low in _PLURALS or (low.endswith(_PLURAL_ENDS) and low not in _NO_PLURALS):
        return True
    return (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "’s", "'s", "ous"))
    )
