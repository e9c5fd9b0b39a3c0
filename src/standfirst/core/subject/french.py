"""The words by which French news tells its broad subjects apart, in our own choice."""

from __future__ import annotations

WORDS = {
    "01000000": """
    art arts artiste artistes culture culturel musée galerie exposition peinture peintre sculpture
    patrimoine théâtre scène acteur actrice comédien opéra ballet danse danseur musique musicien
    chanteur chanteuse chanson album concert orchestre compositeur film films cinéma réalisateur
    télévision série radio journal journaliste journalistes presse magazine éditeur livre livres
    roman romancier auteur poète poésie littérature écrivain festival photographe bibliothèque
    """,
    "02000000": """
    crime criminel criminalité tribunal juge juges jury procès avocat procureur parquet accusé
    prévenu verdict coupable condamné condamnation peine prison détention incarcéré appel plainte
    justice judiciaire loi droit extradition témoin police policier policiers gendarme gendarmerie
    arrêté arrestation interpellé suspect meurtre assassinat homicide tueur vol cambriolage braquage
    fraude escroquerie corruption blanchiment trafic drogue cocaïne viol agression enlèvement
    enquête enquêteurs mis examen
    """,
    "03000000": """
    catastrophe accident urgence secours secouristes sauvetage sauvé pompiers ambulance évacué
    évacuation survivants blessés blessé disparus décombres effondrement effondré collision crash
    déraillement naufrage noyé explosion incendie incendies feu flammes inondation inondations crue
    digue barrage avalanche séisme tremblement magnitude épicentre tsunami volcan éruption ouragan
    typhon cyclone famine sécheresse victimes bilan
    """,
    "04000000": """
    économie économique économiste entreprise entreprises société industrie industriel usine
    fabricant production marché marchés bourse action actions actionnaire investisseur
    investissement banque banques bancaire finance financier crédit dette taux obligation bénéfice
    bénéfices chiffre affaires ventes vente client clients consommateurs commerce commercial
    distribution prix inflation récession croissance monnaie dollar euro douane exportations
    importations fusion rachat acquisition patron pdg faillite pétrole gaz énergie électricité
    nucléaire acier mines voiture voitures automobile constructeur avion compagnie aéroport
    ferroviaire train trains transport transports pont routes port tourisme immobilier assurance
    publicité impôt
    """,
    "05000000": """
    éducation école écoles écolier élève élèves lycée lycéen collège enseignant enseignants
    professeur professeurs classe cours programme scolaire rectorat maternelle université
    universitaire étudiant étudiants études diplôme bac baccalauréat examen examens formation
    apprentissage bourse rentrée
    """,
    "06000000": """
    environnement environnemental écologie écologique écologiste climat climatique réchauffement
    carbone émissions pollution pollué toxique déchets recyclage plastique biodiversité espèce
    espèces extinction faune flore habitat écosystème forêt forêts déforestation nature océan océans
    corail glacier durable renouvelables pêche poissons pesticide pesticides herbicide agriculture
    agricole sécheresse herbicides insecticide agriculteurs oiseaux écosystèmes canicules
    """,
    "07000000": """
    santé sanitaire médical médecine médecin médecins docteur chirurgien chirurgie infirmier
    infirmière hôpital hôpitaux clinique patient patients maladie maladies malade symptômes
    infection infecté contagieux virus bactérie grippe épidémie pandémie quarantaine rougeole
    paludisme choléra covid coronavirus sida vaccin vaccins vaccination vacciné cancer diabète
    obésité démence dépression thérapie traitement médicament médicaments pharmaceutique dose
    diagnostic grossesse
    """,
    "08000000": """
    célébrité people anniversaire mariage mariée jumeaux retrouvailles chien chat animal insolite
    étrange prince princesse reine duchesse loterie gagnant record héros mystère
    """,
    "09000000": """
    syndicat syndicats syndical syndicaliste grève grèves gréviste grévistes cgt cfdt travailleurs
    travailleur salarié salariés employé employés employeur employeurs patronat emploi emplois
    chômage chômeur chômeurs licenciement licenciements salaire salaires négociations médiateur
    retraite retraites travail prudhommes heures salariat embauches productivité horaires congés
    cadres ouvriers ouvrier embauche
    """,
    "10000000": """
    loisirs vacances voyage voyages voyageur touriste touristes plage recette recettes cuisine
    cuisinier chef restaurant restaurants gastronomie plat plats vin vins bière café jardin
    jardinage randonnée camping jeu jeux mode beauté cosmétiques bienêtre yoga fête soirée shopping
    cadeau cadeaux
    """,
    "11000000": """
    politique politiques politicien gouvernement ministre ministres ministère premier président
    présidente présidentielle présidence chancelier parlement parlementaire assemblée sénat sénateur
    député députés loi législation constitution démocratie parti partis coalition opposition
    élection élections électoral élu vote voter scrutin électeurs candidat candidats campagne
    référendum gouverneur maire mairie conseil budget diplomate diplomatie diplomatique ambassadeur
    ambassade traité sommet sanctions démission macron trump
    """,
    "12000000": """
    religion religieux religieuse foi église églises cathédrale paroisse évêque archevêque cardinal
    pape vatican prêtre prêtres clergé pasteur moine monastère chrétien chrétiens catholique
    protestant orthodoxe islam islamique musulman musulmans mosquée imam coran ramadan juif juifs
    rabbin synagogue hindou bouddhiste temple prière prières messe bible dieu théologien pèlerinage
    saint laïcité
    """,
    "13000000": """
    science sciences scientifique scientifiques recherche chercheur chercheurs étude laboratoire
    expérience physique physicien chimie biologie biologiste génétique génome cellules fossile
    dinosaure archéologie archéologue archéologues évolution mathématiques astronomie astronome
    astronomes télescope observatoire comète astéroïde planète lune mars galaxie orbite satellite
    fusée espace astronaute technologie technologique ingénieur ordinateur informatique logiciel
    puce internet site application smartphone robot intelligence artificielle algorithme données
    batterie invention découverte
    """,
    "14000000": """
    société social sociale communauté association associations charité dons bénévole bénévoles
    pauvreté pauvres sansabri inégalités discrimination racisme femmes féministe égalité genre
    homosexuel transgenre mariage divorce famille familles parents enfants adoption avortement
    personnes âgées jeunesse population démographie immigration immigrés migrant migrants réfugié
    réfugiés asile minorité minorités droits migratoire migration migrations immigré regroupement
    exil frontières intégration démographique
    """,
    "15000000": """
    sport sports sportif football footballeur rugby cricket tennis golf basket handball volley
    hockey boxe boxeur athlétisme athlète athlètes coureur marathon natation nageur cyclisme
    cycliste ski course pilote formule olympique olympiques médaille médailles championnat champion
    champions tournoi ligue coupe finale demifinale match matchs joueur joueurs équipe équipes
    sélectionneur entraîneur gardien attaquant but buts penalty arbitre stade supporters saison
    victoire défaite battu
    """,
    "16000000": """
    guerre guerres conflit militaire militaires armée armées marine troupes soldat soldats
    commandant général combat combats bataille front invasion offensive attaque attaques attaqué
    frappe frappes bombe bombes bombardement attentat attentats artillerie roquette missile missiles
    drone drones char chars arme armes munitions rebelle rebelles insurgés milice terroriste
    terroristes terrorisme djihadiste otage otages cessezlefeu trêve paix casques siège coup putsch
    soulèvement révolution émeutes émeute manifestation manifestants manifestations massacre
    génocide occupation otan hamas espion espionnage renseignement djihadistes jihadiste
    """,
    "17000000": """
    météo météorologie météorologique prévisions prévision température températures degrés canicule
    chaleur froid gel glace neige tempête tempêtes pluie pluies averses orage orages foudre grêle
    vent vents rafales brouillard soleil ensoleillé nuages nuageux verglas
    """,
}
