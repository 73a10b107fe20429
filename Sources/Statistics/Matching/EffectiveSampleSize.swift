/// How many subjects without weights would give estimates as precise as the weighted ones do:
/// (Σw)² / Σw² in each arm.
///
/// Source: Kish, *Survey Sampling*, 1965, section 11.7.
public struct EffectiveSampleSize: Equatable, Sendable {
  /// Of the treated; at most their number.
  public let treated: Double
  /// Of the controls; at most their number.
  public let control: Double

  /// Counts the subjects of both arms.
  ///
  /// - Parameters:
  ///   - weights: The weight of each subject, finite and at or above 0.
  ///   - treated: Whether the subject had the treatment; as many as weights.
  /// - Throws: ``MatchingError/noTreated``, ``MatchingError/noControls``,
  ///   ``MatchingError/impossibleWeight(position:)``, ``MatchingError/noWeight(arm:)``.
  public init(of weights: [Double], treated: [Bool]) throws {
    guard treated.contains(true) else { throw MatchingError.noTreated }
    guard treated.contains(false) else { throw MatchingError.noControls }
    let usable = try CovariateBalance.usable(weights, treated)
    self.treated = Self.size(usable, treated, in: .treated)
    control = Self.size(usable, treated, in: .control)
  }

  private static func size(_ weights: [Double], _ treated: [Bool], in arm: StudyArm) -> Double {
    let isTreated = arm == .treated
    var largest = 0.0
    for (weight, flag) in zip(weights, treated) where flag == isTreated {
      largest = max(largest, weight)
    }
    var (sum, squares) = (0.0, 0.0)
    for (weight, flag) in zip(weights, treated) where flag == isTreated {
      let share = weight / largest
      sum += share
      squares += share * share
    }
    return sum * sum / squares
  }
}
