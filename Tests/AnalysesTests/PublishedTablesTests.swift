import Analyses
import ClinicalRecords
import Endpoints
import Foundation
import Statistics
import Testing

/// The whole-cohort columns of Tables 2 and 3 of Zhang et al., Front Immunol 2025;16:1658017.
struct PublishedTablesTests {
  /// A p value as the paper prints it.
  func printed(_ pValue: Double?) -> String {
    guard let pValue else { return "" }
    return pValue < 0.001 ? "<0.001" : "=" + String(format: "%.3f", pValue)
  }

  func percent(_ count: Int, of total: Int) -> String {
    let text = String(format: "%.1f", 100 * Double(count) / Double(total))
    return count == 0 ? "0" : text
  }

  // R46, R47: all treated lines stand in the denominator. R49: limits by Clopper and Pearson.
  @Test func `table 2: responses, rates and p values`() throws {
    let answer = try SeedCohort.response(try SeedCohort.question())
    let rows = try ReferenceTable("published_table2").rows
    #expect(rows.count == 12)
    for row in rows {
      let group = try #require(
        answer.groups.first { ($0.heading == "ICI") == (row["arm"] == "2L-ICI") })
      let name = try #require(row["response"])
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
        #expect(percent(count, of: group.counts.total) == published, "\(name)")
      }
      #expect(printed(test?.pValue) == (row["p_op"] ?? "") + (row["p"] ?? ""), "\(name)")
    }
  }

  /// The rows of table 3 by what they are called in groups of terms.
  static let labels = [
    "hematologic_toxicities": "Hematologic toxicities",
    "gastrointestinal_toxicities": "Gastrointestinal toxicities",
    "hepatic_toxicities": "Hepatic toxicities", "elevated_alt_ast": "Elevated ALT/AST",
    "hypothyroidism": "Hypothyroidism", "rash": "Rash", "pneumonitis": "Pneumonitis",
    "diarrhea": "Diarrhea", "adrenal_insufficiency": "Adrenal insufficiency",
  ]

  @Test func `table 3: treatment-related adverse events and p values`() throws {
    let answer = try SeedCohort.safety(try SeedCohort.question())
    let rows = try ReferenceTable("published_table3").rows
    #expect(rows.count == 24)
    for published in rows {
      let label = try #require(PublishedTablesTests.labels[published["term"] ?? ""])
      let row = try #require(answer.rows.first { $0.kind == .group && $0.label == label })
      let span: GradeSpan = published["grade"] == "any" ? .any : .severe
      let arm = try #require(
        answer.headings.firstIndex { ($0 == "ICI") == (published["arm"] == "2L-ICI") })
      let count = span.patients(row.counts[arm])
      #expect("\(count)" == published["n"], "\(published["id"] ?? "")")
      #expect(percent(count, of: answer.denominators[arm]) == published["pct"])
      #expect(
        printed(row.tests[span]?.pValue) == (published["p_op"] ?? "") + (published["p"] ?? ""),
        "\(published["id"] ?? "")")
    }
  }

  @Test func `medians, hazard ratios and log-rank p of the cohort`() throws {
    var options = SurvivalOptions(ties: .breslow)  // SPSS, which the paper used, has no other ties
    options.landmarks = [6, 12]
    let pfs = try SeedCohort.survival(.progressionFreeSurvival, try SeedCohort.question(), options)
    let os = try SeedCohort.survival(.overallSurvival, try SeedCohort.question(), options)
    func rounded(_ value: Double?, _ digits: Int) -> String {
      value.map { String(format: "%.\(digits)f", $0) } ?? "none"
    }
    #expect(pfs.groups.map { rounded($0.median.months, 2) } == ["4.14", "2.69"])
    #expect(os.groups.map { rounded($0.median.months, 2) } == ["7.98", "7.79"])
    #expect(rounded(pfs.groups[0].hazardRatio?.ratio, 3) == "0.619")
    #expect(rounded(os.groups[0].hazardRatio?.ratio, 3) == "0.829")
    #expect(rounded(os.logRank?.pValue, 3) == "0.055")
    #expect(rounded(pfs.groups[0].rates[0].survival.map { 100 * $0 }, 1) == "34.1")
    #expect(rounded(os.total.followUp.months, 1) == "19.7")
  }
}
