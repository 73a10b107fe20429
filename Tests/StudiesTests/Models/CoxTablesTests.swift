import Statistics
import Testing

@testable import Studies

struct CoxTablesTests {
  @Test func `the four characteristics of the model paper enter, by p below 0.15`() throws {
    let cohort = try ReferenceStudy("seed").cohort
    let tables = CoxTable.tables(of: cohort)
    #expect(tables.map(\.endpoint) == [0, 1])
    for table in tables {
      #expect(table.subjects.count == 200)
      #expect(
        table.factors.filter(\.enters).map { cohort.characteristics[$0.characteristic].id } == [
          "lung_metastases", "liver_metastases", "n_metastatic_lesions", "1l_pfs_months",
        ])
      #expect(table.factors.allSatisfy { $0.problem == nil })
    }
    #expect(tables.map(\.eventCount) == [170, 169])
  }

  @Test func `patients of a level without events leave, and the others are estimated`() throws {
    let cohort = try ReferenceStudy("made_up").cohort
    let table = try #require(CoxTable.tables(of: cohort).last)
    let ecog = try #require(
      table.factors.first { cohort.characteristics[$0.characteristic].id == "ecog" })
    #expect(
      ecog.problem == "Nobody with “ecog: 3” had the event, so that there is no hazard ratio of it."
    )
    #expect(ecog.levels.map { $0.univariable == nil } == [false, true, false, true])
    #expect(ecog.levels[3].eventCount == 0 && ecog.levels[3].count > 0)
    #expect(ecog.multivariableProblem == ecog.problem)
    #expect(table.proportionality != nil)
  }

  @Test func `a reference without events has a sentence and no estimate`() {
    let table = CoxTable.tables(
      of: .madeUp(
        levels: ["Yes", "No"], reference: 1,
        [(0, 0, 5, true), (0, 0, 6, false), (1, 0, 7, true), (1, 1, 8, false)])
    ).first
    let factor = table?.factors.first
    #expect(
      factor?.problem
        == "Nobody with the reference “Liver metastases: No” had the event. Choose another reference, or merge levels."
    )
    #expect(factor?.levels.allSatisfy { $0.univariable == nil } == true)
    #expect(factor?.enters == false)
    #expect(table?.problem == factor?.problem)
    #expect(table?.multivariableCount == 0)
  }

  @Test func `a level that separates the events in time is named`() {
    let table = CoxTable.tables(
      of: .madeUp(
        levels: ["Yes", "No"], reference: 1,
        [(0, 0, 5, true), (0, 0, 6, true), (1, 1, 7, true), (1, 1, 8, true)])
    ).first
    #expect(
      table?.factors.first?.problem == """
        “Liver metastases: Yes” separates those with an early event from the rest, so that its \
        hazard ratio has no finite estimate. Merge levels, or leave it out.
        """)
  }

  @Test func `nobody with the event is a sentence, not a crash`() {
    let table = CoxTable.tables(
      of: .madeUp(levels: ["Yes", "No"], reference: 1, [(0, 0, 5, false), (0, 1, 6, false)])
    ).first
    #expect(table?.problem == "No patient in the model had the event.")
    #expect(table?.eventCount == 0)
  }

  @Test func `without a small enough p value there is no multivariable model`() {
    let table = CoxTable.tables(
      of: .madeUp(
        levels: ["Yes", "No"], reference: 1,
        [(0, 0, 5, true), (0, 1, 6, true), (1, 0, 7, true), (1, 1, 8, true)]
      ) { $0.cox?.entersBelow = 0.01 }
    ).first
    #expect(
      table?.problem
        == "No characteristic has a univariable p value below 0.01."
    )
    #expect(table?.factors.first?.levels.first?.univariable != nil)
  }
}
