import Analyses
import ClinicalRecords
import Endpoints
import Testing

@testable import Reports

struct ResponseDetailTests {
  @Test(arguments: OutputFormat.allCases)
  func `responses in detail in every format`(_ format: OutputFormat) throws {
    var rules = EndpointRules()
    rules.responseBasis = .confirmed
    let report = ResponseTable(try Cohort.ofOutcomes.responsesInDetail(rules)).report
    try expectSnapshot(report.formatted(as: format), "response_detail.\(format.fileExtension)")
  }

  /// Rule: R46, R48, R50, R51.
  @Test func `detail adds the other denominator, times of responders and depth`() throws {
    let rows = ResponseTable(try Cohort.ofOutcomes.responsesInDetail()).report.table.rows
    func cells(_ label: String) -> [[String]] {
      rows.filter { $0.cells[0] == label }.map { Array($0.cells[1...3]) }
    }
    #expect(
      cells("Objective response (ORR)") == [
        ["1 (33.3)", "1 (33.3)", "2 (33.3)"], ["1/2 (50.0)", "1/3 (33.3)", "2/5 (40.0)"],
      ])
    #expect(
      cells("Clinical benefit (CBR)") == [
        // SD of day 50 lasts to that scan, not to the death on day 200.
        ["1 (33.3)", "1 (33.3)", "2 (33.3)"], ["1/2 (50.0)", "1/3 (33.3)", "2/5 (40.0)"],
      ])
    #expect(
      cells("ended by progression or death, n/N (%)") == [["1/1 (100)", "0/1 (0)", "1/2 (50.0)"]])
    // 45.0 of 100.0 mm is left.
    #expect(cells("Depth of response, median % (range)")[0][0] == "−55.0 (−55.0 to −55.0)")
    #expect(cells("measured, n") == [["1", "0", "1"]])
  }

  /// Rule: R46.
  @Test func `rates of evaluable lines leave out NE`() throws {
    var rules = EndpointRules()
    rules.responseDenominator = .evaluable
    let report = ResponseTable(try Cohort.ofOutcomes.responsesInDetail(rules)).report
    let rates = report.table.rows.filter { $0.cells[0] == "Objective response (ORR)" }
    #expect(rates.map { $0.cells[1] } == ["1/2 (50.0)", "1/3 (33.3)"])
    #expect(report.table.rows.contains { $0.cells == ["Rates of all treated, n/N (%)"] })
  }

  /// Rule: R47.
  @Test func `NON-CR/NON-PD is disease control unless the rules say otherwise`() throws {
    var cohort = Cohort(groups: ["All"])
    cohort.add(to: 0, visits: [(50, .nonCompleteNonProgressive)])
    cohort.add(to: 0, visits: [(50, .stable)])
    var rules = EndpointRules()
    #expect(try cohort.responsesInDetail(rules).total.diseaseControl.count == 2)
    rules.diseaseControlCountsNonCRNonPD = false
    let answer = try cohort.responsesInDetail(rules)
    #expect(answer.total.diseaseControl.count == 1)
    #expect(
      ResponseTable(answer).report.footnotes.contains { $0.contains("DCR = CR + PR + SD. ") })
  }

  /// Rule: R31, R44.
  @Test func `notes say whether responses were confirmed and which lesions gave`() throws {
    var rules = EndpointRules()
    rules.responseBasis = .confirmed
    rules.confirmationNotEvaluableLimit = 2
    let report = ResponseTable(try Cohort.ofOutcomes.responsesInDetail(rules)).report
    #expect(report.title.hasPrefix("Confirmed best overall response"))
    #expect(
      report.footnotes.contains {
        $0.hasPrefix("RECIST 1.1, best response confirmed by a later scan, at least 28 days after")
          && $0.contains("at most 2 NE in between")
      })
    #expect(
      report.footnotes.contains {
        $0.hasPrefix("Responses as entered; 1 best response, where none was entered")
      })
  }
}
