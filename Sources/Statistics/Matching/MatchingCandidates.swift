#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Subjects of two arms who may be matched to each other by a score, such as the propensity score.
///
/// Scores are rounded to a grid of 1e-12 before anything compares them, so that subjects whose
/// covariates are the same have the same score whatever the rounding of the model that made it.
/// Where the largest absolute score is above 10 the grid is wider, a power of ten that leaves it 13
/// digits. Differences of scores are compared on the same grid.
///
/// Cost: linear in subjects and exact variables.
///
/// Source: Rosenbaum & Rubin, *Biometrika* 1983;70:41–55; Rosenbaum & Rubin, *The American
/// Statistician* 1985;39:33–38.
public struct MatchingCandidates: Equatable, Sendable {
  /// The number of subjects, both arms together.
  public let count: Int
  /// The arm whose subjects are each matched to one or more of the other: the treated for the
  /// effect of treatment on the treated (ATT), the controls for that on the controls (ATC).
  public let focal: StudyArm

  /// The score of each subject on the scale on which scores are compared.
  let scores: [Double]
  let grid: ScoreGrid
  /// The subjects of the focal arm who are left, and those of the other.
  let focalArm: SortedArm
  let otherArm: SortedArm
  private let outsideSupport: [StudyArm: [Int]]

  /// Takes the subjects of a study.
  ///
  /// - Parameters:
  ///   - scores: The score of each subject, finite and at most 1e290 in size.
  ///   - treated: Whether the subject had the treatment; as many as scores, at most 2³¹ − 1.
  ///   - scale: The scale on which scores are compared. The logit asks for probabilities.
  ///   - variables: Variables on which both subjects of a pair have to agree, each with the value
  ///     of every subject.
  ///   - support: Who is left out before matching because the other arm has no such scores.
  ///   - focal: The arm whose subjects are matched.
  /// - Throws: ``MatchingError/noTreated``, ``MatchingError/noControls``,
  ///   ``MatchingError/scoreNotFinite(position:count:)``, and on the logit scale
  ///   ``MatchingError/scoreNotBetweenZeroAndOne(position:count:)``.
  public init(
    scores: [Double], treated: [Bool], scale: ScoreScale = .asGiven,
    agreeingOn variables: [[Int]] = [], support: CommonSupport = .keepAll,
    focal: StudyArm = .treated
  ) throws {
    precondition(scores.count <= Int(Int32.max), "At most 2³¹ − 1 subjects can be matched.")
    precondition(
      variables.allSatisfy { $0.count == scores.count },
      "Every exact variable has one value for each subject.")
    try Self.requireArms(scores, treated)
    if scale == .logit { try Self.requireProbabilities(scores) }
    let scaled = scale == .logit ? scores.map { log($0 / (1 - $0)) } : scores
    let grid = ScoreGrid(largest: scaled.reduce(0) { max($0, abs($1)) })
    let kept = KeptSubjects(scaled, treated, grid, support)
    let strata = ExactStrata(agreeingOn: variables)
    func sorted(_ arm: StudyArm) -> SortedArm {
      let subjects = kept.subjects(of: arm)
      return SortedArm(
        subjects, steps: subjects.map { grid.steps(scaled[Int($0)]) }, strata: strata)
    }
    count = scores.count
    self.focal = focal
    self.scores = scaled
    self.grid = grid
    outsideSupport = kept.leftOut
    focalArm = sorted(focal)
    otherArm = sorted(focal.other)
  }

  /// The largest size of a score: sums of so many differences as there may be subjects stay finite.
  private static let largestScore = 1e290

  /// Throws unless both arms have a subject and all scores are finite.
  static func requireArms(_ scores: [Double], _ treated: [Bool]) throws {
    precondition(scores.count == treated.count, "Every subject has a score and a treatment.")
    guard treated.contains(true) else { throw MatchingError.noTreated }
    guard treated.contains(false) else { throw MatchingError.noControls }
    guard let position = scores.firstIndex(where: { !(abs($0) <= largestScore) }) else { return }
    let count = scores.reduce(0) { abs($1) <= largestScore ? $0 : $0 + 1 }
    throw MatchingError.scoreNotFinite(position: position, count: count)
  }

  /// Throws unless all scores lie between 0 and 1.
  static func requireProbabilities(_ scores: [Double]) throws {
    guard let position = scores.firstIndex(where: { $0 <= 0 || $0 >= 1 }) else { return }
    let count = scores.reduce(0) { $1 > 0 && $1 < 1 ? $0 : $0 + 1 }
    throw MatchingError.scoreNotBetweenZeroAndOne(position: position, count: count)
  }

  /// The number of subjects of an arm who are left to match.
  public func count(of arm: StudyArm) -> Int {
    arm == focal ? focalArm.count : otherArm.count
  }

  /// The positions of the subjects of an arm who are left out for lack of common support, in
  /// ascending order.
  public func outsideCommonSupport(of arm: StudyArm) -> [Int] {
    outsideSupport[arm] ?? []
  }

  /// The width of a caliper in the unit of the scale; `nil` without a caliper.
  ///
  /// - Throws: ``MatchingError/impossibleCaliper(_:)``, ``MatchingError/undefinedSpread``.
  public func width(of caliper: MatchingCaliper?) throws -> Double? {
    switch caliper {
    case nil: nil
    case .width(let width): try allowed(width)
    case .standardDeviations(let multiple):
      try allowed(multiple) * spread { try $0.standardDeviation(of: focalArm, otherArm) }
    case .pooledStandardDeviations(let multiple):
      try allowed(multiple)
        * spread {
          let (first, second) = (
            try $0.standardDeviation(of: focalArm), try $0.standardDeviation(of: otherArm)
          )
          return (first * first / 2 + second * second / 2).squareRoot()
        }
    }
  }

  private func allowed(_ width: Double) throws -> Double {
    guard width >= 0, width < .infinity else { throw MatchingError.impossibleCaliper(width) }
    return width
  }

  /// A standard deviation, computed from scores that were divided by the power of two near the
  /// largest, so that no square overflows.
  private func spread(_ compute: (ScaledScores) throws -> Double) throws -> Double {
    let unit = powerOfTwo(near: scores)
    return try compute(ScaledScores(scores: scores, unit: unit)) * unit
  }
}

/// Scores in a unit of their own size.
private struct ScaledScores {
  let scores: [Double]
  let unit: Double

  /// The standard deviation, with divisor n − 1, of the subjects of some arms.
  func standardDeviation(of arms: SortedArm...) throws -> Double {
    let count = Double(arms.reduce(0) { $0 + $1.count })
    guard count > 1 else { throw MatchingError.undefinedSpread }
    func sum(_ term: (Double) -> Double) -> Double {
      arms.reduce(0) { $1.positions.reduce($0) { $0 + term(scores[Int($1)] / unit) } }
    }
    let rough = sum { $0 } / count
    let mean = rough + sum { $0 - rough } / count
    return (sum { ($0 - mean) * ($0 - mean) } / (count - 1)).squareRoot()
  }
}

/// Who is left to match, and who is left out for lack of common support.
private struct KeptSubjects {
  private var treated: [Int32] = []
  private var controls: [Int32] = []
  private(set) var leftOut: [StudyArm: [Int]] = [:]

  init(_ scores: [Double], _ isTreated: [Bool], _ grid: ScoreGrid, _ support: CommonSupport) {
    var ranges: [StudyArm: ClosedRange<Double>] = [:]
    if support != .keepAll {
      for arm in StudyArm.allCases { ranges[arm] = Self.range(of: arm, scores, isTreated, grid) }
    }
    let treatedRange = support.discards(.treated) ? ranges[.control] : nil
    let controlRange = support.discards(.control) ? ranges[.treated] : nil
    for (position, score) in scores.enumerated() {
      let range = isTreated[position] ? treatedRange : controlRange
      if let range, !range.contains(grid.steps(score)) {
        leftOut[isTreated[position] ? .treated : .control, default: []].append(position)
      } else if isTreated[position] {
        treated.append(Int32(position))
      } else {
        controls.append(Int32(position))
      }
    }
  }

  func subjects(of arm: StudyArm) -> [Int32] {
    arm == .treated ? treated : controls
  }

  /// The range of the scores of an arm in steps; `nil` without subjects.
  private static func range(
    of arm: StudyArm, _ scores: [Double], _ isTreated: [Bool], _ grid: ScoreGrid
  ) -> ClosedRange<Double>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for (score, isTreated) in zip(scores, isTreated) where isTreated == (arm == .treated) {
      low = min(low, score)
      high = max(high, score)
    }
    return low <= high ? grid.steps(low)...grid.steps(high) : nil
  }
}
