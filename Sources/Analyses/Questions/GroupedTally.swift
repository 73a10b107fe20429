public import ClinicalRecords
public import Endpoints

/// Groups that one answer can hold.
private let groupLimit = 200

/// Counts that add up: what several parts of a cohort counted apart, merged, is what one pass would
/// count.
public protocol Counts: Sendable, Equatable, Codable {
  /// Nothing counted.
  init()
  /// Adds what another part counted.
  ///
  /// - Parameter other: Counts of other patients.
  mutating func merge(_ other: Self)
}

/// The lines of a cohort that a question chose, counted by group.
public struct GroupedTally<Tally: Counts>: Sendable {
  /// One group.
  struct Group: Sendable {
    let value: Value
    var counts: Tally
  }

  /// The question.
  public let question: Question
  /// The endpoints that are counted.
  public let outcomes: OutcomeParts
  /// How one outcome is counted.
  private let count: @Sendable (LineOutcome, inout Tally) -> Void
  private let grouping: Grouping
  private(set) var groups: [Group] = []
  private var position: [Value: Int] = [:]
  /// Whether a line was met for which there was no more room.
  private var overflowed = false
  private(set) var leftOut = LeftOut()

  init(
    _ question: Question, outcomes: OutcomeParts,
    count: @escaping @Sendable (LineOutcome, inout Tally) -> Void
  ) {
    self.question = question
    self.outcomes = outcomes
    self.count = count
    grouping = question.grouping ?? Grouping()
  }

  /// The parts of a history to read.
  public var parts: HistoryParts { question.parts.union(outcomes.historyParts) }

  /// Counts the lines of one patient.
  ///
  /// - Parameter history: The patient's rows, read with ``parts``.
  public mutating func add(_ history: PatientHistory) {
    for index in history.lines.indices {
      if let line = question.line, history.lines[index].number != line { continue }
      add(history, LinePlace(index: index, rules: question.rules))
    }
  }

  private mutating func add(_ history: PatientHistory, _ place: LinePlace) {
    guard place.rules.cutoff.map({ history.line(place).startedOn <= $0 }) ?? true else {
      leftOut.afterCutoff += 1
      return
    }
    if let condition = question.condition {
      guard let holds = condition.holds(history, place) else {
        leftOut.conditionUnknown += 1
        return
      }
      guard holds else {
        leftOut.conditionFalse += 1
        return
      }
    }
    let value = grouping.value(history, place)
    guard value.isGroup else {
      leftOut.groupUnknown += 1
      return
    }
    let outcome = history.outcome(
      ofLineAt: place.index, rules: place.rules, parts: outcomes)
    guard let outcome else { return }
    guard groups.count <= groupLimit || position[value] != nil else {
      overflowed = true
      return
    }
    count(outcome, &groups[groupIndex(of: value)].counts)
  }

  private mutating func groupIndex(of value: Value) -> Int {
    if let found = position[value] { return found }
    position[value] = groups.count
    groups.append(Group(value: value, counts: Tally()))
    return groups.count - 1
  }

  /// Adds what another part of the cohort counted under the same question.
  ///
  /// - Parameter other: The tally of other patients.
  public mutating func merge(_ other: GroupedTally) {
    for group in other.groups { groups[groupIndex(of: group.value)].counts.merge(group.counts) }
    leftOut.merge(other.leftOut)
    overflowed = overflowed || other.overflowed
  }

  /// Whether no line was counted.
  public var isEmpty: Bool { groups.isEmpty }

  /// Why no line was counted, in a sentence.
  public var emptiness: String {
    let lines = question.line.map { "line \($0)" } ?? "a line of therapy"
    if leftOut.conditionFalse + leftOut.conditionUnknown > 0, let condition = question.condition {
      return "Of those who started \(lines) nobody meets “\(condition.label)”."
    }
    if leftOut.groupUnknown > 0 {
      return "Of nobody who started \(lines) it is known what “\(grouping.label)” is."
    }
    if leftOut.afterCutoff > 0 { return "Nobody started \(lines) by the cutoff." }
    return "Nobody in this registry started \(lines)."
  }

  /// The groups in printed order, with their headings.
  ///
  /// - Throws: ``QuestionError`` when there are more groups than a table can show.
  func answer() throws -> [(heading: String, value: Value, counts: Tally)] {
    guard groups.count <= groupLimit, !overflowed else {
      throw QuestionError(
        "Grouping by \(grouping.label) makes more than \(groupLimit) groups. "
          + "State a bound or choose with --where.")
    }
    return groups.sorted { $0.value < $1.value }
      .map { (grouping.heading(of: $0.value), $0.value, $0.counts) }
  }

  /// Who was asked about and who was left out.
  var population: Population {
    Population(
      line: question.line, groupingLabel: question.grouping?.label,
      isByLine: grouping.isByLine && groups.count > 1, spansLines: question.line == nil,
      conditionLabel: question.condition?.label, definitions: question.definitions,
      rules: question.rules, leftOut: leftOut)
  }
}

/// Lines of therapy that a question did not count, by reason.
public struct LeftOut: Sendable, Equatable {
  /// They began after the cutoff.
  public var afterCutoff = 0
  /// The condition does not hold.
  public var conditionFalse = 0
  /// It cannot be told whether the condition holds.
  public var conditionUnknown = 0
  /// It cannot be told to which group they belong.
  public var groupUnknown = 0

  mutating func merge(_ other: LeftOut) {
    afterCutoff += other.afterCutoff
    conditionFalse += other.conditionFalse
    conditionUnknown += other.conditionUnknown
    groupUnknown += other.groupUnknown
  }
}

/// Who an answer speaks of.
public struct Population: Sendable {
  /// Number of the line; `nil` for all lines.
  public let line: Int?
  /// What the groups are; `nil` for one group.
  public let groupingLabel: String?
  /// Whether the groups are lines, so that one patient can stand in several.
  public let isByLine: Bool
  /// Whether one patient can be counted with several lines.
  public let spansLines: Bool
  /// The condition in words.
  public let conditionLabel: String?
  /// What the question's words mean, a sentence each.
  public let definitions: [String]
  /// Settings of the derivations.
  public let rules: EndpointRules
  /// Lines that were not counted.
  public let leftOut: LeftOut
}
