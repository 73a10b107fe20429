import Analyses
import Statistics

extension BaselineComparison {
  /// Table 1 of all patients of a study, or of those that were matched.
  ///
  /// Counts and percentages are of patients, whatever their weight. Standardized differences divide by the spread of the
  /// sample before matching in both phases, so that they shrink only because the arms come closer; after matching each
  /// reference patient weighs one by the number of those in the set. Tests ask whether the arms differ: of levels as
  /// ``GroupTest`` has it, patients without the level left out; of numbers by Wilcoxon's test of two arms, by R's default
  /// exact where both have fewer than 50 values and no two are equal, else by the normal approximation with correction for
  /// continuity and ties, and by the test of Kruskal and Wallis of more. Quantiles are R's type 7.
  ///
  /// Cost: a few passes over the patients for each level.
  ///
  /// - Parameters:
  ///   - cohort: The patients.
  ///   - matching: Who was matched; `nil`: all patients.
  public init(of cohort: StudyCohort, matched matching: MatchedCohort? = nil) {
    let counting = BaselineCounting(cohort, matching)
    self.init(
      denominators: counting.denominators,
      blocks: cohort.characteristics.indices.map(counting.block))
  }
}

/// Counts the blocks of Table 1.
private struct BaselineCounting {
  let cohort: StudyCohort
  let subjects: [Int]
  /// By subject of the cohort; `nil`: 1 each.
  let weights: [Double]?
  let armCount: Int

  init(_ cohort: StudyCohort, _ matching: MatchedCohort?) {
    self.cohort = cohort
    armCount = cohort.plan.arms.count
    subjects = matching?.subjects ?? Array(cohort.subjects.indices)
    weights = matching.map { matching in
      var weights = [Double](repeating: 0, count: cohort.subjects.count)
      for set in matching.pairs {
        for (place, subject) in set.enumerated() {
          weights[subject] = place == 0 ? 1 : 1 / Double(set.count - 1)
        }
      }
      return weights
    }
  }

  var denominators: [Int] {
    subjects.reduce(into: [Int](repeating: 0, count: armCount)) {
      $0[cohort.subjects[$1].arm] += 1
    }
  }

  func block(_ position: Int) -> BaselineComparison.Block {
    cohort.characteristics[position].isNumber ? numberBlock(position) : levelBlock(position)
  }

  private func levelBlock(_ position: Int) -> BaselineComparison.Block {
    let levelCount = cohort.characteristics[position].levels.count
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: armCount), count: levelCount)
    var missing = [Int](repeating: 0, count: armCount)
    for index in subjects {
      let subject = cohort.subjects[index]
      let level = Int(subject.levels[position])
      if level < 0 { missing[subject.arm] += 1 } else { counts[level][subject.arm] += 1 }
    }
    let arms = (0..<armCount).map { arm in counts.map { $0[arm] } }
    let known = outerArms { $0.levels[position] >= 0 }
    return BaselineComparison.Block(
      characteristic: position, counts: counts, missing: missing, numbers: [],
      test: GroupTest(counts: arms).map { .counts($0) },
      differences: (0..<levelCount).map { level in
        known.difference(.binary) { Int($0.levels[position]) == level ? 1 : 0 }
      })
  }

  private func numberBlock(_ position: Int) -> BaselineComparison.Block {
    var values = [[Double]](repeating: [], count: armCount)
    var missing = [Int](repeating: 0, count: armCount)
    for index in subjects {
      let subject = cohort.subjects[index]
      if let number = subject.numbers[position] {
        values[subject.arm].append(number)
      } else {
        missing[subject.arm] += 1
      }
    }
    let known = outerArms { $0.numbers[position] != nil }
    return BaselineComparison.Block(
      characteristic: position, counts: [], missing: missing,
      numbers: values.map(BaselineComparison.Spread.init) + [.init(values.flatMap(\.self))],
      test: rankTest(values),
      differences: [known.difference(.continuous) { $0.numbers[position] ?? 0 }])
  }

  private func rankTest(_ values: [[Double]]) -> BaselineComparison.Test? {
    let samples = values.compactMap { try? Sample($0) }
    let pValue: Double? =
      switch samples.count {
      case 0, 1: nil
      case 2:
        (try? WilcoxonRankSumTest(comparing: samples[0], with: samples[1]))?.pValue(.twoSided)
      default: (try? KruskalWallisTest(comparing: samples))?.pValue
      }
    return pValue.map { .ranks(pValue: $0) }
  }

  /// The patients of the first and the last arm of whom something is known, matched or not.
  private func outerArms(_ isKnown: (StudySubject) -> Bool) -> OuterArms {
    let known = cohort.subjects.indices.filter { index in
      let subject = cohort.subjects[index]
      return (subject.arm == 0 || subject.arm == armCount - 1) && isKnown(subject)
    }
    return OuterArms(
      subjects: known.map { cohort.subjects[$0] },
      weights: weights.map { all in known.map { all[$0] } })
  }
}

/// Patients of the first and the last arm, which standardized differences compare.
private struct OuterArms {
  let subjects: [StudySubject]
  let weights: [Double]?

  func difference(
    _ kind: CovariateBalance.Kind, _ value: (StudySubject) -> Double
  ) -> Double? {
    let balance = try? CovariateBalance(
      of: subjects.map(value), treated: subjects.map { $0.arm == 0 }, weights: weights, kind: kind,
      standardizedBy: .pooled)
    return balance?.standardizedMeanDifference
  }
}

extension BaselineComparison.Spread {
  /// The middle and the spread of numbers in any order.
  init(_ values: [Double]) {
    guard let sample = try? Sample(values) else {
      self.init(count: 0, median: nil, quartiles: nil, range: nil)
      return
    }
    self.init(
      count: sample.count, median: sample.median,
      quartiles: sample.quantile(0.25, .r)...sample.quantile(0.75, .r),
      range: sample.minimum...sample.maximum)
  }
}
