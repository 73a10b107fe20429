import ClinicalRecords
public import Endpoints

/// Which lines of therapy, compared by what, under which rules: one value for every way of asking.
public struct Question: Sendable {
  /// Number of the line; `nil` for all lines.
  public let line: Int?
  /// What is compared; `nil` for one group.
  public let grouping: Grouping?
  /// Which lines count; `nil` for all.
  public let condition: Condition?
  /// Settings of the derivations.
  public var rules: EndpointRules

  /// A question.
  ///
  /// - Parameters:
  ///   - line: Number of the line, or `nil` for all lines.
  ///   - grouping: What is compared.
  ///   - condition: Which lines count.
  ///   - rules: Settings of the derivations.
  public init(
    line: Int?, grouping: Grouping? = nil, condition: Condition? = nil,
    rules: EndpointRules = EndpointRules()
  ) {
    self.line = line
    self.grouping = grouping
    self.condition = condition
    self.rules = rules
  }

  /// What its words mean, a sentence each, once.
  var definitions: [String] {
    var sentences: [String] = []
    for sentence in (grouping?.definitions ?? []) + (condition?.definitions ?? [])
    where !sentences.contains(sentence) { sentences.append(sentence) }
    return sentences
  }

  /// The parts of a history that choosing and grouping look at.
  var parts: HistoryParts {
    let outcomes = (grouping?.outcomes ?? []).union(condition?.outcomes ?? [])
    return (grouping?.parts ?? []).union(condition?.parts ?? [])
      .union(outcomes.historyParts(under: rules))
  }
}
