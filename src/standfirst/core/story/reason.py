"""Why an article went where it went, in words that a reader understands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from standfirst.core.language.territories import english

_PARTICLES = frozenset("of the and for de la le du des van von der den bin ibn al el y e".split())
_MOST_NAMES = 3
_COPY, _NO_COPY = "repeats the text of ", "was taken to repeat the text of "


def shared_reason(
    names: Sequence[str], rare_words: int, *, articles: int, days: float, headline: str
) -> str:
    """ "shares Tripoli, Saif al-Islam Gaddafi and 7 rare words with 4 articles of the last day"."""
    shown = [written(name, headline) for name in names[:_MOST_NAMES]]
    if rare_words:
        shown.append(f"{rare_words} rare word{'s' if rare_words > 1 else ''}")
    what = listed(shown) if shown else "its words"
    return f"shares {what} with {counted(articles, 'article')} of {period(days)}"


def turn_reason(reason: str, word: str) -> str:
    """ "shares … with 2 articles …; a step of its own, for "halts" was not told before"."""
    return f'{reason}; a step of its own, for "{word}" was not told before'


def abroad_reason(shared: Sequence[str], *, headline: str, days: float) -> str:
    """ "names Ansel, Brenning and Trond Amsrud, as does an article in another language …"."""
    named = listed([written(name, headline) for name in shared[:_MOST_NAMES]])
    return f"names {named}, as does an article in another language of {period(days)}"


def copy_reason(headline: str) -> str:
    """ "repeats the text of "Headline"": or of the first words, where there is no headline."""
    return f'{_COPY}"{headline}"' if headline else f"{_COPY}an article"


def no_copy_reason(reason: str) -> str:
    """The reason of an article that repeated another's text, now that it is said not to."""
    return _NO_COPY + reason.removeprefix(_COPY) if reason.startswith(_COPY) else reason


def copy_again_reason(reason: str) -> str:
    """The reason as it was before `no_copy_reason`."""
    return _COPY + reason.removeprefix(_NO_COPY) if reason.startswith(_NO_COPY) else reason


def new_reason(days: float) -> str:
    """ "opens a new story: nothing alike in the last 28 days"."""
    return f"opens a new story: nothing alike in {period(days)}"


def foreign_reason(own: str, home: str) -> str:
    """ "opens a new story: it tells of Algeria, the story most like it of Egypt"; from codes."""
    land, other = english(own), english(home)
    return f"opens a new story: it tells of {land}, the story most like it of {other}"


def split_reason(leave: int, stay: int) -> str:
    """ "11 articles are like one another and unlike the 10 others: each part is …"."""
    return (
        f"{counted(leave, 'article')} are like one another and unlike the {stay} others: "
        "each part is an affair of its own"
    )


def merge_reason(join: int, there: int) -> str:
    """ "the 5 articles of the later story are as like the 11 of the earlier as these …"."""
    return (
        f"the {counted(join, 'article')} of the later story are as like the {there} of the "
        "earlier one as each is to its own: they tell of one affair"
    )


def wake_reason(names: Sequence[str], rare_words: int, *, quiet_since: date, headline: str) -> str:
    """ "wakes a story quiet since 3 May 2025: shares Ida Moor and 5 rare words …"."""
    shown = [written(name, headline) for name in names[:_MOST_NAMES]]
    shown.append(counted(rare_words, "rare word"))
    since = f"{quiet_since.day} {quiet_since:%B %Y}"
    return f"wakes a story quiet since {since}: shares {listed(shown)} with it"


def written(name: str, text: str) -> str:
    """A casefolded name as the text writes it, or else with capitals where names have them."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    if found and found[0] != found[0].lower():
        return found[0]
    if len(name) <= 3:
        return name.upper()
    return " ".join(_capital(word, first=at == 0) for at, word in enumerate(name.split(" ")))


def _capital(word: str, *, first: bool) -> str:
    if word in _PARTICLES and not first:
        return word
    if word.startswith(("al-", "el-")) and len(word) > 3:
        return word[:3] + word[3].upper() + word[4:]
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + " and " + parts[-1]


def counted(number: int, noun: str) -> str:
    """ "1 article", "4 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def period(days: float) -> str:
    """ "the last day", "the last 3 days": whole days, rounded up."""
    whole = max(1, int(-(-days // 1)))
    return "the last day" if whole == 1 else f"the last {whole} days"
