import ClinicalRecords
import Endpoints
import Studies
import Testing

/// How patients pass the steps, on histories made by hand.
struct StudyFlowTests {
  static let plan = MadeUpHistories.plan { plan in
    plan.cutoff = ClinicalDate(dayNumber: 2000)
    plan.criteria = [
      .init("I1", .inclusion, "ecog <= 2"),
      .init("E1", .exclusion, "sex = 'M'"),
      .init("E2", .exclusion, "ecog = 0", passesUnknown: true),
    ]
  }

  /// Ten patients, of whom four remain.
  static var histories: MadeUpHistories {
    var histories = MadeUpHistories()
    histories.add("P9")
    histories.add("P10", drugs: [1])
    histories.add("P2", start: nil)  // no second line
    histories.add("P3", start: 2001)  // begun after the cutoff
    histories.add("P4", ecog: 3)  // not included
    histories.add("P5", ecog: nil)  // not known whether to be included
    histories.add("P6", sex: 1)  // excluded
    histories.add("P7", sex: nil)  // not known whether to be excluded
    histories.add("P8", drugs: [])  // in no arm that could be told
    histories.add("P1", drugs: [1, 2], start: 2000)  // begun on the cutoff
    return histories
  }

  @Test func `those before a step are those it leaves out and those after it`() throws {
    let flow = try StudyFlowTests.histories.cohort(StudyFlowTests.plan).flow
    #expect(flow.identified == 10)
    #expect(flow.steps.map(\.id) == ["line", "cutoff", "I1", "E1", "E2", "arm"])
    #expect(flow.steps.map(\.excluded) == [1, 1, 2, 2, 0, 1])
    #expect(flow.steps.map(\.unknown) == [0, 0, 1, 1, 0, 1])
    #expect(flow.arms == [1, 2])
    #expect(
      flow.identified - flow.steps.reduce(0) { $0 + $1.excluded } == flow.arms.reduce(0, +))
    #expect(flow.steps[2].keys == ["P4", "P5"])
  }

  @Test func `subjects stand in the order of the bytes of their keys`() throws {
    let cohort = try StudyFlowTests.histories.cohort(StudyFlowTests.plan)
    #expect(cohort.subjects.map(\.key) == ["P1", "P10", "P9"])
    #expect(cohort.subjects.map(\.arm) == [1, 1, 0])
  }

  @Test func `an unknown patient passes a criterion that says so`() throws {
    let plan = MadeUpHistories.plan {
      $0.criteria = [
        .init("I1", .inclusion, "ecog <= 2", passesUnknown: true),
        .init("E1", .exclusion, "ecog = 0", passesUnknown: true),
      ]
    }
    var histories = MadeUpHistories()
    histories.add("P1", ecog: nil)
    let flow = try histories.cohort(plan).flow
    #expect(flow.steps.map(\.excluded) == [0, 0, 0, 0] && flow.arms == [1, 0])
  }

  @Test func `without a cutoff there is no step for it`() throws {
    var histories = MadeUpHistories()
    histories.add("P1")
    #expect(try histories.cohort().flow.steps.map(\.id) == ["line", "arm"])
  }

  @Test func `where nobody is left the step is named that left out the last`() throws {
    let plan = MadeUpHistories.plan {
      $0.criteria = [
        .init("I1", .inclusion, "ecog <= 2", line: 7), .init("I2", .inclusion, "ecog > 0", line: 9),
      ]
    }
    var histories = MadeUpHistories()
    histories.add("P1", start: nil)
    histories.add("P2", ecog: 3)
    histories.add("P3", ecog: nil)
    let error = #expect(throws: StudyProblems.self) { try histories.cohort(plan) }
    #expect(
      error?.description == """
        study.toml:7: Nobody is left in the study. Of 3 patients with a line of therapy 2 came to step I1 (ecog <= 2), \
        and all of them were left out there, 1 because it cannot be told of them.
        """)
    let empty = #expect(throws: StudyProblems.self) { try MadeUpHistories().cohort(plan) }
    #expect(
      empty?.description
        == "study.toml: Nobody is in the study: the registry holds no line of therapy.")
  }

  @Test
  func `where the conditions of arms overlap the first counts, and a warning says of how many`()
    throws
  {
    let plan = MadeUpHistories.plan {
      $0.arms = [
        .init(id: "A", label: "A", condition: Written("ecog >= 1", line: 3)),
        .init(id: "B", label: "B", condition: Written("ecog <= 2", line: 4)),
        .init(id: "C", label: "C", condition: Written("ecog < 0", line: 5)),
      ]
    }
    var histories = MadeUpHistories()
    for (key, ecog) in [("P1", 0), ("P2", 1), ("P3", 2), ("P4", 3)] {
      histories.add(key, ecog: ecog)
    }
    let cohort = try histories.cohort(plan)
    #expect(cohort.flow.arms == [3, 1, 0])
    #expect(cohort.flow.overlaps == [.init(arms: [0, 1], count: 2)])
    #expect(
      cohort.warnings.map(\.sentence) == [
        "The conditions of the arms \"A\" and \"B\" both hold for 2 of the patients, who were counted in the first. "
          + "Write conditions that exclude each other."
      ])
    #expect(cohort.warnings.map(\.line) == [4])
  }
}
