"""Scores the people, organisations and places found, beside what the model alone finds."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from evals.gold import Eval, Folders, Outcome, Row, english_model, rows_of
from evals.measures import f1, share
from standfirst.core.language.entities import clean_names
from standfirst.core.language.parse import Entity
from standfirst.core.types import TopicKind

Spot = tuple[int, int, int, str]  # text, start, end, kind
OURS = {TopicKind.PERSON: "PER", TopicKind.ORGANISATION: "ORG", TopicKind.PLACE: "LOC"}
MODEL = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
CLOSING = {".", ",", ";", ":", "!", "?", ")", "]", "%", "n't"}


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text put together from tokens, with the names that its tags mark."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def entities(folders: Folders, *, path: Path) -> Outcome:
    """Exact F1 of names (borders and kind), and how far it is above the model's own."""
    parser = english_model()
    texts = list(put_together(rows_of(folders.data / path)))
    gold = {(n, *name) for n, text in enumerate(texts) for name in text.names}
    began = time.process_time()
    marked = [text.entities for text in parser.mark([text.text for text in texts])]
    ours = set(cleaned(texts, marked))
    spent = time.process_time() - began
    model = {
        (n, e.start, e.end, MODEL[e.label])
        for n, found in enumerate(marked)
        for e in found
        if e.label in MODEL
    }
    score, alone = (f1(len(gold & x), found=len(x), gold=len(gold)) for x in (ours, model))
    words = sum(len(text.text.split()) for text in texts)
    scores = {"entity F1": score, "above the model alone": score - alone}
    return Outcome(scores | by_kind(gold, ours), f"{words / spent:,.0f} words/s")


def by_kind(gold: Iterable[Spot], ours: Iterable[Spot]) -> dict[str, float]:
    """Precision and recall of each kind apart: right are a name's borders and its kind."""
    scores: dict[str, float] = {}
    for kind, label in OURS.items():
        wanted, found = ({spot for spot in spots if spot[3] == label} for spots in (gold, ours))
        right = len(wanted & found)
        scores[f"{kind} precision"] = share(right, len(found))
        scores[f"{kind} recall"] = share(right, len(wanted))
    return scores


def cleaned(texts: Sequence[Tagged], marked: Sequence[Iterable[Entity]]) -> Iterator[Spot]:
    """Names as the desk keeps them."""
    for number, (text, found) in enumerate(zip(texts, marked, strict=True)):
        for name in clean_names(text.text, found):
            if name.kind in OURS:
                yield number, *name.span, OURS[name.kind]


def put_together(rows: Sequence[Row]) -> Iterator[Tagged]:
    """Sentences of one document as one text; where no document is told, each is a text."""
    numbered = list(enumerate(rows))
    for _, group in groupby(numbered, key=lambda pair: pair[1].get("doc", f"alone {pair[0]}")):
        text, names = "", []
        for _, row in group:
            text += "\n\n" if text else ""
            sentence = spelled(row["tokens"], row["tags"])
            names += [(len(text) + a, len(text) + b, kind) for a, b, kind in sentence.names]
            text += sentence.text
        yield Tagged(text, tuple(names))


def spelled(tokens: Sequence[str], tags: Sequence[str]) -> Tagged:
    """A sentence with the spaces of print; tags are IOB1, MISC is left out."""
    text = ""
    names: list[tuple[int, int, str]] = []
    last = "O"
    for token, tag in zip(tokens, tags, strict=True):
        tight = token in CLOSING or token.startswith("'") or text.endswith(("(", "[", "$"))
        text += token if tight or not text else f" {token}"
        if tag != "O" and tag[2:] == last[2:] and tag[0] != "B":
            names[-1] = (names[-1][0], len(text), tag[2:])
        elif tag != "O":
            names.append((len(text) - len(token), len(text), tag[2:]))
        last = tag
    return Tagged(text, tuple(name for name in names if name[2] in OURS.values()))


EVALS = (
    Eval("ner_conll", partial(entities, path=Path("ner_conll/conll2003prime_dev.jsonl"))),
    Eval("ner_wikigold", partial(entities, path=Path("ner_wikigold/all.jsonl"))),
)
