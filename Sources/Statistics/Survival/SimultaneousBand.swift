#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Limits around a survival curve that hold the whole true curve at once, over a range of time.
///
/// Pointwise limits hold each of its heights with the given coverage, but rarely all of them. The
/// theory is that of subjects observed from the start and censored at random; a curve with late
/// entry or a robust error has no such band.
///
/// Source: Hall & Wellner, *Biometrika* 1980;67:133–143; Nair, *Technometrics* 1984;26:265–275;
/// Borgan & Liestøl, *Scandinavian Journal of Statistics* 1990;17:35–41; Klein & Moeschberger,
/// *Survival Analysis*, 2nd ed. 2003, section 4.4.
public struct SimultaneousBand: Equatable, Sendable {
  /// How the width of a band changes along the curve.
  public enum Shape: String, CaseIterable, Sendable {
    /// Proportional to S (1 + n σ²), where σ² is Greenwood's sum: narrower in the middle.
    case hallWellner = "Hall-Wellner"
    /// Proportional to the pointwise error.
    case equalPrecision = "equal precision"
  }

  /// The band from one time on until the next.
  public struct Segment: Equatable, Sendable {
    /// In the unit of the observations.
    public let time: Double
    /// The lower limit, in 0...1.
    public let lower: Double
    /// The upper limit, in 0...1.
    public let upper: Double
  }

  /// How the width changes along the curve.
  public let shape: Shape
  /// The scale on which the band is symmetric.
  public let scale: IntervalScale
  /// The probability of holding the whole curve over the range, between 0 and 1.
  public let level: Double
  /// What stands in the place of 1.96: for equal precision times the pointwise error, for
  /// Hall-Wellner times (1 + n σ²)/√n on the scale of log S.
  public let criticalValue: Double
  /// Where the range begins.
  public let from: Double
  /// Where the range ends.
  public let through: Double
  /// Limits from the beginning of the range on, and from each event in it.
  public let segments: [Segment]

  /// The limits at a time.
  ///
  /// - Parameter time: In the unit of the observations.
  /// - Returns: `nil` outside the range.
  public func interval(at time: Double) -> ConfidenceInterval? {
    let position = segments.partitionPoint { $0.time > time }
    guard position > 0, time <= through else { return nil }
    let segment = segments[position - 1]
    return ConfidenceInterval(lower: segment.lower, upper: segment.upper, level: level)
  }
}

extension KaplanMeierEstimate {
  /// A simultaneous confidence band.
  ///
  /// With a = n σ² / (1 + n σ²) at both ends of the range, the critical value of Hall & Wellner's
  /// band is that of a Brownian bridge between these two times, computed to 1e-12. That of equal
  /// precision solves Nair's equation, from which the tables of that band were made:
  /// 4 φ(c)/c + φ(c) (c − 1/c) log(a₂ (1 − a₁) / (a₁ (1 − a₂))) = 1 − level. It is an approximation
  /// for small 1 − level, and poor for a range of one event.
  ///
  /// - Parameters:
  ///   - shape: How the width changes along the curve.
  ///   - from: Where the range begins: at the first event where it is `nil` or earlier.
  ///   - through: Where the range ends: at the last event after which the curve is above 0 where it
  ///     is `nil`. A later time adds what the curve does until it comes down to 0.
  ///   - level: The probability of holding the whole curve, from 0.5 and below 1.
  ///   - scale: The scale on which the band is symmetric.
  /// - Returns: `nil` without such events in the range, with late entry and for robust errors.
  public func band(
    _ shape: SimultaneousBand.Shape, from: Double? = nil, through: Double? = nil,
    level: Double = 0.95, scale: IntervalScale = .logLog
  ) -> SimultaneousBand? {
    precondition(level >= 0.5 && level < 1, "The level of a band is at least 0.5 and below 1.")
    let isLate = steps.dropFirst().contains { $0.entered > 0 }
    let drops = steps.filter { $0.events > 0 && $0.standardError ?? 0 > 0 }
    guard !isRobust, !isLate, let first = drops.first, let last = drops.last else { return nil }
    let begin = max(from ?? first.time, first.time)
    let end = through.map { min($0, lastTimeAboveZero ?? last.time) } ?? last.time
    guard begin <= end, let atBegin = step(at: begin), let atEnd = step(at: end) else { return nil }
    let subjects = steps[0].weightAtRisk
    let critical = shape.criticalValue(
      from: subjects * variance(atBegin), through: subjects * variance(atEnd), level: level)
    let changes =
      [(begin, atBegin)]
      + drops.filter { $0.time > begin && $0.time <= end }
      .map { ($0.time, $0) }
    let segments = changes.compactMap { time, step -> SimultaneousBand.Segment? in
      let width = critical * shape.spread(variance: variance(step), subjects: subjects)
      let limits = survivalLimits(of: step.survival, width: width, scale: scale)
      return limits.map { SimultaneousBand.Segment(time: time, lower: $0.lower, upper: $0.upper) }
    }
    return SimultaneousBand(
      shape: shape, scale: scale, level: level, criticalValue: critical, from: begin, through: end,
      segments: segments)
  }

  /// The last time before the curve comes down to 0, or the last of all.
  private var lastTimeAboveZero: Double? {
    steps.last { $0.survival > 0 }?.time
  }

  /// The variance of log S.
  private func variance(_ step: Step) -> Double {
    guard let error = step.standardError else { return 0 }
    return (error / step.survival) * (error / step.survival)
  }
}

extension SimultaneousBand.Shape {
  /// The error of log S which the critical value multiplies.
  fileprivate func spread(variance: Double, subjects: Double) -> Double {
    switch self {
    case .hallWellner: (1 + subjects * variance) / subjects.squareRoot()
    case .equalPrecision: variance.squareRoot()
    }
  }

  /// The critical value between two times.
  ///
  /// - Parameters:
  ///   - from: n σ² at the first, at or above 0; for equal precision above 0.
  ///   - through: n σ² at the last.
  ///   - level: From 0.5 and below 1.
  /// - Returns: What stands in the place of 1.96.
  func criticalValue(from: Double, through: Double, level: Double) -> Double {
    switch self {
    case .hallWellner:
      BrownianBridge(start: from / (1 + from), end: through / (1 + through))
        .distance(holding: level)
    case .equalPrecision: nairCriticalValue(logOddsRange: log(through / from), level: level)
    }
  }
}

/// The largest solution of Nair's equation, by bisection.
///
/// - Parameters:
///   - logOddsRange: log(a₂ (1 − a₁) / (a₁ (1 − a₂))), at or above 0.
///   - level: From 0.5 and below 1.
/// - Returns: To the last digits.
func nairCriticalValue(logOddsRange: Double, level: Double) -> Double {
  let excess = { (c: Double) in
    StandardNormal.density(c) * (4 / c + (c - 1 / c) * logOddsRange) - (1 - level)
  }
  var high = 38.0
  var low = high
  while low > 0.125, excess(low) < 0 { (low, high) = (low - 0.125, low) }
  while true {
    let middle = 0.5 * (low + high)
    guard middle > low, middle < high else { return middle }
    if excess(middle) < 0 { high = middle } else { low = middle }
  }
}
