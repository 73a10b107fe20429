"""The criteria of the study, and what was found of each patient where no other row tells it."""

# Code, words, kind, in the order of application; what the published study required, in our words.
CRITERIA = [
    ("I1", "Aged 18 years or older", "inclusion"),
    ("I2", "Small-cell lung cancer proven by histology or cytology", "inclusion"),
    ("I3", "Extensive stage at first diagnosis", "inclusion"),
    ("I4", "Progression after first-line therapy", "inclusion"),
    ("I5", "At most 10 mg of prednisone or its equivalent a day at baseline; sufficient bone marrow and organ function",
     "inclusion"),
    ("I6", "Complete records", "inclusion"),
    ("E1", "Combined small-cell lung cancer", "exclusion"),
    ("E2", "Another cancer at the same time", "exclusion"),
    ("E3", "Active autoimmune disease, immune deficiency, hepatitis B or C infection, or active tuberculosis", "exclusion"),
    ("E4", "Symptomatic brain metastases", "exclusion"),
]

# Age, histology, extent and progression are told by other rows; nobody wrote down when the rest was judged.
JUDGED = ["I5", "I6", "E1", "E2", "E3", "E4"]


def criterion_rows():
    """Rows of eligibility_criterion.csv."""
    return [[code, label, kind, position] for position, (code, label, kind) in enumerate(CRITERIA, 1)]


def finding_rows(case):
    """Rows of eligibility_finding.csv: everyone is in the study, so met what lets in and nothing that keeps out."""
    kinds = {code: kind for code, _, kind in CRITERIA}
    return [[case.key, code, 1 if kinds[code] == "inclusion" else 0, ""] for code in sorted(JUDGED)]
