import Testing

@testable import Reports

struct FlowFigureTests {
  private func elements(
    _ content: FlowContent, _ width: FigureWidth = .page
  ) throws -> SVGElements {
    try #require(SVGElements(FlowFigure(content, width: width).svg()))
  }

  private func boxes(_ svg: SVGElements) throws -> [Area] {
    try svg.of(class: "box").map { box in
      let left = try #require(box.number("x"))
      let top = try #require(box.number("y"))
      return Area(
        left: left, top: top, right: left + (try #require(box.number("width"))),
        bottom: top + (try #require(box.number("height"))))
    }
  }

  @Test(arguments: FigureWidth.allCases)
  func `who was left out as a figure`(_ width: FigureWidth) throws {
    let figure = FlowFigure(StudyContents.flow, width: width, isSynthetic: true)
    try expectSnapshot(figure.svg(), "flow-\(width.rawValue).svg")
  }

  @Test(arguments: FigureWidth.allCases)
  func `every number is printed, none broken, zero too`(_ width: FigureWidth) throws {
    let texts = try elements(StudyContents.flow, width).texts.map(\.text)
    let numbers = texts.compactMap { text in
      text.split(separator: "(n = ").last.flatMap { Int($0.dropLast()) }
    }
    // 548 − 0 − 4 − 12 − 0 − 3 − 8 − 0 − 6 − 1 − 5 − 13 − 0
    let left = [548, 548, 544, 532, 532, 529, 521, 521, 515, 514, 509, 496, 496]
    let out = [0, 4, 12, 0, 3, 8, 2, 0, 6, 1, 5, 13, 0]
    #expect(numbers.sorted() == (left + out + [120, 80, 80, 80, 80, 296]).sorted())
  }

  @Test(arguments: FigureWidth.allCases)
  func `boxes do not meet, and hold their texts`(_ width: FigureWidth) throws {
    let svg = try elements(StudyContents.flow, width)
    try expectLegible(svg, width)
    let areas = try boxes(svg)
    #expect(areas.count == 13 + 12 + 6)
    for (position, area) in areas.enumerated() {
      for other in areas.dropFirst(position + 1) {
        let isApart =
          area.right < other.left || other.right < area.left || area.bottom < other.top
          || other.bottom < area.top
        #expect(isApart)
      }
    }
    for text in svg.texts {
      let (x, y) = (try #require(text.number("x")), try #require(text.number("y")))
      #expect(areas.contains { $0.left < x && x < $0.right && $0.top < y && y < $0.bottom })
    }
  }

  @Test
  func `each step but the last leads on, each reason leads aside, each arm hangs from the bar`()
    throws
  {
    // 12 arrows down, 12 aside, 3 to arms, 3 within them.
    #expect(try elements(StudyContents.flow).of(class: "head").count == 12 + 12 + 3 + 3)
  }

  @Test func `twelve criteria fit a page`() throws {
    for width in FigureWidth.allCases {
      let svg = try elements(StudyContents.flow, width)
      #expect(try #require(boxes(svg).map(\.bottom).max()) < 680)
    }
  }

  @Test func `a flow of one box, and one of nothing, are figures`() throws {
    let one = FlowContent(
      title: "T", caption: "", steps: [.init(left: "All (n = 3)", out: ["Nobody (n = 0)"])],
      arms: [])
    #expect(try elements(one).of(class: "box").count == 2)
    let none = FlowContent(title: "T", caption: "", steps: [], arms: [])
    #expect(try elements(none).of(class: "box").isEmpty)
  }
}
