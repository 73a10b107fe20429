/// A row of a file of printed numbers: what they are, and the numbers.
public struct PublishedRow: Sendable, Equatable {
  /// A column of such a file.
  public enum Column: String, Sendable, CaseIterable {
    /// Stable name of the row.
    case id
    /// What a count is of.
    case characteristic, level, response, term, grade, dimension, item
    /// Which patients.
    case population, phase, arm, group, endpoint, statistic
    /// Patients of the arm, and of the group.
    case armTotal = "arm_n"
    case groupTotal = "group_n"
    /// A count with its percentage.
    case count = "n"
    case percent = "pct"
    /// A ratio with its limits.
    case ratio = "hr"
    case lower = "ci_low"
    case upper = "ci_high"
    /// A p value, and the sign before it.
    case pSign = "p_op"
    case pValue = "p"
    /// Any value, the sign before it, and its unit.
    case sign = "op"
    case value, unit
    /// Univariate or multivariate.
    case model
    /// Name of the number in a report, where it is another than that of the row.
    case reportID = "report_id"
    /// A remark, such as the name of a known discrepancy.
    case flag
  }

  /// What messages call the file.
  public let file: String
  /// The line on which it begins.
  public let line: Int
  private let texts: [Column: String]

  init(file: String, line: Int, _ texts: [Column: String]) {
    self.file = file
    self.line = line
    self.texts = texts
  }

  /// The text of a column; `nil` where the file has none, or the cell is empty.
  public subscript(_ column: Column) -> String? {
    texts[column].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The name of the row.
  public var id: String { self[.id] ?? "" }

  /// The number of a column; `nil` where there is none.
  func number(_ column: Column) -> PrintedNumber? {
    let sign: Column? = column == .pValue ? .pSign : column == .value ? .sign : nil
    let sense = sign.flatMap { self[$0] }.flatMap { PrintedNumber.Sense(rawValue: $0) }
    return self[column].flatMap { PrintedNumber($0, sense: sense ?? .equal) }
  }

  /// The count in a column, 0 to 10⁹; `nil` where there is none, or only a bound.
  func whole(_ column: Column) -> Int? { self[column].flatMap { PrintedNumber($0)?.whole } }

  /// The texts of columns as one, to put rows of the same texts together.
  func key(_ columns: [Column]) -> String {
    columns.map { self[$0] ?? "" }.joined(separator: "\u{1F}")
  }

  /// Whether its level holds those of whom the characteristic is not known.
  var isOfUnknown: Bool { self[.level].map(PublishedRow.isUnknown) ?? false }

  /// Whether it counts one of the categories of best response, of which each patient has at most one.
  var isResponseCategory: Bool {
    self[.response].map { ["CR", "PR", "SD", "PD", "NE"].contains($0.uppercased()) } ?? false
  }

  private static func isUnknown(_ level: String) -> Bool {
    let names: Set = [
      "missing", "unknown", "not recorded", "not reported", "not known", "not available", "na",
      "n/a",
    ]
    return names.contains(level.lowercased().replacing("_", with: " "))
  }
}
