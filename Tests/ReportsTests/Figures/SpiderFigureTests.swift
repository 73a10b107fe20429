import ClinicalRecords
import Testing

@testable import Analyses
@testable import Reports

struct SpiderFigureTests {
  private func elements(_ courses: [TreatmentCourse]) throws -> SVGElements {
    try CourseFigureKind.spider.elements(Courses.comparison([("All", courses)]))
  }

  /// The coordinates of a path, by its strokes of the pen.
  private func strokes(_ path: String) -> [[[Double]]] {
    path.split(separator: "M").map { stroke in
      stroke.split(separator: "L").map { point in
        point.split(separator: " ").compactMap { Double($0) }
      }
    }
  }

  @Test func `a line begins at no change on day 0 and follows the days of the scans`() throws {
    let svg = try elements([Courses.course(1, .partial, [(61, -50), (122, -100)], last: 130)])
    let months = svg.of(class: "month").compactMap { $0.number("x") }
    let path = try #require(svg.of(class: "line").first?.attributes["d"])
    let points = try #require(strokes(path).first)
    #expect(points.count == 3)
    #expect(points[0][0] == months[0])
    let perMonth = (months[1] - months[0]) / 3
    #expect(abs(points[1][0] - (months[0] + 61 / 30.4375 * perMonth)) < 0.011)
    // −50 % stands halfway between 0 and −100 %.
    #expect(abs(points[1][1] - (points[0][1] + points[2][1]) / 2) < 0.011)
  }

  @Test func `an incomplete sum is a gap, R14`() throws {
    let svg = try elements([
      Courses.course(1, .stable, [(40, -10), (80, nil), (120, -12), (160, -8)], last: 170)
    ])
    let path = try #require(svg.of(class: "line").first?.attributes["d"])
    #expect(strokes(path).map(\.count) == [2, 2])
  }

  @Test func `ends are marked: new lesion, other progression, death, treatment that goes on`()
    throws
  {
    let svg = try elements(Courses.eight)
    // One sample of each in the key.
    #expect(svg.of(class: "triangle").count == 1 + 1)  // patient 7
    #expect(svg.of(class: "square").count == 3 + 1)  // patients 2, 6 and 8
    #expect(svg.of(class: "cross").count == 1 + 1)  // patient 5
    #expect(svg.of(class: "arrow").count == 2 + 1)  // patients 1 and 4
  }

  @Test func `who went on to the next line has no end mark by death`() throws {
    var course = Courses.course(1, .stable, [(40, -10)], last: 300, isDead: true)
    course.segments = [
      .init(lineNumber: 2, start: 0, end: 50, regimenClass: nil, isUnderWay: false),
      .init(lineNumber: 3, start: 60, end: 100, regimenClass: nil, isUnderWay: false),
    ]
    #expect(course.spiderEnd == nil)
    course.progression = .init(day: 80, ground: .other)
    #expect(course.spiderEnd == nil)
    course.progression = .init(day: 60, ground: .other)
    #expect(course.spiderEnd?.symbol == .square)
  }

  @Test func `a progression without complete sum stands on its day`() throws {
    let svg = try elements([
      Courses.course(
        1, .stable, [(61, -10), (122, nil)], pd: (122, .newLesion), last: 200, isDead: true)
    ])
    let months = svg.of(class: "month").compactMap { $0.number("x") }
    let path = try #require(svg.of(class: "triangle").last?.attributes["d"])
    let x = try #require(strokes(path).first?.first?.first)
    #expect(abs(x - (months[0] + 122 / 30.4375 / 3 * (months[1] - months[0]))) < 0.02)
  }

  @Test func `a change above +200 percent stands at the edge, marked`() throws {
    let svg = try elements([Courses.course(1, .progressive, [(40, 350)], last: 60)])
    #expect(svg.texts.contains { $0.text == "+200" })
    #expect(svg.of(class: "chevron").count == 2)
  }
}
