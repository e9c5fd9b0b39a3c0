"""Says to a reader why an article is not whole; advice for owners stands on the source's page."""

from __future__ import annotations

import re

from standfirst.models import Article

NO_MORE = "The outlet’s feed gave no more."
_STATUS = re.compile(r"\((?:status )?([45]\d\d)\)")
_STATUSES = {
    401: "The outlet’s page asks for a password",
    402: "The outlet’s page asks for payment",
    403: "The outlet did not let the desk read its page",
    404: "The outlet’s page is gone",
    410: "The outlet’s page is gone",
    451: "The outlet may not show its page for legal reasons",
}
_ANY = "The outlet’s page could not be had"


def why_partly(article: Article) -> str:
    """One sentence: what went wrong, without what to do; NO_MORE where nothing did."""
    if found := _STATUS.search(article.trouble):
        status = int(found[1])
        return f"{_STATUSES.get(status, _ANY)} ({status}); this is what its feed said."
    return re.split(r"(?<=[.!?])\s", article.trouble.strip(), maxsplit=1)[0] or NO_MORE
