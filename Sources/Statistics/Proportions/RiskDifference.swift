#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The difference of two independent proportions, first minus second, with its confidence interval.
///
/// Source: a comparison of the methods, Newcombe, *Statistics in Medicine* 1998;17:873–890.
public struct RiskDifference: Equatable, Sendable {
  /// How the limits are found.
  public enum Method: String, CaseIterable, Sendable {
    /// From Wilson's limits of both proportions. Newcombe's method 10.
    case newcombe
    /// From Wilson's limits with correction for continuity. Newcombe's method 11.
    case newcombeWithContinuityCorrection
    /// Where the score test just does not reject, its variance multiplied by N/(N − 1). Miettinen &
    /// Nurminen, *Statistics in Medicine* 1985;4:213–226; Newcombe's method 6.
    case miettinenNurminen
    /// The same without that factor. Mee, *Biometrics* 1984;40:1175–1176; Newcombe's method 5.
    case mee
    /// Wald's form around proportions that have a success and a failure more in each group. Agresti
    /// & Caffo, *American Statistician* 2000;54:280–288.
    case agrestiCaffo
    /// The estimate ± z standard errors: too short for small numbers, and its limits may leave
    /// −1...1. Newcombe's method 1.
    case wald
  }

  /// The observed difference, −1...1.
  public let estimate: Double
  /// The interval, within −1...1 by every method but Wald's.
  public let interval: ConfidenceInterval
  /// How the limits were found.
  public let method: Method

  /// Computes the difference a/(a + b) − c/(c + d).
  ///
  /// - Parameters:
  ///   - table: The two groups; each has a subject.
  ///   - method: How the limits are found.
  ///   - level: Coverage, between 0 and 1.
  /// - Throws: ``ProportionError/impossibleProportion(successes:subjects:)`` for a group without
  ///   subjects.
  public init(
    in table: TwoByTwoTable, method: Method = .newcombe, level: Double = 0.95
  ) throws {
    try table.requireGroups()
    let pair = TwoProportions(table)
    let z = twoSidedDeviate(level: level)
    let (lower, upper) =
      switch method {
      case .newcombe: pair.newcombe(deviate: z, correction: 0)
      case .newcombeWithContinuityCorrection: pair.newcombe(deviate: z, correction: 0.5)
      case .miettinenNurminen:
        pair.scoreDifference(deviate: z, varianceFactor: pair.varianceFactor)
      case .mee: pair.scoreDifference(deviate: z, varianceFactor: 1)
      case .agrestiCaffo: pair.agrestiCaffo(deviate: z)
      case .wald: pair.wald(deviate: z)
      }
    estimate = pair.difference
    interval =
      method == .wald
      ? ConfidenceInterval(lower: lower, upper: upper, level: level)
      : ConfidenceInterval(lower: max(-1, lower), upper: min(1, upper), level: level)
    self.method = method
  }
}

/// Two proportions of subjects.
struct TwoProportions {
  let first, second: CountedProportion

  init(_ table: TwoByTwoTable) {
    first = CountedProportion(table.a, table.a + table.b)
    second = CountedProportion(table.c, table.c + table.d)
  }

  init(_ first: CountedProportion, _ second: CountedProportion) {
    self.first = first
    self.second = second
  }

  /// The difference, as a fraction of whole numbers: no digit is lost where the proportions are
  /// nearly equal.
  var difference: Double {
    (first.successes * second.failures - second.successes * first.failures)
      / (first.size * second.size)
  }

  /// N/(N − 1), the factor of Miettinen & Nurminen.
  var varianceFactor: Double {
    let size = first.size + second.size
    return size / (size - 1)
  }

  func newcombe(deviate: Double, correction: Double) -> (lower: Double, upper: Double) {
    let (one, two) = (first.estimate, second.estimate)
    let oneLimits = first.wilson(deviate: deviate, correction: correction)
    let twoLimits = second.wilson(deviate: deviate, correction: correction)
    return (
      difference - hypot(one - oneLimits.lower, twoLimits.upper - two),
      difference + hypot(oneLimits.upper - one, two - twoLimits.lower)
    )
  }

  func wald(deviate: Double) -> (lower: Double, upper: Double) {
    let width = deviate * (first.variance + second.variance).squareRoot()
    return (difference - width, difference + width)
  }

  func agrestiCaffo(deviate: Double) -> (lower: Double, upper: Double) {
    TwoProportions(first.adding(1), second.adding(1)).wald(deviate: deviate)
  }
}

extension CountedProportion {
  init(successes: Double, failures: Double) {
    self.successes = successes
    self.failures = failures
    size = successes + failures
  }

  /// The proportion with as many successes and failures more.
  func adding(_ number: Double) -> CountedProportion {
    CountedProportion(successes: successes + number, failures: failures + number)
  }

  /// The proportion of failures.
  var inverted: CountedProportion {
    CountedProportion(successes: failures, failures: successes)
  }
}
