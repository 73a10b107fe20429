"""Writes seed/cohort/ from the given second-line rows and made-up first and third lines.

Run from anywhere: python3 make_cohort.py. The same input gives the same bytes on every machine: the generator is
SplitMix64, started for each patient and purpose, and nothing depends on the order of hashes, the clock or the system.
"""

import csv
from datetime import timedelta
from pathlib import Path

from case import day, read_cases
from disagreements import add_disagreements
from eligibility import criterion_rows, finding_rows
from first_line import add_first_line
from laboratory import add_results
from splitmix import SplitMix64
from third_line import add_third_line
from tumor_course import add_lesions

HERE = Path(__file__).resolve().parent
COHORT = HERE.parent / "cohort"
TERMS = HERE.parent / "vocabulary" / "adverse_event_term.csv"
SEED = 20250919  # the day the source of the aggregates was published
SITES = [("S1", "Hospital 1 (made up)"), ("S2", "Hospital 2 (made up)"), ("S3", "Hospital 3 (made up)")]
ORGANS = ["bone", "brain", "liver", "lung"]


def write(table, columns, rows):
    """Writes one table as CSV; a missing value is an empty cell."""
    with open(COHORT / f"{table}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns.split())
        writer.writerows(rows)


def completed_years(birth, on):
    """Age on a day in completed years."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def born_on(case):
    """The given birth date, moved back by days until it agrees with the given age at diagnosis."""
    birth = day(case.given["birth_date"])
    while completed_years(birth, case.diagnosed_on) < int(case.given["age_at_diagnosis"]):
        birth -= timedelta(days=1)
    return birth


def patient_row(case):
    """A row of patient.csv. The age is left out: it follows from the birth date."""
    given = case.given
    return [case.key, given["site"], given["sex"], born_on(case), "", case.diagnosed_on, "sclc",
            "extensive", given["stage"], given["smoking_status"]]


def line_rows(case):
    """Rows of line_of_therapy.csv."""
    return [
        [case.key, line.number, line.started_on, line.ended_on, line.end_reason, line.cycle_count, "palliative", ""]
        for line in case.lines
    ]


def drug_rows(case):
    """Rows of line_drug.csv, the drugs of a line in alphabetical order."""
    return [[case.key, line.number, agent, "", ""] for line in case.lines for agent in sorted(line.agents)]


def assessment_rows(case):
    """Rows of tumor_assessment.csv: one a day, so that a progression scan that also served as baseline is one row."""
    answers = {}
    for scan in case.scans:
        answers[scan.day] = answers.get(scan.day) or scan.response
    return [[case.key, on, 1, answers[on], "", "", "", "ct", ""] for on in sorted(answers)]


def lesion_rows(case):
    """Rows of lesion.csv, all of the second line."""
    return [
        [case.key, t.label, t.category, t.organ, int(t.is_node), t.parents, 2]
        for t in sorted(case.imaging.tumors, key=lambda tumor: tumor.label)
    ]


def measurement_rows(case):
    """Rows of lesion_measurement.csv, by day, then lesion."""
    return [
        [case.key, r.day, r.label, millimeters(r.longest), millimeters(r.short), r.state]
        for r in sorted(case.imaging.readings, key=lambda reading: (reading.day, reading.label))
    ]


def millimeters(tenths):
    """Tenths of a millimetre as millimetres, such as 32.4; an empty cell where there is no length."""
    return "" if tenths is None else f"{tenths // 10}.{tenths % 10}" if tenths % 10 else tenths // 10


def event_rows(case):
    """Rows of adverse_event.csv, numbered by onset."""
    ordered = sorted(case.events, key=lambda event: event.onset_on)
    return [
        [case.key, number, e.term, e.grade, e.onset_on, e.ended_on, e.relation, e.stated_line, e.agent,
         e.is_serious, e.is_immune_related, e.action, e.outcome]
        for number, e in enumerate(ordered, 1)
    ]


def result_rows(case):
    """Rows of laboratory_result.csv, by day, then analyte."""
    return [
        [case.key, r.day, r.analyte, 1, r.value, r.unit, r.limits[0], r.limits[1], r.is_baseline]
        for r in sorted(case.results, key=lambda result: (result.day, result.analyte))
    ]


def last_row(case):
    """A row of death.csv for the dead, of follow_up_contact.csv for the living."""
    random = SplitMix64(SEED, case.number, 4)
    if not case.died:
        return [case.key, case.last_day, random.weighted([("telephone", 60), ("visit", 40)])]
    progressed = any(scan.response == "PD" and scan.day > case.lines[1].started_on for scan in case.scans)
    causes = [("disease", 95), ("infection", 3), ("unknown", 2)] if progressed else [
        ("disease", 40), ("infection", 25), ("cardiovascular", 20), ("unknown", 15)]
    return [case.key, case.last_day, random.weighted(causes)]


def organ_rows(case):
    """Rows of metastasis.csv: the organs with metastases at diagnosis."""
    found = [organ for organ in ORGANS if case.given[f"{organ}_metastases"] == "yes"]
    return [[case.key, organ, case.diagnosed_on] for organ in found]


def check_grades(cases):
    """Stops where an event has a grade that its term does not have."""
    with open(TERMS, newline="", encoding="utf-8") as file:
        grades = {row["label"]: row["grades"] for row in csv.DictReader(file)}
    for case in cases:
        for event in case.events:
            if str(event.grade) not in grades[event.term]:
                raise SystemExit(f"{case.key}: {event.term} has no grade {event.grade}.")


def write_patients(cases):
    """Writes the tables that say who the patients are."""
    write("site", "site label", SITES)
    write("patient", "patient_key site sex born_on age_at_diagnosis diagnosed_on histology extent stage smoking_status",
          [patient_row(case) for case in cases])
    write("performance_status", "patient_key assessed_on ecog",
          [[case.key, case.diagnosed_on, case.given["ecog_ps"]] for case in cases])
    write("metastasis", "patient_key metastatic_site found_on", [row for case in cases for row in organ_rows(case)])
    write("metastatic_burden", "patient_key counted_on lesion_count",
          [[case.key, case.diagnosed_on, case.given["n_metastatic_lesions"]] for case in cases])
    write("eligibility_criterion", "eligibility_criterion label criterion_kind position", criterion_rows())
    write("eligibility_finding", "patient_key eligibility_criterion is_met judged_on",
          [row for case in cases for row in finding_rows(case)])


def write_courses(cases):
    """Writes the tables that say what happened to the patients."""
    tables = [
        ("line_of_therapy", "patient_key line_number started_on ended_on end_reason cycle_count therapy_setting "
         "scan_interval_days", line_rows),
        ("line_drug", "patient_key line_number agent first_given_on last_given_on", drug_rows),
        ("tumor_assessment", "patient_key assessed_on reading overall_response target_response non_target_response "
         "new_lesion assessment_method evaluator", assessment_rows),
        ("lesion", "patient_key lesion_label lesion_category organ is_node parents line_number", lesion_rows),
        ("lesion_measurement", "patient_key measured_on lesion_label longest_diameter_mm short_axis_mm lesion_state",
         measurement_rows),
        ("adverse_event", "patient_key event_number adverse_event_term grade onset_on ended_on relation line_number "
         "suspected_agent is_serious is_immune_related event_action event_outcome", event_rows),
        ("laboratory_result", "patient_key sampled_on analyte sample value unit lower_limit upper_limit is_baseline",
         result_rows),
    ]
    for table, columns, rows_of in tables:
        write(table, columns, [row for case in cases for row in rows_of(case)])
    write("follow_up_contact", "patient_key contacted_on contact_kind", [last_row(c) for c in cases if not c.died])
    write("death", "patient_key died_on cause_of_death", [last_row(c) for c in cases if c.died])


def main():
    """Reads, completes, checks and writes all patients."""
    cases = read_cases(HERE / "second_line")
    for case in cases:
        add_lesions(case, SEED)  # first: it looks at the given scans alone
        add_third_line(case, SEED)  # before the first line: it looks at second-line scans
        add_first_line(case, SEED)
    check_grades(cases)
    for case in cases:
        add_results(case, SEED)  # last: it looks at all lines and events
    for disagreement in add_disagreements(cases, SEED):
        print(disagreement)
    COHORT.mkdir(exist_ok=True)
    write_patients(cases)
    write_courses(cases)


if __name__ == "__main__":
    main()
