/// Whole numbers of one group, each with how often it occurs: a sample that parts of a cohort can count
/// apart, in any order, and merge.
///
/// Memory is proportional to the number of different values, not to the number of subjects.
public struct ValueCounts: Equatable, Sendable, Codable {
  private var occurrences: [Int: Int] = [:]

  /// No values.
  public init() {}

  /// Counts one more value, or several equal ones.
  ///
  /// - Parameters:
  ///   - value: Any whole number.
  ///   - count: How often it occurs, from 0.
  public mutating func record(_ value: Int, count: Int = 1) {
    precondition(count >= 0, "A value occurs a whole number of times.")
    if count > 0 { occurrences[value, default: 0] += count }
  }

  /// Adds the values of another group.
  ///
  /// - Parameter other: Values of other subjects.
  public mutating func merge(_ other: ValueCounts) {
    for (value, count) in other.occurrences { occurrences[value, default: 0] += count }
  }

  /// The number of values.
  public var count: Int { occurrences.values.reduce(0, +) }

  /// The smallest value; `nil` without any.
  public var minimum: Int? { occurrences.keys.min() }

  /// The largest value; `nil` without any.
  public var maximum: Int? { occurrences.keys.max() }

  /// The middle value, or the middle of the two middle values; `nil` without any.
  public var median: Double? { quantile(0.5) }

  /// The value below which a proportion of the values lies; ``Sample/quantile(_:_:)`` of all of them.
  ///
  /// - Parameters:
  ///   - probability: In 0...1; 0 is the minimum, 1 the maximum.
  ///   - definition: How to choose between neighboring values.
  /// - Returns: Between minimum and maximum; `nil` without any value.
  ///
  /// Source: Hyndman & Fan, *The American Statistician* 1996;50:361–365.
  public func quantile(_ probability: Double, _ definition: QuantileDefinition = .r) -> Double? {
    precondition((0...1).contains(probability), "A probability lies in 0...1.")
    guard !occurrences.isEmpty else { return nil }
    let ascending = occurrences.sorted { $0.key < $1.key }
    return definition.quantile(probability, of: count) { position in
      var seen = 0
      for (value, count) in ascending {
        seen += count
        if position < seen { return Double(value) }
      }
      return Double(ascending[ascending.count - 1].key)
    }
  }
}
