import ClinicalRecords
import Testing

@testable import Analyses
@testable import Reports

struct SwimmerFigureTests {
  private func elements(
    _ courses: [TreatmentCourse], _ options: CourseFigureOptions = CourseFigureOptions()
  ) throws -> SVGElements {
    try CourseFigureKind.swimmer.elements(Courses.comparison([("All", courses)]), options)
  }

  private static func labels(of courses: [TreatmentCourse]) -> [Int64: String] {
    Dictionary(uniqueKeysWithValues: courses.map { ($0.patientID, "P\($0.patientID)") })
  }

  @Test func `lanes stand longest first, from one origin`() throws {
    let options = CourseFigureOptions(labels: Self.labels(of: Courses.eight))
    let svg = try elements(Courses.eight, options)
    #expect(
      svg.of(class: "label").map(\.text)
        == ["P3", "P2", "P4", "P7", "P1", "P8", "P6", "P5", "P10", "P9"])
    #expect(Set(svg.of(class: "line").map { $0.attributes["x"] }).count == 1)
  }

  @Test func `events are marked`() throws {
    let svg = try elements(Courses.eight)
    // One sample of each in the key.
    #expect(svg.of(class: "ring").count == 3 + 1)  // PR of patients 1, 2 and 3
    #expect(svg.of(class: "disc").count == 1 + 1)  // CR of patient 3
    #expect(svg.of(class: "square").count == 5 + 1)  // patients 2, 6, 7, 8 and 10
    #expect(svg.of(class: "cross").count == 7 + 1)  // patients 2 and 5 to 10
    #expect(svg.of(class: "arrow").count == 2 + 1)  // patients 1 and 4
    #expect(svg.of(class: "later-line").count == 1)  // patient 2
  }

  @Test func `classes of drugs that are not recorded are a class of their own`() throws {
    let texts = try elements(Courses.eight).texts.map(\.text)
    for name in ["chemotherapy", "ICI + chemotherapy", "ICI", "drugs not recorded"] {
      #expect(texts.contains(name))
    }
  }

  @Test func `of too many lanes a part is shown, evenly spaced in order of length`() throws {
    let courses = (1...9).map { Courses.course(Int64($0), .stable, [], last: $0 * 10) }
    let options = CourseFigureOptions(laneLimit: 3, labels: Self.labels(of: courses))
    let svg = try elements(courses, options)
    #expect(svg.of(class: "label").map(\.text) == ["P9", "P5", "P1"])
    #expect(
      svg.texts.contains {
        $0.text == "Shown: 3 of 9 patients, evenly spaced in order of length."
      })
  }

  @Test func `groups share the lanes by their size, and none goes without`() {
    func group(_ count: Int) -> CourseComparison.Group {
      .init(heading: "\(count)", courses: Courses.many(count))
    }
    func shares(_ counts: [Int], limit: Int) -> [Int] {
      LaneChoice(counts.map(group), limit: limit).groups.map(\.count)
    }
    #expect(shares([200, 296], limit: 200) == [80, 120])
    #expect(shares([200, 296], limit: 496) == [200, 296])
    #expect(shares([1, 99, 1], limit: 10) == [1, 9, 1])
  }

  @Test func `lanes too low for labels say so`() throws {
    let courses = Courses.many(200)
    let svg = try elements(courses, CourseFigureOptions(labels: Self.labels(of: courses)))
    #expect(svg.of(class: "label").isEmpty)
    #expect(svg.texts.contains { $0.text == "Lanes are too narrow for labels." })
  }
}
