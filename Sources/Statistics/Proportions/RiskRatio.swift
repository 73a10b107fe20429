#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The ratio of two independent proportions, first to second, with its confidence interval.
public struct RiskRatio: Equatable, Sendable {
  /// How the limits are found.
  public enum Method: String, CaseIterable, Sendable {
    /// Symmetric around the logarithm; known only where both groups have successes, and of no
    /// length where all subjects are successes. Katz et al., *Biometrics* 1978;34:469–474.
    case katzLog
    /// Where the score test just does not reject. Koopman, *Biometrics* 1984;40:513–517.
    case koopman
    /// The same, the variance multiplied by N/(N − 1). Miettinen & Nurminen, *Statistics in
    /// Medicine* 1985;4:213–226.
    case miettinenNurminen
  }

  /// The observed ratio; infinite where only the second group has no success, `nil` where neither
  /// group has one.
  public let estimate: Double?
  /// The interval; a limit of the score methods is 0 where the first group has no success and
  /// infinite where the second has none. `nil` where the method has no answer: Katz's where a group
  /// has no success, all where neither has one.
  public let interval: ConfidenceInterval?
  /// How the limits were found.
  public let method: Method

  /// Computes the ratio of a/(a + b) to c/(c + d).
  ///
  /// - Parameters:
  ///   - table: The two groups; each has a subject.
  ///   - method: How the limits are found.
  ///   - level: Coverage, between 0 and 1.
  /// - Throws: ``ProportionError/impossibleProportion(successes:subjects:)`` for a group without
  ///   subjects.
  public init(in table: TwoByTwoTable, method: Method = .katzLog, level: Double = 0.95) throws {
    try table.requireGroups()
    let pair = TwoProportions(table)
    let z = twoSidedDeviate(level: level)
    let hasSuccess = table.a + table.c > 0
    estimate = hasSuccess ? pair.ratio : nil
    self.method = method
    let limits: (lower: Double, upper: Double)? =
      switch method {
      case .katzLog: table.a > 0 && table.c > 0 ? pair.katzLog(deviate: z) : nil
      case .koopman: hasSuccess ? pair.scoreRatio(deviate: z, varianceFactor: 1) : nil
      case .miettinenNurminen:
        hasSuccess ? pair.scoreRatio(deviate: z, varianceFactor: pair.varianceFactor) : nil
      }
    interval = limits.map { ConfidenceInterval(lower: $0.lower, upper: $0.upper, level: level) }
  }
}

extension TwoProportions {
  var ratio: Double {
    (first.successes * second.size) / (second.successes * first.size)
  }

  fileprivate func katzLog(deviate: Double) -> (lower: Double, upper: Double) {
    let width =
      deviate
      * (first.failures / (first.successes * first.size)
      + second.failures / (second.successes * second.size)).squareRoot()
    return (ratio * exp(-width), ratio * exp(width))
  }

  /// The ratios at which the score test just does not reject; not both groups are without success.
  fileprivate func scoreRatio(
    deviate: Double, varianceFactor: Double
  ) -> (lower: Double, upper: Double) {
    let mirror = TwoProportions(second, first)
    let factor = deviate * deviate * varianceFactor
    return (1 / mirror.upperScoreRatio(factor), upperScoreRatio(factor))
  }

  private func upperScoreRatio(_ factor: Double) -> Double {
    guard second.successes > 0 else { return .infinity }
    let observed = ratio
    func excess(_ logRatio: Double) -> Double {
      // (p̂₂·ratio − p̂₁)² against the variance, both divided by the ratio, which may be huge.
      let ratio = exp(logRatio)
      // The first form keeps the digits where both proportions are near 1.
      let distance =
        logRatio > -1
        ? second.estimate * expm1(logRatio) - difference
        : second.estimate * ratio - first.estimate
      let variance = restrictedVariance(logRatio: logRatio)
      return distance * distance / ratio - factor * variance
    }
    // Without a success the search starts far below what any number of subjects can tell from 0.
    let start = observed > 0 ? log(observed) : -log(first.size) - 40
    var step = 1.0
    while excess(start + step) <= 0, step < 1e3 { step *= 2 }
    let logRatio = root(
      of: { $0 > start ? excess($0) : -Double.leastNormalMagnitude }, in: start...start + step)
    return exp(logRatio ?? start + step)
  }

  /// The variance of p̂₂·ratio − p̂₁, divided by the ratio, where the proportions are the most likely
  /// ones with that ratio: the smaller root of a quadratic equation. Proportions and their complements
  /// are computed each as itself, so that neither loses its digits near 0.
  private func restrictedVariance(logRatio: Double) -> Double {
    let (ratio, excess) = (exp(logRatio), expm1(logRatio))
    let size = first.size + second.size
    let successes = first.successes + second.successes
    let a = size * ratio
    let b = first.size * ratio + first.successes + second.size + second.successes * ratio
    let two = min(1, 2 * successes / (b + max(0, b * b - 4 * a * successes).squareRoot()))

    let linear = first.failures + second.failures + excess * (size + second.failures)
    let constant = excess * second.failures
    let root = max(0, linear * linear - 4 * a * constant).squareRoot()
    let twoRest = max(0, linear >= 0 ? (linear + root) / (2 * a) : 2 * constant / (linear - root))
    let one = min(1, two * ratio)
    let oneRest = max(0, ratio * twoRest - excess)
    return one * oneRest / first.size / ratio + two * twoRest / second.size * ratio
  }
}
