import Analyses
import Testing

@testable import Reports

struct CumulativeIncidenceFigureTests {
  static func elements(_ comparison: OnsetComparison) throws -> SVGElements {
    try #require(SVGElements(CumulativeIncidenceFigure(comparison).svg()))
  }

  @Test(arguments: FigureWidth.allCases)
  func `onset in two groups as a figure`(_ width: FigureWidth) throws {
    let figure = CumulativeIncidenceFigure(
      try CohortOfOnsets().onset(), width: width, isSynthetic: true)
    try expectSnapshot(figure.svg(), "onset-\(width.rawValue).svg")
  }

  @Test
  func `numbers at risk stand exactly under the months, and are those whose time is not before`()
    throws
  {
    let svg = try Self.elements(try CohortOfOnsets().onset())
    let months = svg.of(class: "month").map { $0.attributes["x"] }
    #expect(svg.of(class: "month").map(\.text) == ["0", "3"])
    #expect(svg.of(class: "at-risk").map { $0.attributes["x"] } == months + months)
    // ICI: day 3, 30, 70, dead on 20, at risk until 90, one left out; No ICI: day 10, 16, dead on 35, until 90. 3 months: 91.3.
    #expect(svg.of(class: "at-risk").map(\.text) == ["5", "0", "4", "0"])
  }

  @Test func `a curve rises from 0 at time 0`() throws {
    let svg = try Self.elements(try CohortOfOnsets().onset())
    let start = try #require(svg.of(class: "month").first?.number("x"))
    for curve in svg.of(class: "curve") {
      let path = try #require(curve.attributes["d"])
      let heights = path.split(separator: "V").dropFirst().compactMap {
        Double($0.prefix { $0 != "H" })
      }
      #expect(path.hasPrefix("M\(coordinate(start)) "))
      #expect(heights == heights.sorted(by: >) && !heights.isEmpty)
    }
  }

  @Test func `the axis ends where it holds every curve`() throws {
    let svg = try Self.elements(try CohortOfOnsets().onset(ofGroup: 0))
    let labels = svg.texts.compactMap { Int($0.text) }
    // Rash on day 14, death on day 20, rash on day 70 of 4 at risk: 1/6 + 4/6 · 1/4 = 1/3.
    #expect(labels.contains(40) && !labels.contains(60) && !labels.contains(100))
  }
}
