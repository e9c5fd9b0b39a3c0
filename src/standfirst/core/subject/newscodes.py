"""Reads IPTC's own JSON export of its Media Topics into subjects, or refuses it whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from standfirst.core.errors import SubjectsError
from standfirst.core.subject.tree import Subject

MAX_BYTES = 32 * 1024 * 1024  # IPTC's whole export in thirteen languages has about ten
MAX_SUBJECTS = 20_000
MAX_DEPTH = 6  # above one; IPTC's has five
MAX_NAME = 200
MAX_DESCRIPTION = 2_000
_CODE = re.compile(r"(?:medtop:|https?://cv\.iptc\.org/newscodes/mediatopic/)([0-9]{8})")
_LIKED = ("en-GB", "en", "en-US")  # the spelling of the pages first


def parse(data: bytes) -> tuple[Subject, ...]:
    """The subjects of an export, in its order; every broader one is among them.

    Left out are the retired, and those without a name: IPTC's English export has such a one.

    Raises SubjectsError where the file is too large, no such export, or tells no tree.
    """
    if len(data) > MAX_BYTES:
        raise _no(f"The file is larger than {MAX_BYTES // 1024 // 1024} MB")
    concepts = _concepts(data)
    uppers: dict[str, str] = {}
    living: dict[str, Mapping[str, Any]] = {}
    for concept in concepts:
        code = _code(concept.get("qcode") or concept.get("uri"))
        if code in uppers:
            raise _no(f"The subject {code} stands in it twice")
        uppers[code] = _broader(concept, code)
        if not concept.get("retired") and _words(concept, "prefLabel", code):
            living[code] = concept
    if not living:
        raise _no("The file holds no subject")
    return tuple(
        Subject(
            code,
            _words(concept, "prefLabel", code)[:MAX_NAME],
            _living_broader(code, uppers, living),
            _words(concept, "definition", code)[:MAX_DESCRIPTION],
        )
        for code, concept in living.items()
    )


def _concepts(data: bytes) -> list[Mapping[str, Any]]:
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _no("The file is no JSON") from error
    found = told.get("conceptSet") if isinstance(told, dict) else None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _no("The file has no list of concepts")
    if len(found) > MAX_SUBJECTS:
        raise _no(f"The file has more than {MAX_SUBJECTS} concepts")
    return found


def _code(name: object) -> str:
    known = _CODE.fullmatch(name) if isinstance(name, str) else None
    if known is None:
        raise _no(f"{str(name)[:60]!r} is no code of a Media Topic")
    return known.group(1)


def _broader(concept: Mapping[str, Any], code: str) -> str:
    """The code of the one above, "" at the top; of several the first."""
    told = concept.get("broader") or []
    names = told if isinstance(told, list) else [told]
    codes = [_code(name) for name in names[:1]]
    if code in codes:
        raise _no(f"The subject {code} stands above itself")
    return codes[0] if codes else ""


def _living_broader(
    code: str, uppers: Mapping[str, str], living: Mapping[str, Mapping[str, Any]]
) -> str:
    """The nearest one above that is not retired. Raises SubjectsError on a loop or a gap."""
    nearest = ""
    for depth, upper in enumerate(_climb(code, uppers)):
        if depth >= MAX_DEPTH:
            raise _no(f"Above the subject {code} the tree is deeper than {MAX_DEPTH}, or a ring")
        if not nearest and upper in living:
            nearest = upper
    return nearest


def _climb(code: str, uppers: Mapping[str, str]) -> Iterator[str]:
    while upper := uppers[code]:
        if upper not in uppers:
            raise _no(f"The subject {code} stands under {upper}, which is not in the file")
        yield upper
        code = upper


def _words(concept: Mapping[str, Any], field: str, code: str) -> str:
    """What a field says in English, else in the first language that it has; single-spaced."""
    told = concept.get(field) or {}
    if not isinstance(told, dict) or not all(isinstance(words, str) for words in told.values()):
        raise _no(f"The {field} of the subject {code} is no text")
    chosen = next((told[one] for one in _LIKED if told.get(one)), None)
    words = next(iter(told.values()), "") if chosen is None else chosen
    return " ".join("".join(sign for sign in words if sign.isprintable() or sign.isspace()).split())


def _no(why: str) -> SubjectsError:
    return SubjectsError(
        f"{why}. Nothing was changed; take the JSON export of IPTC's Media Topics as it comes.",
        permanent=True,
    )
