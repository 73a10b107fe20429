"""RECIST 1.1 on whole tenths of a millimetre, worked out here apart from the program that reads the cohort.

Eisenhauer et al. 2009, Eur J Cancer 45:228-247, section 4.3.
"""

TOO_SMALL = 50  # what a target that is seen but too small to measure counts


def counts(tumor, reading):
    """What a target adds to the sum of diameters: short axis of a node, else longest diameter; None when missing."""
    state, longest, short = reading
    if state == "measured":
        return short if tumor.is_node else longest
    return {"absent": 0, "too_small": TOO_SMALL}.get(state)


def has_grown(total, nadir):
    """Whether a sum is progression: a fifth and 5 mm above the smallest before."""
    return total * 5 >= nadir * 6 and total - nadir >= 50


def target_response(parts, baseline, nadir):
    """Response of the targets; parts are pairs of tumor and what it counts."""
    total = sum(count or 0 for _, count in parts)
    if any(count is None for _, count in parts):
        return "PD" if has_grown(total, nadir) else "NE"
    if all(count < 100 if tumor.is_node else count == 0 for tumor, count in parts):
        return "CR"
    if has_grown(total, nadir):
        return "PD"
    return "PR" if total * 10 <= baseline * 7 else "SD"


def non_target_response(states):
    """Response of the non-target lesions."""
    if not states:
        return "NA"
    if "progressed" in states:
        return "PD"
    if any(state in ("not_evaluable", "treated", "not_done") for state in states):
        return "NE"
    return "CR" if all(state == "absent" for state in states) else "NON-CR/NON-PD"


def overall_response(target, non_target, has_new):
    """Response of a visit of a patient with target lesions."""
    if has_new or "PD" in (target, non_target):
        return "PD"
    if target == "CR":
        return "CR" if non_target in ("CR", "NA") else "PR"
    return target
