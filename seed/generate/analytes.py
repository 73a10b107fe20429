"""The analytes of the made-up laboratory results: what grades them, and how each hospital's laboratory reports them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Analyte:
    """An analyte. ranges: values of each grade, from 0, as multiples of the limit that its term is about.

    off_at_baseline: how often the baseline is abnormal where no event of the line forbids it. spread: how far a patient's
    own values lie apart, as a share of them.
    """

    term: str
    direction: str
    ranges: tuple
    off_at_baseline: float
    spread: float
    decimals: dict

    def guess(self, span, limits, random):
        """A number between two multiples of the limit."""
        low, high = span
        limit = float(limits[0] if self.direction == "low" else limits[1])
        return limit * (low + (high - low) * random.unit())

    def text(self, number, unit):
        """A number as the laboratory prints it."""
        return f"{number:.{self.decimals.get(unit, 0)}f}"

    def is_extreme(self, value, limits):
        """Whether a value lies beyond the other limit, which its term is not about."""
        if self.direction == "low":
            return limits[1] is not None and float(value) > float(limits[1])
        return limits[0] is not None and float(value) < float(limits[0])


LIVER = ((0.32, 0.95), (1.02, 2.9), (3.05, 4.9), (5.1, 13), (20.5, 28))
ANALYTES = {
    "hemoglobin": Analyte(
        "Anemia", "low", ((1, 1.2), (0.72, 1), (0.55, 0.83), (0.42, 0.66)), 0.35, 0.12, {"g/dL": 1}),
    "white_blood_cells": Analyte(
        "White blood cell decreased", "low", ((1.1, 2.4), (0.74, 1), (0.5, 0.86), (0.27, 0.57), (0.08, 0.28)), 0, 0.4,
        {"10^9/L": 2, "K/uL": 1}),
    "neutrophils": Analyte(
        "Neutrophil count decreased", "low", ((1.1, 3), (0.82, 1), (0.54, 0.84), (0.27, 0.56), (0.04, 0.28)), 0, 0.5,
        {"10^9/L": 2, "K/uL": 1}),
    "platelets": Analyte(
        "Platelet count decreased", "low", ((1.15, 2.4), (0.5, 1), (0.33, 0.6), (0.17, 0.4), (0.05, 0.2)), 0, 0.35, {}),
    "alanine_aminotransferase": Analyte(
        "Alanine aminotransferase increased", "high", LIVER, 0.06, 0.35, {}),
    "aspartate_aminotransferase": Analyte(
        "Aspartate aminotransferase increased", "high", LIVER, 0.05, 0.3, {}),
    "bilirubin_total": Analyte(
        "Blood bilirubin increased", "high", ((0.25, 0.85), (1.03, 1.48), (1.55, 2.9), (3.1, 7), (10.2, 14)), 0, 0.3,
        {"umol/L": 1, "mg/dL": 2}),
    "creatinine": Analyte(
        "Creatinine increased", "high", ((0.72, 0.95), (1.01, 1.45), (1.2, 2.8), (2.2, 5.5), (6.1, 8)), 0, 0.16,
        {"mg/dL": 2}),
    "thyrotropin": Analyte(
        "Thyroid stimulating hormone increased", "high", ((0.2, 0.8), (1.5, 9)), 0, 0.4, {"mIU/L": 2, "uIU/mL": 2}),
}
BLOOD_COUNT = ["hemoglobin", "white_blood_cells", "neutrophils", "platelets"]
LIVER_TESTS = ["alanine_aminotransferase", "aspartate_aminotransferase", "bilirubin_total"]
# What is measured together with an analyte when an event shows in it.
PANEL_OF = {
    **{analyte: BLOOD_COUNT for analyte in BLOOD_COUNT}, **{analyte: LIVER_TESTS for analyte in LIVER_TESTS},
    "creatinine": ["creatinine"], "thyrotropin": ["thyrotropin"],
}
BY_TERM = {spec.term: analyte for analyte, spec in ANALYTES.items()} | {"Hypothyroidism": "thyrotropin"}

INTERNATIONAL = {  # unit, limits of men, limits of women
    "hemoglobin": ("g/L", ("130", "175"), ("115", "150")),
    "white_blood_cells": ("10^9/L", ("3.5", "9.5"), ("3.5", "9.5")),
    "neutrophils": ("10^9/L", ("1.8", "6.3"), ("1.8", "6.3")),
    "platelets": ("10^9/L", ("125", "350"), ("125", "350")),
    "alanine_aminotransferase": ("U/L", ("9", "50"), ("7", "40")),
    "aspartate_aminotransferase": ("U/L", ("15", "40"), ("13", "35")),
    "bilirubin_total": ("umol/L", (None, "26"), (None, "21")),
    "creatinine": ("umol/L", ("57", "97"), ("41", "73")),
    "thyrotropin": ("mIU/L", ("0.35", "4.94"), ("0.35", "4.94")),
}
CONVENTIONAL = {
    "hemoglobin": ("g/dL", ("13.5", "17.5"), ("12", "15.5")),
    "white_blood_cells": ("K/uL", ("4", "10"), ("4", "10")),
    "neutrophils": ("K/uL", ("1.8", "7.5"), ("1.8", "7.5")),
    "platelets": ("K/uL", ("150", "400"), ("150", "400")),
    "alanine_aminotransferase": ("IU/L", (None, "45"), (None, "35")),
    "aspartate_aminotransferase": ("IU/L", (None, "40"), (None, "35")),
    "bilirubin_total": ("mg/dL", ("0.2", "1.2"), ("0.2", "1.2")),
    "creatinine": ("mg/dL", ("0.7", "1.3"), ("0.5", "1.1")),
    "thyrotropin": ("uIU/mL", ("0.4", "4.5"), ("0.4", "4.5")),
}
REPORTED = {"S1": INTERNATIONAL, "S2": INTERNATIONAL, "S3": CONVENTIONAL}


def analyte_of(term):
    """The analyte in which an entered event shows, or None."""
    return BY_TERM.get(term)


def unit_of(analyte, case):
    """The unit in which the patient's hospital reports an analyte."""
    return REPORTED[case.given["site"]][analyte][0]


def limits_of(analyte, case):
    """The limits of normal of the patient's hospital, by sex."""
    _, men, women = REPORTED[case.given["site"]][analyte]
    return women if case.given["sex"] == "F" else men
