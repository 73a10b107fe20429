import Testing

@testable import Reports

struct OverlapFigureTests {
  private func elements(
    _ content: OverlapContent, _ width: FigureWidth = .page
  ) throws -> SVGElements {
    try #require(SVGElements(OverlapFigure(content, width: width).svg()))
  }

  @Test(arguments: FigureWidth.allCases)
  func `scores of two arms as a figure`(_ width: FigureWidth) throws {
    let figure = OverlapFigure(StudyContents.scores, width: width)
    try expectSnapshot(figure.svg(), "overlap-\(width.rawValue).svg")
    try expectLegible(try elements(StudyContents.scores, width), width)
  }

  @Test func `a score on an edge belongs to the bin above it, the largest to the last`() {
    let bins = ScoreBins(holding: [0, 1])
    #expect(bins.domain == 0...1)
    #expect(bins.step == 0.025)
    let counts = bins.counts([0, 0.0249, 0.025, 0.3, 0.7, 1, .nan])
    #expect(counts.count == 40)
    #expect(counts[0] == 2)
    #expect(counts[1] == 1)
    #expect(counts[12] == 1)  // 0.3 ÷ 0.025
    #expect(counts[28] == 1)  // 0.7 ÷ 0.025
    #expect(counts[39] == 1)
  }

  @Test func `bins of a hundred thousand scores add up`() throws {
    let scores = (0..<100_000).map { Double(($0 * 7919) % 99_991) / 99_991 }
    let bins = ScoreBins(holding: scores)
    #expect(bins.counts(scores).reduce(0, +) == 100_000)
    let content = OverlapContent(
      title: "T", caption: "", arms: ["A", "B"],
      panels: [.init(heading: "Before", first: scores, last: scores)])
    #expect(OverlapFigure(content).svg().utf8.count < 30_000)
  }

  @Test func `bars of both arms and phases are of one scale, and add up to the patients`() throws {
    let svg = try elements(StudyContents.scores)
    let heights = { (name: String) in svg.of(class: name).compactMap { $0.number("height") } }
    let first = heights("first").reduce(0, +)
    let last = heights("last").reduce(0, +)
    // 200 + 162 and 296 + 162 patients.
    #expect(abs(first / last - 362.0 / 458) < 0.001)
    let base = Set(svg.of(class: "last").compactMap { $0.attributes["y"] })
    #expect(base.count == 1)
  }

  @Test func `arms of very different size are shown in percent`() throws {
    let content = OverlapContent(
      title: "T", caption: "", arms: ["A", "B"],
      panels: [
        .init(
          heading: "Before", first: [0.2, 0.3], last: (0..<5000).map { Double($0 % 100) / 100 })
      ])
    let svg = try elements(content)
    #expect(svg.texts.contains { $0.text == "Patients, % of arm" })
    #expect(try elements(StudyContents.scores).texts.contains { $0.text == "Patients" })
  }

  @Test func `equal scores and no scores make a figure`() throws {
    for scores in [[], [0.5, 0.5]] {
      let content = OverlapContent(
        title: "T", caption: "", arms: ["A", "B"],
        panels: [.init(heading: "Before", first: scores, last: scores)])
      #expect(try elements(content).of(class: "first").count == (scores.isEmpty ? 0 : 1))
    }
    let none = OverlapContent(title: "T", caption: "", arms: ["A", "B"], panels: [])
    #expect(try elements(none).of(class: "panel").isEmpty)
  }
}
