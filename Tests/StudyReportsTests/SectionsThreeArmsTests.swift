import Endpoints
import Statistics
import Studies
import Testing

@testable import StudyReports

/// Studies of three arms, of which one can be empty.
struct SectionsThreeArmsTests {
  @Test func `three arms are each compared with the last`() throws {
    let report = SectionsReading(try SectionsAnswer().threeArms([0, 0, 1, 1, 2, 2, 2, 2]))
    #expect(report.book["sv.all.before_psm.A vs C.OS.hr"] != nil)
    #expect(report.book["sv.all.before_psm.B vs C.OS.hr"] != nil)
    #expect(report.book["sv.all.before_psm.all.OS.p_logrank"] != nil)
    #expect(report.table("Table 1.")?.columns.count == 7)
  }

  @Test func `the test of three arms stands beside the name of the endpoint`() throws {
    let report = SectionsReading(try SectionsAnswer().threeArms([0, 0, 1, 1, 2, 2, 2, 2]))
    let rows = report.table("Table S1.")?.rows.map { $0.cells.map(\.words) } ?? []
    #expect(rows.map(\.first) == ["Overall survival", "A", "B", "C", "All patients"])
    #expect(rows[0].last == report.book["sv.all.before_psm.all.OS.p_logrank"]?.printed)
    #expect(rows.dropFirst().allSatisfy { $0.last == "" })
  }

  @Test func `where one of three arms is empty the other two are compared by their names`() throws {
    let report = SectionsReading(try SectionsAnswer().threeArms([1, 1, 1, 1, 2, 2, 2, 2]))
    #expect(report.book["sv.all.before_psm.B vs C.OS.p_logrank"] != nil)
    #expect(report.book["sv.all.before_psm.A vs C.OS.p_logrank"] == nil)
    let last = SectionsReading(try SectionsAnswer().threeArms([0, 0, 0, 0, 1, 1, 1, 1]))
    #expect(last.book["sv.all.before_psm.A vs B.OS.p_logrank"] != nil)
  }

  @Test func `the first and the last of three arms alone are not all patients`() throws {
    let answer = try SectionsAnswer().threeArms(
      [0, 0, 1, 1, 2, 2, 2, 2], subgroups: [SectionsAnswer().forest(0)])
    let report = SectionsReading(answer)
    // 0.4 of both arms alone, made up by hand.
    #expect(report.book["sv.A vs C.before_psm.A vs C.OS.hr"]?.printed == "0.40")
    #expect(report.book["sv.all.before_psm.A vs C.OS.hr"]?.printed != "0.40")
    let table = report.tables.first { $0.columns.first?.heading == "Subgroup" }
    #expect(
      table?.rows.first?.cells.map(\.words).prefix(4) == [
        "Both arms", "3/4", "3/4", "0.40 (0.20–0.80)",
      ])
    let figure = report.figures.first { $0.title.contains("by subgroup") }
    #expect(figure?.svg.contains("0.40 (0.20–0.80)") == true)
    #expect(figure?.svg.contains("Both arms") == true)
  }
}

extension SectionsAnswer {
  /// The eight patients in arms A, B and C, with overall survival alone.
  fileprivate func threeArms(
    _ arms: [Int], subgroups: [SubgroupForest] = []
  ) throws -> StudyAnswer {
    let names = ["A", "B", "C"]
    var plan = plan()
    plan.arms = names.map { StudyPlan.Arm(id: $0, label: $0, condition: Written("x")) }
    plan.endpoints = [.init(.overallSurvival, landmarks: [6])]
    plan.characteristics = []
    let made = cohort(plan)
    let subjects = zip(made.subjects, arms).map { subject, arm in
      StudySubject(
        patientID: subject.patientID, key: subject.key, line: subject.line, arm: arm,
        levels: subject.levels, numbers: subject.numbers, response: subject.response,
        times: [subject.times[1]], regimens: [], agents: [], worstGrades: [])
    }
    let present = Set(arms).sorted()
    let groups = Dictionary(
      uniqueKeysWithValues: arms.enumerated().map { patient, arm in
        (patient, present.firstIndex(of: arm) ?? 0)
      })
    let counts = names.indices.map { arm in arms.filter { $0 == arm }.count }
    return StudyAnswer(
      cohort: StudyCohort(
        plan: plan, codebook: made.codebook, rules: made.rules,
        endpointRules: [made.rules], ties: .efron, characteristics: made.characteristics,
        regimens: [], safetyRows: [], subjects: subjects,
        flow: StudyFlow(identified: 8, steps: [], arms: counts)),
      baseline: BaselineComparison(
        denominators: counts,
        blocks: [
          .init(
            characteristic: 1, counts: [[1, 1, 2], [1, 1, 2]], missing: [0, 0, 0], numbers: [],
            test: nil, differences: [0, 0])
        ]), matchedBaseline: nil, matching: nil, treatment: nil, responses: [:],
      survival: [
        .before: [try patients.survival(.overallSurvival, groups, present.map { names[$0] })]
      ], strata: [], safety: nil, cox: [], subgroups: subgroups, effects: [])
  }
}
