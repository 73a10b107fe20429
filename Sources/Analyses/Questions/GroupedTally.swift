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

  /// How a line is counted.
  typealias Counting = @Sendable (PatientHistory, LinePlace, inout Tally) -> Void

  /// The values that are derived of a line.
  public let outcomes: OutcomeParts
  private let outcomeParts: HistoryParts
  private let count: Counting
  private var choice: LineChoice
  private(set) var groups: [Group] = []
  private var position: [Value: Int] = [:]
  /// Whether a line was met for which there was no more room.
  private var overflowed = false

  /// A tally of what happened on lines under the question's own rules.
  init(
    _ question: Question, outcomes: OutcomeParts,
    count: @escaping @Sendable (LineOutcome, inout Tally) -> Void
  ) {
    let parts = outcomes.historyParts(under: question.rules)
    self.init(question, deriving: outcomes, reading: parts) { history, place, counts in
      let outcome = history.outcome(ofLineAt: place.index, rules: place.rules, parts: outcomes)
      if let outcome { count(outcome, &counts) }
    }
  }

  /// A tally that derives for itself what it counts, from these parts of a history.
  init(
    _ question: Question, deriving outcomes: OutcomeParts, reading parts: HistoryParts,
    count: @escaping Counting
  ) {
    self.outcomes = outcomes
    outcomeParts = parts
    self.count = count
    choice = LineChoice(question)
  }

  /// The question.
  public var question: Question { choice.question }

  /// The parts of a history to read.
  public var parts: HistoryParts { question.parts.union(outcomeParts) }

  /// Counts the lines of one patient.
  ///
  /// - Parameter history: The patient's rows, read with ``parts``.
  public mutating func add(_ history: PatientHistory) {
    var isFirst = true
    for index in history.lines.indices where isAsked(history.lines[index]) {
      let place = LinePlace(index: index, rules: question.rules, isFirstCounted: isFirst)
      if add(history, place) { isFirst = false }
    }
  }

  /// Whether the question is about a line of this number.
  func isAsked(_ line: LineOfTherapy) -> Bool { choice.isAsked(line) }

  /// Counts one line.
  ///
  /// - Returns: Whether it was counted.
  @discardableResult
  mutating func add(_ history: PatientHistory, _ place: LinePlace) -> Bool {
    guard let value = choice.group(of: history, place) else { return false }
    guard groups.count <= groupLimit || position[value] != nil else {
      overflowed = true
      return false
    }
    count(history, place, &groups[groupIndex(of: value)].counts)
    return true
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
    choice.merge(other.choice)
    overflowed = overflowed || other.overflowed
  }

  /// Lines that were left out.
  var leftOut: LeftOut { choice.leftOut }

  /// Whether no line was counted.
  public var isEmpty: Bool { groups.isEmpty }

  /// Why no line was counted, in a sentence.
  public var emptiness: String { choice.emptiness }

  /// The groups in printed order, with their headings.
  ///
  /// - Throws: ``QuestionError`` when there are more groups than a table can show.
  func answer() throws -> [(heading: String, value: Value, counts: Tally)] {
    guard groups.count <= groupLimit, !overflowed else {
      throw QuestionError(
        "Grouping by \(choice.grouping.label) makes more than \(groupLimit) groups. "
          + "State a bound or choose with --where.")
    }
    return groups.sorted { $0.value < $1.value }
      .map { (heading(of: $0.value), $0.value, $0.counts) }
  }

  /// What heads the column of a group.
  func heading(of value: Value) -> String { choice.grouping.heading(of: value) }

  /// Who was asked about and who was left out.
  var population: Population { Population(choice, groups.map(\.value)) }
}
