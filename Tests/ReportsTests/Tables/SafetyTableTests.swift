import Testing

@testable import Reports

struct SafetyTableTests {
  @Test(arguments: OutputFormat.allCases)
  func `adverse events of two groups in every format`(_ format: OutputFormat) throws {
    let report = SafetyTable(try Cohort.ofToxicity.safety).report
    try expectSnapshot(report.formatted(as: format), "safety.\(format.fileExtension)")
  }

  @Test func `rows can be groups or terms alone`() throws {
    let safety = try Cohort.ofToxicity.safety
    let groups = SafetyTable(safety, rows: .groups).report
    #expect(groups.table.rows.map { $0.cells[0] } == ["Any treatment-related event", "Skin"])
    let terms = SafetyTable(safety, rows: .terms).report
    #expect(
      terms.table.rows.map { $0.cells[0] }
        == ["Any treatment-related event", "Fatigue", "Rash", "Pruritus"])
    #expect(
      terms.records.rows.count == 4 * 3 * 2
        + terms.records.rows.filter { $0[0] == "comparison" }.count)
  }

  @Test func `grade 5 has no column where it did not occur`() throws {
    var cohort = Cohort(groups: ["All"])
    cohort.add(to: 0, events: [(0, 2)])
    let report = SafetyTable(try cohort.safety).report
    #expect(report.table.columns.map(\.heading) == ["Event, n (%)", "Any grade", "Grade 3–4"])
    #expect(report.footnotes.contains("No grade 5 event."))
  }
}
