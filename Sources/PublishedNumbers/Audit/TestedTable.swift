import Statistics

/// A p value with the counts it tests, an arm a column.
struct TestedTable {
  /// One way to read the counts.
  struct Reading: Equatable {
    /// What is counted, where that is not simply the printed levels and arms.
    let remark: String?
    /// Patients per level (or with and without) and arm.
    let counts: [[Int]]
  }

  /// Name of the row that prints the p value first.
  let id: String
  /// The p value.
  let printed: PrintedNumber
  /// The ways to read the counts, the most likely first.
  let readings: [Reading]

  /// The p values of the plausible tests, in the order in which a paper would name them; none where nothing can be compared.
  var candidates: [(name: String, pValue: Double)] { readings.flatMap(\.candidates) }
}

extension TestedTable.Reading {
  /// Above this many patients Fisher's test of more than two levels or arms takes too much memory.
  private static let fisherLimit = 100_000

  fileprivate var candidates: [(name: String, pValue: Double)] {
    guard counts.count > 1 else { return [] }
    let table = ContingencyTable(counts)
    let isFourfold = counts.count == 2 && counts[0].count == 2
    var found: [(String, Double)] = []
    if let test = try? PearsonTest(of: table) {
      found.append(("Pearson's chi-square", test.pValue))
    }
    if isFourfold, let test = try? PearsonTest(of: table, continuityCorrection: true) {
      found.append(("chi-square with Yates' correction", test.pValue))
    }
    if isFourfold || table.count <= Self.fisherLimit, let test = try? FisherTest(of: table) {
      found.append(("Fisher's exact test", test.pValue))
    }
    if let test = try? LikelihoodRatioTableTest(of: table) {
      found.append(("likelihood ratio chi-square", test.pValue))
    }
    guard let remark else { return found }
    return found.map { ("\($0.0) (\(remark))", $0.1) }
  }
}

extension PublishedRows {
  /// The p values that test printed counts, each that a table prints. Rows of one table share file, population, phase and what
  /// is counted.
  var testedTables: [TestedTable] {
    var order: [String] = []
    var members: [String: [PublishedRow]] = [:]
    for row in rows where row.whole(.count) != nil && row.whole(.armTotal) != nil {
      let subject =
        row[.characteristic] ?? row[.response] ?? row[.term].map { "\($0) \(row[.grade] ?? "")" }
      guard let subject else { continue }
      let key = "\(row.file)\u{1F}\(subject)\u{1F}\(row.key([.population, .phase]))"
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(row)
    }
    return order.flatMap { TestedTable.tables(of: members[$0] ?? []) }
  }
}

extension TestedTable {
  /// A table for each p value that the rows print; none without two arms whose levels can be paired.
  fileprivate static func tables(of rows: [PublishedRow]) -> [TestedTable] {
    var seen: Set<String> = []
    let printing = rows.filter { row in
      row.number(.pValue).map { seen.insert($0.printed).inserted } ?? false
    }
    guard !printing.isEmpty, let counted = CountedLevels(rows) else { return [] }
    return printing.compactMap { row in
      guard let printed = row.number(.pValue) else { return nil }
      // Where a table prints several p values, each may test its level against the others.
      let level = printing.count > 1 && counted.levels.count > 2 ? row[.level] : nil
      return TestedTable(id: row.id, printed: printed, readings: counted.readings(for: level))
    }
  }
}
