"""Takes off what precedes the root of an XML document, and refuses what attacks declare there."""

from __future__ import annotations

import re

from standfirst.core.errors import FeedError

MAX_ENTITIES = 300
MAX_VALUE = 200  # characters of one entity
MAX_GROWTH = 1024 * 1024  # characters that entities may add in all
_ENTITY = re.compile(
    r"""<!ENTITY\s+([A-Za-z_][\w.-]{0,40})\s+(?:"([^"&%<]*)"|'([^'&%<]*)')\s*>|<!--.*?(?:-->|(\Z))""",
    re.DOTALL,
)
_PIECE = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&([A-Za-z_][\w.-]{0,40});", re.DOTALL)
_DTD = (
    "The feed declares entities of its own, as attacks do, so it was not read. "
    "Ask its publisher to leave out the declarations inside of DOCTYPE."
)
_NO_XML = "This is no feed: it holds no XML. Check the address."


def without_prolog(text: str) -> str:
    """From the root element on, with the entities written out that stand for a few plain words.

    Raises FeedError for a DOCTYPE with any other declaration: entities within entities, files.
    """
    entities: dict[str, str] = {}
    position = text.find("<")
    while position >= 0:
        if text.startswith("<?", position):
            end = _after(text, "?>", position)
        elif text.startswith("<!--", position):
            end = _after(text, "-->", position)
        elif text.startswith("<!", position):
            end = _end_of_doctype(text, position)
            entities |= _entities(text[position:end])
        else:
            return _written_out(text[position:], entities)
        position = text.find("<", end)
    raise FeedError(_NO_XML)


def _end_of_doctype(text: str, position: int) -> int:
    end = _after(text, ">", position)
    if "[" not in text[position:end]:
        return end
    return _after(text, ">", text.find("]", _after(text, "[", position)))


def _entities(doctype: str) -> dict[str, str]:
    if doctype[:9].lower() != "<!doctype":
        raise FeedError(_DTD, permanent=True)
    start, mark, inside = doctype.partition("[")
    inside = inside.rpartition("]")[0]
    found = list(_ENTITY.finditer(inside, 0, 100_000))
    values = {one[1]: one[2] or one[3] or "" for one in found if one[1]}
    # A comment without an end runs to the end: else each of many would be looked through anew.
    is_plain = len(inside) <= 100_000 and all(one[4] is None for one in found)
    is_plain = is_plain and not _ENTITY.sub("", inside).strip()
    if mark and not (is_plain and len(values) <= MAX_ENTITIES and start.count("<") == 1):
        raise FeedError(_DTD, permanent=True)
    if any(len(value) > MAX_VALUE for value in values.values()):
        raise FeedError(_DTD, permanent=True)
    return values


def _written_out(text: str, entities: dict[str, str]) -> str:
    if not entities:
        return text
    grown = 0
    pieces: list[str] = []
    position = 0
    for found in _PIECE.finditer(text):
        value = entities.get(found[1] or "")
        if value is None:
            continue
        grown += len(value)
        pieces += (text[position : found.start()], value)
        position = found.end()
        if grown > MAX_GROWTH:
            raise FeedError(_DTD, permanent=True)
    return "".join((*pieces, text[position:]))


def _after(text: str, mark: str, position: int) -> int:
    found = text.find(mark, position) if position >= 0 else -1
    return len(text) if found < 0 else found + len(mark)
