"""Trees for tests, written as "word/TAG/dep/head" with spaces between the words."""

from __future__ import annotations

from standfirst.core.language.parse import ParsedText, Token


def tokens(text: str, tagged: str, *, start: int = 0) -> tuple[Token, ...]:
    """The tokens of one sentence of `text` that begins at `start`."""
    found: list[Token] = []
    place = start
    for one in tagged.split():
        word, tag, dep, head = one.rsplit("/", 3)
        place = text.index(word, place)
        found.append(Token(place, place + len(word), word, tag, dep, int(head)))
        place += len(word)
    return tuple(found)


def parsed(*sentences: tuple[str, str], between: str = " ") -> ParsedText:
    """A text of sentences, each with its tree."""
    text = between.join(words for words, _ in sentences)
    spans: list[tuple[int, int]] = []
    trees: dict[int, tuple[Token, ...]] = {}
    place = 0
    for number, (words, tagged) in enumerate(sentences):
        end = min(len(text), place + len(words) + len(between))
        spans.append((place, end))
        if tagged:
            trees[number] = tokens(text, tagged, start=place)
        place = end
    return ParsedText(text, tuple(spans), (), trees)
