/// A paper's printed numbers beside those of a report.
public struct PublishedComparison: Sendable {
  /// One printed number.
  public struct Row: Sendable, Equatable {
    /// Name of the number in the report.
    public let id: String
    /// As the paper prints it.
    public let printed: PrintedNumber
    /// The report's value at full precision; `nil` where it has no such number, or no value.
    public let reproduced: Double?
    /// A remark of the file, such as the name of a known discrepancy.
    public let flag: String?
    /// Whether the report has a number of this name.
    public let isInReport: Bool

    /// The report's value less the printed one; `nil` without a value, and where the paper prints a bound.
    public var difference: Double? {
      printed.sense == .equal ? reproduced.map { $0 - printed.value } : nil
    }

    /// Whether the report's value prints as the paper's, by the paper's own digits.
    public var agrees: Bool { reproduced.map(printed.prints) ?? false }
  }

  /// The printed numbers, in the order of the files.
  public let rows: [Row]

  /// Compares.
  ///
  /// - Parameters:
  ///   - published: As the paper prints them.
  ///   - report: The report's numbers by name; a number without value is `.some(nil)`.
  public init(of published: PublishedRows, with report: [String: Double?]) {
    var seen: Set<String> = []
    rows = published.rows.flatMap(\.numbers).filter { seen.insert($0.id).inserted }.map { found in
      let value = report[found.id]
      return Row(
        id: found.id, printed: found.number, reproduced: value ?? nil, flag: found.flag,
        isInReport: value != nil)
    }
  }

  /// Numbers that agree.
  public var agreeingCount: Int { rows.count { $0.agrees } }
  /// Numbers that the report has, and that differ.
  public var differingCount: Int { rows.count { $0.isInReport && !$0.agrees } }
  /// Numbers that the report does not have.
  public var missingCount: Int { rows.count { !$0.isInReport } }
}

extension PublishedRow {
  /// The numbers of the row, by their names in a report: `id.n`, `id.pct`, `id.hr` …; a single value has the row's own name.
  ///
  /// A p value belongs to all arms and levels, so their parts are left out of its name.
  var numbers: [(id: String, number: PrintedNumber, flag: String?)] {
    let name = self[.reportID] ?? id
    let columns: [Column] = [.count, .percent, .ratio, .lower, .upper]
    var found: [(String, PrintedNumber, String?)] = []
    if let number = number(.value) { found.append((name, number, self[.flag])) }
    for column in columns {
      guard let number = number(column) else { continue }
      let stem = self[.value] == nil ? name : Self.withoutLast(name)
      found.append(("\(stem).\(column.rawValue)", number, self[.flag]))
    }
    if let number = number(.pValue) { found.append((pValueName(name), number, self[.flag])) }
    return found
  }

  private func pValueName(_ name: String) -> String {
    var stem = name
    if let arm = self[.arm], stem.hasSuffix(".\(arm)") { stem.removeLast(arm.count + 1) }
    if self[.characteristic] != nil, let level = self[.level],
      let range = stem.firstRange(of: ".\(level).")
    {
      stem.replaceSubrange(range, with: ".")
    }
    return "\(stem).p"
  }

  private static func withoutLast(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}
