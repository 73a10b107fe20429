"""Derives time at risk and onset of adverse events on line 2 from seed/cohort/, independently of the program.

    python3 toxicity_set.py SEED_COHORT_FOLDER > ../line2_toxicity.csv

One row a patient: arm, days at risk (first and last day counted) with the usual and the longer window, whether death ended
them, and of four kinds of events their number and the days from the start of the line to the first (empty: none): related ones,
those of grade 3 or higher, of the term Anemia, immune-related ones under the term Rash maculo-papular. Events that began after
the time at risk, as immune-related ones of the first three kinds can, count in none.

Rules: docs/rules.md, N1, A2, A4, A5, R57, R58. Every date of this cohort is known to the day.
"""

import csv
import sys
from collections import defaultdict
from datetime import date, timedelta

CUTOFF = date(2025, 1, 10)


def by_patient(folder, table):
    found = defaultdict(list)
    with open(f"{folder}/{table}.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[row["patient_key"]].append(row)
    return found


def day(text):
    return date.fromisoformat(text) if text else None


def last_event_day(line, following, window):
    days = [date.max]
    if line["ended_on"]:
        days.append(day(line["ended_on"]) + timedelta(days=window))
    if following:
        days.append(day(following["started_on"]) - timedelta(days=1))
    return min(days)


def line_of(event, lines):
    """The position of the line an event belongs to: the stated one, else the first whose window holds its onset."""
    window = 90 if event["is_immune_related"] == "1" else 30
    for index, line in enumerate(lines):
        if event["line_number"]:
            if line["line_number"] == event["line_number"]:
                return index
            continue
        after = lines[index + 1] if index + 1 < len(lines) else None
        if day(line["started_on"]) <= day(event["onset_on"]) <= last_event_day(line, after, window):
            return index
    return None


def seen_days(tables, key):
    """Every day a row shows the patient alive."""
    columns = {
        "line_of_therapy": None, "line_drug": ["first_given_on", "last_given_on"],
        "tumor_assessment": ["assessed_on"], "follow_up_contact": ["contacted_on"],
        "adverse_event": ["onset_on", "ended_on"], "performance_status": ["assessed_on"],
        "metastatic_burden": ["counted_on"], "lesion_measurement": ["measured_on"],
        "metastasis": ["found_on"],
    }
    for table, names in columns.items():
        for row in tables[table][key]:
            if names is None:
                yield day(row["ended_on"] or row["started_on"])
            for name in names or []:
                if row.get(name):
                    yield day(row[name])


def main(cohort):
    names = ["line_of_therapy", "line_drug", "tumor_assessment", "follow_up_contact", "adverse_event",
             "performance_status", "metastatic_burden", "lesion_measurement", "metastasis", "death"]
    tables = {name: by_patient(cohort, name) for name in names}
    with open(f"{cohort}/../vocabulary/agent.csv", newline="", encoding="utf-8") as file:
        ici = {row["agent"] for row in csv.DictReader(file) if row["agent_class"].startswith("ici")}
    with open(f"{cohort}/../vocabulary/relation.csv", newline="", encoding="utf-8") as file:
        related = {row["relation"] for row in csv.DictReader(file) if row["counts_as_related"] == "1"}
    # The longer window is that of immune-related events alone: it is the time at risk of the last kind.
    kinds = {
        "any": lambda e: True, "severe": lambda e: int(e["grade"]) >= 3,
        "anemia": lambda e: e["adverse_event_term"] == "Anemia",
        "rash": lambda e: e["adverse_event_term"] == "Rash maculo-papular"
        and e["is_immune_related"] == "1",
    }
    print("patient,ici,at_risk,at_risk_late,death,death_late,"
          + ",".join(f"{kind}_events,{kind}_first" for kind in kinds))
    for key, lines in tables["line_of_therapy"].items():
        lines = sorted(lines, key=lambda row: int(row["line_number"]))
        place = next(i for i, row in enumerate(lines) if row["line_number"] == "2")
        start = day(lines[place]["started_on"])
        died = day(tables["death"][key][0]["died_on"]) if tables["death"][key] else None
        known = died if died and died <= CUTOFF else min(CUTOFF, max(seen_days(tables, key)))
        row = [key, int(any(d["agent"] in ici for d in tables["line_drug"][key]
                            if d["line_number"] == "2"))]
        following = lines[place + 1] if place + 1 < len(lines) else None
        ends = [min(last_event_day(lines[place], following, window), known) for window in (30, 90)]
        row += [(end - start).days + 1 for end in ends]
        row += [int(died is not None and died == end) for end in ends]
        events = []
        for event in tables["adverse_event"][key]:
            if event["relation"] in related and line_of(event, lines) == place:
                events.append(event)
        for kind, holds in kinds.items():
            end = ends[kind == "rash"]
            own = [(day(e["onset_on"]) - start).days for e in events
                   if holds(e) and day(e["onset_on"]) <= end]
            row += [len(own), min(own) if own else ""]
        print(*row, sep=",")


main(sys.argv[1])
