"""Derives the analysis data set of line 2 from seed/cohort/, independently of the program.

    python3 analysis_set.py SEED_COHORT_FOLDER > ../line2.csv

One row a patient: arm, days and event of progression-free and overall survival, best response without confirmation.
Rules: docs/rules.md, R33-R38, R54-R59, R66; stable disease has no minimum time in this cohort.
"""

import csv
import sys
from collections import defaultdict
from datetime import date


def rows(folder, table):
    with open(f"{folder}/{table}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def by_patient(folder, table):
    found = defaultdict(list)
    for row in rows(folder, table):
        found[row["patient_key"]].append(row)
    return found


def ici_agents(vocabulary):
    return {row["agent"] for row in rows(vocabulary, "agent") if row["agent_class"].startswith("ici")}


def best_response(scans, start, next_start):
    rank = ["CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE"]
    best = "NE"
    for day, response in scans:
        if day <= start or (next_start and day > next_start):
            continue
        if rank.index(response) < rank.index(best):
            best = response
        if response == "PD":
            break
    return best


def progression_free(scans, start, death):
    after = [(day, response) for day, response in scans if day > start]
    progressions = [day for day, response in after if response == "PD"]
    if progressions:
        return (progressions[0] - start).days, 1
    if death:
        return (death - start).days, 1
    evaluable = [day for day, response in after if response != "NE"]
    return ((evaluable[-1] - start).days if evaluable else 0), 0


def main(cohort):
    ici = ici_agents(f"{cohort}/../vocabulary")
    drugs, scans = by_patient(cohort, "line_drug"), by_patient(cohort, "tumor_assessment")
    deaths, contacts = by_patient(cohort, "death"), by_patient(cohort, "follow_up_contact")
    print("patient,ici,pfs_days,pfs_event,os_days,os_event,best_response")
    for key, lines in by_patient(cohort, "line_of_therapy").items():
        starts = {int(line["line_number"]): date.fromisoformat(line["started_on"]) for line in lines}
        start = starts[2]
        seen = [(date.fromisoformat(s["assessed_on"]), s["overall_response"])
                for s in scans[key] if s["overall_response"]]
        death = date.fromisoformat(deaths[key][0]["died_on"]) if deaths[key] else None
        last = death or max(date.fromisoformat(c["contacted_on"]) for c in contacts[key])
        arm = any(d["agent"] in ici for d in drugs[key] if d["line_number"] == "2")
        pfs, event = progression_free(seen, start, death)
        print(key, int(arm), pfs, event, (last - start).days, int(death is not None),
              best_response(seen, start, starts.get(3)), sep=",")


main(sys.argv[1])
