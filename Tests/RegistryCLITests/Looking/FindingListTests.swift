import ClinicalRecords
import Testing

@testable import RegistryCLI

struct FindingListTests {
  private func finding(
    _ severity: Finding.Severity, _ rule: String, _ key: String, _ sentence: String
  ) -> Finding {
    Finding(
      severity, rule: rule, table: "line_of_therapy", key: [key], column: "started_on",
      sentence: sentence)
  }

  private var tally: FindingTally {
    var tally = FindingTally(limit: 2)
    let overlap =
      "Line 2 starts (2020-01-01) before line 1 ended (2020-02-01). Lines must not overlap."
    tally.add([finding(.odd, "no-drugs", "1", "Line 1 has no drugs.")], of: 1)
    tally.add(
      [
        finding(.impossible, "lines-overlap", "2", overlap),
        finding(.odd, "no-drugs", "2", "Line 2 has no drugs."),
      ], of: 2)
    var later = FindingTally(limit: 2)
    later.add([finding(.odd, "no-drugs", "1", "Line 1 has no drugs.")], of: 10)
    later.add([], of: 11)
    tally.merge(later)
    return tally
  }

  @Test func `findings stand by severity and rule, of each rule the first`() throws {
    let list = FindingList(tally) { "P\($0)" }
    #expect(try list.text() == Snapshot.text("findings.txt"))
  }

  @Test func `as records every listed finding is a row`() throws {
    var rows: [[String]] = []
    try FindingList(tally) { "P\($0)" }.records.forEachRow { rows.append($0) }
    #expect(rows.map { $0[2] } == ["P2", "P1", "P2"])
    #expect(
      rows[1] == [
        "odd", "no-drugs", "P1", "line_of_therapy", "1", "started_on", "Line 1 has no drugs.",
      ])
  }

  @Test func `without findings one sentence says so`() throws {
    var tally = FindingTally(limit: 2)
    tally.add([], of: 1)
    let list = FindingList(tally) { "P\($0)" }
    #expect(try list.text() == "Nothing impossible and nothing odd in 1 patient.\n")
  }
}
