#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The confidence interval of one proportion, by a method of choice.
///
/// Source: a comparison of all of these, Brown, Cai & DasGupta, *Statistical Science*
/// 2001;16:101–133.
public struct ProportionInterval: Equatable, Sendable {
  /// How the limits are found.
  public enum Method: String, CaseIterable, Sendable {
    /// Exact: coverage is never less than the level. Clopper & Pearson, *Biometrika*
    /// 1934;26:404–413.
    case clopperPearson
    /// Where the score test just does not reject. Wilson, *Journal of the American Statistical
    /// Association* 1927;22:209–212.
    case wilson
    /// Wilson's with a correction for continuity of one half, or of the distance to half of the
    /// subjects where that is less, as in R's `prop.test`: none for exactly one half.
    case wilsonWithContinuityCorrection
    /// Wald's form around a proportion that has z²/2 successes and failures more. Agresti & Coull,
    /// *American Statistician* 1998;52:119–126.
    case agrestiCoull
    /// The estimate ± z standard errors: too short for small numbers, empty without successes.
    case wald
    /// Equal tails of the beta distribution with half a success and half a failure more; the limit
    /// is 0 without successes and 1 without failures. Brown, Cai & DasGupta, section 4.
    case jeffreys
    /// Exact, the observed number counted by half: coverage is the level on the average. Lancaster,
    /// *Journal of the American Statistical Association* 1961;56:223–234.
    case midP
  }

  /// The observed proportion.
  public let estimate: Double
  /// The lower limit, in 0...1.
  public let lower: Double
  /// The upper limit, in 0...1.
  public let upper: Double
  /// The coverage.
  public let level: Double
  /// How the limits were found.
  public let method: Method

  /// Computes the interval of `successes` among `subjects`.
  ///
  /// - Parameters:
  ///   - successes: In 0...`subjects`.
  ///   - subjects: At least 1.
  ///   - method: How the limits are found.
  ///   - level: Coverage, between 0 and 1.
  /// - Throws: ``ProportionError/impossibleProportion(successes:subjects:)``.
  public init(
    successes: Int, of subjects: Int, method: Method, level: Double = 0.95
  ) throws {
    try requireProportion(successes, of: subjects)
    let tail = tailProbability(level: level)
    let count = CountedProportion(successes, subjects)
    (lower, upper) =
      switch method {
      case .clopperPearson: count.clopperPearson(tail: tail)
      case .wilson: count.wilson(deviate: twoSidedDeviate(level: level))
      case .wilsonWithContinuityCorrection:
        count.wilson(
          deviate: twoSidedDeviate(level: level),
          correction: min(0.5, abs(count.successes - count.size / 2)))
      case .agrestiCoull: count.agrestiCoull(deviate: twoSidedDeviate(level: level))
      case .wald: count.wald(deviate: twoSidedDeviate(level: level))
      case .jeffreys: count.jeffreys(tail: tail)
      case .midP: count.midP(tail: tail)
      }
    estimate = count.estimate
    self.level = level
    self.method = method
  }
}

extension ConfidenceInterval {
  /// The limits of an interval of a proportion.
  public init(_ interval: ProportionInterval) {
    self.init(lower: interval.lower, upper: interval.upper, level: interval.level)
  }
}
