#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension TwoProportions {
  /// The differences at which the score test just does not reject.
  ///
  /// Source: Miettinen & Nurminen, *Statistics in Medicine* 1985;4:213–226, equations 8 and 9.
  func scoreDifference(
    deviate: Double, varianceFactor: Double
  ) -> (lower: Double, upper: Double) {
    (
      -swapped.upperScoreDifference(deviate: deviate, varianceFactor: varianceFactor),
      upperScoreDifference(deviate: deviate, varianceFactor: varianceFactor)
    )
  }

  private var swapped: TwoProportions { TwoProportions(second, first) }
  private var inverted: TwoProportions { TwoProportions(first.inverted, second.inverted) }

  private func upperScoreDifference(deviate: Double, varianceFactor: Double) -> Double {
    let observed = difference
    guard observed < 1 else { return 1 }
    let factor = deviate * deviate * varianceFactor
    // At the observed difference the excess is below 0; or it is 0, where both groups are all alike,
    // and below it right after.
    func excess(_ difference: Double) -> Double {
      let distance = difference - observed
      guard distance > 0 else { return -Double.leastNormalMagnitude }
      return distance * distance - factor * restrictedVariance(difference: difference)
    }
    return root(of: excess, in: observed...1) ?? 1
  }

  /// The variance of the observed difference where the proportions are the most likely ones that
  /// differ by a given number.
  ///
  /// It is that of the failures too; the rarer of both keep more digits.
  func restrictedVariance(difference: Double) -> Double {
    if first.successes + second.successes > first.failures + second.failures {
      return inverted.restrictedVariance(difference: -difference)
    }
    let (one, two) = restrictedProportions(difference: difference)
    return one * (1 - one) / first.size + two * (1 - two) / second.size
  }

  /// The most likely proportions that differ by a given number, first minus second.
  ///
  /// The smaller is the one to be solved for: as the difference of two larger numbers it would lose
  /// its digits.
  private func restrictedProportions(difference: Double) -> (first: Double, second: Double) {
    if difference < 0 {
      let mirror = swapped.restrictedProportions(difference: -difference)
      return (mirror.second, mirror.first)
    }
    let two = restrictedSecond(difference: difference)
    return (min(1, two + difference), two)
  }

  /// The second proportion, for a difference in 0...1: a root of a cubic equation, by its
  /// trigonometric form and then, as that has no relative precision near 0, by Newton's method.
  private func restrictedSecond(difference d: Double) -> Double {
    let size = first.size + second.size
    let successes = first.successes + second.successes
    let l2 = (first.size + 2 * second.size) * d - size - successes
    let l1 = (second.size * d - size - 2 * second.successes) * d + successes
    let l0 = second.successes * d * (1 - d)
    let third = l2 / (3 * size)
    let q = third * third * third - l1 * l2 / (6 * size * size) + l0 / (2 * size)
    let radius = max(0, third * third - l1 / (3 * size)).squareRoot()
    let p = q < 0 ? -radius : radius
    let cosine = p == 0 ? 0 : q / (p * p * p)
    let angle = (.pi + acos(max(-1, min(1, cosine)))) / 3
    var root = max(0, min(1 - d, 2 * p * cos(angle) - third))
    for _ in 0..<60 {
      let value = ((size * root + l2) * root + l1) * root + l0
      let slope = (3 * size * root + 2 * l2) * root + l1
      let next = max(0, min(1 - d, root - value / slope))
      guard abs(next - root) < 1e-6, next != root else { break }
      root = next
    }
    return root
  }
}
