"""Whether an article comments on the news or explains it, and does not report it."""

from __future__ import annotations

import re

# The label by which an outlet sets such a piece apart, in four languages; "Analysis: ...".
_LABEL = (
    r"analysis|comment(?:ary)?|opinions?|op-?ed|editorials?|explainer|explained|viewpoint|q ?& ?a"
    r"|analyse|kommentar|meinung|leitartikel|essay|gastbeitrag"
    r"|opinion|éditorial|tribune|chronique|décryptage|point de vue"
    r"|análisis|opinión|columna|tribuna|explicador"
)
_OPENS = re.compile(rf"\W*(?:{_LABEL}) ?(?:[:|–—]|- )", re.IGNORECASE)
_SECTION = re.compile(rf"(?:{_LABEL})s?", re.IGNORECASE)
# "Why the sawmills are counting votes", without a question mark, tells that it will explain.
_EXPLAINS = re.compile(
    r"\W*(?:why|how|what (?:we know|you|to)|warum|wieso|weshalb|pourquoi|por qué|cómo)\b",
    re.IGNORECASE,
)


def is_analysis(headline: str, standfirst: str, section: str) -> bool:
    """Does the outlet say so: by a label before the headline or the standfirst, by the section, or
    by a headline that begins with "why" or "how"?"""
    labelled = any(_OPENS.match(text) for text in (headline, standfirst))
    filed = _SECTION.fullmatch(section.strip()) is not None
    return labelled or filed or _EXPLAINS.match(headline) is not None
