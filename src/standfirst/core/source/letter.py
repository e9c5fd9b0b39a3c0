"""Reads a letter: its headers and its text, whatever its mailer or an attacker made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import HeaderParseError, MessageError
from email.header import Header, decode_header
from email.message import Message
from email.utils import getaddresses, parseaddr

from standfirst.core.article.markup import decode
from standfirst.core.source.dates import read_date

MAX_PARTS = 400  # of a letter; what comes after is not read
MAX_NESTING = 24  # parts that hold parts
MAX_HEAD = 256 * 1024  # bytes before the first blank line
MAX_HEADER = 4000  # characters of one header
MAX_TEXT = 2 * 1024 * 1024  # bytes of text
_PART = re.compile(rb"^content-type:", re.I | re.M)
_NEST = re.compile(rb"^content-type:\s{0,80}(?:multipart|message)/", re.I | re.M)
_ANSWER = re.compile(
    r"(?:^|\W)(?:out of (?:the )?office|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|"
    r"abwesenheits(?:notiz|nachricht)|automatische antwort|réponse automatique|"
    r"respuesta automática|undeliver(?:able|ed)|delivery (?:status|failure)|mail delivery failed|"
    r"unzustellbar|non remis|no entregado)(?:\W|$)",
    re.I,
)
# A letter whose link or code lets whoever has it sign up, sign in or change a password.
_SECRET = re.compile(
    r"confirm (?:your|you'?re|the|that you|subscription|e-?mail)|please (?:confirm|verify)|"
    r"verify your|(?:login|log-in|sign-?in|security|verification|access|one-time) (?:code|link)|"
    r"magic link|reset your password|"
    r"(?:best[äa]tig\w+ (?:sie|deine|ihre|bitte)|bitte best[äa]tig|anmeldung best[äa]tig|"
    r"(?:sicherheits|anmelde|zugangs|bestätigungs)code|passwort zurück)|"
    r"confirme[zr] (?:votre|vos|l')|confirmation de (?:votre )?(?:inscription|abonnement|adresse)|"
    r"code de (?:connexion|vérification|sécurité)|mot de passe|"
    r"confirm(?:a|e|ar) (?:tu|su|la) (?:suscripción|correo|inscripción|dirección|registro)|"
    r"código de (?:acceso|verificación|seguridad)|restablece(?:r)? (?:tu|su) contraseña",
    re.I,
)
CONFIRMS = (
    "This letter asks to confirm something or brings a code, so it is no article and is not "
    "shown to other readers. Open it in your mail program."
)
ANSWERS = "This letter is an automatic answer or a report of a failed delivery, not a newsletter."
FORGED = (
    "The mail server could not prove that this letter comes from the sender it names, so it is not "
    "shown. Open it in your mail program if you know it."
)
OUTLOOK = (
    "The text of this letter is packed in a form that only Outlook reads (winmail.dat). Ask the "
    "sender for plain HTML."
)
EMPTY = "This letter holds no text that can be read. Open it in your mail program."


@dataclass(frozen=True, slots=True)
class OpenedLetter:
    """A letter's headers and text. `name` and `address` are the sender's; `to` the receivers'."""

    identity: str
    subject: str
    name: str
    address: str
    list_name: str
    list_host: str
    leave: tuple[str, ...]  # addresses to unsubscribe at
    to: tuple[str, ...]
    date: datetime | None
    language: str
    html: str
    plain: str
    trouble: str = ""  # why it is no newsletter, as a sentence


def open_letter(raw: bytes) -> OpenedLetter:
    """Take a letter apart. Raises nothing for any bytes; time is linear in parts and size."""
    message = _parsed(_bounded(raw))
    name, address = _sender(message)
    list_name, list_host = _list(message)
    html, plain = _texts(message)
    subject = _subject(_text(message, "Subject"))
    receivers = [message.get(one, "") for one in ("Delivered-To", "X-Original-To", "To")]
    to = getaddresses([_shallow(str(one)) for one in receivers])
    return OpenedLetter(
        identity=" ".join(_text(message, "Message-ID").split())[:500],
        subject=subject,
        name=name,
        address=address,
        list_name=list_name,
        list_host=list_host,
        leave=tuple(re.findall(r"<\s*([^<>\s]{4,2000})\s*>", _text(message, "List-Unsubscribe"))),
        to=tuple(one for _, one in to if "@" in one)[:10],
        date=read_date(_text(message, "Date")[:100]),
        language=_text(message, "Content-Language").partition(",")[0].strip()[:20],
        html=html,
        plain=plain,
        trouble=_trouble(message, subject, bool(html or plain)),
    )


def _bounded(raw: bytes) -> bytes:
    """The letter up to where parts or their nesting become absurd: the parser is recursive."""
    raw = raw[raw.startswith(b"From ") and raw.find(b"\n") + 1 :]
    for pattern, most in ((_NEST, MAX_NESTING), (_PART, MAX_PARTS)):
        for number, found in enumerate(pattern.finditer(raw)):
            if number == most:
                raw = raw[: found.start()]
                break
    head = re.search(rb"\r?\n\r?\n", raw[: MAX_HEAD + 4])
    if head is None and len(raw) > MAX_HEAD:
        return raw[:MAX_HEAD].rpartition(b"\n")[0] + b"\n\n"
    return raw


def _parsed(raw: bytes) -> Message:
    # The older policy: the newer one's header parser is quadratic and fails on damaged headers.
    try:
        return message_from_bytes(raw, policy=policy.compat32)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Message()


def _text(message: Message, name: str) -> str:
    """One header as text: encoded words decoded, blanks made one, "" where there is none."""
    try:
        value = message.get(name)
    except (HeaderParseError, ValueError):
        return ""
    return "" if value is None else words(value)


def words(value: str | Header) -> str:
    """A header's value as text; a charset that lies or is unknown costs a few characters."""
    given = value if isinstance(value, Header) else re.sub(r"\r?\n[ \t]*", " ", value[:MAX_HEADER])
    try:
        chunks = decode_header(given)
    except (HeaderParseError, ValueError, LookupError, AttributeError):
        return " ".join(str(given).split())
    text = "".join(_chunk(one, charset) for one, charset in chunks)
    return " ".join(re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", " ", text).split())[:MAX_HEADER]


def _chunk(data: bytes | str, charset: str | None) -> str:
    if isinstance(data, str):
        return data
    for one in (charset or "ascii", "utf-8", "cp1252"):
        try:
            text = data.decode(one)
        except (LookupError, UnicodeError, ValueError):
            continue
        if isinstance(text, str):  # hex and rot13 are codecs, and no charsets
            return text
    return data.decode("latin-1")


def _sender(message: Message) -> tuple[str, str]:
    # Encoded words may hold commas and quotes: the address is read first, decoded then.
    value = message.get("From") or message.get("Sender") or ""
    given = value if isinstance(value, str) else words(value)
    name, address = parseaddr(_shallow(re.sub(r"\r?\n[ \t]*", " ", given[:MAX_HEADER])))
    address = address.strip().lower()
    return words(name).strip(" \"'"), address if "@" in address else ""


def _shallow(value: str) -> str:
    """Addresses without an absurd number of brackets: the parser is recursive."""
    value = value[:MAX_HEADER]
    return value if value.count("(") < 20 else value.replace("(", " ")


def _list(message: Message) -> tuple[str, str]:
    """The list's name and host, from List-Id ("The Pier <pier.letters.example>")."""
    found = re.match(r"([^<]{0,300})<\s*([^<>\s]{3,250})\s*>", _text(message, "List-Id"))
    if found is None:
        return "", ""
    host = found[2].lower().rstrip(".")
    is_host = re.fullmatch(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+", host)
    return found[1].strip(" \"'"), host if is_host else ""


def _subject(subject: str) -> str:
    for _ in range(4):
        shorter = re.sub(r"^\s*(?:fwd?|wg|tr|rv|re|aw|i)\s*:\s*", "", subject, flags=re.I)
        if shorter == subject or not shorter:
            break
        subject = shorter
    return subject


def _trouble(message: Message, subject: str, has_text: bool) -> str:
    """Why a letter is no newsletter; "" for one that may be."""
    kind = message.get_content_type()
    automatic = _text(message, "Auto-Submitted").lower().startswith("auto-replied")
    returned = _text(message, "Return-Path") == "<>" or kind == "multipart/report"
    if automatic or returned or message.get("X-Autoreply") or _ANSWER.search(subject):
        return ANSWERS
    if _SECRET.search(subject):
        return CONFIRMS
    # The first of these headers is our own mail server's; whoever sends can write the others.
    if re.search(r"\bdmarc\s*=\s*fail\b", _text(message, "Authentication-Results"), re.I):
        return FORGED
    if has_text:
        return ""
    kinds = {part.get_content_type() for part in message.walk()}
    return OUTLOOK if kinds & {"application/ms-tnef", "application/vnd.ms-tnef"} else EMPTY


# --- the text --------------------------------------------------------------------------------


def _texts(message: Message) -> tuple[str, str]:
    """The letter's HTML and its plain text; one of them is "" where only the other is there."""
    html, plain = _best(message)
    return html[:MAX_TEXT], plain[:MAX_TEXT]


def _best(part: Message) -> tuple[str, str]:
    """(HTML, plain text) of a part: of alternatives the last, of others all, of related the first.

    The nesting is bounded before parsing, so recursion is safe here.
    """
    kind = part.get_content_type()
    payload = part.get_payload()
    if isinstance(payload, list):
        children = [one for one in payload if isinstance(one, Message)]
        if kind == "multipart/related":
            children = children[:1]
        found = [_best(one) for one in children]
        htmls = [html for html, _ in found if html.strip()]
        plains = [plain for _, plain in found if plain.strip()]
        if kind == "multipart/alternative":
            return (htmls or [""])[-1], (plains or [""])[-1]
        return "\n".join(htmls), "\n\n".join(plains)
    if kind not in ("text/html", "text/plain") or _is_attached(part):
        return "", ""
    text = _decoded(part)
    return (text, "") if kind == "text/html" else ("", _unflowed(part, text))


def _is_attached(part: Message) -> bool:
    said = str(part.get("Content-Disposition", ""))[:100].strip().lower()
    return said.startswith("attachment")


def _decoded(part: Message) -> str:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError, MessageError):
        data = None
    if not isinstance(data, bytes):
        return ""
    try:
        charset = part.get_content_charset() or ""
    except (ValueError, LookupError, TypeError):
        charset = ""
    return decode(data[:MAX_TEXT], f"text/html; charset={charset}" if charset else "")


def _unflowed(part: Message, text: str) -> str:
    """Plain text with its paragraphs on one line each, where the mailer says that it broke them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        flowed = str(part.get_param("format", "")).lower() == "flowed"
        joint = str(part.get_param("delsp", "")).lower() == "yes"
    except (ValueError, TypeError):
        flowed = joint = False
    if not flowed:
        return text
    text = re.sub(r"^ (?=[ >]|From )", "", text, flags=re.M)  # space-stuffing
    ends = re.compile(r"(?<!^--) \n(?!>)", re.M)
    return ends.sub("" if joint else " ", text)
