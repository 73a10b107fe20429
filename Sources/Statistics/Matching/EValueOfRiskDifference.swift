extension EValue {
  /// The E-value of a difference of two risks.
  ///
  /// The estimate is that of the ratio of the risks. For the limit the difference is what remains
  /// when confounding with bias factor B has been taken away, standardized to all subjects:
  /// (p₁ − B p₀)(f + (1 − f)/B), f being the share of the exposed; B is the smallest one at which
  /// the lower confidence limit of that is 0, by the delta method. The arm with the smaller risk
  /// counts as the unexposed.
  ///
  /// - Parameters:
  ///   - events: Those with the outcome in one arm, among its `subjects`.
  ///   - subjects: At least 1.
  ///   - otherEvents: The same in the other arm.
  ///   - otherSubjects: At least 1.
  ///   - level: The coverage of the interval, between 0 and 1.
  /// - Throws: ``MatchingError/impossibleProportion(events:subjects:)``,
  ///   ``MatchingError/impossibleRatio(_:)`` when an arm has no events.
  ///
  /// Source: Ding & VanderWeele, *Epidemiology* 2016;27:368–377, with eAppendix 5.
  public init(
    riskDifferenceOf events: Int, among subjects: Int, against otherEvents: Int,
    among otherSubjects: Int, level: Double = 0.95
  ) throws {
    let arms = try [(events, subjects), (otherEvents, otherSubjects)].map { events, subjects in
      guard subjects > 0, (0...subjects).contains(events) else {
        throw MatchingError.impossibleProportion(events: events, subjects: subjects)
      }
      return RiskOfArm(events: Double(events), subjects: Double(subjects))
    }
    let ratio = arms[0].risk / arms[1].risk
    guard ratio > 0, ratio < .infinity else { throw MatchingError.impossibleRatio(ratio) }
    let (exposed, other) = ratio < 1 ? (arms[1], arms[0]) : (arms[0], arms[1])
    let factor = BiasedDifference(exposed: exposed, other: other).smallestBiasFactor(
      deviate: twoSidedDeviate(level: level))
    try self.init(riskRatio: ratio, nearerLimit: factor)
  }
}

/// The events of an arm.
private struct RiskOfArm {
  let events: Double
  let subjects: Double

  var risk: Double { events / subjects }
  var variance: Double { risk * (1 - risk) / subjects }
}

/// A risk difference from which confounding is taken away.
private struct BiasedDifference {
  let exposed: RiskOfArm
  let other: RiskOfArm

  /// The lower confidence limit at a bias factor.
  private func lowerLimit(_ factor: Double, _ deviate: Double) -> Double {
    let total = exposed.subjects + other.subjects
    let share = exposed.subjects / total
    let difference = exposed.risk - other.risk * factor
    let standard = share + (1 - share) / factor
    let slope = difference * (1 - 1 / factor)
    let variance =
      (exposed.variance + other.variance * factor * factor) * standard * standard
      + share * (1 - share) / total * slope * slope
    return difference * standard - deviate * variance.squareRoot()
  }

  /// The factor at which the lower limit is 0; 1 when it is not above 0 without confounding.
  ///
  /// It lies below the ratio of the risks, where the difference itself is 0. Bisection, to the last
  /// digit.
  func smallestBiasFactor(deviate: Double) -> Double {
    guard lowerLimit(1, deviate) > 0 else { return 1 }
    var (low, high) = (1.0, exposed.risk / other.risk)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return high }
      if lowerLimit(middle, deviate) > 0 { low = middle } else { high = middle }
    }
  }
}
