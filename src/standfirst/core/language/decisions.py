"""Which decisions a headline tells: somebody resigned, halted, ordered, sent, arrested."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from standfirst.core.language.similarity import stem

# A line for each decision: verbs as a headline has them | how any text tells it. A + joins the
# parts of a verb. What means more than the decision ("stopped") stands only on the left. Answers
# ("rejects") and mishaps ("kills") are left out: reactions and tolls belong to an event.
_DECISIONS = {
    "en": """
    resigns resigned quits quit | resign resigned resignation quit quits departure step stepped
        stepping
    suspends suspended halts halted stops stopped pauses paused freezes froze | suspend suspended
        suspension halt halted freeze froze frozen
    orders ordered decrees decreed | order ordered decree
    sends sent deploys deployed dispatches dispatched | send sent sending deploy deployment dispatch
    approves approved passes passed adopts adopted ratifies ratified | approve approval adopt
        adoption ratify ratified ratification vote
    vetoes vetoed | veto vetoed
    arrests arrested detains detained | arrest detain detention custody held
    charged indicts indicted | charge charged indict indictment
    convicts convicted | convict conviction guilty verdict
    acquits acquitted | acquit acquitted acquittal
    sentences sentenced jails jailed | sentence jail prison
    pardons pardoned | pardon pardoned
    fined | fine fined
    deports deported extradites extradited expels expelled | deport deportation extradite
        extradition expel expelled expulsion
    signed | sign signed signing signature
    sacks sacked fired dismisses dismissed ousts ousted | sack sacked sacking remove dismiss
        dismissal oust ousted
    bans banned bars barred blocks blocked outlaws outlawed | bans banned barred block outlaw
    allows allowed lifts lifted | allow lift lifted
    elects elected | elect elected
    reopens reopened | reopen reopening
    sues sued | sue sues sued lawsuit
    appeals appealed | appeal
    withdraws withdrew recalls recalled | withdraw withdrew withdrawal recall
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
    zurückgetreten tritt+zurück | zurückgetreten zurücktreten rücktritt
    stoppt gestoppt ausgesetzt setzt+aus | stoppt gestoppt stopp ausgesetzt
    angeordnet ordnet+an | angeordnet anordnung
    entsendet entsandt schickt | entsendet entsandt entsendung schickt geschickt
    billigt gebilligt verabschiedet beschließt beschlossen | billigt gebilligt verabschiedet
        beschließt beschlossen beschluss abstimmung
    verhaftet festgenommen nimmt+fest | verhaftet verhaftung festgenommen festnahme
    angeklagt klagt+an | angeklagt anklage
    freigesprochen spricht+frei | freigesprochen freispruch
    begnadigt | begnadigt begnadigung
    abgeschoben ausgewiesen ausgeliefert weist+aus schiebt+ab | abgeschoben abschiebung ausgewiesen
        ausweisung ausgeliefert auslieferung
    unterzeichnet unterschreibt | unterzeichnet unterzeichnung unterschreibt unterschrieben
        unterschrift
    entlässt entlassen feuert gefeuert | entlässt entlassen entlassung gefeuert
    verbietet verboten untersagt | verbietet verboten verbot untersagt
    aufgehoben hebt+auf | aufgehoben aufhebung
    gewählt | gewählt wahl
    abgezogen zurückgezogen zieht+ab zieht+zurück | abgezogen abzug zurückgezogen rückzug
    freigelassen lässt+frei | freigelassen freilassung
    vereidigt | vereidigt vereidigung
    ernennt ernannt nominiert | ernennt ernannt ernennung nominiert nominierung
    verschiebt verschoben abgesagt sagt+ab | verschoben verschiebung abgesagt absage
    aufgelöst löst+auf | aufgelöst auflösung
    """,
    "fr": """
    démissionne démissionné | démissionne démissionné démission
    suspend suspendu suspendue interrompt | suspend suspendu suspendue suspension interrompt
    ordonne ordonné | ordonne ordonné ordre
    envoie déploie | envoie envoyé envoi déploie déploiement
    approuve approuvé adopte adopté ratifie | approuve approbation adopte adoption vote ratifie
    interpellé interpellés interpelle | arrestation interpellé interpelle interpellation
    inculpé inculpée | inculpé inculpation examen
    condamné condamnée condamnés | condamné condamnation
    acquitté acquittée relaxé relaxée | acquitté acquittement relaxé relaxe
    expulse expulsé extradé | expulse expulsé expulsion extradé extradition
    limoge limogé limogée licencie | limoge limogé limogeage licencie licenciement
    interdit interdite | interdit interdite interdiction
    autorise autorisé | autorise autorisé autorisation
    élu élue élit | élu élue élection
    rouvre rouvert | rouvre rouvert réouverture
    libéré libérée libérés | libéré libérée libération
    nomme nommé nommée | nomme nommé nomination
    reporté annule annulé | reporté report annule annulé annulation
    dissout dissoute | dissout dissoute dissolution
    """,
    "es": """
    dimite dimitió renuncia renunció | dimite dimitió dimisión renuncia renunció
    suspende suspendió suspendida paraliza | suspende suspendió suspensión paraliza
    ordena ordenó | ordena ordenó orden
    envía envió despliega desplegó | envía envió envío despliega despliegue
    aprueba aprobó ratifica | aprueba aprobó aprobación ratifica votación
    arrestado detenido detenida detenidos | arresto arrestado detenido detención
    imputado imputada | imputado imputación
    condenado condenada | condenado condena
    absuelto absuelta absuelve | absuelto absuelve absolución
    expulsa expulsado extraditado | expulsa expulsado expulsión extraditado extradición
    destituye destituyó destituido despide | destituye destituido destitución despide despido
    prohíbe prohibió | prohíbe prohibió prohibición
    autoriza autorizó | autoriza autorizó autorización
    elegido elegida | elegido elección
    reabre reabrió | reabre reapertura
    liberado liberada liberados | liberado liberación
    nombra nombró designa | nombra nombró nombramiento designa
    aplaza aplazó cancela canceló | aplaza aplazamiento cancela cancelación
    disuelve disolvió | disuelve disolución
    """,
}
# With one of these just before the verb nothing is decided, or it was before: "after he quit".
_NOT_NOW = {
    "en": "to may might could would should must will not never if can cannot nor after following "
    "since before over amid when until who which that despite how why",
    "de": "soll sollen könnte kann will muss nicht nie nach seit vor wenn wer wie warum",
    "fr": "pourrait peut veut doit pas ne jamais après depuis avant si quand qui que comment",
    "es": "podría puede quiere debe no nunca tras desde antes si cuando quien que cómo después",
}
_JUST_BEFORE = 2  # words
_MOST_LETTERS = 300  # of a headline that are looked at
_GOES_ON = re.compile(r"\n {8}")  # a line that the one before did not hold
_WORD = re.compile(r"[^\W\d_]+")


def decided(headline: str, language: str) -> int:
    """The decisions that a headline tells as news, a bit for each; 0 for none that we know."""
    words = [word.casefold() for word in _WORD.findall(headline[:_MOST_LETTERS])]
    verbs, not_now = _verbs(language), frozenset(_NOT_NOW.get(language, "").split())
    found = 0
    for at, word in enumerate(words):
        if word in verbs and not_now.isdisjoint(words[max(0, at - _JUST_BEFORE) : at]):
            bits = {bit for other, bit in verbs[word] if not other or other in words}
            found |= sum(bits)
    return found


def deciding(headline: str, language: str, decisions: int) -> str:
    """The first word of a headline by which it tells one of these decisions; "" where none is."""
    verbs = _verbs(language)
    words = _WORD.findall(headline[:_MOST_LETTERS])
    mine = (word for word in words for _, bit in verbs.get(word.casefold(), ()) if bit & decisions)
    return next(mine, "")


def told(headline: str, terms: Iterable[str], language: str) -> int:
    """The decisions that an article tells, as news or of before, by its `similarity.terms`."""
    known = _tellings(language)
    found = decided(headline, language)
    for term in terms:
        found |= known.get(term, 0)
    return found


@cache
def _verbs(language: str) -> dict[str, list[tuple[str, int]]]:
    """Verb → what must stand beside it ("" for nothing), and the bits of its decisions."""
    found: dict[str, list[tuple[str, int]]] = {}
    for at, (verbs, _) in enumerate(_rows(language)):
        for verb in verbs:
            first, _, second = verb.partition("+")
            found.setdefault(first, []).append((second, 1 << at))
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
    lines = _GOES_ON.sub(" ", _DECISIONS.get(language, "").strip()).splitlines()
    parts = (line.partition("|") for line in lines)
    return [(verbs.split(), telling.split()) for verbs, _, telling in parts]
