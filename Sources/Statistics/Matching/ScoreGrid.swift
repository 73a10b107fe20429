#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The grid to which scores are rounded before they are compared, so that scores which differ by
/// rounding alone are equal.
///
/// On it scores are whole numbers of steps; their differences are exact. A step is 1e-12 for scores
/// up to 10, ten times that up to 100, and so on: always a power of ten, for scores that were
/// rounded to decimals, and always a thousand times wider than the last digit of the largest score,
/// so that rounding rarely moves a score to the next step.
struct ScoreGrid: Equatable, Sendable {
  /// The steps in a score of 1.
  let stepsPerUnit: Double

  /// The grid for scores.
  ///
  /// - Parameter largest: The largest absolute score, finite.
  init(largest: Double) {
    stepsPerUnit = largest <= 10 ? 1e12 : pow(10, 13 - log10(largest).rounded(.up))
  }

  /// The number of steps nearest to a score or to a width.
  func steps(_ value: Double) -> Double {
    (value * stepsPerUnit).rounded(.toNearestOrEven)
  }
}
