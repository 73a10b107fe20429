public import ClinicalRecords

/// Where entered adverse events and laboratory results do not agree.
///
/// Everything here is odd, nothing impossible: an event may be graded by more than its number, and a result may have another
/// cause.
///
/// Rule: G6.
public struct LaboratoryChecks: Sendable {
  /// A result of this grade or a higher one is expected to have an event.
  private static let severeGrade = 3

  private let reading: LaboratoryReading
  private let attribution: EventAttribution
  private let codebook: Codebook

  /// The checks.
  ///
  /// - Parameters:
  ///   - criteria: The numbers results are graded by.
  ///   - codebook: The words of the registry.
  ///   - rules: Give the windows of lines; their cutoff is not used, as every row is checked.
  public init(_ criteria: LaboratoryCriteria, _ codebook: Codebook, rules: EndpointRules) {
    var rules = rules
    rules.cutoff = nil
    self.codebook = codebook
    reading = LaboratoryReading(LaboratoryGrading(criteria, codebook), codebook, rules: rules)
    attribution = EventAttribution(rules, codebook)
  }

  /// What does not agree in a patient's rows, by line.
  ///
  /// - Parameter history: The patient's rows, read with all parts.
  /// - Returns: The findings; none when all agrees.
  public func findings(in history: PatientHistory) -> [Finding] {
    if history.laboratoryResults.isEmpty { return [] }
    return history.lines.indices.flatMap { index in
      var events: [AdverseEvent] = []
      history.forEachEvent(ofLineAt: index, by: attribution, rules: reading.rules) {
        events.append($0.event)
      }
      var higher = HigherResults(than: events)
      let line = reading.line(at: index, in: history, by: attribution) { higher.look(at: $0) }
      return higher.worst.map { lower($0.event, $0.result) } + missingFindings(line, events)
    }
  }

  private func missingFindings(_ line: LineLaboratory, _ events: [AdverseEvent]) -> [Finding] {
    line.episodes.filter { episode in
      episode.grades.lowerBound >= LaboratoryChecks.severeGrade
        && !events.contains { $0.term == episode.term }
    }.map { missing($0.worst, on: line.line) }
  }

  private func lower(_ event: AdverseEvent, _ graded: GradedResult) -> Finding {
    let result = graded.result
    let analyte = codebook.analytes.entries[Int(result.analyte)].code
    return Finding(
      .odd, rule: "grade-below-laboratory", table: "adverse_event", key: ["\(event.number)"],
      column: "grade",
      sentence:
        "Event \(event.number) (\(label(event.term))) has grade \(event.grade), but \(analyte) "
        + "\(result.measured) on \(result.sampledOn) shows grade \(graded.finding.grade).")
  }

  private func missing(_ graded: GradedResult, on line: LineOfTherapy) -> Finding {
    let result = graded.result
    return Finding(
      .odd, rule: "laboratory-without-event", table: "laboratory_result",
      key: [
        "\(result.sampledOn)", codebook.analytes.entries[Int(result.analyte)].code,
        "\(result.sample)",
      ], column: "value",
      sentence:
        "\(result.measured) shows \(label(graded.finding.term)) grade \(graded.finding.grade) on line "
        + "\(line.number), which has no such event.")
  }

  private func label(_ term: CodePosition) -> String { codebook.terms.entries[Int(term)].label }
}

/// Events of which a result of their days shows a higher grade, and no other event of that day has it.
private struct HigherResults {
  private let events: [AdverseEvent]
  private var byEvent: [Int: (event: AdverseEvent, result: GradedResult)] = [:]

  init(than events: [AdverseEvent]) { self.events = events }

  /// The first of the worst results of each event, by the number of the event.
  var worst: [(event: AdverseEvent, result: GradedResult)] {
    byEvent.keys.sorted().compactMap { byEvent[$0] }
  }

  mutating func look(at graded: GradedResult) {
    guard graded.isAboveBaseline else { return }
    let same = events.lazy.filter {
      $0.term == graded.finding.term && $0.goesOn(graded.result.sampledOn)
    }
    guard let event = same.max(by: { $0.grade < $1.grade }), event.grade < graded.finding.grade
    else { return }
    let known = byEvent[event.number]?.result.finding.grade ?? 0
    if graded.finding.grade > known { byEvent[event.number] = (event, graded) }
  }
}

extension AdverseEvent {
  /// Whether it may have gone on on a day.
  fileprivate func goesOn(_ day: ClinicalDate) -> Bool {
    (onsetOn?.earliest ?? day) <= day && (endedOn?.latest ?? day) >= day
  }
}
