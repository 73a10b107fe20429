public import ClinicalRecords
public import Endpoints

/// A condition on a line of therapy, looked up and ready to be asked of millions.
///
/// Three-valued: where a characteristic is not recorded a comparison is neither true nor false;
/// `and`, `or`, `not` follow Kleene's logic, as SQL does.
public struct Condition: Sendable {
  /// The condition as it reads in tables: `ECOG ≥ 2`.
  public let label: String
  /// Its opposite: `ECOG < 2`.
  public let negatedLabel: String
  /// What its words mean, a sentence each.
  public let definitions: [String]
  /// The parts of a history it looks at, beside those of its outcomes.
  public let parts: HistoryParts
  /// The derived values it looks at.
  public let outcomes: OutcomeParts
  /// Whether it holds; `nil` where that cannot be told.
  package let holds: @Sendable (PatientHistory, LinePlace) -> Bool?

  /// Looks an expression's words up.
  ///
  /// - Parameters:
  ///   - expression: What was asked.
  ///   - catalog: The words of the registry.
  /// - Throws: ``QuestionError`` for an unknown word, or a comparison of things that cannot be
  ///   compared.
  public init(_ expression: Expression, catalog: CharacteristicCatalog) throws {
    switch expression {
    case .and(let left, let right):
      self = try Condition(left, catalog: catalog).and(Condition(right, catalog: catalog))
    case .or(let left, let right):
      self = try Condition(left, catalog: catalog).or(Condition(right, catalog: catalog))
    case .not(let inner):
      self = try Condition(inner, catalog: catalog).negated
    case .comparison(let left, let comparator, let right):
      self = try Condition(left, comparator, right, catalog: catalog)
    case .membership(let left, let items):
      let cases = try items.map { try Condition(left, .equal, $0, catalog: catalog) }
      guard let first = cases.first else { throw QuestionError("An empty list after in.") }
      self = cases.dropFirst().reduce(first) { $0.or($1) }
    case .isMissing(let inner, let negated):
      self = try Condition(missing: inner, negated: negated, catalog: catalog)
    case .word(let name, let argument):
      self = try Condition(flag: catalog.characteristic(name, argument: argument))
    case .number, .text:
      throw QuestionError("A number or a text alone is not a condition; compare it with a word.")
    }
  }

  package init(
    label: String, negatedLabel: String? = nil, definitions: [String], parts: HistoryParts,
    outcomes: OutcomeParts,
    holds: @escaping @Sendable (PatientHistory, LinePlace) -> Bool?
  ) {
    self.label = label
    self.negatedLabel = negatedLabel ?? "Not: \(label)"
    self.definitions = definitions
    self.parts = parts
    self.outcomes = outcomes
    self.holds = holds
  }

  private init(flag characteristic: Characteristic) throws {
    guard case .flag = characteristic.kind else {
      throw QuestionError(
        "\(characteristic.name) is not yes or no; compare it, as in \(characteristic.example).")
    }
    self.init(
      label: characteristic.label, negatedLabel: characteristic.negatedLabel,
      definitions: characteristic.definitions, parts: characteristic.parts,
      outcomes: characteristic.outcomes
    ) { history, place in
      if case .flag(let flag) = characteristic.value(history, place) { flag } else { nil }
    }
  }

  private init(
    missing expression: Expression, negated: Bool, catalog: CharacteristicCatalog
  ) throws {
    guard case .word(let name, let argument) = expression else {
      throw QuestionError("\"is missing\" follows a word.")
    }
    let characteristic = try catalog.characteristic(name, argument: argument)
    self.init(
      label: "\(characteristic.label) \(negated ? "known" : "missing")",
      definitions: characteristic.definitions, parts: characteristic.parts,
      outcomes: characteristic.outcomes
    ) { (characteristic.value($0, $1) == .missing) != negated }
  }

  private func and(_ other: Condition) -> Condition {
    let (left, right) = (holds, other.holds)
    return Condition(
      label: "\(labelWithinAnd) and \(other.labelWithinAnd)",
      definitions: definitions + other.definitions, parts: parts.union(other.parts),
      outcomes: outcomes.union(other.outcomes)
    ) {
      let first = left($0, $1)
      if first == false { return false }
      let second = right($0, $1)
      if second == false { return false }
      return first == nil || second == nil ? nil : true
    }
  }

  private func or(_ other: Condition) -> Condition {
    let (left, right) = (holds, other.holds)
    return Condition(
      label: "\(label) or \(other.label)", definitions: definitions + other.definitions,
      parts: parts.union(other.parts),
      outcomes: outcomes.union(other.outcomes)
    ) {
      let first = left($0, $1)
      if first == true { return true }
      let second = right($0, $1)
      if second == true { return true }
      return first == nil || second == nil ? nil : false
    }
  }

  private var negated: Condition {
    let inner = holds
    return Condition(
      label: negatedLabel, negatedLabel: label, definitions: definitions, parts: parts,
      outcomes: outcomes
    ) { inner($0, $1).map { !$0 } }
  }

  /// The label, in parentheses where it would read wrongly beside "and".
  private var labelWithinAnd: String {
    if label.hasPrefix("Not: ") { return "not (\(label.dropFirst(5)))" }
    return label.contains(" or ") ? "(\(label))" : label
  }
}

extension Characteristic {
  /// Whether nearly every line has a value of its own, so that nothing can be grouped by it.
  var hasManyValues: Bool {
    if case .duration = kind { true } else { isDay }
  }

  /// A comparison to show in an error.
  var example: String {
    switch kind {
    case .flag: name
    case .number: "\(name) >= 2"
    case .duration: "\(name) >= 6 months"
    case .code(let vocabulary): "\(name) = '\(vocabulary.entries.first?.code ?? "…")'"
    case .text: isDay ? "\(name) >= '2020-01-31'" : "\(name) = '…'"
    }
  }
}
