public import ClinicalRecords
public import Endpoints

/// The lines of therapy of a question one by one, with their group and every endpoint.
public struct OutcomeLines: Sendable {
  private var choice: LineChoice
  private var headings: [Value: String] = [:]

  /// The lines of a question.
  ///
  /// - Parameter question: Which lines, in which groups.
  public init(of question: Question) { choice = LineChoice(question) }

  /// The parts of a history to read.
  public var parts: HistoryParts {
    choice.question.parts.union(OutcomeParts.all.historyParts(under: rules))
  }

  /// Whether the question compares groups.
  public var isGrouped: Bool { choice.question.grouping != nil }

  private var rules: EndpointRules { choice.question.rules }

  /// Hands over each line of a patient that the question counts.
  ///
  /// - Parameters:
  ///   - history: The patient's rows, read with ``parts``.
  ///   - body: Takes the line's outcome and the heading of its group.
  /// - Throws: What `body` throws.
  public mutating func forEachLine(
    of history: PatientHistory, _ body: (LineOutcome, String) throws -> Void
  ) throws {
    for index in history.lines.indices where choice.isAsked(history.lines[index]) {
      let place = LinePlace(index: index, rules: rules)
      guard let value = choice.group(of: history, place),
        let outcome = history.outcome(ofLineAt: index, rules: rules, parts: .all)
      else { continue }
      try body(outcome, heading(of: value))
    }
  }

  private mutating func heading(of value: Value) -> String {
    if let known = headings[value] { return known }
    let heading = choice.grouping.heading(of: value)
    headings[value] = heading
    return heading
  }

  /// Why no line was handed over, in a sentence.
  public var emptiness: String { choice.emptiness }
}
