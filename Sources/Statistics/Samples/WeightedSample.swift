/// Mean and variance of values of which each has a weight.
public struct WeightedSample: Equatable, Sendable {
  /// The number of values, those of weight 0 included.
  public let count: Int
  /// The sum of the weights, above 0.
  public let totalWeight: Double
  /// The sum of weight times value, divided by the sum of weights.
  public let mean: Double
  /// The number of equally weighted values whose mean would be as precise: the squared sum of the
  /// weights, divided by the sum of their squares.
  ///
  /// Source: Kish, *Survey Sampling*, 1965, section 11.7.
  public let effectiveCount: Double
  /// The weighted mean of squared distances from the mean, in units of `unit` squared.
  private let meanSquare: Double
  /// A power of 2 near the largest value, by which squares neither overflow nor vanish.
  private let unit: Double

  /// Values with weights.
  ///
  /// - Parameters:
  ///   - values: Numbers up to 1e305 in size, at least one.
  ///   - weights: One for each value, finite and not negative.
  /// - Throws: ``SampleError/noValues``, ``SampleError/impossibleValue(_:position:)``,
  ///   ``SampleError/impossibleWeight(weight:position:)``, ``SampleError/noWeight``.
  public init(_ values: [Double], weights: [Double]) throws {
    precondition(values.count == weights.count, "Every value has one weight.")
    guard !values.isEmpty else { throw SampleError.noValues }
    try requireNumbers(values)
    if let position = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw SampleError.impossibleWeight(weight: weights[position], position: position)
    }
    guard weights.contains(where: { $0 > 0 }) else { throw SampleError.noWeight }
    let weightUnit = powerOfTwo(near: weights)
    unit = powerOfTwo(near: values)
    let pairs = zip(values, weights)
    var (weight, squaredWeight, sum) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    for (value, share) in pairs.lazy.map({ [unit] in ($0 / unit, $1 / weightUnit) }) {
      weight.add(share)
      squaredWeight.add(share * share)
      sum.add(share * value)
    }
    let center = sum.value / weight.value
    var (rest, squares) = (CompensatedSum(), CompensatedSum())
    for (value, share) in pairs.lazy.map({ [unit] in ($0 / unit - center, $1 / weightUnit) }) {
      rest.add(share * value)
      squares.add(share * value * value)
    }
    let shift = rest.value / weight.value
    count = values.count
    totalWeight = weight.value * weightUnit
    mean = (center + shift) * unit
    effectiveCount = weight.value * weight.value / squaredWeight.value
    meanSquare = max(0, squares.value / weight.value - shift * shift)
  }

  /// The variance where a weight says how many subjects have the value: squares divided by the sum
  /// of weights less 1.
  ///
  /// `nil` unless that is above 0, and where a Double cannot hold the variance.
  public var varianceOfFrequencies: Double? {
    totalWeight > 1 ? variance(divisor: 1 - 1 / totalWeight) : nil
  }

  /// The variance where a weight says how much a value counts, only its ratio to the others having
  /// a meaning: unbiased for values of equal variance, as R's `cov.wt`.
  ///
  /// `nil` with a single weight above 0, and where a Double cannot hold the variance.
  public var varianceOfReliabilities: Double? {
    effectiveCount > 1 ? variance(divisor: 1 - 1 / effectiveCount) : nil
  }

  private func variance(divisor: Double) -> Double? {
    let variance = meanSquare / divisor * unit * unit
    return variance.isFinite ? variance : nil
  }
}
