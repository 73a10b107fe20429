import ClinicalRecords
import Foundation
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct FormatsTests {
  static var hostileReports: [Report] {
    get throws {
      let cohort = Cohort.hostile
      return [
        ResponseTable(try cohort.responses).report, SurvivalTable(try cohort.survival()).report,
        SafetyTable(try cohort.safety, SafetyLayout(.groups(file: nil))).report,
      ]
    }
  }

  @Test(arguments: OutputFormat.allCases)
  func `no format lets a name steer a terminal`(_ format: OutputFormat) throws {
    for report in try FormatsTests.hostileReports {
      let text = report.formatted(as: format)
      let steering = text.unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n" && $0 != "\r") || (0x7F..<0xA0).contains($0.value)
          || $0.value == 0x202E
      }
      #expect(steering.isEmpty)
    }
  }

  @Test func `a page has no element that a name brought`() throws {
    for report in try FormatsTests.hostileReports {
      let page = report.html()
      #expect(!page.contains("<script"))
      #expect(!page.contains("<img"))
      #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"))
      #expect(!page.contains("http://") || page.contains("=HYPERLINK(&quot;http://x&quot;"))
    }
  }

  @Test func `a Markdown table keeps its columns`() throws {
    for report in try FormatsTests.hostileReports {
      let lines = report.markdown().split(separator: "\n").filter { $0.hasPrefix("|") }
      let bars = lines.map { line in
        let plain = line.split(separator: "\\\\").joined()
        return zip(" " + plain, plain).filter { $0 != "\\" && $1 == "|" }.count
      }
      #expect(Set(bars) == [report.table.columns.count + 1])
      #expect(!lines.contains { $0.contains("<script") || $0.contains("<img") })
    }
  }

  @Test func `a spreadsheet finds no formula`() throws {
    for report in try FormatsTests.hostileReports {
      let csv = report.csv()
      #expect(csv.hasSuffix("\n") && !csv.contains("\r"))
      for cell in csv.split(whereSeparator: { ",\n".contains($0) }) {
        let start = cell.first == "\"" ? cell.dropFirst() : cell
        #expect(start.first.map { !"=+-@".contains($0) } ?? true, "\(cell)")
      }
    }
    let csv = try FormatsTests.hostileReports[0].csv()
    #expect(csv.contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\","))
  }

  @Test func `names come back from JSON as they were`() throws {
    for report in try FormatsTests.hostileReports {
      let object = try JSONSerialization.jsonObject(with: Data(report.json().utf8))
      let root = try #require(object as? [String: Any])
      #expect(root["title"] as? String == report.title)
      #expect(root["footnotes"] as? [String] == report.footnotes)
      let records = try #require(root["records"] as? [[String: Any]])
      #expect(records.count == report.records.rows.count)
      let names = Set(records.compactMap { $0["group"] as? String })
      #expect(names.subtracting(["Total"]) == Set(Cohort.hostileNames))
    }
  }

  @Test func `numbers are written so that they read back the same`() throws {
    let report = SurvivalTable(try Cohort.ofTimes.survival()).report
    let lines = report.csv().split(separator: "\r\n").dropFirst()
    for (line, row) in zip(lines, report.records.rows) {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      for case (let cell, .number(let number)) in zip(cells, row) {
        #expect(Double(cell) == number)
        #expect(report.json().contains(": \(cell)"))
      }
    }
  }

  @Test func `a text that is a number stays a number for a spreadsheet`() {
    var records = Records(columns: ["a", "b", "c"])
    records.add(["a": "-12.5", "b": "-inf", "c": .number(-0.25)])
    let report = Report(
      title: "", notice: nil, table: Table(columns: [.init("")], rows: []), footnotes: [],
      population: [], records: records)
    #expect(report.csv() == "a,b,c\n-12.5,'-inf,-0.25\n")
  }

  @Test(arguments: [60, 80, 100])
  func `no line of a wide table is wider than the terminal`(_ width: Int) throws {
    let names = (1...12).map { "Hospital \($0) 免疫療法センター" }
    var cohort = Cohort(groups: names)
    for group in names.indices {
      cohort.add(to: group, visits: [(50, .partial)], death: 90 + group)
    }
    for report in [
      ResponseTable(try cohort.responses).report, SurvivalTable(try cohort.survival()).report,
      SafetyTable(try Cohort.ofToxicity.safety, SafetyLayout(.groups(file: nil))).report,
    ] {
      let lines = report.text(width: width).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { String($0).terminalWidth <= width })
    }
  }
}
