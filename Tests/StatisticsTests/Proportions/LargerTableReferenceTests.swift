import Statistics
import Testing

/// R's answers on tables of any shape.
struct LargerTableReferenceTests {
  static let answers: [ReferenceAnswer] =
    (try? Reference.answers(in: "contingency_rxc")
      + Reference.answers(in: "table1", of: "categorical_by_group")) ?? []

  @Test func `no case is missing`() {
    #expect(Self.answers.count == 7 + 17)
  }

  @Test(arguments: answers)
  func `chi-square tests agree with R to 1e-12`(_ answer: ReferenceAnswer) throws {
    let table = ContingencyTable(answer.tableRows)
    for name in ["chisq", "chisq_uncorrected"] where answer.result.names.contains(name) {
      try expectChiSquare(table.pearson, answer.result[name], table)
    }
    if answer.result.names.contains("chisq_yates") {
      let ours = try PearsonTest(of: table, continuityCorrection: true)
      expectChiSquare(ours, answer.result["chisq_yates"], table)
    }
    let ratio = try LikelihoodRatioTableTest(of: table)
    let theirs = answer.result["likelihood_ratio"]
    expectAgreement(
      ratio.chiSquare, theirs["statistic"].number, .contingencyTables, relative: 1e-11,
      floor: 1e-2, "G")
    expectAgreement(ratio.pValue, theirs["p"].number, .contingencyTables, relative: 1e-11, "p of G")
    #expect(Double(ratio.degreesOfFreedom) == theirs["df"].number)
  }

  @Test(arguments: answers.filter { $0.kind == "r_by_c" })
  func `the linear association agrees with R to 1e-12`(_ answer: ReferenceAnswer) throws {
    let ours = try LinearByLinearTest(of: ContingencyTable(answer.tableRows))
    let theirs = answer.result["linear_by_linear"]
    expectAgreement(
      ours.chiSquare, theirs["statistic"].number, .contingencyTables, relative: 1e-12, "chi-square")
    expectAgreement(ours.pValue, theirs["p"].number, .contingencyTables, relative: 1e-12, "p")
  }

  /// R's own p values are up to 1e-11 off the sums in rational numbers.
  @Test(arguments: answers)
  func `the exact test agrees with R to 1e-10`(_ answer: ReferenceAnswer) throws {
    let ours = try ContingencyTable(answer.tableRows).fisher.pValue
    expectAgreement(ours, answer.result["fisher_p"].number, .fisher, relative: 1e-10, "p")
  }

  @Test(arguments: answers.filter { $0.kind == "categorical_by_group" })
  func `the table is that of the data set`(_ answer: ReferenceAnswer) throws {
    let name = try #require(answer.id.split(separator: "/").first.map(String.init))
    let data = try DataTable(name)
    let rows = try data.text(#require(answer.result["variable"].text))
    let columns = try data.text(#require(answer.result["group"].text))
    let table = answer.result["row_levels"].texts.map { row in
      answer.result["column_levels"].texts.map { column in
        zip(rows, columns).filter { $0 == (row, column) }.count
      }
    }
    #expect(table == answer.tableRows)
    #expect(Double(rows.filter(\.isEmpty).count) == answer.result["row_missing"].number)
  }
}
