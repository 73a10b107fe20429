import PublishedNumbers
import Testing

struct CountAndPercentageTests {
  private func findings(_ lines: [String]) throws -> [AuditFinding] {
    let file = try TemporaryFile(lines)
    return PublishedAudit(of: try PublishedRows(reading: [file.path])).findings
  }

  // 12 of 18 are 66.7 %, of 20 60.0 %.
  @Test func `a percentage may be of those of whom the characteristic is known`() throws {
    let head = "id,characteristic,level,arm,arm_n,n,pct"
    let rows = ["a,sex,M,A,20,12,66.7", "b,sex,F,A,20,6,33.3", "c,sex,missing,A,20,2,"]
    #expect(try findings([head] + rows).isEmpty)
    #expect(try findings([head, rows[0], rows[2]]).map(\.check) == [.counts])
    #expect(try findings([head, "a,sex,M,A,20,12,66.7"]).map(\.verdict) == [.impossible])
  }

  // 5 of the 16 of known response are 31.3 %.
  @Test func `a response rate may be of those whose response could be told`() throws {
    #expect(
      try findings([
        "id,response,arm,arm_n,n,pct", "a,PR,A,20,5,31.3", "b,SD,A,20,6,37.5", "c,PD,A,20,5,31.3",
        "d,NE,A,20,4,",
      ]).isEmpty)
  }

  // 2 of 3 are 66.7 %; 66.6 makes the sum 100.0 with 33.4, which is 1 of 3 moved as well.
  @Test func `that a column adds up to 100 is said of the rows of one characteristic`() throws {
    let rows = ["a,sex,,M,A,3,2,66.6", "b,sex,,F,A,3,1,33.4"]
    let head = "id,characteristic,response,level,arm,arm_n,n,pct"
    let found = try findings([head] + rows)
    #expect(found.map(\.verdict) == [.rounding, .rounding])
    #expect(found.allSatisfy { $0.sentence.contains("adds up to 100") })
    let others = ["c,,PR,,A,3,1,33.3", "d,age,,old,A,3,1,33.3"]
    #expect(try findings([head] + rows + others).map(\.sentence) == found.map(\.sentence))
  }

  @Test func `levels above the arm may be levels of which several apply`() throws {
    let found = try findings([
      "id,characteristic,level,arm,arm_n,n", "a,site,bone,A,20,12", "b,site,liver,A,20,9",
    ])
    #expect(found.map(\.verdict) == [.inconsistent])
    #expect(found.first?.sentence.contains("unless several may apply") == true)
  }

  @Test func `best responses above the arm are impossible`() throws {
    let head = "id,response,arm,arm_n,n"
    let rows = ["a,CR,A,20,1", "b,PR,A,20,4", "c,SD,A,20,9", "d,PD,A,20,5"]
    #expect(try findings([head] + rows + ["e,NE,A,20,1"]).isEmpty)
    let found = try findings([head] + rows + ["e,NE,A,20,2"])
    #expect(
      found.map(\.verdict) == [.impossible]
        && found.first?.printed == "CR + PR + SD + PD + NE are 21")
  }
}
