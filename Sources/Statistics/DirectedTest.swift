/// A test whose p value depends on the direction in which the alternative lies.
public protocol DirectedTest: Equatable, Sendable {
  /// The probability, under the null hypothesis, of a statistic at least as far out in the direction
  /// of the alternative.
  func pValue(_ alternative: Alternative) -> Double
  /// The natural logarithm of ``pValue(_:)``.
  func logPValue(_ alternative: Alternative) -> Double
}

extension DirectedTest {
  /// The p value against the two-sided alternative.
  public var pValue: Double { pValue(.twoSided) }

  /// The natural logarithm of the p value against the two-sided alternative.
  public var logPValue: Double { logPValue(.twoSided) }
}
