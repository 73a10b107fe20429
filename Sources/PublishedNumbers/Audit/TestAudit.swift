/// P values against the counts they test: one that none of the usual tests of counts gives needs a word on its test.
struct TestAudit {
  private let tests: [(table: TestedTable, candidates: [(name: String, pValue: Double)])]

  init(_ numbers: PublishedRows) { tests = numbers.testedTables.map { ($0, $0.candidates) } }

  var checkedCount: Int { tests.count }

  var findings: [AuditFinding] {
    tests.compactMap { table, candidates in
      guard !candidates.isEmpty, !candidates.contains(where: { table.printed.prints($0.pValue) })
      else { return nil }
      let values = candidates.map { "\($0.name) \(Figures.pValue($0.pValue))" }
      return AuditFinding(
        rows: [table.id], check: .pValue, verdict: .inconsistent,
        printed: "p \(table.printed.sense.rawValue) \(table.printed.text)",
        expected: values.joined(separator: ", "),
        sentence: TestAudit.sentence(
          withFisher: candidates.contains { $0.name.hasPrefix("Fisher") }))
    }
  }

  private static func sentence(withFisher: Bool) -> String {
    "None of the usual tests gives this p value from the printed counts; another test (McNemar's, "
      + "for trend, of ranks, adjusted) would have to be said."
      + (withFisher ? "" : " Fisher's exact test was not tried: the table is too large for it.")
  }

  /// Per table the tests that give the printed p value.
  var agreeing: [(id: String, printed: String, methods: [String])] {
    tests.map { table, candidates in
      let methods = candidates.filter { table.printed.prints($0.pValue) }.map(\.name)
      return (table.id, table.printed.printed, methods)
    }
  }
}
