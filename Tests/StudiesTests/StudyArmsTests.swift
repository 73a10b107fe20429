import Analyses
import ClinicalRecords
import Endpoints
import Statistics
import Studies
import Testing

/// Comparisons of one, two and three arms, on histories made by hand.
struct StudyArmsTests {
  static let threeArms = MadeUpHistories.plan {
    $0.arms = [
      .init(id: "ICI", label: "ICI", condition: Written("has_class('ici')")),
      .init(id: "platinum", label: "Platinum", condition: Written("has_class('platinum')")),
      .init(id: "taxane", label: "Taxane", condition: Written("has_class('taxane')")),
    ]
    $0.characteristics = [
      PlannedCharacteristic(id: "ecog", label: "ECOG", values: .number(Written("ecog"))),
      PlannedCharacteristic(id: "sex", label: "Sex", values: .word(Written("sex"))),
    ]
  }

  /// Three patients an arm.
  static var histories: MadeUpHistories {
    var histories = MadeUpHistories()
    for arm in 0..<3 {
      for patient in 0..<3 {
        histories.add(
          "P\(arm)\(patient)", sex: patient == 0 ? 0 : 1, ecog: arm + patient,
          drugs: [CodePosition(arm)], death: 100 * (arm + 1) + 10 * patient)
      }
    }
    return histories
  }

  @Test func `three arms have tests of all three, and differences of the first and the last`()
    throws
  {
    let cohort = try StudyArmsTests.histories.cohort(StudyArmsTests.threeArms)
    #expect(cohort.flow.arms == [3, 3, 3])
    let blocks = BaselineComparison(of: cohort).blocks
    // R: kruskal.test(list(0:2, 1:3, 2:4))$p.value
    #expect(abs((blocks[0].test?.pValue ?? 0) - 0.138538337426511) < 1e-12)
    // Means 1 and 3, variances 1.
    #expect(blocks[0].differences == [-2])
    #expect(blocks[1].counts == [[1, 1, 1], [2, 2, 2]])
    let answer = try StudyComparisons(cohort).survival(.before, of: Array(0..<9))[0]
    #expect(answer.groups.map(\.heading) == ["ICI", "Platinum", "Taxane"])
    #expect(answer.reference == "Taxane" && answer.total.curve.count == 9)
    #expect(answer.population.groupingLabel == "Arm")
    #expect(answer.population.denominator == "all patients of the study in the arm")
  }

  @Test func `an arm without patients is in no comparison`() throws {
    let cohort = try StudyArmsTests.histories.cohort(StudyArmsTests.threeArms)
    let outer = cohort.subjects.indices.filter { cohort.subjects[$0].arm != 1 }
    let comparisons = StudyComparisons(cohort)
    #expect(comparisons.arms(among: outer) == [0, 2])
    let answer = try comparisons.survival(.after, of: outer)[0]
    #expect(answer.groups.map(\.heading) == ["ICI", "Taxane"])
    // Median of 100, 110, 120 days.
    #expect(answer.groups[0].median.months == 110 / 30.4375)
    #expect(answer.population.conditionLabel == "matched patients")
    #expect(comparisons.responses(.after, of: outer).groups.map(\.counts.total) == [3, 3])
  }

  @Test func `where all are in one arm there is nothing to test, and nothing to match`() throws {
    var histories = MadeUpHistories()
    for patient in 0..<3 { histories.add("P\(patient)", ecog: patient, death: 100) }
    var plan = MadeUpHistories.plan {
      $0.characteristics = [
        PlannedCharacteristic(id: "ecog", label: "ECOG", values: .word(Written("ecog")))
      ]
    }
    let cohort = try histories.cohort(plan)
    let block = BaselineComparison(of: cohort).blocks[0]
    #expect(block.test == nil && block.differences.allSatisfy { $0 == nil })
    let survival = try StudyComparisons(cohort).survival(.before, of: [0, 1, 2])[0]
    #expect(survival.groups.count == 1 && survival.logRank == nil && survival.reference == nil)
    plan.matching = MatchingPlan()
    plan.matching?.line = 30
    let error = #expect(throws: StudyProblems.self) {
      try StudyAnswer(of: try histories.cohort(plan))
    }
    #expect(
      error?.description == """
        study.toml:30: matching: “Without” has no patients, so there is nobody to compare. Change the condition of the \
        arm. Otherwise leave [matching] out.
        """)
  }

  @Test func `kinds of regimens without names are the classes of drugs, most frequent first`()
    throws
  {
    var histories = MadeUpHistories()
    for (key, drugs) in [("A", [0]), ("B", [0, 1]), ("C", [0, 2]), ("D", [2]), ("E", [])] {
      histories.add(key, drugs: drugs.map { CodePosition($0) })
    }
    let plan = MadeUpHistories.plan {
      $0.arms[1] = .init(id: "none", label: "Without", condition: Written("ecog = 1"))
      $0.arms[0] = .init(id: "ICI", label: "ICI", condition: Written("sex = 'M'"))
      $0.treatment = TreatmentPlan()
      $0.treatment?.agentClasses = [Written("chemotherapy")]
    }
    let cohort = try histories.cohort(plan)
    #expect(cohort.regimens.map(\.label) == ["ICI + chemotherapy", "ICI", "chemotherapy"])
    let arm = TreatmentSummary(of: cohort).arms[1]
    #expect(arm.regimens.map(\.label) == ["ICI + chemotherapy", "ICI", "chemotherapy", "Other"])
    #expect(arm.regimens.map(\.subjects) == [[1, 2], [0], [3], [4]])
    #expect(arm.agents.map(\.label) == ["docetaxel", "carboplatin"])
  }

  @Test func `strata count whose level is not known`() throws {
    var histories = MadeUpHistories()
    for (key, ecog) in [("A", 0), ("B", 2), ("C", nil), ("D", 2)] as [(String, Int?)] {
      histories.add(key, ecog: ecog, death: 50)
    }
    let stratum = StratumPlan(arm: Written("ICI"), characteristic: Written("ecog"))
    let cohort = try histories.cohort(
      MadeUpHistories.plan {
        $0.characteristics = [
          PlannedCharacteristic(
            id: "ecog", label: "ECOG",
            values: .levels([
              .init("0", Written("ecog = 0")), .init("1", Written("ecog = 1")),
              .init("2", Written("ecog = 2")),
            ]))
        ]
      })
    let found = try #require(StudyStratum(stratum, in: cohort))
    #expect(found.levels == [0, 2] && found.subjects == [0, 1, 3] && found.unknownCount == 1)
    let answer = try StudyComparisons(cohort).survival(found)[0]
    #expect(answer.groups.map(\.heading) == ["ECOG: 0", "ECOG: 2"])
    #expect(answer.population.leftOut.groupUnknown == 1)
  }
}
