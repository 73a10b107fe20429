import Statistics
import Testing

struct TableErrorTests {
  @Test(arguments: [
    (
      TableError.nothingToCompare,
      "Contingency table: fewer than two rows, or fewer than two columns, hold a subject."
    ),
    (
      .tooManyTables(limit: 50_000),
      "Fisher's exact test: the tables with these margins need more than 50000 steps. "
        + "Use Pearson's test or the Monte Carlo test, or merge rare levels."
    ),
    (
      .notTwoByTwo(rows: 2, columns: 3),
      "Contingency table: 2 rows and 3 columns are not 2 × 2. "
        + "Merge levels, or use a test for larger tables."
    ),
    (
      .notSquare(rows: 2, columns: 3),
      "Paired table: 2 rows and 3 columns. Allowed: as many rows as columns, "
        + "both with the same levels in the same order."
    ),
    (
      .unequalStrata,
      "Stratified table: the strata differ in their number of rows or columns. "
        + "Give every stratum every level, with a count of 0 where it has no subject."
    ),
    (
      .noInformativeStratum,
      "Stratified table: no stratum has subjects in two rows and in two columns. Merge strata."
    ),
    (
      .noDiscordantPairs,
      "Paired table: no pair has two different values, so there is nothing to test."
    ),
    (
      .equalScores,
      "Contingency table: the subjects all have the same score. Give the levels different scores."
    ),
  ])
  func `says what is wrong`(error: TableError, text: String) {
    #expect(error.description == text)
  }

  @Test(arguments: [
    (
      TableError.strataTooLarge(limit: 50_000),
      "Exact Mantel-Haenszel test: the strata need more than 50000 steps. "
        + "Use the Cochran-Mantel-Haenszel test."
    ),
    (
      .oneInformativeStratum,
      "Stratified table: only one stratum has subjects in two rows and in two columns, and two are "
        + "needed. Compare odds ratios over more strata."
    ),
    (
      .extremeCommonOddsRatio,
      "Stratified table: the common odds ratio is 0 or infinite, so that the strata cannot be "
        + "compared with it. Merge strata."
    ),
  ])
  func `says what is wrong with strata`(error: TableError, text: String) {
    #expect(error.description == text)
  }

  @Test func `says which proportion is none`() {
    #expect(
      ProportionError.impossibleProportion(successes: 3, subjects: 2).description
        == "Proportion: 3 of 2 is not a proportion. Allowed: at least one subject, and successes "
        + "from 0 to the number of subjects.")
    #expect(
      ProportionError.noComparableStratum.description
        == "Stratified proportions: no stratum has subjects in both groups. Merge strata.")
  }

  @Test func `counts too many to be told apart stop the program`() async {
    await #expect(processExitsWith: .failure) { _ = TwoByTwoTable(.max, 1, 1, 1) }
  }
}
