"""German, French and Spanish words for people by their office, for bodies and for papers."""

from __future__ import annotations

import re

from standfirst.core.language.wordlists import word_set

ROLES_ABROAD = word_set(
    """
    sprecher sprecherin regierungssprecher regierungssprecherin polizeisprecher
    polizeisprecherin minister ministerin außenminister außenministerin innenminister
    innenministerin finanzminister finanzministerin verteidigungsminister ministerpräsident
    ministerpräsidentin präsident präsidentin bundespräsident bundeskanzler bundeskanzlerin
    kanzler kanzlerin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin chef
    chefin parteichef parteichefin fraktionschef vorsitzender vorsitzende vorsitzenden leiter
    leiterin direktor direktorin geschäftsführer geschäftsführerin experte expertin experten
    forscher forscherin wissenschaftler wissenschaftlerin professor professorin abgeordneter
    abgeordnete abgeordneten politiker politikerin anwalt anwältin staatsanwalt richter
    richterin zeuge zeugin zeugen augenzeuge augenzeugen beamter beamte beamten mitarbeiter
    mitarbeiterin vertreter vertreterin botschafter botschafterin kommissar kommissarin
    staatssekretär staatssekretärin beobachter kritiker gegner anwohner insider informant
    diplomat diplomaten trainer spieler arzt ärztin ärzte opfer mann frau kollege
    ministre présidente président maire préfet préfète procureur procureure procureurs
    porte-parole directeur directrice secrétaire député députée députés sénateur sénatrice
    chercheur chercheuse chercheurs experts expert spécialiste avocat avocate juge témoin témoins
    responsable responsables dirigeant dirigeants patron médecin médecins enquêteur enquêteurs
    habitant habitants élu élus élue fonctionnaire commissaire ambassadeur chef cheffe homme
    femme père mère proche proches voisin voisins pompiers
    ministra presidente presidenta alcalde alcaldesa portavoz portavoces fiscal director
    directora secretario secretaria diputado diputada diputados senador senadora investigador
    investigadora investigadores experto experta expertos abogado abogada juez jueza testigo
    testigos responsable dirigente dirigentes líder médico médica médicos vecino vecinos
    funcionario funcionarios embajador embajadora jefe jefa hombre mujer padre madre bomberos
    """
)
GROUPS_ABROAD = word_set(
    """
    polizei regierung bundesregierung landesregierung ministerium außenministerium
    innenministerium finanzministerium gesundheitsministerium behörde behörden gericht
    bundesgericht staatsanwaltschaft bundesanwaltschaft partei fraktion gewerkschaft unternehmen
    konzern firma bank verband verein kommission feuerwehr armee bundeswehr stadt opposition
    koalition zeitung magazin sender nachrichtenagentur agentur amt bundesamt institut
    universität parlament senat rat stadtrat rettungskräfte einsatzkräfte betreiber hersteller
    kirche
    police gouvernement ministère préfecture parquet tribunal parti syndicat syndicats entreprise
    groupe banque association commission armée ville mairie opposition coalition journal
    quotidien chaîne agence institut université parlement sénat conseil autorités direction cour
    gendarmerie église élysée
    policía gobierno ministerio fiscalía partido sindicato sindicatos empresa grupo banco
    asociación comisión ejército ciudad ayuntamiento oposición coalición periódico diario cadena
    agencia instituto universidad parlamento senado consejo autoridades dirección corte iglesia
    """
)
DOCUMENTS_ABROAD = word_set(
    """
    bericht berichte studie umfrage mitteilung pressemitteilung erklärung urteil brief
    schreiben gutachten statistik meldung abschlussbericht
    rapport étude sondage communiqué lettre jugement enquête bilan
    informe estudio encuesta comunicado carta sentencia
    """
)
# German writes them in one word: "Verkehrsministerium", "Bahnsprecherin".
_ROLE_END = re.compile(
    r"\w+(?:minister|ministerin|sprecher|sprecherin|präsident|präsidentin|chef|chefin|experte|"
    r"expertin|experten|forscher|forscherin|beamter|beamte|beamten|leiter|leiterin|anwalt|"
    r"anwältin|richter|richterin|politiker|politikerin|direktor|direktorin|meister|meisterin)"
)
_GROUP_END = re.compile(
    r"\w+(?:ministerium|behörden?|gericht|polizei|amt|verband|partei|gewerkschaft|zeitung|agentur|"
    r"institut|anwaltschaft|regierung|kommission|verwaltung|gesellschaft|universität|kreise)"
)


def is_role_abroad(noun: str) -> bool:
    """Whether a small noun names a person by office."""
    return noun in ROLES_ABROAD or bool(_ROLE_END.fullmatch(noun))


def is_group_abroad(noun: str) -> bool:
    """Whether a small noun names a body, as the last part of a compound too."""
    return noun in GROUPS_ABROAD or bool(_GROUP_END.fullmatch(noun))


# The first word of a body's name, in French and Spanish.
BODIES_ABROAD = (
    "Comisión|Consejo|Partido|Unión|Liga|Fiscalía|Alcaldía|Juzgado|Tribunal|Corte|Cámara|Policía|"
    "Ejército|Gobierno|Parlamento|Congreso|Senado|Fundación|Instituto|Asociación|Federación|"
    "Autoridad|Organización|Agencia|Grupo|Junta|Secretaría|Procuraduría|Dirección|Sala|Embajada|"
    "Centro|Comité|Ministerio|Fuerzas?|Guardia|Banco|Universidad|Comunidad|Sindicato|Colegio|"
    "Confederación|Corporación|Frente|Movimiento|Hospital|Jurisdicción|Poder|Ejecutivo|Ayuntamiento|"
    "Commission|Conseil|Parti|Union|Ligue|Cour|Chambre|Assemblée|Sénat|Gouvernement|Fondation|"
    "Institut|Association|Fédération|Agence|Groupe|Académie|Organisation|Bourse|Observatoire|"
    "Rassemblement|Armée|Préfecture|Mairie|Collège|[ÉE]cole|Centre|Ministère|Université|Banque|"
    "Autorité|Confédération|Direction|Coordination|Société"
)
SOURCES_ABROAD = word_set("quelle quellen fuente fuentes")
# Romance articles count before a small word only: "Le Monde" and "Los Angeles" are names.
DETERMINERS_ABROAD = (
    r"(?:der|die|das|dem|den|ein|eine|einer|einem|eines|mehrere|viele|einige|zwei|drei|seine|"
    r"seiner|ihre|ihrer)(?= )|(?:le|la|les|un|une|des|plusieurs|son|sa|ses|deux|trois|el|los|las|"
    r"unos|unas|una|varios|varias|su|sus)(?= (?-i:[a-zà-ÿ]))|l[’'](?=(?-i:[a-zà-ÿ]))"
)
DEFINITE_ABROAD = word_set(
    "der die das dem den le la les l’ l' el los las seine seiner ihre ihrer son sa ses su sus"
)
# What follows is not the head: "der Sprecher der Polizei", "le maire de Lyon".
OF_ABROAD = r"(?:von|vom|der|des|de|du|del|aus|für|pour|en|à) |\bd[’']"  # not that of “Poland’s”
