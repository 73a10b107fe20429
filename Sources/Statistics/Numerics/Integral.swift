#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The integral of a smooth function over a finite range.
///
/// Gauss-Legendre with 20 points on the range against twice 20 on its halves; a half that has not
/// settled is halved again. A kink or a step inside the range costs many halvings: split the range
/// there. A function that is infinite at an end of the range belongs to ``EndpointQuadrature``.
///
/// - Parameters:
///   - function: The integrand, finite in the range.
///   - lower: The start of the range.
///   - upper: Its end; below the start the integral changes its sign.
///   - tolerance: The error allowed as a proportion of the integral of the absolute values.
/// - Returns: The integral.
/// - Throws: What the function throws.
func integral(
  of function: (Double) throws -> Double, from lower: Double, to upper: Double,
  tolerance: Double = 1e-13
) rethrows -> Double {
  let whole = try GaussLegendre.integral(of: function, from: lower, to: upper)
  var scale = abs(whole)
  func refine(_ lower: Double, _ upper: Double, _ rough: Double, _ depth: Int) throws -> Double {
    let middle = 0.5 * (lower + upper)
    let left = try GaussLegendre.integral(of: function, from: lower, to: middle)
    let right = try GaussLegendre.integral(of: function, from: middle, to: upper)
    scale = max(scale, abs(left) + abs(right))
    if abs(left + right - rough) <= tolerance * scale || depth == 0 { return left + right }
    return try refine(lower, middle, left, depth - 1) + refine(middle, upper, right, depth - 1)
  }
  return try refine(lower, upper, whole, 40)
}

/// The Gauss-Legendre rule with 20 points, exact for polynomials up to degree 39.
enum GaussLegendre {
  /// The integral of a function that a polynomial of degree 39 follows closely.
  static func integral(
    of function: (Double) throws -> Double, from lower: Double, to upper: Double
  ) rethrows -> Double {
    let (center, half) = (0.5 * (lower + upper), 0.5 * (upper - lower))
    var sum = 0.0
    for (node, weight) in rule {
      sum += weight * (try function(center - half * node) + function(center + half * node))
    }
    return half * sum
  }

  /// The positive nodes on −1...1, with their weights: the roots of the Legendre polynomial by
  /// Newton's method, and 2/((1 − x²)P′(x)²).
  private static let rule: [(node: Double, weight: Double)] = (1...10).map { index in
    var x = cos(.pi * (Double(index) - 0.25) / 20.5)
    var slope = 0.0
    for _ in 0..<8 {
      var (before, value) = (1.0, x)
      for k in stride(from: 2.0, through: 20, by: 1) {
        (before, value) = (value, ((2 * k - 1) * x * value - (k - 1) * before) / k)
      }
      slope = 20 * (x * value - before) / (x * x - 1)
      x -= value / slope
    }
    return (x, 2 / ((1 - x * x) * slope * slope))
  }
}

/// The double exponential rule on 0...1, for an integrand that is infinite, or changes ever faster,
/// at an end.
///
/// The nodes crowd towards both ends; each has its distance from either end to full precision.
///
/// Source: Takahasi & Mori, *Publications of the Research Institute for Mathematical Sciences*
/// 1974;9:721–741.
enum EndpointQuadrature {
  /// The integral over t from 0 to 1 of a function of t and 1 − t.
  static func integral(of function: (_ t: Double, _ rest: Double) -> Double) -> Double {
    var sum = 0.0
    for (t, rest, weight) in rule { sum += weight * function(t, rest) }
    return sum
  }

  /// t = 1/(1 + e^(−π sinh s)) at steps of s.
  private static let rule: [(t: Double, rest: Double, weight: Double)] = {
    let step = 1.0 / 12
    return (-54...54).map { index in
      let s = Double(index) * step
      let inner = .pi * sinh(s)
      let (t, rest) = (1 / (1 + exp(-inner)), 1 / (1 + exp(inner)))
      return (t, rest, step * .pi * cosh(s) * t * rest)
    }
  }()
}
