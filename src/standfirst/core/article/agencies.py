"""Knows the news agencies: their one name, and where a text says that it is theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

# An agency's one name: further spellings, as bylines and datelines give them.
_SPELLINGS = {
    "AAP": "australian associated press",
    "Adnkronos": "",
    "AFP": "agence france-presse; agence france presse; agencia afp",
    "AGERPRES": "",
    "AKI": "",
    "Anadolu": "anadolu agency; anadolu ajansı",
    "Andina": "agencia andina",
    "ANI": "asian news international",
    "ANP": "algemeen nederlands persbureau",
    "ANSA": "agenzia ansa",
    "ANTARA": "antara news",
    "AP": "associated press; the associated press",
    "APA": "austria presse agentur; apa-ots",
    "APS": "algérie presse service",
    "Askanews": "",
    "Athens-Macedonian News Agency": "ana-mpa; amna",
    "Belga": "belga news agency; agence belga",
    "BELTA": "",
    "Bernama": "",
    "BNS": "baltic news service",
    "Bloomberg": "bloomberg news",
    "BTA": "bulgarian news agency",
    "The Canadian Press": "canadian press; la presse canadienne; presse canadienne",
    "Catholic News Agency": "",
    "Central News Agency": "",
    "Colpisa": "",
    "CTK": "čtk; česká tisková kancelář; czech news agency",
    "Dow Jones": "dow jones newswires; dow jones news",
    "dpa": "deutsche presse-agentur; deutsche presse agentur; dpa-afx; dpa international; "
    "german press agency",
    "EFE": "agencia efe; efe news",
    "ELTA": "",
    "epd": "evangelischer pressedienst",
    "Europa Press": "",
    "FIDES": "agenzia fides",
    "GlobeNewswire": "",
    "HINA": "",
    "IANS": "indo-asian news service",
    "Interfax": "interfax-ukraine",
    "IRNA": "",
    "Jiji Press": "jiji",
    "JTA": "jewish telegraphic agency",
    "KAP": "kathpress",
    "KCNA": "korean central news agency",
    "Keystone-ATS": "ats; agence télégraphique suisse",
    "Keystone-SDA": "sda; schweizerische depeschenagentur; sda-keystone",
    "KNA": "katholische nachrichten-agentur; katholische nachrichtenagentur",
    "Kyodo": "kyodo news; 共同通信",
    "LaPresse": "",
    "LETA": "",
    "Lusa": "agência lusa; agencia lusa",
    "MAP": "maghreb arabe presse",
    "MENA": "middle east news agency",
    "MTI": "magyar távirati iroda",
    "NAMPA": "",
    "NAN": "news agency of nigeria",
    "Notimex": "",
    "NTB": "norsk telegrambyrå",
    "PA Media": "pa; press association; the press association; pa news; pa news agency",
    "PAP": "polska agencja prasowa",
    "Prensa Latina": "",
    "PTI": "press trust of india",
    "QNA": "qatar news agency",
    "Reuters": "thomson reuters; thomson reuters foundation; reuters news; agencia reuters",
    "RIA Novosti": "ria",
    "Ritzau": "",
    "Rossiya Segodnya": "",
    "SANA": "",
    "SAPA": "",
    "SID": "sport-informations-dienst",
    "SITA": "",
    "SPA": "saudi press agency",
    "STA": "slovenska tiskovna agencija",
    "STT": "",
    "SUNA": "",
    "Tanjug": "",
    "TAP": "tunis afrique presse",
    "TASR": "",
    "TASS": "itar-tass",
    "Télam": "telam",
    "TT": "tidningarnas telegrambyrå",
    "Ukrinform": "",
    "UNB": "",
    "UNI": "united news of india",
    "UPI": "united press international",
    "VNA": "vietnam news agency; ttxvn",
    "WAFA": "",
    "WAM": "emirates news agency",
    "Xinhua": "xinhua news agency; 新华社",
    "Yonhap": "yonhap news; yonhap news agency; 연합뉴스",
}
# Spellings as bylines give them, casefolded → the agency's one name.
AGENCIES = {
    spelling.strip(): name
    for name, spellings in _SPELLINGS.items()
    for spelling in (name.casefold(), *spellings.split(";"))
    if spelling.strip()
}
# Those that are words or given names too: only in capitals are they agencies.
_WORDS = frozenset(
    "aki ani ata elta fides hina leta map mena nan pa pap petra qna ria sana sid sita spa sta suna "
    "tap tt uni unb".split()
)
# What agencies call themselves, those that no list knows included.
_NEWS_AGENCY = re.compile(
    r"(?:\bwire|newswire|(?:news|press) agency|nachrichtenagentur|agence de presse|"
    r"agencia de noticias|agenzia di stampa|agência de notícias)$",
    re.IGNORECASE,
)
# "PARIS (AFP) –", "LONDON, Jan 3 (Reuters) -", "Berlin (dpa/tmn) -", "(ANSA) - ROMA,".
_DATELINE = re.compile(r"^[^().!?:;\"“„«]{0,80}\(([^()]{2,40})\)\s{0,3}(?:[-–—:.]|$|[A-ZÄÖÜ])")
# "HAYWARD, Calif. (AP) —", "BRÜSSEL, 3. März (dpa) -": with a full stop before it only by a dash.
_ABBREVIATED = re.compile(r"^[A-ZÀ-Ý][^()!?:;\"“„«]{1,70}\(([^()]{2,40})\)\s{0,3}[-–—]\s?")
# "WASHINGTON, D.C./AP —", "dpa BERLIN.", "AFP - ".
_LEADING = re.compile(r"^([\w-]{2,12}(?: [\w-]{2,10}){0,2})\s{1,3}[-–—]\s")
# "(Reuters)", "– dpa", "© 2026 AFP", "Quelle: dpa", "Source: Reuters", "sda/kbr".
_CLOSING = re.compile(
    r"^[\W_]{0,4}(?:(?:quelle|source|fuente|fonte|copyright|©|\(c\)|agence|agency)\s{0,3}:?\s{0,3})?"
    r"(?:(?:19|20)\d\d\s)?((?:the )?[\w-]{2,20}(?: [\w-]{2,12}){0,2})(?:/\w{2,12}){0,3}[\W_]{0,4}$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?»”\"]\s{0,3}[(\[–—-]\s{0,2}([\w /,-]{2,30})[)\]]?\s{0,3}\.?$")
# "… in the US. PTI", "… he said. PTI ABC XY": capitals or a capital after the last sentence.
_LAST_WORD = re.compile(r"[.!?»”\"]\s{1,3}([A-Z][\w-]{1,12})(?:\s[A-Z]{2,4}){0,3}\.?$")
# "AP Auto Writer", "Associated Press Writer", "dpa-Korrespondent".
_WORKS_FOR = re.compile(
    r"(?:^|[,|;–—])\s{0,3}(?:the )?([\w-]{2,20}(?:[ -][\w&/]{2,20}){0,5})[ -]"
    r"(?:writers?|reporters?|correspondents?|journalists?|editors?|photographers?|staff|"
    r"korrespondent(?:in)?|redakteur(?:in)?|journaliste|corresponsal)$",
    re.IGNORECASE,
)


def agency_of(name: str) -> str:
    """The agency's one name, "" if this is none; one that is in no list goes by what it says."""
    bare = " ".join(name.casefold().split())
    if bare in _WORDS and not name.isupper():
        return ""
    return AGENCIES.get(bare) or (name if _NEWS_AGENCY.search(name) else "")


def employer_of(signed: str) -> str:
    """The agency that a byline's role names ("Ann Lee, AP Auto Writer"), "" if none."""
    match = _WORKS_FOR.search(" ".join(signed[:200].split()))
    words = match[1].split() if match else []
    starts = (" ".join(words[:length]) for length in range(1, min(4, len(words)) + 1))
    return next((agency_of(one) for one in starts if one.casefold() in AGENCIES), "")


def without_dateline(text: str) -> str:
    """A text without the agency's dateline before it: "Oslo (dpa) - The mayor …"."""
    match = _ABBREVIATED.match(text[:160])
    if match is None or not _first_agency(match[1]):
        return text
    words = re.findall(r"[^\W\d_]+", text[: match.start(1)])
    return text if sum(word.islower() for word in words) > 2 else text[match.end() :]


def agency_in_text(paragraphs: Sequence[str]) -> str:
    """The agency whose text this is, by its dateline or its last words; "" if none says so.

    One that only contributed ("With files from …", "Mit Material von …") is not the origin, nor is
    one that is named within a sentence.
    """
    for paragraph in paragraphs[:2]:
        opening = paragraph[:160]
        for pattern in (_DATELINE, _ABBREVIATED, _LEADING):
            match = pattern.match(opening)
            if match and (found := _first_agency(match[1])):
                return found
    for paragraph in reversed(paragraphs[-2:]):
        match = _CLOSING.match(paragraph) if len(paragraph) <= 60 else None
        match = match or _SENTENCE_END.search(paragraph[-60:])
        match = match or _LAST_WORD.search(paragraph[-60:])
        if match and (found := _first_agency(match[1])):
            return found
    return ""


def _first_agency(text: str) -> str:
    """The first agency in "dpa/tmn", "AP, Reuters" or "Reuters Health"; a capital one if short."""
    for part in re.split(r"[/,;&]|\s[-–]\s|\bund\b|\band\b", text):
        name = part.strip()
        if name.casefold() in AGENCIES and (found := agency_of(name)):
            return found
    return ""
