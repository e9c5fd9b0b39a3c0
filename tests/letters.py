"""Letters as mailers write them: a newsletter laid out in tables, and any other."""

from __future__ import annotations

import base64
import json
from email.message import EmailMessage

READER = "ann.reader@desk.example"
PAGE = "https://pier.letters.example/p/why-the-bridge-was-closed"
SOURCE = "https://www.harbour.example/reports/orl-bridge.html"
PARAGRAPHS = (
    "The bridge over the Orl was closed on Tuesday after a crack was found in its third pier.",
    "It will stay closed for at least six weeks, the city's engineer Mara Holt said.",
    "Some 14,000 cars cross the bridge each day, according to the report of the harbour office.",
)


def wrapped(target: str) -> str:
    """A tracking link that shows its target to who unpacks it."""
    told = base64.urlsafe_b64encode(json.dumps({"e": target, "r": 77}).encode()).decode()
    return f"https://letters.example/redirect/2/{told.rstrip('=')}.c2ln"


def newsletter(
    number: int = 1,
    *,
    subject: str = "Why the bridge was closed",
    body: str = "",
    page: str = PAGE,
    **headers: str,
) -> bytes:
    """A newsletter with all its furniture around three paragraphs (or `body`)."""
    text = body or (
        f"<p>{PARAGRAPHS[0]}</p><h2>Six weeks</h2><p>{PARAGRAPHS[1]}</p>"
        f'<p>{PARAGRAPHS[2][:-15]}<a href="{wrapped(SOURCE)}">{PARAGRAPHS[2][-15:]}</a></p>'
    )
    html = f"""<html><head><style>.x {{ color: red }}</style></head><body>
<div style="display:none;max-height:0">Engineers found a crack in the third pier.&zwnj;&nbsp;&zwnj;
&nbsp;&zwnj;&nbsp;&zwnj;</div>
<table role="presentation"><tr><td><a href="{wrapped(page)}">View in browser</a></td></tr>
<tr><td><h1><a href="{wrapped(page)}">{subject}</a></h1></td></tr>
<tr><td>By Jane Dahl</td></tr><tr><td>Mar 2, 2026</td></tr>
<tr><td><table><tr><td><img src="cid:logo"><img src="https://t.example/o.gif?u=77" width="1"
height="1"></td></tr><tr><td><p>Hi Ann,</p>{text}</td></tr></table></td></tr>
<tr><td><a href="https://fb.example/pier">Facebook</a> | <a href="https://x.example/p">X</a></td></tr>
<tr><td>Was this email forwarded to you? <a href="https://letters.example/s">Sign up</a>.</td></tr>
<tr><td>You are receiving this email because you signed up with {READER}.</td></tr>
<tr><td>The Pier Letter, 5 Quay Street, Halvik 40123, Norway</td></tr>
<tr><td><a href="https://letters.example/unsubscribe?token=s3cr3t">Unsubscribe</a> &middot;
<a href="https://letters.example/account/77">Manage your preferences</a></td></tr></table>
<img src="https://t.example/open/s3cr3t.png"></body></html>"""
    given = {
        "From": "Jane Dahl from The Pier Letter <pier@letters.example>",
        "To": READER,
        "Subject": subject,
        "Date": "Mon, 02 Mar 2026 09:00:00 +0000",
        "Message-ID": f"<{number}.pier@letters.example>",
        "List-Id": "The Pier Letter <pier.letters.example>",
        "List-Unsubscribe": "<https://letters.example/leave/s3cr3t>",
    }
    return mime(html=html, plain="In plain text.", **{**given, **spelled(headers)})


def spelled(headers: dict[str, str]) -> dict[str, str]:
    """Names of headers as Python writes them → as letters do."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


def mime(*, html: str = "", plain: str = "", **headers: str) -> bytes:
    """A letter of these headers; with both texts they are alternatives."""
    made = EmailMessage()
    for name, value in headers.items():
        if value:
            made[name] = value
    if plain or not html:
        made.set_content(plain)
    if html and plain:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    return made.as_bytes()
