#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The gamma distribution on 0 < x < ∞.
///
/// Accurate to about 1e-14 relative in either tail, for shapes from 1e-3 to 1e7 and beyond.
public struct GammaDistribution: ContinuousDistribution {
  /// The shape; above 0.
  public let shape: Double
  /// The scale, in the unit of the variable; above 0. The mean is shape · scale.
  public let scale: Double

  /// The distribution with density proportional to x^(shape − 1) · e^(−x/scale).
  public init(shape: Double, scale: Double = 1) {
    precondition(
      shape > 0 && shape.isFinite && scale > 0 && scale.isFinite,
      "The shape and the scale of a gamma distribution are positive and finite.")
    self.shape = shape
    self.scale = scale
  }

  /// The distribution with density proportional to x^(shape − 1) · e^(−rate·x).
  public init(shape: Double, rate: Double) {
    self.init(shape: shape, scale: 1 / rate)
  }

  /// The natural logarithm of the density at x; +∞ at 0 for a shape below 1.
  public func logDensity(_ x: Double) -> Double {
    let x = x / scale
    guard x > 0, x < .infinity else {
      guard x == 0, shape <= 1 else { return -.infinity }
      return shape < 1 ? .infinity : -log(scale)
    }
    // By itself, as near 0 the general terms cancel.
    if shape == 1 { return -x - log(scale) }
    return logGammaKernel(shape: shape, x) - log(x) - log(scale)
  }

  /// Both tails at x.
  public func tails(at x: Double) -> TailProbabilities {
    incompleteGamma(shape: shape, x / scale)
  }

  /// The value below which a probability lies whose natural logarithm is given, at most 0.
  public func quantile(logProbability: Double) -> Double {
    scale
      * (logProbability <= -logTwo
        ? lowerPoint(logProbability) : upperPoint(logComplement(logProbability)))
  }

  /// The value above which a probability lies whose natural logarithm is given, at most 0.
  public func upperQuantile(logProbability: Double) -> Double {
    scale
      * (logProbability <= -logTwo
        ? upperPoint(logProbability) : lowerPoint(logComplement(logProbability)))
  }

  /// The x, for a scale of 1, with P(shape, x) = e^logTail.
  ///
  /// Newton's method on log P as a function of log x, which is concave: from any start the second
  /// point lies below the root, and the others rise to it. The bound P ≤ x^a/Γ(a + 1) starts it
  /// where the distribution is far from normal.
  private func lowerPoint(_ logTail: Double) -> Double {
    let bound = powerBound(logTail)
    guard bound > 1e-17 * (shape + 1) else { return bound }
    var x = max(bound, normalStart(StandardNormal.quantile(logProbability: logTail)))
    for _ in 0..<200 {
      let logLower = incompleteGamma(shape: shape, x).logLower
      let excess = logLower - logTail
      let step = excess / exp(logGammaKernel(shape: shape, x) - logLower)
      x = max(bound, step > 0 ? x * exp(-step) : x * (1 - step))
      if abs(excess) < 1e-9 + 1e-15 * abs(logTail) { break }
    }
    return x
  }

  /// The x, for a scale of 1, with Q(shape, x) = e^logTail, found as in ``lowerPoint(_:)``.
  ///
  /// Upwards it steps as Newton's method on x would, as log Q falls with x, not with log x, far out.
  private func upperPoint(_ logTail: Double) -> Double {
    guard logTail > -.infinity else { return .infinity }
    let bound = powerBound(logComplement(logTail))
    guard bound > 1e-17 * (shape + 1) else { return bound }
    var x = max(bound, normalStart(-StandardNormal.quantile(logProbability: logTail)))
    for _ in 0..<200 {
      let logUpper = incompleteGamma(shape: shape, x).logUpper
      let excess = logUpper - logTail
      let step = excess / exp(logGammaKernel(shape: shape, x) - logUpper)
      x = max(bound, step > 0 ? x * (1 + step) : x * exp(step))
      if abs(excess) < 1e-9 + 1e-15 * abs(logTail) { break }
    }
    return x
  }

  /// The x with x^a/Γ(a + 1) = e^logLower, at or below the quantile, and equal to it for a tiny x.
  private func powerBound(_ logLower: Double) -> Double {
    exp((logLower + logGammaIncrease(from: 1, by: shape)) / shape)
  }

  /// The quantile if the cube root of the variable were normal; 0 for a shape below 1.
  ///
  /// Source: Wilson & Hilferty, *Proceedings of the National Academy of Sciences* 1931;17:684–688.
  private func normalStart(_ z: Double) -> Double {
    guard shape >= 1 else { return 0 }
    let root = max(0, 1 - 1 / (9 * shape) + z / (3 * shape.squareRoot()))
    return shape * root * root * root
  }
}
