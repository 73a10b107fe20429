public import ClinicalRecords
public import Endpoints

/// A property of a line of therapy that questions group and filter by.
public struct Characteristic: Sendable {
  /// What its values are.
  public enum Kind: Sendable {
    /// Yes or no.
    case flag
    /// A number without unit.
    case number
    /// A number of days.
    case duration
    /// A word of a vocabulary.
    case code(Vocabulary)
    /// A text; of a day `YYYY-MM-DD`.
    case text
  }

  /// The word it is asked for by.
  public let name: String
  /// What tables print: `ECOG`.
  public let label: String
  /// What it means, for help texts.
  public let meaning: String
  /// What its values are.
  public let kind: Kind
  /// The parts of a history it looks at, beside those of its outcomes.
  public let parts: HistoryParts
  /// The derived values it looks at; the rules of a question say which parts of a history they need.
  public let outcomes: OutcomeParts
  /// Whether its texts are calendar days, which have an order.
  let isDay: Bool
  /// What a group without it is called, where "No" before the label would not read well.
  private let statedNegation: String?
  /// Its value for a line.
  package let value: @Sendable (PatientHistory, LinePlace) -> Value

  /// What a group without it is called: `No ICI`, `No liver metastases`, `Criterion E3 not met`.
  var negatedLabel: String {
    if let statedNegation { return statedNegation }
    let isAcronym = label.dropFirst().first?.isUppercase ?? true
    return "No " + (isAcronym ? label : label.prefix(1).lowercased() + label.dropFirst())
  }

  /// What the word means, for footnotes; nothing where the label says it all.
  package var definitions: [String] {
    meaning == label.lowercased() || isLine ? [] : ["\(label): \(meaning)."]
  }

  /// Whether its groups are lines, so that one patient can stand in several.
  var isLine: Bool { name == "line" || name == "line_group" }

  init(
    _ name: String, _ label: String, _ meaning: String, _ kind: Kind, _ parts: HistoryParts,
    deriving outcomes: OutcomeParts = [], isDay: Bool = false,
    negatedLabel: String? = nil,
    value: @escaping @Sendable (PatientHistory, LinePlace) -> Value
  ) {
    self.name = name
    self.label = label
    self.meaning = meaning
    self.kind = kind
    self.parts = parts
    self.outcomes = outcomes
    self.isDay = isDay
    statedNegation = negatedLabel
    self.value = value
  }
}

extension Value {
  init(_ flag: Bool?) { self = flag.map { .flag($0) } ?? .missing }
  init(_ number: Int?) { self = number.map { .number(Double($0)) } ?? .missing }
  init(_ years: ClosedRange<Int>?) {
    guard let years else {
      self = .missing
      return
    }
    let (low, high) = (Double(years.lowerBound), Double(years.upperBound))
    self = low == high ? .number(low) : .range(low, high)
  }
  init(_ code: CodePosition?) { self = code.map { .code($0) } ?? .missing }
}
