/// Why a table of counts does not determine the answer that was asked for.
public enum TableError: Error, Equatable, Sendable {
  /// The table has no two rows, or no two columns, that hold a subject.
  case nothingToCompare
  /// The exact test would take longer than the limit allows.
  case tooManyTables(limit: Int)
  /// The exact test of several strata would take longer than the limit allows.
  case strataTooLarge(limit: Int)
  /// The analysis needs two rows and two columns.
  case notTwoByTwo(rows: Int, columns: Int)
  /// The analysis needs as many rows as columns.
  case notSquare(rows: Int, columns: Int)
  /// The strata do not all have the same numbers of rows and columns.
  case unequalStrata
  /// No stratum has subjects in two rows and in two columns.
  case noInformativeStratum
  /// Only one stratum has subjects in two rows and in two columns, and the analysis compares strata.
  case oneInformativeStratum
  /// The odds ratio common to the strata is 0 or infinite.
  case extremeCommonOddsRatio
  /// No pair has two different values.
  case noDiscordantPairs
  /// The subjects compared all have the same score.
  case equalScores
  /// A score is not a finite number; positions are counted from 0.
  case scoreNotFinite(position: Int)
}

extension TableError: CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .nothingToCompare:
      "Contingency table: fewer than two rows, or fewer than two columns, hold a subject."
    case .tooManyTables(let limit):
      "Fisher's exact test: the tables with these margins need more than \(limit) steps. "
        + "Use Pearson's test or the Monte Carlo test, or merge rare levels."
    case .strataTooLarge(let limit):
      "Exact Mantel-Haenszel test: the strata need more than \(limit) steps. "
        + "Use the Cochran-Mantel-Haenszel test."
    case .notTwoByTwo(let rows, let columns):
      "Contingency table: \(rows) rows and \(columns) columns are not 2 × 2. "
        + "Merge levels, or use a test for larger tables."
    case .notSquare(let rows, let columns):
      "Paired table: \(rows) rows and \(columns) columns. Allowed: as many rows as columns, "
        + "both with the same levels in the same order."
    case .unequalStrata:
      "Stratified table: the strata differ in their number of rows or columns. "
        + "Give every stratum every level, with a count of 0 where it has no subject."
    case .noInformativeStratum:
      "Stratified table: no stratum has subjects in two rows and in two columns. "
        + "Merge strata."
    case .oneInformativeStratum:
      "Stratified table: only one stratum has subjects in two rows and in two columns, and two are "
        + "needed. Compare odds ratios over more strata."
    case .extremeCommonOddsRatio:
      "Stratified table: the common odds ratio is 0 or infinite, so that the strata cannot be "
        + "compared with it. Merge strata."
    case .noDiscordantPairs:
      "Paired table: no pair has two different values, so there is nothing to test."
    case .equalScores:
      "Contingency table: the subjects all have the same score. Give the levels different scores."
    case .scoreNotFinite(let position):
      "Contingency table: the score of level \(position) is not a finite number. Correct it, or drop "
        + "the level."
    }
  }
}
