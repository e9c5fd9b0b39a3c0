"""English titles and nouns of office, and the role that a text gives a person beside the name."""

from __future__ import annotations

import re

from standfirst.core.language.rolesabroad import is_role_abroad
from standfirst.core.language.wordlists import word_set

# Before a name, dropped from it. Values: the noun a later "the general" uses.
TITLES = {
    "mr": "", "mrs": "", "ms": "", "miss": "", "mx": "", "sir": "", "dame": "", "lady": "",
    "lord": "lord", "dr": "doctor", "prof": "professor", "professor": "professor",
    "gen": "general", "general": "general", "lt": "lieutenant", "lieutenant": "lieutenant",
    "col": "colonel", "colonel": "colonel", "maj": "major", "major": "major", "capt": "captain",
    "captain": "captain", "cmdr": "commander", "commander": "commander", "sgt": "sergeant",
    "sergeant": "sergeant", "cpl": "corporal", "adm": "admiral", "admiral": "admiral", "rear": "",
    "brig": "brigadier", "brigadier": "brigadier", "gov": "governor", "governor": "governor",
    "sen": "senator", "senator": "senator", "rep": "representative",
    "representative": "representative", "rev": "reverend", "president": "president", "prime": "",
    "minister": "minister", "chancellor": "chancellor", "mayor": "mayor", "judge": "judge",
    "justice": "judge", "king": "king", "queen": "queen", "prince": "prince",
    "princess": "princess", "pope": "pope", "secretary": "secretary", "ambassador": "ambassador",
    "bishop": "bishop", "archbishop": "archbishop", "sheikh": "sheikh", "ayatollah": "ayatollah",
    "chief": "chief", "detective": "detective", "inspector": "inspector",
    "constable": "constable", "officer": "officer", "herr": "", "frau": "", "monsieur": "",
    "madame": "", "mme": "", "señor": "", "señora": "", "congressman": "congressman",
    "congresswoman": "congresswoman", "premier": "premier", "deputy": "", "vice": "",
    "former": "", "ex": "", "acting": "", "attorney": "", "spokesman": "spokesman",
    "spokeswoman": "spokeswoman", "spokesperson": "spokesperson", "chairman": "chairman",
    "private": "soldier", "corporal": "corporal", "superintendent": "superintendent",
    "speaker": "speaker", "sheriff": "sheriff", "coach": "coach",
}  # fmt: skip
MALE = word_set(
    """
    mr sir lord king prince pope spokesman congressman chairman herr monsieur father brother son
    husband uncle grandfather widower man boy businessman policeman actor
    """
)
FEMALE = word_set(
    """
    mrs ms miss dame lady queen princess spokeswoman congresswoman frau mme chairwoman mother sister
    daughter wife aunt grandmother widow woman girl businesswoman policewoman postwoman actress
    heiress landlady councilwoman headmistress duchess countess
    """
)

ROLE_NOUNS = word_set(
    """
    accountant activist actor actress adviser advisor aide ally ambassador analyst archbishop
    architect artist assistant attorney author banker bishop boss broker buyer campaigner
    candidate captain cardinal carpenter chair chairman chairperson chairwoman chancellor chef
    chief clerk coach colleague colonel columnist commander commentator commissioner conductor
    constable consultant contractor controller coordinator coroner correspondent councillor
    councilman councilwoman counsel counsellor critic curator dean defendant delegate deputy
    designer detective developer diplomat director doctor driver economist editor emperor
    engineer envoy epidemiologist executive expert farmer father fellow firefighter fisherman
    forecaster foreman founder general geologist governor guard guide head headmaster
    headteacher historian host hydrologist inspector instructor investigator investor jeweller
    journalist judge justice keeper king lawmaker lawyer leader lecturer legislator librarian
    lieutenant lobbyist magistrate major manager marshal mayor mechanic mediator medic
    meteorologist midwife minister monitor mother musician negotiator neighbour neighbor nurse
    observer officer official ombudsman operator organiser organizer owner partner pastor
    physician pilot planner player pollster pope premier president presenter priest prince
    princess principal producer professor prosecutor psychologist publisher queen rector referee
    registrar regulator reporter representative researcher resident retailer salesman sailor
    scientist scholar secretary seismologist senator sergeant sheriff shopkeeper singer skipper
    sociologist soldier solicitor source speaker specialist spokesman spokesperson spokeswoman
    strategist student superintendent supervisor surgeon survivor teacher technician tenant
    trader trainer treasurer trustee undersecretary undersecretary-general veteran veterinarian
    victim volcanologist volunteer whip widow widower winemaker witness worker writer insider
    person man woman boy girl campaigner brother sister son daughter wife husband uncle aunt
    cousin friend opponent rival adversary successor predecessor supporter voter parent
    passenger patient customer client employee staffer operative associate counterpart grower
    vendor porter ranger warden shipowner postwoman postman heiress heir plumber bookkeeper
    discoverer astronomer hotelier baker butcher electrician forester welder miner trucker
    haulier pensioner retiree grandmother grandfather goalkeeper striker midfielder defender
    captain referee striker treasurer curator nominee contender hopeful challenger incumbent
    frontrunner front-runner congressman congresswoman businessman businesswoman billionaire
    millionaire mogul tycoon magnate mathematician physicist biologist chemist
    virologist veterinarian dentist pharmacist paramedic policeman policewoman sergeant trucker
    seaman sailor deckhand fishwife landlord landlady innkeeper stallholder employee member
    footballer politician golfer boxer cyclist swimmer sprinter jockey cricketer athlete runner
    skier wrestler quarterback pitcher gymnast rower barrister novelist poet painter composer
    guitarist drummer rapper dancer comedian playwright sculptor photographer filmmaker
    screenwriter pianist violinist entrepreneur archaeologist anthropologist imam rabbi vicar
    champion protester protestor demonstrator rebel fighter refugee migrant marcher dissident
    villager shopper commuter tourist traveller traveler
    """
)

# Of whom a text tells on by a wider word: "the diplomat" is the ambassador.
WIDER = {
    "diplomat": word_set("ambassador envoy consul attaché"),
    "politician": word_set(
        """
        minister senator congressman congresswoman lawmaker legislator councillor mayor governor
        representative candidate deputy president premier chancellor secretary leader
        """
    ),
    "lawmaker": word_set("senator congressman congresswoman representative legislator deputy"),
    "officer": word_set(
        """
        general colonel captain lieutenant major sergeant inspector constable superintendent
        detective commander admiral marshal brigadier sheriff
        """
    ),
    "scientist": word_set(
        """
        physicist biologist chemist astronomer geologist virologist epidemiologist researcher
        professor volcanologist seismologist hydrologist meteorologist
        """
    ),
    "doctor": word_set("surgeon physician psychiatrist virologist epidemiologist medic"),
    "lawyer": word_set("attorney solicitor barrister counsel advocate"),
    "executive": word_set("president chairman chairwoman director founder chief"),
}

_ROLE_WORD = re.compile(r"[\w-]+")
_STOP_BEFORE = word_set(
    """
    the a an his her their its our my your this that these those and or but said says told by
    with for from to as in on at of when while after before if because who which whom whose
    where than then also added is was are were has had have be been being not over under about
    against between into like per via according including meanwhile yesterday today monday
    tuesday wednesday thursday friday saturday sunday
    """
)


def is_role(noun: str) -> bool:
    """Whether a noun, singular or plural, names a person by what they do."""
    noun = noun.lower()
    return noun in ROLE_NOUNS or singular(noun) in ROLE_NOUNS or is_role_abroad(noun)


def singular(noun: str) -> str:
    """A regular English noun in the singular; others unchanged."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith(("sses", "ches", "shes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def role_before(text: str, start: int) -> str:
    """ "NATO spokesman" from "NATO spokesman Dylan White": the words before a name, if one is a
    role.
    """
    before = re.split(r"\n|[.!?;:] (?=[A-ZÀ-Þ][a-z]+ [a-z])", text[max(0, start - 120) : start])[-1]
    if not before.endswith(" "):
        return _role_apposed_before(before)
    words: list[str] = []
    for word in reversed(before.split(" ")[:-1]):
        bare = word.strip("“\"'(")
        if bare.endswith(".") and bare[:-1].lower() in TITLES:
            words.insert(0, bare)
            continue
        if not bare or bare.lower() in _STOP_BEFORE | _CLAUSE or bare[-1] in ",;:.!?)”":
            break
        words.insert(0, bare)
        if len(words) > 6:
            return ""
    words = _without_titles(words)
    if words and is_role(words[-1]):
        return re.sub(r"^\W+|^(?:[A-Z][\w-]*[’']s? )(?=[A-Z])", "", " ".join(words))
    return _role_apposed_before(before) if not words or all(_is_title(w) for w in words) else ""


# "He accused Libyan leader X": words of a clause, and no part of a role.
_CLAUSE = word_set(
    """
    he she it they we i that who which met said says told accused asked called urged blamed
    criticised criticized quoted cited joined replaced succeeded defeated beat is was were has had
    """
)


def _is_title(word: str) -> bool:
    return word.rstrip(".").lower() in TITLES


def _without_titles(words: list[str]) -> list[str]:
    """Courtesy titles and ranks before the name are no role by themselves."""
    while (
        words
        and words[-1].rstrip(".").lower() in TITLES
        and (words[-1][:1].isupper() and (len(words) == 1 or not is_role(words[-1].rstrip("."))))
    ):
        words = words[:-1]
    return words


_APPOSED_BEFORE = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Ww]hose|[Ll]e|[Ll]a|[Ee]l|"
    r"[Dd]er|[Dd]ie) |[’']s? )((?:[\w’'-]+ ){0,5}[\w’'-]+(?: (?:of|for|at|in|to|on|de|du|"
    r"del|der|des|von) [\w’'. -]{2,60})?), (?:[A-Z]\w*\.? ){0,2}$"
)
_APPOSED_AFTER = re.compile(
    r"^(?: ?\([^)]{1,12}\))?, (?:\d{1,3}, )?(?:(?:the|a|an|its|his|her|their|who is|one of the|"
    r"also) )*"
    r"((?:[^,;.:()“”\"\n]|(?<=\b[A-Z])\.){3,90})"
    r"(?=[,;.:)\n]|$| who | which | and | said| says| told)"
)


def _role_apposed_before(before: str) -> str:
    found = _APPOSED_BEFORE.search(before)
    if found is None:
        return ""
    nearest = _ARTICLE.split(found.group(1))[-1]  # "in a voice so low that | the judge, Ann Lee"
    told = (role for role in (nearest, found.group(1)) if role_head(role) not in _NO_OFFICE)
    return next(told, "")


# "A man from Osk, Superintendent Lee explained": no apposition.
_NO_OFFICE = {"", "man", "woman", "boy", "girl", "person", "victim", "people"}


_ARTICLE = re.compile(r" (?:the|an?|his|her|its|their) ")


def role_after(text: str, end: int) -> str:
    """ "a spokesman for the bank" from "Ann Lee, a spokesman for the bank,"."""
    found = _APPOSED_AFTER.match(text[end : end + 130])
    if found is None:
        return ""
    role = found.group(1).strip()
    return (
        role
        if _has_role(role)
        and not re.match(r"(?:said|says|told|who|which|where|when|while|and|but)\b", role)
        else ""
    )


def _has_role(phrase: str) -> bool:
    return bool(role_head(phrase))


def role_head(phrase: str) -> str:
    """The noun of a role, singular and small ("spokesman" of "spokesmen for the bank"); "" if none.

    It stands last before "of", "for" and the like.
    """
    head = _BEHIND_HEAD.split(phrase, maxsplit=1)[0]
    words = _ROLE_WORD.findall(head)
    if not words:
        return ""
    last = words[-1].split("-")[-1].lower()
    if not is_role(last):
        return ""
    return last if last in ROLE_NOUNS or is_role_abroad(last) else singular(last)


_BEHIND_HEAD = re.compile(r",| (?:of|for|at|in|with|from|to|on|who|by|and|under|von|de|du|der) ")
