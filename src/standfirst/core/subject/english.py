"""The words by which English news tells its broad subjects apart, in our own choice."""

from __future__ import annotations

WORDS = {
    "01000000": """
    art arts artist artistic painting painter sculpture gallery museum exhibition library librarian
    culture cultural heritage festival theatre theater stage actor actress drama opera ballet dance
    dancer choreographer music musician musical singer song album band concert orchestra conductor
    composer guitar guitarist rock jazz rap rapper film films movie cinema director screenplay
    hollywood bollywood oscar television series broadcaster radio podcast journalism journalist
    newspaper magazine editor publisher book novel novelist author poet poetry literature literary
    writer fiction comic entertainment celebrity show audience premiere tour photography
    photographer fashion designer streaming episode box
    """,
    "02000000": """
    crime criminal court courtroom judge jury trial lawyer attorney prosecutor prosecution defendant
    defence barrister verdict guilty plead pleaded innocent convicted conviction sentenced sentence
    prison jail inmate custody bail parole appeal lawsuit sue sued plaintiff legal law laws justice
    tribunal extradition extradited testify testified testimony witness indicted indictment charged
    charges alleged allegation police policeman officer detective sheriff arrest arrested detained
    suspect murder murdered homicide killer manslaughter stabbing stabbed robbery burglary theft
    stolen thief fraud bribe bribery corruption embezzlement smuggling trafficking rape assault
    abuse kidnapping arson gang drug cocaine forensic investigation investigator offender hacker
    phishing laundering
    """,
    "03000000": """
    disaster catastrophe accident emergency rescue rescued rescuer firefighter firefighters
    paramedic ambulance evacuate evacuated evacuation survivor survivors casualty casualties missing
    trapped rubble debris collapse collapsed collision crash crashed derailed derailment wreck
    shipwreck capsized drowned explosion blast fire fires blaze wildfire bushfire burned smoke
    flames flood floods flooded flooding embankment dam burst landslide mudslide avalanche
    earthquake quake magnitude epicentre tsunami volcano eruption hurricane typhoon cyclone tornado
    famine drought stampede spill leak poisoning relief aid shelter devastated destroyed toll
    injured searchers
    """,
    "04000000": """
    economy economic economist business company companies corporate firm firms industry industrial
    manufacturer manufacturing factory plant market markets share shares shareholder stock stocks
    investor investors investment invest bank banks banking banker finance financial fund funds bond
    bonds loan loans lender debt credit mortgage profit profits revenue earnings turnover sales sell
    buyer buyers customer customers consumer consumers retail retailer shop price prices inflation
    recession growth gdp currency dollar euro exchange trade tariff tariffs export exports import
    imports takeover merger acquisition bid executive chief ceo chairman board startup bankruptcy
    insolvency oil gas energy electricity power mining steel car carmaker vehicle vehicles airline
    airlines airport railway rail train trains freight shipping port haulage transport bridge road
    roads traffic tourism hotel property housing construction insurance advertising brand supplier
    tax
    """,
    "05000000": """
    education educational school schools schoolchildren pupil pupils student students teacher
    teachers teaching classroom class lesson lessons curriculum headteacher principal kindergarten
    nursery university universities college campus professor lecturer academic academics degree
    graduate graduates graduation undergraduate diploma exam exams examination grades tuition
    scholarship homework literacy learning learn vocational training academy faculty dean rector
    semester
    """,
    "06000000": """
    environment environmental environmentalist climate warming greenhouse carbon emissions emission
    pollution pollutant polluted contamination toxic waste recycling plastic plastics conservation
    conservationist biodiversity species endangered extinction wildlife habitat ecosystem ecology
    ecological forest forests deforestation rainforest nature reserve ocean oceans coral reef
    glacier arctic sustainable sustainability renewable renewables solar sewage invasive poaching
    overfishing fish
    """,
    "07000000": """
    health healthcare medical medicine medicines doctor doctors physician surgeon surgery nurse
    nurses hospital hospitals clinic patient patients disease diseases illness ill sick symptom
    symptoms infection infected infectious contagious virus viral bacteria flu influenza epidemic
    pandemic outbreak quarantine measles malaria cholera ebola covid coronavirus hiv aids plague
    vaccine vaccines vaccination vaccinated jab immunisation cancer tumour diabetes obesity heart
    stroke dementia mental depression therapy treatment cure drugs pharmaceutical pill dose
    diagnosis diagnosed pregnancy birth nutrition diet syndrome respiratory lungs
    """,
    "08000000": """
    celebrities birthday anniversary wedding bride groom twins baby reunion reunited pet pets dog
    cat puppy kitten rare bizarre quirky odd curious surprise gossip girlfriend boyfriend socialite
    royal prince princess duchess duke queen hero award prize winner lottery record oldest
    centenarian heartwarming mystery treasure
    """,
    "09000000": """
    labour labor union unions unionised strike strikes striking striker walkout picket picketing
    worker workers workforce employee employees employer employers employment unemployed
    unemployment jobless job jobs layoff layoffs redundancy redundancies dismissed sacked wage wages
    pay salary salaries overtime shift bargaining mediator mediation arbitration apprentice
    apprenticeship pension pensions retirement workplace hiring roster rosters dockers seafarers
    stewards
    """,
    "10000000": """
    lifestyle leisure holiday holidays vacation travel traveller tourist tourists sightseeing beach
    resort recipe recipes cooking cook chef kitchen restaurant restaurants food dish dishes cuisine
    snack snacks wine beer cocktail coffee gardening garden hobby hobbies hiking camping outdoors
    game games gaming gamer toys puzzle fashion style beauty makeup cosmetics wellness fitness yoga
    party parties nightlife shopping deals gift gifts decor interior motorcycle bike biker
    """,
    "11000000": """
    politics political politician politicians government governing minister ministers ministry prime
    premier president presidential presidency chancellor cabinet parliament parliamentary assembly
    senate senator congress congressman lawmaker lawmakers deputy legislator legislation legislature
    bill constitution constitutional democracy democratic democrat democrats republican republicans
    conservative liberal socialist party parties coalition opposition leader election elections
    electoral elect elected vote votes voter voters voting ballot poll polls turnout candidate
    candidates nominee campaign campaigning referendum recount seat seats governor mayor council
    councillor policy budget diplomat diplomatic diplomacy ambassador embassy treaty summit
    sanctions foreign impeachment resign resigned resignation inauguration administration partisan
    """,
    "12000000": """
    religion religious faith church churches cathedral chapel parish bishop archbishop cardinal pope
    vatican priest priests clergy pastor preacher monk nun monastery christian christians
    christianity catholic protestant orthodox anglican evangelical islam islamic muslim muslims
    mosque imam quran ramadan jewish jews judaism rabbi synagogue hindu hinduism buddhist buddhism
    temple sikh worship prayer prayers pray sermon bible gospel god theology theologian baptism
    pilgrimage pilgrims saint holy blasphemy
    """,
    "13000000": """
    science scientific scientist scientists research researcher researchers study laboratory
    experiment physics physicist chemistry chemist biology biologist genetics gene genes genome dna
    cell cells molecule fossil fossils dinosaur archaeology archaeologist archaeologists
    palaeontologist evolution mathematics mathematician astronomy astronomer astronomers telescope
    observatory comet asteroid planet planets moon mars jupiter galaxy orbit satellite spacecraft
    rocket launch nasa space astronaut astronauts technology technological engineer engineers
    engineering computer computers computing software hardware chip chips semiconductor processor
    internet online website app apps smartphone phone laptop robot robots artificial intelligence
    algorithm data server quantum battery invention innovation discovery discovered
    """,
    "14000000": """
    society social community communities charity charities donation donations volunteer volunteers
    philanthropy nonprofit poverty poor homeless homelessness welfare inequality discrimination
    racism racist gender feminist women gay lesbian transgender lgbt marriage divorce family
    families parents children child adoption abortion orphan elderly youth teenagers generation
    population census demographic immigrant immigrants immigration migrant migrants migration
    refugee refugees asylum minority minorities indigenous ethnic equality rights slavery values
    """,
    "15000000": """
    sport sports sporting football soccer footballer rugby cricket tennis golf golfer basketball
    baseball hockey volleyball handball boxing boxer wrestling athletics athlete athletes runner
    marathon sprint swimming swimmer cycling cyclist rowing sailing skiing skier racing racer rider
    driver formula motorsport olympic olympics medal medals championship championships champion
    champions tournament league cup final semifinal quarterfinal match matches player players team
    teams squad coach manager goalkeeper striker midfielder defender quarterback touchdown
    touchdowns goal goals scored score scoring kick penalty referee umpire stadium fans season
    playoff playoffs fixture transfer club clubs win victory beat defeat innings wicket
    """,
    "16000000": """
    war wars warfare conflict military army armies navy troops troop soldier soldiers commander
    general battalion brigade regiment recruits veterans combat battle battlefield front frontline
    invasion invaded offensive attack attacks attacked airstrike airstrikes bomb bombs bombing
    bomber bombardment shelling artillery rocket missile missiles drone drones tank tanks warplane
    warplanes warship warships weapon weapons arms ammunition munitions nuclear rebel rebels
    insurgent insurgents insurgency militia militants terrorist terrorists terrorism jihadist
    hostage hostages ceasefire truce peace peacekeepers peacekeeping armistice siege coup uprising
    revolution unrest riot riots protest protests protesters demonstrators demonstration crackdown
    massacre genocide occupation nato taliban defence deployment deployed garrison barracks
    contingent trainers
    """,
    "17000000": """
    weather forecast forecasts forecaster forecasters meteorologist meteorologists meteorological
    meteorology temperature temperatures degrees celsius fahrenheit heatwave heat cold frost
    freezing ice snow snowfall snowstorm blizzard rain rainfall rainy downpour showers storm storms
    thunderstorm lightning hail wind winds gusts gale fog mist sunny sunshine cloud clouds cloudy
    humidity thaw drizzle
    """,
}
