/// How far a covariate differs between the arms, before or after matching or weighting.
///
/// Without weights this is the balance before; with the weights of ``MatchedSets/weights`` or
/// ``PropensityWeights`` it is the balance after. The denominator of the standardized difference is
/// that of the sample without weights in both, so that a difference shrinks only because the means
/// come closer. A covariate with more than two unordered values has ``MulticategoryDifference``.
///
/// Cost: linear in subjects.
///
/// Source: Austin, *Statistics in Medicine* 2009;28:3083–3107, sections 2 and 3; Stuart,
/// *Statistical Science* 2010;25:1–21, section 4.
public struct CovariateBalance: Equatable, Sendable {
  /// How the variance of a covariate is computed.
  public enum Kind: String, CaseIterable, Sendable {
    /// 0 or 1: variance p(1 − p), where p is the mean.
    case binary
    /// Any numbers: variance with divisor n − 1.
    case continuous
  }

  /// What the difference of the means is divided by.
  public enum Denominator: String, CaseIterable, Sendable {
    /// √((s₁² + s₀²) / 2), s₁ and s₀ being the standard deviations of the arms without weights.
    case pooled
    /// The standard deviation of the treated without weights, usual for the effect on the treated.
    case treated
    /// The standard deviation of the controls without weights.
    case control
    /// √((s₁² + s₀²) / 2) with the weights.
    case weighted

    /// The variance that the variances of the arms make.
    fileprivate func variance(_ treated: Double?, _ control: Double?) -> Double? {
      switch self {
      case .treated: treated
      case .control: control
      case .pooled, .weighted: treated.flatMap { one in control.map { (one + $0) / 2 } }
      }
    }
  }

  /// How the variance was computed.
  public let kind: Kind
  /// The mean of the treated; the proportion of ones for a binary covariate.
  public let meanTreated: Double
  /// The mean of the controls.
  public let meanControl: Double
  /// The mean of the treated less that of the controls, divided by a standard deviation. 0 when the
  /// means are the same; `nil` when they differ but the standard deviation is 0, or when an arm of
  /// one subject leaves it undefined.
  public let standardizedMeanDifference: Double?
  /// The variance of the treated divided by that of the controls, both with the weights; for a
  /// weighted variance the divisor is W − Σw²/W, W being the sum of the weights. `nil` for a binary
  /// covariate, whose means say it all, when the controls do not vary, or when an arm has fewer
  /// than two subjects.
  public let varianceRatio: Double?
  /// The largest difference between the distribution functions of the arms, in 0...1: the
  /// Kolmogorov-Smirnov statistic.
  public let maximumDistributionDifference: Double
  /// The mean of that difference over the different values of all subjects, whatever their weight;
  /// for a binary covariate the difference of the proportions. As the R package MatchIt has it.
  public let meanDistributionDifference: Double

  /// Compares the arms.
  ///
  /// - Parameters:
  ///   - values: The covariate of each subject.
  ///   - treated: Whether the subject had the treatment; as many as values.
  ///   - weights: The weight of each subject, finite and at or above 0; `nil` for 1.
  ///   - kind: How the variance is computed; `nil` for binary if all values are 0 or 1, and
  ///     continuous otherwise.
  ///   - denominator: What the difference of the means is divided by.
  /// - Throws: ``MatchingError/noTreated``, ``MatchingError/noControls``,
  ///   ``MatchingError/valueNotFinite(position:count:)``,
  ///   ``MatchingError/valueNotBinary(position:)``, ``MatchingError/impossibleWeight(position:)``,
  ///   ``MatchingError/noWeight(arm:)``.
  public init(
    of values: [Double], treated: [Bool], weights: [Double]? = nil, kind: Kind? = nil,
    standardizedBy denominator: Denominator = .pooled
  ) throws {
    try Self.requireValues(values, treated, kind)
    let weights = try weights.map { try Self.usable($0, treated) }
    let kind = kind ?? (values.allSatisfy { $0 == 0 || $0 == 1 } ? .binary : .continuous)
    let unit = powerOfTwo(near: values)
    let scaled = unit == 1 ? values : values.map { $0 / unit }
    func arms(_ weights: [Double]?) -> (ArmMoments, ArmMoments) {
      (
        ArmMoments(of: scaled, kind, weights: weights, in: .treated, treated),
        ArmMoments(of: scaled, kind, weights: weights, in: .control, treated)
      )
    }
    let (one, zero) = arms(weights)
    let spread = weights == nil || denominator == .weighted ? (one, zero) : arms(nil)
    self.kind = kind
    (meanTreated, meanControl) = (one.mean * unit, zero.mean * unit)
    standardizedMeanDifference = Self.standardized(
      one.meanDifference(from: zero), by: denominator.variance(spread.0.variance, spread.1.variance)
    )
    varianceRatio = kind == .binary ? nil : Self.ratio(of: one.variance, to: zero.variance)
    let difference = DistributionDifference(of: values, treated, weights, one, zero)
    maximumDistributionDifference = difference.maximum
    meanDistributionDifference = kind == .binary ? difference.maximum : difference.mean
  }

  private static func standardized(_ difference: Double, by variance: Double?) -> Double? {
    guard let variance else { return nil }
    if difference == 0 { return 0 }
    return variance > 0 ? difference / variance.squareRoot() : nil
  }

  private static func ratio(of treated: Double?, to control: Double?) -> Double? {
    guard let treated, let control, control > 0 else { return nil }
    let ratio = treated / control
    return ratio.isFinite ? ratio : nil
  }
}

extension CovariateBalance {
  private static func requireValues(_ values: [Double], _ treated: [Bool], _ kind: Kind?) throws {
    precondition(values.count == treated.count, "Every subject has a value and a treatment.")
    guard treated.contains(true) else { throw MatchingError.noTreated }
    guard treated.contains(false) else { throw MatchingError.noControls }
    if let position = values.firstIndex(where: { !$0.isFinite }) {
      let count = values.reduce(0) { $1.isFinite ? $0 : $0 + 1 }
      throw MatchingError.valueNotFinite(position: position, count: count)
    }
    if kind == .binary, let position = values.firstIndex(where: { $0 != 0 && $0 != 1 }) {
      throw MatchingError.valueNotBinary(position: position)
    }
  }

  /// Weights divided by a power of two, so that no sum of their squares overflows; both arms have
  /// some.
  static func usable(_ weights: [Double], _ treated: [Bool]) throws -> [Double] {
    precondition(weights.count == treated.count, "Every subject has a weight.")
    if let position = weights.firstIndex(where: { !($0 >= 0 && $0 < .infinity) }) {
      throw MatchingError.impossibleWeight(position: position)
    }
    for arm in StudyArm.allCases {
      let isTreated = arm == .treated
      guard zip(weights, treated).contains(where: { $0 > 0 && $1 == isTreated }) else {
        throw MatchingError.noWeight(arm: arm)
      }
    }
    let unit = powerOfTwo(near: weights)
    return unit == 1 ? weights : weights.map { $0 / unit }
  }
}

/// The differences between the weighted distribution functions of the arms.
private struct DistributionDifference {
  private(set) var maximum = 0.0
  private(set) var mean = 0.0

  init(
    of values: [Double], _ treated: [Bool], _ weights: [Double]?, _ one: ArmMoments,
    _ zero: ArmMoments
  ) {
    let order = ascendingOrder(of: values)
    var (difference, sum, distinct, place) = (0.0, 0.0, 0, 0)
    while place < order.count {
      let value = values[Int(order[place])]
      while place < order.count, values[Int(order[place])] == value {
        let row = Int(order[place])
        let weight = weights?[row] ?? 1
        difference += treated[row] ? weight / one.sumOfWeights : -weight / zero.sumOfWeights
        place += 1
      }
      // Behind the last value both functions are 1.
      if place == order.count { difference = 0 }
      maximum = max(maximum, abs(difference))
      sum += abs(difference)
      distinct += 1
    }
    maximum = min(maximum, 1)
    mean = distinct > 0 ? sum / Double(distinct) : 0
  }
}
