#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An estimate common to several strata, with its confidence interval.
public struct CommonEstimate: Equatable, Sendable {
  /// The estimate: of a ratio 0 where only its numerator, and infinite where only its denominator
  /// has no subject.
  public let estimate: Double
  /// The interval; `nil` where the estimate is a ratio of 0 or infinite.
  public let interval: ConfidenceInterval?
}

extension StratifiedTables {
  /// The common odds ratio of Mantel and Haenszel.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: The odds ratio a·d/(b·c) with its interval.
  /// - Throws: ``TableError/noInformativeStratum`` when no stratum has subjects in both cells of a
  ///   diagonal.
  ///
  /// Source: Mantel & Haenszel, *Journal of the National Cancer Institute* 1959;22:719–748; the
  /// interval, Robins, Breslow & Greenland, *Biometrics* 1986;42:311–323.
  public func commonOddsRatio(level: Double = 0.95) throws -> CommonEstimate {
    var (r, s, pr, mixed, qs) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for stratum in counts {
      let concordant = (stratum.a + stratum.d) / stratum.size
      let discordant = (stratum.b + stratum.c) / stratum.size
      let numerator = stratum.a * stratum.d / stratum.size
      let denominator = stratum.b * stratum.c / stratum.size
      r += numerator
      s += denominator
      pr += concordant * numerator
      mixed += concordant * denominator + discordant * numerator
      qs += discordant * denominator
    }
    return try commonRatio(
      r, s, variance: pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s), level)
  }

  /// The common risk ratio of Mantel and Haenszel, first group to second.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: The risk ratio with its interval.
  /// - Throws: ``TableError/noInformativeStratum`` when no stratum has a success in one group and a
  ///   subject in the other.
  ///
  /// Source: Greenland & Robins, *Biometrics* 1985;41:55–68, formulas 4 and 13.
  public func commonRiskRatio(level: Double = 0.95) throws -> CommonEstimate {
    var (r, s, p) = (0.0, 0.0, 0.0)
    for stratum in counts {
      r += stratum.a * stratum.second / stratum.size
      s += stratum.c * stratum.first / stratum.size
      p +=
        (stratum.first * stratum.second * stratum.successes - stratum.a * stratum.c * stratum.size)
        / (stratum.size * stratum.size)
    }
    return try commonRatio(r, s, variance: max(0, p) / (r * s), level)
  }

  private func commonRatio(
    _ numerator: Double, _ denominator: Double, variance: Double, _ level: Double
  ) throws -> CommonEstimate {
    let z = twoSidedDeviate(level: level)
    guard numerator > 0 || denominator > 0 else { throw TableError.noInformativeStratum }
    let ratio = numerator / denominator
    guard numerator > 0, denominator > 0 else {
      return CommonEstimate(estimate: ratio, interval: nil)
    }
    let width = z * variance.squareRoot()
    return CommonEstimate(
      estimate: ratio,
      interval: ConfidenceInterval(
        lower: ratio * exp(-width), upper: ratio * exp(width), level: level))
  }

  /// How the variance of the common risk difference is estimated.
  public enum RiskDifferenceVariance: String, CaseIterable, Sendable {
    /// Right for large strata. Greenland & Robins, *Biometrics* 1985;41:55–68, formula 17.
    case greenlandRobins
    /// Right for large strata and for many small ones. Sato, *Biometrics* 1989;45:1323–1324.
    case sato
  }

  /// The common risk difference of Mantel and Haenszel, first group minus second.
  ///
  /// - Parameters:
  ///   - variance: How its variance is estimated.
  ///   - level: Coverage, between 0 and 1.
  /// - Returns: The risk difference with its interval, within −1...1.
  /// - Throws: ``ProportionError/noComparableStratum``.
  public func commonRiskDifference(
    variance: RiskDifferenceVariance = .sato, level: Double = 0.95
  ) throws -> CommonEstimate {
    let z = twoSidedDeviate(level: level)
    let strata = counts.filter { $0.first > 0 && $0.second > 0 }
    let weight = strata.reduce(0) { $0 + $1.first * $1.second / $1.size }
    guard weight > 0 else { throw ProportionError.noComparableStratum }
    let estimate = strata.reduce(0) { $0 + ($1.a * $1.d - $1.b * $1.c) / $1.size } / weight
    let sum = strata.reduce(0) { sum, stratum in
      switch variance {
      case .greenlandRobins: sum + stratum.greenlandRobins
      case .sato: sum + estimate * stratum.satoP + stratum.satoQ
      }
    }
    let width = z * max(0, sum).squareRoot() / weight
    return CommonEstimate(
      estimate: estimate,
      interval: ConfidenceInterval(
        lower: max(-1, estimate - width), upper: min(1, estimate + width), level: level))
  }
}

extension StratumCounts {
  fileprivate var greenlandRobins: Double {
    let one = a / first * (b / first) * first * (second / size) * (second / size)
    let two = c / second * (d / second) * second * (first / size) * (first / size)
    return one + two
  }

  fileprivate var satoP: Double {
    let weighted = first * first * c - second * second * a + first * second * (second - first) / 2
    return weighted / (size * size)
  }

  fileprivate var satoQ: Double {
    (a * d + c * b) / (2 * size)
  }
}
