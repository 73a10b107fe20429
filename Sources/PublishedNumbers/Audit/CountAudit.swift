/// Counts against each other.
struct CountAudit {
  private let rows: [PublishedRow]

  init(_ numbers: PublishedRows) {
    rows = numbers.rows.filter { $0.whole(.count) != nil && $0.whole(.armTotal) != nil }
  }

  var checkedCount: Int { rows.count }

  var findings: [AuditFinding] {
    rows.compactMap(beyondArm) + levelSums + responseSums + gradeSpans
  }

  private func beyondArm(_ row: PublishedRow) -> AuditFinding? {
    guard let count = row.whole(.count), let total = row.whole(.armTotal), count > total else {
      return nil
    }
    return finding(
      [row], printed: "\(count) of \(total)", expected: "at most \(total)",
      "More patients than the arm has.")
  }

  /// The levels of a characteristic hold every patient of the arm once, unless several may apply.
  private var levelSums: [AuditFinding] {
    blocks { $0[.characteristic] }.compactMap { block in
      let sum = block.compactMap { $0.whole(.count) }.reduce(0, +)
      guard let total = block.first?.whole(.armTotal), block.count > 1, sum != total else {
        return nil
      }
      return finding(
        block, printed: "levels of \(block.first?[.characteristic] ?? "") add up to \(sum)",
        expected: "\(total)",
        sum > total
          ? "More than the arm has; levels exclude each other unless several may apply."
          : "Fewer than the arm has; those of whom it is missing are not printed.",
        .inconsistent)
    }
  }

  /// ORR is CR and PR; DCR is ORR and SD; the categories hold every patient at most once.
  private var responseSums: [AuditFinding] {
    blocks { $0[.response] == nil ? nil : "response" }.flatMap { block in
      let counts = Dictionary(
        block.compactMap { row in row[.response].map { ($0.uppercased(), row) } },
        uniquingKeysWith: { first, _ in first })
      return [
        mistake("ORR", of: ["CR", "PR"], counts), mistake("DCR", of: ["CR", "PR", "SD"], counts),
        categories(counts),
      ].compactMap(\.self)
    }
  }

  private func mistake(
    _ name: String, of parts: [String], _ counts: [String: PublishedRow]
  ) -> AuditFinding? {
    guard let row = counts[name], let printed = row.whole(.count) else { return nil }
    let found = parts.compactMap { counts[$0]?.whole(.count) }
    let sum = found.reduce(0, +)
    guard found.count == parts.count, sum != printed else { return nil }
    return finding(
      [row], printed: "\(name) \(printed)", expected: "\(sum)",
      "\(name) is \(parts.joined(separator: " + ")).")
  }

  private func categories(_ counts: [String: PublishedRow]) -> AuditFinding? {
    let names = ["CR", "PR", "SD", "PD", "NE"].filter { counts[$0] != nil }
    let rows = names.compactMap { counts[$0] }
    let sum = rows.compactMap { $0.whole(.count) }.reduce(0, +)
    guard rows.count > 1, let total = rows.first?.whole(.armTotal), sum > total else { return nil }
    return finding(
      rows, printed: "\(names.joined(separator: " + ")) are \(sum)", expected: "at most \(total)",
      "More than the arm has; a patient has one best response.")
  }

  /// Whoever has an event of high grade has one of any grade.
  private var gradeSpans: [AuditFinding] {
    blocks { $0[.term] }.flatMap { block -> [AuditFinding] in
      guard let any = block.first(where: { $0[.grade] == "any" }), let most = any.whole(.count)
      else { return [] }
      return block.compactMap { row in
        guard let count = row.whole(.count), count > most else { return nil }
        return finding(
          [row, any], printed: "\(count) of grade \(row[.grade] ?? "")",
          expected: "at most \(most)",
          "More patients with this grade than with any grade.")
      }
    }
  }

  /// Rows of one subject, phase and arm, in the order of the file.
  private func blocks(_ subject: (PublishedRow) -> String?) -> [[PublishedRow]] {
    var order: [String] = []
    var members: [String: [PublishedRow]] = [:]
    for row in rows {
      guard let subject = subject(row) else { continue }
      let key = "\(row.file)\u{1F}\(subject)\u{1F}\(row.key([.population, .phase, .arm]))"
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(row)
    }
    return order.compactMap { members[$0] }
  }

  private func finding(
    _ rows: [PublishedRow], printed: String, expected: String, _ sentence: String,
    _ verdict: AuditFinding.Verdict = .impossible
  ) -> AuditFinding {
    AuditFinding(
      rows: rows.map(\.id), check: .counts, verdict: verdict, printed: printed, expected: expected,
      sentence: sentence)
  }
}
