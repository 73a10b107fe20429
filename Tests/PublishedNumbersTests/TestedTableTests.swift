import PublishedNumbers
import Testing

/// Chi-square is by hand; its p value with 1 degree of freedom from a table, with 2 it is exp(−chi-square / 2).
struct TestedTableTests {
  private let head = "id,characteristic,level,phase,arm,arm_n,n,p"

  private func audit(_ lines: [String]) throws -> PublishedAudit {
    let file = try TemporaryFile(lines)
    return PublishedAudit(of: try PublishedRows(reading: [file.path]))
  }

  private func methods(_ lines: [String]) throws -> [[String]] {
    try audit([head] + lines).tests.map(\.methods)
  }

  // 15 of 20 against 5 of 20: chi-square 10, p 0.00157; in the order of the file nothing would differ.
  @Test func `levels are paired by their names, not by their order`() throws {
    let found = try methods([
      "a,sex,M,,A,20,15,0.002", "b,sex,F,,A,20,5,", "c,sex,F,,B,20,15,", "d,sex,M,,B,20,5,",
    ])
    #expect(found.map { $0.contains("Pearson's chi-square") } == [true])
  }

  @Test func `arms that hold all patients take no part in a test`() throws {
    let rows = ["a,sex,M,,A,20,15,0.002", "b,sex,M,,B,20,5,"]
    let expected = try methods(rows)
    #expect(expected.map { $0.contains("Pearson's chi-square") } == [true])
    #expect(try methods(rows + ["c,sex,M,,Total,40,20,"]) == expected)
    #expect(try methods(rows + ["c,sex,M,,everyone,40,20,"]) == expected)
  }

  // 20 of 40, 4 of 20, 6 of 20, where 15, 7.5, 7.5 are expected: chi-square 5.76, 2 degrees of freedom, p 0.0561.
  @Test func `an arm as large as the two others may be an arm of its own`() throws {
    let found = try methods([
      "a,sex,M,,A,40,20,0.056", "b,sex,M,,B,20,4,", "c,sex,M,,C,20,6,",
    ])
    #expect(found.first?.contains { $0.contains("of all arms") } == true)
  }

  // 15 and 5 against 5 and 15, as above; with 10 and 10 of whom it is not known p would be 0.0067.
  @Test func `those of whom a level is not known take no part in a test`() throws {
    func rows(_ p: String) -> [String] {
      [
        "a,sex,M,,A,30,15,\(p)", "b,sex,F,,A,30,5,", "c,sex,Not recorded,,A,30,10,",
        "d,sex,M,,B,30,5,", "e,sex,F,,B,30,15,", "f,sex,Not recorded,,B,30,10,",
      ]
    }
    #expect(try methods(rows("0.0016")).first?.contains("Pearson's chi-square") == true)
    let counting = "Pearson's chi-square (counting those of whom it is not known)"
    #expect(try methods(rows("0.0067")).first?.contains(counting) == true)
  }

  @Test func `every p value of a table is checked, not the first alone`() throws {
    let findings = try audit([
      head, "a,sex,M,,A,20,15,0.002", "b,sex,M,,B,20,5,0.200",
    ]).findings
    #expect(findings.map(\.rows) == [["b"]])
  }

  // Of III 5 of 30 against 15 of 30: chi-square 7.5, p 0.0062.
  @Test func `a p value beside one of several levels may test it against the others`() throws {
    let found = try audit([
      head, "a,stage,I,,A,30,15,0.190", "b,stage,II,,A,30,10,", "c,stage,III,,A,30,5,0.0062",
      "d,stage,I,,B,30,10,", "e,stage,II,,B,30,5,", "f,stage,III,,B,30,15,",
    ]).tests
    #expect(found.last?.methods.first == "Pearson's chi-square (III against all other levels)")
  }

  @Test func `a table without patients, or with impossible counts, is not tested`() throws {
    let empty = try audit([
      head, "a,sex,M,,A,20,0,0.5", "b,sex,F,,A,20,0,", "c,sex,M,,B,20,0,", "d,sex,F,,B,20,0,",
    ])
    #expect(empty.tests.map(\.methods) == [[]] && !empty.findings.map(\.check).contains(.pValue))
    let above = try audit([head, "a,sex,M,,A,20,1000000000,0.5", "b,sex,M,,B,20,5,"])
    #expect(
      above.tests.isEmpty && above.findings.map(\.sentence) == ["More patients than the arm has."])
  }

  @Test func `of a table too large for Fisher's test that is said`() throws {
    let found = try audit([
      head, "a,stage,I,,A,300000,100000,0.5", "b,stage,II,,A,300000,100000,",
      "c,stage,III,,A,300000,100000,", "d,stage,I,,B,300000,99000,",
      "e,stage,II,,B,300000,101000,", "f,stage,III,,B,300000,100000,",
    ]).findings
    #expect(found.map { $0.sentence.hasSuffix("the table is too large for it.") } == [true])
  }
}
