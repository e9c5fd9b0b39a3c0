"""Reading texts in batches with the language model of this process, loaded once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from standfirst.core.language.parse import Parser
from standfirst.core.language.read import TextToRead, read_texts
from standfirst.core.types import ReadArticle
from standfirst.io.nlp import load_parser


@lru_cache(maxsize=2)
def parser(model: str) -> Parser:
    """The parser of that name ("" = the best one installed), loaded at the first call."""
    return load_parser(model)


def read_batch(task: tuple[Sequence[TextToRead], str]) -> list[ReadArticle]:
    """Read texts with the model of that name; one result a text, in order."""
    texts, model = task
    return read_texts(texts, parser=parser(model))


def warm(model: str = "") -> None:
    """Load the model, so that its loading counts against no article."""
    read_batch(
        ((TextToRead(headline="", text="“It rains,” said Mr. Noah.", language="en"),), model)
    )
