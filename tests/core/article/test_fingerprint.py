"""Wire copies are found, unrelated texts are not."""

from __future__ import annotations

import random
import subprocess
import sys

from standfirst.core.article.fingerprint import (
    BANDS,
    LEAST_WORDS,
    PERMUTATIONS,
    SAME_TEXT,
    bands,
    containment,
    fingerprint,
    resemblance,
)

RANDOM = random.Random(4)
WORDS = ["".join(RANDOM.choices("abcdefghijklmnop", k=5)) for _ in range(900)]


def text(words: int, *, seed: int) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


WIRE = text(400, seed=1)
COPY = f"BRUNNSTAD (Agency) - {WIRE[:1500]} {text(20, seed=2)}"
OTHER = text(400, seed=3)


def test_a_fingerprint_has_its_length_and_short_texts_have_none() -> None:
    assert len(fingerprint(WIRE)) == PERMUTATIONS
    assert all(0 <= value < 2**32 for value in fingerprint(WIRE))
    assert fingerprint(text(LEAST_WORDS - 1, seed=1)) == ()
    assert bands(()) == ()


def test_case_and_punctuation_do_not_matter() -> None:
    assert fingerprint(WIRE) == fingerprint(WIRE.upper().replace(" ", ", "))


def test_another_process_gives_the_same_fingerprint() -> None:
    code = (
        f"from standfirst.core.article.fingerprint import fingerprint; print(fingerprint({WIRE!r}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7"},
    )
    assert run.stdout.strip() == str(fingerprint(WIRE))


def test_a_copy_resembles_its_wire_and_shares_a_band() -> None:
    assert resemblance(fingerprint(WIRE), fingerprint(COPY)) > 0.4
    assert containment(WIRE, COPY) > 0.6 > SAME_TEXT
    assert set(bands(fingerprint(WIRE))) & set(bands(fingerprint(COPY)))
    assert len(bands(fingerprint(WIRE))) == BANDS


def test_unrelated_texts_share_nothing() -> None:
    assert resemblance(fingerprint(WIRE), fingerprint(OTHER)) < 0.05
    assert containment(WIRE, OTHER) == 0.0
    assert not set(bands(fingerprint(WIRE))) & set(bands(fingerprint(OTHER)))


def test_nothing_resembles_no_text() -> None:
    assert resemblance((), fingerprint(WIRE)) == 0.0
    assert containment("", WIRE) == 0.0
