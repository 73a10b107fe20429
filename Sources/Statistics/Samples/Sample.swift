#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The values of one variable in one group, described and ready to be compared.
///
/// Mean and standard deviation keep their digits whatever the scale: near 1e-300, near 1e300, and
/// where all values share their leading digits. Cost: O(n log n), the values being sorted once.
public struct Sample: Equatable, Sendable {
  /// The values in ascending order; at least one, all finite.
  public let sortedValues: [Double]
  let moments: Moments

  /// A sample of values in any order.
  ///
  /// - Parameter values: Numbers up to 1e305 in size, at least one; missing values are left out beforehand.
  /// - Throws: ``SampleError/noValues``, ``SampleError/impossibleValue(_:position:)``.
  public init(_ values: [Double]) throws {
    guard !values.isEmpty else { throw SampleError.noValues }
    try requireNumbers(values)
    sortedValues = values.sorted()
    moments = Moments(ascending: sortedValues)
  }

  /// The number of values.
  public var count: Int { sortedValues.count }

  /// The smallest value.
  public var minimum: Double { sortedValues[0] }

  /// The largest value.
  public var maximum: Double { sortedValues[sortedValues.count - 1] }

  /// The arithmetic mean.
  public var mean: Double { moments.mean * powerOfTwo(moments.exponent) }

  /// The sum of squared distances from the mean, divided by the count less 1.
  ///
  /// `nil` for a single value, and where a Double cannot hold it: for a standard deviation above
  /// 1e154. Below 1e-154 it loses digits, and then is 0.
  public var variance: Double? {
    guard count > 1 else { return nil }
    let unit = powerOfTwo(moments.exponent)
    let variance = moments.variance * unit * unit
    return variance.isFinite ? variance : nil
  }

  /// The square root of the variance; `nil` for a single value.
  public var standardDeviation: Double? {
    count > 1 ? moments.variance.squareRoot() * powerOfTwo(moments.exponent) : nil
  }

  /// The standard error of the mean; `nil` for a single value.
  public var standardErrorOfMean: Double? {
    count > 1 ? moments.varianceOfMean.squareRoot() * powerOfTwo(moments.exponent) : nil
  }

  /// The middle value, or the middle of the two middle values.
  public var median: Double { quantile(0.5) }

  /// The value below which a proportion of the sample lies.
  ///
  /// - Parameters:
  ///   - probability: In 0...1; 0 is the minimum, 1 the maximum.
  ///   - definition: How to choose between neighboring values.
  /// - Returns: In the unit of the values, between minimum and maximum.
  ///
  /// Source: Hyndman & Fan, *The American Statistician* 1996;50:361–365.
  public func quantile(_ probability: Double, _ definition: QuantileDefinition = .r) -> Double {
    precondition((0...1).contains(probability), "A probability lies in 0...1.")
    return definition.quantile(probability, ofAscending: sortedValues)
  }

  /// The distance from the first to the third quartile.
  public func interquartileRange(_ definition: QuantileDefinition = .r) -> Double {
    quantile(0.75, definition) - quantile(0.25, definition)
  }

  /// The confidence interval of the mean from Student's t distribution.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: In the unit of the values; `nil` for a single value.
  public func meanInterval(level: Double = 0.95) -> ConfidenceInterval? {
    guard let error = standardErrorOfMean else { return nil }
    let margin =
      error
      * StudentTDistribution(degreesOfFreedom: moments.count - 1)
      .upperQuantile(tailProbability(level: level))
    return ConfidenceInterval(lower: mean - margin, upper: mean + margin, level: level)
  }
}

/// Throws for two variables of too few subjects, and for a value that is not a number.
func requirePairs(
  _ first: [Double], _ second: [Double], atLeast needed: Int, _ analysis: String
) throws {
  precondition(first.count == second.count, "Every subject has a value of both variables.")
  try requireNumbers(first)
  try requireNumbers(second)
  guard first.count >= needed else {
    throw SampleError.tooFew(analysis: analysis, what: .pairs, found: first.count, needed: needed)
  }
}

/// Throws for the first value that is not a number, or too large for what follows.
func requireNumbers(_ values: [Double]) throws {
  if let position = values.firstIndex(where: { !(abs($0) <= 1e305) }) {
    throw SampleError.impossibleValue(values[position], position: position)
  }
}
