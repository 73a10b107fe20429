import Analyses
import ClinicalRecords
import Endpoints
import Statistics
import Studies
import Testing

@testable import StudyReports

/// Methods, checklists and notes say what the report has, and nothing else.
struct SectionsClaimsTests {
  private func told(_ item: String, _ name: String, _ report: SectionsReading) -> String? {
    let table = report.tables.first { $0.title.contains(name) }
    return table?.rows.first { [$0.cells[0].words, $0.cells[1].words].contains(item) }?.cells[2]
      .words
  }

  @Test func `the summary has the robust hazard ratio of the main analysis after matching`() throws
  {
    let report = SectionsReading(try SectionsAnswer().full())
    let text = report.text("summary")
    #expect(text.contains("ICI against No ICI 0.50 (95% CI 0.25–1.00), robust by pair, p = 0.200"))
    let methods = report.text("methods")
    #expect(methods.contains("in Summary, the figure of survival and Sensitivity"))
    #expect(methods.contains("has errors robust by matched pair."))
    #expect(methods.contains("takes patients as independent; Efficacy states both."))
  }

  @Test func `a univariable model has everyone with its factor, a multivariable one with all`()
    throws
  {
    let text = SectionsReading(try SectionsAnswer().full()).text("methods")
    #expect(text.contains("univariable Cox models of patients with the factor recorded, and"))
    #expect(text.contains("multivariable ones of patients with every factor of the model recorded"))
  }

  @Test func `a factor without an estimate is named once with the reason`() throws {
    let why = "Nobody with the reference had the event."
    let report = SectionsReading(try SectionsAnswer().leavingOutAge(why))
    let notes = report.table("Table 1. Cox")?.footnotes ?? []
    #expect(notes.first == "Multivariable model: all factors planned that have an estimate.")
    #expect(notes.filter { $0.contains(why) } == ["Left out: Age. \(why)"])
    #expect(
      report.figures.first { $0.title.contains("Multivar") }?.caption.contains("Left out: Age.")
        == true)
    #expect(report.text("methods").contains("all factors planned that have an estimate."))
  }

  @Test func `that there is no multivariable model is said once, and not in its words`() throws {
    let problem = "No characteristic has a univariable p value below 0.15."
    let report = SectionsReading(try SectionsAnswer().withoutModel(problem))
    let notes = report.table("Table 1. Cox")?.footnotes ?? []
    #expect(notes.filter { $0.contains("ultivariable") } == ["No multivariable model: \(problem)"])
    let figure = report.figures.first { $0.title.contains("Univariable") }
    #expect(figure?.caption.contains("The univariable estimates of Table 1") == true)
    #expect(figure?.caption.contains("No multivariable model: \(problem)") == true)
    #expect(!report.text("methods").contains("multivariable"))
  }

  @Test func `a study without matching has nothing before it`() throws {
    let report = SectionsReading(try SectionsAnswer().unmatched())
    for section in report.document.sections {
      let text = report.text(section.id).lowercased()
      #expect(!text.contains("before matching"), "\(section.id)")
      #expect(!text.contains("in other ways"), "\(section.id)")
    }
    // Lists of the sections that stand here: survival, response and effects.
    let lists = report.book.lists.filter { list in
      ["sv.", "t2.", "ef."].contains { list.id.hasPrefix($0) }
    }
    #expect(!lists.isEmpty)
    #expect(lists.allSatisfy { !$0.title.contains("matching") })
    #expect(report.text("summary").contains("\nMedian PFS in months 8.21"))
    #expect(report.text("summary").contains("\nORR 25.0%"))
    #expect(told("12", "STROBE", report)?.contains("Sensitivity") == false)
    #expect(told("Sensitivity", "ESMO", report) == "To be written by the authors.")
    #expect(told("16", "STROBE", report) == "Efficacy, Response: unadjusted, with 95% CI.")
  }

  @Test func `missing values and follow-up are pointed to where they are`() throws {
    let bare = SectionsReading(try SectionsAnswer().bare())
    #expect(told("14", "STROBE", bare) == "Table 1 with rows of missing values.")
    #expect(told("Follow-up", "ESMO", bare) == "To be written by the authors.")
    #expect(!bare.text("methods").contains("follow-up is by"))
    let full = SectionsReading(try SectionsAnswer().full())
    #expect(
      told("14", "STROBE", full)
        == "Table 1 with rows of missing values; follow-up: Baseline characteristics.")
    let complete = SectionsReading(try SectionsAnswer().differing([0, 0]))
    #expect(
      told("14", "STROBE", complete)
        == "Table 1; no values are missing; follow-up: Baseline characteristics.")
  }

  @Test func `arms of which one is empty are not said to be compared`() throws {
    let answer = try SectionsAnswer().bare()
    let alone = try SectionsPatients().survival(
      .progressionFreeSurvival, SectionsPatients.byArm([0, 1, 2, 3]), ["ICI"])
    let report = SectionsReading(
      StudyAnswer(
        cohort: answer.cohort, baseline: BaselineComparison(denominators: [4, 0], blocks: []),
        matchedBaseline: nil, matching: nil, treatment: nil, responses: [:],
        survival: [.before: [alone]], strata: [], safety: nil, cox: [], subgroups: [], effects: []))
    let text = report.text("methods")
    #expect(text.contains("Curves by Kaplan-Meier"))
    for claim in ["log-rank", "Cox", "chi-square", "Standardized", "E-value", "Sensitivity"] {
      #expect(!text.contains(claim), "\(claim)")
    }
  }

  @Test func `responses are those entered by the centers, or from lesions`() throws {
    let entered = SectionsReading(try SectionsAnswer().full())
    #expect(
      entered.text("methods").contains(
        "Responses are those entered by the centers under RECIST 1.1. Best overall response"))
    #expect(
      told("Response assessment", "ESMO", entered)?.hasPrefix(
        "RECIST 1.1, as entered by the centers; Methods.") == true)
    #expect(ResponseOrigin.derived.words.contains("were derived from lesions"))
  }

  @Test func `a standardized difference above 0.1 after matching is named with that before`() throws
  {
    // Sex 0.342 before and −0.12 after, age 0 before and 0.128 after.
    let report = SectionsReading(try SectionsAnswer().differing([-0.12, 0.128]))
    #expect(
      report.text("matching").contains(
        "standardized differences above 0.1 in magnitude are left of: Sex: Male −0.120 (0.342 before); "
          + "Age: ≥65 0.128 (0.000 before, now larger)."))
    #expect(report.text("matching").contains("below 0.1 are usually taken as balance"))
    let balanced = SectionsReading(try SectionsAnswer().differing([0.1, -0.1]))
    #expect(!balanced.text("matching").contains("are left of"))
  }

  @Test func `an E-value says how its hazard ratio became a risk ratio`() throws {
    let report = SectionsReading(try SectionsAnswer().full())
    let notes = report.tables.first { $0.title.contains("Effect of ICI") }?.footnotes ?? []
    #expect(notes.contains { $0.contains("(1 − 0.5^√HR) / (1 − 0.5^√(1/HR)) (VanderWeele") })
  }

  @Test func `what is not reached is said in words in a sentence`() throws {
    // The third and the eighth patient had no event.
    let survival = try SectionsPatients().survival(
      .overallSurvival, SectionsPatients.byArm([2, 7]))
    let report = SectionsReading(try SectionsAnswer().bare(survival, .frontiers))
    #expect(
      report.text("summary").contains(
        "edian PFS in months not reached with ICI, not reached with No ICI"))
    #expect(!report.text("summary").contains("NR"))
  }

  @Test func `American journals have a comma before the limits`() throws {
    let survival = try SectionsPatients().survival(.progressionFreeSurvival)
    for journal in [JournalProfile.jama, .nejm] {
      let text = SectionsReading(try SectionsAnswer().bare(survival, journal)).text("summary")
      #expect(text.contains("(95% CI, "))
      #expect(!text.contains("95% CI "))
    }
  }
}
