"""Finds texts that repeat one another (wire copies): MinHash, and exact containment."""

from __future__ import annotations

import re
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

WORDS_IN_SHINGLE = 5
LEAST_WORDS = 20
PERMUTATIONS = 96
ROWS = 2  # per band: 48 bands of 2 find nearly every pair from a resemblance of .25 on
BANDS = PERMUTATIONS // ROWS
SAME_TEXT = 0.36  # containment from which one text repeats the other

_WORD = re.compile(r"\w+")
# Multipliers must be odd and 64 bits wide: with 32-bit ones all permutations pick the same minimum.
_RANDOM = np.random.Generator(np.random.PCG64(20200104))
_A: NDArray[np.uint64] = _RANDOM.integers(1, 2**63, PERMUTATIONS, dtype=np.uint64) * 2 + 1
_B: NDArray[np.uint64] = _RANDOM.integers(0, 2**63, PERMUTATIONS, dtype=np.uint64)
_MOST_SHINGLES = 20_000


def fingerprint(text: str) -> tuple[int, ...]:
    """`PERMUTATIONS` minima (32 bits each), equal in every process and release; () under 20 words.

    The hashes are our own arithmetic, not a library's: fingerprints are kept for years.
    """
    shingles = _shingles(text)
    if not shingles:
        return ()
    raw = b"".join(blake2b(s.encode(), digest_size=8).digest() for s in sorted(shingles))
    hashes = np.frombuffer(raw, dtype="<u8")[:_MOST_SHINGLES]
    lowest = np.full(PERMUTATIONS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for chunk in np.array_split(hashes, max(1, len(hashes) // 512)):
        lowest = np.minimum(lowest, (chunk[:, None] * _A + _B).min(axis=0))
    return tuple(int(value) for value in lowest >> np.uint64(32))


def resemblance(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Estimate of shared shingles over all shingles (Jaccard), 0 to 1; 0 if either is ()."""
    if not a or not b or len(a) != len(b):
        return 0.0
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a)


def bands(fingerprint: tuple[int, ...]) -> tuple[int, ...]:
    """`BANDS` keys (63 bits): texts sharing one key are candidates; () for ().

    Pairs of resemblance .3 are found with .99, .2 with .86, .05 with .11, .005 with .001.
    """
    keys: list[int] = []
    for band in range(len(fingerprint) // ROWS):
        values = (band, *fingerprint[band * ROWS : (band + 1) * ROWS])
        raw = b"".join(value.to_bytes(4, "little") for value in values)
        keys.append(int.from_bytes(blake2b(raw, digest_size=8).digest(), "little") >> 1)
    return tuple(keys)


def containment(a_text: str, b_text: str) -> float:
    """Exact share of the shorter text's shingles that stand in the longer, 0 to 1."""
    a, b = _shingles(a_text), _shingles(b_text)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def likeness(a_text: str, b_text: str) -> tuple[float, float] | None:
    """Exact resemblance and containment; None where a text has fewer than `LEAST_WORDS`."""
    a, b = _shingles(a_text), _shingles(b_text)
    if not a or not b:
        return None
    shared = len(a & b)
    return shared / len(a | b), shared / min(len(a), len(b))


def _shingles(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())
    if len(words) < LEAST_WORDS:
        return set()
    ends = len(words) - WORDS_IN_SHINGLE + 1
    return {" ".join(words[i : i + WORDS_IN_SHINGLE]) for i in range(ends)}
