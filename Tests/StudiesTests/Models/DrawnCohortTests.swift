import Endpoints
import Statistics
import Testing

@testable import Studies

struct DrawnCohortTests {
  /// Patients drawn by a seed: 11 characteristics of two levels, one of four, a number; two endpoints.
  private static func cohort(of count: Int) -> StudyCohort {
    var generator = SeededGenerator(seed: 7)
    var plan = StudyPlan(
      title: "Drawn", line: 1,
      arms: ["new", "old"].map { .init(id: $0, label: $0, condition: Written("")) })
    plan.endpoints = [PlannedEndpoint(.progressionFreeSurvival), PlannedEndpoint(.overallSurvival)]
    plan.matching = MatchingPlan()
    plan.alternatives =
      [.init(.matching(.probability(0.02))), .init(.adjustment)]
      + PropensityWeights.Target.allCases.map { AlternativePlan(.weighting($0)) }
    plan.cox = CoxPlan()
    plan.subgroups = SubgroupPlan()
    let characteristics =
      (0..<11).map { position in
        StudyCohort.Characteristic(
          id: "c\(position)", label: "c\(position)", levels: ["Yes", "No"], reference: 1)
      } + [
        .init(id: "stage", label: "Stage", levels: ["I", "II", "III", "IV"], reference: 0),
        .init(id: "age", label: "Age", levels: [], reference: 0),
      ]
    let subjects = (0..<count).map { position in
      let levels =
        (0..<11).map { _ in Int16(generator.next() % 2) } + [Int16(generator.next() % 4), -1]
      let share = 30 + 5 * UInt64(levels[0]) + 5 * UInt64(levels[1]) + 3 * UInt64(levels[11])
      let arm = generator.next() % 100 < share ? 0 : 1
      let days = Int(generator.next() % 700) + 200 * arm + 50 * Int(levels[11])
      return StudySubject.madeUp(
        key: "\(position)", arm: arm, levels: levels,
        numbers: [Double?](repeating: nil, count: 12) + [Double(40 + generator.next() % 400 / 10)],
        times: [(days / 2, generator.next() % 10 > 0), (days, generator.next() % 10 > 1)])
    }
    return .madeUp(plan, characteristics, subjects)
  }

  @Test func `a cohort of all kinds of characteristics has every table, forest and effect`() throws
  {
    let cohort = Self.cohort(of: 2_000)
    let matching = try MatchedCohort(of: cohort)
    #expect(matching.pairs.count > 500)
    let tables = CoxTable.tables(of: cohort)
    #expect(tables.count == 2 && tables.allSatisfy { $0.problem == nil && $0.concordance != nil })
    let forests = SubgroupForest.forests(of: cohort)
    #expect(forests.allSatisfy { $0.factors.count == 12 })
    #expect(forests.flatMap(\.factors).allSatisfy { $0.interactionPValue != nil })
    let rows = EffectRow.rows(of: cohort, matching: matching)
    #expect(rows.count == 18 && rows.allSatisfy { $0.effect != nil })
  }
}
