public import ClinicalRecords
public import Endpoints

/// What grading says of laboratory results, in words.
public struct LaboratoryWords: Sendable {
  private let grading: LaboratoryGrading
  private let codebook: Codebook

  /// The words of a registry.
  ///
  /// - Parameters:
  ///   - grading: What results were graded by.
  ///   - codebook: The registry's words.
  public init(_ grading: LaboratoryGrading, _ codebook: Codebook) {
    self.grading = grading
    self.codebook = codebook
  }

  /// The label of a term.
  ///
  /// - Parameter term: Its position.
  /// - Returns: Such as `Anemia`.
  public func term(_ term: CodePosition) -> String { codebook.terms.entries[Int(term)].label }

  /// What files call a term.
  ///
  /// - Parameter term: Its position.
  /// - Returns: Such as `Anemia`.
  public func code(ofTerm term: CodePosition) -> String { codebook.terms.entries[Int(term)].code }

  /// The code of an analyte.
  ///
  /// - Parameter analyte: Its position.
  /// - Returns: Such as `hemoglobin`.
  public func code(_ analyte: CodePosition) -> String {
    codebook.analytes.entries[Int(analyte)].code
  }

  /// A result with what was measured: `hemoglobin 7.5 g/dL`.
  ///
  /// - Parameter result: The result.
  /// - Returns: The phrase.
  public func result(_ result: LaboratoryResult) -> String {
    "\(codebook.analytes.entries[Int(result.analyte)].label.insideSentence) \(result.measured)"
  }

  /// The names of the intervals a grade was given by.
  ///
  /// - Parameter finding: The finding.
  /// - Returns: Such as `HGB-G3-gdL`; empty for grade 0.
  public func intervals(_ finding: LaboratoryFinding) -> String {
    finding.intervals.map { grading.criteria.intervals[$0].name }.joined(separator: "; ")
  }

  /// The intervals a grade was given by, as one reads them, with limits and baseline put in.
  ///
  /// - Parameters:
  ///   - finding: The finding.
  ///   - result: The result it is of.
  ///   - baseline: The baseline of the same analyte.
  ///   - albumin: The albumin of the same day, of total calcium.
  /// - Returns: Such as `below 8 g/dL`; empty for grade 0.
  public func thresholds(
    _ finding: LaboratoryFinding, of result: LaboratoryResult, baseline: LaboratoryResult?,
    albumin: LaboratoryResult?
  ) -> String {
    let read = (try? grading.graded(result, albumin: albumin)) ?? result
    return unique(
      finding.intervals.map { grading.threshold($0, of: read, baseline: baseline).interval }
    ).joined(separator: "; ")
  }

  /// The same of a result of a line.
  func thresholds(_ graded: GradedResult) -> String {
    thresholds(
      graded.finding, of: graded.result, baseline: graded.baseline, albumin: graded.albumin)
  }

  /// A result as it was graded: in the unit of the threshold too, calcium corrected for albumin.
  func read(_ graded: GradedResult) -> String {
    let read = (try? grading.graded(graded.result, albumin: graded.albumin)) ?? graded.result
    let text = graded.finding.intervals.first.map {
      grading.threshold($0, of: read, baseline: graded.baseline).result
    }
    guard graded.albumin != nil else { return text ?? result(graded.result) }
    return "\(result(graded.result)), corrected \(read.measured)"
  }

  /// What keeps a grade from being decided.
  ///
  /// - Parameter finding: The finding.
  /// - Returns: Such as `grade 1 if asymptomatic, grade 2 if symptomatic`; empty where the number decides.
  public func undecided(_ finding: LaboratoryFinding) -> String {
    unique(phrases(finding.open)).joined(separator: ", ")
  }

  /// What would give a higher grade without any number.
  ///
  /// - Parameter finding: The finding.
  /// - Returns: Such as `grade 3 by transfusion indicated`; empty where there is nothing.
  public func clinicalCriteria(_ finding: LaboratoryFinding) -> String {
    let grades = Set(finding.clinicalCriteria.map(\.grade)).sorted()
    return grades.map { grade in
      let texts = finding.clinicalCriteria.filter { $0.grade == grade }.map(\.text)
      return "grade \(grade) by \(unique(texts).joined(separator: " or "))"
    }.joined(separator: "; ")
  }

  private func phrases(_ open: [LaboratoryFinding.OpenQuestion]) -> [String] {
    open.map { question in
      switch question.unknown {
      case .circumstance:
        let same = open.filter { $0.grade == question.grade }.compactMap(\.unknown.condition)
        return "grade \(question.grade) if \(unique(same).joined(separator: ", or if "))"
      case .reading(let reading): return "grade \(question.grade) if \(reading.phrase)"
      case .lowerLimit, .upperLimit, .baseline:
        return "up to grade \(question.grade) by \(question.unknown.missing), which is not known"
      }
    }
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

extension LaboratoryWords {
  /// What the cutoff leaves out.
  func cutoffNote(_ cutoff: ClinicalDate, after count: String) -> String {
    "Data cutoff: \(cutoff). What is dated after it, here \(count), does not exist for a question."
  }

  /// Why a result cannot be graded, in sentences.
  ///
  /// - Parameters:
  ///   - obstacle: Why.
  ///   - result: The result.
  /// - Returns: What is wrong and what is allowed.
  public func sentence(
    _ obstacle: LaboratoryGrading.Obstacle, of result: LaboratoryResult
  ) -> String {
    let analyte = codebook.analytes.entries[Int(result.analyte)].label.insideSentence
    switch obstacle {
    case .unknownUnit(let known):
      return "\"\(Quotation.shortened(result.unit))\" is no unit in which \(analyte) can be "
        + "graded. Allowed: \(known.joined(separator: ", "))."
    case .outOfRange:
      return "The value or a limit of normal is larger than anything that is measured. Allowed: up "
        + "to 1e+30."
    case .limitsCrossed:
      return ResultMistake.ofLimits(lower: result.lowerLimit, upper: result.upperLimit) ?? ""
    case .notGraded: return "No term is graded by \(analyte)."
    case .albuminMissing:
      return "Total calcium is graded after correction for albumin, and there is no albumin of the "
        + "same day."
    }
  }
}

extension LaboratoryFinding.OpenQuestion.Unknown {
  /// The circumstance as it goes on behind "if"; `nil` for anything else.
  fileprivate var condition: String? {
    switch self {
    case .circumstance(let circumstance): circumstance.phrase
    case .lowerLimit, .upperLimit, .baseline, .reading: nil
    }
  }

  /// What is missing.
  fileprivate var missing: String {
    switch self {
    case .lowerLimit: "the lower limit of normal"
    case .upperLimit: "the upper limit of normal"
    case .baseline: "the baseline"
    case .circumstance(let circumstance): circumstance.phrase
    case .reading(let reading): reading.phrase
    }
  }
}

extension LaboratoryFinding.OpenQuestion.Reading {
  /// As it goes on behind "if".
  fileprivate var phrase: String {
    let number = self.number.asEntered
    let words =
      switch measure {
      case .value: "read as \(number)"
      case .absoluteDecrease, .percentDecrease: "the fall is read as \(number)"
      case .absoluteIncrease, .percentIncrease: "the rise is read as \(number)"
      case .belowLowerLimit: "the distance to LLN is read as \(number)"
      }
    return words + (circumstance.map { " and \($0.phrase)" } ?? "")
  }
}
