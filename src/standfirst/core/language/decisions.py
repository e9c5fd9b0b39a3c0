"""Which decisions a headline tells: somebody resigned, halted, ordered, sent, arrested."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from standfirst.core.language.similarity import stem

# A line for each decision: verbs as a headline has them | how any text tells it. After a + stands
# the word that ends its clause. What means more than the decision ("stopped") is only on the left.
# Answers ("rejects") and mishaps ("kills") are left out: reactions and tolls belong to an event.
_DECISIONS = {
    "en": """
    resigns resigned quits quit | resign resigned resignation quit quits quitting departure step
        stepped stepping
    suspends suspended halts halted stops stopped freezes froze | suspend suspended suspension halt
        halted freeze froze frozen
    orders ordered decrees decreed | order ordered decree
    sends sent deploys deployed dispatches dispatched | send sent sending deploy deploys deployed
        deployment dispatch
    approves approved adopts adopted ratifies ratified | approve approval adopt adoption ratify
        ratified ratification vote voted voting
    vetoes vetoed | veto vetoed vetoes
    arrests arrested detains detained | arrest detain detention custody held
    charged indicts indicted | charge charged indict indictment
    convicts convicted | convict conviction guilty verdict
    acquits acquitted | acquit acquitted acquittal
    sentences sentenced jails jailed | sentence jail prison imprisoned
    pardons pardoned | pardon pardoned
    fined | fine fined
    deports deported extradites extradited expels expelled | deport deportation extradite
        extradition expel expelled expulsion
    signed | sign signed signing signature
    sacks sacked fired dismisses dismissed ousts ousted | sack sacked sacking fired remove removal
        dismiss dismissal oust ouster
    bans banned outlaws outlawed | ban bans banned outlaw
    elects elected | elect election
    reopens reopened | reopen reopening
    sues sued | sue sues sued suing lawsuit
    appeals appealed | appeal
    withdraws withdrew recalls recalled | withdraw withdrew withdrawn withdrawal recall
    frees freed releases released | free freed release
    sworn | sworn oath
    nominates nominated appoints appointed | nominate nomination nominee appoint appointment
    postpones postponed cancels cancelled canceled | postpone postponement cancel cancelled
        cancellation
    dissolves dissolved | dissolve dissolution
    seizes seized raids raided | seize seizure raid
    overturns overturned quashes quashed | overturn quash quashed
    """,
    "de": """
    zurückgetreten tritt+zurück | zurückgetreten zurücktreten rücktritt tritt trat
    stoppt gestoppt ausgesetzt setzt+aus | stoppt gestoppt stopp ausgesetzt
    angeordnet ordnet+an | angeordnet anordnung ordnet ordnete
    entsendet entsandt schickt | entsendet entsandt entsendung schickt geschickt schicken
    billigt gebilligt verabschiedet beschließt beschlossen | billigt gebilligt verabschiedet
        beschließt beschlossen beschluss abstimmung
    verhaftet festgenommen nimmt+fest | verhaftet verhaftung festgenommen festnahme haft
    angeklagt klagt+an | angeklagt anklage
    freigesprochen spricht+frei | freigesprochen freispruch
    begnadigt | begnadigt begnadigung
    abgeschoben ausgewiesen ausgeliefert weist+aus schiebt+ab | abgeschoben abschiebung ausgewiesen
        ausweisung ausgeliefert auslieferung
    unterzeichnet unterschreibt | unterzeichnet unterzeichnung unterschreibt unterschrieben
        unterschrift
    entlässt entlassen feuert gefeuert | entlässt entließ entlassen entlassung feuert gefeuert
    verbietet verboten untersagt | verbietet verboten verbot untersagt
    aufgehoben hebt+auf | aufgehoben aufhebung
    gewählt | gewählt wählte wahl
    abgezogen zurückgezogen zieht+ab zieht+zurück | abgezogen abzug zurückgezogen rückzug
    freigelassen lässt+frei | freigelassen freilassung
    vereidigt | vereidigt vereidigung
    ernennt ernannt nominiert | ernennt ernannt ernennung nominiert nominierung
    verschiebt verschoben abgesagt sagt+ab | verschiebt verschoben verschiebung abgesagt absage
    aufgelöst löst+auf | aufgelöst auflösung
    """,
    "fr": """
    démissionne démissionné | démissionne démissionné démission
    suspend suspendu suspendue interrompt | suspend suspendu suspendue suspension interrompt
    ordonne ordonné | ordonne ordonné ordre
    envoie déploie | envoie envoyé envoi déploie déployé déploiement
    approuve approuvé adopte adopté ratifie | approuve approuvé approbation adopte adopté adoption
        vote ratifie
    interpellé interpellés interpelle | arrestation arrêté interpellé interpellés interpelle
        interpellation écroué
    inculpé inculpée | inculpé inculpée inculpation examen
    condamné condamnée condamnés | condamné condamnée condamnés condamnation
    acquitté acquittée relaxé relaxée | acquitté acquittée acquittement relaxé relaxée relaxe
    expulse expulsé extradé | expulse expulsé expulsion extradé extradition
    limoge limogé limogée licencie | limoge limogé limogée limogeage licencie licenciement remercié
    interdit interdite | interdit interdite interdiction
    autorise autorisé | autorise autorisé autorisation
    élu élue élit | élu élue élus élit élection
    rouvre rouvert | rouvre rouvert réouverture
    libéré libérée libérés | libéré libérée libérés libération
    nomme nommé nommée | nomme nommé nommée nomination
    reporté annule annulé | reporté report annule annulé annulation
    dissout dissoute | dissout dissoute dissous dissolution
    """,
    "es": """
    dimite dimitió renuncia renunció | dimite dimitió dimitido dimisión renuncia renunció
    suspende suspendió suspendida paraliza | suspende suspendió suspendido suspendida suspensión
        paraliza
    ordena ordenó | ordena ordenó orden
    envía envió despliega desplegó | envía envió envío despliega desplegó despliegue
    aprueba aprobó ratifica | aprueba aprobó aprobado aprobación ratifica votación
    arrestado detenido detenida detenidos | arresto arrestado arrestó detenido detenida detuvo
        detención
    imputado imputada | imputado imputada imputación imputó
    condenado condenada | condenado condenada condena condenan condenó
    absuelto absuelta absuelve | absuelto absuelta absuelve absolvió absolución
    expulsa expulsado extraditado | expulsa expulsó expulsado expulsión extraditado extradición
    destituye destituyó destituido despide | destituye destituyó destituido destitución despide
        despido
    prohíbe prohibió | prohíbe prohibió prohibido prohibición
    autoriza autorizó | autoriza autorizó autorización
    elegido elegida | elegido elegida eligió elección
    reabre reabrió | reabre reabrió reapertura
    liberado liberada liberados | liberado liberada liberó liberación
    nombra nombró designa | nombra nombró nombramiento designa
    aplaza aplazó cancela canceló | aplaza aplazó aplazamiento cancela canceló cancelación
    disuelve disolvió | disuelve disolvió disolución
    """,
}
# With one of these just before the verb nothing is decided, or it was before: "after he quit".
_NOT_NOW = {
    "en": "to may might could would should must will not t never if can cannot nor after following "
    "since before over amid when until who which that despite denies denied",
    "de": "soll sollen könnte kann will muss nicht nie nach seit vor wenn wer",
    "fr": "pourrait peut veut doit pas ne jamais après depuis avant si quand qui que qu",
    "es": "podría puede quiere debe no nunca tras desde antes si cuando quien que después",
}
# Right after one of these it is no verb: "behind bars", "the ordered halt".
_NO_VERB = {"en": "a an the of in on by for from behind"}
# A headline that begins so looks back: "How the state seized the bank".
_LOOKING_BACK = frozenset("how why when what wie warum was comment pourquoi cómo por".split())
_JUST_BEFORE = 2  # words
_MOST_LETTERS = 300  # of a headline that are looked at
_GOES_ON = re.compile(r"\n {8}")  # a line that the one before did not hold
_CLAUSE = re.compile(r"[^.,:;!?|«»„“”()–—]+")
_WORD = re.compile(r"[^\W\d_]+")


def decided(headline: str, language: str) -> int:
    """The decisions that a headline tells as news, a bit for each; 0 for none that we know."""
    found = 0
    for _, bits in _told_as_news(headline, language):
        found |= bits
    return found


def deciding(headline: str, language: str, decisions: int) -> str:
    """The first word of a headline by which it tells one of these decisions; "" where none is."""
    told_by = (word for word, bits in _told_as_news(headline, language) if bits & decisions)
    return next(told_by, "")


def told(headline: str, terms: Iterable[str], language: str) -> int:
    """The decisions that an article tells, as news or of before, by its `similarity.terms`."""
    known = _tellings(language)
    found = decided(headline, language)
    for term in terms:
        found |= known.get(term, 0)
    return found


def _told_as_news(headline: str, language: str) -> Iterator[tuple[str, int]]:
    """The verbs of a headline that tell a decision, as written, with the bits of what they tell."""
    verbs = _verbs(language)
    not_now, no_verb = (set(words.get(language, "").split()) for words in (_NOT_NOW, _NO_VERB))
    begins = True
    for clause in _CLAUSE.findall(headline[:_MOST_LETTERS]):
        written = _WORD.findall(clause)
        words = [word.casefold() for word in written]
        if begins and words and words[0] in _LOOKING_BACK:
            return
        for at, word in enumerate(words):
            # An English headline begins with who decides; a participle there is an adjective.
            if word not in verbs or (begins and at == 0 and language == "en"):
                continue
            bits = sum({bit for last, bit in verbs[word] if last in ("", words[-1])})
            before = words[max(0, at - _JUST_BEFORE) : at]
            if bits and not_now.isdisjoint(before) and no_verb.isdisjoint(before[-1:]):
                yield written[at], bits
        begins = begins and not words


@cache
def _verbs(language: str) -> dict[str, list[tuple[str, int]]]:
    """Verb → the word that must end its clause ("" for none), and the bits of its decisions."""
    found: dict[str, list[tuple[str, int]]] = {}
    for at, (verbs, _) in enumerate(_rows(language)):
        for verb in verbs:
            first, _, last = verb.partition("+")
            found.setdefault(first, []).append((last, 1 << at))
    return found


@cache
def _tellings(language: str) -> dict[str, int]:
    """Term → the bits of the decisions that it tells."""
    found: dict[str, int] = {}
    for at, (_, telling) in enumerate(_rows(language)):
        for word in telling:
            term = stem(word, language)
            found[term] = found.get(term, 0) | 1 << at
    return found


def _rows(language: str) -> list[tuple[list[str], list[str]]]:
    lines = _GOES_ON.sub(" ", _DECISIONS.get(language, "").strip().casefold()).splitlines()
    parts = (line.partition("|") for line in lines)
    return [(verbs.split(), telling.split()) for verbs, _, telling in parts]
