import Analyses
import ClinicalRecords
import Endpoints
import Statistics
import Studies
import Testing

@testable import StudyReports

/// What a study does not have takes no place, and what it does is said as it is.
struct SectionsMissingPartsTests {
  @Test func `a study of one endpoint without matching has no empty section`() throws {
    let report = SectionsReading(try SectionsAnswer().bare())
    #expect(
      report.document.sections.map(\.id) == [
        "summary", "patients", "baseline", "efficacy", "methods", "checklists", "appendix",
      ])
    #expect(report.document.sections.allSatisfy { !$0.blocks.isEmpty })
    #expect(report.table("Table 1.")?.columns.map(\.spanner).compactMap(\.self) == [])
    #expect(!report.text("summary").contains("matching: ORR"))
    #expect(!report.text("methods").contains("ropensity"))
  }

  @Test func `a table that is not asked for takes no number`() throws {
    let full = try SectionsAnswer().full()
    let report = SectionsReading(
      StudyAnswer(
        cohort: full.cohort, baseline: full.baseline, matchedBaseline: nil, matching: nil,
        treatment: nil, responses: [:], survival: full.survival, strata: [], safety: full.safety,
        cox: full.cox, subgroups: [], effects: []))
    #expect(report.table("Table 2.")?.title.hasPrefix("Table 2. Treatment-related adverse") == true)
    #expect(report.table("Table 3.")?.title.hasPrefix("Table 3. Cox models") == true)
    #expect(report.book["t2.skin.any.2L-ICI.n"] != nil)
    #expect(report.book["t3.gender.univariate.hr"] != nil)
    #expect(report.table("Table 5.") == nil)
  }

  @Test func `a factor that is known only after time zero is warned of`() throws {
    let report = SectionsReading(try SectionsAnswer().full(isSexKnownLater: true))
    let notes = report.table("Table 4.")?.footnotes ?? []
    #expect(notes.contains { $0.hasPrefix("Warning: Sex is known only after time zero.") })
    #expect(
      report.table("Table 1.")?.footnotes.contains {
        $0.contains("so no baseline characteristic: Sex")
      } == true)
  }

  @Test func `where all characteristics are known at the start nothing is warned of`() throws {
    let report = SectionsReading(try SectionsAnswer().full())
    #expect(report.table("Table 4.")?.footnotes.contains { $0.hasPrefix("Warning") } == false)
  }

  @Test func `nothing is claimed that was not done`() throws {
    let report = SectionsReading(try SectionsAnswer().bare())
    let strobe = report.tables.first { $0.title.contains("STROBE") }
    func told(_ item: String) -> String? {
      strobe?.rows.first { $0.cells[0].words == item }?.cells[2].words
    }
    #expect(strobe?.rows.count == 22)
    #expect(told("9") == "To be written by the authors.")
    #expect(told("17") == "None were planned.")
    #expect(told("18") == "To be written by the authors.")
    let full = SectionsReading(try SectionsAnswer().full())
    #expect(full.text("methods").contains("ties by Efron"))
    #expect(full.text("methods").contains("within a caliper of 0.02 on the score"))
    #expect(full.text("methods").contains("factors with p < 0.15 in the univariable one"))
  }

  @Test func `the flow adds up from step to step`() throws {
    let report = SectionsReading(try SectionsAnswer().full())
    let text = report.text("patients")
    #expect(text.contains("12 patients in the registry with a line of therapy."))
    #expect(text.contains("Line 2 started: not met by 2, 10 left."))
    #expect(text.contains("I1 Adult: not met by 0, 10 left."))
    #expect(
      text.contains(
        "E1 Combined histology: 2 left out (of these 1 of whom it cannot be told), 8 left."))
    #expect(text.contains("ICI: 4, of whom 3 were matched."))
  }

  @Test func `the notice and the foot say where the numbers come from`() throws {
    let document = SectionsReading(try SectionsAnswer().bare()).document
    #expect(document.notice?.hasPrefix("Synthetic data") == true)
    #expect(
      document.foot
        == "Registry f00d · data cutoff 2021-12-31 · study file beef · nadir 9.9.9")
  }
}
