"""Knows what is furniture of a letter: how to leave it, where to see it, who sent it to whom."""

from __future__ import annotations

import re

LONG = 200  # characters: a line as long as this speaks

_VIEW = re.compile(
    r"(?:view|read|open|see)(?: (?:this|the|it|in|on|as|a|an|your|our|my|web|e-?mail|mail|"
    r"newsletter|message|issue|letter|edition|post)){0,6} (?:browser|online|web ?page|web|app)\b|"
    r"(?:web|browser|online)[- ]?version|read (?:it |this )?online|"
    r"(?:im|in ihrem|in deinem) (?:web)?browser (?:ansehen|anzeigen|öffnen|lesen|betrachten)|"
    r"browser-?ansicht|webansicht|online (?:ansehen|lesen|anzeigen)|"
    r"(?:voir|lire|ouvrir|afficher|consulter)\b.{0,40}\b(?:navigateur|en ligne|version web)|"
    r"version (?:en ligne|web)|"
    r"(?:ver|leer|abrir|visualizar)\b.{0,40}\b(?:navegador|en línea|online|en la web)|"
    r"versión (?:web|online|en línea)",
    re.I,
)
_LEAVE = re.compile(
    r"unsubscri|opt[- ]?out|(?:manage|update|change|edit|email|your|my) .{0,30}(?:preferences|"
    r"subscriptions?|settings|profile)|stop receiving|(?:email )?preferences$|"
    r"abmelde|abbestell|austragen|abmelden|newsletter verwalten|einstellungen (?:ändern|verwalten)|"
    r"profil (?:ändern|bearbeiten)|"
    r"désabonn|désinscri|me désinscrire|(?:gérer|modifier) (?:vos|mes|votre|mon) "
    r"(?:préférences|abonnements?|profil)|ne plus recevoir|"
    r"darse de baja|date de baja|dar de baja|cancelar (?:la |tu |su )?suscripción|desuscri|"
    r"(?:gestionar|administrar|actualizar|cambiar) (?:tus|sus|tu|su|mis) (?:preferencias|"
    r"suscripci)",
    re.I,
)
_LEAVING_ADDRESS = re.compile(
    r"unsub(?:scribe)?(?:\W|_|$)|opt-?out|/(?:email-?)?preferences|/manage-?(?:subscription|"
    r"preferences|email)|/profile\?|abmeld|desabonn|desinscri|/confirm(?:ation)?(?:\W|$)|"
    r"/disable_email|list-?unsubscribe|/vcard|/forward-to-",
    re.I,
)
_CONFIRM = re.compile(
    r"^(?:confirm|verify|activate|log ?in|sign ?in|reset|"
    r"bestätigen|anmelden|einloggen|confirmer|se connecter|confirmar|iniciar sesión)\b.{0,60}$",
    re.I,
)
_LINE = re.compile(
    r"(?:was this (?:e-?mail|newsletter|message)? ?forwarded|forwarded this|"
    r"(?:forward|send|share) (?:this|it) (?:e-?mail |newsletter |issue |post )?(?:to|with) (?:a )?"
    r"(?:friend|colleague)|forward to a friend|"
    r"add (?:us|our address|.{1,60}) to your (?:address book|contacts|safe)|"
    r"(?:having )?trouble (?:viewing|reading)|not displaying (?:correctly|properly)|"
    r"(?:someone|a friend) sent you this|"
    r"wurde ihnen (?:diese|dieser).{0,30}weitergeleitet|(?:newsletter )?weiterempfehlen|"
    r"(?:wird|falls) (?:diese|dieser|die) (?:e-?mail|newsletter|nachricht).{0,40}(?:nicht|"
    r"darstell)|"
    r"(?:on|quelqu'un) vous a transféré|transférer (?:cet|à un)|"
    r"si (?:cet|ce) (?:e-?mail|message).{0,40}(?:affiche|mal)|"
    r"(?:te|le) han? reenviado|reenviar a un|si no (?:puedes?|ve) .{0,40}correctamente|"
    r"(?:like|comment|restack|share|tweet|post|forward|save)$|"
    r"(?:follow|find|join) us(?: on)?\b|folg(?:en sie|e|t) uns\b|suivez-nous|síguenos|"
    r"(?:read|open|listen|watch) (?:in|on) (?:the )?app$|"
    r"(?:get|download) (?:the|our) app\b|upgrade to paid|become a (?:paid )?(?:subscriber|member)|"
    r"(?:facebook|twitter|x|instagram|linkedin|youtube|tiktok|threads|bluesky|mastodon|whatsapp|"
    r"telegram|pinterest|reddit|rss|website|web|e-?mail)"
    r"(?:[\s|·•,/-]+(?:facebook|twitter|x|instagram|linkedin|youtube|tiktok|threads|bluesky|"
    r"mastodon|whatsapp|telegram|pinterest|reddit|rss|website|web|e-?mail))*$)",
    re.I,
)
_FOOT = re.compile(
    r"(?:you(?:'re| are)? (?:are )?(?:receiv|getting|subscribed)|you received this|"
    r"this (?:e-?mail|newsletter|message) (?:was|has been|is) (?:sent|intended)|sent to\b|"
    r"our (?:mailing )?address|mailing address|registered (?:office|in)|terms (?:of|and|&)|"
    r"privacy\b|contact us|about us|©|\(c\)|copyright|all rights reserved|powered by|"
    r"sent (?:with|by|via)\b|made with|help ?(?:cent(?:er|re)|$)|advertise\b|imprint|"
    r"sie (?:erhalten|bekommen|haben) (?:diese|diesen|den)|(?:du|sie) (?:erhältst|bekommst|bist)|"
    r"diese (?:e-?mail|nachricht) (?:wurde|ging)|dieser newsletter (?:wurde|wird|ging)|gesendet an|"
    r"impressum|datenschutz|alle rechte|kontakt$|agb$|verantwortlich|geschäftsführ|amtsgericht|"
    r"registergericht|ust-?id|"
    r"vous recevez|cet? (?:e-?mail|message|courriel) (?:a été|vous)|envoyé à|mentions légales|"
    r"politique de confidentialité|tous droits|nous contacter|"
    r"(?:has recibido|recibes|recibe|está recibiendo)|"
    r"este (?:correo|e-?mail|mensaje) (?:ha|fue|se)|"
    r"enviado a\b|aviso legal|política de privacidad|todos los derechos|contacto$)",
    re.I,
)
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|lieber?|guten (?:morgen|tag|"
    r"abend)|sehr geehrter?|bonjour|bonsoir|cher|chère|hola|buen[oa]s (?:días|tardes|noches)|"
    r"querid[oa]|estimad[oa])\b[^.?:;]{0,40}:?$",
    re.I,
)


def shows(text: str) -> bool:
    """True if a link offers to see the letter in a browser."""
    return len(text) < 120 and bool(_VIEW.search(text))


def leaves(text: str, address: str) -> bool:
    """True if a link lets its holder leave, change or confirm the reader's subscription."""
    said = " ".join(text.split())
    if len(said) < 120 and (_LEAVE.search(said) or _CONFIRM.match(said)):
        return True
    return bool(_LEAVING_ADDRESS.search(address[:2000]))


def line(text: str) -> bool:
    """True if a paragraph is furniture of the letter, wherever it stands."""
    said = text.strip(" \t|·•-–—>→»«()[]\u00a0")
    if not any(letter.isalnum() for letter in said):
        return True
    if len(said) < 120 and (_VIEW.search(said) or _LINE.match(said)):
        return True
    return len(said) < 120 and bool(_LEAVE.search(said))


def closing(text: str) -> bool:
    """True if a paragraph at a letter's end belongs to its imprint."""
    said = text.strip(" \t|·•-–—>→»«()[]\u00a0")
    if line(said):
        return True
    if len(said) < 3 * LONG and (_FOOT.match(said) or _LEAVE.search(said)):
        return True
    return _is_postal(said)


def greets(text: str) -> bool:
    """True if a paragraph only greets the reader, often by name."""
    return len(text.split()) <= 6 and bool(_GREETING.match(text))


def _is_postal(text: str) -> bool:
    """An address of a house: short, no sentence, with a number of four to six digits."""
    if len(text) > LONG or re.search(r"[.!?…]\s+[A-ZÄÖÜÉ]|[!?…]$", text):
        return False
    return bool(re.search(r"\b\d{4,6}\b", text)) and text.count(",") >= 1 and len(text.split()) < 25
