import ClinicalRecords
public import Endpoints

/// Proposed adverse events in sentences.
extension LaboratoryWords {
  /// `Anemia, grade 3, 2020-02-03 to 2020-02-24. New.`
  func sentence(_ episode: LaboratoryEpisode) -> String {
    let end = episode.endedOn.map { "\(episode.onsetOn) to \($0)" } ?? "from \(episode.onsetOn)"
    return "\(term(episode.term)), \(grades(episode.grades)), \(end). \(entry(episode))"
  }

  /// Why an event is entered, for the record of changes.
  ///
  /// - Parameter episode: The proposed event.
  /// - Returns: Such as `Anemia grade 3 by hemoglobin 7.5 g/dL on 2020-02-10 (below 8 g/dL, HGB-G3-gdL)`.
  public func reason(for episode: LaboratoryEpisode) -> String {
    let basis = [thresholds(episode.worst), intervals(episode.worst.finding)]
    return "\(term(episode.term)) \(grades(episode.grades)) by \(read(episode.worst)) on "
      + "\(episode.worst.result.sampledOn) (\(basis.filter { !$0.isEmpty }.joined(separator: ", ")))"
  }

  /// The results and thresholds that show it, a sentence or two each.
  func evidence(of episode: LaboratoryEpisode) -> [String] {
    var sentences = [evidence(episode.worst)]
    if let highest = episode.highest, episode.grade == nil { sentences.append(evidence(highest)) }
    if episode.grade == nil {
      sentences.append(undecided(episode.doubted.finding).capitalizedFirst + ".")
    }
    let clinical = clinicalCriteria(episode.worst.finding)
    if !clinical.isEmpty { sentences.append("Without the number: \(clinical).") }
    return sentences
  }

  /// `Febrile neutropenia, grade 0 to 3: not decided.`
  func sentence(_ finding: UndecidedFinding) -> String {
    "\(term(finding.term)), \(grades(finding.highest.finding.grades)): not decided."
  }

  /// The result that could show it, and what decides.
  func evidence(of finding: UndecidedFinding) -> String {
    let more = finding.dayCount - 1
    let others = more > 0 ? " So \(more == 1 ? "is" : "are") \(more.of("more day"))." : ""
    return
      "\(evidence(finding.highest)) \(undecided(finding.highest.finding).capitalizedFirst).\(others)"
  }

  /// `Hyperglycemia: not decidable: CTCAE 5.0 grades it by what is done about it.`
  func sentence(_ finding: UnnumberedFinding) -> String {
    "\(term(finding.term.term)), \(notDecidable(finding.term))."
  }

  /// The first result that is reason to think of it.
  func evidence(of finding: UnnumberedFinding) -> String {
    let result = finding.first
    let more = finding.dayCount - 1
    let others = more > 0 ? " So \(more == 1 ? "is" : "are") \(more.of("more day"))." : ""
    return "\(self.result(result)) on \(result.sampledOn): \(beyond(result)).".capitalizedFirst
      + others
  }

  /// `not decidable: CTCAE 5.0 grades it by what is done about it`
  ///
  /// - Parameter term: A term without numbers.
  /// - Returns: The clause.
  public func notDecidable(_ term: UnnumberedTerm) -> String {
    "not decidable: CTCAE 5.0 grades it by \(term.basis)"
  }

  /// `above ULN (110)`
  func beyond(_ result: LaboratoryResult) -> String {
    if let upper = result.upperLimit, result.value > upper {
      return "above ULN (\(upper.asEntered))"
    }
    return result.lowerLimit.map { "below LLN (\($0.asEntered))" } ?? ""
  }

  /// What is said of a line without anything to say.
  func nothing(on line: LineLaboratory) -> String {
    if line.gradedCount == 0 { return "No results after its start." }
    return "\(line.gradedCount.of("result")); none is worse than the baseline."
  }

  /// `Hemoglobin 7.5 g/dL on 2020-02-10: below 8 g/dL. Baseline 11 g/dL on 2020-01-10, grade 1.`
  private func evidence(_ graded: GradedResult) -> String {
    let threshold = thresholds(graded)
    let claim = threshold.isEmpty ? "" : ": \(threshold)"
    let albumin = graded.albumin.map { " Albumin \($0.measured)." } ?? ""
    return "\(read(graded)) on \(graded.result.sampledOn)\(claim).".capitalizedFirst
      + albumin + baseline(graded)
  }

  private func baseline(_ graded: GradedResult) -> String {
    guard let baseline = graded.baseline else { return " No baseline." }
    let grade =
      graded.baselineFinding.map { ", \(grades($0.grades))" } ?? ", which cannot be graded"
    return " Baseline \(baseline.measured) on \(baseline.sampledOn)\(grade)."
  }

  func grades(_ grades: ClosedRange<Int>) -> String {
    switch grades.count {
    case 1: "grade \(grades.lowerBound)"
    case 2: "grade \(grades.lowerBound) or \(grades.upperBound)"
    default: "grade \(grades.lowerBound) to \(grades.upperBound)"
    }
  }

  private func entry(_ episode: LaboratoryEpisode) -> String {
    switch episode.entry {
    case .none: episode.grade == nil ? "New; the grade is not decided." : "New."
    case .recorded(let number, let grade): "Entered as event \(number), grade \(grade)."
    case .recordedLower(let number, let grade):
      "Entered as event \(number) with grade \(grade); the result shows \(episode.grades.lowerBound)."
    }
  }
}

extension String {
  /// The text with a capital at its beginning.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
