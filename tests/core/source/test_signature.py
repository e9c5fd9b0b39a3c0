"""The signature of a WebSub hub, as the Recommendation writes it."""

from __future__ import annotations

import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.source.signature import METHODS, is_signed

SECRET = "a secret that nobody guesses"


def signed(body: bytes, method: str, secret: str = SECRET) -> str:
    return f"{method}={hmac.new(secret.encode(), body, method).hexdigest()}"


@pytest.mark.parametrize("method", sorted(METHODS))
@given(pieces=st.lists(st.binary(max_size=50), max_size=5))
def test_a_right_signature_holds_for_the_pieces_together(method: str, pieces: list[bytes]) -> None:
    header = signed(b"".join(pieces), method)
    assert is_signed(pieces, header=header, secret=SECRET)
    assert is_signed(pieces, header=f" {header.upper()} ", secret=SECRET)
    assert not is_signed([*pieces, b"!"], header=header, secret=SECRET)
    assert not is_signed(pieces, header=header, secret="another")


@pytest.mark.parametrize(
    "header",
    [
        "",
        "=",
        "sha256",
        "sha256=",
        signed(b"x", "sha256")[:-1],
        signed(b"x", "md5"),
        signed(b"x", "sha256").replace("sha256", "sha1"),
        signed(b"x", "sha256").replace("sha256", "blake2b"),
        "sha256=" + "é" * 64,
        "sha256=" + "\x00" * 64,
        "sha256=" + "0" * 100_000,
    ],
)
def test_a_wrong_signature_is_refused(header: str) -> None:
    assert not is_signed([b"x"], header=header, secret=SECRET)


@given(header=st.text(max_size=100))
def test_no_header_raises(header: str) -> None:
    is_signed([b"x"], header=header, secret=SECRET)
