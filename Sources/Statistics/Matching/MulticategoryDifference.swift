/// The standardized difference of a covariate with several unordered values, without a sign.
///
/// With p₁ and p₀ the proportions of all values but the first, and S the mean of their covariance
/// matrices, it is √((p₁ − p₀)ᵀ S⁻¹ (p₁ − p₀)); which value is left out changes nothing. For two
/// values it is the absolute ``CovariateBalance/standardizedMeanDifference`` of either.
///
/// Source: Yang & Dalton, *SAS Global Forum* 2012, paper 335.
public struct MulticategoryDifference: Equatable, Sendable {
  /// The proportion of each value among the treated.
  public let treatedProportions: [Double]
  /// The proportion of each value among the controls.
  public let controlProportions: [Double]
  /// The difference, at or above 0; `nil` when no value is found in both arms, so that the arms
  /// differ infinitely.
  public let standardizedDifference: Double?

  /// Compares counts.
  ///
  /// - Parameters:
  ///   - treated: For each value how many treated subjects have it, or their weight; finite, at or
  ///     above 0.
  ///   - control: The same of the controls, for as many values.
  /// - Throws: ``MatchingError/impossibleWeight(position:)`` with the position of the value,
  ///   ``MatchingError/noWeight(arm:)`` when an arm has no subject.
  public init(treated: [Double], control: [Double]) throws {
    try self.init(treated: treated, control: control, spreadOf: nil)
  }

  /// Compares the values of subjects.
  ///
  /// S is that of the sample without weights, as in ``CovariateBalance``.
  ///
  /// - Parameters:
  ///   - values: The value of each subject, any whole number.
  ///   - treated: Whether the subject had the treatment; as many as values.
  ///   - weights: The weight of each subject, finite and at or above 0; `nil` for 1.
  /// - Throws: ``MatchingError/noTreated``, ``MatchingError/noControls``,
  ///   ``MatchingError/impossibleWeight(position:)``, ``MatchingError/noWeight(arm:)``.
  public init(of values: [Int], treated: [Bool], weights: [Double]? = nil) throws {
    precondition(values.count == treated.count, "Every subject has a value and a treatment.")
    guard treated.contains(true) else { throw MatchingError.noTreated }
    guard treated.contains(false) else { throw MatchingError.noControls }
    let weights = try weights.map { try CovariateBalance.usable($0, treated) }
    let levels = Dictionary(
      uniqueKeysWithValues: Set(values).sorted().enumerated().map { ($1, $0) })
    func counts(_ arm: StudyArm, _ weights: [Double]?) -> [Double] {
      var counts = [Double](repeating: 0, count: levels.count)
      for (row, value) in values.enumerated() where treated[row] == (arm == .treated) {
        if let level = levels[value] { counts[level] += weights?[row] ?? 1 }
      }
      return counts
    }
    try self.init(
      treated: counts(.treated, weights), control: counts(.control, weights),
      spreadOf: weights == nil ? nil : (counts(.treated, nil), counts(.control, nil)))
  }

  private init(
    treated: [Double], control: [Double], spreadOf unweighted: ([Double], [Double])?
  ) throws {
    precondition(treated.count == control.count, "Both arms have the same values.")
    let (one, zero) = (
      try Self.proportions(treated, .treated), try Self.proportions(control, .control)
    )
    treatedProportions = one
    controlProportions = zero
    let spread = (
      try unweighted.map { try Self.proportions($0.0, .treated) } ?? one,
      try unweighted.map { try Self.proportions($0.1, .control) } ?? zero
    )
    standardizedDifference = Self.difference(one, zero, spread: spread)
  }

  private static func proportions(_ counts: [Double], _ arm: StudyArm) throws -> [Double] {
    if let position = counts.firstIndex(where: { !($0 >= 0 && $0 < .infinity) }) {
      throw MatchingError.impossibleWeight(position: position)
    }
    let largest = counts.max() ?? 0
    guard largest > 0 else { throw MatchingError.noWeight(arm: arm) }
    let scaled = counts.map { $0 / largest }
    let sum = scaled.reduce(0, +)
    return scaled.map { $0 / sum }
  }

  private static func difference(
    _ treated: [Double], _ control: [Double], spread: ([Double], [Double])
  ) -> Double? {
    let (one, zero) = spread
    let used = treated.indices.filter { one[$0] + zero[$0] > 0 }
    if used.allSatisfy({ treated[$0] == control[$0] }) { return 0 }
    guard used.contains(where: { one[$0] > 0 && zero[$0] > 0 }) else { return nil }
    // Without the most frequent value the matrix is farthest from a singular one.
    let omitted = used.max { one[$0] + zero[$0] < one[$1] + zero[$1] }
    let kept = used.filter { $0 != omitted }
    var covariance = SymmetricMatrix(size: kept.count)
    for (row, first) in kept.enumerated() {
      for (column, second) in kept[...row].enumerated() {
        let product = one[first] * one[second] + zero[first] * zero[second]
        let sum = row == column ? one[first] + zero[first] : 0
        covariance[row, column] = (sum - product) / 2
      }
    }
    let form = CholeskyFactor(covariance).quadraticForm(kept.map { treated[$0] - control[$0] })
    return max(0, form).squareRoot()
  }
}
