import ClinicalRecords
import Endpoints
import Statistics
import Studies
import StudyFiles
import Testing

/// The plan of the model paper, in the folder studies/.
struct ModelPaperPlanTests {
  private func plan(_ file: String = #filePath) throws -> StudyPlan {
    let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return try StudyFile(at: root.joined(separator: "/") + "/studies/es-sclc-2l-ici.toml").plan
  }

  @Test func `the arms are those of the paper`() throws {
    let plan = try plan()
    #expect(plan.line == 2)
    #expect(plan.cutoff == ClinicalDate("2025-01-10"))
    #expect(plan.arms.map(\.id) == ["2L-ICI", "2L-nonICI"])
    #expect(plan.arms.map(\.label) == ["2L-ICIs", "2L-non-ICIs"])
  }

  @Test func `the criteria are those of the paper, in its order after the time of enrolment`()
    throws
  {
    let criteria = try plan().criteria
    #expect(
      criteria.map(\.id) == ["W", "I1", "I2", "I3", "I4", "I5", "I6", "E1", "E2", "E3", "E4"])
    #expect(criteria.map(\.kind).filter { $0 == .exclusion }.count == 4)
  }

  /// Table 1, its rows in printed order.
  @Test func `the characteristics and their levels are those of Table 1, the second the reference`()
    throws
  {
    let characteristics = try plan().characteristics
    #expect(
      characteristics.map(\.id) == [
        "gender", "age", "smoking", "ecog_ps", "lung_metastases", "bone_metastases",
        "brain_metastases", "liver_metastases", "n_metastatic_lesions", "1l_ici", "1l_pfs_months",
        "age_years",
      ])
    // The last is a number of the text, not of Table 1.
    guard case .number(let word)? = characteristics.last?.values else {
      Issue.record("The age in years is no number.")
      return
    }
    #expect(word.value == "age_at_diagnosis")
    let levels = characteristics.dropLast().map { characteristic -> [String] in
      guard case .levels(let levels) = characteristic.values else { return [] }
      return levels.map(\.label)
    }
    #expect(
      levels == [
        ["Male", "Female"], [">=65", "<65"], ["Yes", "No"], [">=2", "<2"], ["Yes", "No"],
        ["Yes", "No"], ["Yes", "No"], ["Yes", "No"], [">=3", "<3"], ["Yes", "No"], [">=6", "<6"],
      ])
    #expect(characteristics.dropLast().map(\.reference?.value) == levels.map(\.last))
    #expect(characteristics.last?.reference == nil)
  }

  @Test func `curves and models are those of SPSS, the caliper is on the score`() throws {
    let plan = try plan()
    #expect(plan.survival.interval == .spss)
    #expect(plan.survival.ties == .breslow)
    #expect(plan.endpoints.map(\.endpoint) == [.progressionFreeSurvival, .overallSurvival])
    #expect(plan.endpoints.map(\.landmarks) == [[6, 12], [12, 24]])
    #expect(plan.matching?.caliper == .probability(0.02))
    #expect(plan.matching?.ratio == 1)
    #expect(plan.cox?.arm?.value == "2L-ICI")
    #expect(plan.cox?.entersBelow == 0.15)
    #expect(plan.strata.map(\.characteristic.value) == ["liver_metastases", "1l_pfs_months"])
    #expect(
      plan.alternatives.map(\.method) == [
        .matching(.standardDeviations(0.2)), .weighting(.everyone), .weighting(.overlap),
        .adjustment,
      ])
    #expect(plan.journal == .frontiers)
  }
}
