"""The seventeen broadest subjects of IPTC Media Topics, told in our own words.

Codes and names are the standard's (IPTC NewsCodes, CC BY 4.0); its definitions come by import.
"""

from __future__ import annotations

from standfirst.core.subject.tree import Subject

TOP = (
    Subject(
        "01000000",
        "arts, culture, entertainment and media",
        description="Books, music, stage, screen, museums, the press and broadcasting.",
    ),
    Subject(
        "02000000",
        "crime, law and justice",
        description="Crimes, the police, the courts, and the law itself.",
    ),
    Subject(
        "03000000",
        "disaster, accident and emergency incident",
        description="Floods, fires, earthquakes, crashes, and those who come to the rescue.",
    ),
    Subject(
        "04000000",
        "economy, business and finance",
        description="Companies, markets, banks, prices, trade, transport and energy.",
    ),
    Subject(
        "05000000",
        "education",
        description="Schools, universities, teaching and learning.",
    ),
    Subject(
        "06000000",
        "environment",
        description="Climate, nature, wildlife, and what harms or protects them.",
    ),
    Subject(
        "07000000",
        "health",
        description="Illnesses, treatment, hospitals, medicine and staying well.",
    ),
    Subject(
        "08000000",
        "human interest",
        description="People and animals whose luck, oddity or fame moves the reader.",
    ),
    Subject(
        "09000000",
        "labour",
        description="Work and wages, unions and strikes, jobs won and lost.",
    ),
    Subject(
        "10000000",
        "lifestyle and leisure",
        description="Food, travel, fashion, games and how free hours are spent.",
    ),
    Subject(
        "11000000",
        "politics",
        description="Governments, parliaments, parties, elections, and dealings between states.",
    ),
    Subject(
        "12000000",
        "religion",
        description="Faiths, their houses, their holders of office and their believers.",
    ),
    Subject(
        "13000000",
        "science and technology",
        description="Research and what it finds, space, computers and engineering.",
    ),
    Subject(
        "14000000",
        "society",
        description="How people live together: families, migration, poverty, equal rights.",
    ),
    Subject(
        "15000000",
        "sport",
        description="Matches, races, clubs, athletes and those who cheer for them.",
    ),
    Subject(
        "16000000",
        "conflict, war and peace",
        description="War, armed forces, terror, unrest, protest, and making peace.",
    ),
    Subject(
        "17000000",
        "weather",
        description="Forecasts, and what heat, cold, wind, rain and snow are doing.",
    ),
)
