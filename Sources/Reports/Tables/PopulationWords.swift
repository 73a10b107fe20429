import Analyses
import ClinicalRecords
import Endpoints

/// Who an answer speaks of, in the words of titles and footnotes.
extension Population {
  /// Said of made-up data before any number.
  static let syntheticNotice =
    "Synthetic data: no real patient stands behind these numbers."

  /// `line 2`, or all lines.
  var lineWords: String { line.map { "line \($0)" } ?? "all lines of therapy" }

  /// What is counted.
  var unit: String { spansLines ? "line of therapy" : "patient" }

  /// Several of what is counted.
  var units: String { spansLines ? "lines of therapy" : "patients" }

  /// A title: `Overall survival in line 2, by ICI (ECOG ≥ 2)`.
  func title(_ subject: String) -> String {
    let grouping = groupingName.map { ", by \($0)" } ?? ""
    let condition = conditionLabel.map { " (\($0))" } ?? ""
    return "\(subject) in \(lineWords)\(grouping)\(condition)"
  }

  /// What percentages are of.
  var denominatorNote: String {
    if let denominator { return "Percentages are of \(denominator) (N)." }
    return spansLines
      ? "Percentages are of all lines of therapy (N); a patient counts once for each line."
      : "Percentages are of all patients who started the line (N)."
  }

  /// Who was left out, each reason that applied with its number; then the cutoff.
  func notes(_ style: NumberStyle) -> [String] {
    var reasons: [String] = []
    func add(_ count: Int, _ reason: String) {
      guard count > 0 else { return }
      reasons.append("\(style.count(count)) \(reason)")
    }
    if let conditionLabel {
      add(leftOut.conditionFalse, "not meeting “\(conditionLabel)”")
      add(leftOut.conditionUnknown, "where “\(conditionLabel)” is not known")
    }
    if let groupingLabel { add(leftOut.groupUnknown, "where “\(groupingLabel)” is not known") }
    if rules.cutoff != nil { add(leftOut.afterCutoff, "begun after the cutoff") }
    let leftOutNote =
      reasons.isEmpty ? [] : ["Lines of therapy left out: \(reasons.joined(separator: ", "))."]
    let emptyNotes = emptyGroups.map { "No column for “\($0)”, as nobody stands in it." }
    return definitions + emptyNotes + leftOutNote + [
      rules.cutoff.map { "Data cutoff: \($0)." } ?? "No data cutoff was set."
    ]
  }

  /// Why there is no test, where several groups stand beside each other without one.
  func noTestNote(groupCount: Int) -> [String] {
    guard spansLines, groupCount > 1 else { return [] }
    return isByLine
      ? ["No test between lines, because the same patients stand in several columns."]
      : ["No test, because a patient can stand in several columns, with a line in each."]
  }

  /// The same for programs.
  func facts(isSynthetic: Bool) -> [Report.Fact] {
    fixedFacts(isSynthetic: isSynthetic) + changedFacts
  }

  /// Every other setting that is not the default.
  private var changedFacts: [Report.Fact] {
    let shown = ["stable_disease_minimum_days", "toxicity_window_days"]
    return rules.changedSettings.filter { !shown.contains($0.setting.name) }
      .map { Report.Fact($0.setting.name, .text($0.value)) }
  }

  private func fixedFacts(isSynthetic: Bool) -> [Report.Fact] {
    [
      Report.Fact("synthetic", .flag(isSynthetic)),
      Report.Fact("line", Records.Value(line)),
      Report.Fact("grouping", Records.Value(groupingLabel)),
      Report.Fact("condition", Records.Value(conditionLabel)),
      Report.Fact("cutoff", Records.Value(rules.cutoff?.description)),
      Report.Fact("stable_disease_minimum_days", .integer(rules.stableDiseaseMinimumDays)),
      Report.Fact("toxicity_window_days", .integer(rules.toxicityWindowDays)),
      Report.Fact("left_out_condition_false", .integer(leftOut.conditionFalse)),
      Report.Fact("left_out_condition_unknown", .integer(leftOut.conditionUnknown)),
      Report.Fact("left_out_group_unknown", .integer(leftOut.groupUnknown)),
      Report.Fact("left_out_after_cutoff", .integer(leftOut.afterCutoff)),
    ]
  }
}
