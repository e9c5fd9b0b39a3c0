"""Brings addresses into one form, so that the same article is fetched and kept once."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from url_normalize import url_normalize

# Parameters that say where the reader came from, never what is shown.
_TRACKING = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh "
    "li_fat_id "
    "mc_cid mc_eid mkt_tok _hsenc _hsmi __hstc __hssc hsctatracking vero_id vero_conv oly_anon_id "
    "oly_enc_id wickedid s_cid s_kwcid ef_id ncid cmpid cmp_id campaign_id icid intcid ito "
    "at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4 ns_campaign ns_mchannel "
    "ns_source ns_linkname ns_fee xtor wt_mc wt_zmc wtrid spm _ga _gl ref_src ref_url rss_id "
    "ftag mod_source __twitter_impression partner_source traffic_source srsltid guccounter "
    "guce_referrer "
    "guce_referrer_sig sfnsn sfmc_id smid smtyp cx_testid echobox".split()
)
_TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "matomo_", "piwik_", "stm_", "hsa_", "at_custom")
# Only with a feed's or a campaign's word as value: `ref=rss` tracks, `ref=4711` may select.
_MAYBE = frozenset("ref source src from feed via cmp mod ocid".split())
_CAMPAIGN = re.compile(
    r"(?:rss|feed|atom|newsletter|twitter|facebook|social|share|email|mail|push|whatsapp)"
    r"(?:[-_.].{0,40})?",
    re.I,
)
_PORTS = {"http": 80, "https": 443}
_SECOND_LEVEL = frozenset("co com net org gov edu ac or ne go gob gouv com edu".split())
MAX_LENGTH = 4000
# Hosts and parts of a path that show the same article in another dress.
_DRESSES = frozenset("www www2 www3 m mobile mobil amp touch".split())
_DRESSED_QUERY = re.compile(r"(?:no)?amp(?:=[^&]*)?|\w+=amp|mobile=[^&]*", re.I)
_DRESSED_END = re.compile(r"\.amp(?=\.\w+$|$)", re.I)
_INDEX = re.compile(r"(?:index|default)\.(?:x?html?|php|aspx?|jsp)", re.I)


def canonical(url: str) -> str:
    """The address in one form: host lower-case, no default port, fragment, or tracking parameter.

    Path and remaining parameters keep their order and case. What is not an http address comes back
    as it is, trimmed. Never raises.
    """
    url = re.sub(r"[\t\r\n]", "", url).strip()
    if not re.match(r"https?://", url, re.I) or len(url) > MAX_LENGTH:
        return url
    try:
        normal = url_normalize(url) or url
        parts = urlsplit(normal)
        host, port = parts.hostname or "", parts.port
    except (ValueError, UnicodeError):
        return url
    host = f"[{host}]" if ":" in host else host.rstrip(".")
    if port and port != _PORTS.get(parts.scheme):
        host = f"{host}:{port}"
    query = "&".join(p for p in parts.query.split("&") if p and not tracks(p))
    return urlunsplit((parts.scheme, host, parts.path or "/", query, ""))


def tracks(parameter: str) -> bool:
    """Whether a parameter ("name=value") says where the reader came from, never what is shown."""
    name, _, value = parameter.partition("=")
    name = name.lower()
    if name in _TRACKING or name.startswith(_TRACKING_PREFIXES):
        return True
    return name in _MAYBE and bool(_CAMPAIGN.fullmatch(value))


def canonical_of(page_url: str, declared: str) -> str:
    """The canonical address of a page: what it declares, if that can be believed, else its own.

    A declared address is believed when it belongs to the same site (`www.`, `m.` and other
    subdomains are one site) and is not the site's root, unless the page is the root itself.
    """
    own = canonical(page_url)
    if not declared.strip():
        return own
    try:
        other = canonical(urljoin(page_url, declared.strip()))
        theirs, ours = urlsplit(other), urlsplit(own)
    except ValueError:
        return own
    if theirs.scheme not in ("http", "https") or not theirs.hostname:
        return own
    if not own:
        return other if theirs.path.strip("/") else own
    if registrable(theirs.hostname) != registrable(ours.hostname or ""):
        return own
    if not theirs.path.strip("/") and not theirs.query and (ours.path.strip("/") or ours.query):
        return own
    return other


def comparable(url: str) -> str:
    """What is equal for all addresses of one article: without scheme, `www.`, mobile and AMP.

    "" for an address that names no one article: a site's root, or none of http. Never raises.
    """
    try:
        parts = urlsplit(canonical(url))
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    segments = [segment for segment in parts.path.split("/") if segment]
    if segments and _INDEX.fullmatch(segments[-1]):
        segments.pop()
    segments = segments[segments[:1] == ["amp"] :]
    segments = segments[: len(segments) - (segments[-1:] == ["amp"])]
    path = "/".join(segments)
    query = "&".join(p for p in parts.query.split("&") if p and not _DRESSED_QUERY.fullmatch(p))
    if not path and not query:
        return ""
    path = _DRESSED_END.sub("", path)
    return f"{_undressed(parts.hostname)}{port}/{path}" + (f"?{query}" if query else "")


def _undressed(host: str) -> str:
    first, _, rest = host.partition(".")
    return rest if first in _DRESSES and registrable(host) != host else host


def registrable(host: str) -> str:
    """What somebody registered, by its shape: "m.news.example.co.uk" → "example.co.uk"."""
    labels = host.lower().rstrip(".").split(".")
    if len(labels) <= 2 or re.fullmatch(r"[\d.]+|.*:.*", host):
        return ".".join(labels)
    short = labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2
    return ".".join(labels[-3:] if short else labels[-2:])
