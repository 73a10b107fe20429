import Analyses
import ClinicalRecords
import Endpoints
import Testing

@testable import Reports

struct OutcomesTableTests {
  @Test(arguments: OutputFormat.allCases)
  func `every endpoint of two groups in every format`(_ format: OutputFormat) throws {
    let report = OutcomesTable(try Cohort.ofOutcomes.outcomes(), isSynthetic: true).report
    try expectSnapshot(report.formatted(as: format), "outcomes.\(format.fileExtension)")
  }

  /// Months are days / 30.4375; days in Cohort.ofOutcomes. Rule: R46, R47, R48, R50, R51, R52, R53,
  /// R54, R61, R62.
  @Test(arguments: [
    ("Progression-free survival (PFS)", "2/3", "5.42", "2/3", "6.57"),  // 165, 200
    ("Overall survival (OS)", "2/3", "8.21", "2/3", "5.26"),  // (200 + 300) / 2, (120 + 200) / 2
    ("Time to progression (TTP)", "1/3", "4.27", "1/3", "NR"),  // 130
    ("Time to treatment discontinuation (TTD)", "3/3", "1.97", "3/3", "1.97"),  // 60
    ("Time to next treatment (TTNT)", "2/3", "4.02", "2/3", "5.26"),  // (105 + 140) / 2, 160
    ("Time to response (TTR)", "1/1", "1.64", "1/1", "1.64"),  // 50
    ("Duration of response (DOR)", "1/1", "2.63", "0/1", "NR"),  // 130 - 50
    ("Duration of stable disease", "0/1", "NR", "0/1", "NR"),
    ("Second progression-free survival (PFS2)", "2/3", "8.21", "2/3", "5.26"),
    ("Real-world progression-free survival (rwPFS)", "2/3", "5.42", "2/3", "6.57"),
    ("Overall survival from diagnosis", "0/0", "NE", "0/0", "NE"),
    ("Follow-up (reverse Kaplan-Meier)", "1/3", "NR", "1/3", "NR"),
    ("Objective response (ORR), unconfirmed", "1/3", "33.3", "1/3", "33.3"),
    ("Disease control (DCR), unconfirmed", "2/3", "66.7", "2/3", "66.7"),
    ("Objective response (ORR), confirmed", "1/3", "33.3", "1/3", "33.3"),
    ("Clinical benefit (CBR)", "1/3", "33.3", "1/3", "33.3"),  // SD for 100 days, and for 50
  ])
  func `each row is what the days say`(
    _ label: String, _ ici: String, _ median: String, _ other: String, _ otherMedian: String
  ) throws {
    let rows = OutcomesTable(try Cohort.ofOutcomes.outcomes()).report.table.rows
    let row = try #require(rows.first { $0.cells[0] == label })
    #expect([row.cells[1], row.cells[3]] == [ici, other])
    #expect(row.cells[2].hasPrefix(median) && row.cells[4].hasPrefix(otherMedian))
  }

  /// Rule: R76.
  @Test func `under real-world rules there is no progression-free survival`() throws {
    var rules = EndpointRules()
    rules.apply(.realWorld)
    let labels = OutcomesTable(try Cohort.ofOutcomes.outcomes(rules)).report.table.rows
      .map { $0.cells[0] }
    #expect(!labels.contains("Progression-free survival (PFS)"))
    #expect(labels.contains("Real-world progression-free survival (rwPFS)"))
  }

  /// Rule: R55, R65, R66.
  @Test func `a row for programs has a field for each column and is stable`() throws {
    var rules = EndpointRules()
    rules.addsOneDay = true
    var lines = OutcomeLines(of: try Cohort.ofOutcomes.question(rules))
    var values: [String] = []
    let row = OutcomeRow(rules, codebook: Codebook())
    try lines.forEachLine(of: Cohort.ofOutcomes.histories[2]) { outcome, group in
      try row.forEachField(of: outcome, patientKey: "P3", group: group) { values.append($0) }
    }
    #expect(values.count == OutcomeRow.columns.count)
    let fields = Dictionary(uniqueKeysWithValues: zip(OutcomeRow.columns, values))
    let shown = [
      "patient_key", "line_number", "group", "started_on", "best_response", "best_response_on",
      "pfs_days", "pfs_event", "pfs_cnsr", "pfs_ending", "pfs_evidence", "ttp_stop_on",
      "ttp_evidence", "dor_days",
    ]
    #expect(
      shown.map { fields[$0] } == [
        "P3", "2", "ICI", "2019-04-14", "SD", "2019-05-29", "201", "1", "0", "death", "death",
        "2019-07-23", "tumor_assessment 2019-07-23", "",
      ])
  }
}
