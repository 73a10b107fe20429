import Testing

@testable import Statistics

struct ContingencyTableTests {
  @Test func `expected counts are products of the margins`() {
    let table = ContingencyTable([[10, 10], [5, 15]])
    #expect(table.expected == [[7.5, 12.5], [7.5, 12.5]])
    #expect(table.smallestExpected == 7.5)
    #expect(table.count == 40)
  }

  @Test func `Pearson's statistic, by hand`() throws {
    let test = try ContingencyTable([[10, 10], [5, 15]]).pearson
    #expect(isClose(test.chiSquare, to: 8.0 / 3))  // 2 · 2.5²/7.5 + 2 · 2.5²/12.5
    #expect(test.degreesOfFreedom == 1)
  }

  @Test func `Fisher's tea, by hand`() throws {
    // 3 of 4 and 1 of 4: tables with 0, 1, 3 or 4 in the first cell, (1 + 16 + 16 + 1)/70.
    #expect(try isClose(ContingencyTable([[3, 1], [1, 3]]).fisher.pValue, to: 34.0 / 70))
  }

  @Test func `three groups, by hand`() throws {
    // Three groups of two, two events, both in one group: 3 of C(6,2) = 15 ways, the rarest tables.
    #expect(try isClose(ContingencyTable([[2, 0], [0, 2], [0, 2]]).fisher.pValue, to: 3.0 / 15))
    #expect(try isClose(ContingencyTable([[1, 1], [0, 2], [1, 1]]).fisher.pValue, to: 1))
  }

  @Test func `rows and columns without subjects take no part`() throws {
    let table = ContingencyTable([[10, 0, 10], [0, 0, 0], [5, 0, 15]])
    #expect(try table.pearson == ContingencyTable([[10, 10], [5, 15]]).pearson)
    #expect(try table.fisher == ContingencyTable([[10, 10], [5, 15]]).fisher)
    #expect(table.smallestExpected == 7.5)
  }

  @Test(arguments: [[[0, 20], [0, 30]], [[0, 0], [3, 4]], [[5]], [[0, 0], [0, 0]]])
  func `one row or column with subjects is nothing to compare`(rows: [[Int]]) {
    let table = ContingencyTable(rows)
    #expect(throws: TableError.nothingToCompare) { try table.pearson }
    #expect(throws: TableError.nothingToCompare) { try table.fisher }
  }

  @Test func `a table turned on its side has the same tests`() throws {
    let table = ContingencyTable([[3, 0, 5], [1, 7, 2]])
    let turned = ContingencyTable([[3, 1], [0, 7], [5, 2]])
    #expect(try isClose(turned.fisher.pValue, to: table.fisher.pValue))
    #expect(try isClose(turned.pearson.chiSquare, to: table.pearson.chiSquare))
  }

  @Test func `a table without subjects expects nothing`() {
    #expect(ContingencyTable([[0, 0], [0, 0]]).expected == [[0, 0], [0, 0]])
    #expect(ContingencyTable([[0, 0], [0, 0]]).smallestExpected == 0)
  }

  @Test func `rows of unequal length stop the program`() async {
    await #expect(processExitsWith: .failure) { _ = ContingencyTable([[1, 2], [3]]) }
  }

  struct Case: ReferenceCase {
    let label: String?
    let table: [[Int]]
    let expected: [[Double]]
    let chisq, p, logP, fisherP: Double
    let df: Int
    let printedP: String?
    let call: String
    var testDescription: String { label ?? "\(table)" }
  }

  private static func cases(_ names: String...) throws -> [Case] {
    try names.flatMap { try Reference.cases(in: $0) as [Case] }
  }

  @Test(
    arguments: try cases(
      "tables_2x2", "tables_rxc", "tables_groups", "tables_huge", "tables_published"))
  func `Pearson's test agrees with R to 1e-12 relative`(_ reference: Case) throws {
    let table = ContingencyTable(reference.table)
    let test = try table.pearson
    #expect(test.degreesOfFreedom == reference.df)
    #expect(
      isClose(test.chiSquare, to: reference.chisq, relative: 1e-12) || reference.chisq < 1e-20)
    #expect(isClose(test.pValue, to: reference.p, relative: 1e-11))
    #expect(isClose(test.logPValue, to: reference.logP, within: 1e-11))
    for (ours, theirs) in zip(table.expected.joined(), reference.expected.joined()) {
      #expect(isClose(ours, to: theirs, relative: 1e-14))
    }
  }

  @Test func `a larger table has the p value of exact fractions`() throws {
    // The sum over all 14 082 tables in rational numbers. R's own value is 8e-12 off, relatively.
    let p = try ContingencyTable([[59, 75, 66], [30, 123, 143]]).fisher.pValue
    #expect(isClose(p, to: 1.4201248229972583e-07, relative: 1e-13))
  }

  @Test(arguments: try cases("tables_2x2", "tables_rxc", "tables_published"))
  func `Fisher's test agrees with R to 1e-11 relative`(_ reference: Case) throws {
    let ours = try ContingencyTable(reference.table).fisher.pValue
    #expect(isClose(ours, to: reference.fisherP, relative: 1e-11))
  }

  @Test(arguments: try cases("tables_groups"))
  func `several groups by yes and no agree with R to 1e-10 relative`(_ reference: Case) throws {
    let ours = try ContingencyTable(reference.table).fisher.pValue
    #expect(isClose(ours, to: reference.fisherP, relative: 1e-10))
    let swapped = try ContingencyTable(reference.table.map { [$0[1], $0[0]] }).fisher.pValue
    #expect(isClose(swapped, to: ours, relative: 1e-11))
  }

  @Test(arguments: try cases("tables_huge"))
  func `tables with millions of others agree with R to 1e-11 relative`(_ reference: Case) throws {
    let ours = try ContingencyTable(reference.table).fisher.pValue
    #expect(isClose(ours, to: reference.fisherP, relative: 1e-11))
  }

  @Test(arguments: try cases("tables_huge"))
  func `too large a table is refused rather than waited for`(_ reference: Case) {
    #expect(throws: TableError.tooManyTables(limit: 1_000)) {
      try FisherTest(of: ContingencyTable(reference.table), stepLimit: 1_000)
    }
  }

  /// Zhang et al., Front Immunol 2025;16:1658017, tables 1 to 3: Pearson without correction, and
  /// Fisher where the smallest expected count is below 5. All 38 to the printed three decimals.
  @Test(arguments: try cases("tables_published"))
  func `the p values of a publication are reproduced as printed`(_ reference: Case) throws {
    let table = ContingencyTable(reference.table)
    let p = try table.smallestExpected < 5 ? table.fisher.pValue : table.pearson.pValue
    let printed = try #require(reference.printedP)
    if printed.hasPrefix("<") {
      #expect(p < 0.001)
    } else {
      #expect(isClose(p, to: Double(printed), within: 0.000_500_1))
    }
  }
}
