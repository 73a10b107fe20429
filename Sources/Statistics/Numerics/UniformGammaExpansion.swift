#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The incomplete gamma function of a large shape near its mean, where its series and fraction
/// would need as many terms as the root of the shape.
///
/// Q(a, x) = ½ erfc(η√(a/2)) + e^(−aη²/2)/√(2πa) · Σ cₖ(η)/aᵏ, and P with both signs turned, where
/// η²/2 = μ − log(1 + μ), μ = x/a − 1, and η has the sign of μ.
///
/// Source: Temme, *SIAM Journal on Mathematical Analysis* 1979;10:757–766; NIST *Digital Library
/// of Mathematical Functions*, 8.12.
enum UniformGammaExpansion {
  /// The smallest shape for which the terms below give full precision while |μ| ≤ 0.4.
  static let smallestShape = 50.0

  /// Both tails of a gamma variable at x.
  static func tails(shape a: Double, _ x: Double) -> TailProbabilities {
    let squared = deviance(a, mean: x)  // aη²/2
    let eta = (2 * squared / a).squareRoot() * (x < a ? -1 : 1)
    let correction = sum(a, eta) / (2 * .pi * a).squareRoot()
    let normal = StandardNormal.scaledUpperTail(halfSquare: squared)
    return x < a
      ? TailProbabilities(lower: normal - correction, exponent: -squared)
      : TailProbabilities(upper: normal + correction, exponent: -squared)
  }

  private static let orders = 10
  private static let powers = 20

  /// Σ cₖ(η)/aᵏ.
  private static func sum(_ a: Double, _ eta: Double) -> Double {
    coefficients.withUnsafeBufferPointer { coefficients in
      var sum = 0.0
      for order in stride(from: a > 1e4 ? 4 : orders - 1, through: 0, by: -1) {
        let start = order * powers
        var polynomial = 0.0
        for power in stride(from: powers - 1, through: 0, by: -1) {
          polynomial = polynomial * eta + coefficients[start + power]
        }
        sum = sum / a + polynomial
      }
      return sum
    }
  }

  /// The coefficients of the powers of η in c₀, c₁, …, one after the other.
  ///
  /// c₀ = 1/μ − 1/η and cₖ = c′ₖ₋₁/η + γₖ/μ, where the constant γₖ is what makes the pole at 0
  /// vanish.
  private static let coefficients: [Double] = {
    let count = powers + 2 * orders + 2
    let reciprocal = reciprocalSeries(count: count)
    var current = Array(reciprocal.dropFirst())
    var all: [Double] = []
    for _ in 0..<orders {
      all += current.prefix(powers)
      let pole = current[1]
      current = (0..<current.count - 2).map {
        Double($0 + 2) * current[$0 + 2] - pole * reciprocal[$0 + 1]
      }
    }
    return all
  }()

  /// The coefficients of η/μ as a power series in η.
  ///
  /// μ = η + α₂η² + α₃η³ + … follows from μ − log(1 + μ) = η²/2, that is μμ′ = η(1 + μ).
  private static func reciprocalSeries(count: Int) -> [Double] {
    var alpha = [1.0]  // alpha[k − 1] belongs to ηᵏ
    for k in 2...count {
      let known = (1..<k - 1).reduce(0.0) { $0 + Double($1 + 1) * alpha[$1] * alpha[k - 1 - $1] }
      alpha.append((alpha[k - 2] - known) / Double(k + 1))
    }
    var reciprocal = [1.0]
    for k in 1..<count {
      reciprocal.append(-(1...k).reduce(0.0) { $0 + alpha[$1] * reciprocal[k - $1] })
    }
    return reciprocal
  }
}
