public import ClinicalRecords

/// The lines of therapy of one patient as drug records show them, and what became of each record.
///
/// A proposal: nothing is stored. Progression is what was entered, called by a clinician, or derived
/// from lesions, or from the entered parts of a response, during the proposed lines.
///
/// Source: Saini & Twelves, *Br J Cancer* 2021;125:155–163, for what counts; Meng et al., *J Biomed
/// Inform* 2019 (PMID 31689549), for windows, gaps and substitutions.
///
/// Rule: L1, L2, L14.
public struct DerivedLines: Sendable, Equatable {
  /// The lines in order of time.
  public let lines: [DerivedLine]
  /// What became of each record, in the order of ``PatientHistory/exposures``.
  public let decisions: [DoseDecision]
  /// The days of progression that were used.
  public let progressions: [ClinicalDate]
  /// The days of progression among them that were not entered as such: lesions show them, or the
  /// entered parts of a response.
  public let derivedProgressions: [ClinicalDate]

  /// A round for each line that progressions from lesions can add is enough; more could only go to and
  /// fro between two readings.
  private static let mostRounds = 8

  /// The lines of a patient.
  ///
  /// - Parameters:
  ///   - history: The patient's rows, with ``LineDerivation/historyParts``; exposures by day.
  ///   - derivation: The rules, made ready for the registry.
  public init(from history: PatientHistory, by derivation: LineDerivation) {
    let entered = Progressions(
      history.clinicalProgressions
        + history.assessments.filter { $0.overallResponse == .progressive }.map(\.assessedOn))
    var used = entered
    var draft = LineDraft(history, used, derivation)
    if history.hasDerivableResponse {
      for _ in 0..<DerivedLines.mostRounds {
        let next = Progressions(
          entered.days + draft.derivedProgressions(history, derivation.endpointRules))
        guard next != used else { break }
        used = next
        draft = LineDraft(history, used, derivation)
      }
    }
    lines = draft.lines
    decisions = draft.decisions
    progressions = used.days
    derivedProgressions = used.days.filter { !entered.days.contains($0) }
  }

  /// The records of a line.
  ///
  /// - Parameter number: The line's number.
  /// - Returns: Positions in ``PatientHistory/exposures``.
  public func exposures(ofLine number: Int) -> [Int] {
    decisions.filter { $0.line == number }.map(\.exposure)
  }
}

/// One attempt at the lines, with the progressions known so far.
struct LineDraft {
  let lines: [DerivedLine]
  let decisions: [DoseDecision]

  init(
    _ history: PatientHistory, _ progressions: Progressions, _ derivation: LineDerivation
  ) {
    let doses = Doses(of: history, derivation)
    let advanced = AdvancedDisease(in: history, progressions, derivation)
    let builder = LineBuilder(
      LineMaterial(
        doses: doses.all, progressions: progressions, advanced: advanced, derivation: derivation))
    let finisher = LineFinisher(builder, doses.supportive, history)
    lines = builder.closed.indices.map(finisher.line)
    var numbers = [Int?](repeating: nil, count: history.exposures.count)
    var roles = doses.roles
    for (position, dose) in doses.all.enumerated() {
      numbers[dose.exposure] = builder.numbers[position]
      roles[dose.exposure] = builder.roles[position]
    }
    decisions = roles.enumerated().map { position, role in
      DoseDecision(exposure: position, line: numbers[position], role: role ?? .duplicate)
    }
  }

  /// The first progression of each line, derived where no response was entered. Rule: R31.
  func derivedProgressions(
    _ history: PatientHistory, _ rules: EndpointRules
  ) -> [ClinicalDate] {
    var proposed = history
    proposed.lines = lines.map {
      LineOfTherapy(number: $0.number, startedOn: $0.startedOn, endedOn: $0.endedOn)
    }
    return proposed.lines.indices.compactMap { index in
      let course = proposed.course(ofLineAt: index, rules: rules)
      let last = course?.responseVisits(rules).last
      return last.flatMap { $0.response == .progressive ? $0.progressionDay : nil }
    }
  }
}

extension PatientHistory {
  /// Whether a response can be derived that was not entered.
  fileprivate var hasDerivableResponse: Bool {
    !measurements.isEmpty
      || assessments.contains { $0.overallResponse == nil && !$0.isBaseline }
  }
}
