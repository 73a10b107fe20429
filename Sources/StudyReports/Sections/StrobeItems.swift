import Analyses
import ClinicalRecords
import Reports
import Studies

/// The 22 items of STROBE.
extension SectionWriter {
  var strobeItems: [ChecklistItem] {
    frontItems + designItems + statisticItems + resultItems + discussionItems
  }

  private var frontItems: [ChecklistItem] {
    [
      ChecklistItem(
        "1", "Title and abstract",
        "Working title: \(plan.title). Numbers: Summary. The abstract is to be written by the authors."
      ),
      ChecklistItem("2", "Background"),
      ChecklistItem("3", "Objectives and hypotheses"),
    ]
  }

  private var designItems: [ChecklistItem] {
    [
      ChecklistItem("4", "Study design", "Observational analysis of a registry; Methods."),
      ChecklistItem("5", "Setting, places, dates", settingWords),
      ChecklistItem(
        "6", "Eligibility, selection, follow-up, matching",
        "Criteria and their counts: Patients"
          + (answer.matching == nil ? "." : "; matching criteria and numbers: Matching.")
          + " How patients came into the registry is to be written by the authors."),
      ChecklistItem(
        "7", "Outcomes, exposures, predictors, confounders",
        (hasSurvival || !answer.responses.isEmpty
          ? "Definitions with their rules: Methods; arms" : "Arms")
          + (plan.characteristics.isEmpty ? "" : " and levels")
          + ": Appendix. The choice of confounders is to be justified by the authors."),
      ChecklistItem(
        "8", "Sources and measurement",
        "All values are rows of the registry; each number leads to its patients and rows. How they were measured is to be "
          + "written by the authors."),
      ChecklistItem("9", "Bias", biasWords),
      ChecklistItem(
        "10", "Study size",
        "All eligible patients of the registry were used; no sample size was calculated here."),
      ChecklistItem(
        "11", "Quantitative variables",
        plan.characteristics.isEmpty ? nil : "Levels and their bounds: Appendix."),
    ]
  }

  private var settingWords: String? {
    let days = cohort.subjects.map(\.line.startedOn)
    guard let first = days.min(), let last = days.max() else { return nil }
    let hospitals = context.hospitalCount.map {
      ", \(style.count($0)) hospital\($0 == 1 ? "" : "s")"
    }
    return
      "\(context.registryTitle)\(hospitals ?? ""); line \(plan.line) started \(first) to \(last); data cutoff "
      + "\(context.cutoff.map { "\($0)" } ?? "not set")."
  }

  private var biasWords: String? {
    let ways =
      (answer.matching == nil ? [] : ["matching"])
      + (hasOtherWays ? ["other ways of comparison"] : []) + (hasEValues ? ["E-values"] : [])
    guard !ways.isEmpty else { return nil }
    return
      "Addressed by \(ways.joined(separator: ", ")). Other sources are to be discussed by the authors."
  }

  private var statisticItems: [ChecklistItem] {
    [
      ChecklistItem(
        "12", "Statistical methods, missing data, sensitivity",
        "Methods, made from the settings that ran." + (missingWords.map { " \($0)" } ?? "")
          + (hasOtherWays ? " Other ways of comparison: Sensitivity." : ""))
    ]
  }

  /// What became of missing values; `nil` where no characteristic is shown.
  var missingWords: String? {
    guard let number = tables.baseline else { return nil }
    guard hasMissingValues else { return "No values of Table \(number) are missing." }
    let models =
      answer.matching == nil && estimatedCox.isEmpty && !hasOtherWays
      ? "" : "; models use complete cases"
    return "Missing values: own rows of Table \(number)\(models)."
  }

  private var resultItems: [ChecklistItem] {
    [
      ChecklistItem("13", "Participants at each stage", "Patients, every step with its count."),
      ChecklistItem(
        "14", "Descriptive data, missing data, follow-up",
        tables.baseline.map {
          "Table \($0)\(hasMissingValues ? " with rows of missing values" : "; no values are missing")"
            + (hasFollowUp ? "; follow-up: Baseline characteristics." : ".")
        }),
      ChecklistItem("15", "Outcome events", eventWords),
      ChecklistItem(
        "16", "Main results with precision",
        mainWords),
      ChecklistItem("17", "Other analyses", otherWords),
    ]
  }

  private var mainWords: String? {
    let places = (hasSurvival ? ["Efficacy"] : []) + (answer.responses.isEmpty ? [] : ["Response"])
    guard !places.isEmpty else { return nil }
    let kind =
      answer.matching == nil ? (comparesArms ? ": unadjusted" : "") : ": unadjusted and matched"
    return "\(places.joined(separator: ", "))\(kind), with 95% CI."
  }

  private var eventWords: String? {
    let places =
      (hasSurvival ? ["Efficacy"] : [])
      + (tables.response.map { ["Table \($0)"] } ?? [])
      + (tables.safety.map { ["Table \($0)"] } ?? [])
    return places.isEmpty ? nil : places.joined(separator: ", ") + "."
  }

  private var otherWords: String? {
    let places =
      (answer.cox.isEmpty ? [] : ["Prognostic factors"])
      + (answer.subgroups.isEmpty ? [] : ["Subgroups"])
      + (hasStrata ? ["Survival by level"] : [])
      + (hasOtherWays || hasEValues ? ["Sensitivity"] : [])
    return places.isEmpty ? "None were planned." : places.joined(separator: ", ") + "."
  }

  private var discussionItems: [ChecklistItem] {
    [
      ChecklistItem("18", "Key results"), ChecklistItem("19", "Limitations"),
      ChecklistItem("20", "Interpretation"), ChecklistItem("21", "Generalizability"),
      ChecklistItem("22", "Funding"),
    ]
  }
}
