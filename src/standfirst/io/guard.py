"""Which addresses may be asked: public ones, and private ones that the owner has named."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

import idna

from standfirst.core.errors import AddressError

SETTING = "STANDFIRST_ALLOW_PRIVATE"
PORTS = frozenset({80, 443, 8080, 8443})
MAX_URL = 8192  # characters

_Ip: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
_Network: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network

# An explicit list: ipaddress.is_global calls several of these public, and differs by version.
_DENIED_4 = tuple(
    ipaddress.IPv4Network(text)
    for text in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
_DENIED_6 = tuple(
    ipaddress.IPv6Network(text)
    for text in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16")
)

# Last parts of names that mean something in one network only.
_LOCAL_NAMES = frozenset(
    {"localhost", "local", "lan", "internal", "intranet", "home", "arpa", "test"}
)

_FORBIDDEN_CHARACTER = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
_HOST_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_DOTTED_QUAD = re.compile(r"(?:0|[1-9][0-9]{0,2})(?:\.(?:0|[1-9][0-9]{0,2})){3}")
_NUMBER_LABEL = re.compile(r"[0-9]+|0x[0-9a-f]*")


@dataclass(frozen=True, slots=True)
class Allowed:
    """Private addresses that may be asked although they are private.

    `hosts` are names and open every port, `endpoints` are (host or IP, port), `networks` open
    every port of the addresses in them.
    """

    hosts: frozenset[str] = frozenset()
    endpoints: frozenset[tuple[str, int]] = frozenset()
    networks: tuple[_Network, ...] = ()


NOTHING = Allowed()


def parse_allowed(text: str) -> Allowed:
    """Read the owner's list: hosts, host:port, IPs, [IPv6]:port and CIDRs, separated by commas.

    Raises ValueError with a sentence that names the wrong entry.
    """
    hosts: set[str] = set()
    endpoints: set[tuple[str, int]] = set()
    networks: list[_Network] = []
    for entry in filter(None, (part.strip() for part in text.split(","))):
        network = _network(entry)
        if network is not None:
            networks.append(network)
            continue
        host, port = _host_and_port(entry)
        if port is None:
            hosts.add(host)
        else:
            endpoints.add((host, port))
    return Allowed(frozenset(hosts), frozenset(endpoints), tuple(networks))


def check_url(url: str, allowed: Allowed = NOTHING) -> SplitResult:
    """The address in parts, its host in lower-case ASCII; AddressError if it must not be asked.

    A host that is an IP address is judged at once; a name is judged by `check_ip` when resolved.
    """
    if len(url) > MAX_URL:
        raise _refusal("The address is longer than 8,192 characters. Check it.")
    if _FORBIDDEN_CHARACTER.search(url):
        raise _refusal("The address holds a space, backslash or control character. Check it.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _refusal(f"The address is not written correctly ({error}). Check it.") from None
    if parts.scheme not in {"http", "https"}:
        raise _refusal("Only addresses that begin with http:// or https:// can be read. Check it.")
    if "@" in parts.netloc:
        raise _refusal("The address holds a user name or password. Remove it.")
    host = _plain_host(parts.hostname or "")
    if port == 0:
        raise _refusal("Port 0 is no port. Check the address.")
    wanted = port or (443 if parts.scheme == "https" else 80)
    ip = _as_ip(host)
    if ip is not None:
        check_ip(ip, host, wanted, allowed)
    elif wanted not in PORTS and not _may_use_port(host, wanted, allowed):
        raise _refusal(_port_sentence(host, wanted))
    name = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=name if port is None else f"{name}:{port}")


def check_ip(ip: _Ip | str, host: str, port: int, allowed: Allowed = NOTHING) -> None:
    """Raise AddressError unless `ip`, an answer for `host`, may be connected to at `port`."""
    try:
        address = _unwrapped(ipaddress.ip_address(ip))
    except ValueError:
        raise _refusal(f"{host} does not lead to an IP address. Check the address.") from None
    if is_allowed(host, port, allowed) or _in_networks(address, port, allowed):
        return
    if port not in PORTS:
        raise _refusal(_port_sentence(host, port))
    if _is_public(address):
        return
    where = host if host == str(address) else f"{host} ({address})"
    raise _refusal(
        f"{where} is a private or reserved address, which Standfirst does not ask. "
        f"If you mean it, add {_entry(host, port)} to {SETTING}."
    )


def is_allowed(host: str, port: int, allowed: Allowed) -> bool:
    """Whether the owner has named this host (as a name, host:port, IP or network)."""
    if host in allowed.hosts or (host, port) in allowed.endpoints:
        return True
    ip = _as_ip(host) if allowed.networks else None
    return ip is not None and _in_networks(_unwrapped(ip), port, allowed)


def is_public_host(host: str) -> bool:
    """Whether a host, by its look alone, can be reached from everywhere."""
    ip = _as_ip(host.strip("[]"))
    if ip is not None:
        return _is_public(_unwrapped(ip))
    return "." in host and host.rpartition(".")[2].lower() not in _LOCAL_NAMES


def _in_networks(ip: _Ip, port: int, allowed: Allowed) -> bool:
    if (str(ip), port) in allowed.endpoints:
        return True
    return any(ip.version == net.version and ip in net for net in allowed.networks)


def _may_use_port(host: str, port: int, allowed: Allowed) -> bool:
    # A name may turn out to lie in an allowed network: check_ip decides when it is resolved.
    by_address = any(_as_ip(name) is not None and at == port for name, at in allowed.endpoints)
    return bool(allowed.networks) or by_address or is_allowed(host, port, allowed)


def _is_public(ip: _Ip) -> bool:
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in net for net in _DENIED_4)
    return ip in _GLOBAL_6 and not any(ip in net for net in _DENIED_6)


def _unwrapped(ip: _Ip) -> _Ip:
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    return ip


def _as_ip(host: str) -> _Ip | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _plain_host(host: str) -> str:
    """Lower-case ASCII host without a final dot; odd spellings of IPv4 addresses are refused."""
    if not host:
        raise _refusal("The address names no site. Check it.")
    if ":" in host:
        return _plain_ipv6(host)
    name = host if host.isascii() else _ascii_name(host)
    name = name.lower().removesuffix(".")
    if not _HOST_NAME.fullmatch(name) or len(name) > 253:
        raise _refusal("The name of the site holds characters that no site name has. Check it.")
    # Resolvers read 0x7f.1, 017700000001 and 2130706433 as addresses; we do not.
    ends_in_number = _NUMBER_LABEL.fullmatch(name.rpartition(".")[2]) is not None
    if ends_in_number and (not _DOTTED_QUAD.fullmatch(name) or _as_ip(name) is None):
        raise _refusal(
            "The address spells an IP address in an unusual way. Write it as four numbers."
        )
    return name


def _plain_ipv6(host: str) -> str:
    try:
        ip = ipaddress.IPv6Address(host)
    except ValueError:
        raise _refusal("The IPv6 address is not written correctly. Check it.") from None
    if ip.scope_id is not None:
        raise _refusal(
            "An address of one network card only (with %) cannot be asked. Give another."
        )
    return str(ip)


def _ascii_name(host: str) -> str:
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError, ValueError):
        raise _refusal("The name of the site cannot be written in ASCII. Check it.") from None


def _network(entry: str) -> _Network | None:
    if "/" not in entry:
        ip = _as_ip(entry)
        return None if ip is None else ipaddress.ip_network(ip)
    try:
        return ipaddress.ip_network(entry, strict=False)
    except ValueError:
        raise ValueError(_wrong_entry(entry)) from None


def _host_and_port(entry: str) -> tuple[str, int | None]:
    try:
        parts = urlsplit(f"//{entry}")
        port = parts.port
        host = _plain_host(parts.hostname or "")
    except (ValueError, AddressError):
        raise ValueError(_wrong_entry(entry)) from None
    tail = parts.path or parts.query or parts.fragment
    if tail or "@" in entry or port == 0 or entry.endswith(":"):
        raise ValueError(_wrong_entry(entry))
    return host, port


def _wrong_entry(entry: str) -> str:
    return (
        f'{SETTING} holds "{entry}", which is none of: a host (nas.example), a host and port '
        "(nas.example:8080), an IP address (192.168.1.5) or a network (192.168.1.0/24)."
    )


def _port_sentence(host: str, port: int) -> str:
    return (
        f"Port {port} is not one that web sites use (80, 443, 8080, 8443). "
        f"If you mean it, add {_entry(host, port)} to {SETTING}."
    )


def _entry(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _refusal(sentence: str) -> AddressError:
    return AddressError(sentence, permanent=True)
