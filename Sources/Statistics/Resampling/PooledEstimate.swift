#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One estimate from several imputed data sets, by Rubin's rules.
///
/// Source: Rubin, *Multiple Imputation for Nonresponse in Surveys*, 1987, section 3.3; Barnard &
/// Rubin, *Biometrika* 1999;86:948–955, on the degrees of freedom.
public struct PooledEstimate: Equatable, Sendable {
  /// The mean of the estimates.
  public let estimate: Double
  /// The number of imputed data sets.
  public let imputations: Int
  /// The mean of the variances within a data set.
  public let withinVariance: Double
  /// The variance of the estimates between data sets.
  public let betweenVariance: Double
  /// The degrees of freedom that the complete data would leave; `nil` stands for a large sample.
  public let completeDataDegreesOfFreedom: Double?

  /// Pools the estimates of the imputed data sets and their variances, the squares of the standard
  /// errors.
  ///
  /// - Parameters:
  ///   - estimates: One for each data set, at least two, on a scale on which they are about normal,
  ///     such as log hazard ratios, up to 1e150 in size; their order does not matter.
  ///   - degreesOfFreedom: Subjects less coefficients of the analysis of one data set, above 0;
  ///     `nil` for a large sample.
  /// - Throws: ``ImputationError``.
  public init(
    of estimates: [(estimate: Double, variance: Double)],
    completeDataDegreesOfFreedom degreesOfFreedom: Double? = nil
  ) throws {
    guard estimates.count >= 2 else { throw ImputationError.tooFewImputations(estimates.count) }
    for (index, one) in estimates.enumerated() {
      guard abs(one.estimate) <= 1e150 else {
        throw ImputationError.notFinite(imputation: index, coefficient: 0)
      }
      guard one.variance > 0, one.variance <= 1e300 else {
        throw ImputationError.varianceNotPositive(imputation: index, coefficient: 0)
      }
    }
    if let degreesOfFreedom, !(degreesOfFreedom > 0) {
      throw ImputationError.degreesOfFreedomNotPositive
    }
    let count = Double(estimates.count)
    let mean = estimates.reduce(0) { $0 + $1.estimate / count }
    let squares = estimates.reduce(0) { $0 + ($1.estimate - mean) * ($1.estimate - mean) }
    self.init(
      estimate: mean, imputations: estimates.count,
      withinVariance: estimates.reduce(0) { $0 + $1.variance / count },
      betweenVariance: squares / (count - 1),
      completeDataDegreesOfFreedom: degreesOfFreedom.flatMap { $0 < .infinity ? $0 : nil })
    guard relativeIncreaseInVariance <= 1e15 else { throw ImputationError.estimatesTooFarApart }
  }

  init(
    estimate: Double, imputations: Int, withinVariance: Double, betweenVariance: Double,
    completeDataDegreesOfFreedom: Double?
  ) {
    self.estimate = estimate
    self.imputations = imputations
    self.withinVariance = withinVariance
    self.betweenVariance = betweenVariance
    self.completeDataDegreesOfFreedom = completeDataDegreesOfFreedom
  }

  /// The part of the variance that the missing values add: that between the data sets, and as it is
  /// known from few of them only, one part in their number more.
  private var missingVariance: Double {
    betweenVariance * (1 + 1 / Double(imputations))
  }

  /// The variance of the pooled estimate.
  public var variance: Double { withinVariance + missingVariance }

  /// The square root of ``variance``.
  public var standardError: Double { variance.squareRoot() }

  /// The proportion by which the missing values increase the variance (r).
  public var relativeIncreaseInVariance: Double { missingVariance / withinVariance }

  /// The proportion of the variance that is due to the missing values (λ).
  public var proportionOfVarianceFromMissingness: Double { missingVariance / variance }

  /// The fraction of the information that is missing, with the correction for a finite number of
  /// data sets (γ).
  public var fractionOfMissingInformation: Double {
    let r = relativeIncreaseInVariance
    return (r + 2 / (degreesOfFreedom + 3)) / (r + 1)
  }

  /// The degrees of freedom of the t distribution of the pooled estimate.
  ///
  /// For this, the proportion of the variance that is due to the missing values counts as at least
  /// 1e-4, as in the R package mice, so that there is a number where all estimates are equal.
  public var degreesOfFreedom: Double {
    let proportion = max(proportionOfVarianceFromMissingness, 1e-4)
    let fromImputations = Double(imputations - 1) / (proportion * proportion)
    guard let complete = completeDataDegreesOfFreedom else { return fromImputations }
    // 1 − proportion would lose its digits where the estimates are far apart.
    let rest = min(1 - 1e-4, withinVariance / variance)
    let observed = (complete + 1) / (complete + 3) * complete * rest
    return 1 / (1 / fromImputations + 1 / observed)
  }

  private var distribution: StudentTDistribution {
    StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
  }

  /// The estimate divided by its standard error.
  public var statistic: Double { estimate / standardError }

  /// The two-sided probability of an estimate at least as far from 0, if the truth is 0.
  public var pValue: Double { min(1, exp(logPValue)) }

  /// The natural logarithm of ``pValue``.
  public var logPValue: Double { min(0, logTwo + distribution.logUpperTail(abs(statistic))) }

  /// The confidence interval.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: On the scale of the estimates; without limits, from −∞ to ∞, where they are so far
  ///   apart that hardly a degree of freedom remains.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let reach =
      standardError * distribution.upperQuantile(tailProbability(level: level))
    return ConfidenceInterval(lower: estimate - reach, upper: estimate + reach, level: level)
  }
}
