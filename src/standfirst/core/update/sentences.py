"""Which sentences read well alone, what they say, and when two of them say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from standfirst.core.update.caption import is_caption

LEAST_WORDS = 8
LEAST_AFTER = 5  # of a sentence that is told after the one before it
MOST_WORDS = 40
MOST_LETTERS = 600  # of a sentence that is looked at
_MOST_DATELINE = 140  # letters in which a dateline may stand
SAME = 0.6  # share of a sentence's content words that another has: it says the same
_NEARLY = 0.85

_WORD = re.compile(r"[^\W_]+(?:[.,:'’-][^\W_]+)*")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,:]\d+)*(?![\w]|[.,]\d)")
# "HALVIK (Kestrel) - ", "PORTSIDE, March 3 — ": places in capitals, an agency, a dash.
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ ,/]+[A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){0,3}"
    r"(?:,? [A-Z][\w. ]{1,20}?\d{0,2})?"
    r"(?: ?\([^()]{2,30}\))?|[A-Z][\w'’ -]{1,30}? ?\([A-Z][\w ]{1,24}\)) ?(?:--|-|–|—) ?(?=\S)"
)
# "LONDON | Thu Mar 3, 2011 11:37 am EST LONDON (Reuters) - ", "By the Wire Staff (CNN) -- ".
_CREDIT = re.compile(r"^[^.!?]{0,110}?\([A-Z][\w. ]{1,24}\) ?(?:--|-|–|—) ?(?=\S)")
OPENING_QUOTES = "\"“„«‘'"
_CLOSING_QUOTES = "\"”“»’'"

# A sentence that opens with one of these leans on the one before it.
LEANING = frozenset(
    """
    he she it they his her its their him them this that these those such here there then thus so
    but and or yet however meanwhile moreover furthermore also instead otherwise still though
    nevertheless nonetheless earlier later afterwards both neither either another others some
    several most all each one two three besides hence therefore accordingly similarly likewise
    again elsewhere alternatively conversely indeed finally lastly secondly thirdly asked because
    which who where nor too even separately additionally i we you my our your yes no well what why
    how
    """.split()
)
# The same in French, German and Spanish; those that are names too lean before a small letter.
_LEANING_ABROAD = frozenset(
    """
    il ils elles ce cet cette ces cela ceci leur leurs mais ainsi cependant pourtant toutefois puis
    ensuite er sie es dies diese dieser dieses diesem diesen dabei dazu damit dagegen aber und oder
    doch auch zudem außerdem dann danach jedoch allerdings deshalb daher él ellos ellas esto estos
    estas eso esos esas pero también además entonces luego sus
    """.split()
)
_LEANING_OR_NAME = frozenset("elle ella su este esta ese esa".split())
_COUNTS = frozenset("two three several some most all one no".split())  # lean not before a noun
_GENERAL = (
    "move decision pair two three trio duo man woman men women company firm group team official"
    " officials spokesman spokeswoman spokesperson source sources report statement announcement"
    " researcher researchers author suspect victim victims incident accident attack plan plans"
    " deal agreement letter document documents figure figures claim claims remark remarks"
    " director minister mayor judge witness witnesses lawyer boy girl child children couple"
    " proposal offer bid vote rule rules result results change changes paper idea news same"
    " other others latter former memo reason answer negotiator chair manager owner driver pilot"
    " teacher doctor order orders ruling finding findings measures"
).replace(" ", "|")
_LEANING_START = re.compile(
    r"(?:in (?:addition|contrast|response|turn|reply|return|it|them|this|that)"
    r"|for (?:example|instance|his|her|its|their)|at (?:the same time|that|this point|first|once)"
    r"|on the other hand|as a result|after (?:that|this|which)|by (?:then|contrast|comparison)"
    r"|(?:among|of) (?:them|those|these)|according to (?:him|her|them|it)"
    r"|with (?:him|her|them|it|that|this)|until (?:then|now)|since then|even (?:so|if|though)"
    r"|according to the [a-z]+(?=,)"
    r"|despite (?:this|that)|under (?:it|this|that|them)|not (?:so|that|all)"
    r"|(?:an?|the|\w+) (?:seconds?|minutes?|hours?|days?|weeks?|months?) (?:later|earlier|before)"
    r"|(?:the )?(?:first|second|third|fourth|last) (?:is|was|has|had|one|person|said"
    r"|of (?:them|these|those))"
    r"|the (?:first|second|third|last|latest|initial|original|previous|earlier) (?:estimates?"
    r"|figures?|numbers?|versions?|counts?) (?:is|are|was|were|has|have|had)"
    rf"|the (?:{_GENERAL}))\b",
    re.IGNORECASE,
)
# "Six minutes ago" is true in no Update, and on no page.
_JUST_NOW = re.compile(r"\b(?:seconds?|minutes?|hours?) ago\b", re.IGNORECASE)
_UNNAMED_SPEAKER = re.compile(
    r"the [\w-]+(?: [\w-]+)? (?:said|told|added|says|asked|declined|confirmed|denied)\b",
    re.IGNORECASE,
)
_SOMEBODY = (
    "official|officials|source|sources|spokesman|spokeswoman|spokesperson|man|woman|person|company|"
    "firm|group|researcher|researchers|author|witness|statement|report|negotiator|delegate|employee"
)
_PRONOUN_SPEAKER = re.compile(
    rf"[”\"’»,] ?(?:(?:he|she|they|it|the (?:[a-z-]+ )?(?:{_SOMEBODY}))"
    r" (?:said|says|told|added|wrote|asked|explained|declared|insisted|replied|continued)"
    rf"|(?:said|added|asked|says|wrote) (?:he|she|they|the (?:{_SOMEBODY})))\b"
)
_PERSONAL = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:they|them|their|theirs|it|its)\b", re.IGNORECASE)
_NO_NAME = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May"
    r"|June|July|August|September|October|November|December)\b)"
)
_PERSON = re.compile(rf"\b(?:man|woman|boy|girl|person|who|{_NO_NAME}[A-ZÀ-Þ][\w'’-]+)\b")
_FULL_NAME = re.compile(r"\b[A-ZÀ-Þ][\w'’.-]+ [A-ZÀ-Þ][\w'’-]+")
# "By the end of today it lay in ...", "a stretch of it": nothing before the word says what it is.
_SUBJECT = re.compile(
    r"(?:by|at|on|in|after|since|for|until|during|from|before|under|within)\b"
    r"(?:(?! (?:[\w’'-]+ed|is|was|were|are|has|had|have|will|would|said)\b)[^,])*? (?:it|they)\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"(?:[\w’'-]+ ){0,9}(?:of|in|to|from|by|at|on|with|for|about) (?:it|them)\b")
_SUBORDINATE = re.compile(
    r"(?:when|after|before|while|if|as|although|though|because|once|asked) (?:[\w'’-]+ ){0,2}?"
    r"(?:they|it|this|that|their|them|its)\b",
    re.IGNORECASE,
)
# What is left of “…,” Stenvold said at a news conference, once the quotation is cut off; not
# "five people died, police said on Monday".
_TAIL = re.compile(
    r"^[^,]+(?:, [^,]+,)? (?:said|added|replied|explained|asked)"
    r" (?:at|in|on|during|from|after|before|outside|to|as)\b"
    r"(?!.*\b(?:that|would|will|was|were|had|has|is|are|could|should|may)\b)"
)
CUE = re.compile(
    r"\b(?:said|says|told|added|asked|replied|explained|wrote|insisted|declared|shouted|cried"
    r"|recalled|argued|warned|noted|tweeted|continued|concluded|joked|vowed|claimed)\b"
)
# Nothing happened, and what nobody would speak of stands in another sentence. Where it is one half
# of a sentence ("confirmed it but would not comment") the other half tells.
_ASKED = r"(?:[\w’']+ ){0,3}?(?:requests?|questions?|calls?|messages?|e-?mails?)"
_SILENCE = re.compile(
    r"(?<!who )(?<!which )(?<!but )(?<!and )"
    r"\b(?:(?:would|could|did|do|does|will) not|(?:would|could|did|do|does|wo)n['’]t"
    r"|declined to|declines to|refused to|refuses to) (?:immediately )?"
    r"(?:comment|say (?:more|further)|be reached (?:for|by (?:tele)?phone)"
    rf"|(?:respond|reply)(?: immediately)? to {_ASKED}|(?:return|answer) {_ASKED})\b",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r"\bexplained(?:,|\.$)")  # what was told before it
_SECOND_PERSON = re.compile(r"\b(?:you|your|we|our|us|i|my|me)\b", re.IGNORECASE)
_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_FURNITURE = re.compile(
    r"\b(?:read more|sign up|subscribe|click here|follow us|advertisement|all rights reserved|"
    r"photo(?:graph)?:|getty images|newsletter|correction:|this article|this story was|"
    r"an earlier version|clarification:|editor['’]s note|more to follow|we will bring you)"
    r"|https?://| \| |^by the [\w ]{2,30}\b(?:staff|desk)\b",
    re.IGNORECASE,
)
# "By Ida Moor, CNN ...", "IDA MOOR, ANCHOR: ...", the head of a transcript.
_CREDITED = re.compile(
    r"^By [A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,3},? (?:[A-Z]{2,}|and [A-ZÀ-Þ]|[A-Z]\w+ [A-Z])"
    r"|^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]+(?:, [A-ZÀ-Þ ]+)*: |\bRUSH TRANSCRIPT\b"
)
_RELATIVE = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening)"
    r"|last (?:night|evening)|aujourd['’]hui|demain|hier (?:matin|soir)|ce (?:matin|soir)"
    r"|cet après-midi|cette nuit|heute|gestern|vorgestern|hoy|ayer|anoche"
    r"|esta (?:mañana|tarde|noche))\b",
    re.IGNORECASE,
)
OPENERS = frozenset(
    """
    the a an in on at by for from of to with after before as when while if all both some most many
    two three four five six several more less about around nearly almost under over between until
    since during despite without within among inside outside near no none nobody every each
    yesterday today tomorrow tonight early late last next first then now once only even just still
    perhaps soon later
    """.split()
)
_STOP = frozenset(
    """
    a about after again all also although an and any are as at be because been before being between
    both but by can could did do does for from had has have he her here him his how i if in into is
    it its just like may might more most much no nor not now of off on once one only or other our
    out over own said say says she should since so some such than that the their them then there
    these they this those through to too told under until up upon us very was we were what when
    where whether which while who whom whose why will with would yet you your mr mrs ms dr sir
    according added new
    """.split()
)

# What a headline spells out and a text writes in figures; one figure alone is no word of content.
_FIGURES = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
        " thirty forty fifty sixty seventy eighty ninety".split(),
        map(str, (*range(10, 21), *range(30, 100, 10))),
        strict=True,
    )
)


def without_dateline(sentence: str) -> str:
    """The sentence without "HALVIK (Kestrel) - " before it: still a piece of the article."""
    sentence = sentence.strip()
    head = sentence[:_MOST_DATELINE]
    found = _DATELINE.match(head) or _CREDIT.match(head)
    rest = sentence[found.end() :] if found else sentence
    return (
        rest if rest[:1].isupper() or rest[:1].isdigit() or rest[:1] in OPENING_QUOTES else sentence
    )


def means_its_own_day(sentence: str) -> bool:
    """Does it say "today" or "last night", which is untrue when read on another day?"""
    return _RELATIVE.search(sentence) is not None


def words(sentence: str) -> list[str]:
    """The words as written; numbers with their points and commas are one word."""
    return _WORD.findall(sentence)


def reads_alone(sentence: str) -> bool:
    """Is this a whole sentence of 8 to 40 words that leans on no other?"""
    sentence = sentence.strip()
    if len(sentence) > MOST_LETTERS:
        return False
    written = words(sentence)
    if not LEAST_WORDS <= len(written) <= MOST_WORDS:
        return False
    return _whole(sentence) and not _leans(sentence, written)


def reads_after(sentence: str, before: str) -> bool:
    """Does a whole sentence that may lean on the one before it read well after that one?

    "Three hours later, rescuers found the bodies": where `before` is told too, directly before it.
    """
    written = words(sentence)
    if len(sentence) > MOST_LETTERS or not LEAST_AFTER <= len(written) <= MOST_WORDS:
        return False
    if not _whole(sentence) or (sentence[0] in OPENING_QUOTES and not _named_quotation(sentence)):
        return False
    plain = without_quotations(sentence)
    if _JUST_NOW.search(plain) or _SILENCE.search(plain) or _SECOND_PERSON.search(plain):
        return False
    return _PERSONAL.search(plain) is None or _FULL_NAME.search(before[-MOST_LETTERS:]) is not None


def _whole(sentence: str) -> bool:
    """Begins as a sentence and ends as one; no question, no list, quotes that open and close."""
    first = sentence[0]
    body = sentence.rstrip(_CLOSING_QUOTES + ")")
    if not (first.isupper() or first.isdigit() or first in OPENING_QUOTES):
        return False
    if "\n" in sentence or not body.endswith((".", "!")) or body.endswith(("...", "…")):
        return False
    no_report = is_caption(sentence) or _CREDITED.search(sentence)
    return balanced(sentence) and not no_report and not _FURNITURE.search(sentence)


def balanced(sentence: str) -> bool:
    """Do all quotation marks and brackets that open also close?"""
    pairs = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
    even = sentence.count('"') % 2 == 0
    return even and all(sentence.count(a) == sentence.count(b) for a, b in pairs)


def _leans(sentence: str, written: list[str]) -> bool:
    if sentence[0] in OPENING_QUOTES and not _named_quotation(sentence):
        return True
    first = re.split(r"['’]", written[0].casefold())[0]
    if (first in LEANING and not _counts(written)) or first in _LEANING_ABROAD:
        return True
    if first in _LEANING_OR_NAME and written[1][0].islower():
        return True
    plain = without_quotations(sentence)
    return bool(
        _LEANING_START.match(sentence)
        or _UNNAMED_SPEAKER.match(sentence)
        or _SUBORDINATE.match(sentence)
        or _JUST_NOW.search(plain)
        or _SILENCE.search(plain)
        or _EXPLAINED.search(plain)
        or _SUBJECT.match(sentence)
        or _OBJECT.match(sentence)
        or _PRONOUN_SPEAKER.search(sentence)
        or ("“”" not in plain and '"' not in plain and _TAIL.match(plain))
        or _SECOND_PERSON.search(plain)
        or _dangles(plain)
    )


def _dangles(plain: str) -> bool:
    """A "he" or "her" before which nobody is named; "they" or "its" in the first three words."""
    found = _PERSONAL.search(plain)
    if found:
        # The first word is written large anyway: it names somebody only if a name follows it.
        before = plain[: found.start()]
        named = _PERSON.search(before, len(before.split(" ", 1)[0])) or _opens_with_name(before)
        if not named:
            return True
    found = _PLURAL.search(plain)
    return found is not None and len(words(plain[: found.start()])) < 3


def _opens_with_name(before: str) -> bool:
    first = words(before)[:1]
    return bool(first) and first[0][0].isupper() and first[0].casefold() not in OPENERS


def without_quotations(sentence: str) -> str:
    """The sentence with nothing between its quotation marks."""
    return _QUOTATION.sub("“”", sentence)


def is_tail(sentence: str, before: str) -> bool:
    """After a sentence that closes a quotation: is this only its "Stenvold told reporters"?"""
    closes = before.rstrip().endswith(("”", '"', "»"))
    return closes and bool(CUE.search(_QUOTATION.sub("", sentence)[:120]))


def _counts(written: list[str]) -> bool:
    """ "Two miners were found": a number word with a noun stands alone, "Two of them" does not."""
    lower = [word.casefold() for word in written[:3]]
    return lower[0] in _COUNTS and not {"of", "other", "others", "more", "the"} & set(lower[1:])


def _named_quotation(sentence: str) -> bool:
    """A sentence that opens with a quotation must name its speaker: “…,” Yrsa Holmboe said."""
    after = re.split(r"[”\"»]", sentence[1:], maxsplit=1)
    if len(after) < 2 or len(words(after[1])) < 2:
        return False
    return bool(re.search(r"(?<!^)\b[A-ZÀ-Þ][\w'’-]+", after[1])) and not quoted_pronoun(after[0])


def quoted_pronoun(words_quoted: str) -> bool:
    """Does a quotation open with a word that leans on what was said before?"""
    opening = re.match(
        r"\s*(?:it|they|he|she|this|that|these|those|and|but|so)\b", words_quoted, re.I
    )
    return opening is not None


@lru_cache(maxsize=4096)  # a sentence is asked for again with each that may say the same
def content(sentence: str) -> frozenset[str]:
    """The words that carry what a sentence says, cut to a stem of eight letters; numbers whole, and
    "thirteen" as 13."""
    return frozenset(
        _FIGURES.get(word) or stem(word)
        for word in words(sentence.casefold())
        if word not in _STOP and len(word) > 1
    )


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A word without possessive, plural and ending: alike for "rescued" and "rescuers"."""
    if word[0].isdigit():
        return word
    word = re.sub(r"['’]s?$", "", word)
    for ending in ("ing", "ers", "ed", "er", "es", "s"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            word = word[: -len(ending)]
            break
    # "Ferry" and "ferries", "company" and "companies".
    return re.sub(r"(?<=\w\w)y$", "i", word)[:8]


def numbers(sentence: str) -> frozenset[str]:
    """The numbers written in figures, without the points and commas between thousands."""
    return frozenset(re.sub(r"[.,](?=\d{3}\b)", "", found) for found in _NUMBER.findall(sentence))


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared content words, of the shorter; 0 when either has none."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def says_the_same(sentence: str, others: Iterable[str], *, limit: float = SAME) -> bool:
    """Has any of the others said this already?

    That is when `limit` of its content words stand in one of them, and it has no number of its own
    ("all 14 are out" after "12 are out" is news), unless nearly all of its words stand there; or
    when it holds nearly all that a longer one says.
    """
    mine, mine_numbers = content(sentence), numbers(sentence)
    if not mine:
        return False
    for other in others:
        theirs = content(other)
        shared = len(mine & theirs) / len(mine)
        if shared >= limit and (shared >= _NEARLY or not mine_numbers - numbers(other)):
            return True
        if len(theirs) >= 5 and overlap(mine, theirs) >= _NEARLY and mine_numbers <= numbers(other):
            return True
    return False
