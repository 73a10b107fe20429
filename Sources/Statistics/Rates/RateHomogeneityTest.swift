/// The test that several Poisson rates are the same, from the events that each exposure would have
/// at the common rate.
///
/// Source: Breslow & Day, *Statistical Methods in Cancer Research* II, 1987, section 3.4.
public struct RateHomogeneityTest: ChiSquareStatistic {
  /// Pearson's statistic, at or above 0.
  public let chiSquare: Double
  /// Twice the logarithm of the ratio of likelihoods with a rate for each and with one for all, at
  /// or above 0.
  public let likelihoodRatio: Double
  /// The rates, less 1.
  public let degreesOfFreedom: Int
  /// The events of each at the common rate, in the order of the argument.
  public let expected: [Double]

  /// Compares rates.
  ///
  /// - Parameter rates: At least two.
  /// - Throws: ``RateError/tooFewRates(analysis:found:needed:)``; ``RateError/noEvents(analysis:)``
  ///   when none has an event.
  public init(comparing rates: [PoissonRate]) throws {
    let analysis = "Homogeneity of rates"
    guard rates.count >= 2 else {
      throw RateError.tooFewRates(analysis: analysis, found: rates.count, needed: 2)
    }
    let events = rates.map { Double($0.events) }
    let total = events.reduce(0, +)
    guard total > 0 else { throw RateError.noEvents(analysis: analysis) }
    let exposure = rates.reduce(0) { $0 + $1.exposure }
    let expected = rates.map { total * ($0.exposure / exposure) }
    chiSquare = zip(events, expected).reduce(0) {
      $0 + ($1.0 - $1.1) / $1.1 * ($1.0 - $1.1)
    }
    // Expected less observed events sum to 0, so each deviance may carry its own: no cancellation.
    likelihoodRatio = zip(events, expected).reduce(0) {
      $0 + 2 * ($1.0 > 0 ? deviance($1.0, mean: $1.1) : $1.1)
    }
    degreesOfFreedom = rates.count - 1
    self.expected = expected
  }

  /// The probability of a ratio of likelihoods at least as large if all rates were the same.
  public var likelihoodRatioPValue: Double {
    ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom).upperTail(likelihoodRatio)
  }
}
