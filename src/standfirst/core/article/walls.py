"""Tells a page that holds no article, or only its beginning, and says which in a sentence."""

from __future__ import annotations

import re

import lxml.html

from standfirst.core.article import jsonld
from standfirst.core.article.markup import parse

LEAST_WORDS = 25  # of a text that is an article and not a stub
LEAST_ALONE = (
    40  # of one with a single paragraph of sentences: less is but the beginning of something
)
FEW_WORDS, MANY_WORDS = 60, 150  # below which signs of a wall or of a missing page are believed
STUB_WORDS = 350  # below which a text may be the beginning of what is behind a wall
TITLE_CHARS, SIGHT_CHARS, SIGHT_PIECES = 300, 6000, 400

GONE = "The page says that the article is not there."
CONSENT = "The page shows a consent or access wall instead of the article."
LITTLE = "The page holds too little text to be an article."
SCRIPTED = "The page is built by a script and holds no text to read."
STUB = "The outlet shows only the beginning of this article to those who do not pay."

_NOT_FOUND = re.compile(
    r"\b(?:404|410|page not found|not found|page (?:is )?(?:missing|unavailable)|"
    r"(?:page|article|story) (?:can(?:no|')t|could not) be found|no longer available|"
    r"seite (?:wurde )?nicht gefunden|existiert nicht|nicht mehr verfügbar|"
    r"page (?:introuvable|non trouvée)|n'existe (?:pas|plus)|n’existe (?:pas|plus)|"
    r"página no encontrada|no (?:se ha )?encontrad[ao]|no existe|ya no está disponible)\b",
    re.I,
)
_WALL = re.compile(
    r"enable javascript|javascript (?:is )?(?:disabled|required)|activez javascript|"
    r"activer javascript|javascript aktivieren|activ[ae]r? javascript|"
    r"before you continue|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|"
    r"unusual traffic|are you a robot|"
    r"accept (?:all )?cookies|we (?:and our (?:\d+ )?partners )?(?:use|value|store) (?:cookies|"
    r"your privacy)|access denied|captcha|"
    r"cookies (?:akzeptieren|zulassen)|mit werbung weiterlesen|zustimmen und weiter|"
    r"wir (?:und unsere (?:\d+ )?partner )?(?:verwenden|nutzen|speichern) cookies|"
    r"accepter et continuer|continuer sans accepter|tout accepter|"
    r"aceptar (?:todas )?(?:las )?cookies|aceptar y continuar|utilizamos cookies",
    re.I,
)
_PAY = re.compile(
    r"subscribe (?:now )?to (?:read|continue|keep reading|unlock|access|view|see)|"
    r"(?:continue|keep) reading (?:this (?:article|story) )?(?:with|by|for)|"
    r"to (?:continue|keep) reading|to read (?:the (?:full|rest)|this (?:article|story) in full|"
    r"more of this)|to view the full|"
    r"this (?:article|content|story|post) is (?:only |exclusively )?(?:for|available to|"
    r"reserved for|exclusive to) (?:our |paying |paid |registered ){0,3}(?:subscribers|"
    r"members|readers)|"
    r"(?:subscriber|member)[- ](?:only|exclusive)|(?:unlock|read) this (?:article|story) (?:for|"
    r"with)|you(?:'|’)ve reached your (?:limit|free)|"
    r"(?:um|jetzt) .{0,40}(?:weiterzulesen|weiterlesen)|weiterlesen mit|jetzt freischalten|"
    r"(?:artikel|text|inhalt|beitrag) ist (?:nur |exklusiv )?(?:für )?(?:unsere )?(?:abonnent|"
    r"mitglieder|zahlende)|nur für (?:abonnent|mitglieder)|sie haben bereits ein (?:digital-?)?abo|"
    r"(?:alle|unsere) artikel (?:mit|im) .{0,20}abo|"
    r"(?:article|contenu|suite) (?:est |vous est )?(?:réservée? )(?:à nos|aux|à) abonné|"
    r"(?:réservé|exclusif) (?:à nos |aux |à )?abonné|il (?:vous )?reste \d{1,2}(?:[.,]\d+)? ?%|"
    r"abonnez-vous pour (?:lire|continuer|accéder|poursuivre)|pour (?:lire la suite|poursuivre "
    r"(?:votre |la )?lecture)|"
    r"(?:contenido|artículo|noticia) (?:es )?(?:exclusiv[oa]|solo|sólo|reservad[oa]) (?:para|"
    r"a) (?:suscriptores|socios|abonados)|(?:solo|sólo|exclusivo) para (?:suscriptores|socios)|"
    r"suscr[ií]b(?:ete|ase) para (?:seguir|continuar|leer)|para (?:seguir|continuar) leyendo",
    re.I,
)
_OPEN_END = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])['\"”’»)\]]*$")
_ENDS = re.compile(r"[.!?:…。！？।][\W_]*$")
_NO = re.compile(r"^(?:false|no|0)$", re.I)
_SELECTOR = re.compile(r"^\s{0,9}([\w-]{0,30})([.#])([\w-]{1,80})\s{0,9}$")
# Scripts without spaces between words: two characters count as one.
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿฀-๿]")


def count_words(text: str) -> int:
    """Words of a text; two characters of a script without spaces count as one."""
    unspaced = len(_UNSPACED.findall(text))
    return len(text.split()) + unspaced // 2


def sight(tree: lxml.html.HtmlElement) -> tuple[str, str]:
    """The page's title and first headline, and the first words that it shows."""
    title = " ".join(text for text in tree.itertext("title", "h1"))[:TITLE_CHARS]
    shown: list[str] = []
    for element in tree.iter("p", "div", "span", "h1", "h2", "noscript", "button", "title"):
        shown.append((element.text or "").strip())
        if len(shown) > SIGHT_PIECES:
            break
    return title, " ".join(text for text in shown if text)[:SIGHT_CHARS]


def trouble(text: str, *, title: str, shown: str, scripted: bool = False) -> str:
    """Why the page may hold no article, as a sentence; "" if it seems to hold one."""
    words = count_words(text)
    if words < MANY_WORDS and _NOT_FOUND.search(title):
        return GONE
    if words < MANY_WORDS and _WALL.search(text if words >= FEW_WORDS else shown):
        return SCRIPTED if scripted and "javascript" in shown.casefold() else CONSENT
    if words < (LEAST_WORDS if _sentences(text) > 1 else LEAST_ALONE):
        return SCRIPTED if scripted else LITTLE
    return ""


def _sentences(text: str) -> int:
    """Paragraphs that end as sentences do."""
    return sum(1 for line in text.split("\n") if _ENDS.search(line))


def is_scripted(tree: lxml.html.HtmlElement) -> bool:
    """True for a page of scripts around an empty frame."""
    body = tree.find("body")
    if body is None or tree.find(".//script") is None:
        return False
    if body.find(".//script") is None and not _has_frame(body):
        return False
    mute = {inner for one in body.iter("noscript") for inner in one.iter()}
    told = [e for e in body.iter("p", "div", "span", "td", "li", "a") if e not in mute]
    return sum(len((e.text or "").split()) for e in told) < LEAST_WORDS


def _has_frame(body: lxml.html.HtmlElement) -> bool:
    """True if the body holds an empty element that waits to be filled."""
    waiting = (e for e in body.iter("div", "main") if e.get("id") and not len(e))
    return any(not (e.text or "").strip() for e in waiting)


def is_locked(tree: lxml.html.HtmlElement, nodes: list[jsonld.Node], article: jsonld.Node) -> bool:
    """True if the page declares its article not free, and does not hold the part that is not."""
    declared = [article, *_parts(article.get("hasPart")), *_page_parts(nodes)]
    shut = [node for node in declared if _NO.match(jsonld.text(_flag(node)))]
    if not shut:
        return False
    selectors = [jsonld.text(node.get("cssSelector")) for node in shut]
    hidden = [words for words in (_words_at(tree, s) for s in selectors if s) if words is not None]
    return not any(words >= MANY_WORDS for words in hidden)


def _words_shown(html: str) -> str:
    """All that a page says to the eye."""
    tree = parse(html)
    body = tree.find("body") if tree is not None else None
    if body is None:
        return ""
    pieces = [
        text
        for element in body.iter(
            "p", "div", "span", "h2", "h3", "h4", "a", "button", "strong", "section"
        )
        for text in (element.text, element.tail)
        if text
    ]
    return " ".join(" ".join(pieces).split())


def is_stub(text: str, *, locked: bool, html: str) -> bool:
    """True if a text is but the beginning of what the outlet sells.

    `locked` says that it is declared so; else the page must say so itself, in words.
    """
    words = count_words(text)
    if words >= STUB_WORDS:
        return False
    cut = bool(_OPEN_END.search(text[-40:].strip()))
    if locked and (cut or words < MANY_WORDS):
        return True
    if not (locked or cut or words < MANY_WORDS):
        return False
    return bool(_PAY.search(_words_shown(html)))


def _flag(node: jsonld.Node) -> object:
    value = node.get("isAccessibleForFree")
    return str(value) if isinstance(value, bool) else value


def _parts(value: object) -> list[jsonld.Node]:
    several = value if isinstance(value, list) else [value]
    return [one for one in several[:20] if isinstance(one, dict)]


def _page_parts(nodes: list[jsonld.Node]) -> list[jsonld.Node]:
    pages = [node for node in nodes if "WebPage" in jsonld.types(node)]
    return [part for page in pages for part in (page, *_parts(page.get("hasPart")))]


def _words_at(tree: lxml.html.HtmlElement, selector: str) -> int | None:
    """Words in what a selector of one class or id chooses; None for a harder selector."""
    match = _SELECTOR.match(selector)
    if not match:
        return None
    tag, sign, name = match.groups()
    attribute = "class" if sign == "." else "id"
    for element in tree.iter(tag or None):
        if isinstance(element.tag, str) and name in (element.get(attribute) or "").split():
            return count_words(" ".join(element.itertext()))
    return 0
