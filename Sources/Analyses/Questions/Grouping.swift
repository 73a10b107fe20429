public import ClinicalRecords
public import Endpoints

/// What a question compares: groups of lines of therapy by the value of a characteristic or a
/// condition.
public struct Grouping: Sendable {
  /// What tables head the groups with: `ICI`, `ECOG ≥ 2`.
  public let label: String
  /// What it is called within a sentence: `ICI`, but `line`.
  var name: String { isByLine ? label.lowercased() : label }
  /// The parts of a history it looks at, beside those of its outcomes.
  public let parts: HistoryParts
  /// The derived values it looks at.
  public let outcomes: OutcomeParts
  /// Whether one patient can stand in several groups, because the groups are lines.
  public let isByLine: Bool
  /// What its words mean, a sentence each.
  public let definitions: [String]
  private let kind: Characteristic.Kind
  private let negatedLabel: String
  let value: @Sendable (PatientHistory, LinePlace) -> Value

  /// Looks an expression's words up: a word groups by its values, a condition by yes and no.
  ///
  /// - Parameters:
  ///   - expression: What was asked.
  ///   - catalog: The words of the registry.
  /// - Throws: ``QuestionError``.
  public init(_ expression: Expression, catalog: CharacteristicCatalog) throws {
    if case .word(let name, let argument) = expression {
      let characteristic = try catalog.characteristic(name, argument: argument)
      label = characteristic.label
      negatedLabel = characteristic.negatedLabel
      definitions = characteristic.definitions
      parts = characteristic.parts
      outcomes = characteristic.outcomes
      kind = characteristic.kind
      value = characteristic.value
      isByLine = characteristic.isLine
      guard characteristic.hasManyValues else { return }
      throw QuestionError(
        "\(name) has too many values to group by; state a bound, as in \(characteristic.example).")
    }
    let condition = try Condition(expression, catalog: catalog)
    label = condition.label
    negatedLabel = condition.negatedLabel
    definitions = condition.definitions
    parts = condition.parts
    outcomes = condition.outcomes
    kind = .flag
    value = { condition.holds($0, $1).map { .flag($0) } ?? .missing }
    isByLine = false
  }

  /// One group of all lines.
  init() {
    label = ""
    negatedLabel = ""
    definitions = []
    parts = []
    outcomes = []
    kind = .text
    isByLine = false
    value = { _, _ in .text("All") }
  }

  /// What heads the column of a group.
  func heading(of value: Value) -> String {
    switch (value, kind) {
    case (.flag(let flag), _): flag ? label : negatedLabel
    case (.code(let code), .code(let vocabulary)): vocabulary.entries[Int(code)].label
    case (.number(let number), _): "\(label) \(Grouping.plain(number))"
    case (.text(let text), _): text
    default: "not recorded"
    }
  }

  /// Headings of the groups of a condition that has only one of its two.
  func emptyGroups(beside groups: [Value]) -> [String] {
    guard case .flag = kind, !groups.isEmpty else { return [] }
    return [Value.flag(true), .flag(false)].filter { !groups.contains($0) }.map(heading)
  }

  private static func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
  }
}
