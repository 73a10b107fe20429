/// The 2 × 2 tables of several strata, and what the Mantel-Haenszel methods make of them.
///
/// Strata in which a group or a value of the property has no subject are kept: each method says
/// whether they count.
public struct StratifiedTables: Equatable, Sendable {
  /// The table of each stratum.
  public let strata: [TwoByTwoTable]

  /// Tables of any number of strata; of none, every method says that it has nothing to go by.
  public init(_ strata: [TwoByTwoTable]) {
    requireCounts(strata.map(\.count))
    self.strata = strata
  }

  /// The counts of each stratum as Doubles.
  var counts: [StratumCounts] {
    strata.filter { $0.count > 0 }.map(StratumCounts.init)
  }
}

/// The counts of a stratum and its margins as Doubles, whose products do not overflow.
struct StratumCounts {
  let a, b, c, d: Double

  init(_ table: TwoByTwoTable) {
    (a, b) = (Double(table.a), Double(table.b))
    (c, d) = (Double(table.c), Double(table.d))
  }

  var size: Double { a + b + c + d }
  var first: Double { a + b }
  var second: Double { c + d }
  var successes: Double { a + c }
  var failures: Double { b + d }
  /// The expected first cell under independence.
  var expected: Double { first * successes / size }
  /// The variance of the first cell, given the margins, under independence.
  var variance: Double {
    size > 1 ? expected * (second / size) * (failures / (size - 1)) : 0
  }
}
