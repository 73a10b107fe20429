import ClinicalRecords
import Testing

@testable import Analyses
@testable import Reports

struct WaterfallFigureTests {
  private let svg: SVGElements

  init() throws {
    svg = try CourseFigureKind.waterfall.elements(Courses.comparison([("All", Courses.eight)]))
  }

  /// The place of a percentage, from the marks of the axis.
  private func place(_ label: String) throws -> Double {
    let text = try #require(svg.texts.first { $0.text == label })
    // A label stands 0.36 of its size below its mark.
    return try #require(text.number("y")) - 0.36 * 8
  }

  @Test func `bars stand worst to best`() throws {
    let bars = svg.of(class: "bar")
    let lefts = bars.compactMap { $0.number("x") }
    #expect(bars.count == 8)
    #expect(lefts == lefts.sorted())
    let zero = try place("0")
    let ends = try bars.map { bar in
      let (top, height) = (try #require(bar.number("y")), try #require(bar.number("height")))
      return top + 1 < zero ? top : top + height
    }
    #expect(ends == ends.sorted())
  }

  @Test func `lines stand at +20 and −30 percent`() throws {
    let lines = svg.elements.filter {
      $0.name == "line" && $0.attributes["stroke-dasharray"] != nil
    }
    let places = try lines.map { try #require($0.number("y1")) }
    #expect(abs(places[0] - (try place("+20"))) < 0.02)
    #expect(abs(places[1] - (try place("−30"))) < 0.02)
  }

  @Test func `a bar above +100 percent ends there, with a mark`() throws {
    let top = try place("+100")
    let first = try #require(svg.of(class: "bar").first?.number("y"))
    #expect(abs(first - top) < 0.02)
    // One above the bar, one in the key.
    #expect(svg.of(class: "chevron").count == 2)
  }

  @Test func `progression by a new or a non-target lesion is marked where it is the best response`()
  {
    // One each, and one each in the key; PR that ended by a new lesion has no mark.
    #expect(svg.of(class: "triangle").count == 2)
    #expect(svg.of(class: "diamond").count == 2)
  }

  @Test func `patients without a bar are counted, with the reasons`() {
    let notes = svg.texts.map(\.text).joined(separator: " ")
    #expect(
      notes.contains(
        "Not shown: 2 of 10 patients (1 without a measured target lesion, "
          + "1 without a complete sum after baseline)."))
    #expect(svg.texts.contains { $0.text == "8 of 10 patients" })
  }

  @Test func `responses differ in lightness, so that gray tells them apart`() throws {
    let lightness = OverallResponse.allCases.filter { $0 != .nonCompleteNonProgressive }
      .map { ResponseStyle($0).fill.lightness }.sorted()
    for (darker, lighter) in zip(lightness, lightness.dropFirst()) {
      #expect(lighter - darker > 0.12)
    }
  }
}

extension Fill {
  /// As gray print shows it, 0 to 1.
  var lightness: Double {
    let digits = color.dropFirst().compactMap(\.hexDigitValue).map(Double.init)
    let parts = stride(from: 0, to: 6, by: 2).map { (digits[$0] * 16 + digits[$0 + 1]) / 255 }
    return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2]
  }
}
