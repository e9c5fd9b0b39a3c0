"""Is this sentence supported by its sources: verbatim, or with every number, name and quotation?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from standfirst.core.update.sentences import content, numbers

ENOUGH = 0.7  # share of an edited sentence's content words that must stand in the sources

_SPACE = re.compile(r"\s+")
_QUOTED = re.compile(r"\"([^\"]+)\"")
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w'-]*|[A-ZÀ-Þ]\.)(?: (?:[A-ZÀ-Þ][\w'-]*|al-[A-Z]\w+))*")
NUMBER_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundreds?|thousands?|millions?|billions?|dozens?|half|twice|double|triple)\b"
)
_FIGURES = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve".split(),
        map(str, range(2, 13)),
        strict=True,
    )
)
_TURNS = frozenset("not no never without denied deny denies refused neither nor".split())
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'"})
_DASHES = str.maketrans({"–": "-", "—": "-", "\u00a0": " ", "\u202f": " ", "\u00ad": None})


@dataclass(frozen=True, slots=True)
class Grounding:
    """Whether a sentence is supported, and what of it does not stand in the sources."""

    grounded: bool
    verbatim: bool
    missing_numbers: tuple[str, ...] = ()
    missing_names: tuple[str, ...] = ()
    missing_quotes: tuple[str, ...] = ()
    missing_words: tuple[str, ...] = ()
    turned: bool = False  # a denial was added or dropped

    @property
    def complaint(self) -> str:
        """What is wrong, as a sentence for the editor; "" where nothing is."""
        if self.grounded:
            return ""
        parts = [
            *(f"the number {number}" for number in self.missing_numbers),
            *(f"the name {name}" for name in self.missing_names),
            *(f'the words "{quote}"' for quote in self.missing_quotes),
        ]
        if self.turned:
            return "The sentence denies what its sources say, or the other way round: check it."
        if not parts:
            parts = [f"the words {', '.join(self.missing_words)}"] if self.missing_words else []
        what = ", ".join(parts) or "the sentence"
        return f"Not found in the sources: {what}. Change it or name the article where it stands."


def normalised(text: str) -> str:
    """One kind of quotes and dashes, single blanks: what counts as verbatim."""
    return _SPACE.sub(" ", text.translate(_QUOTES).translate(_DASHES)).strip()


def is_grounded(sentence: str, *sources: str) -> Grounding:
    """Is the sentence supported by its sources (texts of articles)?

    Verbatim, or else edited: then every number, name and quotation must stand in a source, most of
    its words too, in one place, and no denial may be added or dropped there.
    """
    plain = normalised(sentence)
    texts = [normalised(source) for source in sources]
    if plain and any(_stands(plain, text) for text in texts):
        return Grounding(True, True)
    everything = " ".join(texts)
    missing_numbers = _missing_numbers(plain, everything)
    missing_names = _missing_names(plain, everything)
    missing_quotes = tuple(
        quote for quote in _QUOTED.findall(plain) if quote.strip(" ,.") not in everything
    )
    asked = content(plain)
    place = _place(asked, texts)
    missing = tuple(sorted(asked - content(place)))
    enough = bool(asked) and 1 - len(missing) / len(asked) >= ENOUGH
    turned = bool(enough and _turns(plain) != _turns(_nearest(asked, place)))
    grounded = enough and not (missing_numbers or missing_names or missing_quotes or turned)
    return Grounding(
        grounded, False, missing_numbers, missing_names, missing_quotes, missing, turned
    )


def _stands(plain: str, text: str) -> bool:
    """As whole words: "3 dead" does not stand in "13 dead"."""
    at = text.find(plain)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(plain) : at + len(plain) + 1]
        if not before.isalnum() and not (after.isalnum() and plain[-1].isalnum()):
            return True
        at = text.find(plain, at + 1)
    return False


def _missing_numbers(plain: str, everything: str) -> tuple[str, ...]:
    lower = everything.casefold()
    known = set(numbers(everything)) | set(NUMBER_WORDS.findall(lower))
    known |= {_FIGURES[word] for word in known & _FIGURES.keys()}
    known |= {word for word, figure in _FIGURES.items() if figure in known}
    asked = numbers(plain) | set(NUMBER_WORDS.findall(plain.casefold()))
    return tuple(sorted(asked - known))


def _missing_names(plain: str, everything: str) -> tuple[str, ...]:
    """Names are runs of capitalised words; the sentence's first word counts only within a run."""
    missing = []
    for found in _NAME.finditer(plain):
        name = re.sub(r"'s?$", "", found[0])
        opens = found.start() == 0 or plain[found.start() - 2 : found.start()] in (". ", '."', ' "')
        if opens:
            first, _, rest = name.partition(" ")
            name = rest if first.casefold() in _OPENERS else name
            if " " not in name and name.casefold() in everything.casefold():
                continue
        if name and not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", everything):
            missing.append(name)
    return tuple(missing)


_OPENERS = frozenset(
    "the a an in on at by for from of to with after before as when while if all both some most many"
    " two three several his her its their this that these those he she it they we i".split()
)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?\"])\s+(?=[\"A-ZÀ-Þ0-9])", text)


def _place(asked: frozenset[str], texts: list[str]) -> str:
    """The three sentences on end, of one source, that share most words with the sentence."""
    best, place = -1, ""
    for text in texts:
        parts = _sentences(text)
        for at in range(len(parts)):
            window = " ".join(parts[at : at + 3])
            shared = len(asked & content(window))
            if shared > best:
                best, place = shared, window
    return place


def _nearest(asked: frozenset[str], place: str) -> str:
    return max(_sentences(place), key=lambda part: len(asked & content(part)), default="")


def _turns(sentence: str) -> bool:
    lower = sentence.casefold()
    return bool(_TURNS & set(re.findall(r"[a-z]+", lower))) or "n't" in lower
