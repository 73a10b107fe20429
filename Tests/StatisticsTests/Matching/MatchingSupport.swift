import Statistics
import Testing

/// The subjects of a data set, with the propensity scores of R's logistic model.
struct ScoredSubjects {
  let table: DataTable
  let scores: [Double]
  let logits: [Double]
  let treated: [Bool]

  init(_ name: String) throws {
    table = try DataTable(name)
    let model = try #require(try Reference.answers(in: name + "_psm", of: "logistic").first).result
    scores = try model["ps"].numbers.map { try #require($0) }
    logits = try model["logit"].numbers.map { try #require($0) }
    treated = try table.text("treat").map { $0 == "1" }
  }

  /// The same, read once.
  static let lalonde = Result { try ScoredSubjects("lalonde") }
  static let colonps = Result { try ScoredSubjects("colonps") }

  /// The subjects of the data set with which an id begins.
  init(of reference: ReferenceAnswer) throws {
    self = try (reference.id.hasPrefix("lalonde") ? Self.lalonde : Self.colonps).get()
  }

  /// Expects the means and standardized differences of covariates to agree with R.
  func expectBalance(weights: [Double]?, _ balance: ReferenceValue) throws {
    #expect(!balance.names.isEmpty)
    for name in balance.names {
      let ours = try CovariateBalance(
        of: try covariate(name), treated: treated, weights: weights)
      let theirs = balance[name]
      // Means of overlap weights are the same in both arms: only rounding is left of a difference.
      expectAgreement(
        [ours.meanTreated, ours.meanControl],
        ["mean_treated", "mean_control"].map {
          theirs[$0].number
        }, .propensityWeights, relative: 1e-13, floor: 0.01, name)
      expectAgreement(
        ours.standardizedMeanDifference, theirs["smd"].number, .propensityWeights,
        relative: 1e-12, floor: 0.01, name)
    }
  }

  /// A covariate by its name in the answers: `age`, or `race=black` for a level.
  func covariate(_ name: String) throws -> [Double] {
    let parts = name.split(separator: "=").map(String.init)
    guard parts.count == 2 else {
      return try table.numbers(name).map { try #require($0) }
    }
    return try table.text(parts[0]).map { $0 == parts[1] ? 1 : 0 }
  }
}

/// Made-up scores of two arms, with `levels` different values, or almost none equal.
func madeUpScores(
  _ count: Int, levels: Int? = nil, seed: UInt64
) -> (scores: [Double], treated: [Bool]) {
  var random = SeededGenerator(state: seed)
  let scores = (0..<count).map { _ in
    levels.map { Double(Int.random(in: 1...$0, using: &random)) / Double($0 + 1) }
      ?? Double.random(in: 0.01..<0.99, using: &random)
  }
  var treated = scores.map { Double.random(in: 0..<1, using: &random) < $0 }
  if count > 1 { (treated[0], treated[1]) = (true, false) }
  return (scores, treated)
}

extension MatchedSets {
  /// The sets as R lists them: the focal subject and its matches, counted from 1.
  var fromOne: [[Int]] {
    map { [$0.focal + 1] + $0.matches.map { $0 + 1 } }
  }
}
