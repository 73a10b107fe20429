#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The odds ratio a·d/(b·c) of a 2 × 2 table, with its confidence interval.
///
/// The one that belongs to Fisher's exact test is ``ConditionalOddsRatio``.
public struct OddsRatio: Equatable, Sendable {
  /// How the limits are found.
  public enum Method: String, CaseIterable, Sendable {
    /// Symmetric around the logarithm; known only where no count is 0. Woolf, *Annals of Human
    /// Genetics* 1955;19:251–253.
    case woolf
    /// Woolf's with one half added to each count, which also is the estimate's; known for every
    /// table. Haldane, *Annals of Human Genetics* 1956;20:309–311; Gart, *Biometrika*
    /// 1966;53:471–475.
    case woolfWithHalfAdded
    /// Where the score test just does not reject, its variance multiplied by N/(N − 1). Miettinen &
    /// Nurminen, *Statistics in Medicine* 1985;4:213–226.
    case miettinenNurminen
  }

  /// The odds ratio, of counts with one half added where the method says so; infinite where only
  /// the denominator is 0, `nil` where numerator and denominator are 0.
  public let estimate: Double?
  /// The interval; a limit of the score method is 0 where the estimate is 0, and infinite where that
  /// is infinite. `nil` where the method has no answer: Woolf's where a count is 0, the score method
  /// where a row or a column has no subject.
  public let interval: ConfidenceInterval?
  /// How the limits were found.
  public let method: Method

  /// Computes the odds ratio of a table.
  ///
  /// - Parameters:
  ///   - table: The counts; any may be 0.
  ///   - method: How the limits are found.
  ///   - level: Coverage, between 0 and 1.
  public init(in table: TwoByTwoTable, method: Method = .woolf, level: Double = 0.95) {
    let z = twoSidedDeviate(level: level)
    let pair = TwoProportions(table)
    let enlarged = TwoProportions(pair.first.adding(0.5), pair.second.adding(0.5))
    self.method = method
    let limits: (lower: Double, upper: Double)?
    switch method {
    case .woolf:
      estimate = pair.oddsRatio
      let hasZero = [table.a, table.b, table.c, table.d].contains(0)
      limits = hasZero ? nil : pair.woolf(deviate: z)
    case .woolfWithHalfAdded:
      estimate = enlarged.oddsRatio
      limits = enlarged.woolf(deviate: z)
    case .miettinenNurminen:
      estimate = pair.oddsRatio
      limits = table.isComparable ? pair.scoreOddsRatio(deviate: z) : nil
    }
    interval = limits.map { ConfidenceInterval(lower: $0.lower, upper: $0.upper, level: level) }
  }
}

extension TwoProportions {
  fileprivate var oddsRatio: Double? {
    let numerator = first.successes * second.failures
    let denominator = first.failures * second.successes
    return numerator == 0 && denominator == 0 ? nil : numerator / denominator
  }

  fileprivate func woolf(deviate: Double) -> (lower: Double, upper: Double)? {
    guard let oddsRatio else { return nil }
    let variance =
      1 / first.successes + 1 / first.failures + 1 / second.successes + 1 / second.failures
    let width = deviate * variance.squareRoot()
    return (oddsRatio * exp(-width), oddsRatio * exp(width))
  }

  /// The odds ratios at which the score test just does not reject, in a table without empty margins.
  fileprivate func scoreOddsRatio(deviate: Double) -> (lower: Double, upper: Double) {
    let square = deviate * deviate
    let mirror = TwoProportions(second, first)
    return (1 / mirror.upperScoreOddsRatio(square), upperScoreOddsRatio(square))
  }

  private func upperScoreOddsRatio(_ square: Double) -> Double {
    guard first.failures > 0, second.successes > 0 else { return .infinity }
    let factor = square * varianceFactor
    let start = oddsRatio.map { $0 > 0 ? log($0) : -10 } ?? 0
    return exp(
      increasingRoot(near: start, step: 1) {
        let expected = expectedCounts(oddsRatio: exp($0))
        let distance = shift(to: expected)
        let precision = expected.reduce(0) { $0 + 1 / $1 }
        return distance * abs(distance) * precision - factor
      })
  }

  /// How much greater than the observed first cell the expected one is: from the smallest observed
  /// cell, as all differ by the same number.
  func shift(to expected: [Double]) -> Double {
    let observed = [first.successes, first.failures, second.successes, second.failures]
    let smallest = observed.indices.min { observed[$0] < observed[$1] } ?? 0
    let difference = expected[smallest] - observed[smallest]
    return smallest == 1 || smallest == 2 ? -difference : difference
  }

  /// The counts a, b, c, d expected under an odds ratio and the observed margins. Each is computed
  /// as itself, so that a small one keeps its digits.
  func expectedCounts(oddsRatio: Double) -> [Double] {
    let (successes, failures) =
      (first.successes + second.successes, first.failures + second.failures)
    return [
      expectedCount(first.size, successes, of: second.size, oddsRatio),
      expectedCount(first.size, failures, of: second.size, 1 / oddsRatio),
      expectedCount(second.size, successes, of: first.size, 1 / oddsRatio),
      expectedCount(second.size, failures, of: first.size, oddsRatio),
    ]
  }
}

/// The count expected in a row and a column, where the other row has `other` subjects: the positive
/// root of a quadratic equation, whose discriminant is written as a sum of positive terms.
private func expectedCount(
  _ row: Double, _ column: Double, of other: Double, _ oddsRatio: Double
) -> Double {
  let linear = other - column + oddsRatio * (row + column)
  let (rowLess, otherLess) = (oddsRatio * (row - column), other - column)
  let mixed = 2 * oddsRatio * (row * other + column * (row + other - column))
  let root = (rowLess * rowLess + otherLess * otherLess + mixed).squareRoot()
  return linear >= 0
    ? 2 * oddsRatio * row * column / (linear + root) : (root - linear) / (2 * (1 - oddsRatio))
}
