import Analyses
import Testing

@testable import Reports

struct EventTimingTableTests {
  let cohort = CohortOfOnsets()

  @Test(arguments: OutputFormat.allCases)
  func `rates of two groups in every format (A4)`(_ format: OutputFormat) throws {
    let report = EventRatesTable(try cohort.rates()).report
    try expectSnapshot(report.formatted(as: format), "rates.\(format.fileExtension)")
  }

  @Test(arguments: OutputFormat.allCases)
  func `onset in two groups in every format (A5)`(_ format: OutputFormat) throws {
    let report = OnsetTable(try cohort.onset(), isSynthetic: true).report
    try expectSnapshot(report.formatted(as: format), "onset.\(format.fileExtension)")
  }

  @Test(arguments: OutputFormat.allCases)
  func `immune-related events of two groups in every format (A1, A2)`(_ format: OutputFormat) throws
  {
    let report = ImmuneRelatedTable(try cohort.immuneRelated()).report
    try expectSnapshot(report.formatted(as: format), "immune.\(format.fileExtension)")
  }

  @Test func `a limit for terms stands in the title`() throws {
    let report = EventRatesTable(try cohort.rates(termsFrom: PercentThreshold("40"))).report
    let subject = "Treatment-related adverse events per 100 patient-years"
    #expect(report.title == "\(subject) (terms ≥40% in any group) in line 2, by Hospital")
    // Rash: 2 of 6 and 0 of 4; fatigue: 3 of 6 and 2 of 4.
    #expect(report.table.rows.filter { !$0.isSection }.map { $0.cells[0] }.contains("Fatigue"))
    #expect(!report.table.rows.map { $0.cells[0] }.contains("Rash"))
  }

  /// Of 9 events, 2 of them immune-related, it is not recorded whether they were serious.
  @Test func `of serious events alone each table says that seriousness was never recorded`() throws
  {
    var cohort = cohort
    #expect(!OnsetTable(try cohort.onset()).report.footnotes.joined().contains("serious"))
    cohort.filter.seriousOnly = true
    let note = { (count: Int) in
      "For all \(count) events it is not recorded whether they were serious; they are not counted as serious."
    }
    let rates = try cohort.rates()
    #expect(rates.rows.allSatisfy { $0.cells.allSatisfy { $0.rate == nil } })
    #expect(EventRatesTable(rates).report.footnotes.contains(note(9)))
    #expect(OnsetTable(try cohort.onset()).report.footnotes.contains(note(9)))
    // Rash is 2 of them.
    #expect(OnsetTable(try cohort.onset(ofGroup: 0)).report.footnotes.contains(note(2)))
    #expect(ImmuneRelatedTable(try cohort.immuneRelated()).report.footnotes.contains(note(2)))
  }

  @Test func `the title of an onset names the row and its window is told (A2)`() throws {
    let report = OnsetTable(try cohort.onset(ofGroup: 0)).report
    let subject = "Onset of treatment-related adverse events (Rash)"
    #expect(report.title == "\(subject) in line 2, by Hospital")
    #expect(report.footnotes.contains { $0.contains("the first of 90 days after its end") })
  }
}
