/// The one-way analysis of variance, of the hypothesis that all groups have the same mean, with one
/// variance for all groups or, after Welch, one for each.
///
/// For two groups the statistic is the square of that of ``TTest``.
///
/// Source: Fisher, *Statistical Methods for Research Workers*, 1925, chapter VII; Welch,
/// *Biometrika* 1951;38:330–336.
public struct AnalysisOfVariance: Equatable, Sendable {
  /// The F statistic, at or above 0.
  public let statistic: Double
  /// The groups, less 1.
  public let numeratorDegreesOfFreedom: Double
  /// The values less the groups; after Welch no whole number.
  public let denominatorDegreesOfFreedom: Double
  /// The share of the sum of squares that lies between the groups (eta squared), in 0...1.
  public let explainedShare: Double

  /// Compares groups.
  ///
  /// - Parameters:
  ///   - groups: At least two, and more values than groups; each of at least two values, not all
  ///     the same, unless `equalVariances`.
  ///   - equalVariances: Whether all groups share one variance (Fisher); if not, each has its own
  ///     (Welch).
  /// - Throws: ``SampleError/tooFew(analysis:what:found:needed:)``,
  ///   ``SampleError/noVariation(analysis:)`` when no group varies; after Welch, when one does not.
  public init(comparing groups: [Sample], equalVariances: Bool = true) throws {
    try self.init(
      comparing: groups, equalVariances: equalVariances,
      as: equalVariances ? "Analysis of variance" : "Welch's analysis of variance")
  }

  /// The same under the name of the analysis that its errors speak of.
  init(comparing groups: [Sample], equalVariances: Bool, as analysis: String) throws {
    let moments = Moments.inOneUnit(groups)
    try AnalysisOfVariance.check(moments, equalVariances: equalVariances, analysis)
    let within = moments.reduce(0) { $0 + $1.sumOfSquares }
    let total = moments.reduce(0) { $0 + $1.count }
    let between = AnalysisOfVariance.between(moments, weights: moments.map(\.count))
    let others = Double(groups.count - 1)
    explainedShare = between / (between + within)
    numeratorDegreesOfFreedom = others
    if equalVariances {
      denominatorDegreesOfFreedom = total - Double(groups.count)
      statistic = between / others / (within / denominatorDegreesOfFreedom)
      return
    }
    let weights = moments.map { 1 / $0.varianceOfMean }
    let weight = weights.reduce(0, +)
    let imbalance = zip(weights, moments).reduce(0) {
      $0 + (1 - $1.0 / weight) * (1 - $1.0 / weight) / ($1.1.count - 1)
    }
    let factor = imbalance / (others * (others + 2))
    denominatorDegreesOfFreedom = 1 / (3 * factor)
    statistic =
      AnalysisOfVariance.between(moments, weights: weights)
      / (others * (1 + 2 * (others - 1) * factor))
  }

  /// The weighted sum of squared distances of the means from their weighted mean.
  private static func between(_ moments: [Moments], weights: [Double]) -> Double {
    // Distances from the first mean, so that what all means have in common costs no digits.
    let distances = moments.map { $0.meanDifference(from: moments[0]) }
    let center = zip(weights, distances).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    return zip(weights, distances).reduce(0) { $0 + $1.0 * ($1.1 - center) * ($1.1 - center) }
  }

  private static func check(
    _ moments: [Moments], equalVariances: Bool, _ analysis: String
  ) throws {
    guard moments.count >= 2 else {
      throw SampleError.tooFew(analysis: analysis, what: .groups, found: moments.count, needed: 2)
    }
    let total = moments.reduce(0) { $0 + $1.count }
    let smallest = moments.reduce(Double.infinity) { min($0, $1.count) }
    if equalVariances ? total <= Double(moments.count) : smallest < 2 {
      throw SampleError.tooFew(
        analysis: analysis, what: .values, found: Int(equalVariances ? total : smallest),
        needed: equalVariances ? moments.count + 1 : 2)
    }
    let vary = moments.map { $0.sumOfSquares > 0 }
    guard equalVariances ? vary.contains(true) : !vary.contains(false) else {
      throw SampleError.noVariation(analysis: analysis)
    }
  }

  /// The probability of a statistic at least as large if all means were the same.
  public var pValue: Double { distribution.upperTail(statistic) }

  /// The natural logarithm of ``pValue``, which stays finite where that is too small for a Double.
  public var logPValue: Double { distribution.logUpperTail(statistic) }

  private var distribution: FDistribution {
    FDistribution(
      numeratorDegreesOfFreedom: numeratorDegreesOfFreedom,
      denominatorDegreesOfFreedom: denominatorDegreesOfFreedom)
  }
}
