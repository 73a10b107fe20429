"""What the generator knows of one patient, and how it is read from the given second-line rows."""

import csv
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

CUTOFF = date(2025, 1, 10)
ICI = {
    "adebrelimab", "atezolizumab", "camrelizumab", "durvalumab", "nivolumab", "serplulimab",
    "sintilimab", "tislelizumab", "toripalimab",
}


def day(text):
    """A calendar day, or None for an empty cell."""
    return date.fromisoformat(text) if text else None


def days(count):
    """A span of whole days."""
    return timedelta(days=count)


@dataclass
class Line:
    """A line of therapy. progressed_on: the day of the scan that showed progression; None without one."""

    number: int
    started_on: date
    ended_on: date | None
    end_reason: str
    cycle_count: int
    agents: list
    progressed_on: date | None = None


@dataclass
class Scan:
    """One day's images; an empty response is a baseline."""

    day: date
    response: str = ""


@dataclass
class Event:
    """An adverse event. stated_line is empty where the line follows from the onset."""

    term: str
    grade: int
    onset_on: date
    relation: str
    is_immune_related: int
    stated_line: str = ""
    ended_on: date | None = None
    agent: str = ""
    is_serious: str = ""
    action: str = ""
    outcome: str = ""


@dataclass
class Case:
    """One patient. last_day is the day of death, else the last contact."""

    key: str
    given: dict
    lines: list
    scans: list
    events: list
    last_day: date
    died: bool
    notes: dict = field(default_factory=dict)
    imaging: object = None

    @property
    def number(self):
        """The number in the key: 1 for P001."""
        return int(self.key[1:])

    @property
    def diagnosed_on(self):
        """Day of diagnosis."""
        return day(self.given["diagnosis_date"])


def rows(folder, name):
    """The rows of a given file, as dictionaries."""
    with open(Path(folder) / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def by_patient(folder, name):
    """The rows of a given file for each patient key, in file order."""
    grouped = {}
    for row in rows(folder, name):
        grouped.setdefault(row["patient_id"], []).append(row)
    return grouped


def given_line(row):
    """A given line of therapy."""
    return Line(
        int(row["line_no"]), day(row["start_date"]), day(row["end_date"]),
        row["end_reason"].replace(" ", "_"), int(row["cycles"]), row["agents"].split("|"),
        day(row["progression_date"]),
    )


def given_event(row):
    """A given second-line event; its line stays stated."""
    relation = "related" if row["related"] == "yes" else "not_related"
    immune = int(row["immune_related"] == "yes")
    return Event(
        row["ctcae_term"], int(row["grade"]), day(row["onset_date"]), relation, immune, row["line_no"]
    )


def read_cases(folder):
    """All patients with their given rows, in the order of their keys."""
    lines, scans = by_patient(folder, "lines"), by_patient(folder, "assessments")
    events, follow_up = by_patient(folder, "adverse_events"), by_patient(folder, "followup")
    cases = []
    for given in sorted(rows(folder, "patients"), key=lambda row: row["patient_id"]):
        key = given["patient_id"]
        last = follow_up[key][0]
        cases.append(Case(
            key, given,
            sorted(map(given_line, lines[key]), key=lambda line: line.number),
            [Scan(day(row["assessment_date"]), row["overall_response"]) for row in scans[key]],
            [given_event(row) for row in events.get(key, [])],
            day(last["last_contact_date"]), last["vital_status"] == "dead",
        ))
    return cases
