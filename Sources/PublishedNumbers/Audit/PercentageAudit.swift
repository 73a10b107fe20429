/// Percentages against counts.
///
/// They may be of all patients of the arm, or of those of whom it is known: the sum of the printed levels, for responses of
/// the response categories.
struct PercentageAudit {
  private let rows: [PublishedRow]
  private let armTotals: [String: Int]
  /// The rows that part the patients of one arm, by ``PublishedRow/partition``.
  private let parts: [String: [PublishedRow]]

  init(_ numbers: PublishedRows) {
    let totals = numbers.armTotals
    armTotals = totals
    rows = numbers.rows.filter { row in
      row.number(.percent) != nil && row.counted != nil && (row.total(totals) ?? 0) > 0
    }
    let parting = numbers.rows.filter { $0[.characteristic] != nil || $0.isResponseCategory }
    parts = Dictionary(grouping: parting) { $0.partition ?? "" }
  }

  var checkedCount: Int { rows.count }

  var findings: [AuditFinding] { rows.compactMap(finding) }

  private func finding(_ row: PublishedRow) -> AuditFinding? {
    guard let printed = row.number(.percent), let count = row.counted,
      let total = row.total(armTotals)
    else { return nil }
    let exact = 100 * Double(count) / Double(total)
    let ofKnown = knownTotals(of: row, total).map { 100 * Double(count) / Double($0) }
    guard !printed.prints(exact), !ofKnown.contains(where: printed.prints) else { return nil }
    let isSlip = abs(exact - printed.value) < 2 * printed.halfUnit
    let reason = isSlip ? remark(on: row) : ""
    return AuditFinding(
      rows: [row.id], check: .percentage, verdict: isSlip ? .rounding : .impossible,
      printed: "\(count) of \(total) as \(printed.printed) %",
      expected: "\(Figures.text(exact, decimals: printed.decimals + 2)) %",
      sentence: "\(count) of \(total) are \(Figures.text(exact, decimals: printed.decimals)) %."
        + reason)
  }

  /// The patients of the arm of whom it is known, as far as the printed rows say: the sum of what is known, and all without
  /// those of whom it is not.
  private func knownTotals(of row: PublishedRow, _ total: Int) -> [Int] {
    guard let partition = row.partition, let block = parts[partition] else { return [] }
    func sum(_ rows: [PublishedRow]) -> Int { rows.compactMap(\.counted).reduce(0, +) }
    let known = block.filter { !$0.isNotKnown }
    let unknown = sum(block.filter(\.isNotKnown))
    return [known.count > 1 ? sum(known) : 0, total - unknown].filter { 1..<max(total, 2) ~= $0 }
  }

  /// Whether it was moved so that the percentages of its column add up to 100.
  private func remark(on row: PublishedRow) -> String {
    let isPart = row[.characteristic] != nil || row.isResponseCategory
    guard isPart, let partition = row.partition, let block = parts[partition] else { return "" }
    let sum = block.compactMap { $0.number(.percent)?.value }.reduce(0, +)
    return abs(sum - 100) < 0.001
      ? " As printed the column adds up to 100; shares need not be bent for that." : ""
  }
}

extension PublishedRow {
  /// What the rows share whose counts part the patients of one arm; `nil` of a row that is no part of such a set.
  fileprivate var partition: String? {
    guard let subject = self[.characteristic] ?? self[.response].map({ _ in "response" }) else {
      return nil
    }
    let kind = self[.characteristic] == nil ? "response" : "characteristic"
    return "\(file)\u{1F}\(kind)\u{1F}\(subject)\u{1F}\(key([.population, .phase, .arm]))"
  }

  /// Whether its patients are those of whom characteristic or response is not known.
  fileprivate var isNotKnown: Bool { isOfUnknown || self[.response]?.uppercased() == "NE" }

  /// The count that the percentage is of: in its own column, or as the value of a row whose statistic is `count`.
  fileprivate var counted: Int? {
    whole(.count) ?? (self[.statistic] == "count" ? whole(.value) : nil)
  }

  /// All patients of its arm: in its own column, or as other rows print them.
  fileprivate func total(_ armTotals: [String: Int]) -> Int? {
    whole(.armTotal) ?? self[.arm].flatMap { armTotals[$0] }
  }
}

extension PublishedRows {
  /// Patients per arm before matching, where all rows that say so agree.
  fileprivate var armTotals: [String: Int] {
    var found: [String: Set<Int>] = [:]
    for row in rows where !(row[.phase] ?? "").hasPrefix("after") {
      if let arm = row[.arm], let total = row.whole(.armTotal) {
        found[arm, default: []].insert(total)
      }
    }
    return found.compactMapValues { $0.count == 1 ? $0.first : nil }
  }
}
