"""A parsed item as plain JSON and back, for the table that keeps what a source announced."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from standfirst.core.types import ParsedItem, Person, Picture


def to_json(item: ParsedItem) -> dict[str, Any]:
    """The item with its dates as ISO 8601 texts; what is empty is left out."""
    told = {name: value for name, value in asdict(item).items() if value}
    for name in ("published", "modified"):
        if name in told:
            told[name] = told[name].isoformat()
    return told


def from_json(told: dict[str, Any]) -> ParsedItem:
    """The item that `to_json` wrote."""
    values = dict(told)
    for name in ("published", "modified"):
        if name in values:
            values[name] = datetime.fromisoformat(values[name])
    values["authors"] = tuple(Person(**person) for person in told.get("authors", ()))
    values["topics"] = tuple(told.get("topics", ()))
    values["picture"] = Picture(**told["picture"]) if told.get("picture") else None
    return ParsedItem(**values)
