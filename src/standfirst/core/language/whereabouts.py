"""Where and on which day what a figure counts was so, by the words around it in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from standfirst.core.types import NamedDay, Span

_IN = re.compile(
    r"\b(?:in|into|at|near|across|around|(?P<out>outside)|throughout|inside|(?P<from>from)|aus|im|"
    r"bei|nahe|à|au|aux|en|dans|près de|cerca de)\s(?:the |der |den |dem |la |le |el |los |les )?"
    r"(?:(?:\w+ )?(?:city|town|village|province|region|state|district|port|capital|island)"
    r" of |\w+ern )?$",
    re.IGNORECASE,
)
# Where somebody said it, and where a part of them is, is not where they are.
_PART = re.compile(r"\b(?:including|among them|darunter|dont|entre ellos|incluid[oa]s)\b")
_SAID = re.compile(
    r"\b(?:said|told|says|reported|announced|added|confirmed|stated|wrote|sagte|teilte|erklärte|"
    r"meldete|a dit|a déclaré|a annoncé|dijo|declaró|anunció|informó)(?: [\w’-]+){0,4} ?$",
    re.IGNORECASE,
)
_LIST = re.compile(r",? (?:and|und|et|y) (?:in )?|, ")
_WHERE = re.compile(r"[ ,–—-]{1,4}(?:where|wo|où|donde)\b")
# "31, up from 23 yesterday", "4 kilometres, after 6 the day before": the day of the other number,
# which has no noun but this one's; "40 hostages from two buses yesterday" are of yesterday.
_OF_FORMER = re.compile(
    r"\b(?:from|against|after|than|instead of|compared (?:with|to)|not(?: the)?|gegenüber|statt|"
    r"nach|contre|après|au lieu de|frente a|tras|en lugar de) (?:(?:the|about|some) )?"
    r"[$€£¥]?(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?P<noun>(?! (?:days?|hours?|weeks?|months?|minutes|years?)\b)(?: [\w’-]+){0,2}?),? "
    r"(?:on |the |last )?$",
    re.IGNORECASE,
)
# "A paper that became known yesterday put the number at": the day of the paper. A bomb that
# exploded then killed then.
_OF_CLAUSE = re.compile(
    r"\b(?:that|which) (?:(?:was|were|had|has|have|been|first) ){0,3}"
    r"(?:(?:became|become|made) (?:known|public)|came out|published|released|leaked) "
    r"(?:on |last )?$"
)
# "23, four more than last night" are of tonight; what came "since Monday" came on no one day.
_OTHER_END = re.compile(
    r"\b(?:than|since|until|als|seit|bis|depuis|jusqu[’']à|desde|hasta)"
    r"(?: (?:on|at|the|it was|late|early|dem|zum))* $"
    r"|\b(?:qu[’']|que )$",
    re.IGNORECASE,
)
# "Only one chair, but yesterday we had none."
_CONTRAST = re.compile(r"[,;] (?:but|while|whereas|aber|während|mais|tandis que|pero|mientras) ")
# "Above yesterday’s close"; but those "killed in Tuesday’s quake" are of Tuesday.
_COMPARED = re.compile(r"\b(?:above|below|under|over|than|from|against) (?:the )?$")
_OWNS = "’s", "'s"
# "From the Varland capital", "in Varland’s ferry strike": what is named after a place is no place.
# Those who died in the Varland flood died there.
_NAMED_AFTER = re.compile(
    r"(?:[’']s [a-z-]+)? (?:capital|strikes?|elections?|vote|talks|summit|trial|scandal|affair|"
    r"deal|embargo|government|parliament|team|border|frontier)\b"
)
_FALLEN = re.compile(r"\b(?:killed|killing|died|dead|wounded|wounding)\b")
_LOOKED_AT = 600  # letters of a sentence
# "Four of the thirteen come from Osk", "nine of the 13 had come up": told of the four, the nine.
_WHOLE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|some|most|"
    r"many|none|all|several|few))(?: more)? of (?:the|its|their|his|her|those|these) $",
    re.IGNORECASE,
)
# "And in Osk 94 per cent": of Osk, be that known as a place or not.
_RIGHT_BEFORE = re.compile(r"\b(?:in|at) (?:[A-ZÀ-Þ][\w’'-]+ ){1,3}$")
# "A day’s drive from Osk" is not there, nor is what is on its way from there.
_AWAY = re.compile(
    r"\b(?:drive|walk|ride|flight|hours?|minutes?|days?|km|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|"
    r"away|far|way|race|journey) (?:\w+ )?from (?:the )?$",
    re.IGNORECASE,
)
# "Seven seats, after two hours of talks at": where they talked.
_VENUE = re.compile(
    r"\b(?:after|before|following|ahead of) [^,.;:]{0,50}\b(?:talk|negotiation|meeting|conference|"
    r"hearing|summit|session|briefing)s? (?:at|in|near) (?:the )?$",
    re.IGNORECASE,
)
# But "people evacuated from Osk in Varland" were in Osk.
_NOUN_FROM = re.compile(r" (?:[a-z-]+(?<!ed) ){1,2}from (?:the )?")
_AND_IN = re.compile(r" (?:in|at|near) (?:the )?")
_THERE = re.compile(r"\b(?:there|here)\b")
# "He is living in Osk and has ignored 2 summonses", "the talks in Osk went on after 3 had left".
_OTHER_CLAUSE = re.compile(
    r"\b(?:after|when|because|although|though|and (?:has|had|have|is|was|are|were|will|would))\b"
)
_OPENS = "“”\"'‘( "
_LETTERS = 60  # before a place or a day that are looked at
_NO_CLAUSE = re.compile(r"[;:]")
# What is to come of those who are there: "and half of the 750 troops will leave tomorrow".
_CLAUSE = re.compile(r"[,;:–—]|\b(?:and|but|while|und|aber|et|mais|y|pero)\b")
_KNOWN = re.compile(
    r"\b(?:the|its|their|these|those|der|die|den|les|des|ces|los|las|sus) (?:about |some )?$",
    re.IGNORECASE,
)


class Around:
    """A text with the places and the days that it names, found again by where they stand."""

    def __init__(
        self,
        text: str,
        places: Sequence[Span],
        days: Sequence[NamedDay],
        *,
        published: date | None = None,
    ) -> None:
        self.text = text
        self.published = published or date.max
        self._places = sorted(places)
        self._days = sorted(days, key=_start)
        self._day_starts = [day.span[0] for day in self._days]

    def places(self, span: Span) -> list[Span]:
        """The places named within a span."""
        first = bisect_left(self._places, span)
        return [one for one in self._places[first : first + 20] if one[1] <= span[1]]

    def days(self, span: Span) -> list[NamedDay]:
        """The days named within a span."""
        first = bisect_left(self._day_starts, span[0])
        return [one for one in self._days[first : first + 20] if one.span[1] <= span[1]]


def _start(day: NamedDay) -> Span:
    return day.span


def place_of(figure: Span, sentence: Span, around: Around) -> str:
    """The place at which a figure counts, as written, with an "outside" before it; "" where its
    sentence says none.

    Of several the nearest: behind the number rather than before it.
    """
    near = [
        (_distance(figure, span) + _comma(figure, span, around), span)
        for span in around.places(sentence)
        if _is_in(figure, span, around, _before(span, sentence, around))
        and not _is_named_after(span, sentence, around)
        and not (span[0] >= figure[1] and _WHOLE.search(_before(figure, sentence, around)))
        and not _is_origin(figure, span, sentence, around)
        and not _parted(figure, span, around)
        and not _is_of_another_clause(figure, span, sentence, around)
    ]
    if not near:
        return ""
    nearest = min(near)[1]
    if _RIGHT_BEFORE.search(around.text[max(nearest[1], sentence[0]) : figure[0]]):
        return ""
    start, end = _listed(nearest, sentence, around)
    out = _IN.search(_before((start, end), sentence, around))
    place = around.text[start:end]
    return f"{out['out'].lower()} {place}" if out and out["out"] else place


def _is_named_after(span: Span, sentence: Span, around: Around) -> bool:
    """Does a thing have the name of a place: "from the Varland capital"? Those "killed in Varland
    strikes" were killed there."""
    if not _NAMED_AFTER.match(around.text[span[1] : min(sentence[1], span[1] + _LETTERS)]):
        return False
    return not _FALLEN.search(around.text, sentence[0], min(sentence[1], sentence[0] + _LOOKED_AT))


def _is_origin(figure: Span, span: Span, sentence: Span, around: Around) -> bool:
    """ "180 trainers from Osk in Lund": are they from a place and in the next one?"""
    if span[0] < figure[1] or not _NOUN_FROM.fullmatch(around.text[figure[1] : span[0]]):
        return False
    after = around.places((span[1], sentence[1]))
    return bool(after) and bool(_AND_IN.fullmatch(around.text[span[1] : after[0][0]]))


def _is_of_another_clause(figure: Span, span: Span, sentence: Span, around: Around) -> bool:
    """Does another clause begin between a place and the number behind it? What a sentence begins
    with is of all of it: "In Osk 3 died and 12 were hurt"."""
    if span[0] >= figure[0]:
        return False
    there = around.text[figure[1] : min(sentence[1], figure[1] + _LETTERS)]
    if _IN.match(around.text[sentence[0] : span[0]].lstrip(_OPENS)) or _THERE.search(there):
        return False
    return bool(_OTHER_CLAUSE.search(around.text[span[1] : figure[0]]))


def _listed(span: Span, sentence: Span, around: Around) -> Span:
    """ "Osk, Sund and Halvik": the place with those listed behind it, where an "and" ends them."""
    end = last = span[1]
    for other in around.places((span[1], sentence[1])):
        gap = around.text[last : other[0]]
        if not _LIST.fullmatch(gap):
            break
        last = other[1]
        if gap.strip() != ",":
            end = last
    return span[0], end


def _is_in(figure: Span, span: Span, around: Around, before: str) -> bool:
    """ "Moved from Osk" behind a number is where they were; "men from Osk" before it is not."""
    found = _IN.search(before)
    if not found or _AWAY.search(before) or _VENUE.search(before):
        return False
    behind = span[0] >= figure[1]
    return behind or not found["from"] or bool(_WHERE.match(around.text, span[1]))


def day_of(figure: Span, sentence: Span, around: Around) -> date | None:
    """The one day of what is counted; None where the sentence names none, several on end, or
    nearest that since which it counts. A day to come is that of a plan, and of nothing that is
    there already."""
    near = [
        (_distance(figure, day.span), day)
        for day in around.days(sentence)
        if day.first == day.last
        and not _SAID.search(_before(day.span, sentence, around))
        and (day.first <= around.published or _is_planned(figure, day.span, sentence, around))
        and not _is_of_another(figure, day.span, sentence, around)
    ]
    if not near:
        return None
    nearest = min(near, key=_first)[1]
    is_end = _OTHER_END.search(_before(nearest.span, sentence, around))
    return None if is_end else nearest.first


def _first(near: tuple[int, NamedDay]) -> int:
    return near[0]


def _is_planned(figure: Span, day: Span, sentence: Span, around: Around) -> bool:
    """Is a number told for a day to come: in its clause, and of none known before?"""
    between = around.text[min(figure[1], day[1]) : max(figure[0], day[0])]
    return not (_CLAUSE.search(between) or _KNOWN.search(_before(figure, sentence, around)))


def _is_of_another(figure: Span, day: Span, sentence: Span, around: Around) -> bool:
    """Is a day that of the number told as the former one, or of a thing that the sentence names?"""
    if day[0] >= figure[1]:
        between = around.text[figure[1] : day[0]]
        owner = around.text[day[1] : day[1] + 2] in _OWNS and _COMPARED.search(between)
        return bool(owner or _CONTRAST.search(between)) or _is_of_former(between)
    return bool(_OF_CLAUSE.search(_before(day, sentence, around)))


def _is_of_former(between: str) -> bool:
    """Does a number told as the former one stand last, without a noun or with this one's?"""
    found = _OF_FORMER.search(between)
    return found is not None and found["noun"] in between[: found.start()]


def _before(span: Span, sentence: Span, around: Around) -> str:
    return around.text[max(sentence[0], span[0] - _LETTERS) : span[0]]


def _distance(figure: Span, span: Span) -> int:
    return span[0] - figure[1] if span[0] >= figure[1] else 2 * (figure[0] - span[1])


def _comma(figure: Span, span: Span, around: Around) -> int:
    """ "3 in Osk, 12 in Sund": how much further off a place is behind a comma, but a "where"."""
    between = around.text[min(figure[1], span[1]) : max(figure[0], span[0])]
    where = _WHERE.match(between)
    if where:
        return -2 * len(between)  # "in Osk, where 3"
    return _LETTERS if "," in between else 0


def _parted(figure: Span, span: Span, around: Around) -> bool:
    """Does another clause, or a part of those counted, stand between the two?"""
    between = around.text[min(figure[1], span[1]) : max(figure[0], span[0])]
    return bool(_PART.search(between) or _NO_CLAUSE.search(between))
