import Testing

@testable import Reports

struct LoveFigureTests {
  private func elements(
    _ content: LoveContent, _ width: FigureWidth = .page
  ) throws -> SVGElements {
    try #require(SVGElements(LoveFigure(content, width: width).svg()))
  }

  @Test(arguments: FigureWidth.allCases)
  func `balance as a figure`(_ width: FigureWidth) throws {
    let figure = LoveFigure(StudyContents.differences, width: width)
    try expectSnapshot(figure.svg(), "love-\(width.rawValue).svg")
    try expectLegible(try elements(StudyContents.differences, width), width)
  }

  @Test func `covariates stand by falling difference before, unknown ones last`() throws {
    #expect(
      try elements(StudyContents.differences).of(class: "label").map(\.text) == [
        "First-line immune checkpoint inhibitor", "Lung metastases", "Age ≥65 years",
        "Liver metastases", "Sex", "Smoking history", "ECOG performance status ≥2",
        "Site of treatment",
      ])
  }

  @Test func `the line at 0.1 stands at the mark 0.1`() throws {
    let svg = try elements(StudyContents.differences)
    let marks = svg.of(class: "month")
    #expect(marks.map(\.text) == ["0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6"])
    for (name, mark) in [("limit", 1), ("limit-faint", 2)] {
      let line = try #require(svg.of(class: name).first?.attributes["d"])
      let place = try #require(marks[mark].attributes["x"])
      #expect(line.hasPrefix("M\(place) "))
    }
  }

  @Test func `a difference that is not known draws nothing`() throws {
    let svg = try elements(StudyContents.differences)
    // Eight covariates, one unknown before and one after, and a sample of each in the key.
    #expect(svg.of(class: "ring").count == 7 + 1)
    #expect(svg.of(class: "disc").count == 7 + 1)
  }

  @Test func `large differences and no rows make a figure`() throws {
    func marks(_ before: Double?) throws -> [String] {
      let rows = before.map { [LoveContent.Row("x", before: $0, after: 0)] } ?? []
      let content = LoveContent(title: "T", caption: "", rows: rows, phases: ("B", "A"))
      return try elements(content).of(class: "month").map(\.text)
    }
    #expect(try marks(3.2) == ["0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0", "3.5"])
    #expect(try marks(nil) == ["0", "0.1", "0.2", "0.3"])
  }
}
