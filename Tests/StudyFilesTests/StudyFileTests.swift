import Analyses
import ClinicalRecords
import Endpoints
import Statistics
import Studies
import Testing

@testable import StudyFiles

struct StudyFileTests {
  @Test func `a file of short forms is a study`() throws {
    let plan = try SmallStudy.plan(
      """
      title   = "Second-line ICI in extensive-stage SCLC"
      cutoff  = 2025-01-10
      months  = 30.4375                          # days in a month
      [population]
      line    = 2
      include = ["age_at_diagnosis >= 18", "extent = 'extensive'"]
      exclude = ["ecog >= 4"]
      [arms]
      "2L-ICIs"     = "has_class('ici')"
      "2L-non-ICIs" = "not has_class('ici')"
      [[characteristic]]
      name = "Age"
      levels = { "≥65" = "age_at_diagnosis >= 65", "<65" = "age_at_diagnosis < 65" }
      [endpoints.pfs]
      [endpoints.os]
      [matching]
      ratio = 1
      caliper = 0.02
      scale = "probability"
      [cox]
      endpoints = ["pfs", "os"]
      enter_below_p = 0.15
      """)
    #expect(plan.title == "Second-line ICI in extensive-stage SCLC")
    #expect(plan.cutoff == ClinicalDate("2025-01-10"))
    #expect(plan.rules == [.init(Written("days_per_month", line: 3), "30.4375")])
    #expect(plan.line == 2)
    #expect(plan.criteria.map(\.id) == ["I1", "I2", "E1"])
    #expect(plan.criteria.map(\.label).first == "age_at_diagnosis >= 18")
    #expect(plan.criteria.map(\.kind) == [.inclusion, .inclusion, .exclusion])
    #expect(plan.criteria.map(\.passesUnknown) == [false, false, true])
    #expect(
      plan.arms == [
        .init(id: "2L-ICIs", label: "2L-ICIs", condition: Written("has_class('ici')", line: 9)),
        .init(
          id: "2L-non-ICIs", label: "2L-non-ICIs",
          condition: Written("not has_class('ici')", line: 10)),
      ])
    #expect(
      plan.characteristics == [
        PlannedCharacteristic(
          id: "age", label: "Age",
          values: .levels([
            .init("≥65", Written("age_at_diagnosis >= 65", line: 13)),
            .init("<65", Written("age_at_diagnosis < 65", line: 13)),
          ]))
      ])
    #expect(plan.endpoints.map(\.endpoint) == [.progressionFreeSurvival, .overallSurvival])
    #expect(plan.endpoints.map(\.landmarks) == [[6, 12, 24], [6, 12, 24]])
    #expect(plan.matching?.caliper == .probability(0.02))
    #expect(plan.cox?.entersBelow == 0.15)
    #expect(plan.cox?.endpoints == [.progressionFreeSurvival, .overallSurvival])
    #expect(plan.treatment == nil && plan.safety == nil && plan.subgroups == nil)
  }

  @Test func `full forms say more`() throws {
    let plan = try SmallStudy.plan(
      """
      title = "A study"
      endpoints = ["os"]
      [population]
      line = 1
      [[population.include]]
      id = "ADULT"
      label = "Adults"
      condition = "age >= 18"
      unknown = "passes"
      [[population.exclude]]
      condition = "ecog >= 4"
      unknown = "left out"
      [[population.include]]
      condition = "age < 90"
      [[arm]]
      id = "A"
      label = "With it"
      condition = "ici"
      [[arm]]
      id = "B"
      condition = "not ici"
      [[characteristic]]
      id = "stage"
      label = "Extent"
      word = "extent"
      [[characteristic]]
      label = "Age (years)"
      number = "age"
      [[characteristic]]
      id = "ecog"
      reference = "0"
      levels = [
        { label = "0", condition = "ecog = 0" },
        { label = "1+", condition = "ecog >= 1" },
      ]
      """)
    #expect(plan.criteria.map(\.id) == ["ADULT", "E1", "I2"])
    #expect(plan.criteria.map(\.passesUnknown) == [true, false, false])
    #expect(plan.arms.map(\.id) == ["A", "B"])
    #expect(plan.arms.map(\.label) == ["With it", "B"])
    #expect(plan.characteristics.map(\.id) == ["stage", "age_years", "ecog"])
    #expect(plan.characteristics.map(\.label) == ["Extent", "Age (years)", "ecog"])
    #expect(plan.characteristics[0].values == .word(Written("extent", line: 25)))
    #expect(plan.characteristics[1].values == .number(Written("age", line: 28)))
    #expect(plan.characteristics[2].reference == Written("0", line: 31))
    #expect(plan.endpoints == [PlannedEndpoint(.overallSurvival, line: 2)])
  }

  @Test func `the bundle of censoring rules comes before the switches it sets`() throws {
    let plan = try SmallStudy.plan(
      SmallStudy.text + """
        [rules]
        new_therapy = "event"
        missed_assessments = true
        confirmation-days = 28
        censoring = "fda"
        """)
    #expect(
      plan.rules == [
        .init(Written("censoring", line: 14), "fda"),
        .init(Written("new_therapy", line: 11), "event"),
        .init(Written("missed_assessments", line: 12), "1"),
        .init(Written("confirmation_days", line: 13), "28"),
      ])
  }

  @Test func `rules and landmarks of an endpoint are its own`() throws {
    let plan = try SmallStudy.plan(
      SmallStudy.text.replacing(
        "landmarks = [6, 12]", with: "landmarks = [3, 4.5]\ncensoring = \"ema\""))
    #expect(plan.endpoints.first?.landmarks == [3, 4.5])
    #expect(plan.endpoints.first?.rules == [.init(Written("censoring", line: 9), "ema")])
  }

  @Test func `every section is read`() throws {
    let plan = try SmallStudy.plan(SmallStudy.withCharacteristics + StudyFileTests.sections)
    #expect(plan.survival.interval == .spss)
    #expect(plan.survival.ties == .breslow)
    #expect(plan.matching?.covariates.map(\.value) == ["age"])
    #expect(plan.matching?.ratio == 2)
    #expect(plan.matching?.caliper == MatchingPlan.Caliper?.none)
    #expect(plan.matching?.isRobust == false)
    #expect(
      plan.alternatives.map(\.method) == [
        .matching(.logit(0.2)), .matching(.standardDeviations(0.2)), .weighting(.everyone),
        .weighting(.treated), .weighting(.controls), .weighting(.overlap), .weighting(.matching),
        .adjustment,
      ])
    #expect(plan.cox?.arm?.value == "No_ICI")
    #expect(plan.cox?.covariates.map(\.value) == ["ecog", "age"])
    #expect(plan.strata.map(\.characteristic.value) == ["age"])
    #expect(plan.strata.map(\.arm?.value) == ["ICI"])
    #expect(plan.subgroups?.endpoints == [.overallSurvival])
    #expect(plan.treatment?.categories.map(\.label) == ["Any", "Both"])
    #expect(plan.treatment?.categories.map(\.arm?.value) == [nil, "ICI"])
    #expect(plan.treatment?.agentClasses.map(\.value) == ["ici"])
    #expect(plan.safety?.rows == .terms)
    #expect(plan.safety?.relatedOnly == false)
    #expect(plan.safety?.atLeastPercent == 5)
    #expect(plan.figures.kinds == [.love, .flow])
    #expect(plan.figures.formats == [.png])
    #expect(plan.figures.resolution == 600 && plan.figures.widthMillimeters == 85)
    #expect(plan.journal == .jama)
  }

  private static let sections = """
    [survival]
    interval = "spss"
    ties = "breslow"
    [matching]
    covariates = ["age"]
    ratio = 2
    caliper = "none"
    robust = false
    [[alternative]]
    method = "matching"
    caliper = 0.2
    scale = "logit"
    [[alternative]]
    method = "matching"
    caliper = 0.2
    scale = "standard deviations of the logit"
    [[alternative]]
    method = "iptw"
    [[alternative]]
    method = "att"
    [[alternative]]
    method = "atc"
    [[alternative]]
    method = "overlap"
    [[alternative]]
    method = "matching weights"
    [[alternative]]
    method = "adjustment"
    [cox]
    arm = "No_ICI"
    covariates = ["ecog", "age"]
    [[stratum]]
    arm = "ICI"
    characteristic = "age"
    [subgroups]
    endpoints = ["os"]
    [treatment]
    agent_classes = ["ici"]
    regimens = { "Any" = "chemotherapy", "ICI" = { "Both" = "chemotherapy" } }
    [safety]
    rows = "terms"
    related_only = false
    at_least_percent = 5
    [figures]
    wanted = ["love", "flow"]
    formats = ["png"]
    resolution = 600
    width = 85
    [style]
    journal = "jama"
    """
}
