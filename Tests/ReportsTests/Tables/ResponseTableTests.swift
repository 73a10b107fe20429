import ClinicalRecords
import Testing

@testable import Reports

struct ResponseTableTests {
  @Test(arguments: OutputFormat.allCases)
  func `responses of two groups in every format`(_ format: OutputFormat) throws {
    let report = ResponseTable(try Cohort.ofResponses.responses, isSynthetic: true).report
    try expectSnapshot(report.formatted(as: format), "response.\(format.fileExtension)")
  }

  @Test func `one group has neither total nor test`() throws {
    var cohort = Cohort(groups: ["All"])
    cohort.add(to: 0, visits: [(50, .nonCompleteNonProgressive)])
    let table = ResponseTable(try cohort.responses).report.table
    #expect(
      table.columns.map(\.heading) == ["Best overall response, n (%)", "All (N\u{A0}=\u{A0}1)"])
    #expect(table.rows.contains { $0.cells == ["Non-CR/non-PD", "1 (100)"] })
    #expect(table.rows.contains { $0.cells == ["Disease control (DCR)", "1 (100)"] })
  }

  @Test func `without patients there are counts and no percentages`() throws {
    let report = ResponseTable(try Cohort(groups: ["All"]).responses).report
    #expect(report.table.columns.last?.heading == "Total (N\u{A0}=\u{A0}0)")
    #expect(report.table.rows.first?.cells == ["Complete response (CR)", "0"])
  }

  @Test func `between lines there is no test, and the table says why`() throws {
    var cohort = Cohort.ofResponses
    cohort.line = nil
    let report = ResponseTable(try cohort.responses).report
    #expect(!report.table.columns.contains { $0.heading == "p" })
    #expect(report.footnotes.contains { $0.hasPrefix("No test, because a patient can stand") })
    #expect(report.title == "Best overall response in all lines of therapy, by Hospital")
  }
}

extension OutputFormat {
  /// What a file of the format ends in.
  var fileExtension: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    case .sheet: "sheet.csv"
    case .csv, .json, .html: rawValue
    }
  }
}
