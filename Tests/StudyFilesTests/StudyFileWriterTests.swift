import Endpoints
import Studies
import Testing

@testable import StudyFiles

struct StudyFileWriterTests {
  @Test(arguments: [1, 2, 3, 4], ["ici", "antiangiogenic", "platinum_compound"])
  func `the file to begin with is a study of its line and class`(
    _ line: Int, _ drugClass: String
  ) throws {
    let plan = try SmallStudy.plan(StudyFileWriter(line: line, drugClass: drugClass).text)
    #expect(plan.line == line)
    #expect(
      plan.arms.map(\.condition.value) == [
        "has_class('\(drugClass)')", "not has_class('\(drugClass)')",
      ])
    #expect(plan.endpoints.map(\.endpoint) == [.progressionFreeSurvival, .overallSurvival])
    #expect(plan.characteristics.contains { $0.id == "previous_pfs" } == (line > 1))
    #expect(plan.matching != nil && plan.cox != nil && plan.subgroups != nil)
    #expect(plan.treatment != nil && plan.safety != nil && !plan.strata.isEmpty)
  }

  @Test func `every line that waits behind a # can be used`() throws {
    let text = StudyFileWriter().text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        line.hasPrefix("#arm") || line.hasPrefix("# ") || line == "#"
          ? line : line.drop { $0 == "#" }
      }
      .joined(separator: "\n")
    let plan = try SmallStudy.plan(text)
    #expect(plan.cutoff != nil)
    #expect(plan.rules.map(\.name.value).contains("response_basis"))
    #expect(plan.endpoints.first?.rules.map(\.value) == ["fda"])
    #expect(plan.cox?.covariates.map(\.value) == ["age", "ecog"])
  }

  @Test func `a class of drugs cannot bring anything else into the file`() throws {
    let plan = try SmallStudy.plan(StudyFileWriter(line: -3, drugClass: "ici')\"\n[x]\\").text)
    #expect(plan.line == 1)
    #expect(plan.arms.first?.condition.value == "has_class('icix')")
  }

  @Test func `a file that was cut anywhere is read or refused, and nothing worse`() {
    let bytes = Array(StudyFileWriter().text.utf8)
    var state: UInt64 = 1
    for _ in 0..<400 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let cut = Int(state >> 33) % bytes.count
      let other = Int((state >> 13) & 0xFFFF) % bytes.count
      var text = Array(bytes[..<cut])
      if state & 1 == 0 { text += bytes[max(cut, other)...] }
      _ = SmallStudy.mistakes(String(decoding: text, as: UTF8.self))
    }
  }
}
