import ClinicalRecords
import Endpoints
import Statistics

@testable import Studies

extension StudyCohort {
  /// A cohort of given subjects.
  static func madeUp(
    _ plan: StudyPlan, _ characteristics: [Characteristic], _ subjects: [StudySubject],
    ties: TieMethod = .efron
  ) -> StudyCohort {
    StudyCohort(
      plan: plan, codebook: Codebook(), rules: EndpointRules(),
      endpointRules: plan.endpoints.map { _ in EndpointRules() }, ties: ties,
      characteristics: characteristics, regimens: [], safetyRows: [], subjects: subjects,
      flow: StudyFlow(identified: subjects.count, steps: [], arms: []))
  }

  /// Patients of one characteristic with two endpoints, the second without times.
  static func madeUp(
    levels: [String], reference: Int,
    _ patients: [(arm: Int, level: Int16, days: Int, event: Bool)],
    _ change: (inout StudyPlan) -> Void = { _ in }
  ) -> StudyCohort {
    var plan = StudyPlan(
      title: "Made up", line: 1,
      arms: ["new", "old"].map { .init(id: $0, label: "Arm \($0)", condition: Written("")) })
    plan.endpoints = [PlannedEndpoint(.overallSurvival)]
    plan.cox = CoxPlan()
    plan.subgroups = SubgroupPlan()
    change(&plan)
    let subjects = patients.enumerated().map { position, patient in
      StudySubject.madeUp(
        key: "P\(100 + position)", arm: patient.arm, levels: [patient.level], numbers: [nil],
        times: [(patient.days, patient.event)])
    }
    let characteristic = Characteristic(
      id: "liver", label: "Liver metastases", levels: levels, reference: reference)
    return madeUp(plan, [characteristic], subjects)
  }
}

extension StudySubject {
  /// A subject of a data set.
  static func madeUp(
    key: String, arm: Int, levels: [Int16], numbers: [Double?], times: [(days: Int, event: Bool)?]
  ) -> StudySubject {
    let start = ClinicalDate(dayNumber: 7_000)
    return StudySubject(
      patientID: 0, key: key, line: LineOfTherapy(number: 1, startedOn: start), arm: arm,
      levels: levels, numbers: numbers, response: nil,
      times: times.map { time in
        time.map {
          EndpointTime(
            start: start, stop: ClinicalDate(dayNumber: 7_000 + Int32($0.days)),
            ending: $0.event ? .death : .lastKnownAlive, evidence: nil)
        }
      },
      regimens: [], agents: [], worstGrades: [])
  }

  /// A subject whose levels are positions of an array.
  static func madeUp(
    key: String, arm: Int, levels: [Int], numbers: [Double?], times: [(days: Int, event: Bool)?]
  ) -> StudySubject {
    madeUp(key: key, arm: arm, levels: levels.map { Int16($0) }, numbers: numbers, times: times)
  }
}
