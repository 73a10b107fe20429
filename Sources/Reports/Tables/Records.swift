/// A table for programs: one row per group and measure, nothing rounded.
public struct Records: Sendable, Equatable {
  /// What a cell holds.
  public enum Value: Sendable, Equatable {
    /// Not applicable, or without a value.
    case missing
    /// A text.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number at full precision.
    case number(Double)
    /// Yes or no.
    case flag(Bool)
  }

  /// Names of the columns, in snake_case; stable.
  public let columns: [String]
  /// One value per column.
  public private(set) var rows: [[Value]] = []

  package init(columns: [String]) { self.columns = columns }

  /// Adds a row; columns that are not named are missing.
  package mutating func add(_ values: [String: Value]) {
    precondition(values.keys.allSatisfy(columns.contains), "A record has no other columns.")
    rows.append(columns.map { values[$0] ?? .missing })
  }
}

extension Records.Value {
  package init(_ text: String?) { self = text.map { .text($0) } ?? .missing }
  package init(_ number: Int?) { self = number.map { .integer($0) } ?? .missing }
  package init(_ number: Double?) {
    if let number, number.isFinite { self = .number(number) } else { self = .missing }
  }
}

extension Records.Value {
  /// A part of a whole; missing where the whole is nothing.
  init(share count: Int, of total: Int) {
    self = total > 0 ? .number(Double(count) / Double(total)) : .missing
  }
}

extension Records.Value: ExpressibleByStringLiteral {
  /// A text.
  ///
  /// - Parameter value: The text.
  public init(stringLiteral value: String) { self = .text(value) }
}
