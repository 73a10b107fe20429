#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The difference of two Poisson rates.
///
/// Source: Miettinen & Nurminen, *Statistics in Medicine* 1985;4:213–226, section 4.
public struct RateDifference: DirectedTest {
  /// How the limits of a difference are found.
  public enum IntervalMethod: String, CaseIterable, Sendable {
    /// The differences that a normal test with the most likely rates under each does not reject.
    case score
    /// Estimate ± normal deviate × standard error; of no width without events.
    case wald
  }

  /// The rate from which the other is taken.
  public let first: PoissonRate
  /// The rate that is taken.
  public let second: PoissonRate

  /// The difference of one rate from another.
  public init(of first: PoissonRate, from second: PoissonRate) {
    (self.first, self.second) = (first, second)
  }

  /// The first rate less the second.
  ///
  /// - Parameter unit: 1 for events per unit of exposure; 100 for events per 100 person-years where
  ///   exposure is in years.
  /// - Returns: Of any sign.
  public func estimate(per unit: Double = 1) -> Double {
    (first.estimate() - second.estimate()) * unit
  }

  /// The confidence interval of the difference.
  ///
  /// - Parameters:
  ///   - level: Coverage, between 0 and 1.
  ///   - method: How the limits are found.
  ///   - unit: The exposure that the limits refer to, as for the estimate.
  /// - Returns: In events per unit of exposure.
  public func interval(
    level: Double = 0.95, method: IntervalMethod = .score, per unit: Double = 1
  ) -> ConfidenceInterval {
    let z = twoSidedDeviate(level: level)
    let limits =
      switch method {
      case .score: (scoreLimit(z, downward: true), scoreLimit(z, downward: false))
      case .wald: (estimate() - z * standardError, estimate() + z * standardError)
      }
    return ConfidenceInterval(lower: limits.0 * unit, upper: limits.1 * unit, level: level)
  }

  /// The probability, with equal rates, of a difference at least as far out, by the score test; 1
  /// without events.
  public func pValue(_ alternative: Alternative) -> Double {
    pValues.pValue(alternative)
  }

  /// The natural logarithm of ``pValue(_:)``, which stays finite where that is too small for a
  /// Double.
  public func logPValue(_ alternative: Alternative) -> Double {
    pValues.logPValue(alternative)
  }

  private var pValues: PValues {
    PValues(normal: score(at: 0))
  }

  private var standardError: Double {
    (first.estimate() / first.exposure + second.estimate() / second.exposure).squareRoot()
  }

  private func scoreLimit(_ z: Double, downward: Bool) -> Double {
    let side = downward ? -1.0 : 1.0
    func excess(_ distance: Double) -> Double {
      -side * score(at: estimate() + side * distance) - z
    }
    var reach = standardError + z * z / min(first.exposure, second.exposure)
    while excess(reach) < 0 { reach *= 2 }
    return estimate() + side * (root(of: excess, in: 0...reach) ?? reach)
  }

  /// The distance of the estimate from a difference, in the standard errors of that difference.
  private func score(at difference: Double) -> Double {
    let distance = estimate() - difference
    guard distance != 0 else { return 0 }
    let rates: (Double, Double)
    if difference >= 0 {
      let smaller = smallerRate(withEvents: second.events, at: difference)
      rates = (smaller + difference, smaller)
    } else {
      let smaller = smallerRate(withEvents: first.events, at: -difference)
      rates = (smaller, smaller - difference)
    }
    return distance / (rates.0 / first.exposure + rates.1 / second.exposure).squareRoot()
  }

  /// The most likely smaller rate when the larger one lies a distance above it: the root of
  /// T·λ² + (T·d − N)·λ − n·d = 0, where n are the events of the smaller, N those of both, and T is
  /// the exposure of both.
  private func smallerRate(withEvents events: Int, at distance: Double) -> Double {
    let smaller = Double(events)
    let exposure = first.exposure + second.exposure
    let linear = exposure * distance - Double(first.events) - Double(second.events)
    let root = (linear * linear + 4 * exposure * smaller * distance).squareRoot()
    return linear > 0 ? 2 * smaller * distance / (linear + root) : (root - linear) / (2 * exposure)
  }
}
