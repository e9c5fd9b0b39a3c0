"""What a statement denies, by its cue and its words: a claim, charges, what was said before."""

from __future__ import annotations

import re

from standfirst.core.story.disagree import Kind
from standfirst.core.story.retorts import judges
from standfirst.core.story.told import StatementTold

# Finite forms only: "deny" stands in "did not deny", "would not deny".
_DENIED = re.compile(
    r"(?:(?:has|have|had|again|also|strongly|firmly|categorically|immediately) )*"
    r"(?:denied|denies|rejected|rejects|disputed|disputes|refuted|refutes|rebutted|rebuts|"
    r"contradicted|contradicts|dismissed|dismisses|"
    r"bestritt|bestritten|bestreitet|bestreiten|dementierte|dementierten|dementiert|"
    r"wies zurück|wiesen zurück|weist zurück|zurückgewiesen|widersprach|widersprachen|"
    r"widerspricht|a démenti|ont démenti|dément|démentent|a nié|ont nié|nie|nient|a rejeté|"
    r"ont rejeté|rejette|rejettent|a contesté|conteste|contestent|a réfuté|réfute|"
    r"negó|negaron|niega|niegan|desmintió|desmintieron|desmiente|rechazó|rechazaron|rechaza)",
    re.IGNORECASE,
)
_DENYING = re.compile(r".*(?:den[iy]|reject|dismiss|disput|refut|contradict)", re.IGNORECASE)
_CONFIRMED = re.compile(
    r"confirmed|confirms|bestätigte|bestätigten|bestätigt|a confirmé|ont confirmé|confirme|"
    r"confirmó|confirmaron|confirma",
    re.IGNORECASE,
)
_UNCONFIRMED = re.compile(
    r"\b(?:could not|cannot|can ?not|couldn[’']t|can[’']t|has not|have not|had not|not been|yet to|"
    r"unable to|not yet|no way to|nicht|n[’']a pas|n[’']ont pas|ne peut|no ha|no han|no pudo|"
    r"no puede)\b[^.;]{0,40}\b(?:confirm|verif|bestätig|überprüf)\w*"
    r"|\b(?:unconfirmed|unverified|unbestätigt\w*|non confirmé\w*|sin confirmar)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|no|never|nothing|nobody|none|neither|nor|without|\w+n[’']t|nicht|kein\w*|nie|"
    r"niemals|ne|n[’']|pas|jamais|aucun\w*|nunca|ningun\w*|sin|ni)\b",
    re.IGNORECASE,
)
# "Rejected this", "denied the account": what was said just before.
_POINTING = re.compile(
    r"(?:(?:this|that|it|these|them|dies|das|cela|ça|esto|eso)|"
    r"(?:the|these|those|his|her|their|such|die|diese|les|ces|la|las|los|estas|esas) "
    r"(?:\w+ )?(?:suggestions?|claims?|accounts?|reports?|behauptung(?:en)?|darstellung))[.,]?"
    r"(?: in (?:an?|his|her|its|their) (?:[\w’'-]+ ?){1,5}| as .{1,60})?",
    re.IGNORECASE,
)
# "Denies the charges", "denied any wrongdoing": what accuses the one who says so.
_ACCUSATIONS = re.compile(
    r"(?:(?:all|any|both|alle|toutes|todas|todos) )?(?:of )?"
    r"(?:(?:the|these|those|his|her|their|such|die|diese|les|ces|la|las|los|estas|esas) )?"
    r"(?:\w+ )?(?:charges?|accusations?|allegations?|criticisms?|wrongdoing|involvement|guilt|"
    r"vorwürfe?n?|anschuldigung(?:en)?|allégations?|acusaci\w+|cargos)[.,]?"
    r"(?:,? (?:against|made|by|in a|as)\b[^.;]{0,80})?|all of (?:it|them)|everything",
    re.IGNORECASE,
)
_OF_FACTS = re.compile(  # these deny that something is so; what is rejected may be a wish
    r"\b(?:den[iy]|disput|refut|rebut|contradict|bestritt|bestreit|dementier|widersprach|widerspr|"
    r"dém|nie|nié|contest|réfut|neg|nieg|desm)",
    re.IGNORECASE,
)
_ONE_CHARGE = re.compile(
    r"(?:the|this|that|diese|cette|esta|esa) (?:charge|accusation|allegation|criticism|"
    r"anschuldigung|allégation|acusación)[.,]?",
    re.IGNORECASE,
)
_ACCUSING = re.compile(
    r"\b(?:accus|alleg|claim|attack|shell(?:ed|ing)|bomb|fired (?:on|at|into)|charg|blam|guilt|"
    r"indict|convict|suspect|fraud|bribe|corrupt|steal|stole|"
    r"theft|murder|kill|rape|rapi|assault|abus|tortur|harass|launder|smuggl|embezzl|conspir|"
    r"forg|fals|lied|lying|misle|mislead|cheat|conceal|cover(?:ed|ing)? up|unlawful|illegal|"
    r"violat|breach|broke|neglect|neglig|ignor|fail|wrong|"
    r"beschuldig|vorgeworfen|wirft|vorwurf|betrug|betrog|bestech|mord|getötet|missbrauch|"
    r"accus|soupçonn|corrup|fraude|meurtre|viol|détourn|acus|imput|soborn|asesin|malvers)",
    re.IGNORECASE,
)
# "Rejected this, saying": whatever follows, it answers what was said just before.
_ANSWERING = re.compile(r"(?P<denial>\w+) (?:\w+ ){0,3}\w+,? (?:\w+ing|and said)", re.IGNORECASE)
# "Rejected the bid", "dismissed the decision": turned down or blamed. Only what is said can be
# denied so: "rejected suggestions the bid was low", "dismissed that".
_TURNED_DOWN = re.compile(r".*\b(?:reject|dismiss|rechaz|rejet|zurück)", re.IGNORECASE)
_SAID = re.compile(
    r"(?:that|dass|que|qu[’'])\b|(?:[\w’'-]+ ){0,3}?(?:suggestion|claim|accusation|allegation|"
    r"account|report|criticism|charge|assertion|idea|notion|rumou?r|speculation|insinuation|implication|"
    r"theor(?:y|ie)|behauptung|darstellung|vorw[uü]rf|gerücht|anschuldigung|allégation|rumeur|"
    r"idée|acusaci|afirmaci|rumor)",
    re.IGNORECASE,
)
# In the sentence of the cue: then it denies nothing.
_UNDENIED = re.compile(
    r"\b(?:neither|nor|not|never|without|\w+n[’']t|nobody|no one) (?:\w+ ){0,3}?"
    r"(?:den[iy]\w*|disput\w*|reject\w*|dismiss\w*|contradict\w*|confirm\w*)",
    re.IGNORECASE,
)


def denies_nothing(sentence: str) -> bool:
    """Is a cue of denial in this sentence negated: "did not deny", "neither ... nor disputed"?"""
    return bool(_UNDENIED.search(sentence))


def answer_of(told: StatementTold) -> Kind | None:
    """Does it deny, or leave unconfirmed, what another said? None where it does neither."""
    if _goes_on_denying(told.cue):
        return Kind.DENIAL
    if _DENIED.fullmatch(told.cue.strip()):
        if judges(told.speaker):
            return None
        turned_down = _TURNED_DOWN.match(told.cue) and not _is_of_words(told.words.strip())
        return None if turned_down else Kind.DENIAL
    return Kind.CONFIRMATION if _UNCONFIRMED.search(told.words) else None


def _is_of_words(denied: str) -> bool:
    """Is what is denied something said: "this", "the charges", "suggestions that"?"""
    patterns = _POINTING.fullmatch, _ACCUSATIONS.fullmatch, _SAID.match
    return any(matches(denied) for matches in patterns)


def _goes_on_denying(cue: str) -> bool:
    found = _ANSWERING.fullmatch(cue.strip())
    return bool(found and _DENIED.fullmatch(found["denial"]))


def points_back(told: StatementTold) -> bool:
    """Does it deny what was said just before: "rejected this"?"""
    return _goes_on_denying(told.cue) or bool(_POINTING.fullmatch(told.words.strip()))


def says_only_that(told: StatementTold) -> bool:
    """Does it say no more than that something is denied?"""
    return bool(_POINTING.fullmatch(told.words.strip()))


def denies_charges(told: StatementTold) -> bool:
    """Does it deny what its speaker is accused of: "the charges", "any wrongdoing"?"""
    return bool(_ACCUSATIONS.fullmatch(told.words.strip()))


def denies_one_charge(told: StatementTold) -> bool:
    """Does it deny "the allegation", which was told just before?"""
    return bool(_ONE_CHARGE.fullmatch(told.words.strip()))


def denies_facts(told: StatementTold) -> bool:
    """Does it say that something is not so? What is rejected may be a wish."""
    return bool(_OF_FACTS.search(told.cue)) and not is_negated(told.words)


def accuses(words: str) -> bool:
    """Do these words tell of a wrong?"""
    return bool(_ACCUSING.search(words))


def is_negated(words: str) -> bool:
    """Do these words say that something is not so?"""
    return bool(_NEGATED.search(words))


def may_be_denied(told: StatementTold) -> bool:
    """Is it a claim, and no denial itself?"""
    return not _DENYING.match(told.cue) and not is_negated(told.words)


def confirms(told: StatementTold) -> bool:
    """Is it said to confirm?"""
    return bool(_CONFIRMED.fullmatch(told.cue.strip()))


def without_doubt(words: str) -> str:
    """What could not be confirmed: without the words that say so."""
    return _UNCONFIRMED.sub(" ", words)
