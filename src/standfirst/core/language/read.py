"""Reads articles: language, names, key phrases, statements, figures and what grouping compares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from standfirst.core.article.fingerprint import fingerprint
from standfirst.core.language.aliases import join_names
from standfirst.core.language.cues import ADVERBS, LEMMAS, NOUN_LEMMAS
from standfirst.core.language.days import find_days
from standfirst.core.language.detect import detect
from standfirst.core.language.entities import clean_names
from standfirst.core.language.facts import find_facts
from standfirst.core.language.figures import find_figures
from standfirst.core.language.missions import with_missions
from standfirst.core.language.namesabroad import mark_abroad
from standfirst.core.language.openers import openers, without_common
from standfirst.core.language.parse import MarkedText, ParsedText, Parser, Token
from standfirst.core.language.reporting import speech_of
from standfirst.core.language.rules import mark_by_rules, with_labels
from standfirst.core.language.sentences import after_dateline
from standfirst.core.language.similarity import terms
from standfirst.core.language.statements import find_statements
from standfirst.core.language.topics import key_phrases
from standfirst.core.types import ReadArticle, Span, TopicKind

MAX_PARSED = 40_000  # characters; what lies behind is read for names only
MAX_READ = 400_000  # characters; what lies behind is not read at all
_TOLD = LEMMAS.keys() | NOUN_LEMMAS.keys() | ADVERBS | {"according"}
_MARKS = '“”"„«»‘'


@dataclass(frozen=True, slots=True)
class TextToRead:
    """A text as extraction gives it: paragraphs joined by a blank line."""

    headline: str
    text: str
    language: str = ""  # as declared, "" if not
    authors: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()  # the outlet's own tags
    published: date | None = None  # without it the days that the text names are not told


def read_texts(texts: Sequence[TextToRead], *, parser: Parser) -> list[ReadArticle]:
    """What is understood of each text, in their order; offsets are of `text`.

    Never raises for a text, whatever it holds; very long ones are read in part.
    """
    languages = [detect(f"{t.headline}\n{t.text[:2_000]}", declared=t.language) for t in texts]
    marked = _mark_all(texts, languages, parser)
    parsed = _parse_all([t.text for t in texts], marked, parser, languages=languages)
    return [
        _read(text, language, found, model=parser.name if language == "en" else "rules")
        for text, language, found in zip(texts, languages, parsed, strict=True)
    ]


def _mark_all(
    texts: Sequence[TextToRead], languages: Sequence[str], parser: Parser
) -> dict[int, MarkedText]:
    """Sentences and names of each text; without a model the outlet's tags tell names too."""
    english = [i for i, language in enumerate(languages) if language == "en"]
    marked: dict[int, MarkedText] = dict(
        zip(english, parser.mark([texts[i].text[:MAX_READ] for i in english]), strict=True)
    )
    for i, language in enumerate(languages):
        seen = texts[i].text[:MAX_READ]
        if i not in marked:
            marked[i] = (
                mark_abroad(seen, language=language)
                if speech_of(language) is not None
                else mark_by_rules(seen)
            )
        if language != "en" or parser.name == "rules":
            marked[i] = with_labels(seen, marked[i], texts[i].labels)
    return marked


def _parse_all(
    texts: Sequence[str],
    marked: dict[int, MarkedText],
    parser: Parser,
    *,
    languages: Sequence[str],
) -> list[ParsedText]:
    """Parses those English sentences that may tell what somebody said; by the trees of these and
    of those that a person of one word opens, common words are no names."""
    english = [i for i, language in enumerate(languages) if language == "en"]
    opened = {i: openers(texts[i][:MAX_PARSED], marked[i]) for i in english}
    first = {(i, one.sentence) for i in english for one in opened[i]}
    told: dict[int, dict[int, tuple[Token, ...]]] = {i: {} for i in marked}
    unsaid: dict[int, dict[int, tuple[Token, ...]]] = {i: {} for i in marked}
    wanted = []
    for i in english:
        for number, span in enumerate(marked[i].sentences):
            tells = span[1] <= MAX_PARSED and may_tell(texts[i][slice(*span)])
            if tells or (i, number) in first:
                place = (after_dateline(texts[i], span), span[1])
                wanted.append(((told if tells else unsaid)[i], number, place, texts[i]))
    parses = parser.parse([text[slice(*span)] for _, _, span, text in wanted])
    for (trees, number, span, _), tree in zip(wanted, parses, strict=True):
        if tree:
            trees[number] = _shifted(tree, span)
    return [
        ParsedText(
            text[:MAX_READ],
            marked[i].sentences,
            without_common(marked[i].entities, opened.get(i, ()), told[i] | unsaid[i]),
            told[i],
        )
        for i, text in enumerate(texts)
    ]


def may_tell(sentence: str) -> bool:
    """Whether a sentence holds a quotation mark or a word that reports speech."""
    if any(mark in sentence for mark in _MARKS):
        return True
    words = [word.strip(".,;:!?()") for word in sentence.split()]
    return any(
        word.lower() in _TOLD
        and not (before.lower() in _BEFORE_NOUNS and word.lower() in _ONLY_VERBS)
        for before, word in zip(["", *words], words, strict=False)
    )


_ONLY_VERBS = LEMMAS.keys() - NOUN_LEMMAS.keys()
# "a campaign", "United States": the word behind reports nothing.
_BEFORE_NOUNS = frozenset("a an the his her its their this united".split())


def _shifted(tree: tuple[Token, ...], span: Span) -> tuple[Token, ...]:
    start = span[0]
    return tuple(Token(start + t.start, start + t.end, t.text, t.tag, t.dep, t.head) for t in tree)


def _read(text: TextToRead, language: str, parsed: ParsedText, *, model: str) -> ReadArticle:
    abroad = speech_of(language) is not None
    names = clean_names(parsed.text, parsed.entities, whole=abroad)
    topics = with_missions(parsed.text, join_names(parsed.text, names))
    days = (
        ()
        if text.published is None
        else find_days(parsed.text, published=text.published, language=language)
    )
    return ReadArticle(
        language=language,
        topics=topics,
        phrases=key_phrases(text.headline, parsed.text, language, topics=topics),
        statements=find_statements(parsed, topics, names=names, language=language, days=days),
        figures=find_figures(
            parsed.text,
            parsed.sentences,
            language=language,
            places=[name.span for name in names if name.kind is TopicKind.PLACE],
            days=days,
            published=text.published,
        ),
        sentences=_to_the_end(parsed.sentences, len(text.text)),
        terms=terms(text.headline, parsed.text, language),
        fingerprint=fingerprint(parsed.text),
        model=model,
        days=days,
        facts=find_facts(parsed.text, topics, days=days, published=text.published),
    )


def _to_the_end(sentences: tuple[Span, ...], length: int) -> tuple[Span, ...]:
    """What was not read counts to the last sentence: the sentences cover the text."""
    if not sentences or sentences[-1][1] >= length:
        return sentences if sentences or not length else ((0, length),)
    return (*sentences[:-1], (sentences[-1][0], length))
