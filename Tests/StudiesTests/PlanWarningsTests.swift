import ClinicalRecords
import Endpoints
import Studies
import Testing

/// What a plan may ask, and likely does not mean.
struct PlanWarningsTests {
  func warnings(
    cutoff: String? = nil, _ change: (inout StudyPlan) -> Void
  ) throws -> [StudyProblems.Problem] {
    try ResolvedPlan(
      MadeUpHistories.plan(change), codebook: MadeUpHistories.codebook,
      rules: EndpointRules(cutoff: cutoff.flatMap { ClinicalDate($0) })
    ).warnings
  }

  @Test func `a cutoff after the last day of which the registry speaks is warned of`() throws {
    let warnings = try warnings(cutoff: "2025-01-10") {
      $0.cutoff = ClinicalDate("2025-06-30")
      $0.cutoffLine = 2
    }
    #expect(
      warnings == [
        .init(
          line: 2,
          "The registry's data speak of days until 2025-01-10; with the cutoff 2025-06-30 what happened after that day "
            + "and is not recorded counts as not having happened. Leave cutoff out, or state 2025-01-10 or a day "
            + "before.")
      ])
  }

  @Test(arguments: [
    ("2025-01-10", "2025-01-10"), ("2025-01-10", "2024-12-31"), (nil, "2025-06-30"),
  ])
  func `a cutoff that the registry reaches, or that alone is stated, is no matter of warning`(
    _ registry: String?, _ study: String
  ) throws {
    #expect(try warnings(cutoff: registry) { $0.cutoff = ClinicalDate(study) }.isEmpty)
  }

  @Test func `a figure of an analysis that the study does not ask for is warned of`() throws {
    let warnings = try warnings {
      $0.figures.kinds = [.flow, .love, .overlap, .strata, .subgroups, .cox]
      $0.figures.line = 30
    }
    let sections = [
      ("love", "[matching]"), ("overlap", "[matching]"), ("strata", "[[stratum]]"),
      ("subgroups", "[subgroups]"), ("cox", "[cox]"),
    ]
    #expect(
      warnings
        == sections.map { figure, section in
          .init(
            line: 30,
            "The figure \"\(figure)\" is wanted and left out, as the study has no \(section). Add \(section), or take "
              + "\"\(figure)\" out of wanted.")
        })
  }

  @Test func `figures that nobody named are left out in silence`() throws {
    #expect(try warnings { $0.figures.kinds = [.love, .cox] }.isEmpty)
  }
}
