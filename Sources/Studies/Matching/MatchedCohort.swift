public import Statistics

/// Patients of the first arm, each with patients of the last whose score is near.
///
/// Rules: a logistic model of belonging to the first arm on the characteristics of the plan (a factor for levels, a column
/// for a number; patients with a missing covariate have no score and are not matched); treated patients choose in descending
/// score, each the nearest that is free, ties by study key; scores compared after rounding to 1e-12.
public struct MatchedCohort: Sendable {
  /// Positions of the subjects that have a score, ascending.
  public let scored: [Int]
  /// Their scores: the probability of the first arm.
  public let scores: [Double]
  /// Their log odds.
  public let logits: [Double]
  /// Matched sets: a subject of the first arm, then those of the last, nearest first, by position in the cohort; in order of
  /// the first.
  public let pairs: [[Int]]
  /// The difference of each match in the unit of the caliper, in the order of the pairs.
  public let distances: [Double]
  /// The caliper in the unit of the distances: probability, or log odds where the plan says log odds or their standard
  /// deviations; `nil` for none.
  public let caliper: Double?
  /// Positions of the matched subjects, ascending.
  public let subjects: [Int]
  /// By matched subject the number of its set, from 0: the clusters of robust errors.
  public let sets: [Int]
  /// Subjects without a score for want of a covariate.
  public let withoutScore: [Int]
  /// How the scores of both arms overlap before matching.
  public let overlap: ScoreOverlap
  /// Positions of characteristics that add nothing to the score: they do not vary, or others determine them.
  public let idleCovariates: [Int]

  /// A matching from its parts.
  public init(
    scored: [Int], scores: [Double], logits: [Double], pairs: [[Int]], distances: [Double],
    caliper: Double?, subjects: [Int], sets: [Int], withoutScore: [Int], overlap: ScoreOverlap,
    idleCovariates: [Int] = []
  ) {
    self.scored = scored
    self.scores = scores
    self.logits = logits
    self.pairs = pairs
    self.distances = distances
    self.caliper = caliper
    self.subjects = subjects
    self.sets = sets
    self.withoutScore = withoutScore
    self.overlap = overlap
    self.idleCovariates = idleCovariates
  }
}
