import ClinicalRecords
import Endpoints
import Studies
import Testing

/// What is wrong with a plan is named, all of it, before any history is read.
struct PlanProblemsTests {
  func problems(_ change: (inout StudyPlan) -> Void) -> [String] {
    do {
      _ = try ResolvedPlan(
        MadeUpHistories.plan(change), codebook: MadeUpHistories.codebook, rules: EndpointRules())
      return []
    } catch {
      return "\(error)".split(separator: "\n").map(String.init)
    }
  }

  @Test func `every mistake is named with its line`() {
    let problems = problems { plan in
      plan.rules = [
        .init(Written("confirmation_day", line: 3), "28"),
        .init(Written("stable_disease_minimum_days", line: 4), "six"),
      ]
      plan.criteria = [.init("I1", .inclusion, "ecgo <= 2", line: 8)]
      plan.arms[0] = .init(
        id: "ICI", label: "ICI", condition: Written("has_class('icii')", line: 9))
      plan.characteristics = [
        PlannedCharacteristic(id: "sex", label: "Sex", values: .number(Written("sex", line: 12)))
      ]
      plan.treatment = TreatmentPlan()
      plan.treatment?.agentClasses = [Written("platinums", line: 20)]
    }
    #expect(
      problems == [
        "study.toml:3: There is no rule setting \"confirmation_day\". Nearest: confirmation_days (a whole number, 0 to 999). `nadir list rules` shows all.",
        "study.toml:4: stable_disease_minimum_days cannot be \"six\". Allowed: a whole number, 0 to 999.",
        "study.toml:8: criterion I1: \"ecgo\" is not a characteristic. Nearest: ecog. `nadir list characteristics` shows all.",
        "study.toml:9: arm ICI: \"icii\" is not a class of drugs. Nearest: ici.",
        "study.toml:12: characteristic sex: sex is not a number. Use it as a word.",
        "study.toml:20: treatment: \"platinums\" is not a class of drugs. Nearest: platinum.",
      ])
  }

  @Test func `a name that is used is there, and there once`() {
    let problems = problems { plan in
      plan.criteria = [
        .init("arm", .inclusion, "ecog <= 2", line: 2),
        .init("I1", .inclusion, "ecog <= 2", line: 3),
        .init("I1", .inclusion, "ecog <= 2", line: 4),
      ]
      plan.characteristics = [
        PlannedCharacteristic(id: "ecog", label: "ECOG", values: .word(Written("ecog", line: 6)))
      ]
      plan.cox = CoxPlan()
      plan.cox?.arm = Written("ICIs", line: 14)
      plan.cox?.covariates = [Written("ecgo", line: 15)]
      plan.cox?.endpoints = [.progressionFreeSurvival]
    }
    #expect(
      problems == [
        "study.toml: cox: pfs is not an endpoint of the study. Its endpoints: os.",
        "study.toml:2: criterion cannot be called \"arm\", which means something else in results.",
        "study.toml:4: criterion \"I1\" stands twice. Give each a name of its own.",
        "study.toml:14: cox: there is no arm \"ICIs\". Nearest: ICI. Allowed: ICI, none.",
        "study.toml:15: cox: there is no characteristic \"ecgo\". Nearest: ecog. Allowed: ecog.",
      ])
  }

  @Test func `mistakes of one line stand in the order of the criteria`() {
    let problems = problems { plan in
      plan.criteria = (1...11).map { .init("I\($0)", .inclusion, "ecgo <= \($0)", line: 8) }
    }
    #expect(
      problems.map { $0.split(separator: ":")[2] }
        == (1...11).map { " criterion I\($0)" })
  }

  @Test func `a setting of an endpoint changes that endpoint`() {
    let problems = problems {
      $0.endpoints = [
        PlannedEndpoint(
          .overallSurvival, rules: [.init(Written("missed_assessments", line: 5), "1")])
      ]
    }
    #expect(
      problems == [
        "study.toml:5: missed_assessments changes nothing about os. Settings that do: adds_one_day, days_per_month, missing_month."
      ])
  }

  @Test func `a bundle does not undo the settings that stand before it`() throws {
    let plan = MadeUpHistories.plan {
      $0.rules = [
        .init(Written("new_therapy"), "ignored"), .init(Written("censoring"), "fda"),
      ]
    }
    let rules = try ResolvedPlan(
      plan, codebook: MadeUpHistories.codebook, rules: EndpointRules()
    ).rules
    #expect(rules.newTherapy == .ignored && rules.censorsAfterMissedAssessments)
  }
}
