import Analyses
import Endpoints
import Testing

@testable import Reports

struct SensitivityTableTests {
  @Test(arguments: OutputFormat.allCases)
  func `progression-free survival under other rules in every format`(
    _ format: OutputFormat
  ) throws {
    let analysis = try Cohort.ofOutcomes.sensitivity(
      stating: [[("gap_limit_days", "84"), ("missed_assessments", "1")]])
    let report = SensitivityTable(analysis, isSynthetic: true).report
    try expectSnapshot(report.formatted(as: format), "sensitivity.\(format.fileExtension)")
  }

  /// Rule: R63, R64, R65.
  @Test(arguments: [
    // rules, events and median of both groups, patients changed; days in Cohort.ofOutcomes.
    ("Default, as asked", ["2", "5.42", "2", "6.57"], "—"),  // (130 + 200) / 2, 200
    ("FDA", ["1", "4.27", "1", "NR"], "2"),  // 130; SD 100 and 50 censor two deaths
    ("EMA", ["2", "5.42", "2", "6.57"], "0"),
    ("Real-world (rwPFS)", ["2", "5.42", "2", "6.57"], "1"),  // NE 30: followed to day 60
    ("Next line: censors", ["1", "4.27", "2", "6.57"], "1"),
    ("Next line: an event", ["2", "3.86", "2", "6.57"], "1"),  // (105 + 130) / 2
    ("Missed scans: censor, after 98 days", ["1", "4.27", "1", "NR"], "2"),  // gaps 100 and 150
    ("Missed scans: censor, after 126 days", ["2", "5.42", "1", "NR"], "1"),
    ("No baseline: censors", ["1", "4.27", "0", "NR"], "4"),
    ("Last scan with NE: censors there", ["2", "5.42", "2", "6.57"], "1"),
    ("Days: one added", ["2", "5.45", "2", "6.60"], "0"),
  ])
  func `each row says what its rules do`(
    _ label: String, _ cells: [String], _ changed: String
  ) throws {
    let rows = SensitivityTable(try Cohort.ofOutcomes.sensitivity()).report.table.rows
    let row = try #require(rows.first { $0.cells[0] == label })
    #expect([row.cells[1], row.cells[3]] == [cells[0], cells[2]])
    #expect(row.cells[2].hasPrefix(cells[1]) && row.cells[4].hasPrefix(cells[3]))
    #expect(row.cells[6] == changed)
  }

  /// Rule: R76.
  @Test func `real-world progression-free survival is never called progression-free survival`()
    throws
  {
    var rules = EndpointRules()
    rules.apply(.realWorld)
    let report = SensitivityTable(
      try Cohort.ofOutcomes.sensitivity(.progressionFreeSurvival, rules)
    ).report
    #expect(report.title.hasPrefix("Sensitivity of real-world progression-free survival"))
    #expect(report.table.rows[0].cells[0] == "Real-world (rwPFS), as asked")
  }

  @Test func `numbers of patients are shown where rules change who is counted`() throws {
    let report = SensitivityTable(try Cohort.ofOutcomes.sensitivity(.durationOfResponse)).report
    #expect(report.table.columns[1].heading == "Events/N")
    #expect(report.table.rows[0].cells[1] == "1/1")
  }

  @Test func `overall survival has no bundles`() throws {
    let rows = SensitivityTable(
      try Cohort.ofOutcomes.sensitivity(.overallSurvival)
    ).report.table.rows
    #expect(rows[0].cells[0] == "As asked")
    #expect(!rows.contains { $0.cells[0] == "FDA" })
  }
}
