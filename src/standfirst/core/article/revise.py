"""Says what an outlet changed in an article between two readings of it, and whether it told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from standfirst.core.article.difference import ChangedParagraph, changed, paragraphs_of, squeeze
from standfirst.core.language.figures import find_figures
from standfirst.core.language.quotations import find_quotations
from standfirst.core.language.sentences import split_paragraph

MOST_NAMED = 3  # figures that a sentence names
_KEPT_WORDS = 3  # a quotation this long is gone when its marks are, even if its words stand
_WEIGHED = 40_000  # characters of changed passages in which figures and quotations are looked for
_MOST_QUOTATIONS = 200

_DIGITS = re.compile(r"[$€£¥]?\d+(?:[.,\u00a0\u202f’]\d+)*")
_WORD = re.compile(r"\w+")
_NUMERAL = re.compile(r"\w+(?:[.,’-]\w+)*")
_LINE_OF_LINK = re.compile(
    r"<(p|li|h[2-6])>(?:<p>)?<a [^<>]{1,4500}>([^<]{1,400})</a>(?:</p>)?</\1>"
)
_AGO = (
    r"(?:\d+ ?\w{1,9}\.? ago|just now|vor \d+ ?\w{1,9}|gerade eben|il y a \d+ ?\w{1,9}|"
    r"hace \d+ ?\w{1,9}|\d+ ?\w{1,6} fa|há \d+ ?\w{1,9})"
)
_MONTH = (
    r"(?:jan|ene|gen|f[eé][bv]|m[aä]r|apr|avr|abr|ma[iyg]|ju[inl]|giu|lug|a[ou][uûg]|sep|set|"
    r"oct|okt|ott|out|nov|de[czs]|déc|dic)\w*"
)
_WHEN = (  # a day, an hour, or how long ago: "Updated figures show 12 dead" is news
    rf"(?:{_AGO}|\bnow\b|\b(?:19|20)\d\d\b|\b\d{{1,2}}[.:h/]\d\d\b|"
    rf"\b\d{{1,2}} ?(?:[ap]\.?m\b|uhr\b|h\b)|\b\d{{1,2}}\.? (?:de )?{_MONTH}|\b{_MONTH} \d)"
)
_STAMP = (
    r"(?:(?:last |first |zuletzt |dernière |última )?(?:updated?|published|posted|modified|"
    r"aktualisiert|aktualisierung|veröffentlicht|stand|geändert|mise? à jour|publiée?|modifiée?|"
    r"actualizad[oa]|publicad[oa]|actualización|aggiornato|pubblicato|atualizado)\b"
    rf"(?=.*{_WHEN})(?: ?\S++){{0,14}}+)"  # possessive: a sentence is given up at once
)
_COUNTER = (
    r"(?:\d[\d.,\u202f ]*[kKmM]? ?(?:comments?|kommentare?|commentaires?|comentarios?|shares?|"
    r"likes?|"
    r"views?|reads?|aufrufe|vues|partages|réactions?|reactions?|leserkommentare?)|"
    r"(?:reading time|lesezeit|temps de lecture|tiempo de lectura):? ?\d+ ?\w*\.?|"
    r"\d+ ?(?:min(?:ute[ns]?|utos?)?\.?) (?:read|lesezeit|de lecture|de lectura))"
)
_ADVERTISEMENT = (
    r"(?:advertisement|sponsored|anzeige|werbung|publicité|publicidad|pubblicità|publicidade)"
)
# Lines that change by themselves: clocks, counters, advertisements.
_PASSING = re.compile(rf"\W*(?:{_AGO}|{_STAMP}|{_COUNTER}|{_ADVERTISEMENT})\W*", re.I)
_PASSING_LENGTH = 120


class Kind(StrEnum):
    """What a change touched, the weightiest first."""

    HEADLINE = "headline"
    FIGURES = "figures"
    QUOTATIONS = "quotations"
    CORRECTIONS = "corrections"
    STANDFIRST = "standfirst"
    TEXT = "text"


WEIGHTY = (Kind.HEADLINE, Kind.FIGURES, Kind.QUOTATIONS)


@dataclass(frozen=True, slots=True)
class RevisionText:
    """The words of one version; the text's paragraphs divided by blank lines.

    `links` are paragraphs that are a link and nothing else (`link_lines`): what a page recommends
    changes by itself.
    """

    headline: str
    standfirst: str
    text: str
    corrections: tuple[str, ...] = ()
    modified: datetime | None = None
    language: str = "en"
    links: frozenset[str] = frozenset()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs that are compared: no lines that change by themselves."""
        found = paragraphs_of(self.text)
        return tuple(p for p in found if p.strip() not in self.links and not _is_passing(p))


@dataclass(frozen=True, slots=True)
class Change:
    """What differs.

    Figures and quotations are those of a changed passage: `gone` was printed and is not any more,
    `new` came into a passage that stood before. What is only added is no change of a figure.
    """

    headline: bool = False
    standfirst: bool = False
    paragraphs: tuple[ChangedParagraph, ...] = ()
    figures_gone: tuple[str, ...] = ()
    figures_new: tuple[str, ...] = ()
    quotations_gone: tuple[str, ...] = ()
    quotations_new: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()  # the outlet's notes that came with it
    dated: bool = False  # the outlet gave it a new date of change

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What it touched, the weightiest first."""
        touched = {
            Kind.HEADLINE: self.headline,
            Kind.FIGURES: self.figures_gone,
            Kind.QUOTATIONS: self.quotations_gone,
            Kind.CORRECTIONS: self.corrections,
            Kind.STANDFIRST: self.standfirst,
            Kind.TEXT: self.paragraphs,
        }
        return tuple(kind for kind in Kind if touched[kind])

    @property
    def silent(self) -> bool:
        """True if a headline, figure or quotation changed, and the outlet did not tell."""
        told = bool(self.corrections) or self.dated
        return not told and any(kind in WEIGHTY for kind in self.kinds)

    @property
    def says(self) -> str:
        """What changed, as a sentence: "The headline changed; 12 dead → 15 dead." """
        parts = ["the headline"] * self.headline + ["the standfirst"] * self.standfirst
        altered = sum(1 for p in self.paragraphs if p.old and p.new)
        parts += [_count(altered, "paragraph")] if altered else []
        added = sum(1 for p in self.paragraphs if not p.old)
        removed = sum(1 for p in self.paragraphs if not p.new)
        said = ["a correction was added"] if self.corrections else []
        said += [f"{_listed(parts)} changed"] if parts else []
        said += [f"{_count(added, 'paragraph')} added"] if added else []
        said += [f"{_count(removed, 'paragraph')} removed"] if removed else []
        said += _figures_told(self.figures_gone, self.figures_new)
        said += _requoted(self.quotations_gone, self.quotations_new)
        sentence = "; ".join(said)
        return f"{sentence[:1].upper()}{sentence[1:]}."


def compare(old: RevisionText, new: RevisionText) -> Change | None:
    """What changed; None if nothing did but spaces, shapes of marks, clocks, counters and links."""
    paragraphs = changed(old.paragraphs, new.paragraphs)
    headline = _words(old.headline) != _words(new.headline)
    standfirst = squeeze(old.standfirst) != squeeze(new.standfirst)
    lines = [ChangedParagraph(old.headline, new.headline)] if headline else []
    lines += [ChangedParagraph(old.standfirst, new.standfirst)] if standfirst else []
    before = {squeeze(note) for note in old.corrections}
    notes = tuple(note for note in new.corrections if squeeze(note) not in before)
    if not (paragraphs or lines or notes):
        return None
    rows = _weighed((*lines, *paragraphs))
    figures_gone, figures_new = _changed_figures(rows, new)
    quotes_gone, quotes_new = _changed_quotations(rows, new)
    return Change(
        headline=headline,
        standfirst=standfirst,
        paragraphs=paragraphs,
        figures_gone=figures_gone,
        figures_new=figures_new,
        quotations_gone=quotes_gone,
        quotations_new=quotes_new,
        corrections=notes,
        dated=_is_later(old.modified, new.modified),
    )


def link_lines(html: str) -> frozenset[str]:
    """Texts of paragraphs and list items of cleaned HTML that are one link and nothing else."""
    from_html = str.maketrans({"\u00a0": " "})
    found = (match.group(2) for match in _LINE_OF_LINK.finditer(html))
    return frozenset(
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").translate(from_html)
        for text in found
    )


def _is_passing(paragraph: str) -> bool:
    line = paragraph.strip()
    return len(line) <= _PASSING_LENGTH and bool(_PASSING.fullmatch(line))


def _is_later(old: datetime | None, new: datetime | None) -> bool:
    return new is not None and (old is None or new > old)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _figures_told(gone: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    """The first of what went and came: ["£12m → £18m, 40 → 35 per cent"]."""
    pairs = _pairs(gone, new)
    left = [one for one in gone if one not in pairs][:MOST_NAMED]
    came = [one for one in new if one not in pairs.values()][:MOST_NAMED]
    shown = [_arrow(old, new) for old, new in pairs.items()][:MOST_NAMED]
    if left and came:
        shown.append(f"{' and '.join(left)} → {' and '.join(came)}")
    told = [", ".join(shown)] if shown else []
    return told if came or not left else [*told, f"{_listed(left)} taken out"]


def _pairs(gone: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """What came in whose place: what counts the same, else what is left where as many are left."""
    pairs: dict[str, str] = {}
    for counts in dict.fromkeys(map(_counts, gone)):
        ours = [one for one in gone if _counts(one) == counts]
        theirs = [one for one in new if _counts(one) == counts]
        pairs |= zip(ours, theirs, strict=True) if len(ours) == len(theirs) else ()
    left = [one for one in gone if one not in pairs]
    came = [one for one in new if one not in pairs.values()]
    return pairs | dict(zip(left, came, strict=True)) if len(left) == len(came) else pairs


def _counts(figure: str) -> str:
    return figure.partition(" ")[2]


def _arrow(old: str, new: str) -> str:
    """Two figures as "40 → 35 per cent": what both count stands once."""
    counts = _counts(old)
    same = counts and counts == _counts(new)
    return f"{old.removesuffix(counts).strip()} → {new}" if same else f"{old} → {new}"


def _requoted(gone: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    if not gone:
        return []
    told = "a quotation" if len(gone) == 1 else f"{len(gone)} quotations"
    return [f"{told} reworded" if new else f"{told} taken out"]


def _words(text: str) -> list[str]:
    return _WORD.findall(squeeze(text).casefold())


def _changed_figures(
    rows: Sequence[ChangedParagraph], new: RevisionText
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Figures that went from changed passages, and those that came into them.

    One that moved to an added paragraph is not gone, nor one of a removed paragraph that stands
    elsewhere too.
    """
    found = [
        (row, figures(row.old, language=new.language), figures(row.new, language=new.language))
        for row in rows
    ]
    added = {key for row, _, theirs in found if not row.old for key, _ in theirs}
    altered = [(ours, theirs) for row, ours, theirs in found if row.old and row.new]
    gone = dict(one for ours, theirs in altered for one in _left(ours, theirs))
    come = dict(one for ours, theirs in altered for one in _left(theirs, ours))
    removed = dict(one for row, ours, _ in found if not row.new for one in ours)
    if removed:
        held = set(_NUMERAL.findall(" ".join(_all(new)).casefold()))
        gone |= {
            k: shown for k, shown in removed.items() if shown.casefold().split()[0] not in held
        }
    return tuple(shown for key, shown in gone.items() if key not in added), tuple(come.values())


def _weighed(rows: Iterable[ChangedParagraph]) -> tuple[ChangedParagraph, ...]:
    """The first passages, up to `_WEIGHED` characters: no text holds a worker for seconds."""
    weighed: list[ChangedParagraph] = []
    left = _WEIGHED
    for row in rows:
        weighed.append(ChangedParagraph(row.old[:left], row.new[:left]))
        left -= len(row.old) + len(row.new)
        if left <= 0:
            break
    return tuple(weighed)


def _left(
    ours: Sequence[tuple[str, str]], theirs: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Figures of the first that the second lacks, each as often as it lacks it."""
    there = Counter(key for key, _ in theirs)
    left: list[tuple[str, str]] = []
    for key, shown in ours:
        there[key] -= 1
        if there[key] < 0:
            left.append((key, shown))
    return left


def figures(text: str, *, language: str) -> list[tuple[str, str]]:
    """Every number of a passage: its value as a key, and as it is shown with what it counts."""
    spans = split_paragraph(text)
    found: list[tuple[str, str]] = []
    taken: set[int] = set()
    for figure in find_figures(text, spans, language=language[:2] or "en"):
        start, end = figure.span
        taken.update(range(start, end))
        priced = text[max(start - 1, 0)] in "$€£¥"  # the sign says what the figure counts
        shown = text[start - 1 : end] if priced else f"{text[start:end]} {figure.counts}".strip()
        found.append((f"{figure.value:g}", shown))
    bare = (
        match for match in _DIGITS.finditer(text) if not taken.intersection(range(*match.span()))
    )
    return found + [(match.group().strip("$€£¥"), match.group()) for match in bare]


def _changed_quotations(
    rows: Sequence[ChangedParagraph], new: RevisionText
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Quotations that went from changed passages, and those that came into them.

    One that is only divided otherwise ("A," she said, "B") has not changed.
    """
    old_quotes = [q for row in rows if row.old for q in quotations(row.old)][:_MOST_QUOTATIONS]
    new_quotes = [q for row in rows if row.old and row.new for q in quotations(row.new)]
    if not (old_quotes or new_quotes):
        return (), ()
    whole = _all(new)
    quoted = _joined(quote for text in whole for quote in quotations(text))
    standing = _joined(whole)
    gone = [
        quote
        for quote in old_quotes
        if (line := _joined([quote])) not in quoted
        and (line.count(" ") > _KEPT_WORDS or line not in standing)
    ]
    before = _joined(old_quotes)
    come = [quote for quote in new_quotes[:_MOST_QUOTATIONS] if _joined([quote]) not in before]
    return tuple(dict.fromkeys(gone)), tuple(dict.fromkeys(come))


def _joined(texts: Iterable[str]) -> str:
    """The words of texts with a space before and behind each."""
    return f" {' '.join(word for text in texts for word in _words(text))} "


def quotations(text: str) -> list[str]:
    """What stands between quotation marks in a passage, without the marks."""
    found = (text[quote.start : quote.end] for quote in find_quotations(text))
    stripped = (" ".join(quote.strip("“”„«»‹›「」『』\"'‘’` ").split()) for quote in found)
    return [quote for quote in stripped if _WORD.search(quote)]


def _all(revision: RevisionText) -> tuple[str, ...]:
    return (revision.headline, revision.standfirst, *revision.paragraphs)
