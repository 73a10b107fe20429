import Analyses
import ClinicalRecords
import Endpoints
import Testing

@testable import Reports

struct DrilledTableTests {
  private func names(_ cohort: Cohort) -> DrilledTable.Names {
    DrilledTable.Names(
      codebook: cohort.codebook, patientKey: { "P\($0)" },
      explaining: { "nadir explain \($0) --line \($1) --endpoint x" })
  }

  private func lines<Cell: TableCell>(
    _ cell: Cell, _ tally: GroupedTally<Cell.Tally>, _ cohort: Cohort, limit: Int = .max
  ) throws -> DrilledLines {
    var drilled = DrilledTally(cell, of: tally, limit: limit)
    for history in cohort.histories { drilled.add(history) }
    return try DrilledLines(drilled)
  }

  private func responses(
    _ cell: ResponseCell, _ cohort: Cohort = .ofResponses, limit: Int = .max
  ) throws -> Report {
    let tally = GroupedTally(responsesInDetailOf: try cohort.question)
    return try DrilledTable(
      cell, try lines(cell, tally, cohort, limit: limit), names: names(cohort)
    ).report
  }

  @Test(arguments: [OutputFormat.text, .csv, .json])
  func `the patients behind a response in every format`(_ format: OutputFormat) throws {
    let report = try responses(.diseaseControl)
    try expectSnapshot(report.formatted(as: format), "list_response.\(format.fileExtension)")
  }

  @Test(arguments: [OutputFormat.text, .csv])
  func `the patients behind an ending in every format`(_ format: OutputFormat) throws {
    let cohort = Cohort.ofTimes
    let cell = SurvivalCell(.overallSurvival, .events)
    let tally = GroupedTally(Endpoint.overallSurvival, of: try cohort.question)
    let report = try DrilledTable(cell, try lines(cell, tally, cohort), names: names(cohort)).report
    try expectSnapshot(report.formatted(as: format), "list_survival.\(format.fileExtension)")
  }

  @Test(arguments: [OutputFormat.text, .csv])
  func `the patients behind an adverse event in every format`(_ format: OutputFormat) throws {
    let cohort = Cohort.ofToxicity
    let cell = SafetyCell(
      SafetyRow.groups(cohort.codebook)[0], .any, EventFilter(relatedOnly: true),
      of: try cohort.question, cohort.codebook)
    let tally = GroupedTally(cell.counting)
    let report = try DrilledTable(cell, try lines(cell, tally, cohort), names: names(cohort)).report
    try expectSnapshot(report.formatted(as: format), "list_safety.\(format.fileExtension)")
  }

  @Test func `a list that was cut says how many are missing`() throws {
    let report = try responses(.diseaseControl, limit: 1)
    #expect(report.table.rows.count == 1)
    #expect(report.footnotes.first == "… and 2 more; --format csv lists all.")
    #expect(report.footnotes[1] == "3 of 4 in ICI, 0 of 3 in No ICI.")
  }

  @Test func `a cell that holds nobody has an empty list`() throws {
    let report = try responses(.response(.nonCompleteNonProgressive))
    #expect(report.table.rows.isEmpty)
    #expect(report.footnotes.first == "0 of 4 in ICI, 0 of 3 in No ICI.")
  }

  @Test func `a list of one ending does not repeat it in every row`() throws {
    let cohort = Cohort.ofTimes
    let cell = SurvivalCell(.overallSurvival, .one(.death))
    let tally = GroupedTally(Endpoint.overallSurvival, of: try cohort.question)
    let report = try DrilledTable(cell, try lines(cell, tally, cohort), names: names(cohort)).report
    #expect(report.title == "Overall survival in line 2, by Hospital: death")
    #expect(!report.table.columns.map(\.heading).contains("Ended by"))
  }

  @Test func `every cell has a word, read in any case, with - or _`() {
    for cell in ResponseCell.allCells {
      #expect(ResponseCell(word: cell.word.lowercased()) == cell)
    }
    for choice in SurvivalCell.Endings.allChoices {
      #expect(SurvivalCell.Endings(word: choice.word.uppercased()) == choice)
    }
    #expect(SurvivalCell.Endings(word: "last_known_alive") == .one(.lastKnownAlive))
    #expect(ResponseCell(word: "non-cr/non-pd") == .response(.nonCompleteNonProgressive))
    #expect(ResponseCell(word: "RR") == nil)
  }

  @Test func `adverse events are called by their row, and by grade where one was asked for`() throws
  {
    let cohort = Cohort.ofToxicity
    let question = try cohort.question
    func words(_ row: SafetyRow, _ span: GradeSpan) -> String {
      SafetyCell(row, span, EventFilter(relatedOnly: false), of: question, cohort.codebook).words
    }
    #expect(words(.any(EventFilter(relatedOnly: false)), .any) == "any event")
    #expect(
      words(SafetyRow.terms(cohort.codebook)[0], .severe) == "pruritus, worst grade 3–4")
    #expect(words(SafetyRow.groups(cohort.codebook)[0], .fatal) == "skin, worst grade 5")
  }
}
