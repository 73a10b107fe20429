public import ClinicalRecords

/// A notebook that derivations write into when somebody asked why: the rows they used, the rows they
/// passed over, each with a sentence and the rules.
///
/// Derivations get `nil` where nobody asked, and then make no sentence.
final class Trace {
  /// The notes in the order they were made.
  private(set) var steps: [Explanation.Step] = []

  /// The line whose course is read, where it is not the one that was asked about: what its reading
  /// says otherwise than the reading before begins with its number.
  var otherLine: Int?

  /// Notes one row or one consideration.
  func note(_ step: Explanation.Step) {
    guard let otherLine, !steps.contains(step) else {
      steps.append(step)
      return
    }
    var named = step
    named.sentence = "For line \(otherLine): \(step.sentence)"
    steps.append(named)
  }

  /// Changes notes whose meaning only the end shows.
  func rewrite(_ change: (inout Explanation.Step) -> Void) {
    for position in steps.indices { change(&steps[position]) }
  }

  /// Whether a row stands in it.
  func speaks(of row: Evidence) -> Bool { steps.contains { $0.row == row } }

  /// Steps with a day in order of time, those of one day as they were noted; then the others.
  var stepsInOrderOfTime: [Explanation.Step] {
    steps.enumerated().sorted {
      ($0.element.day ?? .distantFuture, $0.offset) < ($1.element.day ?? .distantFuture, $1.offset)
    }.map(\.element)
  }
}

/// How a derived value came about: the result, and every row that was used or passed over.
public struct Explanation: Sendable, Equatable {
  /// What became of a row.
  public enum Role: String, Sendable, CaseIterable {
    /// It decided the result.
    case decided
    /// It entered the result.
    case used
    /// It was looked at and passed over.
    case passedOver = "passed over"
    /// A consideration without a row of its own.
    case remark
  }

  /// One row, or one consideration.
  public struct Step: Sendable, Equatable {
    /// What became of it.
    public var role: Role
    /// The row; `nil` for a remark.
    public var row: Evidence?
    /// Its day, where it has one.
    public var day: ClinicalDate?
    /// What it says, as stored or derived: `PR`, `sum 32.2 mm`; empty for a remark.
    public var value: String
    /// Why, in a plain sentence.
    public var sentence: String
    /// The rules that say so.
    public var rules: [Rule]

    /// A step.
    ///
    /// - Parameters:
    ///   - role: What became of the row.
    ///   - row: The row.
    ///   - day: Its day.
    ///   - value: What it says.
    ///   - sentence: Why.
    ///   - rules: The rules that say so.
    public init(
      _ role: Role, row: Evidence? = nil, day: ClinicalDate? = nil, value: String = "",
      sentence: String, rules: [Rule]
    ) {
      self.role = role
      self.row = row
      self.day = day
      self.value = value
      self.sentence = sentence
      self.rules = rules
    }
  }

  /// The steps: those with a day in order of time, then the others.
  public var steps: [Step]

  /// An explanation.
  ///
  /// - Parameter steps: Its steps.
  public init(steps: [Step]) { self.steps = steps }
}
