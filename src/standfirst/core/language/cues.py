"""English words that report speech or stance, by what follows them; a list for people to read and
mend.
"""

from __future__ import annotations

from functools import cache

from standfirst.core.language.wordlists import word_set

# What a verb must be followed by to make its subject a speaker. A word may stand in several lists.
SAYING = word_set(
    """
    say tell add write suggest argue ask note report find claim explain state announce
    acknowledge insist declare continue admit warn indicate agree conclude reveal tweet reply
    predict respond hope question recall confirm concede allege wonder complain recognize
    recognise assert assure emphasize emphasise imply deny estimate remark maintain demand worry
    describe promise post joke vow answer boast pledge shout recommend quip speculate stress
    proclaim inform counter signal contend reiterate lament testify calculate urge whisper
    exclaim caution comment observe opine muse repeat retort tell echo elaborate email text
    plead snap stipulate swear theorize advise affirm reaffirm announce attest believe bemoan
    brag charge claim clarify disclose echo expect fear figure forecast guess hint hypothesize
    interject interrupt intimate joke lecture object offer order point predict preach project
    propose protest quote read reckon rejoin remind retweet rule scoff scream sigh sneer snarl
    suppose surmise suspect think cry yell mutter mumble shoot chime fire lash ponder opine
    reason recount relate reminisce rejoice chant sing bark bellow boom crow fume gush thunder
    warn assume doubt decide determine understand feel know see teach show demonstrate note
    persuade convince notify reassure confide vow mention tout read deem consider learn discuss cite
    testify agree conclude forecast estimate
    """
)

# Of those, the ones that also hold for thoughts: a clause after them counts only with a third
# person as subject.
THINKING = word_set(
    """
    think believe know see feel understand expect hope fear figure guess suppose assume doubt
    decide determine consider learn show find wonder suspect worry reckon point demonstrate
    convince persuade
    """
)

# "Would not say" and "must report" tell nothing that was said.
UNSAID = word_set(
    """
    say tell report comment explain disclose reveal know announce confirm specify
    """
)

OBJECT = word_set(
    """
    describe accuse criticize criticise announce back attack mention oppose cite praise blame
    question urge propose reject mock tout blast denounce dismiss declare list report slam
    portray highlight note acknowledge deny reference demand prefer recall emphasize emphasise
    applaud decry reveal order repeat echo paint state condemn reiterate characterize
    characterise insult compare disclose chant recount chide detail outline quote argue recite
    dub disavow hope savage lament liken recommend articulate advocate assail stress deride
    pronounce retweet lambast ridicule brand bemoan hail herald concede downplay deem
    publicize estimate interpret rebut repudiate rebuke reaffirm extol scold chastise allege
    chronicle utter warn promise vow admit confirm suggest predict voice express
    discuss endorse defend debunk decline trumpet label berate excoriate castigate slam bash
    thank welcome apologize contest dispute refute tweet credit call rap vilify laud
    commend admonish belittle congratulate castigate forecast explain expect underscore foresee
    anticipate signal want seek
    """
)

INFINITIVE = word_set(
    """
    expect urge ask refuse vow decline promise hope pledge propose agree threaten encourage
    claim call advise warn beg implore order invite offer swear plan decide aim intend
    want tell
    """
)

OPINION = word_set(
    """
    call name title dub declare deem label brand consider pronounce term style
    """
)

# verb + preposition
PHRASES = {
    "for": """
    call criticize ask push advocate praise blast apologize cast attack vouch chide slam argue
    plead thank campaign plan appeal
    """,
    "as": """
    describe see view cast portray refer cite present frame dismiss praise characterize
    tout name paint label regard rate rank lambast denounce hail decry condemn deride slam
    """,
    "on": "call comment campaign touch zero weigh insist elaborate expand",
    "to": "appeal refer respond point liken acquiesce allude object admit agree reply",
    "with": "side disagree agree reckon empathize",
    "about": """
    talk ask joke boast brag warn speculate complain speak worry wonder write report fret
    """,
    "at": "hint scoff lash balk put estimate",
    "out": "rule",
    "of": "accuse speak boast warn complain assure think dream",
    "against": "rail warn campaign argue speak inveigh caution advise",
    "from": "quote",
}

# A noun with whose it is ("his claim that ...", "a warning from the bank that ...").
NOUNS = word_set(
    """
    suggestion claim promise concern assertion belief hope confidence complaint doubt insistence
    admission pledge contention assurance allegation accusation criticism warning statement
    argument announcement prediction vow threat opinion remark comment conclusion view
    declaration demand denial acknowledgement acknowledgment revelation estimate notion
    idea fear suspicion charge observation testimony reference opposition call rejection message
    answer reply response explanation
    """
)
NOUN_PHRASES = {
    "of": """
    criticism chant mention opinion rejection accusation denunciation praise condemnation
    warning
    """,
    "about": "concern doubt comment complaint remark question worry",
    "for": "call praise apology demand plea appeal",
    "to": "opposition reference objection",
    "on": "opinion comment",
    "against": "accusation argument",
}

# What is done by words alone, whoever tells of it.
ACTS = word_set(
    """
    ask tell promise pledge vow order demand urge advise warn announce accept claim accuse
    propose recommend apologize apologise beg swear concede
    """
)

# Without subject or object of their own, these say that somebody unnamed says.
ADVERBS = {"reportedly", "supposedly"}

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "find": "finds found finding",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "see": "sees saw seen seeing",
    "feel": "feels felt feeling",
    "understand": "understands understood understanding",
    "put": "puts putting",
    "show": "shows showed shown showing",
    "read": "reads read reading",
    "teach": "teaches taught teaching",
    "speak": "speaks spoke spoken speaking",
    "seek": "seeks sought seeking",
    "foresee": "foresees foresaw foreseen foreseeing",
    "deem": "deems deemed deeming",
    "shoot": "shoots shot shooting",
    "sing": "sings sang sung singing",
    "swear": "swears swore sworn swearing",
    "cast": "casts cast casting",
    "come": "comes came coming",
    "beg": "begs begged begging",
    "tweet": "tweets tweeted tweeting",
    "quip": "quips quipped quipping",
    "rap": "raps rapped rapping",
    "brag": "brags bragged bragging",
    "dub": "dubs dubbed dubbing",
    "back": "backs backed backing",
    "admit": "admits admitted admitting",
    "rebut": "rebuts rebutted rebutting",
    "fret": "frets fretted fretting",
    "plan": "plans planned planning",
    "snap": "snaps snapped snapping",
    "begin": "begins began begun beginning",
}


@cache
def forms_of(verb: str) -> tuple[str, ...]:
    """Every form of an English verb, its base form first."""
    if verb in _IRREGULAR:
        return (verb, *_IRREGULAR[verb].split())
    if verb.endswith("e"):
        return (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    s = "es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    return (verb, verb + s, verb + "ed", verb + "ing")


def _phrase_verbs() -> dict[str, frozenset[str]]:
    return {prep: frozenset(verbs.split()) for prep, verbs in PHRASES.items()}


CLAUSE_VERBS = frozenset(SAYING)
OBJECT_VERBS = frozenset(OBJECT)
INFINITIVE_VERBS = frozenset(INFINITIVE)
OPINION_VERBS = frozenset(OPINION)
PHRASE_VERBS = _phrase_verbs()
PHRASE_NOUNS = {prep: frozenset(nouns.split()) for prep, nouns in NOUN_PHRASES.items()}
ALL_VERBS = (
    CLAUSE_VERBS
    | OBJECT_VERBS
    | INFINITIVE_VERBS
    | OPINION_VERBS
    | frozenset().union(*PHRASE_VERBS.values())
)
LEMMAS = {form: verb for verb in sorted(ALL_VERBS) for form in forms_of(verb)}
LEMMAS.update({"found": "find", "saw": "see", "felt": "feel"})
NOUN_LEMMAS = {noun: noun for noun in NOUNS} | {noun + "s": noun for noun in NOUNS}
_PHRASE_NOUN_SET = frozenset().union(*PHRASE_NOUNS.values())
NOUN_LEMMAS |= {noun: noun for noun in _PHRASE_NOUN_SET} | {
    noun + "s": noun for noun in _PHRASE_NOUN_SET
}
