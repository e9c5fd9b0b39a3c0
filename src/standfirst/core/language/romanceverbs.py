"""Forms of French and Spanish verbs in the third person, from the infinitive."""

from __future__ import annotations

import re

_FRENCH = {
    "admettre": "admet admettent admis admettait admit",
    "avertir": "avertit avertissent averti avertissait",
    "conclure": "conclut concluent conclu concluait",
    "convenir": "convient conviennent convenu convenait",
    "craindre": "craint craignent craignait craignit",
    "croire": "croit croient cru croyait",
    "démentir": "dément démentent démenti démentait démentit",
    "dire": "dit disent disait disaient dirent",
    "écrire": "écrit écrivent écrivait écrivit",
    "entendre": "entend entendent entendu entendait",
    "garantir": "garantit garantissent garanti",
    "maintenir": "maintient maintiennent maintenu maintenait",
    "prédire": "prédit prédisent prédisait",
    "prétendre": "prétend prétendent prétendu prétendait",
    "prévenir": "prévient préviennent prévenu prévenait prévint",
    "promettre": "promet promettent promis promettait promit",
    "poursuivre": "poursuit poursuivent poursuivi poursuivait poursuivit",
    "réagir": "réagit réagissent réagi",
    "reconnaître": "reconnaît reconnait reconnaissent reconnu reconnaissait reconnut",
    "renchérir": "renchérit renchérissent renchéri",
    "répondre": "répond répondent répondu répondait répondit",
    "soutenir": "soutient soutiennent soutenu soutenait",
}
_SPANISH = {
    "advertir": "advierte advierten advirtió advirtieron advertía advertido",
    "concluir": "concluye concluyen concluyó concluyeron concluía concluido",
    "confiar": "confía confían confió confiaron confiaba confiado",
    "contar": "cuenta cuentan contó contaron contaba contado",
    "creer": "cree creen creyó creyeron creía creían creído",
    "decir": "dice dicen dijo dijeron decía decían dicho",
    "describir": "describe describen describió describieron describía descrito",
    "escribir": "escribe escriben escribió escribieron escribía escrito",
    "exponer": "expone exponen expuso expusieron exponía expuesto",
    "manifestar": "manifiesta manifiestan manifestó manifestaron manifestaba manifestado",
    "mostrar": "muestra muestran mostró mostraron mostraba mostrado",
    "negar": "niega niegan negó negaron negaba negado",
    "pedir": "pide piden pidió pidieron pedía pedían pedido",
    "pensar": "piensa piensan pensó pensaron pensaba pensado",
    "predecir": "predice predicen predijo predijeron",
    "prever": "prevé prevén previó previeron preveía previsto",
    "proponer": "propone proponen propuso propusieron proponía propuesto",
    "proseguir": "prosigue prosiguen prosiguió prosiguieron proseguía proseguido",
    "reconocer": "reconoce reconocen reconoció reconocieron reconocía reconocido",
    "recordar": "recuerda recuerdan recordó recordaron recordaba recordado",
    "repetir": "repite repiten repitió repitieron repetía repetido",
    "sostener": "sostiene sostienen sostuvo sostuvieron sostenía sostenido",
    "sugerir": "sugiere sugieren sugirió sugirieron sugería sugerido",
    "suponer": "supone suponen supuso supusieron suponía supuesto",
}
_E = re.compile(r"[eé](?=[bcdfghlmnprstvz]r?$)")  # "espér-" is "espèr-" before a silent ending


def french_forms(infinitive: str) -> frozenset[str]:
    """Present, imperfect and simple past of the third person, and the participle."""
    if infinitive in _FRENCH:
        return frozenset(_FRENCH[infinitive].split())
    stem = infinitive.removesuffix("er")
    silent = stem + "l" if stem.endswith("pel") else _E.sub("è", stem)
    soft = stem.removesuffix("c") + "ç" if stem.endswith("c") else stem
    soft += "e" if stem.endswith("g") else ""
    return frozenset(
        (silent + "e", silent + "ent", stem + "é", soft + "ait", soft + "aient", soft + "a",
         stem + "èrent")
    )  # fmt: skip


def spanish_forms(infinitive: str) -> frozenset[str]:
    """Present, imperfect and simple past of the third person, and the participle."""
    if infinitive in _SPANISH:
        return frozenset(_SPANISH[infinitive].split())
    stem, ending = infinitive[:-2], infinitive[-2:]
    if ending == "ar":
        return frozenset(stem + e for e in ("a", "an", "ó", "aron", "aba", "aban", "ado"))
    return frozenset(stem + e for e in ("e", "en", "ió", "ieron", "ía", "ían", "ido"))
