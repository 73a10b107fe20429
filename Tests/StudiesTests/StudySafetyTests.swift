import Analyses
import ClinicalRecords
import Endpoints
import RegistryStore
import Studies
import Testing

/// Adverse events of a study are counted as every question of safety counts them.
struct StudySafetyTests {
  /// The answer of the same question without a study.
  func asked(_ cohort: StudyCohort, percent: String?) throws -> SafetyComparison {
    let codebook = cohort.codebook
    let grouping = try Grouping(
      Expression(parsing: "has_class('ici')"), catalog: CharacteristicCatalog(codebook))
    let filter = EventFilter(relatedOnly: true)
    let rows =
      [SafetyRow.any(filter)] + SafetyRow.systemOrganClasses(codebook) + SafetyRow.terms(codebook)
    let counting = SafetyCounting(
      rows, filter, of: Question(line: 2, grouping: grouping, rules: cohort.rules), codebook)
    var arrangement = SafetyArrangement()
    arrangement.threshold = percent.flatMap(PercentThreshold.init)
    let registry = try SeedStudy.registry.get()
    let tally = GroupedTally(counting)
    let counted = try registry.fold(
      tally.parts, from: tally, add: { $0.add($1) }, merge: { $0.merge($1) })
    return try SafetyComparison(
      counted, counting, spans: [.any, .severeOrFatal, .fatal], arrangement: arrangement)
  }

  @Test(arguments: [0, 2.5])
  func `rows of terms are those that reach the percentage, in the same order`(
    _ percent: Double
  ) throws {
    var plan = SeedStudy.plan
    plan.safety?.rows = .terms
    plan.safety?.atLeastPercent = percent
    let cohort = try SeedStudy.cohort(of: plan)
    let answer = try #require(cohort.safety)
    let asked = try asked(cohort, percent: percent == 0 ? nil : "2.5")
    #expect(answer.rows.map(\.label) == asked.rows.map(\.label))
    #expect(answer.rows.map(\.counts) == asked.rows.map(\.counts))
    #expect(answer.rows.map(\.tests) == asked.rows.map(\.tests))
    #expect(answer.denominators == [200, 296] && answer.headings == ["2L-ICIs", "2L-non-ICIs"])
    #expect(cohort.safetyRows.count == answer.rows.count)
    for (position, row) in answer.rows.enumerated() {
      let behind = cohort.subjects.filter { $0.worstGrades[position] > 0 }
      #expect(behind.count == row.total.any, "\(row.label)")
    }
  }

  @Test func `courses of patients are there where figures of them are asked for`() throws {
    #expect(try SeedStudy.cohort.get().courses == nil)
    var plan = SeedStudy.plan
    plan.safety = nil
    plan.figures.kinds = [.waterfall]
    let cohort = try SeedStudy.cohort(of: plan)
    #expect(cohort.courses?.groups.map(\.courses.count) == [200, 296])
    #expect(cohort.safety == nil && cohort.safetyRows.isEmpty)
  }
}
