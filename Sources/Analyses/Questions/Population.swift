public import Endpoints

/// Who an answer speaks of.
public struct Population: Sendable {
  /// Number of the line; `nil` for all lines.
  public let line: Int?
  /// What the groups are; `nil` for one group.
  public let groupingLabel: String?
  /// What the groups are, as it is called within a sentence; `nil` for one group.
  public let groupingName: String?
  /// Whether the groups are lines, so that one patient can stand in several.
  public let isByLine: Bool
  /// Whether one patient can be counted with several lines.
  public let spansLines: Bool
  /// The condition in words.
  public let conditionLabel: String?
  /// What the question's words mean, a sentence each.
  public let definitions: [String]
  /// Settings of the derivations.
  public private(set) var rules: EndpointRules
  /// Lines that were not counted.
  public let leftOut: LeftOut
  /// What percentages are of, where that is not everybody who started the line.
  public private(set) var denominator: String?
  /// Headings of the groups of a condition in which nobody stands, and which no table therefore shows.
  public private(set) var emptyGroups: [String] = []
}

extension Population {
  /// The patients of a study.
  ///
  /// - Parameters:
  ///   - line: Number of the line.
  ///   - groupingLabel: What the groups are; `nil` for one group.
  ///   - groupingName: The same within a sentence.
  ///   - conditionLabel: Who they are, in words that stand in parentheses behind a title.
  ///   - definitions: What words mean, a sentence each.
  ///   - rules: Settings of the derivations.
  ///   - denominator: What percentages are of.
  ///   - groupUnknown: Patients who were not counted, as it cannot be told to which group they belong.
  package init(
    line: Int, groupingLabel: String?, groupingName: String?, conditionLabel: String?,
    definitions: [String], rules: EndpointRules, denominator: String, groupUnknown: Int = 0
  ) {
    var leftOut = LeftOut()
    leftOut.groupUnknown = groupUnknown
    self.init(
      line: line, groupingLabel: groupingLabel, groupingName: groupingName, isByLine: false,
      spansLines: false, conditionLabel: conditionLabel, definitions: definitions, rules: rules,
      leftOut: leftOut, denominator: denominator)
  }

  /// The same population under other settings.
  func under(_ rules: EndpointRules) -> Population {
    var population = self
    population.rules = rules
    return population
  }

  /// Who was asked about and who was left out.
  init(_ choice: LineChoice, _ groups: [Value]) {
    let question = choice.question
    self.init(
      line: question.line, groupingLabel: question.grouping?.label,
      groupingName: question.grouping?.name,
      isByLine: choice.grouping.isByLine && groups.count > 1, spansLines: question.line == nil,
      conditionLabel: question.condition?.label, definitions: question.definitions,
      rules: question.rules, leftOut: choice.leftOut,
      emptyGroups: choice.grouping.emptyGroups(beside: groups))
  }
}

extension LineChoice {
  /// Why no line was counted, in a sentence.
  var emptiness: String {
    let lines = question.line.map { "line \($0)" } ?? "a line of therapy"
    if leftOut.groupUnknown > 0 {
      let chosen = question.condition.map { " and meets “\($0.label)”" } ?? ""
      return "Of nobody who started \(lines)\(chosen) it is known what “\(grouping.label)” is."
    }
    if leftOut.conditionFalse + leftOut.conditionUnknown > 0, let condition = question.condition {
      let known = leftOut.conditionUnknown > 0 ? "is known to meet" : "meets"
      return "Of those who started \(lines) nobody \(known) “\(condition.label)”."
    }
    if leftOut.afterCutoff > 0 { return "Nobody started \(lines) by the cutoff." }
    return "Nobody in this registry started \(lines)."
  }
}
