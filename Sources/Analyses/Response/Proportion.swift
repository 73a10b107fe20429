public import Statistics

/// How many of how many, with the exact interval.
public struct Proportion: Sendable, Equatable {
  /// Those with the property.
  public let count: Int
  /// All.
  public let total: Int
  /// Clopper-Pearson interval at 95 %; `nil` when there is nobody. Rule: R49.
  public let interval: ConfidenceInterval?

  /// A proportion.
  ///
  /// - Parameters:
  ///   - count: Those with the property.
  ///   - total: All.
  public init(_ count: Int, of total: Int) {
    self.count = count
    self.total = total
    interval = (try? ClopperPearsonInterval(successes: count, of: total)).map {
      ConfidenceInterval(lower: $0.lower, upper: $0.upper, level: $0.level)
    }
  }
}
