import Analyses
import ClinicalRecords
import Endpoints
import Testing

@testable import Reports

struct SafetyTableTests {
  private func groups(_ cohort: Cohort, _ layout: SafetyLayout = .init(.groups(file: nil))) throws
    -> Report
  {
    SafetyTable(try cohort.safety, layout).report
  }

  private func terms(
    _ arrangement: SafetyArrangement = SafetyArrangement(), columns: [GradeSpan]? = nil
  ) throws -> Report {
    let cohort = Cohort.ofToxicity
    let layout = SafetyLayout(.terms, columns: columns)
    let rows =
      [.any(EventFilter(relatedOnly: true))] + SafetyRow.systemOrganClasses(cohort.codebook)
      + SafetyRow.terms(cohort.codebook)
    return SafetyTable(
      try cohort.safety(rows, spans: layout.spans, arrangement: arrangement), layout
    ).report
  }

  private func labels(_ report: Report) -> [String] { report.table.rows.map { $0.cells[0] } }

  @Test(arguments: OutputFormat.allCases)
  func `groups of terms in every format`(_ format: OutputFormat) throws {
    let report = try groups(.ofToxicity, SafetyLayout(.groups(file: nil), showsDifference: true))
    try expectSnapshot(report.formatted(as: format), "safety.\(format.fileExtension)")
  }

  @Test(arguments: OutputFormat.allCases)
  func `the overview in every format`(_ format: OutputFormat) throws {
    let cohort = Cohort.ofDetailedEvents
    let layout = SafetyLayout(.overview)
    let comparison = try cohort.safety(SafetyRow.overview, relatedOnly: false, spans: layout.spans)
    let report = SafetyTable(comparison, layout).report
    try expectSnapshot(report.formatted(as: format), "safety_overview.\(format.fileExtension)")
  }

  @Test(arguments: OutputFormat.allCases)
  func `system organ classes and terms in every format`(_ format: OutputFormat) throws {
    try expectSnapshot(
      try terms().formatted(as: format), "safety_terms.\(format.fileExtension)")
  }

  // A7: of 7 patients 3 had a skin event, 2 rash (both with ICI), 1 pruritus, 2 fatigue.
  @Test func `system organ classes and their terms stand by falling frequency, then name`() throws {
    #expect(
      labels(try terms()) == [
        "Any treatment-related event", "General disorders", "Fatigue", "Skin disorders", "Rash",
        "Pruritus",
      ])
    var arrangement = SafetyArrangement()
    arrangement.order = .name
    #expect(labels(try terms(arrangement)).suffix(2) == ["Pruritus", "Rash"])
    arrangement.isFlat = true
    #expect(labels(try terms(arrangement)).dropFirst() == ["Fatigue", "Pruritus", "Rash"])
  }

  // CONSORT Harms: a limit must be read with the table.
  @Test func `a term below the limit in every group is not shown, and the title says so`() throws {
    var arrangement = SafetyArrangement()
    arrangement.threshold = PercentThreshold("33")
    let report = try terms(arrangement)
    #expect(
      report.title
        == "Treatment-related adverse events by system organ class and term (≥33% in any group) in "
        + "line 2, by Hospital")
    // Pruritus: 1 of 4. Rash: 2 of 4. Fatigue: 1 of 3 without ICI.
    #expect(!labels(report).contains("Pruritus"))
    #expect(labels(report).contains("Rash") && labels(report).contains("Fatigue"))
    #expect(
      report.footnotes.contains(
        "A system organ class counts all of its terms, those below the limit too."))
  }

  @Test func `columns are the grades that were asked for, p for any grade and severe ones alone`()
    throws
  {
    let report = try terms(columns: [.any, GradeSpan(1...2), .severe, .fatal])
    #expect(
      report.table.columns.map(\.heading) == [
        "Event, n (%)", "Any grade", "Grade 1–2", "Grade 3–4", "Grade 5", "Any grade", "Grade 1–2",
        "Grade 3–4", "Grade 5", "Any grade", "Grade 3–4",
      ])
    #expect(report.footnotes.contains("Grade 5 is not part of grade 3–4."))
  }

  @Test func `grade 5 has no column where it did not occur, unless it was asked for`() throws {
    var cohort = Cohort(groups: ["All"])
    cohort.add(to: 0, events: [(0, 2)])
    let report = try groups(cohort)
    #expect(report.table.columns.map(\.heading) == ["Event, n (%)", "Any grade", "Grade 3–4"])
    #expect(report.footnotes.contains("No grade 5 event."))
    let layout = SafetyLayout(.groups(file: nil), columns: [.any, .fatal])
    let rows = SafetyRow.groups(cohort.codebook)
    let asked = SafetyTable(try cohort.safety(rows, spans: layout.spans), layout).report
    #expect(asked.table.columns.map(\.heading) == ["Event, n (%)", "Any grade", "Grade 5"])
  }

  // A6.
  @Test func `every dictionary of a counted event is named, and no other`() throws {
    var cohort = Cohort.ofToxicity
    cohort.codebook.termDictionaries = ["CTCAE 6.0", "CTCAE 5.0", "MedDRA 27.0"]
    #expect(
      try groups(cohort).footnotes[0].hasPrefix("CTCAE 5.0, CTCAE 6.0, MedDRA 27.0. Each patient"))
    var one = Cohort(groups: ["All"])
    one.codebook.termDictionaries = cohort.codebook.termDictionaries
    one.add(to: 0, events: [(1, 2)])
    #expect(try groups(one).footnotes[0].hasPrefix("CTCAE 5.0. Each patient"))
  }

  // A2.
  @Test func `the windows of the question are said`() throws {
    #expect(
      try groups(.ofToxicity).footnotes.contains(
        "Counted from the start of the line to 30 days (90 days for immune-related events) after its "
          + "end, at the latest until the next line starts."))
  }

  @Test func `a user's groups are defined below the table`() throws {
    let cohort = Cohort.ofToxicity
    let severe = EventCriterion(minimumGrade: 3)
    let row = SafetyRow(
      .group, code: "DLT", label: "DLT", .of([.init(0, severe), .init(1)]),
      parts: [
        .init("Pruritus", severe), .init("Rash", EventCriterion(.immuneRelated, minimumGrade: 5)),
      ])
    let report = SafetyTable(
      try cohort.safety([row]), SafetyLayout(.groups(file: "dlt.csv"))
    ).report
    #expect(report.footnotes.contains("Groups as dlt.csv defines them:"))
    #expect(
      report.footnotes.contains("DLT: Pruritus (grade ≥3); Rash (grade 5, immune-related)."))
  }

  @Test func `what was not recorded is no zero`() throws {
    let layout = SafetyLayout(.overview)
    let comparison = try Cohort.ofToxicity.safety(
      SafetyRow.overview, relatedOnly: false, spans: layout.spans)
    let report = SafetyTable(comparison, layout).report
    let serious = try #require(report.table.rows.first { $0.cells[0] == "Serious" })
    #expect(serious.cells.dropFirst().allSatisfy { $0 == "—" })
    #expect(
      report.footnotes.contains(
        "For all 5 events it is not recorded whether they were serious; they are not counted as serious."
      ))
    let record = try #require(
      report.records.rows.first { $0.contains(.text("Serious")) })
    #expect(record[7] == .missing && record[8] == .integer(4))
  }
}
