"""Tracking links of letters: what shows its target is unwound, what does not stays as it is."""

from __future__ import annotations

import base64
import hashlib
import json
import socket
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.source.tracking import is_wrapped, page_of, unwound
from tests.cost import at_most

TARGET = "https://www.harbour.example/news/bridge-closed?id=7"
QUOTED = "https%3A%2F%2Fwww.harbour.example%2Fnews%2Fbridge-closed%3Fid%3D7"
PLAIN = "https://www.harbour.example/news/bridge-closed"
READER = "ann@reader.example"


def b64(text: str | bytes, *, pad: bool = False) -> str:
    data = text.encode() if isinstance(text, str) else text
    packed = base64.urlsafe_b64encode(data).decode()
    return packed if pad else packed.rstrip("=")


def told(**values: object) -> str:
    return b64(json.dumps(values))


WRAPPED = {
    "url=": f"https://out.example/r?url={QUOTED}",
    "u=": f"https://l.out.example/l.php?u={QUOTED}&h=AT0xyz&s=1",
    "q=": f"https://www.out.example/url?q={QUOTED}&sa=D&source=editors&ust=170000",
    "to=": f"https://out.example/away.php?to={QUOTED}&cc_key=",
    "redirect=": f"https://out.example/?action=go&redirect={QUOTED}",
    "redirect_uri=": f"https://out.example/login?redirect_uri={QUOTED}",
    "target=": f"https://out.example/t?cid=9&target={QUOTED}",
    "dest=": f"https://out.example/track?dest={QUOTED}&m=1",
    "destination=": f"https://out.example/track?destination={QUOTED}",
    "link=": f"https://x.page.example/?link={QUOTED}&apn=com.app",
    "uddg=": f"https://out.example/l/?uddg={QUOTED}&rut=abc",
    "murl=": f"https://click.out.example/deeplink?id=a&mid=3&murl={QUOTED}",
    "adurl= after others": f"https://ad.example/pcs/click?xai=AKA&sig=Cg0&adurl={QUOTED}",
    "ued= with a referrer beside": "https://out.example/c?referrer=https%3A%2F%2Fa.example%2F"
    f"&ued={QUOTED}",
    "safe links": f"https://safe.example/?url={QUOTED}&data=05%7C01%7C&sdata=abc%3D&reserved=0",
    "linkprotect, lower case": f"https://protect.example/url?a={QUOTED.lower()}&c=E,1,x&typo=1",
    "a filter's key and u": f"https://protect2.example/v1/url?k=31323334&q=1&e=9&u={QUOTED}",
    "encoded twice": f"https://out.example/r?url={QUOTED.replace('%', '%25')}",
    "encoded three times": f"https://out.example/r?url={QUOTED.replace('%', '%2525')}",
    "two wrappers": "https://a.example/?url=https%3A%2F%2Fb.example%2F%3Fu%3D"
    + QUOTED.replace("%", "%25"),
    "the whole query": f"https://ad.example/clk;123;456?{TARGET}",
    "the whole query, encoded": f"https://ad.example/clk?{QUOTED}",
    "a segment, slashes encoded": f"https://x.r.track.example/L0/{QUOTED}/1/0100018f-a1/sIg=374",
    "a segment, slashes only": "https://x.r.track.example/L0/https:%2F%2Fwww.harbour.example%2Fnews"
    "%2Fbridge-closed%3Fid=7/1/0100018f-a1b2/sIgn=374",
    "a segment without a scheme": "https://click.out.example/3s/www.harbour.example%2Fnews%2F"
    "bridge-closed%3Fid%3D7/abCD/EfGh/9zYx",
    "a segment with a name": f"https://r.out.example/_ylt=A0/RV=2/RU={QUOTED}/RK=2/RS=x",
    "base64 in the path": f"https://click.kit.example/abc123/def456/{b64(TARGET)}",
    "base64 with padding": f"https://out.example/r?u={b64(TARGET, pad=True)}",
    "base64 behind a mark": f"https://out.example/ck/a?!&&p=4f&u=a1{b64(TARGET)}&ntb=1",
    "base64 JSON in the path": f"https://out.example/redirect/2/{told(e=TARGET, p=12)}.sIgNaTuRe",
    "base64 JSON, href": f"https://e.io.example/e/c/{told(email_id='x9', href=TARGET)}/0a1b2c",
    "base64 JSON, nested": f"https://out.example/c?d={told(a={'l': [1, TARGET]}, r=9)}",
    "a token of three parts": f"https://out.example/c/{told(alg='x')}.{told(u=TARGET)}.c2ln",
    "packed": "https://email.gun.example/c/"
    + b64(zlib.compress(json.dumps({"l": TARGET, "r": "x"}).encode())),
    "packed form": "https://email.gun.example/c/"
    + b64(zlib.compress(f"h=a1&i=2&u={PLAIN}&r=x".encode())),
    "base64 of a form": f"https://out.example/lnk?p={b64(f'cid=12&url={PLAIN}&sid=9')}",
    "between other bytes": "https://news.out.example/articles/"
    + b64(b"\x08\x13\x22." + PLAIN.encode() + b"\xd2\x01\x00"),
    "hexadecimal": f"https://out.example/r?h={TARGET.encode().hex()}",
    "a mail filter's first form": f"https://filter.example/v1/url?u={QUOTED}&k=a%3D%3D%0A&r=b",
    "a mail filter's second form": "https://filter.example/v2/url?u=https-3A__www.harbour.example_news_"
    "bridge-2Dclosed-3Fid-3D7&d=DwMF&c=abc&r=def&m=ghi&s=jkl&e=",
    "a mail filter's third form": "https://filter.example/v3/__https://www.harbour.example/news/"
    "bridge-closed?id=7__;!!AbC!xYz$",
    "a third form with kept characters": "https://filter.example/v3/__https:/www.harbour.example/news/"
    f"bridge-closed*id*7__;{b64('?=')}!!AbC!xYz$",
    "a third form with a run": "https://filter.example/v3/__https://www.harbour.example/news/"
    f"bridge-closed**Ad=7__;{b64('?i')}!!AbC!xYz$",
    "campaign marks": f"{TARGET}&utm_source=letter&utm_medium=email&fbclid=1&mc_eid=2&mc_cid=3",
    "a reader's token": f"{TARGET}&token=eyJ1c2VyX2lkIjoxfQ.s&subscriber_id=77",
    "ampersands escaped twice": f"https://out.example/r?a=1&amp;url={QUOTED}",
    "a line break inside": f"https://out.example/r\r\n?url={QUOTED}",
}
KEPT = {
    "nothing but a number": "https://out.example/track/click/30/1234?c=9",
    "an encrypted token": "https://u1.ct.out.example/ls/click?upn=u001.ZyX-2Ba9Qw-3D-3D_cN2",
    "an opaque path": "https://link.mail.example/ss/c/u001.dT5x/4ab/h0/h001.zzz",
    "a user and a letter": "https://x.list.example/track/click?u=58a9f&id=0b1&e=3d2",
    "base64 without an address": f"https://out.example/redirect/9f8e-11?j=a{b64('nothing here')}",
    "an archive's page": "https://archive.example/web/2020/https://www.harbour.example/a",
    "a referrer only": "https://www.harbour.example/a?ref=https%3A%2F%2Fb.example%2Fx",
    "a picture only": "https://www.harbour.example/a?image=https%3A%2F%2Fb.example%2Fx.jpg",
    "a plain article": "https://www.harbour.example/2026/03/02/why-the-bridge-is-closed",
    "a page chosen by query": "https://www.harbour.example/show?id=12&page=3",
    "a mail address": "mailto:ann@harbour.example",
    "no address": "javascript:alert(1)",
    "an anchor": "https://www.harbour.example/a#part-two",
}


@pytest.mark.parametrize("form", WRAPPED, ids=str)
def test_a_link_that_shows_its_target_is_unwound(form: str) -> None:
    assert unwound(WRAPPED[form]) in (TARGET, PLAIN, TARGET.lower())


@pytest.mark.parametrize("form", KEPT, ids=str)
def test_a_link_that_shows_no_target_stays_as_it_is(form: str) -> None:
    assert unwound(KEPT[form]) == KEPT[form]


@pytest.mark.parametrize(
    "value",
    [
        READER,
        READER.replace("@", "%40"),
        b64(READER, pad=True).replace("=", "%3D"),
        hashlib.md5(READER.encode()).hexdigest(),
        hashlib.sha256(READER.encode()).hexdigest(),
    ],
)
def test_what_stands_for_the_reader_is_taken_out_under_any_name(value: str) -> None:
    assert unwound(f"{PLAIN}?x={value}&id=7", reader=[READER]) == TARGET


def test_no_address_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    assert [unwound(one) for one in WRAPPED.values()]


def test_the_page_of_a_letter_is_the_same_for_every_reader() -> None:
    page = "https://pier.letters.example/p/why-the-bridge-was-closed"
    assert page_of(f"{page}?r=4k2x&publication_id=7") == page
    assert (
        page_of("https://letters.example/show?issue=12") == "https://letters.example/show?issue=12"
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://letters.example/",
        "https://click.example/f/a/Xy7zQ1bC9dEf3GhJ~~/AAQRxRA~",
        "https://view.example/?qs=0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c",
        "mailto:a@b.example",
    ],
)
def test_an_address_that_may_be_one_readers_own_is_no_page_of_a_letter(address: str) -> None:
    assert page_of(address) == ""
    assert is_wrapped(address) or address.endswith(".example/")


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/?url=" * 300 + PLAIN,
        "https://a.example/?u=" + "%25" * 2000,
        "https://a.example/" + b64(zlib.compress(b"a" * 50_000_000)),
        "https://a.example/v3/__" + "*" * 7000 + "__;!!",
        "https://a.example/?" + "&".join(f"p{n}=eyJ{n}" for n in range(900)),
        "https://a.example/?j=" + b64("[" * 5000),
        "https://a.example/" + "aHR0c" * 1500,
    ],
    ids=["many wrappers", "percent", "bomb", "stars", "many parameters", "deep", "marks"],
)
def test_a_hostile_address_costs_no_time(address: str) -> None:
    with at_most(0.1):
        unwound(address)
        page_of(address)


@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    unwound(text)
    unwound(f"https://a.example/{text}?u={text}")
    page_of(f"https://a.example/{text}")
