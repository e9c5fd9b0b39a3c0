"""Words that report speech in German; lists for people to read and mend."""

from __future__ import annotations

from standfirst.core.language.germanverbs import forms, parted_forms, whole_forms
from standfirst.core.language.speech import Speech
from standfirst.core.language.wordlists import word_set

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
    entscheiden vereinbaren sehen drohen bitten auf|fordern auf|rufen appellieren
    plädieren beschuldigen aus|gehen rechnen vor|schlagen empfehlen verlangen fordern
    begründen signalisieren besagen halten finden denken an|nehmen wissen hervor|gehen
    ergeben raten zu|sagen an|deuten an|drohen ein|gestehen zweifeln überzeugen kritisieren
    bemängeln stehen lauten hoffen drängen nach|sagen aus|schließen an|bieten heraus|stellen
    demonstrieren
    """
)
# What reports with one of these prepositions in its clause alone: "sprach von einem Erfolg".
_DE_WITH = {
    "sprechen": "von vom davon dafür",
    "aus|gehen": "von vom",
    "verweisen": "auf darauf",
    "hin|weisen": "auf",
    "werten": "als",
    "nennen": "als einen eine einem",
    "ein|stufen": "als",
    "betrachten": "als",
    "verantwortlich|machen": "für",
}
# Of a clause that reports nothing: "fand ... statt", "forderte drei Todesopfer".
_DE_UNDOES = word_set("statt Todesopfer Menschenleben Opfer Tote Verletzte Leben")
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
    kritisieren fordern loben bezeichnen zurück|weisen warnen an|kündigen bemängeln
    bestätigen rügen beschuldigen bestreiten plädieren bedauern beklagen befürworten vor|werfen
    bezweifeln ein|räumen bekannt|geben vor|schlagen empfehlen verkünden an|mahnen berichten
    schätzen begründen auf|fordern verurteilen an|prangern an|regen beziffern drängen
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
    wohne baue ruhe rate bitte beruhe betrage erfolge herrsche besitze verfolge existiere stamme
    profitiere fließe folge freue fühle schade sperre störe strebe wehre weiche werbe wiege zögere
    kümmere entscheide gefährde erlaube achte nutze frage dringe rufe schulde verdiene
    """
)
_DE_PAST_MOOD = word_set(
    """
    hätte hätten wäre wären würde würden könnte könnten müsste müssten sollte sollten dürfte
    dürften gäbe gäben ginge käme kämen stünde stünden sprächen fände fänden läge lägen bliebe
    wüssten wüsste bräuchten bräuchte ließe nähmen nähme brächte brächten führe sähe sähen täte
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


_PAPER = (
    r"(?-i:[A-ZÄÖÜ]?\w*-?)(?:studie|untersuchung|stellungnahme|analyse|statistik|umfrage|erhebung|"
    r"berichte?s?|meldung|mitteilung|erklärung|schätzung|prognose|berechnung|auswertung|sprecherin|"
    r"sprechers?|zeitung|quelle)"
)
_DE_ASIDES = word_set(
    """
    am im in bei auf an nach vor mit zu zum zur für gegen über unter durch aus gegenüber während
    seit um heute gestern außerdem zudem dabei dazu weiter weiterhin ferner zuvor später auch
    bereits schon nun jetzt dann danach daraufhin dort hier so damit dagegen hingegen allerdings
    jedoch doch aber und oder denn zugleich gleichzeitig zuletzt anschließend schließlich
    inzwischen mittlerweile wörtlich unterdessen als da nachdem weil kurz erst vom beim laut
    insgesamt unterdes indes derweil andererseits einerseits zunächst jetzt dennoch trotzdem
    ebenso bislang bisher damals selbst sogar offenbar insbesondere stellvertretend anfangs dadurch
    daher darum deshalb deswegen ebenfalls einst endlich früher genauso hierzu immerhin indessen
    kürzlich letztlich mehrfach mehrmals möglicherweise namentlich neuerdings noch nur offiziell
    ohnehin parallel seitdem seither sofort somit sonst stattdessen tatsächlich überdies übrigens
    ursprünglich vielmehr vorerst vorher wiederum zumindest zusätzlich angesichts anlässlich
    aufgrund außer außerhalb dank entgegen infolge innerhalb neben ohne per seitens statt trotz
    ungeachtet wegen zwischen darüber darin daran davon
    """
)


def _forms(verbs: frozenset[str]) -> frozenset[str]:
    """Every form of the verbs; of parted ones also "teilte mit"."""
    found = {form for verb in verbs for form in whole_forms(verb)}
    found |= {f"{f} {p}" for verb in verbs for f, p in parted_forms(verb).items()}
    return frozenset(found)


def _with_words() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for verb, prepositions in _DE_WITH.items():
        needed = frozenset(prepositions.split())
        found |= dict.fromkeys(whole_forms(verb), needed)
        found |= {f"{form} {apart}": needed for form, apart in parted_forms(verb).items()}
    return found


_DE_SOURCES = (
    rf"(?:nach|laut|gemäß) (?:\w+ )?{_KIND} (?:von|vom|der|des|aus)",
    r"(?:laut|gemäß|nach den Worten (?:von|vom|der|des))(?= )",
    rf"(?:nach|laut) (?=(?:\w+ )?{_KIND})",
    rf"nach (?=(?:ein|dies)e[rmn] (?:[\w-]+ ){{0,3}}?{_PAPER}\b)",
    r"nach (?=\w+(?:en|er) (?:Medien|Plänen|Planungen|Gerüchten)\b)",
    r"wie aus",
)


def german() -> Speech:
    """How German reports."""
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
        sources=_DE_SOURCES,
        parted=frozenset(
            form
            for verb in (*_DE_SAYS, *_DE_BELIEVES, *_DE_JUDGES, *_DE_WITH)
            for form in parted_forms(verb)
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
        that=frozenset(("das", "dies", "darauf", "dieses")),
        with_words=_with_words(),
        undoes=_DE_UNDOES,
        relatives=word_set("der die das den dem deren dessen denen welche welcher welchen welchem"),
        subordinates=word_set(
            "nachdem während wenn weil da obwohl bevor seit bis falls sobald solange als ob trotz"
        ),
        first=frozenset(("ich", "du", "Ich")),
        passive=word_set("wird werden wurde wurden worden ist sind war waren sei seien"),
        prefixes=tuple(
            "ab an auf aus be bei da durch ein ent er fest fort her hervor hin mit nach über um "
            "unter ver vor weg weiter wider zu zurück zusammen".split()
        ),
    )
