"""Words that report speech in French and Spanish; lists for people to read and mend."""

from __future__ import annotations

from standfirst.core.language.romanceverbs import french_forms, spanish_forms
from standfirst.core.language.speech import Speech
from standfirst.core.language.wordlists import word_set

_FR_SAYS = word_set(
    """
    dire déclarer affirmer expliquer indiquer ajouter annoncer souligner préciser assurer rappeler
    confier raconter insister prévenir répondre confirmer promettre marteler témoigner commenter
    résumer observer écrire reconnaître soutenir avertir poursuivre conclure relever rapporter
    révéler garantir plaider tonner lancer noter nuancer détailler glisser admettre alerter
    arguer argumenter avancer certifier clamer compléter concéder prédire prétendre réitérer
    répéter répliquer rétorquer exclamer inquiéter signaler spécifier stipuler tempérer tweeter
    renchérir enchaîner ironiser jurer marmonner murmurer informer maintenir justifier
    """
)
_FR_BELIEVES = word_set(
    """
    estimer juger penser croire espérer craindre redouter souhaiter regretter considérer demander
    suggérer montrer constater déplorer accuser exiger analyser proposer recommander préconiser
    douter supposer entendre réclamer
    """
)
_FR_JUDGES = word_set(
    """
    dénoncer critiquer condamner saluer réclamer exiger annoncer qualifier déplorer rejeter
    contester démentir évoquer fustiger réfuter
    """
)
_ES_SAYS = word_set(
    """
    decir afirmar explicar declarar señalar asegurar añadir indicar anunciar advertir sostener
    apuntar comentar destacar subrayar recordar manifestar reconocer insistir denunciar confirmar
    responder agregar precisar prometer escribir aclarar reiterar informar relatar contar expresar
    puntualizar admitir revelar detallar recalcar reafirmar alertar argumentar avisar concluir
    constatar contestar enfatizar garantizar matizar mencionar opinar plantear predecir preguntar
    proseguir remarcar replicar repetir resaltar resumir sugerir tuitear zanjar exponer notificar
    comunicar acotar sentenciar ironizar augurar pronosticar confesar narrar jurar justificar
    """
)
_ES_BELIEVES = word_set(
    """
    creer pensar considerar esperar temer estimar pedir exigir lamentar suponer sospechar confiar
    proponer defender solicitar reclamar recomendar prever valorar mostrar criticar negar describir
    """
)
_ES_JUDGES = word_set(
    """
    criticar condenar exigir pedir rechazar denunciar celebrar elogiar anunciar calificar negar
    defender cuestionar descartar tachar reclamar proponer lamentar
    """
)


def _french_words(verbs: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*map(french_forms, verbs))


def _spanish_words(verbs: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*map(spanish_forms, verbs))


def french() -> Speech:
    """How French reports."""
    return Speech(
        says=_french_words(_FR_SAYS),
        believes=_french_words(_FR_BELIEVES),
        judges=_french_words(_FR_JUDGES),
        opens=frozenset(("que", "qu")),
        asks=frozenset(("si",)),
        turns=word_set(
            "qui dont où lorsque quand alors tandis avant après pour afin car comme puisque"
        ),
        sources=(r"selon|d[’']après|de l[’']avis d(?:e|u|es)|aux yeux d(?:e|u|es)", r"pour(?= )"),
        helpers=word_set("a ont avait avaient est sont aurait"),
        have=word_set("a ont avait avaient"),
        so=word_set("a ont avait avaient s se ainsi"),
        as_told=frozenset(("comme",)),
        joins=frozenset(("et", "mais")),
        asides=word_set(
            """
            en à dans lors après avant pendant pour par sur sous selon mais et puis ensuite enfin
            lundi mardi mercredi jeudi vendredi samedi dimanche hier interrogé interrogée avec
            devant depuis sans aussi ainsi également toujours encore alors pourtant cependant malgré
            chez entre vers peut ailleurs dès certes enfin voilà autre
            """
        ),
        modals=word_set("peut peuvent doit doivent veut veulent pourrait"),
        before_nouns=word_set(
            """
            la le les une un sa son ses leur leurs votre notre cette ce ces aucune de du des d à au
            en sans sous par pour sur cet chaque toute
            """
        ),
        views=frozenset(("pour",)),
        participles=frozenset(w for w in _french_words(_FR_JUDGES) if w.endswith(("é", "i"))),
        opens_inside=True,
        small_nouns=True,
    )


def spanish() -> Speech:
    """How Spanish reports."""
    return Speech(
        says=_spanish_words(_ES_SAYS),
        believes=_spanish_words(_ES_BELIEVES),
        judges=_spanish_words(_ES_JUDGES),
        opens=frozenset(("que",)),
        asks=frozenset(("si",)),
        turns=word_set(
            "quien quienes cuyo cuya donde cuando mientras antes después para aunque pues porque"
        ),
        sources=(r"según|de acuerdo con|a juicio del?|en opinión del?", r"para(?= )"),
        helpers=word_set("ha han había habían fue fueron es son"),
        have=word_set("ha han había habían"),
        so=word_set("ha han había habían así se lo"),
        as_told=frozenset(("como",)),
        joins=frozenset(("y", "pero")),
        asides=word_set(
            """
            en a durante tras antes después para por sobre según pero y luego además también con
            ante desde aunque así precisamente posteriormente asimismo finalmente mientras cuando
            entre hasta hacia sin como tal igualmente tampoco solo sólo incluso ahora allí aquí
            recientemente anteriormente previamente pronto quizá mediante junto lunes martes
            miércoles jueves viernes sábado domingo ayer hoy preguntado
            """
        ),
        modals=word_set("puede pueden debe deben quiere quieren podría"),
        before_nouns=word_set(
            """
            el la las una un su sus esta esa este ese de del por con sin en al bajo cada toda sobre
            da dan dar dio para a nuestra nuestro
            """
        ),
        views=frozenset(("para",)),
        drops_pronouns=True,
        participles=frozenset(w for w in _spanish_words(_ES_JUDGES) if w.endswith("do")),
        opens_inside=True,
        small_nouns=True,
    )
