"""Words that report speech in German, French and Spanish; lists for people to read and mend."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from standfirst.core.language.germanverbs import forms, parted_forms, whole_forms
from standfirst.core.language.wordlists import word_set


@dataclass(frozen=True, slots=True)
class Speech:
    """How one language reports what was said. Words are small."""

    says: frozenset[str]  # what follows, or goes before, is said
    believes: frozenset[str]  # verbs and nouns that need a clause marked as said
    judges: frozenset[str]  # verbs whose object is already what is said
    opens: frozenset[str]  # words that open what is said
    asks: frozenset[str]  # the same, behind a verb of saying only
    turns: frozenset[str]  # words that open a clause that is not said: relative, of time
    sources: tuple[str, ...]  # patterns before a name: "according to"
    parted: frozenset[str] = frozenset()  # verbs whose particle may stand apart: "teilte ... mit"
    behind: tuple[str, ...] = ()  # patterns behind a name: "zufolge"
    hence: frozenset[str] = frozenset()  # "demnach": the clause is said by whoever spoke
    mood: frozenset[str] = frozenset()  # verbs in the mood of what others say
    past_mood: frozenset[str] = frozenset()  # the same, only behind a sentence in that mood
    helpers: frozenset[str] = frozenset()  # auxiliaries, which a name goes before
    so: frozenset[str] = frozenset()  # words before an inverted verb: "so sagte X"
    as_told: frozenset[str] = frozenset()  # words that open "wie X sagte", "so X"
    joins: frozenset[str] = frozenset()  # "and", "but"
    asides: frozenset[str] = frozenset()  # words before the verb that name nobody
    infinitive: str = ""  # "zu" before the verb of a clause that is said
    that: frozenset[str] = frozenset()  # "das teilte X mit": what stands before was said
    first: frozenset[str] = frozenset()  # who speaks of themselves, in no such mood
    passive: frozenset[str] = frozenset()  # what is done to the subject
    have: frozenset[str] = frozenset()  # auxiliaries of what the subject did
    participles: frozenset[str] = frozenset()  # of the verbs that judge
    modals: frozenset[str] = frozenset()  # verbs with an infinitive
    so_alone: frozenset[str] = frozenset()  # "so der Minister"
    prefixes: tuple[str, ...] = ()  # of verbs: "entstehe" is in the mood as "stehe" is
    opens_inside: bool = False  # what opens a clause has no comma before it
    small_nouns: bool = False  # nouns are small, and what is said is always opened by a word


_DE_SAYS = word_set(
    """
    sagen erklären betonen meinen berichten warnen melden mit|teilen schreiben ergänzen
    bekräftigen bestätigen behaupten äußern antworten entgegnen erwidern versichern versprechen
    unterstreichen argumentieren konstatieren kommentieren twittern verkünden bekannt|geben
    an|geben an|kündigen hinzu|fügen fort|fahren aus|führen ein|räumen hin|weisen klar|stellen
    fest|stellen hervor|heben heraus|streichen vor|werfen mahnen resümieren erläutern
    prognostizieren zu|geben beteuern dementieren verlautbaren informieren fragen rufen
    formulieren urteilen schildern zitieren heißen verlauten bemerken betiteln
    zu|sichern spekulieren klagen bedauern erzählen beklagen präzisieren verraten gestehen
    aus|sagen verweisen dar|legen an|merken heraus|finden vor|rechnen unterstellen mutmaßen folgern
    """
)
_DE_BELIEVES = word_set(
    """
    glauben hoffen befürchten fürchten vermuten erwarten schätzen bezweifeln beschließen
    entscheiden vereinbaren zeigen sehen drohen bitten auf|fordern auf|rufen appellieren
    plädieren beschuldigen aus|gehen rechnen vor|schlagen empfehlen verlangen fordern
    begründen signalisieren besagen halten finden denken an|nehmen wissen hervor|gehen
    ergeben raten zu|sagen an|deuten an|drohen ein|gestehen zweifeln überzeugen kritisieren
    bemängeln werfen stehen lauten
    """
)
_DE_NOUNS = word_set(
    """
    Forderung Forderungen Behauptung Behauptungen Ankündigung Aussage Aussagen Meinung Ansicht
    Auffassung Überzeugung Vorwurf Vorwürfe Vorwürfen Hoffnung Befürchtung Befürchtungen
    Verdacht Vermutung Vermutungen Hinweis Hinweise Hinweisen Warnung Bericht Berichte Berichten
    Begründung Einschätzung Bedenken Kritik Meldung Meldungen Gerücht Gerüchte Gerüchten These
    Theorie Angabe Angaben Zusage Versprechen Drohung Vorschlag Empfehlung Erklärung Mitteilung
    überzeugt sicher bekannt klar zuversichtlich besorgt Ergebnis Schluss Annahme Standpunkt
    Eindruck Feststellung Zweifel Prognose Sorge
    """
)
_DE_JUDGES = word_set(
    """
    kritisieren fordern loben bezeichnen nennen zurück|weisen warnen an|kündigen bemängeln
    bestätigen rügen beschuldigen bestreiten plädieren bedauern beklagen befürworten vor|werfen
    bezweifeln ein|räumen bekannt|geben vor|schlagen empfehlen verkünden an|mahnen berichten
    schätzen begründen auf|fordern
    """
)
# Of the third person, as news writes it: "sei", "habe", and what most often stands with "er".
_DE_MOOD = word_set(
    """
    sei seien habe werde könne müsse solle wolle dürfe möge wisse gebe gehe stehe bleibe liege
    komme mache lasse nehme finde führe halte sehe handele handle gelte zeige bringe trage
    spreche brauche fehle laufe verfüge bedeute biete fordere sterbe nötige diene gehöre stelle
    stimme glaube hoffe rechne arbeite setze trete ziehe falle helfe fahre leide lebe warte plane
    prüfe beginne verliere winne schaffe stoße letze sorge suche stütze werfe hindere drohe fürchte
    schließe greife treffe lehne weise wachse sinke steige koste kämpfe rufe lege lerne leiste
    denke kenne nenne öffne reiche richte rette rücke schreibe schütze schicke sichere sitze
    spiele stärke stecke teile tue löse wähle wende wirke wünsche zahle zähle zwinge meine sage
    kläre dauere ändere lehre liefere reise heiße schlage stehle scheine fliege kaufe bestehe
    gewinne erwarte unterstütze verletze benötige ermögliche befinde genüge bezeichne vermute
    wohne baue
    """
)
_DE_PAST_MOOD = word_set(
    """
    hätte hätten wäre wären würde würden könnte könnten müsste müssten sollte sollten dürfte
    dürften gäbe gäben gingen ginge käme kämen stünde stünden bestünde bestünden sprächen befänden
    fände fänden lägen läge blieben bliebe hielten ließen wüssten bräuchten drohten ließe nähmen
    """
)
_DE_HELPERS = word_set(
    """
    ist sind war waren hat haben hatte hatten wird werden wurde wurden will wollen soll sollen
    kann können muss müssen musste mussten sei seien habe werde worden
    """
)
_KIND = (
    r"(?:Angaben?|Aussagen?|Meinung|Ansicht|Auffassung|Einschätzung(?:en)?|Darstellung|"
    r"Informationen|Berichten|Bericht|Worten|Überzeugung|Mitteilung(?:en)?|Erkenntnissen|"
    r"Medienberichten|Schätzungen|Agenturangaben|Agenturmeldungen|Zeugenaussagen|Polizeiangaben|"
    r"Pressemeldungen|Meldungen|Vorhersagen?|Berechnungen|Ermittlungen|Veröffentlichung|Umfragen?|"
    r"Statistik|Studien?|Prognosen?|Expertenmeinung|Auskunft|Wissen|Darstellungen|Vorstellungen|Presseberichten|Zeitungsberichten)"
)


_DE_ASIDES = word_set(
    """
    am im in bei auf an nach vor mit zu zum zur für gegen über unter durch aus gegenüber während
    seit um heute gestern außerdem zudem dabei dazu weiter weiterhin ferner zuvor später auch
    bereits schon nun jetzt dann danach daraufhin dort hier so damit dagegen hingegen allerdings
    jedoch doch aber und oder denn zugleich gleichzeitig zuletzt anschließend schließlich
    inzwischen mittlerweile wörtlich unterdessen als da nachdem weil kurz erst vom beim laut
    insgesamt unterdes indes derweil andererseits einerseits zunächst jetzt dennoch trotzdem
    """
)


def _forms(verbs: frozenset[str]) -> frozenset[str]:
    """Every form of the verbs; of parted ones also "teilte mit"."""
    found = {form for verb in verbs for form in whole_forms(verb)}
    found |= {f"{f} {p}" for verb in verbs for f, p in parted_forms(verb).items()}
    return frozenset(found)


def _german() -> Speech:
    return Speech(
        says=_forms(_DE_SAYS),
        believes=_forms(_DE_BELIEVES) | _DE_NOUNS,
        judges=_forms(_DE_JUDGES),
        opens=frozenset(("dass", "daß", "ob")),
        asks=word_set("wie warum weshalb wieso wer was wo wann welche welcher welches inwieweit"),
        turns=word_set(
            """
            der die das den dem dessen deren denen welche welcher als nachdem während wenn weil
            da obwohl bevor seit wo um ohne indem nach bei womit wodurch worauf woraufhin
            """
        ),
        sources=(
            rf"(?:nach|laut|gemäß) (?:\w+ )?{_KIND} (?:von|vom|der|des|aus)",
            r"(?:laut|gemäß|nach den Worten (?:von|vom|der|des))(?= )",
            rf"(?:nach|laut) (?=(?:\w+ )?{_KIND})",
            r"wie aus",
        ),
        parted=frozenset(
            form for verb in _DE_SAYS | _DE_BELIEVES | _DE_JUDGES for form in parted_forms(verb)
        ),
        behind=("zufolge", "zu folge", "nach"),
        hence=frozenset(("demnach", "wonach", "demzufolge", "danach")),
        mood=_DE_MOOD,
        past_mood=_DE_PAST_MOOD,
        helpers=_DE_HELPERS,
        so=frozenset(("so", "und", "auch")),
        as_told=frozenset(("wie", "so")),
        joins=frozenset(("und", "aber", "doch")),
        asides=_DE_ASIDES,
        infinitive="zu",
        have=frozenset(("hat", "haben", "hatte", "hatten", "habe")),
        participles=frozenset(
            v.rpartition("|")[0] + forms(v.rpartition("|")[2])[1] for v in _DE_JUDGES
        ),
        modals=word_set(
            """
            kann können konnte konnten könne könnte könnten muss müssen musste mussten müsse will
            wollen wollte wollten wolle soll sollen sollte sollten solle darf dürfen durfte lassen
            """
        ),
        so_alone=frozenset(("so",)),
        that=frozenset(("das", "dies", "darauf")),
        first=frozenset(("ich", "du", "Ich")),
        passive=word_set("wird werden wurde wurden worden ist sind war waren sei seien"),
        prefixes=tuple(
            "ab an auf aus be bei da durch ein ent er fest fort her hervor hin mit nach über um "
            "unter ver vor weg weiter wider zu zurück zusammen".split()
        ),
    )


@cache
def is_mood(word: str, speech: Speech) -> bool:
    """Whether a small word is a verb in the mood of what others say."""
    if word in speech.mood:
        return True
    if speech.mood and word.endswith("iere") and word.islower() and len(word) > 6:
        return True
    return any(word.removeprefix(p) in speech.mood for p in speech.prefixes if word.startswith(p))


_FR_SAYS = word_set(
    """
    dit disait disent déclare déclaré déclarent affirme affirmé affirmait affirment explique
    expliqué expliquait expliquent indique indiqué indiquent ajoute ajouté annonce annoncé
    annoncent souligne souligné précise précisé assure assuré assurent rappelle rappelé confie
    confié raconte raconté insiste insisté prévient prévenu répond répondu confirme confirmé
    promet promis martèle martelé témoigne témoigné commente commenté résume résumé observe
    observé écrit reconnaît reconnu soutient soutenu avertit averti poursuit poursuivi conclut
    conclu relève relevé rapporte rapporté révèle révélé garantit garanti plaide plaidé tonne
    lance lancé note noté nuance nuancé détaille détaillé glisse glissé
    """
)
_FR_BELIEVES = word_set(
    """
    estime estimé estiment juge jugé pense pensent croit croient espère espèrent craint craignent
    redoute souhaite souhaité regrette regretté considère considéré considèrent demande demandé
    suggère suggéré laisse montre montrent constate constaté déplore déploré accuse exige exigé
    """
)
_FR_JUDGES = word_set(
    """
    dénonce dénoncé dénoncent critique critiqué critiquent condamne condamné salue salué réclame
    réclamé réclament exige exigé annonce annoncé qualifie qualifié déplore déploré rejette rejeté
    conteste contesté dément démenti évoque évoqué
    """
)
_ES_SAYS = word_set(
    """
    dijo dice dijeron dicen dicho afirmó afirma afirmaron afirmado explicó explica explicado
    declaró declara declararon declarado señaló señala señalado señalaron aseguró asegura
    aseguraron asegurado añadió añade añadido indicó indica indicado anunció anuncia anunciaron
    anunciado advirtió advierte advertido sostuvo sostiene apuntó apunta apuntado comentó comenta
    comentado destacó destaca destacado subrayó subraya subrayado recordó recuerda recordado
    manifestó manifiesta manifestado reconoció reconoce reconocido insistió insiste insistido
    denunció denuncia denunciado confirmó confirma confirmado respondió responde respondido agregó
    agrega precisó precisa precisado prometió promete prometido escribió escribe aclaró reiteró
    informó informa informaron informado relató relata contó cuenta expresó puntualizó admitió
    admite admitido reveló revela revelado detalló
    """
)
_ES_BELIEVES = word_set(
    """
    cree creen piensa considera consideran considerado espera esperan teme temen estima estiman
    pidió pide pidieron pedido exigió exige lamentó lamenta lamentado supone sospecha confía
    """
)
_ES_JUDGES = word_set(
    """
    criticó critica criticado criticaron condenó condena condenado exigió exige exigieron pidió
    pide pidieron rechazó rechaza rechazado denunció denuncia denunciado celebró elogió anunció
    anuncia anunciado calificó califica calificado negó niega defendió defiende
    """
)


def _french() -> Speech:
    return Speech(
        says=_FR_SAYS,
        believes=_FR_BELIEVES,
        judges=_FR_JUDGES,
        opens=frozenset(("que", "qu")),
        asks=frozenset(("si",)),
        turns=word_set(
            "qui dont où lorsque quand alors tandis avant après pour afin car comme puisque"
        ),
        sources=(r"selon|d[’']après|de l[’']avis d(?:e|u|es)|aux yeux d(?:e|u|es)",),
        helpers=word_set("a ont avait avaient est sont aurait"),
        have=word_set("a ont avait avaient"),
        so=word_set("a ont avait avaient s se ainsi"),
        as_told=frozenset(("comme",)),
        joins=frozenset(("et", "mais")),
        asides=word_set(
            """
            en à dans lors après avant pendant pour par sur sous selon mais et puis ensuite enfin
            lundi mardi mercredi jeudi vendredi samedi dimanche hier interrogé interrogée avec
            devant depuis
            """
        ),
        modals=word_set("peut peuvent doit doivent veut veulent pourrait"),
        participles=frozenset(w for w in _FR_JUDGES if w.endswith(("é", "i"))),
        opens_inside=True,
        small_nouns=True,
    )


def _spanish() -> Speech:
    return Speech(
        says=_ES_SAYS,
        believes=_ES_BELIEVES,
        judges=_ES_JUDGES,
        opens=frozenset(("que",)),
        asks=frozenset(("si",)),
        turns=word_set(
            "quien quienes cuyo cuya donde cuando mientras antes después para aunque pues porque"
        ),
        sources=(r"según|de acuerdo con|a juicio del?|en opinión del?",),
        helpers=word_set("ha han había habían fue fueron es son"),
        have=word_set("ha han había habían"),
        so=word_set("ha han había habían así se lo"),
        as_told=frozenset(("como",)),
        joins=frozenset(("y", "pero")),
        asides=word_set(
            """
            en a durante tras antes después para por sobre según pero y luego además también con
            ante desde lunes martes miércoles jueves viernes sábado domingo ayer hoy preguntado
            """
        ),
        modals=word_set("puede pueden debe deben quiere quieren podría"),
        participles=frozenset(w for w in _ES_JUDGES if w.endswith("do")),
        opens_inside=True,
        small_nouns=True,
    )


_LANGUAGES = {"de": _german, "fr": _french, "es": _spanish}


@cache
def speech_of(language: str) -> Speech | None:
    """The words of a language; None for one that we have no list of."""
    made = _LANGUAGES.get(language)
    return made() if made else None
