import Analyses
import ClinicalRecords
import Studies
import Testing

@testable import StudyReports

/// Numbers by their names, with the patients behind them.
struct SectionsNumberTests {
  private static let shared = Result { SectionsReading(try SectionsAnswer().full()) }
  let report: SectionsReading

  init() throws { report = try Self.shared.get() }

  @Test(arguments: [
    ("co.n.all", "8"), ("co.n.2L-ICI", "4"), ("co.n_matched.2L-nonICI", "3"),
    ("co.sites.all", "3"), ("co.cutoff.all", "2021-12-31"), ("co.start_first.all", "2019-04-14"),
    ("fl.identified", "12"), ("fl.I1.excluded", "0"), ("fl.E1.excluded", "2"),
    ("fl.E1.unknown", "1"), ("fl.E1.left", "8"), ("t1.gender.Male.before.2L-ICI.n", "2"),
    ("t1.gender.Male.before.2L-ICI.pct", "66.7"), ("t1.gender.missing.before.2L-ICI.n", "1"),
    ("t1.age.>=65.after.all.pct", "66.7"), ("t1.gender.before.p", ">0.999"),
    ("t1.gender.before.smd", "0.342"), ("t1.gender.Female.before.smd", "−0.342"),
    ("t1.lesions.before.2L-nonICI.q1", "5.8"), ("t2.ORR.before.2L-ICI.ci_high", "80.6"),
    ("t2.NE.before.2L-nonICI.n", "1"), ("t3.skin.any.2L-ICI.pct", "25.0"),
    ("t3.any.3-4.2L-ICI.n", "1"), ("t4.gender.univariate.hr", "1.23"),
    ("t4.lesions.multivariate.ci_low", "0.75"), ("t4.gender.ph_p", "0.050"),
    ("t4.ph_p", "0.050"), ("t5.age.univariate.p", "0.700"),
    ("sv.all.before_psm.2L-ICI.PFS.median", "8.21"), ("sv.all.before_psm.2L-ICI.PFS.n", "4"),
    ("sv.all.before_psm.2L-nonICI.OS.events", "3"),
    ("sv.all.after_psm.all.OS.n", "6"), ("sv.all.before_psm.2L-ICI.PFS.rate_6m", "75.0"),
    ("sv.2L-ICI.before_psm.age>=65.PFS.events", "2"),
    ("sv.gender=Male.before_psm.2L-ICI vs 2L-nonICI.OS.hr_high", "1.00"),
    ("sv.gender.before_psm.2L-ICI vs 2L-nonICI.PFS.p_interaction", "0.0496"),
    ("tr.2L-ICI.regimen.ICI alone.count", "3"), ("tr.2L-ICI.regimen.ICI alone.pct", "75.0"),
    ("tr.2L-ICI.agent.nivolumab.count", "1"), ("tr.2L-ICI.cycles.max", "9"), ("mt.pairs", "3"),
    ("mt.caliper", "0.02"), ("mt.unmatched.2L-ICI", "1"), ("mt.score_range.2L-nonICI.low", "0.100"),
    ("ef.PFS.matched.hr", "0.50"), ("ef.OS.iptw.n.2L-ICI", "3.3"),
    ("ef.PFS.unadjusted.e_value", "2.61"), ("ef.PFS.adjusted.events", "6"),
  ])
  func `a number has its name and its printed form`(_ id: String, _ printed: String) {
    #expect(report.book[id]?.printed == printed)
  }

  @Test func `names of comparisons stand for every arm, stratum and follow-up`() {
    for id in [
      "sv.all.before_psm.2L-ICI vs 2L-nonICI.PFS.hr",
      "sv.all.before_psm.2L-ICI vs 2L-nonICI.PFS.p_logrank",
      "sv.all.after_psm.2L-ICI vs 2L-nonICI.OS.hr_low",
      "sv.2L-ICI.before_psm.age >=65 vs <65.PFS.p_logrank", "co.followup_median.all",
      "co.observed_median.all", "t2.DCR.after.p", "t3.any.any.p",
    ] { #expect(report.book[id] != nil, "\(id)") }
  }

  @Test func `a number is kept at full precision`() {
    #expect(report.book["t1.gender.Male.before.2L-ICI.pct"]?.value == .real(100 * 2 / 3))
    #expect(report.book["t4.gender.univariate.hr"]?.value == .real(1.2345))
    #expect(report.book["co.n.all"]?.value == .count(8))
  }

  @Test func `a count leads to as many patients`() {
    let lists = Dictionary(uniqueKeysWithValues: report.book.lists.map { ($0.id, $0.count) })
    let counted = report.book.numbers.filter { number in
      [".n", ".count"].contains { number.id.hasSuffix($0) }
        || number.id.hasPrefix("co.n") || number.id.hasSuffix(".excluded")
    }
    // What is made up by hand of Cox tables and subgroups need not agree with the patients.
    for number in counted where !number.id.hasPrefix("sv.gender") && !number.id.hasPrefix("sv.age")
    {
      guard case .count(let count) = number.value, let list = number.evidence else { continue }
      if number.id.hasPrefix("t2.ORR") || !number.id.hasPrefix("t4.lesions") {
        #expect(lists[list] == count, "\(number.id)")
      }
    }
    #expect(counted.count > 60)
  }

  @Test func `the list of a time says how it ended, on which day, and which row shows it`() {
    let list = report.book.lists.first { $0.id == "sv.all.before_psm.2L-ICI.PFS" }
    #expect(list?.columns == ["PFS, months", "Ended by", "Day", "Row"])
    #expect(list?.rows.map(\.key) == ["P1", "P2", "P3", "P4"])
    #expect(
      list?.rows.last?.cells
        == ["1.31", "progression", "2019-05-24", "tumor_assessment 2019-05-24"])
    #expect(list?.rule.contains("Progression-free survival: from the start of the line") == true)
  }

  @Test func `lists of levels, responses, grades and scores show what puts the patient there`() {
    func cells(_ id: String) -> [String]? {
      report.book.lists.first { $0.id == id }?.rows.first?.cells
    }
    #expect(cells("t1.gender.Male.before.2L-ICI") == ["Male"])
    #expect(cells("t2.PR.before.2L-ICI") == ["PR", "2019-06-03", "tumor_assessment 2019-06-03"])
    #expect(cells("t3.any.3-4.2L-ICI") == ["3"])
    #expect(cells("mt.pairs") == ["0.600000", "1"])
  }

  @Test func `percentages of the levels of a characteristic add to 100`() {
    for arm in ["all", "2L-ICI", "2L-nonICI"] {
      let values = ["Male", "Female"].map { level -> Double in
        guard case .real(let value)? = report.book["t1.gender.\(level).before.\(arm).pct"]?.value
        else { return .nan }
        return value
      }
      #expect(abs(values[0] + values[1] - 100) < 1e-9)
    }
  }

  @Test func `the same report is written twice with the same numbers`() throws {
    let again = SectionsReading(try SectionsAnswer().full())
    #expect(again.book.numbers == report.book.numbers)
    #expect(again.book.lists == report.book.lists)
    #expect(again.tables == report.tables)
  }
}
