/// A test whose statistic has a chi-square distribution where the hypothesis holds.
public struct ChiSquareTest: ChiSquareStatistic {
  /// The test statistic, at or above 0.
  public let chiSquare: Double
  /// The degrees of freedom, at least 1.
  public let degreesOfFreedom: Int

  /// A test from its statistic.
  ///
  /// - Parameters:
  ///   - chiSquare: The statistic; rounding may have left it just below 0, which counts as 0.
  ///   - degreesOfFreedom: At least 1.
  public init(chiSquare: Double, degreesOfFreedom: Int) {
    precondition(degreesOfFreedom >= 1, "A chi-square test has a degree of freedom.")
    self.chiSquare = max(0, chiSquare)
    self.degreesOfFreedom = degreesOfFreedom
  }
}
