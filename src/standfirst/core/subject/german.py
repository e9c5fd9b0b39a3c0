"""The words by which German news tells its broad subjects apart, in our own choice."""

from __future__ import annotations

WORDS = {
    "01000000": """
    kunst künstler künstlerin kultur kulturell museum galerie ausstellung gemälde maler malerei
    skulptur theater bühne schauspieler schauspielerin regisseur oper ballett tanz musik musiker
    sänger sängerin lied album band konzert orchester dirigent komponist film filme kino serie
    fernsehen rundfunk sender hörfunk zeitung zeitschrift journalist journalisten verlag buch bücher
    buchmesse roman autor autorin schriftsteller dichter literatur literaturpreis lyrik festival
    fotografin fotograf premiere publikum bibliothek
    """,
    "02000000": """
    kriminalität verbrechen straftat gericht gerichte landgericht richter richterin prozess urteil
    verurteilt angeklagt angeklagter anklage staatsanwalt staatsanwaltschaft anwalt rechtsanwalt
    verteidiger verfahren klage kläger klagen haft haftstrafe untersuchungshaft gefängnis freispruch
    berufung justiz recht rechtswidrig verfassungsbeschwerde gesetzwidrig polizei polizist
    polizisten kriminalpolizei festgenommen festnahme verhaftet verdächtiger tatverdächtiger mord
    totschlag mörder diebstahl gestohlen raub einbruch betrug betrüger bestechung korruption
    fälschung gefälscht vergewaltigung missbrauch entführung brandstiftung täter opfer zeuge
    ermittler ermittlungen auslieferung kriegsverbrecher phishing rauschgift kokain bewährung
    bewährungsstrafe geldstrafe freiheitsstrafe amtsgericht bundesgerichtshof razzia durchsuchung
    delikt delikte tatort fahndung
    """,
    "03000000": """
    katastrophe unglück unfall verkehrsunfall notfall rettung gerettet retter rettungskräfte
    feuerwehr feuerwehrleute rettungswagen evakuiert evakuierung überlebende verletzte verletzt
    vermisst vermisste verschüttet eingestürzt einsturz trümmer zusammenstoß absturz abgestürzt
    entgleist entgleisung untergang gesunken ertrunken explosion brand brände großbrand waldbrand
    feuer flammen flut überschwemmung hochwasser deich dammbruch erdrutsch lawine erdbeben beben
    epizentrum magnitude tsunami vulkan ausbruch hurrikan taifun wirbelsturm hungersnot todesopfer
    """,
    "04000000": """
    wirtschaft wirtschaftlich konjunktur konzern unternehmen firma firmen industrie hersteller werk
    fabrik produktion markt märkte börse aktie aktien aktienkurse aktionär anleger investor
    investition bank banken sparkasse notenbank zins zinsen leitzins kredit schulden anleihe gewinn
    verlust umsatz absatz verkauf käufer kunde kunden verbraucher handel händler einzelhandel preis
    preise inflation rezession wachstum bruttoinlandsprodukt währung dollar euro zoll zölle export
    import übernahme fusion vorstand vorstandschef aufsichtsrat konzernchef insolvenz pleite erdöl
    gas energie strom stromnetz windenergie bergbau stahl auto autobauer neuwagen bahn eisenbahn
    flugzeug fluggesellschaft flughafen hafen verkehr straße brücke tourismus immobilien
    versicherung werbung steuer strecke strecken bahnhof bahnhöfe bahnstrecke zug züge schienen
    gleis gleise lokomotive fahrgäste pendler nahverkehr
    """,
    "05000000": """
    bildung schule schulen schüler schülerin lehrer lehrerin lehrkräfte unterricht klassenzimmer
    klasse lehrplan kindergarten kita hochschule universität uni student studenten studierende
    studium professor professoren dozent abitur abschluss prüfung prüfungen noten ausbildung
    auszubildende schulleiter stipendium studiengebühren lernen grundschule mittelschule gymnasium
    schuljahr klassenfahrt
    """,
    "06000000": """
    umwelt umweltschutz umweltschützer klima klimawandel klimaschutz erderwärmung treibhausgas
    emissionen kohlendioxid verschmutzung abgase giftig müll abfall recycling plastik naturschutz
    artenschutz artenvielfalt aussterben arten wildtiere lebensraum ökosystem ökologisch wald wälder
    abholzung regenwald natur ozean ozeane korallen gletscher nachhaltig erneuerbar pflanze pflanzen
    pestizid pestizide düngemittel feinstaub klimaziele klimagipfel naturschützer
    """,
    "07000000": """
    gesundheit gesundheitlich medizin medizinisch arzt ärzte ärztin chirurg operation pfleger
    krankenschwester krankenhaus kliniken klinik patient patienten krankheit erkrankung erkrankt
    krank symptome infektion infiziert ansteckend virus bakterien grippe vogelgrippe epidemie
    pandemie seuche quarantäne masern malaria cholera corona impfung impfstoff geimpft impfen krebs
    diabetes übergewicht herzinfarkt demenz depression therapie behandlung medikament medikamente
    arznei arzneimittel dosis diagnose schwangerschaft pharmafirma krankenkasse droge drogen sucht
    süchtig cannabis kokain gesundheitswesen pflege
    """,
    "08000000": """
    promi prominente geburtstag jubiläum hochzeit braut zwillinge haustier hund katze skurril
    ungewöhnlich königshaus prinz prinzessin königin lotto gewinner rekord held ehrung auszeichnung
    """,
    "09000000": """
    gewerkschaft gewerkschaften streik streiks warnstreik streikende arbeitskampf tarif
    tarifverhandlungen tarifvertrag arbeitnehmer arbeiter arbeitgeber beschäftigte mitarbeiter
    belegschaft betriebsrat arbeitsplatz arbeitsplätze arbeitsmarkt arbeitslos arbeitslose
    arbeitslosigkeit kündigung entlassung entlassungen stellenabbau lohn löhne gehalt überstunden
    mindestlohn rente rentner job jobs schlichter
    """,
    "10000000": """
    lebensart freizeit urlaub reise reisen reisende urlauber strand rezept rezepte kochen koch küche
    restaurant essen gericht gerichte wein bier kaffee garten gärten hobby wandern camping spiel
    spiele videospiele mode model schönheit kosmetik wellness yoga party einkaufen schnäppchen
    rabatt geschenk
    """,
    "11000000": """
    politik politisch politiker politikerin regierung bundesregierung minister ministerin
    ministerium innenminister außenminister justizministerin verteidigungsminister ministerpräsident
    präsident präsidentin bundeskanzler kanzler kanzlerin kabinett parlament bundestag landtag
    bundesrat abgeordnete abgeordneter fraktion gesetz gesetzentwurf verfassung demokratie partei
    parteien koalition opposition cdu csu spd fdp grüne linke afd republikaner demokraten wahl
    wahlen wähler landtagswahl wahlkampf wahlbeteiligung stimmen kandidat kandidatin referendum
    bürgermeister stadtrat haushalt diplomat diplomatie botschafter botschaft abkommen gipfel
    sanktionen rücktritt zurückgetreten untersuchungsausschuss trump putin regime machthaber
    übergangsregierung außenpolitik präsidentschaft wahlsieg volksabstimmung unabhängigkeit
    staatschef staatsoberhaupt souveränität amtszeit anerkennung völkerrecht
    """,
    "12000000": """
    religion religiös glaube glauben kirche kirchen landeskirche kathedrale gemeinde bischof papst
    vatikan priester pfarrer pastor mönch nonne kloster christen christlich katholisch evangelisch
    protestantisch islam islamisch muslime moschee imam koran ramadan juden jüdisch rabbiner
    synagoge hindu buddhistisch tempel gottesdienst gebet beten predigt bibel gott synode theologe
    pilger heilig
    """,
    "13000000": """
    wissenschaft wissenschaftler wissenschaftlich forschung forscher forscherin studie labor
    experiment physik physiker chemie biologie biologe gene genom zelle zellen fossil fossilien
    dinosaurier archäologie archäologen paläontologe evolution mathematik astronomie astronom
    astronomen teleskop komet asteroid planet mond mars galaxie satellit raumfahrt raumschiff
    raumstation rakete weltraum astronaut technik technologie ingenieur computer software hardware
    chip internet webseite app smartphone roboter künstlich intelligenz daten batterie akku
    erfindung entdeckt entdeckung raumkapsel raumsonde raumfähre raumfrachter trägerrakete
    weltraumteleskop sonde umlaufbahn kosmonaut orbit weltall
    """,
    "14000000": """
    gesellschaft gesellschaftlich sozial soziales gemeinschaft wohltätig spende spenden ehrenamt
    ehrenamtlich verein armut obdachlos obdachlose sozialhilfe ungleichheit diskriminierung
    rassismus geschlecht frauen gleichstellung schwul lesbisch transgender ehe scheidung familie
    familien eltern kinder adoption abtreibung senioren jugendliche bevölkerung migration migranten
    einwanderung einwanderer flüchtlinge geflüchtete asyl minderheit integration menschenrechte
    """,
    "15000000": """
    sport sportler sportlich fußball fußballer rugby tennis golf basketball handball volleyball
    eishockey boxen boxer leichtathletik athlet läufer marathon schwimmen radsport radfahrer
    skifahren rennen rennfahrer fahrer motorsport formel olympia olympisch medaille meisterschaft
    meister weltmeister weltmeisterschaft turnier liga bundesliga pokal finale halbfinale spieler
    mannschaft trainer torwart stürmer tor tore elfmeter schiedsrichter stadion fans saison sieg
    niederlage gewann titelkampf wm em trainingslager gegner nationalmannschaft bundestrainer
    spieltag tabellenführer weltcup europameister europameisterschaft qualifikation titel kapitän
    trainerin staffel
    """,
    "16000000": """
    krieg kriege konflikt militär militärisch armee bundeswehr marine truppen soldat soldaten
    kommandeur general gefecht kämpfe schlacht front invasion einmarsch offensive angriff angriffe
    angegriffen luftangriff bombe bomben bombenanschlag anschlag anschläge selbstmordattentäter
    attentat beschuss artillerie rakete raketen drohne drohnen panzer waffe waffen waffenlieferungen
    munition atommacht rebellen aufständische miliz terror terroristen terrorismus islamisten
    taliban hamas geisel geiseln waffenstillstand waffenruhe frieden friedenstruppe belagerung
    putsch aufstand revolution unruhen protest proteste demonstranten demonstration massaker
    völkermord besatzung nato veteranen extremismus extremisten islamismus jihadisten dschihadisten
    salafisten geheimdienst geheimdienste spion spione spionage agenten sturz machthaber
    """,
    "17000000": """
    wetter wettervorhersage vorhersage wetterdienst meteorologe meteorologen temperatur temperaturen
    grad hitze hitzewelle kälte frost eis schnee schneefall schneesturm regen regenfälle
    niederschlag niederschläge schauer sturm stürme gewitter blitz hagel wind orkan böen nebel sonne
    sonnig wolken bewölkt tauwetter eisheilige nachtfrost glatteis wetterlage tiefdruckgebiet
    hochdruckgebiet
    """,
}
