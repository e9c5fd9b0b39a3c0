"""Resolves who speaks: names, pronouns, "the source" and "the general", through an article."""

from __future__ import annotations

import re
from dataclasses import replace

from standfirst.core.language.bodies import body_at, body_ending_in, by_group, document_of
from standfirst.core.language.heads import apposed_body, is_apposed, named_head, of_this_form
from standfirst.core.language.kinds import ORG_WORD, TWO_OR_THREE
from standfirst.core.language.mentions import (
    PRONOUNS,
    Described,
    core_of,
    describe,
    is_counted,
    is_document,
    is_group,
    is_person_noun,
)
from standfirst.core.language.persons import NAME, by_role, new_unnamed
from standfirst.core.language.pronouns import (
    last_role,
    last_subject,
    means_nothing,
    of_pronoun,
    owner_of,
)
from standfirst.core.language.scene import (
    NOBODY,
    Scene,
    Speaker,
    Unnamed,
    label_of,
    reason_of,
    topics_in,
)
from standfirst.core.types import FoundTopic, Span, TopicKind


def resolve(scene: Scene, mention: Span | None) -> Speaker:
    """The speaker that a mention means; without one, whoever spoke last."""
    if mention is None:
        return NOBODY
    written = _with_whole_name(scene, mention)
    mention = _without_leader(scene, _without_s(scene, written))
    speaker = _resolve(scene, mention)
    if not speaker.named and _names_some(scene, mention):
        speaker = replace(speaker, named=True, reason="")
    if _is_heard(speaker) and not _OWNS.search(scene.text[slice(*written)]):
        _hear(scene, speaker, mention)
    return speaker


def _hear(scene: Scene, speaker: Speaker, mention: Span) -> None:
    """Notes who spoke last; "The union has spoken of three" is an aside beside whom a body's
    account follows.
    """
    aside = speaker.kind == "group" and _HAS.match(scene.text, mention[1]) is not None
    if aside and scene.spoken and scene.spoken[-1].kind == "group":
        scene.spoken.insert(-1, speaker)
        return
    scene.spoken.append(speaker)
    scene.spoken_at = mention[1]


_HAS = re.compile(r" ha(?:s|ve) (?:\w+ )?\w+(?:ed|en|aid|old|ut)\b")


def _is_heard(speaker: Speaker) -> bool:
    """Whether a pronoun behind may take the speaker up."""
    if speaker.kind in ("nobody", "nothing"):
        return False
    return describe(speaker.name).pronoun not in ("r", "d")


# "the team's concerns", "his view": whose it is has not spoken there.
_OWNS = re.compile(r"(?:[’']s|s[’'])$|^(?:his|her|its|their)$", re.IGNORECASE)


def _without_s(scene: Scene, span: Span) -> Span:
    """ "The union’s" demand is the union’s; "the official also" is the official."""
    owned = _POSSESSIVE.search(scene.text[slice(*span)])
    return (span[0], span[0] + owned.start()) if owned else span


_POSSESSIVE = re.compile(r"(?<=\w)(?:[’']s|(?<=s)[’']| (?:also|later|then|still|now|again|too))$")


def _without_leader(scene: Scene, span: Span) -> Span:
    """ "The Harbour Party of Prime Minister Ann Lee" is the party."""
    led = _LED.match(scene.text, *span)
    people = (place for place, topic in topics_in(scene, span) if topic.kind is TopicKind.PERSON)
    if led is None or not any(place[1] == span[1] for place in people):
        return span
    return span[0], led.end("body")


_LED = re.compile(
    r"(?P<body>[Tt]he(?: [A-ZÀ-Þ][\w’-]*){2,5}) of (?:Prime Minister|President|Chancellor|Premier|"
    r"Mayor|Governor|Senator)(?: [A-ZÀ-Þ][\w’-]*){1,4}$"
)


def _with_whole_name(scene: Scene, span: Span) -> Span:
    """The mention from the start of the name into which a parser cut: "Per | Ottar Brekke"."""
    before = topics_in(scene, (max(0, span[0] - 40), span[0]))
    cut = next((place for place, _ in before if place[1] > span[0]), None)
    return (cut[0], max(span[1], cut[1])) if cut else span


def _names_some(scene: Scene, span: Span) -> bool:
    """ "Several unions, including Verdi"."""
    some = _SOME.search(scene.text, *span)
    return some is not None and bool(topics_in(scene, (some.end(), span[1])))


_SOME = re.compile(r",? (?:including|such as|among them) ")


def last_speaker(scene: Scene) -> Speaker:
    """Whoever spoke last; NOBODY at the start."""
    return scene.spoken[-1] if scene.spoken else NOBODY


def _resolve(scene: Scene, span: Span) -> Speaker:
    words = scene.text[span[0] : span[1]]
    described = describe(words)
    if words in ("Q", "A"):  # of a transcript
        return Speaker(words, named=False)
    if described.pronoun:
        return _of_subject(scene, span, described) or of_pronoun(scene, span, described)
    if _ONE_OF.fullmatch(words) and (whole := _last_several(scene)) is not None:
        return _new_unnamed_as(scene, span, whole)
    if _SOMEBODY.match(words) and not topics_in(scene, span):
        return _told_behind(scene, span, described)
    topic = apposed_body(scene, span, described)
    if topic is not None:
        return Speaker(topic.name, named=True, kind="group")
    topic = _topic_of(scene, span, words)
    if topic is not None and topic.kind is TopicKind.PERSON:
        return Speaker(topic.name, named=True, role=topic.role)
    if topic is None and _PAPER.fullmatch(words):
        return Speaker(label_of(words.partition(" ")[2], keep=True), named=True, kind="group")
    if is_person_noun(described) and not is_apposed(scene, span, described, topic):
        return by_role(scene, span, described)
    if topic is None and described.definite and not described.plural:
        topic = body_ending_in(scene, span, described)
    if topic is not None:
        return Speaker(topic.name, named=True, role=topic.role, kind="group")
    if is_document(described) or is_group(described):
        return _of_its_owner(scene, span, described)
    return _of_no_known_kind(scene, span, described)


def _topic_of(scene: Scene, span: Span, words: str) -> FoundTopic | None:
    """The topic that heads the phrase; the body named after it rather than a place."""
    topic = named_head(scene, span) or of_this_form(scene, words)
    if topic is None or topic.kind is TopicKind.PERSON:
        return topic
    return body_at(scene, span, words) or topic


# Newspapers named like people.
_PAPER = re.compile(
    r"[Tt]he (?:[A-ZÀ-Þ][\w-]+ ){0,2}(?:Reporter|Observer|Economist|Independent|Examiner|Inquirer|"
    r"Scotsman|Spectator|Correspondent|Investigator|Advertiser|Statesman|Citizen)"
)


def _of_subject(scene: Scene, span: Span, described: Described) -> Speaker | None:
    """Whom a pronoun takes up: the body, or the person told by a role, of this sentence's or the
    last one's opening.
    """
    if described.pronoun == "o":
        subject = None if means_nothing(scene.text, span) else last_subject(scene, span)
        return _resolve(scene, subject) if subject else None
    if described.pronoun not in ("m", "f"):
        return None
    subject = last_role(scene, span, described.pronoun)
    if subject is None:
        return None
    return by_role(scene, subject, describe(scene.text[slice(*subject)]), described.pronoun)


def _of_its_owner(scene: Scene, span: Span, described: Described) -> Speaker:
    """A paper or a body; "her office" under the name of whose it is."""
    words = scene.text[span[0] : span[1]]
    if is_document(described):
        speaker = document_of(scene, described, _with_body(scene, span, words))
    else:
        speaker = by_group(scene, span, described)
    whose, _, owned = speaker.name.partition(" ")
    if whose not in ("his", "her", "its"):
        return speaker
    name = owner_of(scene, span, PRONOUNS[whose])
    return replace(speaker, name=f"{name}’s {owned}") if name else speaker


def _with_body(scene: Scene, span: Span, words: str) -> str:
    """ "A report by the institute", which the text named before, with the name."""
    told = _MADE_BY.search(words)
    if told is None or not is_group(body := describe(told.group("body"))):
        return words
    place = (span[0] + told.start("body"), span[0] + told.end("body"))
    maker = by_group(scene, place, body)
    if not any(topic.name == maker.name for topic in scene.topics):
        return words
    the = "the " if f"the {maker.name}" in scene.text or f"The {maker.name}" in scene.text else ""
    return words.replace(told.group("body"), f"{the}{maker.name}")


_MADE_BY = re.compile(r" (?:by|from) (?P<body>the [a-z-]+)(?=$|,)")


def _of_no_known_kind(scene: Scene, span: Span, described: Described) -> Speaker:
    """Neither a topic nor told by a noun that we know: by capitals and small words alone."""
    words = scene.text[span[0] : span[1]]
    words = _DASH.split(words, maxsplit=1)[0]
    if _ONLINE.match(words):
        return Speaker(words, named=True, kind="person" if words[0] == "@" else "group")
    if _is_title_case(words):
        person = TWO_OR_THREE.match(core_of(words)) and not ORG_WORD.search(words)
        kind = "person" if person and not is_group(described) else "group"
        return Speaker(label_of(core_of(words), keep=True), named=True, kind=kind)
    if (described.plural and not NAME.fullmatch(words)) or described.determiner or words.islower():
        if _is_one_thing(words, described):
            return Speaker(label_of(core_of(words)), named=True, kind="group")
        somebody = described.plural or _MAY_BE_PERSON.search(described.head)
        kind = "person" if somebody or _ONE_OF_SOME.match(words) else "thing"
        giver = _GIVEN_BY.search(words) if kind == "thing" else None
        if giver is not None and is_group(body := describe(giver.group("body"))):
            return by_group(scene, (span[0] + giver.start("body"), span[0] + giver.end()), body)
        return Speaker(label_of(words), named=False, reason=reason_of(scene, span), kind=kind)
    if _OWNED_THING.match(words) and words.split(",", 1)[0][-1:].islower():
        return _by_owner(scene, span)
    named = words[:1].isupper() and not is_counted(words)
    full = _full_name(scene, words) if named else ""
    if full:
        return Speaker(full, named=True)
    bare = re.sub(r"[’']s$", "", words)
    return Speaker(label_of(bare, keep=True), named=named, kind="group")


_DASH = re.compile(r" (?:--?|–|—) ")
# "@ParkyDR", "paidContent", "globalsecurity.org".
_ONLINE = re.compile(r"@\w|[a-z]{2,}[A-Z]\w*$|[a-z][\w-]*(?:\.[\w-]+)*\.(?:org|com|net|info)\b")


# "The final count from the health service": whose it is, where what it is cannot speak.
_GIVEN_BY = re.compile(r" (?:from|by|of) (?P<body>the [\w’' -]+)$")


def _by_owner(scene: Scene, span: Span) -> Speaker:
    """ "Kirrow’s bottom line is “...”": a thing that cannot speak, but whose words they are."""
    words = scene.text[slice(*span)]
    owned = _OWNED_THING.match(words)
    topic = named_head(scene, (span[0], span[0] + owned.end("owner"))) if owned else None
    if topic is None or topic.kind is not TopicKind.PERSON:
        return Speaker(label_of(words, keep=True), named=False, kind="thing")
    return Speaker(topic.name, named=True, role=topic.role, kind="thing")


_OWNED_THING = re.compile(r"(?P<owner>(?:[A-ZÀ-Þ][\w-]* ?){1,3})[’']s? (?=[a-z])")


def _full_name(scene: Scene, surname: str) -> str:
    """The first and last name, where the text writes both and the parser saw neither."""
    if not NAME.fullmatch(surname):
        return ""
    found = re.search(rf"(?<=[a-z,] )[A-ZÀ-Þ][\w’-]+ {re.escape(surname)}\b", scene.text)
    return found.group() if found else ""


def _is_one_thing(words: str, described: Described) -> bool:
    """ "The Orl family trust": one body or paper, known by a name within."""
    known = described.determiner == "the" and not described.plural and bool(described.head)
    return known and not words[1:].islower() and not _MAY_BE_PERSON.search(described.head)


_MAY_BE_PERSON = re.compile(r"(?:er|or|ist|ant|ent|ian|man|woman|ee|one|other|same|second|third)$")


def _is_title_case(words: str) -> bool:
    """A name of several words, all capital: "Harbour Field Promotions"."""
    core = core_of(words).split()
    return len(core) > 1 and all(NAME.match(word) for word in core) and not is_counted(words)


_ONE_OF = re.compile(r"(?:[Oo]ne|[Aa]nother) of (?:them|the (?:two|three|four|five|six))")


def _last_several(scene: Scene) -> Unnamed | None:
    """The unnamed people who spoke together last: of "one of them"."""
    return next((u for u in reversed(scene.unnamed) if u.described.plural), None)


def _new_unnamed_as(scene: Scene, span: Span, whole: Unnamed) -> Speaker:
    """ "one of two people who saw the contract", for the reason that was theirs."""
    name = f"one of {whole.name}"
    reason = reason_of(scene, span) or whole.reason
    one = replace(whole.described, plural=False, determiner="one")
    scene.unnamed.append(Unnamed(one, name, reason))
    return Speaker(name, named=False, reason=reason)


def _told_behind(scene: Scene, span: Span, described: Described) -> Speaker:
    """ "The source, a man with many years there": the words behind tell who; or the one before."""
    same = [u for u in scene.unnamed if u.described.head == described.head]
    if same and not described.modifiers and not same[-1].described.plural:
        return Speaker(same[-1].name, named=False, reason=same[-1].reason)
    start = scene.text.index(", ", span[0]) + 2
    if _ONE_OF_SOME.match(scene.text, *span):  # not another beside the three
        name, reason = label_of(scene.text[slice(*span)]), reason_of(scene, span)
        scene.unnamed.append(Unnamed(describe(scene.text[start : span[1]]), name, reason))
        return Speaker(name, named=False, reason=reason)
    return new_unnamed(scene, (start, span[1]), described)


_ONE_OF_SOME = re.compile(
    r"(?:One|Another) of (?:the|these|those) (?:two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"(?:The (?:\w+ )?(?:source|person|official|other|second|third)|"
    r"(?:One|Another)(?: of [\w ]+)?), an? [^,]+",
    re.IGNORECASE,
)
