#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The ratio of two Poisson rates.
///
/// Given the events of both, those of the first have a binomial distribution, in which only the
/// ratio is unknown.
///
/// Source: Przyborowski & Wilenski, *Biometrika* 1940;31:313–323; the methods as compared by Graham,
/// Mengersen & Morton, *Statistics in Medicine* 2003;22:2071–2083.
public struct RateRatio: Equatable, Sendable {
  /// How a ratio is tested, and its limits found.
  public enum Method: String, CaseIterable, Sendable {
    /// From the binomial distribution: R's `poisson.test`.
    case exact
    /// The same with half the probability of what was observed.
    case midP
    /// Normal, with the variance under the hypothesis.
    case score
    /// Normal on the logarithmic scale, with the variance 1/first + 1/second; undefined where one
    /// group has no event.
    case wald
  }

  /// The first rate divided by the second; 0 without events of the first, and infinite without
  /// those of the second.
  public let estimate: Double
  private let first, second: Double
  private let trials: Int
  /// The exposure of the second divided by that of the first.
  private let exposureRatio: Double

  /// The ratio of one rate to another.
  ///
  /// - Throws: ``RateError/noEvents(analysis:)`` when neither has an event.
  public init(of first: PoissonRate, to second: PoissonRate) throws {
    guard first.events + second.events > 0 else {
      throw RateError.noEvents(analysis: "Rate ratio")
    }
    (self.first, self.second) = (Double(first.events), Double(second.events))
    trials = first.events + second.events
    exposureRatio = second.exposure / first.exposure
    estimate = self.first / self.second * exposureRatio
  }

  /// The confidence interval of the ratio.
  ///
  /// - Parameters:
  ///   - level: Coverage, between 0 and 1.
  ///   - method: How the limits are found.
  /// - Returns: The lower limit is 0 without events of the first group, the upper one infinite
  ///   without events of the second; `nil` for Wald's method in both cases.
  public func interval(level: Double = 0.95, method: Method = .exact) -> ConfidenceInterval? {
    let tail = tailProbability(level: level)
    let odds: (lower: Double, upper: Double)
    switch method {
    case .exact:
      odds = (exactLowerOdds(first, second, tail), 1 / exactLowerOdds(second, first, tail))
    case .midP:
      odds = (midPLowerOdds(first, second, tail), 1 / midPLowerOdds(second, first, tail))
    case .score: odds = scoreOdds(deviate: twoSidedDeviate(level: level))
    case .wald:
      guard first > 0, second > 0 else { return nil }
      let factor = exp(twoSidedDeviate(level: level) * logStandardError)
      odds = (first / second / factor, first / second * factor)
    }
    return ConfidenceInterval(
      lower: odds.lower * exposureRatio, upper: odds.upper * exposureRatio, level: level)
  }

  /// The probability, under a hypothesized ratio, of events at least as far out.
  ///
  /// - Parameters:
  ///   - ratio: Above 0 and finite; 1 where both rates are the same.
  ///   - method: Exact and two-sided: the probability of all divisions of the events that are at
  ///     most as probable. Mid-p and two-sided: twice the smaller tail.
  ///   - alternative: What is tested against the hypothesized ratio.
  /// - Returns: In 0...1; `nil` for Wald's method where a group has no event.
  public func pValue(
    hypothesized ratio: Double = 1, method: Method = .exact, _ alternative: Alternative = .twoSided
  ) -> Double? {
    logPValue(hypothesized: ratio, method: method, alternative).map { exp($0) }
  }

  /// The natural logarithm of the p value, which stays finite where that is too small for a Double.
  ///
  /// - Parameters:
  ///   - ratio: As for the p value.
  ///   - method: As for the p value.
  ///   - alternative: As for the p value.
  /// - Returns: At most 0; `nil` for Wald's method where a group has no event.
  public func logPValue(
    hypothesized ratio: Double = 1, method: Method = .exact, _ alternative: Alternative = .twoSided
  ) -> Double? {
    let odds = ratio / exposureRatio
    precondition(odds > 0 && odds.isFinite, "A hypothesized ratio is above 0 and finite.")
    switch method {
    case .exact, .midP: return logBinomialPValue(odds, method, alternative)
    case .score:
      let z = (first - second * odds) / (Double(trials) * odds).squareRoot()
      return PValues(normal: z).logPValue(alternative)
    case .wald:
      guard first > 0, second > 0 else { return nil }
      return PValues(normal: (log(first / second) - log(odds)) / logStandardError)
        .logPValue(alternative)
    }
  }

  private var logStandardError: Double { (1 / first + 1 / second).squareRoot() }

  /// The p value from the division of the events, counting those of the group that has the smaller
  /// share under the hypothesis, as a share near 1 would lose digits.
  private func logBinomialPValue(
    _ odds: Double, _ method: Method, _ alternative: Alternative
  ) -> Double {
    let countsFirst = odds <= 1
    let share = countsFirst ? odds / (1 + odds) : 1 / (1 + odds)
    let binomial = BinomialDistribution(trials: trials, probability: share)
    let count = Int(countsFirst ? first : second)
    let direction = countsFirst ? alternative : alternative.mirrored
    return method == .exact
      ? WholeCount(binomial).logPValue(Double(count), direction)
      : logMidPValue(count, binomial, direction)
  }

  private func logMidPValue(
    _ count: Int, _ binomial: BinomialDistribution, _ alternative: Alternative
  ) -> Double {
    func half(_ tail: Double, _ inner: Double) -> Double {
      // Half of a tail with the observed count and half of it without.
      tail + log(0.5 + 0.5 * exp(inner - tail))
    }
    let less = half(binomial.logCumulative(count), binomial.logCumulative(count - 1))
    let greater = half(binomial.logUpperTail(count - 1), binomial.logUpperTail(count))
    return switch alternative {
    case .less: less
    case .greater: greater
    case .twoSided: min(0, log(2) + min(less, greater))
    }
  }

  // MARK: Limits of the odds that an event is of the first group

  /// The odds under which at least `first` events of that group keep the probability `tail`.
  private func exactLowerOdds(_ first: Double, _ second: Double, _ tail: Double) -> Double {
    guard first > 0 else { return 0 }
    let distribution = FDistribution(
      numeratorDegreesOfFreedom: 2 * first, denominatorDegreesOfFreedom: 2 * (second + 1))
    return first / (second + 1) * distribution.quantile(tail)
  }

  /// The odds under which at least `first` events of that group, the observed number counting half,
  /// keep the probability `tail`.
  private func midPLowerOdds(_ first: Double, _ second: Double, _ tail: Double) -> Double {
    if first == 0 { return 0 }
    let atLeast = BetaDistribution(alpha: first, beta: second + 1)
    let above = second > 0 ? BetaDistribution(alpha: first + 1, beta: second) : nil
    let exact = exactLowerOdds(first, second, tail)
    // Between the exact limit and odds at which the tail is above one half.
    let range = log(exact)...max(log(exact), log((first + 1) / max(second, 0.1)) + 3)
    let logOdds = root(
      of: { logOdds in
        let share = 1 / (1 + exp(-logOdds))
        return 0.5 * (atLeast.cumulative(share) + (above?.cumulative(share) ?? 0)) - tail
      }, in: range)
    return logOdds.map { exp($0) } ?? exact
  }

  /// The odds that a normal test with the variance under the hypothesis does not reject.
  private func scoreOdds(deviate z: Double) -> (lower: Double, upper: Double) {
    // (first − second·odds)² = z²·(first + second)·odds, whose roots have the product
    // (first / second)².
    let linear = 2 * first * second + z * z * (first + second)
    let root = z * ((first + second) * (z * z * (first + second) + 4 * first * second)).squareRoot()
    return (
      2 * first * first / (linear + root),
      second == 0 ? .infinity : (linear + root) / (2 * second * second)
    )
  }
}

extension Alternative {
  /// The same alternative when both groups change places.
  fileprivate var mirrored: Alternative {
    switch self {
    case .twoSided: .twoSided
    case .less: .greater
    case .greater: .less
    }
  }
}
