"""What the guard lets through, and what not."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.errors import AddressError
from standfirst.io.guard import Allowed, check_ip, check_url, parse_allowed

PRIVATE = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::a00:1",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "5f00::1",
    "4000::1",
]
PUBLIC = ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("ip", PRIVATE)
def test_a_private_or_reserved_address_is_refused(ip: str) -> None:
    with pytest.raises(AddressError) as refusal:
        check_ip(ip, "news.example", 80)
    assert "add news.example:80 to STANDFIRST_ALLOW_PRIVATE" in refusal.value.message
    assert refusal.value.permanent


@pytest.mark.parametrize("ip", PUBLIC)
def test_a_public_address_passes(ip: str) -> None:
    check_ip(ip, "news.example", 443)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://8.8.8.8/",
        "file:///etc/passwd",
        "//8.8.8.8/",
        "http://",
        "http:///path",
        "http://user@news.example/",
        "http://news.example\\@10.0.0.1/",
        "http://news.example/a b",
        "http://news.example/\r\nHost: x",
        "http://news.example:22/",
        "http://news.example:0/",
        "http://news.example:99999/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://%31%30.0.0.1/",
        "http://-x.example/",
        "http://a..example/",
        "http://news.example/" + "a" * 9000,
    ],
)
def test_an_address_that_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(AddressError):
        check_url(url)


@pytest.mark.parametrize(
    "host",
    ["0x7f.1", "2130706433", "017700000001", "127.1", "0177.0.0.1", "127.0.0.0x1", "1.2.3.4.5"],
)
def test_an_odd_spelling_of_an_ipv4_address_is_refused(host: str) -> None:
    with pytest.raises(AddressError):
        check_url(f"http://{host}/")


@pytest.mark.parametrize("host", ["①②⑦.0.0.1", "１２７.0.0.1", "127。0。0。1", "127.0.0.1."])
def test_an_ip_address_in_disguise_is_seen_through(host: str) -> None:
    with pytest.raises(AddressError):
        check_url(f"http://{host}/")


def test_a_name_comes_back_in_lower_case_ascii_without_its_final_dot() -> None:
    assert check_url("https://BÜCHER.Example.:8443/A?b").geturl() == (
        "https://xn--bcher-kva.example:8443/A?b"
    )


def test_a_host_that_is_allowed_may_use_any_port_and_any_address() -> None:
    allowed = parse_allowed(" nas.local , ")
    assert check_url("http://nas.local:9000/feed", allowed).port == 9000
    check_ip("192.168.1.5", "nas.local", 9000, allowed)
    with pytest.raises(AddressError):
        check_ip("192.168.1.5", "other.local", 80, allowed)


def test_a_host_and_port_permit_exactly_that() -> None:
    allowed = parse_allowed("nas.local:9000,192.168.1.7:81,[fd00::1]:82")
    check_ip("10.0.0.1", "nas.local", 9000, allowed)
    check_url("http://192.168.1.7:81/", allowed)
    check_url("http://[fd00::1]:82/", allowed)
    for url in ("http://nas.local:9001/", "http://192.168.1.7/", "http://[fd00::1]/"):
        with pytest.raises(AddressError):
            check_ip("10.0.0.1", check_url(url, allowed).hostname or "", 9001, allowed)


def test_a_network_permits_every_port_in_it_under_any_name() -> None:
    allowed = parse_allowed("192.168.0.0/16,fd00::/8")
    check_url("http://192.168.3.4:9999/", allowed)
    check_url("http://intranet.example:9999/", allowed)
    check_ip("192.168.3.4", "intranet.example", 9999, allowed)
    check_ip("fd00::5", "intranet.example", 9999, allowed)
    check_ip("::ffff:192.168.3.4", "intranet.example", 9999, allowed)
    with pytest.raises(AddressError):
        check_ip("8.8.8.8", "intranet.example", 9999, allowed)


@pytest.mark.parametrize(
    "entry", ["http://nas.local", "nas.local/x", "10.0.0.0/33", "10.0.0", "a b", "nas:0", "nas:"]
)
def test_a_wrong_entry_is_named_in_a_sentence(entry: str) -> None:
    with pytest.raises(ValueError, match="STANDFIRST_ALLOW_PRIVATE holds") as error:
        parse_allowed(f"good.example, {entry}")
    assert f'"{entry}"' in str(error.value)


def test_an_empty_list_allows_nothing() -> None:
    assert parse_allowed(" , ") == Allowed()


@given(st.text(max_size=60))
def test_any_text_is_either_refused_or_a_public_web_address(text: str) -> None:
    for url in (text, f"http://{text}", f"http://{text}@x/", f"http://[{text}]/"):
        try:
            parts = check_url(url)
        except AddressError:
            continue
        assert parts.scheme in {"http", "https"}
        assert parts.hostname
        assert parts.netloc.isascii()
        assert "@" not in parts.netloc


@given(st.ip_addresses(v=4))
def test_no_address_outside_the_global_ones_passes(ip: ipaddress.IPv4Address) -> None:
    try:
        check_ip(ip, "x.example", 80)
    except AddressError:
        return
    refused = (ip.is_private, ip.is_loopback, ip.is_multicast, ip.is_reserved)
    assert not any(refused)
