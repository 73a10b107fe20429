public import ClinicalRecords

/// Reads the laboratory results of lines of therapy: which belong to a line, what the baseline is, what grade each shows.
///
/// Made once per question.
public struct LaboratoryReading: Sendable {
  /// The parts of a history it looks at.
  public static let historyParts: HistoryParts = [.patient, .laboratory]
  /// A temperature above this, in degrees Celsius, makes a neutropenia febrile (CTCAE 5.0, febrile neutropenia).
  private static let feverCelsius = 38.3

  /// Gives the grade of one result.
  public let grading: LaboratoryGrading
  /// Give the window of a line and the cutoff.
  let rules: EndpointRules
  /// What is taken to be so wherever the rows do not tell.
  private let assumed: KnownFacts
  private let albumin: CodePosition?
  private let calcium: CodePosition?
  private let temperature: CodePosition?

  /// A reading.
  ///
  /// - Parameters:
  ///   - grading: Gives the grade of one result.
  ///   - codebook: The words of the registry.
  ///   - rules: Give the window of a line and the cutoff.
  ///   - assumed: What is taken to be so wherever the rows do not tell, such as no symptoms.
  public init(
    _ grading: LaboratoryGrading, _ codebook: Codebook, rules: EndpointRules = EndpointRules(),
    assuming assumed: [Circumstance: Bool] = [:]
  ) {
    self.grading = grading
    self.rules = rules
    self.assumed = KnownFacts(assumed)
    let position = { (code: String) in
      codebook.analytes.position(of: code).map { CodePosition($0) }
    }
    albumin = position("albumin")
    calcium = position("calcium")
    temperature = position("body_temperature")
  }

  /// The days whose results show what happened on a line: from the day after its start, as the result of that day is its
  /// baseline, to the end of the window of its adverse events; `nil` where there is no such day.
  ///
  /// Rule: G8, R57.
  ///
  /// - Parameters:
  ///   - index: Position of the line.
  ///   - history: The patient's rows.
  /// - Returns: The days.
  public func days(
    ofLineAt index: Int, in history: PatientHistory
  ) -> ClosedRange<ClinicalDate>? {
    let first = history.lines[index].startedOn.adding(days: 1)
    var last = history.lastEventDay(ofLineAt: index, windowDays: rules.toxicityWindowDays)
    if let cutoff = rules.cutoff { last = min(last, cutoff) }
    return first <= last ? first...last : nil
  }

  /// Hands over what each result of a line says, by day, analyte and sample, and for each result by term.
  ///
  /// Results of analytes that no term is graded by are passed over.
  ///
  /// Rule: G3, G5, G8.
  ///
  /// - Parameters:
  ///   - index: Position of the line.
  ///   - history: The patient's rows, read with ``historyParts``.
  ///   - graded: Takes what a result says about a term, also that nothing is wrong (grade 0).
  ///   - ungraded: Takes a result that cannot be graded.
  public func forEachResult(
    ofLineAt index: Int, in history: PatientHistory, graded: (GradedResult) -> Void,
    ungraded: (UngradedResult) -> Void
  ) {
    let results = history.laboratoryResults
    guard let days = days(ofLineAt: index, in: history),
      let first = results.firstIndex(where: { $0.sampledOn >= days.lowerBound })
    else { return }
    var baselines = Baselines(LineBaselines(ofLineAt: index, in: history))
    for position in first..<results.count {
      guard results[position].sampledOn <= days.upperBound else { return }
      let baseline = baseline(of: results[position].analyte, in: history, &baselines)
      do throws(LaboratoryGrading.Obstacle) {
        try grade(position, beside: baseline, in: history, graded)
      } catch {
        guard error != .notGraded else { continue }
        ungraded(UngradedResult(result: results[position], obstacle: error))
      }
    }
  }

  private func grade(
    _ position: Int, beside baseline: Baseline, in history: PatientHistory,
    _ graded: (GradedResult) -> Void
  ) throws(LaboratoryGrading.Obstacle) {
    let result = history.laboratoryResults[position]
    let albumin = albumin(for: position, in: history.laboratoryResults)
    let findings = try grading.findings(
      of: result, baseline: baseline.result, albumin: albumin,
      knowing: knownFacts(at: position, in: history))
    for finding in findings {
      graded(
        GradedResult(
          result: result, analyte: grading.analyte(grading: result), baseline: baseline.result,
          albumin: albumin, finding: finding,
          baselineFinding: baseline.findings.first { $0.term == finding.term }))
    }
  }
}

// Baselines
extension LaboratoryReading {
  /// The baseline of one analyte.
  struct Baseline {
    let result: LaboratoryResult?
    let findings: [LaboratoryFinding]
  }

  /// The baselines of a line, graded when they are first asked for.
  private struct Baselines {
    let positions: LineBaselines
    var graded: [CodePosition: Baseline] = [:]

    init(_ positions: LineBaselines) { self.positions = positions }
  }

  private func baseline(
    of analyte: CodePosition, in history: PatientHistory, _ known: inout Baselines
  ) -> Baseline {
    if let found = known.graded[analyte] { return found }
    let made =
      known.positions[analyte].map { baseline(at: $0, in: history) }
      ?? Baseline(result: nil, findings: [])
    known.graded[analyte] = made
    return made
  }

  /// A baseline is graded as a result of the line would be, with itself as the baseline: a liver value that was above normal
  /// before is grade 0, as CTCAE 5.0 grades its multiples.
  private func baseline(at position: Int, in history: PatientHistory) -> Baseline {
    let result = history.laboratoryResults[position]
    let findings = try? grading.findings(
      of: result, baseline: result, albumin: albumin(for: position, in: history.laboratoryResults),
      knowing: knownFacts(at: position, in: history))
    return Baseline(result: result, findings: findings ?? [])
  }

  /// What the baselines of a line say about each term, by day, analyte and sample; those that cannot be graded are left
  /// out.
  ///
  /// Rule: G3.
  ///
  /// - Parameters:
  ///   - index: Position of the line.
  ///   - history: The patient's rows, read with ``historyParts``.
  /// - Returns: A finding per baseline and term.
  public func baselineFindings(
    ofLineAt index: Int, in history: PatientHistory
  ) -> [LaboratoryFinding] {
    LineBaselines(ofLineAt: index, in: history).positions.flatMap {
      baseline(at: $0, in: history).findings
    }
  }
}

// What stands beside a number
extension LaboratoryReading {
  /// What is known beside the number of a result: age on its day, fever on its day, and what is assumed.
  private func knownFacts(at position: Int, in history: PatientHistory) -> KnownFacts {
    var known = assumed
    let result = history.laboratoryResults[position]
    if let isAdult = history.patient.isAdult(on: result.sampledOn) { known.set(.adult, isAdult) }
    if hasFever(at: position, in: history.laboratoryResults) { known.set(.singleTemperature, true) }
    return known
  }

  private func hasFever(at position: Int, in results: [LaboratoryResult]) -> Bool {
    guard let temperature else { return false }
    return results.sameDay(as: position).contains { other in
      results[other].analyte == temperature
        && results[other].value > LaboratoryReading.feverCelsius
        && grading.criteria.reading(of: results[other].unit, analyte: temperature) == "C"
    }
  }

  /// The albumin of the same sample, else the first of the same day. Rule: G5.
  private func albumin(for position: Int, in results: [LaboratoryResult]) -> LaboratoryResult? {
    guard let albumin, results[position].analyte == calcium else { return nil }
    let measured = results.sameDay(as: position).filter { results[$0].analyte == albumin }
    let same = measured.first { results[$0].sample == results[position].sample }
    return (same ?? measured.first).map { results[$0] }
  }
}

extension [LaboratoryResult] {
  /// The positions of all results of the same day.
  fileprivate func sameDay(as position: Int) -> Range<Int> {
    let day = self[position].sampledOn
    var first = position
    while first > 0, self[first - 1].sampledOn == day { first -= 1 }
    var end = position + 1
    while end < count, self[end].sampledOn == day { end += 1 }
    return first..<end
  }
}

extension Patient {
  /// Whether the patient was 18 years old or older on a day; `nil` where that is not known.
  fileprivate func isAdult(on day: ClinicalDate) -> Bool? {
    if let age = age(on: day) {
      return age.lowerBound >= 18 ? true : age.upperBound < 18 ? false : nil
    }
    // Results of a line come after the diagnosis.
    return statedAgeAtDiagnosis.flatMap { $0 >= 18 ? true : nil }
  }
}
