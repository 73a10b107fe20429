import ClinicalRecords
import Testing

@testable import Endpoints

struct LineComparisonTests {
  private func compared(
    entered: [(number: Int, start: Int, end: Int?, drugs: String)]
  ) throws -> LineComparison {
    var history = treated([(0, "EC"), (63, "EC"), (110, "topotecan")], progressions: [100])
    history.lines = entered.map {
      LineOfTherapy(number: $0.number, startedOn: day($0.start), endedOn: $0.end.map(day))
    }
    history.drugs = entered.flatMap { line in
      SmallClinic.agents(line.drugs).map { LineDrug(lineNumber: line.number, agent: $0) }
    }
    let derivation = try LineDerivation(
      codebook: SmallClinic.codebook, formulary: SmallClinic.formulary)
    return LineComparison(
      DerivedLines(from: history, by: derivation), with: history, by: derivation)
  }

  @Test func `entered lines that say the same do not differ, L14`() throws {
    let same = try compared(entered: [(1, 0, 63, "EC+filgrastim"), (2, 110, nil, "topotecan")])
    #expect(same.differences == [])
    #expect(same.pairs == [.init(entered: 0, derived: 0), .init(entered: 1, derived: 1)])
    let stopped = try compared(entered: [(1, 0, 63, "EC"), (2, 110, 120, "topotecan")])
    #expect(stopped.differences == [], "a recorded stop is known better")
  }

  @Test func `days, drugs and numbers that differ are listed`() throws {
    let comparison = try compared(entered: [(2, 28, 70, "EP")])
    #expect(
      comparison.differences == [
        .number(entered: 2, derived: 1), .start(line: 2, entered: day(28), derived: day(0)),
        .end(line: 2, entered: day(70), derived: day(63)),
        .missingDrug(line: 2, SmallClinic.agent("carboplatin")),
        .extraDrug(line: 2, SmallClinic.agent("cisplatin")), .onlyDerived(2),
      ])
  }

  @Test func `lines that start more than 28 days apart are two`() throws {
    let comparison = try compared(entered: [(1, 29, 63, "EC"), (2, 150, nil, "topotecan")])
    #expect(
      comparison.differences == [
        .onlyDerived(1), .onlyEntered(1), .onlyDerived(2), .onlyEntered(2),
      ])
  }
}
