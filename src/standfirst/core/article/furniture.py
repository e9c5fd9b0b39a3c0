"""Knows what is furniture of a page: by an element's name, by a paragraph's own words."""

from __future__ import annotations

import re
from functools import lru_cache

# Class, id and role words of blocks that hold no article text, whatever site they stand on.
_NAME = re.compile(
    r"(?:^|[\s_-])(?:newsletter|news-letter|sign-?up|subscri(?:be|ption)|abo-?box|cookie|consent|gdpr|share|sharing|social(?:-?(?:bar|links|media|share|icons))?|sharebar|"
    r"related|recommend(?:ed|ations?)?|recirc(?:ulation)?|most-?(?:read|popular|viewed)|"
    r"trending|read-?(?:more|next|also)|"
    r"more-?(?:from|on|stories|news)|also-?(?:read|like)|weitere|mehr-zum|lesen-sie-auch|"
    r"auch-interessant|"
    r"a-lire-aussi|lire-aussi|te-puede-interesar|outbrain|taboola|promo(?:box|tion)?|"
    r"advert(?:isement|ising|s)?|ads?|ad-?(?:slot|box|unit|container|wrapper|label)|anzeige|"
    r"werbung|publicite|publicidad|"
    r"sponsor(?:ed)?|breadcrumbs?|skip-?link|tag-?(?:list|cloud)|tags|topic-?list|"
    r"comments?(?:-?(?:list|count|section|form))?|"
    r"disqus|author-?(?:bio|box|card|info)|about-?the-?author|byline|(?:photo|image|img|picture|"
    r"media)-?(?:credit|caption|source)|"
    r"bildunterschrift|bildnachweis|caption|copyright|follow-?(?:us|box|button|author|topics)|"
    r"podcast-?(?:player|teaser)|"
    r"audio-?player|listen|tts|donat(?:e|ion)|contribut(?:e|ion)-?(?:banner|box)|feedback|"
    r"print-?only|screen-?reader(?:-text)?|"
    r"sr-only|visually-?hidden|toolbar|player-?controls|swiper|carousel|embed-?consent|"
    r"teasers?(?:-?(?:list|box|group|item|card|link|text|title))?(?!-content)|"
    r"(?:post|teaser|story|article|promo|link|related|collections?)_*-?cards?(?!-content)|"
    r"link-?(?:box|list)|(?:fact|info|link)s?-?box|faktaboks|infokasten|recuadro|encadr[eé]|"
    r"similars?|more-?articles|site-?(?:footer|header|nav(?:igation)?)|footer|menu|nav(?:bar|"
    r"igation)?|cta|modal|pop-?up|lightbox|print-?(?:footer|header|disclaimer)|footnote-?ad|"
    r"app-?(?:promo|banner)|reading-?time|lesezeit|debug|live-?blog-?nav|ticker-?nav)"
    r"(?=$|[\s_-])",
    re.I,
)
# A wall may be named after what it hides: only one without text is furniture.
_WALL = re.compile(r"(?:^|[\s_-])(?:paywall|regwall|piano|metered?|offer|login)(?=$|[\s_-])", re.I)
# A wrapper named after a feature it merely has ("has-newsletter") is not that feature.
_WRAPPER = re.compile(r"(?:^|\s)(?:has|no|with|is|without|js|not)[_-]\S*", re.I)

_LEAD = r"^[\W_]*"
_EN = (
    r"sign up\b.{0,60}(?:today|here|now|newsletter|for free|below)?|subscribe (?:to|now|today|"
    r"here|for)\b|"
    r"(?:get|receive) .{0,60}(?:newsletter|inbox|to your phone|delivered)|follow (?:us|related|"
    r".{2,40} on (?:twitter|x|facebook|instagram))\b|"
    r"share (?:this|on|via)\b|read (?:more|next|also)\b|also read|see also|"
    r"related(?: (?:articles?|stories|topics|content|coverage|news))?\s*:?$|"
    r"more (?:from|on this|on:|stories)|recommended (?:for|by|articles|stories|reading)|"
    r"most (?:read|popular|viewed)|trending (?:now|stories|on)|"
    r"story continues below|"
    r"article continues (?:below|after)|continue reading|skip to|click here to|download (?:our|"
    r"the) app|listen to (?:this|the) article|"
    r"(?:photo|image|picture|credit|file photo|photograph)\s*:|comments?\s*(?:\(?\d*\)?)$|"
    r"\d+ comments?$|leave a (?:comment|reply)|"
    r"join (?:our|the) (?:commenting|conversation|whatsapp|telegram)|have your say|log in to|"
    r"already a (?:subscriber|member)|"
    r"this (?:article|content|story) is (?:only )?(?:for|available to) (?:subscribers|members)|"
    r"support (?:our|independent)|"
    r"we use cookies|by (?:signing up|submitting|clicking)|all rights reserved|copyright ©|©|"
    r"filed under|tags?\s*:|topics?\s*:|"
    r"report a typo|send (?:us )?(?:a )?tips?|got a (?:tip|story)\b|contact (?:us|the (?:author|"
    r"reporter))\b|"
    r"(?:for )?more stories like this|check out more|authors and topics you follow|"
    r"interact with|your subscription|"
    r"swipe (?:left|right|below)|popular$|print(?: this)?$|copy link|link copied|"
    r"save (?:this )?article|toggle|view (?:comments|gallery)"
)
_DE = (
    r"(?:jetzt |hier )?(?:newsletter|abonnieren|anmelden|registrieren)\b.{0,80}$|"
    r"melden sie sich|abonnieren sie|"
    r"lesen sie (?:auch|hier|mehr|dazu)|lies auch|mehr (?:zum thema|dazu|lesen|aus|von|"
    r"nachrichten)|auch interessant|das könnte (?:sie|dich)|"
    r"weitere (?:artikel|themen|nachrichten|meldungen|links|informationen|beiträge)|"
    r"weiterführende|verwandte|ähnliche(?: artikel|:)|"
    r"meistgelesen|empfehlung(?:en)? der redaktion|anzeige\s*$|werbung\s*$|teilen\s*$|"
    r"artikel teilen|zur startseite|zum thema\s*:?$|"
    r"(?:foto|bild|quelle|fotos|bilder|grafik|video|illustration|copyright)\s*:|"
    r"bildunterschrift|kommentare?\s*(?:\(?\d*\)?)$|diskutieren sie|"
    r"externer inhalt|an dieser stelle (?:finden|steht)|deine privatsphäre|"
    r"zur anzeige aktiviere|ein klick für den datenschutz|"
    r"wir verwenden cookies|alle rechte vorbehalten|folgen sie uns|folge uns|schlagwörter|"
    r"stichwörter|themen\s*:|tags\s*:|"
    r"mit material von|diesen artikel (?:merken|drucken|anhören)|artikel anhören|merken$|drucken$|"
    r"\d+ wochen kostenlos|jetzt (?:testen|abo|lesen|weiterlesen)|sie haben bereits|"
    r"bereits abonnent|startseite$|nach oben|"
    r"wie bewerten sie|hat ihnen der artikel|fehler (?:gefunden|melden)|newsletter$|"
    r"dieser artikel (?:ist|wurde) .{0,30}(?:übersetz|erschien)"
)
_FR = (
    r"lire aussi|à lire (?:aussi|également)|lire (?:la suite|plus)|inscrivez-vous|abonnez-vous|"
    r"s'abonner|je m'abonne|"
    r"suivez-nous|recevez .{0,60}(?:newsletter|boîte|matin)|publicité\s*$|(?:crédit|"
    r"photo|source)s?\s*:|sur le même (?:sujet|thème)|"
    r"articles? (?:liés|similaires|recommandés)|les plus lus|commentaires?\s*(?:\(?\d*\)?)$|"
    r"cet article (?:est|vous est) réservé|"
    r"il vous reste \d|tous droits réservés|nous utilisons des cookies|déjà abonné|voir aussi|"
    r"écouter (?:l'article|cet)|ajouter à"
)
_ES = (
    r"lea? (?:también|además)|lee también|leer más|te puede interesar|también te puede|"
    r"suscríbe(?:te|ase)|regístrate|"
    r"síguenos|sigue (?:toda|leyendo)|recibe .{0,60}(?:newsletter|boletín|correo)|"
    r"publicidad\s*$|"
    r"(?:foto|imagen|fuente|crédito)s?\s*:|noticias relacionadas|más (?:información|noticias|"
    r"leídas)|lo más (?:leído|visto)|"
    r"comentarios?\s*(?:\(?\d*\)?)$|todos los derechos|utilizamos cookies|archivado en|"
    r"le puede interesar\s*:|etiquetas\s*:|ver más|artículo (?:solo )?para suscriptores"
)
# What is furniture as a line of its own, and may begin a sentence else.
_WHOLE = re.compile(
    r"^[\W_]*(?:"
    r"\d+ (?:comments?|kommentare?|commentaires?|comentarios?)|"
    r"(?:next|previous|nächste|vorherige|weiter zur nächsten) (?:page|article|story|seite)|"
    r"(?:nächster|vorheriger) artikel|(?:page|article) (?:suivante?|précédente?)|"
    r"(?:página|artículo) (?:siguiente|anterior)|"
    r"(?:page|seite|página) \d+ (?:of|von|sur|de) \d+|"
    r"\d+ ?(?:-|–)? ?(?:min(?:ute)?s?|minuten)\.? (?:read|lesezeit|de lecture|de lectura)|"
    r"(?:reading time|lesezeit|temps de lecture|tiempo de lectura)\b.{0,20}|"
    r"(?:jump|zum|zur|direkt zum) (?:to )?(?:content|inhalt|navigation|main content|hauptinhalt)"
    r"(?: springen| wechseln)?|"
    r"(?:aller|passer|accéder) (?:au contenu|à la navigation)(?: principal)?|"
    r"(?:saltar|ir) al (?:contenido|menú)(?: principal)?|hauptinhalt|"
    r"(?:download|get|install) (?:our|the) (?:free )?app|"
    r"(?:laden sie|hol dir|lade) .{0,30}\bapp\b.{0,20}|téléchargez (?:notre|l['’]) ?app\w*|"
    r"descarga (?:nuestra|la) (?:app|aplicación)|"
    r"(?:partager|compartir|teilen|share|comparte)(?: (?:cet|este|diesen|this|on|sur|en|auf) "
    r"[\w ]{0,30})?|(?:articles?|réagir|recommended|trending|boletín|newsletter|etiquetas|"
    r"advertisement|annonsørinnhold)|"
    r"(?:écouter|escuchar|escucha) (?:l['’]|cet |este |el )?(?:article|artículo)|"
    r"¿?(?:ya eres|eres ya) (?:suscriptor|socio)\w*.{0,40}|"
    r"(?:mots-clés|palabras clave|keywords|stichworte|temas|thèmes|themen|topics|tags)\s?:.{0,150}|"
    r"empfohlener redaktioneller inhalt|externe inhalte?(?: anzeigen)?|"
    r"back to (?:gallery|top)|retour en haut|volver arriba|"
    r"(?:swipe|scroll) .{0,40}|something to consider|developing story|"
    r"this is a (?:breaking|developing) (?:new |news )?story.{0,80}|"
    r"more\s?:|(?:buying |our )?guides|like (?:this|what you).{0,40}\? share .{0,40}|"
    r"(?:comparta|comparte|compartir) esta (?:noticia|nota|historia|información)|"
    r"(?:también )?(?:le|te|os) (?:puede|podría) interesar|article réservé aux abonnés|"
    r"s[ií]g(?:ue|a)nos (?:en|por) .{2,60}|condividi(?: (?:su|questo|l['’]) ?[\w ]{0,30})?|"
    r"mehr artikel (?:aus|zu|von) .{2,60}|copyright \d{4}\b.{0,120}|"
    r".{2,60}\bauch (?:bei|auf|in) (?:social media|den sozialen medien|facebook|instagram|"
    r"whatsapp)\b.{0,60}|.{0,60}hier (?:geht(?:['’]?s| es)|gibt(?:['’]?s| es)) "
    r".{0,40}\bapps?\b.{0,40}|"
    r"(?:(?:write|email|e-mail|send an e-?mail|reach|contact) (?:to )?.{2,60}(?: at)?:? )?"
    r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}|"
    r"(?:https?://)?(?:www\.)?(?:twitter|x|facebook|instagram|threads)\.(?:com|net)/@?[\w.-]{1,60}/?"
    r")[\W_]*$",
    re.I,
)
_IT = r"leggi (?:anche|pure)|(?:potrebbe|ti potrebbe) interessar\w+|riproduzione riservata"
_LINE = re.compile(f"{_LEAD}(?:{_EN}|{_DE}|{_FR}|{_ES}|{_IT})", re.I)
# A caption with its credit: "The harbour in winter. Photo: Ann Lee".
_CAPTION = re.compile(
    r"^.{8,200}[\w.!?)\]\"”’“»…]\s{1,3}(?:Bild|Bilder|Foto|Fotos|Grafik|Photo|Photograph|Picture|"
    r"Image|Crédit photo|Imagen|Fotografía)\s?:\s?[A-ZÀ-Þ][^:!?]{1,60}$"
)
_CREDIT = re.compile(
    r"(?:^|[\s/(])(?:getty(?: images)?|reuters|afp|ap photo|imago(?:-images)?|"
    r"picture[- ]alliance|shutterstock|alamy|"
    r"istock|unsplash|dpa|epa|efe|via [A-Z]\w+|EPA-EFE)\b[\w\s/)|.-]{0,40}$",
    re.I,
)
_NEWSLETTER = re.compile(
    r"\b(?:newsletters?|morning update|evening update|briefing|infolettre|boletín|"
    r"e-mail-adresse|email address)\b",
    re.I,
)
_OFFER = re.compile(
    r"\b(?:sign(?:ing)? up|subscribe|inbox|register|anmeld\w+|abonnier\w+|kostenlos|"
    r"inscri(?:vez|re|ption)\w*|abonn\w+|"
    r"suscr[ií]b\w+|reg[ií]str\w+|concise summary|your (?:phone|inbox)|free|gratuit\w*|gratis|"
    r"hier entlang|delivered|written by)\b",
    re.I,
)

LONG = 240  # characters: a line as long as this is furniture only if it sells a newsletter


@lru_cache(maxsize=8192)
def named(name: str) -> bool:
    """True if an element of this class, id or role holds furniture."""
    return bool(name) and bool(_NAME.search(_WRAPPER.sub(" ", name)))


@lru_cache(maxsize=8192)
def suspect(name: str) -> bool:
    """True if an element's name speaks of furniture at all, be it as what it lacks or wraps."""
    return bool(_NAME.search(name) or _WALL.search(name) or "teaser" in name.casefold())


@lru_cache(maxsize=8192)
def wall(name: str) -> bool:
    """True if an element of this class or id is a wall before the text, or wraps the text."""
    return bool(name) and bool(_WALL.search(_WRAPPER.sub(" ", name)))


def line(text: str, *, links: float = 0.0) -> bool:
    """True if a paragraph is furniture. `links`: share of its characters that are link text."""
    text = " ".join(text.split())
    if not text or not any(c.isalnum() for c in text):
        return True
    if sells(text) or _WHOLE.match(text[:LONG]):
        return True
    if len(text) > LONG:
        return False
    if _CAPTION.match(text):
        return True
    if _LINE.match(text) and (len(text) < 90 or links > 0.3):
        return True
    return len(text) < 90 and _credit(text)


def sells(text: str) -> bool:
    """True if a paragraph offers a newsletter: names one, and asks to sign up for it."""
    return (
        len(text) < 450
        and bool(_NEWSLETTER.search(text))
        and len(set(_OFFER.findall(text))) > 0
        and (len(text) < 300 and "“" not in text and "„" not in text)
    )


def _credit(text: str) -> bool:
    """A photo's credit: short, no sentence, ends in an agency."""
    return (
        bool(_CREDIT.search(text))
        and not re.search(r"[.!?]\s|[.!?…”\"]$", text)
        and len(text.split()) < 9
    )
