"""Knows what stands in bylines beside names: contacts, a line about the writer, picture desks."""

from __future__ import annotations

import re

MAX = 600  # characters of a byline that are looked at behind a name

# What follows a name: an address of any kind, or an invitation to follow it.
_CONTACT = re.compile(
    r"[\s.,;:|–—-]{0,4}\b(?:(?i:e-?mail|twitter|facebook|instagram|linkedin|mastodon|bluesky|"
    r"telegram|threads)\s?:|(?i:follow) (?:(?i:him|her|them|me|us|the)\b|@|[A-ZÀ-Þ])|"
    r"(?i:on (?:twitter|facebook|instagram|linkedin))\b|"
    r"(?i:contact) (?:[A-ZÀ-Þ]|him\b|her\b|us\b|the\b)|"
    r"(?:can|may) be (?:reached|contacted)\b)"
)
# "This article was written by Ann Lee", "Written and reported by Ann Lee": the name comes behind.
_SIGNED = re.compile(
    r"^(?:(?i:this|the|der|dieser|die|diese|ce|cet|este) )?(?i:article|story|report|text|texte|"
    r"texto|artikel|beitrag|geschichte|artículo|written|reported|compiled)\b[^.,;]{0,30}?"
    r"\s(?:by|von|par|por)\s(?=[A-ZÀ-Þ])"
)
# "Ann Lee is a reporter in Oslo", "Bo Ek contributed research": what is told of a name.
_TOLD = re.compile(
    r"\s(?:is|are|was|were|covers|writes|reports|reported|contributed|ist|schreibt|arbeitet|"
    r"berichtet|a contribué|ha contribuido|contribuyó)\s(?!(?:by|von|par|por)\b)"
)
# "Ann Lee and Bo Ek, staff photographer": beside who wrote the text, who took its pictures.
_PICTURED = re.compile(
    r"(?:^|[,;|&]|\s(?:and|und|et|y)\s)(?:(?!\s(?:and|und|et|y)\s)[^,;|&]){2,60},\s{0,3}"
    r"(?:\w{2,20}\s)?(?:photographer|photojournalist|fotograf(?:in)?|photographe|fotógraf[oa]|"
    r"illustrator(?:in)?|illustrateur|illustratrice)\b",
    re.IGNORECASE,
)
_GLUED = re.compile(r"^by(?=[A-ZÀ-Þ][a-zà-ÿ])")  # "byAnn Lee"
# Who sells pictures writes no texts; what an outlet was paid for, or asks for, is signed by nobody.
_PICTURE_DESKS = (
    r"getty(?: images)?|shutterstock|i ?stock(?:photo)?|alamy|adobe stock|depositphotos|dreamstime|"
    r"unsplash|pexels|pixabay|nurphoto|zuma(?: press| wire)?|action images|rex features|"
    r"splash news|picture[ -]alliance|imago(?:[ -]images)?|ullstein bild|"
    r"(?:ap|afp|epa|reuters) photos?|epa|wikimedia(?: commons)?|\w+ images"
)
_NOBODY = re.compile(
    rf"(?:{_PICTURE_DESKS}|(?:the )?(?:wire|staff|news|guest) (?:reports?|services?|contributors?|"
    r"columnists?|posts?|blogger)|(?:paid|sponsored|promoted|partner|branded)(?: (?:content|posts?|"
    r"by .{1,40}))?|brand ?studio|advertis(?:ement|ing|orial)|anzeige|werbung|publicité|publicidad|"
    r"opinion|twitter|facebook|instagram|promo|(?:the|die) .{1,60}|@\w{1,50}|"
    r"(?:subscribe|sign ?up|sign in|log in|register)(?: .{1,60})?)",
    re.IGNORECASE,
)


def without_asides(raw: str) -> str:
    """A byline without what stands in it beside names; "" where nothing else does."""
    text = _GLUED.sub("by ", raw)
    wrote = _PICTURED.sub("", text[:MAX]) + text[MAX:]
    text = wrote if wrote.strip() else text
    signed = _SIGNED.match(text[:MAX])
    text = text[signed.end() :] if signed else text
    told = _TOLD.search(f"{text[:MAX]} ")
    if told:
        sentence = text.rfind(". ", 0, told.start())
        kept = text[: sentence if sentence > 0 else told.start()]
        text = kept if " " in kept.strip() else text  # "What is new" is nobody's life
    contact = _CONTACT.search(text[:MAX])
    return text[: contact.start()] if contact else text


def is_nobody(name: str) -> bool:
    """Whether a name is that of a picture desk, of a paid text, of "The" outlet, or a button's."""
    return _NOBODY.fullmatch(" ".join(name.split())) is not None
