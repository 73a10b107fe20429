/// Weights that make the arms alike in the covariates of a propensity score.
///
/// Source: Austin & Stuart, *Statistics in Medicine* 2015;34:3661–3679, sections 2 and 3; Li,
/// Morgan & Zaslavsky, *Journal of the American Statistical Association* 2018;113:390–400, for
/// overlap weights; Li & Greene, *International Journal of Biostatistics* 2013;9:215–234, for
/// matching weights.
public struct PropensityWeights: Equatable, Sendable {
  /// For whom the weighted arms speak; e is the score, P the proportion of treated subjects.
  public enum Target: String, CaseIterable, Sendable {
    /// All subjects (ATE): 1/e and 1/(1 − e); stabilized P/e and (1 − P)/(1 − e).
    case everyone
    /// The treated (ATT): 1 and e/(1 − e); stabilized 1 and e/(1 − e) · (1 − P)/P.
    case treated
    /// The controls (ATC): (1 − e)/e and 1; stabilized (1 − e)/e · P/(1 − P) and 1.
    case controls
    /// Those who might have had either treatment (ATO): 1 − e and e.
    case overlap
    /// Those whom one-to-one matching would find (ATM): min(e, 1 − e)/e and min(e, 1 − e)/(1 − e).
    case matching
  }

  /// Where large and small weights are cut.
  public enum Truncation: Equatable, Sendable {
    /// At two quantiles of the weights of all subjects, both arms together, such as 0.01 and 0.99.
    ///
    /// Quantiles as defined by ``QuantileDefinition/gumbel``: linear between two weights, with the
    /// smallest weight at 0 and the largest at 1.
    case quantiles(lower: Double, upper: Double)
    /// At two weights.
    case bounds(lower: Double, upper: Double)
  }

  /// The weight of each subject, above 0 unless it was cut at 0.
  public let weights: [Double]
  /// How many subjects of both arms had a weight below the lower limit, or above the upper.
  public let truncatedCount: Int
  /// How many subjects without weights would tell as much.
  public let effectiveSize: EffectiveSampleSize

  /// Computes weights.
  ///
  /// - Parameters:
  ///   - scores: The probability of treatment of each subject, between 0 and 1, both excluded: a
  ///     subject who could have had one treatment only can be compared with nobody.
  ///   - treated: Whether the subject had the treatment; as many as scores.
  ///   - target: For whom the weighted arms are to speak.
  ///   - isStabilized: Whether the weights of an arm are brought to the size of the sample. Overlap
  ///     and matching weights are at most 1 and stay as they are.
  ///   - truncation: Where the weights are cut, after stabilizing; `nil` for nowhere.
  /// - Throws: ``MatchingError/noTreated``, ``MatchingError/noControls``,
  ///   ``MatchingError/scoreNotFinite(position:count:)``,
  ///   ``MatchingError/scoreNotBetweenZeroAndOne(position:count:)``,
  ///   ``MatchingError/unboundedWeight(position:)`` for a score below 1e-300 or so,
  ///   ``MatchingError/impossibleTruncation(lower:upper:)``, ``MatchingError/noWeight(arm:)`` when
  ///   all weights of an arm were cut to 0.
  public init(
    scores: [Double], treated: [Bool], target: Target = .everyone, isStabilized: Bool = false,
    truncation: Truncation? = nil
  ) throws {
    try MatchingCandidates.requireArms(scores, treated)
    try MatchingCandidates.requireProbabilities(scores)
    let share = Double(treated.reduce(0) { $1 ? $0 + 1 : $0 }) / Double(scores.count)
    var weights = [Double](repeating: 0, count: scores.count)
    for (position, score) in scores.enumerated() {
      let weight = Self.weight(score, treated[position], target, isStabilized ? share : nil)
      guard weight.isFinite else { throw MatchingError.unboundedWeight(position: position) }
      weights[position] = weight
    }
    let limits = try truncation.map { try Self.limits($0, weights) }
    self.weights = limits.map { range in weights.map { min(max($0, range.0), range.1) } } ?? weights
    truncatedCount =
      limits.map { range in
        weights.reduce(0) { $1 < range.0 || $1 > range.1 ? $0 + 1 : $0 }
      } ?? 0
    effectiveSize = try EffectiveSampleSize(of: self.weights, treated: treated)
  }

  /// The weight of a score e, stabilized by the proportion of treated subjects unless it is `nil`.
  private static func weight(
    _ e: Double, _ isTreated: Bool, _ target: Target, _ share: Double?
  ) -> Double {
    switch (target, isTreated) {
    case (.everyone, true): (share ?? 1) / e
    case (.everyone, false): (share.map { 1 - $0 } ?? 1) / (1 - e)
    case (.treated, true), (.controls, false): 1
    case (.treated, false): e / (1 - e) * (share.map { (1 - $0) / $0 } ?? 1)
    case (.controls, true): (1 - e) / e * (share.map { $0 / (1 - $0) } ?? 1)
    case (.overlap, true): 1 - e
    case (.overlap, false): e
    case (.matching, true): min(e, 1 - e) / e
    case (.matching, false): min(e, 1 - e) / (1 - e)
    }
  }

  private static func limits(
    _ truncation: Truncation, _ weights: [Double]
  ) throws -> (Double, Double) {
    switch truncation {
    case .quantiles(let lower, let upper):
      guard lower >= 0, lower <= upper, upper <= 1 else {
        throw MatchingError.impossibleTruncation(lower: lower, upper: upper)
      }
      let sorted = ascendingOrder(of: weights).map { weights[Int($0)] }
      let quantile = { QuantileDefinition.r.quantile($0, ofAscending: sorted) }
      return (quantile(lower), quantile(upper))
    case .bounds(let lower, let upper):
      guard lower >= 0, lower <= upper, upper < .infinity else {
        throw MatchingError.impossibleTruncation(lower: lower, upper: upper)
      }
      return (lower, upper)
    }
  }
}
