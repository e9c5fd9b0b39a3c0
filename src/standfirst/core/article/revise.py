"""Says what an outlet changed in an article between two readings of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

MAX_PARAGRAPHS = 2000
_ALIKE = 0.5  # share of words from which a paragraph counts as changed, not as replaced

_FIGURE = re.compile(r"(?<![\w.])[$€£]?\d[\d.,\u00a0\u202f]*\d|(?<![\w.])[$€£]?\d")
_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]{3,600})[”“»\"]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class RevisionText:
    """The words of one revision; the text's paragraphs divided by blank lines."""

    headline: str
    standfirst: str
    text: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(p for p in self.text.split("\n\n")[:MAX_PARAGRAPHS] if p.strip())


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """A paragraph that changed. `old` is "" where it was added, `new` where it was removed."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """What differs. Figures and quotations are those that only one of the two revisions holds."""

    headline: bool = False
    standfirst: bool = False
    paragraphs: tuple[ChangedParagraph, ...] = ()
    figures_gone: tuple[str, ...] = ()
    figures_new: tuple[str, ...] = ()
    quotations_gone: tuple[str, ...] = ()
    quotations_new: tuple[str, ...] = ()

    @property
    def weighty(self) -> bool:
        """True if a headline, figure or quotation changed: a reader should know."""
        touched = (
            self.figures_gone or self.figures_new or self.quotations_gone or self.quotations_new
        )
        return self.headline or bool(touched)

    @property
    def says(self) -> str:
        """What changed, as a sentence: "The headline changed; figures: 12 to 15." """
        parts = ["the headline"] * self.headline + ["the standfirst"] * self.standfirst
        changed = sum(1 for p in self.paragraphs if p.old and p.new)
        parts += [_count(changed, "paragraph")] if changed else []
        added = sum(1 for p in self.paragraphs if not p.old)
        removed = sum(1 for p in self.paragraphs if not p.new)
        said = [f"{_listed(parts)} changed"] if parts else []
        said += [f"{_count(added, 'paragraph')} added"] if added else []
        said += [f"{_count(removed, 'paragraph')} removed"] if removed else []
        said += _touched("figures", self.figures_gone, self.figures_new)
        if self.quotations_gone or self.quotations_new:
            said.append("what is quoted changed")
        sentence = "; ".join(said)
        return f"{sentence[:1].upper()}{sentence[1:]}."


def compare(old: RevisionText, new: RevisionText) -> Change | None:
    """What changed; None if nothing but spaces and the shape of quotation marks did."""
    paragraphs = _changed(old.paragraphs, new.paragraphs)
    headline = _squeeze(old.headline) != _squeeze(new.headline)
    standfirst = _squeeze(old.standfirst) != _squeeze(new.standfirst)
    if not (paragraphs or headline or standfirst):
        return None
    before, after = _all(old), _all(new)
    figures_gone, figures_new = _differ(_figures(before), _figures(after))
    quotes_gone, quotes_new = _differ(_quotations(before), _quotations(after))
    return Change(
        headline=headline,
        standfirst=standfirst,
        paragraphs=paragraphs,
        figures_gone=figures_gone,
        figures_new=figures_new,
        quotations_gone=quotes_gone,
        quotations_new=quotes_new,
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _touched(noun: str, gone: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    """The first three of what went and came: ["figures: 12 to 15"]."""
    before, after = ", ".join(gone[:3]), ", ".join(new[:3])
    if before and after:
        return [f"{noun}: {before} to {after}"]
    return [f"{noun} gone: {before}"] if before else [f"new {noun}: {after}"] if after else []


def _changed(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[ChangedParagraph, ...]:
    matcher = SequenceMatcher(None, [_squeeze(p) for p in old], [_squeeze(p) for p in new], False)
    changes: list[ChangedParagraph] = []
    for what, i, j, k, m in matcher.get_opcodes():
        if what != "equal":
            changes.extend(_pair(list(old[i:j]), list(new[k:m])))
    return tuple(changes)


def _pair(gone: list[str], come: list[str]) -> list[ChangedParagraph]:
    """Each old paragraph with the first new one that says much the same, in order."""
    pairs: list[ChangedParagraph] = []
    for old in gone:
        like = next((new for new in come[:20] if _alike(old, new) >= _ALIKE), "")
        if like:
            pairs.extend(ChangedParagraph("", skipped) for skipped in come[: come.index(like)])
            come = come[come.index(like) + 1 :]
        pairs.append(ChangedParagraph(old, like))
    return pairs + [ChangedParagraph("", new) for new in come]


def _alike(a: str, b: str) -> float:
    ours, theirs = Counter(a.casefold().split()), Counter(b.casefold().split())
    most = max(sum(ours.values()), sum(theirs.values()))
    return sum((ours & theirs).values()) / most if most else 0.0


def _differ(old: list[str], new: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before, after = Counter(old), Counter(new)
    gone, come = before - after, after - before
    return tuple(dict.fromkeys(gone)), tuple(dict.fromkeys(come))


def _all(revision: RevisionText) -> str:
    return "\n".join((revision.headline, revision.standfirst, *revision.paragraphs))


def _figures(text: str) -> list[str]:
    return [figure.strip(".,") for figure in _FIGURE.findall(text)]


def _quotations(text: str) -> list[str]:
    return [" ".join(quoted.split()) for quoted in _QUOTED.findall(text)]


def _squeeze(text: str) -> str:
    text = text.replace("’", "'").replace("‘", "'")
    return _SPACE.sub(" ", re.sub(r"[“”„«»]", '"', text)).strip()
