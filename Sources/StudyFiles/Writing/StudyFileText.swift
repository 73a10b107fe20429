/// The parts of a new study file that are the same for every study.
enum StudyFileText {
  static let heading = """
    # A study file: a statistical analysis plan that a program can carry out.
    #
    # How to read it. What follows a # is a remark, which the program skips; where a # stands directly before a key, as in
    # #cutoff = …, take it away to use that line. Everything else reads key = value. Texts stand in quotes; numbers, days,
    # true and false do not; lists stand in [ ]. A name in brackets, such as [population], begins a section, which ends
    # where the next one begins. Double brackets, such as [[characteristic]], begin one of several. Sections that are not
    # called "needed" can be deleted: what they ask for is then left out of the report.
    #
    # A condition is a text about a patient as of the first day of the line of therapy: "ecog >= 2 and age < 65".
    # `nadir list characteristics` shows the words. Between them stand and, or, not, =, !=, <, <=, >, >=, in ('a', 'b'),
    # is known, is missing; texts within a condition stand in single quotes: "extent = 'extensive'".
    #
    # `nadir study check FILE` names every mistake with its line; `nadir study run FILE --output report/` makes the report.

    """

  static let days = """
    # The last day the data speak of. Without it the registry's own cutoff counts.
    #cutoff = 2025-01-10

    # Days in a month. Without it 30.4375, a year of 365.25 days divided by twelve.
    #months = 30.4375

    """

  static let characteristics = """
    # WHAT PATIENTS ARE DESCRIBED BY. Each is a block of rows of Table 1, and what models and subgroups take their factors
    # from. `id` is a short name for use in this file and in the names of numbers; `label` is what tables print. Its values:
    #   levels    labels with conditions; a patient belongs to the first that holds
    #   word      each value of a word is a level
    #   number    median, quartiles and range
    # `reference` is the level that the others are compared with; without it the last.
    [[characteristic]]
    id = "sex"
    label = "Sex"
    levels = { "Male" = "sex = 'M'", "Female" = "sex = 'F'" }
    reference = "Female"

    [[characteristic]]
    id = "age"
    label = "Age, years"
    levels = { ">=65" = "age >= 65", "<65" = "age < 65" }
    reference = "<65"

    [[characteristic]]
    id = "smoking"
    label = "Smoking history"
    levels = { "Yes" = "smoking in ('current', 'former')", "No" = "smoking = 'never'" }
    reference = "No"

    [[characteristic]]
    id = "ecog"
    label = "ECOG performance status"
    levels = { ">=2" = "ecog >= 2", "<2" = "ecog < 2" }
    reference = "<2"

    [[characteristic]]
    id = "brain_metastases"
    label = "Brain metastases"
    levels = { "Yes" = "brain_metastases", "No" = "not brain_metastases" }
    reference = "No"

    [[characteristic]]
    id = "liver_metastases"
    label = "Liver metastases"
    levels = { "Yes" = "liver_metastases", "No" = "not liver_metastases" }
    reference = "No"

    """

  static let previousLine = """
    [[characteristic]]
    id = "previous_pfs"
    label = "PFS of the line before, months"
    levels = { ">=6" = "previous_line_pfs >= 6 months", "<6" = "previous_line_pfs < 6 months" }
    reference = "<6"

    """

  static let rules = """
    # WHAT IS WAITED FOR. Needed: one section for each time to an event. pfs, os, ttp, ttd, ttnt, ttr, dor, dsd, pfs2, rwpfs,
    # os-diagnosis and follow-up are known. `landmarks` are the months at which the share without event is printed. Any
    # setting that `nadir list rules` shows may stand here, for this endpoint alone.
    [endpoints.pfs]
    landmarks = [6, 12, 24]
    #censoring = "fda"

    [endpoints.os]
    landmarks = [6, 12, 24]

    # Settings for the whole study, any that `nadir list rules` shows. What is not stated here is as in the registry.
    [rules]
    #stable_disease_minimum_days = 42
    #response_basis = "confirmed"

    """

  static let survival = """
    # HOW CURVES ARE READ. `interval` is how the confidence interval of a median is made: "log-log", "log", "plain" or "spss".
    # `ties` is how patients with an event on the same day enter Cox models: "efron", "breslow" (as SPSS) or "exact".
    [survival]
    interval = "log-log"
    ties = "efron"

    """

  static let matching = """
    # HOW THE ARMS ARE MADE ALIKE. Each patient of the first arm gets the nearest free one of the last, by the score of a
    # logistic model. `caliper` is how far apart a pair may be at most, and says nothing without its scale: "probability",
    # "logit" or "standard deviations of the logit". caliper = "none" allows any distance. `robust`: errors of Cox models
    # take account of the pairs.
    [matching]
    #covariates = ["age", "ecog"]      # without it every characteristic
    ratio = 1
    caliper = 0.2
    scale = "standard deviations of the logit"
    robust = true

    # Other ways, for a table that shows whether the result depends on the way: "matching" with another caliper; weights for
    # all ("iptw"), for those like the first arm ("att") or the last ("atc"), for those who might have had either
    # ("overlap", "matching weights"); "adjustment" in a Cox model.
    [[alternative]]
    method = "iptw"

    [[alternative]]
    method = "overlap"

    [[alternative]]
    method = "adjustment"

    """

  static let strata = """
    # Curves within an arm by the levels of one characteristic; one section a characteristic.
    [[stratum]]
    #arm = "…"                         # the id of an arm; without it all patients
    characteristic = "liver_metastases"

    # WHO BENEFITS. Hazard ratios of the arms within the levels of each characteristic, as a forest plot.
    [subgroups]
    #endpoints = ["os"]                # without it all endpoints of the study
    #characteristics = ["sex", "age"]  # without it every characteristic

    """

  static let presentation = """
    # WHAT HARM WAS DONE. `rows`: "groups", the registry's own groups of terms, or "terms", one row a term.
    [safety]
    rows = "groups"
    related_only = true                # only events that may be due to the treatment
    at_least_percent = 0               # terms that fewer had in every arm are left out

    # WHAT IS DRAWN. Figures always come as SVG; `formats` adds "pdf" and "png". `resolution` of PNG is 300 or 600 pixels an
    # inch, `width` 85 or 174 mm: one or two columns of a journal. "waterfall" and "swimmer" need measured lesions.
    [figures]
    wanted = ["flow", "survival", "subgroups", "strata", "love", "overlap"]
    formats = ["pdf", "png"]
    resolution = 300
    width = 174

    # HOW NUMBERS ARE PRINTED: "default", "frontiers", "jama" or "nejm".
    [style]
    journal = "default"

    """
}
