import ClinicalRecords
public import Endpoints

/// What laboratory results show, as rows for programs.
public struct LaboratoryRecords: Sendable {
  /// Names of the columns, in snake_case; stable.
  public static let columns = [
    "patient_key", "line_number", "status", "adverse_event_term", "grade", "lowest_grade",
    "highest_grade", "onset_on", "ended_on", "analyte", "sampled_on", "sample", "value", "unit",
    "lower_limit", "upper_limit", "baseline_on", "baseline_value", "baseline_unit",
    "baseline_grade", "interval", "threshold", "undecided", "clinical_criteria", "event_number",
    "entered_grade", "problem",
  ]

  private let words: LaboratoryWords

  /// Rows in the words of a registry.
  ///
  /// - Parameter words: The words.
  public init(_ words: LaboratoryWords) { self.words = words }

  /// The rows of one patient: of each line the proposed events, what could be one, and what cannot be graded.
  ///
  /// - Parameters:
  ///   - patient: What the results show.
  ///   - key: The patient's study key.
  /// - Returns: A value per column of ``columns`` each.
  public func rows(of patient: PatientLaboratory, key: String) -> [[Records.Value]] {
    patient.lines.flatMap { line in
      let head: [String: Records.Value] = [
        "patient_key": .text(key), "line_number": .integer(line.line.number),
      ]
      let rows =
        line.episodes.map(values) + line.undecided.map(values) + line.unnumbered.map(values)
        + line.ungraded.map(values)
      return rows.map { row in
        let row = row.merging(head) { $1 }
        return LaboratoryRecords.columns.map { row[$0] ?? .missing }
      }
    }
  }

  private func values(_ episode: LaboratoryEpisode) -> [String: Records.Value] {
    var values = self.values(episode.worst)
    values["status"] = .text(episode.entry.status)
    values["onset_on"] = .text(episode.onsetOn.description)
    values["ended_on"] = Records.Value(episode.endedOn?.description)
    values["grade"] = Records.Value(episode.grade)
    values["lowest_grade"] = .integer(episode.grades.lowerBound)
    values["highest_grade"] = .integer(episode.grades.upperBound)
    values["undecided"] = filled(words.undecided(episode.doubted.finding))
    switch episode.entry {
    case .none: break
    case .recorded(let number, let grade), .recordedLower(let number, let grade):
      values["event_number"] = .integer(number)
      values["entered_grade"] = .integer(grade)
    }
    return values
  }

  private func values(_ finding: UndecidedFinding) -> [String: Records.Value] {
    values(finding.highest).merging(["status": "possible"]) { $1 }
  }

  private func values(_ graded: GradedResult) -> [String: Records.Value] {
    let finding = graded.finding
    return values(graded.result).merging([
      "adverse_event_term": .text(words.term(finding.term)),
      "grade": finding.isDecided ? .integer(finding.grade) : .missing,
      "lowest_grade": .integer(finding.grades.lowerBound),
      "highest_grade": .integer(finding.grades.upperBound),
      "baseline_on": Records.Value(graded.baseline?.sampledOn.description),
      "baseline_value": Records.Value(graded.baseline?.value),
      "baseline_unit": Records.Value(graded.baseline?.unit),
      "baseline_grade": Records.Value(graded.baselineFinding?.decidedGrade),
      "interval": filled(words.intervals(finding)),
      "threshold": filled(words.thresholds(graded)),
      "undecided": filled(words.undecided(finding)),
      "clinical_criteria": filled(words.clinicalCriteria(finding)),
    ]) { $1 }
  }

  private func values(_ finding: UnnumberedFinding) -> [String: Records.Value] {
    values(finding.first).merging([
      "status": "not_decidable", "adverse_event_term": .text(words.term(finding.term.term)),
      "undecided": .text(words.notDecidable(finding.term)),
    ]) { $1 }
  }

  private func values(_ ungraded: UngradedResult) -> [String: Records.Value] {
    values(ungraded.result).merging([
      "status": "not_graded",
      "problem": .text(words.sentence(ungraded.obstacle, of: ungraded.result)),
    ]) { $1 }
  }

  private func values(_ result: LaboratoryResult) -> [String: Records.Value] {
    [
      "analyte": .text(words.code(result.analyte)),
      "sampled_on": .text(result.sampledOn.description), "sample": .integer(result.sample),
      "value": .number(result.value), "unit": .text(result.unit),
      "lower_limit": Records.Value(result.lowerLimit),
      "upper_limit": Records.Value(result.upperLimit),
    ]
  }

  private func filled(_ text: String) -> Records.Value { text.isEmpty ? .missing : .text(text) }
}

extension LaboratoryFinding {
  /// The grade, where the number decides it.
  var decidedGrade: Int? { isDecided ? grade : nil }
}

extension LaboratoryEpisode {
  /// The result that says what keeps the grade open; the worst where nothing does.
  var doubted: GradedResult { grade == nil ? highest ?? worst : worst }
}

extension LaboratoryEpisode.Entry {
  fileprivate var status: String {
    switch self {
    case .none: "new"
    case .recorded: "recorded"
    case .recordedLower: "recorded_lower"
    }
  }
}
