"""Decides whether what a WebSub hub sends is signed with the secret that we share with it."""

from __future__ import annotations

import hmac
from collections.abc import Iterable

METHODS = frozenset({"sha1", "sha256", "sha384", "sha512"})  # of the Recommendation, section 8


def is_signed(pieces: Iterable[bytes], *, header: str, secret: str) -> bool:
    """Whether `header` (X-Hub-Signature, `method=hex`) is the HMAC of the pieces together.

    Takes the pieces one by one, so that a large body needs no memory. Constant time in the digest.
    """
    method, _, given = header.strip().partition("=")
    method, given = method.strip().lower(), given.strip().lower()
    if method not in METHODS or not given.isascii():
        return False
    made = hmac.new(secret.encode(), digestmod=method)
    for piece in pieces:
        made.update(piece)
    return hmac.compare_digest(made.hexdigest(), given)
