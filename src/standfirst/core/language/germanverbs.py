"""Forms of German verbs, from the infinitive: what a reporting verb looks like in a text."""

from __future__ import annotations

# What no rule gives: present, past, past plural, participle.
_STRONG = {
    "bieten": "bietet bot boten geboten",
    "bitten": "bittet bat baten gebeten",
    "bringen": "bringt brachte brachten gebracht",
    "denken": "denkt dachte dachten gedacht",
    "fahren": "fährt fuhr fuhren gefahren",
    "fehlen": "fiehlt fahl fahlen fohlen",
    "geben": "gibt gab gaben gegeben",
    "gehen": "geht ging gingen gegangen",
    "greifen": "greift griff griffen gegriffen",
    "halten": "hält hielt hielten gehalten",
    "heben": "hebt hob hoben gehoben",
    "heißen": "heißt hieß hießen geheißen",
    "laden": "lädt lud luden geladen",
    "lassen": "lässt ließ ließen gelassen",
    "nennen": "nennt nannte nannten genannt",
    "raten": "rät riet rieten geraten",
    "rufen": "ruft rief riefen gerufen",
    "schlagen": "schlägt schlug schlugen geschlagen",
    "schließen": "schließt schloss schlossen geschlossen",
    "schreiben": "schreibt schrieb schrieben geschrieben",
    "sehen": "sieht sah sahen gesehen",
    "sprechen": "spricht sprach sprachen gesprochen",
    "stehen": "steht stand standen gestanden",
    "streichen": "streicht strich strichen gestrichen",
    "streiten": "streitet stritt stritten gestritten",
    "tragen": "trägt trug trugen getragen",
    "treten": "tritt trat traten getreten",
    "weisen": "weist wies wiesen gewiesen",
    "werfen": "wirft warf warfen geworfen",
}
_UNSTRESSED = ("be", "emp", "ent", "er", "ge", "miss", "ver", "wider", "wieder", "zer", "unter")


def forms(infinitive: str) -> tuple[tuple[str, ...], str]:
    """Finite forms (the infinitive, which is the plural, among them) and the participle."""
    for verb, written in _STRONG.items():
        if infinitive.endswith(verb):
            start = infinitive[: -len(verb)]
            *finite, participle = written.split()
            if start:
                participle = participle.removeprefix("ge")
            return (infinitive, *(start + form for form in finite)), start + participle
    stem = infinitive.removesuffix("n").removesuffix("e")
    link = "e" if stem.endswith(("t", "d", "gn", "chn", "ffn")) else ""
    participle = stem + link + "t"
    if not infinitive.startswith(_UNSTRESSED) and not infinitive.endswith("ieren"):
        participle = "ge" + participle
    return (
        infinitive,
        stem + link + "t",
        stem + link + "te",
        stem + link + "ten",
    ), participle


def whole_forms(verb: str) -> set[str]:
    """Forms that stand as one word; of a parted verb ("mit|teilen") those with its particle on."""
    particle, _, rest = verb.rpartition("|")
    finite, participle = forms(rest)
    return {particle + form for form in (*finite, participle)}


def parted_forms(verb: str) -> dict[str, str]:
    """Finite forms of "mit|teilen" whose particle stands apart, with the particle."""
    particle, bar, rest = verb.rpartition("|")
    return dict.fromkeys(forms(rest)[0], particle) if bar else {}
