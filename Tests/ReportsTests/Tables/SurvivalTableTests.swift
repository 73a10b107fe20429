import Analyses
import ClinicalRecords
import Endpoints
import Testing

@testable import Reports

struct SurvivalTableTests {
  @Test(arguments: OutputFormat.allCases)
  func `survival of two groups in every format`(_ format: OutputFormat) throws {
    let report = SurvivalTable(try Cohort.ofTimes.survival()).report
    try expectSnapshot(report.formatted(as: format), "survival.\(format.fileExtension)")
  }

  @Test func `a median on a flat half is its middle, or its start where no drop ends it`() throws {
    let rows = SurvivalTable(try Cohort.ofTimes.survival()).report.table.rows
    // ICI is at 1/2 from day 200 to the last day, 400; No ICI from 100 to 250. 200 / 30.4375 =
    // 6.571; 175 / 30.4375 = 5.749. R prints the same.
    let median = try #require(rows.first { $0.cells[0].hasPrefix("Median") })
    #expect(median.cells[1].hasPrefix("6.57 ("))
    #expect(median.cells[2].hasPrefix("5.75 ("))
  }

  @Test func `a rate past the last patient is not estimable, one past the last death is known`()
    throws
  {
    var cohort = Cohort(groups: ["Dead", "Alive"])
    cohort.add(to: 0, day: 100, isDeath: true)
    cohort.add(to: 1, day: 100, isDeath: false)
    let rows = SurvivalTable(try cohort.survival()).report.table.rows
    let rate = try #require(rows.first { $0.cells[0].hasPrefix("6-month") })
    #expect(Array(rate.cells[1...2]) == ["0", "NE"])
  }

  @Test func `a missing hazard ratio is explained`() throws {
    var cohort = Cohort(groups: ["A", "B"])
    cohort.add(to: 0, day: 100, isDeath: false)
    cohort.add(to: 1, day: 50, isDeath: true)
    cohort.add(to: 1, day: 80, isDeath: false)
    let report = SurvivalTable(try cohort.survival()).report
    let ratio = try #require(report.table.rows.first { $0.cells[0].hasPrefix("Hazard") })
    #expect(Array(ratio.cells[1...3]) == ["1 (reference)", "NE", ""])
    #expect(report.footnotes.contains("No hazard ratio: nobody in “A” had the event."))
  }

  @Test func `progression-free survival says how times ended`() throws {
    var cohort = Cohort(groups: ["All"])
    cohort.add(to: 0, visits: [(40, .progressive)])
    cohort.add(to: 0, visits: [(60, .stable)])
    cohort.add(to: 0)
    cohort.add(to: 0, death: 30)
    let notes = SurvivalTable(try cohort.survival(.progressionFreeSurvival)).report.footnotes
    #expect(
      notes.contains(
        "Times ended by: progression 1, death 1, censored at last evaluable assessment 1, "
          + "censored at the start for want of an assessment 1."))
  }
}
