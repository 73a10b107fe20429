#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The difference of two proportions of the same subjects, first minus second, with its confidence
/// interval.
///
/// Source: Newcombe, *Statistics in Medicine* 1998;17:2635–2650.
public struct PairedRiskDifference: Equatable, Sendable {
  /// How the limits are found.
  public enum Method: String, CaseIterable, Sendable {
    /// From Wilson's limits of both proportions and their correlation, corrected for continuity
    /// where it is positive. Newcombe's method 10.
    case newcombe
    /// The estimate ± z standard errors. Newcombe's method 1.
    case wald
  }

  /// The observed difference (b − c)/N, −1...1.
  public let estimate: Double
  /// The interval, within −1...1.
  public let interval: ConfidenceInterval
  /// How the limits were found.
  public let method: Method

  /// Computes the difference of (a + b)/N, the subjects with the property the first time, and
  /// (a + c)/N, those with it the second time.
  ///
  /// - Parameters:
  ///   - table: Rows are the first value of a subject, yes then no; columns the second.
  ///   - method: How the limits are found.
  ///   - level: Coverage, between 0 and 1.
  /// - Throws: ``ProportionError/impossibleProportion(successes:subjects:)`` for a table without
  ///   subjects.
  public init(
    in table: TwoByTwoTable, method: Method = .newcombe, level: Double = 0.95
  ) throws {
    try requireProportion(table.a, of: table.count)
    let size = Double(table.count)
    let difference = Double(table.b - table.c) / size
    let z = twoSidedDeviate(level: level)
    estimate = difference
    self.method = method
    let widths: (down: Double, up: Double)
    switch method {
    case .newcombe: widths = PairedRiskDifference.newcombeWidths(table, deviate: z)
    case .wald:
      let changed = Double(table.b + table.c) / size
      let width = z * (max(0, changed - difference * difference) / size).squareRoot()
      widths = (width, width)
    }
    interval = ConfidenceInterval(
      lower: max(-1, difference - widths.down), upper: min(1, difference + widths.up),
      level: level)
  }

  private static func newcombeWidths(
    _ table: TwoByTwoTable, deviate: Double
  ) -> (down: Double, up: Double) {
    let first = CountedProportion(table.a + table.b, table.count)
    let second = CountedProportion(table.a + table.c, table.count)
    let (one, two) = (first.wilson(deviate: deviate), second.wilson(deviate: deviate))
    let correlation = correlation(table)
    func width(_ x: Double, _ y: Double) -> Double {
      max(0, x * x - 2 * correlation * x * y + y * y).squareRoot()
    }
    return (
      width(first.estimate - one.lower, two.upper - second.estimate),
      width(one.upper - first.estimate, second.estimate - two.lower)
    )
  }

  /// The correlation of both values over the subjects; 0 where one of them is the same for all.
  private static func correlation(_ table: TwoByTwoTable) -> Double {
    let (a, b) = (Double(table.a), Double(table.b))
    let (c, d) = (Double(table.c), Double(table.d))
    let margins =
      (a + b).squareRoot() * (c + d).squareRoot()
      * (a + c).squareRoot() * (b + d).squareRoot()
    let association = a * d - b * c
    let corrected = association > 0 ? max(0, association - (a + b + c + d) / 2) : association
    return margins > 0 ? corrected / margins : 0
  }
}
