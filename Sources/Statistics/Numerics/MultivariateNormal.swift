#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One to four standard normal variables with given correlations, such as the statistics of a
/// maximum test.
///
/// Accurate to about 1e-10 relative to the tail, for a singular matrix too, and always the same: no
/// random numbers are drawn.
///
/// The derivative of the probability of a box with respect to a correlation is a bivariate density
/// at its corners times the probability of the other variables given those two. It is integrated
/// along the line from no correlation to the given ones, in which only the end may be singular. The
/// terms add to the tail itself, so that a small one keeps its digits.
///
/// Source: Plackett, *Biometrika* 1954;41:351–360; Genz, *Statistics and Computing*
/// 2004;14:251–260, section 3.
public struct MultivariateNormal: Equatable, Sendable {
  /// The correlations, row by row.
  public let correlation: [[Double]]

  /// The distribution with a correlation matrix of 1 to 4 rows.
  ///
  /// An entry beyond ±1 by no more than the rounding of 1e-9 counts as ±1.
  ///
  /// - Throws: ``MultivariateNormalError``.
  public init(correlation: [[Double]]) throws {
    let count = correlation.count
    guard (1...4).contains(count) else {
      throw MultivariateNormalError.unsupportedDimension(count)
    }
    for (i, row) in correlation.enumerated() {
      guard row.count == count else { throw MultivariateNormalError.notSquare(row: i) }
    }
    try Self.checkEntries(of: correlation)
    let clamped = (0..<count).map { i in
      (0..<count).map { j in i == j ? 1 : min(1, max(-1, correlation[max(i, j)][min(i, j)])) }
    }
    guard isPositiveSemidefinite(clamped) else {
      throw MultivariateNormalError.notPositiveSemidefinite
    }
    self.correlation = clamped
  }

  private static func checkEntries(of correlation: [[Double]]) throws {
    for i in correlation.indices {
      for j in 0...i {
        let entry = correlation[i][j]
        guard abs(entry) <= 1 + 1e-9, abs(entry - correlation[j][i]) <= 1e-9,
          i != j || abs(entry - 1) <= 1e-9
        else { throw MultivariateNormalError.notACorrelation(row: i, column: j) }
      }
    }
  }

  /// The probability that the largest of the variables is above c; below a c of 0 it is near 1, and
  /// 1 minus it has lost its digits.
  public func upperTail(ofMaximum c: Double) -> Double {
    tail(c, isTwoSided: false)
  }

  /// The probability that the largest of the absolute values of the variables is above c; 1 for a c
  /// below 0.
  public func upperTail(ofLargestMagnitude c: Double) -> Double {
    c > 0 ? tail(c, isTwoSided: true) : 1
  }

  /// The value that the largest of the variables exceeds with the given probability, in 0 < p < 1.
  public func criticalValue(ofMaximum probability: Double) -> Double {
    criticalValue(probability) { upperTail(ofMaximum: $0) }
  }

  /// The value that the largest of the absolute values exceeds with the given probability, in
  /// 0 < p < 1.
  public func criticalValue(ofLargestMagnitude probability: Double) -> Double {
    criticalValue(probability) { upperTail(ofLargestMagnitude: $0) }
  }

  private func criticalValue(_ probability: Double, _ tail: (Double) -> Double) -> Double {
    precondition(
      probability > 0 && probability < 1, "A critical value needs a probability between 0 and 1.")
    // One variable alone exceeds it less often, all together at most as often as in sum.
    let alone = StandardNormal.upperQuantile(probability)
    let shared = StandardNormal.upperQuantile(probability / 8)
    let range = (min(alone, 0) - 0.01)...(shared + 0.01)
    return root(of: { log(tail($0)) - log(probability) }, in: range) ?? shared
  }
}

extension MultivariateNormal {
  /// The probability that a variable leaves −∞...c, or −c...c.
  private func tail(_ c: Double, isTwoSided: Bool) -> Double {
    precondition(!c.isNaN, "A tail needs a point that is a number.")
    let kept = distinctVariables(isTwoSided: isTwoSided)
    let single = StandardNormal.upperTail(c) * (isTwoSided ? 2 : 1)
    guard kept.count > 1, single > 0, c > -38 else { return single }
    let independent = -expm1(Double(kept.count) * log1p(-single))
    var tail = independent
    for (position, i) in kept.enumerated() {
      for j in kept[..<position] where correlation[i][j] != 0 {
        let path = CorrelationPath(
          correlation: correlation, pair: (i, j), others: kept.filter { $0 != i && $0 != j },
          bound: c, isTwoSided: isTwoSided)
        tail -= correlation[i][j] * path.integral(negligible: 1e-16 * single)
      }
    }
    return min(1, max(tail, single))
  }

  /// The variables, less those that are always equal, or equal but for the sign, to an earlier one.
  private func distinctVariables(isTwoSided: Bool) -> [Int] {
    correlation.indices.filter { i in
      (0..<i).allSatisfy {
        isTwoSided ? abs(correlation[i][$0]) < 1 : correlation[i][$0] < 1
      }
    }
  }
}

/// What one correlation adds to the probability of a box while all grow from 0 to their values.
private struct CorrelationPath {
  let correlation: [[Double]]
  let pair: (Int, Int)
  let others: [Int]
  let bound: Double
  let isTwoSided: Bool

  /// The integral over the path of the density at the corners times the probability of the others;
  /// nodes that would add less than `negligible` are passed over.
  func integral(negligible: Double) -> Double {
    let r = correlation[pair.0][pair.1]
    return EndpointQuadrature.integral { t, rest in
      let less = rest + t * (1 - r)  // 1 − tr, exact near 0
      let more = rest + t * (1 + r)
      let scale = 1 / (2 * .pi * (less * more).squareRoot())
      let same = scale * exp(-bound * bound / more)
      let opposite = isTwoSided ? scale * exp(-bound * bound / less) : 0
      let room = t * rest  // as the weight of the node
      var sum = 0.0
      if same * room > negligible { sum += same * probability(t, 1, less, more) }
      if opposite * room > negligible { sum -= opposite * probability(t, -1, less, more) }
      return isTwoSided ? 2 * sum : sum
    }
  }

  /// The probability that the others stay in the box given that the pair lies at c and sign · c.
  private func probability(_ t: Double, _ sign: Double, _ less: Double, _ more: Double) -> Double {
    guard let first = others.first else { return 1 }
    func covariance(_ m: Int, _ n: Int) -> Double {
      let (mi, mj) = (t * correlation[m][pair.0], t * correlation[m][pair.1])
      let (ni, nj) = (t * correlation[n][pair.0], t * correlation[n][pair.1])
      let own = m == n ? 1 : t * correlation[m][n]
      return own - 0.5 * ((mi + mj) * (ni + nj) / more + (mi - mj) * (ni - nj) / less)
    }
    func limits(_ m: Int, _ deviation: Double) -> (lower: Double, upper: Double) {
      let sum = t * (correlation[m][pair.0] + sign * correlation[m][pair.1])
      let mean = bound * sum / (sign > 0 ? more : less)
      return (isTwoSided ? (-bound - mean) / deviation : -.infinity, (bound - mean) / deviation)
    }
    let firstDeviation = max(covariance(first, first), 1e-32).squareRoot()
    let box = limits(first, firstDeviation)
    guard others.count > 1 else {
      return max(0, StandardNormal.cumulative(box.upper) - StandardNormal.cumulative(box.lower))
    }
    let second = others[1]
    let secondDeviation = max(covariance(second, second), 1e-32).squareRoot()
    let r = covariance(first, second) / (firstDeviation * secondDeviation)
    return BivariateNormal.rectangle(
      box, limits(second, secondDeviation), correlation: min(1, max(-1, r)))
  }
}

/// Whether a symmetric matrix has no negative eigenvalue, but for rounding: elimination with the
/// largest pivot first.
private func isPositiveSemidefinite(_ matrix: [[Double]]) -> Bool {
  var rest = matrix
  var remaining = Array(matrix.indices)
  while let pivot = remaining.max(by: { rest[$0][$0] < rest[$1][$1] }) {
    guard rest[pivot][pivot] > 1e-9 else {
      return remaining.allSatisfy { i in
        rest[i][i] > -1e-8 && remaining.allSatisfy { abs(rest[i][$0]) < 1e-7 }
      }
    }
    remaining.removeAll { $0 == pivot }
    for i in remaining {
      for j in remaining { rest[i][j] -= rest[i][pivot] * rest[j][pivot] / rest[pivot][pivot] }
    }
  }
  return true
}
