"""Tells a text's language, the declared one weighing in where the text leaves doubt."""

from __future__ import annotations

import py3langid

LOOKED_AT = 1_000  # characters
# Distance of log probabilities within which a declared language beats the one found.
_DOUBT = 12.0


def detect(text: str, *, declared: str = "") -> str:
    """A two-letter language code; "und" where neither text nor declaration tells."""
    prior = declared.replace("_", "-").split("-")[0].strip().lower()
    sample = " ".join(text[: 2 * LOOKED_AT].split())[:LOOKED_AT]
    letters = sum(c.isalpha() for c in sample)
    if letters < 12:
        return prior if _is_code(prior) else "und"
    if sample.isupper():
        sample = sample.lower()
    ranked = py3langid.rank(sample)
    found, best = ranked[0]
    scores = {str(code): float(score) for code, score in ranked}
    if prior in scores and (float(best) - scores[prior] < _DOUBT or letters < 40):
        return prior
    return str(found)


def _is_code(code: str) -> bool:
    return 2 <= len(code) <= 3 and code.isascii() and code.isalpha()
