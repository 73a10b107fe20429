import Analyses
import ClinicalRecords
import Endpoints
import Foundation
import Statistics
import Studies
import Testing

/// What Zhang et al., Front Immunol 2025;16:1658017 print of all 496 patients, against the seed cohort.
struct PublishedStudyTests {
  let cohort: StudyCohort

  init() throws { cohort = try SeedStudy.cohort.get() }

  func arm(_ id: String?) throws -> Int {
    try #require(cohort.plan.arms.firstIndex { $0.id == id })
  }

  @Test func `496 patients are in the study, 200 and 296 by arm`() {
    #expect(cohort.flow.identified == 496 && cohort.flow.arms == [200, 296])
    #expect(cohort.flow.steps.map(\.id) == ["line", "cutoff", "I1", "I3", "arm"])
    #expect(cohort.flow.steps.allSatisfy { $0.excluded == 0 && $0.unknown == 0 })
    #expect(Set(cohort.subjects.compactMap(\.site)).count == 3)
    #expect(cohort.warnings.isEmpty)
  }

  @Test func `table 1: counts, percentages and p values`() throws {
    let baseline = BaselineComparison(of: cohort)
    let rows = try ReferenceFacts("published_table1").rows
    #expect(rows.count == 44)
    for row in rows {
      let name = "\(row["characteristic"] ?? "") \(row["level"] ?? "")"
      let position = try #require(cohort.position(of: row["characteristic"] ?? ""), "\(name)")
      let level = try #require(
        cohort.characteristics[position].levels.firstIndex(of: row["level"] ?? ""), "\(name)")
      let arm = try arm(row["arm"])
      let block = baseline.blocks[position]
      let count = block.counts[level][arm]
      #expect("\(count)" == row["n"] && "\(baseline.denominators[arm])" == row["arm_n"], "\(name)")
      #expect(Printed.percent(count, of: baseline.denominators[arm]) == row["pct"], "\(name)")
      #expect(
        Printed.pValue(block.test?.pValue) == (row["p_op"] ?? "") + (row["p"] ?? ""), "\(name)")
      #expect(block.missing == [0, 0], "\(name)")
    }
  }

  @Test func `table 2: responses, rates and p values`() throws {
    let answer = StudyComparisons(cohort).responses(.before, of: Array(cohort.subjects.indices))
    let rows = try ReferenceFacts("published_table2").rows
    #expect(rows.count == 12)
    for row in rows {
      let group = answer.groups[try arm(row["arm"])]
      let name = row["response"] ?? ""
      let count: Int
      let test: GroupTest?
      switch name {
      case "ORR": (count, test) = (group.counts.objectiveResponse, answer.objectiveResponseTest)
      case "DCR": (count, test) = (group.counts.diseaseControl, answer.diseaseControlTest)
      default:
        (count, test) = (group.counts.count(try #require(OverallResponse(rawValue: name))), nil)
      }
      #expect("\(count)" == row["n"] && "\(group.counts.total)" == row["arm_n"], "\(name)")
      if let published = row["pct"], !published.isEmpty {
        #expect(Printed.percent(count, of: group.counts.total) == published, "\(name)")
      }
      #expect(Printed.pValue(test?.pValue) == (row["p_op"] ?? "") + (row["p"] ?? ""), "\(name)")
    }
  }

  /// What the groups of terms are called in the paper, where it is not their own name.
  static let codes = [
    "hematologic_toxicities": "hematologic", "gastrointestinal_toxicities": "gastrointestinal",
    "hepatic_toxicities": "hepatic", "elevated_alt_ast": "alt_ast",
  ]

  @Test func `table 3: treatment-related adverse events and p values`() throws {
    let safety = try #require(cohort.safety)
    let rows = try ReferenceFacts("published_table3").rows
    #expect(rows.count == 24)
    for published in rows {
      let term = published["term"] ?? ""
      let code = PublishedStudyTests.codes[term] ?? term
      let row = try #require(safety.rows.firstIndex { $0.row.code == code }, "\(term)")
      #expect(cohort.safetyRows[row].code == code)
      let span: GradeSpan = published["grade"] == "any" ? .any : .severe
      let arm = try arm(published["arm"])
      let count = span.patients(safety.rows[row].counts[arm])
      #expect("\(count)" == published["n"], "\(term)")
      #expect(
        Printed.percent(count, of: safety.denominators[arm]) == published["pct"], "\(term)")
      #expect(
        Printed.pValue(safety.rows[row].tests[span]?.pValue)
          == (published["p_op"] ?? "") + (published["p"] ?? ""), "\(term)")
      let behind = cohort.subjects.count {
        $0.arm == arm && span.grades.contains(Int($0.worstGrades[row]))
      }
      #expect(behind == count, "\(term)")
    }
  }

  @Test func `what the arms were given`() throws {
    let summary = TreatmentSummary(of: cohort)
    for row in try ReferenceFacts("published_treatment").rows {
      let arm = summary.arms[try arm(row["arm"])]
      let item = row["item"] ?? ""
      let value = Double(row["value"] ?? "")
      switch (row["dimension"], row["statistic"]) {
      case ("regimen", _), ("ici_agent", _):
        let rows = row["dimension"] == "regimen" ? arm.regimens : arm.agents
        let found = try #require(
          rows.first { $0.label.lowercased() == item.lowercased() }, "\(item)")
        #expect(Double(found.subjects.count) == value, "\(item)")
        #expect(Printed.percent(found.subjects.count, of: arm.total) == row["pct"], "\(item)")
      case (_, "median"): #expect(arm.cycles.median == value, "\(item)")
      case (_, "min"): #expect(arm.cycles.range?.lowerBound == value, "\(item)")
      default: #expect(arm.cycles.range?.upperBound == value, "\(item)")
      }
    }
    #expect(summary.arms.allSatisfy { arm in arm.regimens.allSatisfy { $0.label != "Other" } })
    #expect(summary.arms[1].agents.isEmpty)
  }

  // The cohort has whole days, the paper's medians fit no number of days in a month.
  @Test func `medians of arms and strata are within 0.02 months`() throws {
    let comparisons = StudyComparisons(cohort)
    let arms = try comparisons.survival(.before, of: Array(cohort.subjects.indices))
    let strata = try cohort.plan.strata.compactMap { StudyStratum($0, in: cohort) }
      .map { try comparisons.survival($0) }
    let rows = try ReferenceFacts("published_medians").rows
    #expect(rows.count == 14)
    for row in rows {
      let endpoint = row["endpoint"] == "PFS" ? 0 : 1
      let name = row["group"] ?? ""
      let group: SurvivalComparison.Group
      if row["population"] == "all" {
        group =
          name == "all" ? arms[endpoint].total : arms[endpoint].groups[try arm(name)]
      } else {
        let stratum = name.hasPrefix("liver") ? 0 : 1
        let isFirst = name.hasSuffix("Yes") || name.contains(">=")
        group = strata[stratum][endpoint].groups[isFirst ? 0 : 1]
      }
      #expect("\(group.curve.count)" == row["group_n"], "\(name)")
      let published = try #require(Double(row["value"] ?? ""))
      let median = try #require(group.median.months, "\(name)")
      #expect(abs(median - published) <= 0.0201, "\(name) \(row["endpoint"] ?? "") \(median)")
    }
  }
}
