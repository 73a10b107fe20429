#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A probability distribution on whole numbers.
///
/// Each tail is computed as itself, never as 1 minus the other, and has a logarithm that remains
/// finite where the probability is below the smallest Double.
public protocol DiscreteDistribution: Equatable, Sendable {
  /// The numbers that can occur; `Int.max` stands for no bound.
  var support: ClosedRange<Int> { get }
  /// The mean.
  var mean: Double { get }
  /// The variance.
  var variance: Double { get }
  /// The natural logarithm of the probability of k; −∞ where k cannot occur.
  func logMass(_ k: Int) -> Double
  /// The probabilities of a value at or below k, and of one above it.
  func tails(at k: Int) -> TailProbabilities
}

extension DiscreteDistribution {
  /// The probability of k.
  public func mass(_ k: Int) -> Double { exp(logMass(k)) }

  /// The probability of a value at or below k.
  public func cumulative(_ k: Int) -> Double { tails(at: k).lower }

  /// The probability of a value above k; that of k itself is not in it.
  public func upperTail(_ k: Int) -> Double { tails(at: k).upper }

  /// The natural logarithm of the probability of a value at or below k.
  public func logCumulative(_ k: Int) -> Double { tails(at: k).logLower }

  /// The natural logarithm of the probability of a value above k.
  public func logUpperTail(_ k: Int) -> Double { tails(at: k).logUpper }

  /// The smallest number at or below which at least the given probability, in 0...1, lies.
  ///
  /// A cumulative probability that lies below by rounding only counts as reached, so that the
  /// quantile of the cumulative probability of k is k. At 1 it is the upper bound of the support.
  public func quantile(_ probability: Double) -> Int {
    precondition((0...1).contains(probability), "A probability lies in 0...1.")
    guard probability < 1 else { return support.upperBound }
    let z = StandardNormal.quantile(probability)
    if probability <= 0.5 {
      let enough = probability * (1 - quantileTolerance)
      return first(near: z) { tails(at: $0).lower >= enough }
    }
    return first(near: z) { tails(at: $0).upper <= 1 - probability + 8 * Double.ulpOfOne }
  }

  /// The smallest number above which at most the given probability, in 0...1, lies.
  ///
  /// More precise than the ``quantile(_:)`` of 1 minus a small probability.
  public func upperQuantile(_ probability: Double) -> Int {
    precondition((0...1).contains(probability), "A probability lies in 0...1.")
    guard probability > 0 else { return support.upperBound }
    let allowed = probability * (1 + quantileTolerance)
    return first(near: -StandardNormal.quantile(probability)) { tails(at: $0).upper <= allowed }
  }

  /// The first number of the support that satisfies a condition, which all after it satisfy too;
  /// sought outwards from z standard deviations above the mean, then by halving.
  private func first(near z: Double, where condition: (Int) -> Bool) -> Int {
    let deviation = variance.squareRoot()
    let guess = deviation > 0 ? min(max(mean + deviation * z, -1e18), 1e18).rounded() : mean
    let start = min(max(Int(guess), support.lowerBound), support.upperBound)
    var step = max(1, Int(deviation / 32))
    var (low, high) = (start, start)  // low fails or lies below the support; high satisfies
    if condition(start) {
      repeat {
        high = low
        low = max(support.lowerBound - 1, high - step)
        step *= 2
      } while low >= support.lowerBound && condition(low)
    } else {
      repeat {
        low = high
        high = support.upperBound - low > step ? low + step : support.upperBound
        step *= 2
      } while high < support.upperBound && !condition(high)
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if condition(middle) { high = middle } else { low = middle }
    }
    return high
  }
}

private let quantileTolerance = 64 * Double.ulpOfOne

/// log m! less m log(m/e): what Stirling's formula adds to the powers, for a whole m ≥ 0.
func logFactorialExcess(_ m: Double) -> Double {
  m == 0 ? 0 : stirlingError(m) + 0.5 * log(m) + halfLogTwoPi
}
