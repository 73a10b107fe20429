/// How well a score ranks subjects by their time to the event: Harrell's C, the share of comparable
/// pairs in which the subject with the higher score has the event first, ties of the score counting
/// one half.
///
/// A pair is comparable when one subject has the event while the other is at risk and stays so:
/// censored at the same time or later, or with a later event. Only subjects of one stratum are
/// compared. A pair counts as much as the product of its two weights; where the largest weight is
/// beyond 2²⁰⁰ or below 2⁻²⁰⁰, weights are in units of a power of two near it.
///
/// ```swift
/// let concordance = try Concordance(of: subjects, score: risk)
/// concordance.estimate  // 0.5 for a score that says nothing, 1 for a perfect one
/// ```
///
/// Cost: that of a sort.
///
/// Source: Harrell, Califf, Pryor, Lee & Rosati, *JAMA* 1982;247:2543–2546; for intervals and the
/// standard error Therneau & Watson, *The concordance statistic and the Cox model*, Mayo Clinic
/// Technical Report 85, 2015.
public struct Concordance: Equatable, Sendable {
  /// Pairs in which the higher score has the event first.
  public let concordant: Double
  /// Pairs in which the lower score has the event first.
  public let discordant: Double
  /// Comparable pairs of equal scores.
  public let tiedScores: Double
  /// Pairs of events at the same time whose scores differ; they are not compared.
  public let tiedTimes: Double
  /// Pairs of events at the same time with equal scores; they are not compared.
  public let tiedScoresAndTimes: Double
  /// The standard error of ``estimate`` by the infinitesimal jackknife, whatever the model; `nil`
  /// without comparable pairs.
  public let standardError: Double?

  /// The concordance of a score with the time to the event.
  ///
  /// - Parameters:
  ///   - subjects: Rows with a weight of 0 are left out.
  ///   - score: For each row a number that is higher where the event should come earlier; not NaN.
  ///     For one that is higher where it should come later, give the negative.
  ///   - strata: A label for each row; only rows of one label are compared.
  ///   - clusters: A label for each row: rows of one label vary together.
  /// - Throws: ``ObservationError``.
  public init(
    of subjects: TimeToEvent, score: [Double], strata: [Int]? = nil, clusters: [Int]? = nil
  ) throws {
    precondition(score.count == subjects.count, "Every row has a score.")
    precondition(strata.map { $0.count == subjects.count } ?? true, "Every row has a stratum.")
    precondition(clusters.map { $0.count == subjects.count } ?? true, "Every row has a cluster.")
    if score.contains(where: \.isNaN) {
      try ObservationError.requireFinite(score.map { $0.isNaN ? $0 : 0 }, column: "score")
    }
    let sets = try RiskSets(subjects, strata: strata)
    self.init(
      ComparablePairs(
        sets, ScoreRanks(score, order: sets.order), weights: subjects.weights,
        clusters: clusters))
  }

  /// The concordance of counted pairs.
  init(_ pairs: ComparablePairs) {
    let untied = pairs.comparable - pairs.tiedScores
    concordant = (untied + pairs.net) / 2
    discordant = (untied - pairs.net) / 2
    tiedScores = pairs.tiedScores
    tiedTimes = pairs.tiedTimes
    tiedScoresAndTimes = pairs.tiedScoresAndTimes
    standardError = pairs.comparable > 0 ? pairs.variance().squareRoot() : nil
  }
}

extension Concordance {
  /// Harrell's C, in 0...1; `nil` without comparable pairs.
  public var estimate: Double? {
    let pairs = concordant + discordant + tiedScores
    return pairs > 0 ? (concordant + tiedScores / 2) / pairs : nil
  }

  /// Somers' d of the score: concordant less discordant pairs as a proportion of the comparable, in
  /// −1...1; `nil` without comparable pairs.
  public var somersD: Double? {
    let pairs = concordant + discordant + tiedScores
    return pairs > 0 ? (concordant - discordant) / pairs : nil
  }

  /// The confidence interval of ``estimate``, symmetric and cut off at 0 and 1; `nil` without
  /// comparable pairs.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: Limits in 0...1.
  public func interval(level: Double = 0.95) -> ConfidenceInterval? {
    guard let estimate, let standardError else { return nil }
    let width = twoSidedDeviate(level: level) * standardError
    return ConfidenceInterval(
      lower: max(0, estimate - width), upper: min(1, estimate + width), level: level)
  }
}
