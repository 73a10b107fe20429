"""CTCAE 5.0 grades of laboratory results, worked out from the vocabulary apart from the program.

Enough for the results that are made up here: of what must hold beside a number, the baseline is known, and that nothing
was done about a high thyrotropin is taken to hold.
"""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

VOCABULARY = Path(__file__).resolve().parent.parent / "vocabulary"
CIRCUMSTANCES = {"always", "no_intervention_initiated", "baseline_known", "baseline_normal", "baseline_abnormal"}
SAME = {"K/uL": "10^9/L", "IU/L": "U/L"}  # other spellings


def read_rows():
    """The rows that grade a value, by term."""
    rows = {}
    with open(VOCABULARY / "laboratory_grade.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["measure"] == "value" and row["circumstance"] in CIRCUMSTANCES:
                rows.setdefault(row["adverse_event_term"], []).append(row)
    return rows


ROWS = read_rows()


def bound(row, end, limits, baseline):
    """A bound in the unit of the result and whether it belongs to the interval; None for an open end."""
    basis = row[f"{end}_basis"]
    if not basis:
        return None
    of = {"absolute": 1, "xULN": limits[1], "xLLN": limits[0], "xBASELINE": baseline}[basis]
    return Decimal(row[f"{end}_value"]) * Decimal(of), row[f"{end}_is_inside"] == "1"


@cache
def intervals(term, unit, limits, baseline):
    """The intervals that are about results with this unit, these limits and this baseline: grade, lower, upper."""
    abnormal = baseline is not None and limits[1] is not None and Decimal(baseline) > Decimal(limits[1])
    fails = {"baseline_known": baseline is None, "baseline_normal": abnormal, "baseline_abnormal": not abnormal}
    return [
        (int(row["grade"]), bound(row, "lower", limits, baseline), bound(row, "upper", limits, baseline))
        for row in ROWS.get(term, [])
        if not fails.get(row["circumstance"], False) and row["unit"] in ("", SAME.get(unit, unit))
    ]


def grade(term, value, unit, limits, baseline=None):
    """The grade of a value: the highest of the intervals it lies in, 0 where it lies in none.

    Values, limits (lower, upper) and the baseline are decimal numbers as texts, compared exactly.
    """
    number = Decimal(value)

    def lies_in(lower, upper):
        above = lower is None or number > lower[0] or (number == lower[0] and lower[1])
        return above and (upper is None or number < upper[0] or (number == upper[0] and upper[1]))

    found = (g for g, lower, upper in intervals(term, unit, limits, baseline) if lies_in(lower, upper))
    return max(found, default=0)
