"""The callings by which people of one name are told apart: wide, for people change office."""

from __future__ import annotations

from standfirst.core.language.roles import role_head
from standfirst.core.language.wordlists import word_set

# Who holds an office goes on to another: ministers were lawyers and will be bankers.
_CALLINGS = {
    "office": word_set(
        """
        minister president senator governor mayor lawmaker legislator congressman congresswoman
        councillor councilman councilwoman ambassador diplomat envoy general colonel admiral
        lieutenant major commander chancellor premier candidate nominee judge justice magistrate
        prosecutor lawyer attorney solicitor barrister counsel banker investor executive
        businessman businesswoman entrepreneur trader secretary undersecretary commissioner
        deputy representative delegate politician adviser advisor strategist lobbyist king queen
        prince princess economist financier chairman chairwoman broker politiker politikerin
        minister ministerin kanzler bürgermeister député ministre maire alcalde diputado ministro
        """
    ),
    "sport": word_set(
        """
        footballer striker goalkeeper midfielder defender coach player quarterback pitcher golfer
        boxer sprinter swimmer cyclist jockey batsman bowler cricketer athlete runner skier wrestler
        referee winger forward gymnast rower goaltender linebacker receiver catcher shortstop
        outfielder trainer spieler fußballer stürmer torwart joueur footballeur entraîneur
        futbolista jugador entrenador delantero
        """
    ),
    "arts": word_set(
        """
        singer actor actress musician composer painter artist novelist poet guitarist drummer rapper
        conductor dancer comedian playwright sculptor photographer filmmaker screenwriter pianist
        violinist soprano tenor ballerina choreographer songwriter illustrator schauspieler
        schauspielerin sänger sängerin maler acteur actrice chanteur chanteuse peintre cantante
        pintor pintora actriz
        """
    ),
    "science": word_set(
        """
        scientist professor researcher physicist chemist biologist mathematician astronomer
        epidemiologist virologist geologist volcanologist seismologist meteorologist hydrologist
        lecturer historian sociologist psychologist archaeologist anthropologist botanist zoologist
        forscher forscherin professorin wissenschaftler chercheur chercheuse investigador
        """
    ),
    "medicine": word_set(
        "surgeon nurse physician dentist psychiatrist midwife paramedic veterinarian pharmacist"
    ),
    "church": word_set("bishop archbishop priest pastor cardinal pope imam rabbi vicar nun"),
    "trade": word_set(
        """
        farmer fisherman carpenter baker butcher driver electrician mechanic plumber miner trucker
        haulier welder shopkeeper winemaker jeweller hairdresser bricklayer roofer lorry-driver
        """
    ),
    "crime": word_set("gunman robber murderer killer burglar rapist bomber kidnapper"),
}
_OF = {word: name for name, words in _CALLINGS.items() for word in words}


def calling(role: str) -> str:
    """The calling that a role tells ("office" of "deputy finance minister"), "" if none."""
    return _OF.get(role_head(role), "")
