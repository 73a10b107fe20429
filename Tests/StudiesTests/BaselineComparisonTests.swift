import Analyses
import ClinicalRecords
import Endpoints
import Statistics
import Studies
import Testing

/// Table 1 on histories made by hand: eight patients with a checkpoint inhibitor and six without.
struct BaselineComparisonTests {
  let cohort: StudyCohort

  init() throws {
    var histories = MadeUpHistories()
    let treated: [(Int?, CodePosition)] = [
      (0, 0), (0, 0), (1, 0), (1, 1), (2, 1), (2, 1), (3, 1), (nil, 1),
    ]
    let others: [(Int?, CodePosition)] = [(1, 0), (2, 0), (2, 0), (3, 0), (4, 0), (4, 1)]
    for (position, patient) in treated.enumerated() {
      histories.add("A\(position)", sex: patient.1, ecog: patient.0, drugs: [0])
    }
    for (position, patient) in others.enumerated() {
      histories.add("B\(position)", sex: patient.1, ecog: patient.0, drugs: [1])
    }
    cohort = try histories.cohort(
      MadeUpHistories.plan {
        $0.characteristics = [
          PlannedCharacteristic(id: "sex", label: "Sex", values: .word(Written("sex"))),
          PlannedCharacteristic(id: "ecog", label: "ECOG", values: .number(Written("ecog"))),
        ]
      })
  }

  /// Pairs of positions: subjects 0 to 7 are treated, 8 to 13 are not.
  func matched(_ pairs: [[Int]]) throws -> MatchedCohort {
    let subjects = pairs.flatMap(\.self).sorted()
    return MatchedCohort(
      scored: Array(0..<14), scores: [Double](repeating: 0.5, count: 14),
      logits: [Double](repeating: 0, count: 14), pairs: pairs,
      distances: pairs.map { _ in 0 }, caliper: nil, subjects: subjects,
      sets: subjects.map { subject in pairs.firstIndex { $0.contains(subject) } ?? 0 },
      withoutScore: [],
      overlap: try ScoreOverlap(
        scores: [Double](repeating: 0.5, count: 14), treated: (0..<14).map { $0 < 8 }))
  }

  @Test func `levels are counted by arm, and tested exactly where few are expected`() throws {
    let block = BaselineComparison(of: cohort).blocks[0]
    #expect(block.counts == [[3, 5], [5, 1]])
    // Fisher by hand: probabilities of 3 to 8 women of 8 among 8 of 14, those at most as probable as 3: (8 choose x)
    // (6 choose 8 - x) / (14 choose 8) for x = 2 to 8 is 28, 336, 1050, 1120, 420, 48, 1 of 3003; 336 and below are
    // 28, 336, 48, 1 (420 is above).
    guard case .counts(let test)? = block.test else {
      Issue.record("There is no test.")
      return
    }
    #expect(test.method == .fisher)
    #expect(abs(test.pValue - 413.0 / 3003) < 1e-12)
  }

  @Test func `differences divide by the spread before matching in both phases`() throws {
    let before = BaselineComparison(of: cohort).blocks[0]
    // 3/8 against 5/6: variances 15/64 and 5/36.
    let spread = ((15.0 / 64 + 5.0 / 36) / 2).squareRoot()
    let first = try #require(before.differences[0])
    #expect(abs(first - (3.0 / 8 - 5.0 / 6) / spread) < 1e-12)
    #expect(abs((before.differences[1] ?? 0) + first) < 1e-12)
    #expect(abs((before.largestDifference ?? 0) - abs(first)) < 1e-12)
    let pairs = try matched([[0, 8], [1, 9], [3, 10]])
    let after = BaselineComparison(of: cohort, matched: pairs)
    #expect(after.denominators == [3, 3] && after.blocks[0].counts == [[2, 3], [1, 0]])
    let matchedFirst = try #require(after.blocks[0].differences[0])
    #expect(abs(matchedFirst - (2.0 / 3 - 1) / spread) < 1e-12)
  }

  @Test func `of several in a set each weighs one by their number`() throws {
    let spread = ((15.0 / 64 + 5.0 / 36) / 2).squareRoot()
    let after = BaselineComparison(of: cohort, matched: try matched([[0, 8, 13], [3, 9]]))
    // Women: 1 of 2 treated; of the others 1/2 + 1 of 2.
    let first = try #require(after.blocks[0].differences[0])
    #expect(abs(first - (0.5 - 0.75) / spread) < 1e-12)
    #expect(after.blocks[0].counts == [[1, 2], [1, 1]])
  }

  @Test func `numbers are compared by Wilcoxon's test as R does`() throws {
    let block = BaselineComparison(of: cohort).blocks[1]
    #expect(block.missing == [1, 0] && block.numbers.map(\.count) == [7, 6, 13])
    // R: x <- c(0, 0, 1, 1, 2, 2, 3); y <- c(1, 2, 2, 3, 4, 4); wilcox.test(x, y)$p.value, and
    // (mean(x) - mean(y)) / sqrt((var(x) + var(y)) / 2)
    #expect(abs((block.test?.pValue ?? 0) - 0.0791266278767902) < 1e-12)
    #expect(abs((block.differences[0] ?? 0) + 1.18748786572924) < 1e-12)
  }
}
