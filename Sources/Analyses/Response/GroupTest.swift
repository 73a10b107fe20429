import Statistics

/// A test of whether an outcome of two levels or more differs between groups.
///
/// Pearson's chi-square without correction; Fisher's exact test where an expected count is below 5.
public struct GroupTest: Sendable, Equatable {
  /// The test that was used.
  public enum Method: String, Sendable, CaseIterable {
    /// Pearson's chi-square test without continuity correction.
    case pearson
    /// Fisher's exact test, two-sided.
    case fisher
    /// Pearson's test where Fisher's was called for but would have to visit too many tables.
    case pearsonForFisher = "pearson_for_fisher"
  }

  /// What Fisher's test may cost before Pearson's stands in for it: a few milliseconds, as a table
  /// of adverse events asks for hundreds of tests.
  private static let stepLimit = 500_000

  /// The test that was used.
  public let method: Method
  /// Two-sided p value.
  public let pValue: Double

  /// The test of a table of groups by yes and no, or `nil` when there is nothing to test: fewer
  /// than two groups with patients, or everyone alike.
  ///
  /// - Parameter groups: Per group those with the outcome and all.
  public init?(_ groups: [(count: Int, total: Int)]) {
    self.init(counts: groups.map { [$0.count, $0.total - $0.count] })
  }

  /// The test of a table of groups by levels, or `nil` when there is nothing to test: fewer than two
  /// groups with patients, or everyone alike.
  ///
  /// - Parameter groups: Per group the patients of each level, as many levels in each.
  package init?(counts groups: [[Int]]) {
    let rows = groups.filter { $0.contains { $0 > 0 } }
    let levels = rows.first?.indices.filter { level in rows.contains { $0[level] > 0 } } ?? []
    guard rows.count > 1, levels.count > 1 else { return nil }
    let table = ContingencyTable(rows)
    let needsExact = table.smallestExpected < 5
    if needsExact, let fisher = try? FisherTest(of: table, stepLimit: GroupTest.stepLimit) {
      method = .fisher
      pValue = fisher.pValue
    } else {
      guard let pearson = try? table.pearson else { return nil }
      method = needsExact ? .pearsonForFisher : .pearson
      pValue = pearson.pValue
    }
  }
}
