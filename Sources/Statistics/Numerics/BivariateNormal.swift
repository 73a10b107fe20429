#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Probabilities of two standard normal variables with a given correlation, to about 1e-14.
enum BivariateNormal {
  /// The probability that X > h and Y > k; either bound may be infinite.
  ///
  /// The derivative with respect to the correlation is the density at (h, k). It is integrated from
  /// a correlation of 0, over the arc sine, or from 1, over √(1 − r²), whichever is near.
  ///
  /// Source: Drezner & Wesolowsky, *Journal of Statistical Computation and Simulation*
  /// 1990;35:101–107; Genz, *Statistics and Computing* 2004;14:251–260, section 2.
  static func upperTail(_ h: Double, _ k: Double, correlation r: Double) -> Double {
    if h == .infinity || k == .infinity { return 0 }
    if h == -.infinity { return StandardNormal.upperTail(k) }
    if k == -.infinity { return StandardNormal.upperTail(h) }
    if r < -0.9 {
      return max(0, StandardNormal.upperTail(h) - nearOne(h, -k, correlation: -r))
    }
    return r > 0.9 ? nearOne(h, k, correlation: r) : nearZero(h, k, correlation: r)
  }

  /// The probability that each variable lies between two bounds.
  static func rectangle(
    _ first: (lower: Double, upper: Double), _ second: (lower: Double, upper: Double),
    correlation r: Double
  ) -> Double {
    let sum =
      upperTail(first.lower, second.lower, correlation: r)
      - upperTail(first.upper, second.lower, correlation: r)
      - upperTail(first.lower, second.upper, correlation: r)
      + upperTail(first.upper, second.upper, correlation: r)
    return min(1, max(0, sum))
  }

  private static func nearZero(_ h: Double, _ k: Double, correlation r: Double) -> Double {
    let (squares, product) = (0.5 * (h * h + k * k), h * k)
    let change = GaussLegendre.integral(
      of: { angle in
        let sine = sin(angle)
        return exp((product * sine - squares) / (1 - sine * sine))
      }, from: 0, to: asin(r))
    return StandardNormal.upperTail(h) * StandardNormal.upperTail(k) + change / (2 * .pi)
  }

  private static func nearOne(_ h: Double, _ k: Double, correlation r: Double) -> Double {
    let end = max(0, (1 - r) * (1 + r)).squareRoot()
    let (gap, product) = (0.5 * (h - k) * (h - k), h * k)
    let change =
      end == 0
      ? 0
      : EndpointQuadrature.integral { t, _ in
        let x = end * t
        let cosine = (1 - x * x).squareRoot()
        return exp(-gap / (x * x) - product / (1 + cosine)) / cosine
      }
    return max(0, StandardNormal.upperTail(max(h, k)) - end * change / (2 * .pi))
  }
}
