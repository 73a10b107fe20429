import ClinicalRecords
import Endpoints
import RegistryStore
import Testing

@testable import Analyses

/// On the made-up cohort of seed/, whose tables other tests hold to the published ones.
struct DrilledLinesTests {
  static let responseCells: [ResponseCell] =
    OverallResponse.allCases.map { .response($0) }
    + [.objectiveResponse, .diseaseControl, .clinicalBenefit, .withoutAssessment]

  static let endings: [SurvivalCell.Endings] =
    [.all, .events, .censored] + EndpointTime.Ending.allCases.map { .one($0) }

  /// The cohort, read once.
  static let histories = Result {
    try SeedCohort.registry.get().fold(
      .all, from: [PatientHistory](), add: { $0.append($1) }, merge: { $0 += $1 })
  }

  private func drilled<Cell: TableCell>(
    _ cell: Cell, of tally: GroupedTally<Cell.Tally>, limit: Int = .max
  ) throws -> DrilledLines {
    var drilled = DrilledTally(cell, of: tally, limit: limit)
    for history in try DrilledLinesTests.histories.get() { drilled.add(history) }
    return try DrilledLines(drilled)
  }

  private func counted<Tally>(_ tally: GroupedTally<Tally>) throws -> GroupedTally<Tally> {
    var tally = tally
    for history in try DrilledLinesTests.histories.get() { tally.add(history) }
    return tally
  }

  /// Listed lines by the heading of their group.
  private func sizes(_ lines: DrilledLines) -> [String: Int] {
    Dictionary(lines.rows.map { ($0.group, 1) }, uniquingKeysWith: +)
  }

  private func sizes(_ cells: [(heading: String, count: Int)]) -> [String: Int] {
    Dictionary(cells.filter { $0.count > 0 }.map { ($0.heading, $0.count) }) { first, _ in first }
  }

  // R44, R46, R47, R48: the rates count the same lines as their categories, under every setting.
  @Test(arguments: responseCells, ResponseBasis.allCases)
  func `as many patients are listed behind a response as the table counts`(
    _ cell: ResponseCell, _ basis: ResponseBasis
  ) throws {
    for (line, by) in [(2, "sex"), (nil, "line")] as [(Int?, String)] {
      var question = try SeedCohort.question(line: line, by: by)
      question.rules.responseBasis = basis
      question.rules.responseDenominator = by == "sex" ? .evaluable : .treated
      let lines = try drilled(cell, of: GroupedTally(responsesInDetailOf: question))
      let table = try ResponseComparison(
        inDetail: counted(GroupedTally(responsesInDetailOf: question)))
      #expect(sizes(lines) == sizes(table.groups.map { ($0.heading, count(of: cell, in: $0)) }))
      #expect(lines.groups.map(\.count) == table.groups.map { count(of: cell, in: $0) })
      #expect(lines.count == lines.rows.count)
    }
  }

  /// What the table prints.
  private func count(of cell: ResponseCell, in group: ResponseComparison.Group) -> Int {
    switch cell {
    case .response(let response): group.counts.count(response)
    case .withoutAssessment: group.counts.withoutAssessment
    case .objectiveResponse: group.objectiveResponse.count
    case .diseaseControl: group.diseaseControl.count
    case .clinicalBenefit: group.detail?.clinicalBenefit.count ?? -1
    }
  }

  // R65: every time carries how it ended. R76: real-world PFS is listed as such.
  @Test(
    arguments: Endpoint.allCases.map { ($0, CensoringBundle.default) } + [
      (.progressionFreeSurvival, .fda), (.progressionFreeSurvival, .realWorld),
      (.durationOfResponse, .fda),
    ])
  func `as many patients are listed behind an ending as the table counts`(
    _ endpoint: Endpoint, _ bundle: CensoringBundle
  ) throws {
    var question = try SeedCohort.question(by: "ecog >= 2", where: "age >= 60")
    question.rules.apply(bundle)
    let table = try SurvivalComparison(
      of: endpoint, in: counted(GroupedTally(endpoint, of: question)))
    let resolved = endpoint.resolved(under: question.rules)
    for endings in DrilledLinesTests.endings {
      let cell = SurvivalCell(resolved, endings)
      let counts = table.groups.map { ($0.heading, cell.count(in: $0.counts, question.rules)) }
      guard endings == .events || counts.contains(where: { $0.1 > 0 }) else { continue }
      let lines = try drilled(cell, of: GroupedTally(endpoint, of: question))
      #expect(sizes(lines) == sizes(counts))
      for row in lines.rows {
        guard case .time(let time) = row.finding else {
          Issue.record("A time is listed as a time.")
          continue
        }
        #expect(endings.contains(time.ending))
      }
    }
  }

  @Test func `events and censored times together are all times`() throws {
    let question = try SeedCohort.question()
    let counts = try [SurvivalCell.Endings.events, .censored, .all].map { endings in
      try drilled(
        SurvivalCell(.progressionFreeSurvival, endings),
        of: GroupedTally(Endpoint.progressionFreeSurvival, of: question)
      ).count
    }
    #expect(counts[0] + counts[1] == counts[2])
    #expect(counts[2] == 496)
  }

  /// The tables of adverse events, by what their rows are.
  enum SafetyRows: CaseIterable {
    case overview, groups, classes, terms

    func rows(_ codebook: Codebook) -> [SafetyRow] {
      switch self {
      case .overview: SafetyRow.overview
      case .groups: [.any(EventFilter(relatedOnly: true))] + SafetyRow.groups(codebook)
      case .classes: SafetyRow.systemOrganClasses(codebook)
      case .terms: SafetyRow.terms(codebook)
      }
    }
  }

  // A7.
  @Test(arguments: SafetyRows.allCases)
  func `as many patients are listed behind adverse events as the table counts`(
    _ rows: SafetyRows
  ) throws {
    let codebook = try SeedCohort.codebook()
    let filter = EventFilter(relatedOnly: rows != .overview)
    for (line, by) in [(2, "ici"), (nil, "line_group")] as [(Int?, String)] {
      let question = try SeedCohort.question(line: line, by: by)
      let counting = SafetyCounting(rows.rows(codebook), filter, of: question, codebook)
      let table = try SafetyComparison(counted(GroupedTally(counting)), counting)
      #expect(table.rows.contains { $0.total.any > 0 })
      for row in table.rows where row.total.any > 0 {
        for span in [GradeSpan.any, .severe] {
          let cell = SafetyCell(row.row, span, filter, of: question, codebook)
          let lines = try drilled(cell, of: GroupedTally(cell.counting))
          let counts = zip(table.headings, row.counts.map(span.patients))
          #expect(sizes(lines) == sizes(counts.map { ($0, $1) }), "\(row.label) \(span)")
          #expect(lines.rows.allSatisfy { holds($0.finding, span.grades) })
        }
      }
    }
  }

  /// Whether the worst event, which is shown, has a grade of the cell.
  private func holds(_ finding: DrilledFinding, _ grades: ClosedRange<Int>) -> Bool {
    guard case .event(let event, let count) = finding else { return false }
    return grades.contains(event.event.grade) && count > 0
  }

  @Test func `a list that is cut still counts everyone, and keeps the first`() throws {
    let question = try SeedCohort.question()
    let cell = ResponseCell.response(.partial)
    let all = try drilled(cell, of: GroupedTally(responsesInDetailOf: question))
    let some = try drilled(cell, of: GroupedTally(responsesInDetailOf: question), limit: 7)
    #expect(some.groups == all.groups)
    #expect(some.rows.map(\.patientID) == all.rows.prefix(7).map(\.patientID))
  }

  @Test func `parts of a cohort listed apart and merged make the same list`() throws {
    let question = try SeedCohort.question()
    let tally = GroupedTally(responsesInDetailOf: question)
    let registry = try SeedCohort.registry.get()
    let empty = DrilledTally(ResponseCell.objectiveResponse, of: tally)
    var halves = [empty, empty]
    halves = try registry.fold(
      empty.parts, from: halves, add: { $0[$1.patient.id <= 250 ? 0 : 1].add($1) },
      merge: { _, _ in })
    halves[0].merge(halves[1])
    let lines = try DrilledLines(halves[0])
    let whole = try drilled(ResponseCell.objectiveResponse, of: tally)
    #expect(lines.groups == whole.groups)
    #expect(lines.rows.map(\.patientID) == whole.rows.map(\.patientID))
  }
}
