import Studies
import Testing

@testable import StudyReports

/// Cells of the tables, from the eight patients of ``SectionsPatients``, by hand.
struct SectionsTableTests {
  private static let shared = Result { SectionsReading(try SectionsAnswer().full()) }
  let report: SectionsReading

  init() throws { report = try Self.shared.get() }

  @Test func `Table 1 counts a level among those of whom it is recorded`() {
    #expect(
      report.row("Male", in: "Table 1.") == [
        "Male", "4 (57.1)", "2 (66.7)", "2 (50.0)", "", "", "3 (60.0)", "2 (100)", "1 (33.3)", "",
        "",
      ])
    #expect(
      report.row("Missing", in: "Table 1.") == [
        "Missing", "1", "1", "0", "", "", "1", "1", "0", "", "",
      ])
  }

  @Test
  func `Table 1 has the test and the difference of two levels on the row of the characteristic`() {
    #expect(
      report.row("Sex", in: "Table 1.") == [
        "Sex", "", "", "", ">0.999†", "0.342", "", "", "", "—", "0.100",
      ])
  }

  @Test func `a number has its median with quartiles, and its range`() {
    #expect(
      report.row("Median (IQR)", in: "Table 1.")?.prefix(4) == [
        "Median (IQR)", "4.5 (2.8–6.3)", "2.5 (1.8–3.3)", "6.5 (5.8–7.3)",
      ])
    #expect(report.row("Range", in: "Table 1.")?.prefix(4) == ["Range", "1–8", "1–4", "5–8"])
    #expect(
      report.row("Lesions", in: "Table 1.") == [
        "Lesions", "", "", "", "0.029", "−3.098", "", "", "", "—", "—",
      ])
  }

  @Test func `Table 2 has exact limits, and NE counts as no response`() {
    // 1 of 4: 0.6 to 80.6 %; 0 of 4: 0 to 1 − 0.025^(1/4) = 60.2 %.
    #expect(
      report.row("ORR", in: "Table 2.")?.prefix(4) == ["ORR", "1 (12.5)", "1 (25.0)", "0 (0)"])
    #expect(
      report.row("95% CI, %", in: "Table 2.")?[2...3] == ["0.6–80.6", "0–60.2"])
    #expect(
      report.row("SD", in: "Table 2.")?.prefix(4) == ["SD", "4 (50.0)", "2 (50.0)", "2 (50.0)"])
    #expect(report.row("NE", in: "Table 2.")?[3] == "1 (25.0)")
    #expect(report.row("NON-CR/NON-PD", in: "Table 2.") == nil)
  }

  @Test func `Table 3 counts patients by their worst grade`() {
    // Any event: with ICI grades 1 and 3, without grade 2.
    #expect(
      report.row("Any treatment-related event", in: "Table 3.")?.prefix(5) == [
        "Any treatment-related event", "2 (50.0)", "1 (25.0)", "1 (25.0)", "0 (0)",
      ])
    #expect(
      report.row("Skin", in: "Table 3.")?.prefix(5) == [
        "Skin", "1 (25.0)", "0 (0)", "0 (0)", "0 (0)",
      ])
  }

  @Test func `a Cox table names the reference, what entered, and tests proportional hazards`() {
    // 3.841 on one degree of freedom: p = 0.05, printed as 0.050.
    #expect(
      report.row("Sex", in: "Table 4.") == ["Sex", "", "", "", "", "", "", "0.050"])
    #expect(
      report.row("Male", in: "Table 4.") == [
        "Male", "4", "4", "1.23 (0.62–2.47)", "0.040", "1.50 (0.75–3.00)", "0.040", "",
      ])
    #expect(
      report.row("Female", in: "Table 4.") == [
        "Female", "3", "1", "Reference", "", "Reference", "", "",
      ])
    #expect(
      report.row("≥65", in: "Table 4.") == [
        "≥65", "4", "3", "1.23 (0.62–2.47)", "0.700", "", "", "",
      ])
    #expect(report.row("Lesions", in: "Table 4.")?[4] == "<0.001")
    #expect(report.table("Table 5.")?.title.contains("overall survival in line 2") == true)
  }

  @Test
  func `survival has medians in the middle of the flat part, and no rate where nobody is left`() {
    // With ICI S = 0.5 from day 200 to 300: 250 days are 8.21 months. Without from 60 to 90: 75 days.
    let rows = report.table("Table S3.")?.rows.map { $0.cells.map(\.words) } ?? []
    #expect(rows.first == ["Progression-free survival"])
    #expect(rows[1][1...2] == ["4", "3"])
    #expect(rows[1][3].hasPrefix("8.21 ("))
    #expect(rows[1][4].hasPrefix("75.0 ("))
    #expect(rows[1][5].hasPrefix("25.0 ("))
    #expect(rows[2][3].hasPrefix("2.46 ("))
    #expect(rows[2][4...6] == ["NE", "NE", "Reference"])
    #expect(rows[3].first == "All patients")
  }

  @Test
  func
    `a subgroup without an event in an arm is NE, with one interaction p for each characteristic`()
  {
    let table = report.tables.first { $0.title.contains("PFS") && $0.title.contains("subgroup") }
    #expect(table == nil)
    let rows =
      report.tables.first {
        $0.title.contains("Progression-free survival of ICI against No ICI")
      }?.rows.map { $0.cells.map(\.words) } ?? []
    #expect(rows.contains(["Female", "0/1", "1/2", "NE", "—", ""]))
    #expect(rows.contains(["Male", "2/2", "2/2", "0.50 (0.25–1.00)", "0.500", ""]))
    #expect(rows.contains(["Sex", "", "", "", "", "0.0496"]))
    #expect(rows.contains(["Age", "", "", "", "", "—"]))
  }

  @Test func `sensitivity shows every way with its sizes, and says why one has no effect`() {
    let table = report.tables.first { $0.title.contains("Effect of ICI against No ICI") }
    let rows = table?.rows.map { $0.cells.map(\.words) } ?? []
    #expect(
      rows.contains([
        "Inverse probability weights (all patients)", "3.3", "2.9", "6", "0.45 (0.23–0.90)",
        "0.250", "0.050", "—",
      ]))
    #expect(
      rows.contains { $0.first == "Cox model with the covariates of the score" && $0[4] == "NE" })
    #expect(table?.footnotes.contains { $0.contains("grows without bound") } == true)
  }

  @Test func `every row has a cell for each column, or is a heading`() {
    for table in report.tables {
      for row in table.rows where !row.isSection {
        #expect(row.cells.count == table.columns.count, "\(table.title): \(row.cells[0].words)")
      }
    }
  }

  @Test func `a table before and after matching has its spanners, and N in each heading`() {
    let columns = report.table("Table 1.")?.columns ?? []
    #expect(columns.map(\.spanner).dropFirst().first == "Before matching")
    #expect(columns.map(\.heading)[2] == "ICI (N\u{A0}=\u{A0}4)")
    #expect(columns.map(\.heading)[7] == "ICI (N\u{A0}=\u{A0}3)")
  }
}
