"""Made-up adverse events: which terms a line's drugs bring, how severe, when, and what became of them."""

from case import ICI, Event, days

# term: (probability, weights of grades 1 to 4, shortest and longest duration in days)
CHEMOTHERAPY = [
    ("Neutrophil count decreased", 0.52, (10, 28, 36, 26), 5, 14),
    ("White blood cell decreased", 0.42, (22, 42, 28, 8), 5, 14),
    ("Anemia", 0.46, (44, 40, 16, 0), 14, 50),
    ("Platelet count decreased", 0.30, (44, 26, 20, 10), 5, 16),
    ("Febrile neutropenia", 0.05, (0, 0, 92, 8), 3, 9),
    ("Nausea", 0.42, (64, 31, 5, 0), 2, 12),
    ("Vomiting", 0.20, (60, 32, 8, 0), 1, 6),
    ("Anorexia", 0.26, (58, 36, 6, 0), 7, 40),
    ("Constipation", 0.20, (70, 29, 1, 0), 3, 20),
    ("Fatigue", 0.30, (55, 38, 7, 0), 10, 60),
    ("Alopecia", 0.44, (45, 55, 0, 0), 90, 180),
    ("Alanine aminotransferase increased", 0.11, (66, 22, 11, 1), 7, 28),
    ("Aspartate aminotransferase increased", 0.09, (70, 20, 9, 1), 7, 28),
    ("Mucositis oral", 0.05, (55, 38, 7, 0), 5, 14),
    ("Diarrhea", 0.06, (60, 30, 10, 0), 2, 8),
    ("Lung infection", 0.03, (0, 35, 60, 5), 7, 21),
]
PLATINUM = [
    ("Creatinine increased", 0.06, (70, 26, 4, 0), 10, 40),
    ("Hypomagnesemia", 0.06, (75, 20, 4, 1), 7, 30),
    ("Peripheral sensory neuropathy", 0.05, (75, 23, 2, 0), 60, 200),
]
TAXANE = [
    ("Peripheral sensory neuropathy", 0.30, (60, 33, 7, 0), 40, 150),
    ("Myalgia", 0.12, (65, 32, 3, 0), 3, 12),
]
IRINOTECAN = [("Diarrhea", 0.24, (45, 33, 19, 3), 2, 10)]
ANTIANGIOGENIC = [
    ("Hypertension", 0.32, (20, 45, 35, 0), 20, 90),
    ("Fatigue", 0.24, (58, 36, 6, 0), 10, 60),
    ("Anorexia", 0.20, (60, 36, 4, 0), 7, 40),
    ("Palmar-plantar erythrodysesthesia syndrome", 0.15, (55, 36, 9, 0), 14, 60),
    ("Proteinuria", 0.13, (60, 34, 6, 0), 14, 60),
    ("Bronchopulmonary hemorrhage", 0.04, (70, 20, 10, 0), 1, 10),
    ("Blood bilirubin increased", 0.06, (65, 30, 5, 0), 7, 28),
]
IMMUNE_RELATED = [
    ("Hypothyroidism", 0.10, (48, 52, 0, 0), 150, 900),
    ("Hyperthyroidism", 0.04, (75, 25, 0, 0), 20, 60),
    ("Rash maculo-papular", 0.08, (60, 32, 8, 0), 10, 45),
    ("Pruritus", 0.05, (70, 28, 2, 0), 10, 45),
    ("Pneumonitis", 0.03, (30, 50, 17, 3), 20, 70),
    ("Diarrhea", 0.02, (35, 45, 20, 0), 7, 30),
    ("Alanine aminotransferase increased", 0.02, (20, 45, 30, 5), 14, 50),
    ("Adrenal insufficiency", 0.01, (10, 70, 20, 0), 150, 900),
]
UNRELATED = [
    ("Cough", 0.06, (70, 29, 1, 0), 7, 40),
    ("Dyspnea", 0.05, (40, 45, 15, 0), 5, 30),
    ("Insomnia", 0.05, (65, 34, 1, 0), 7, 60),
    ("Back pain", 0.04, (55, 40, 5, 0), 5, 40),
    ("Headache", 0.03, (70, 28, 2, 0), 1, 10),
    ("Weight loss", 0.03, (65, 32, 3, 0), 30, 120),
    ("Hyponatremia", 0.03, (70, 6, 22, 2), 5, 21),
]
PLATINUM_TERMS = {row[0] for row in PLATINUM}


def profile(agents):
    """The (row, kind) pairs that these drugs bring; a term is kept once for each kind, the likeliest first."""
    tables = []
    targeted = {"anlotinib", "apatinib", "bevacizumab", "surufatinib"}
    if set(agents) - ICI - targeted:
        tables += CHEMOTHERAPY
    if {"cisplatin", "carboplatin"} & set(agents):
        tables += PLATINUM
    if {"paclitaxel", "docetaxel", "nab-paclitaxel"} & set(agents):
        tables += TAXANE
    if "irinotecan" in agents:
        tables += IRINOTECAN
    if targeted & set(agents):
        tables += ANTIANGIOGENIC
    likeliest = {}
    for row in sorted(tables, key=lambda row: -row[1]):
        likeliest.setdefault(row[0], row)
    chosen = [(row, "drug") for row in likeliest.values()]
    if ICI & set(agents):
        chosen += [(row, "immune") for row in IMMUNE_RELATED]
    return chosen + [(row, "unrelated") for row in UNRELATED]


def made_up_events(line, last_onset, last_day, factor, random):
    """The events of a line: onsets from its start to last_onset, ends not after last_day.

    factor scales every probability, and so does a draw for the patient: some tolerate treatment better. No term
    twice in a line, and no grade 5.
    """
    events, seen = [], set()
    factor *= 0.3 + 1.4 * random.unit()
    for row, kind in profile(line.agents):
        if row[0] in seen or not random.chance(row[1] * factor):
            continue
        seen.add(row[0])
        length = (last_onset - line.started_on).days
        event = Event(
            row[0], random.weighted(list(zip((1, 2, 3, 4), row[2]))),
            line.started_on + days(onset_offset(kind, length, random)),
            relation(kind, random), int(kind == "immune"),
        )
        event.agent = suspect(row[0], kind, line.agents)
        describe(event, kind, row, last_day, random)
        events.append(event)
    return sorted(events, key=lambda event: event.onset_on)


def onset_offset(kind, length, random):
    """Days from line start to onset: immune-related events come later, the effects of drugs early."""
    draws = [random.integer(min(2, length), length) for _ in range(2)]
    return max(draws) if kind == "immune" else min(draws)


def relation(kind, random):
    """The relation to treatment as an investigator would write it."""
    if kind == "unrelated":
        return random.weighted([("not_related", 80), ("unlikely", 20)])
    return random.weighted([("related", 72), ("probable", 15), ("possible", 13)])


def suspect(term, kind, agents):
    """The drug suspected, where one stands out."""
    if kind == "immune":
        return next(agent for agent in agents if agent in ICI)
    platinum = [agent for agent in agents if agent in ("cisplatin", "carboplatin")]
    return platinum[0] if kind == "drug" and term in PLATINUM_TERMS and platinum else ""


def describe(event, kind, row, last_day, random):
    """Fills in the end, the outcome, seriousness and action of an event."""
    end = event.onset_on + days(random.integer(row[3], row[4]))
    recovered = end <= last_day
    event.ended_on = end if recovered else None
    event.outcome = "recovered" if recovered else "not_recovered"
    alarming = event.grade == 4 or event.term in ("Febrile neutropenia", "Lung infection")
    event.is_serious = int(event.grade >= 2 and (alarming or (event.grade == 3 and random.chance(0.2))))
    if event.grade < 3 or kind == "unrelated":
        event.action = "interrupted" if event.term == "Pneumonitis" else "none"
    else:
        event.action = random.weighted([("none", 30), ("dose_reduced", 40), ("delayed", 30)])
