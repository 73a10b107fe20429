extension Report {
  /// The records as comma-separated values (RFC 4180), with a line of column names and without
  /// footnotes.
  ///
  /// A text that a spreadsheet would take for a formula begins with an apostrophe.
  public func csv() -> String {
    let lines = [records.columns] + records.rows.map { $0.map(\.csv) }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }
}

extension Records.Value {
  /// The value in CSV.
  var csv: String {
    switch self {
    case .missing: ""
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .flag(let flag): flag ? "true" : "false"
    case .text(let text): text.csvField
    }
  }
}

extension String {
  /// The text as a field: on one line, no formula, in quotes where it needs them.
  package var csvField: String { printable.csvInert.csvQuoted }

  fileprivate var csvInert: String {
    guard let first, "=+-@".contains(first), !isDecimalNumber else { return self }
    return "'" + self
  }

  fileprivate var csvQuoted: String {
    guard contains(where: { $0 == "," || $0 == "\"" }) || first == " " || last == " " else {
      return self
    }
    let parts = split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + parts.joined(separator: "\"\"") + "\""
  }

  private var isDecimalNumber: Bool {
    let unsigned = first == "-" || first == "+" ? dropFirst() : self[...]
    return Double(self) != nil && unsigned.allSatisfy { "0123456789.".contains($0) }
  }
}
