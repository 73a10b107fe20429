import Statistics
import Testing

@testable import Reports

struct ForestFigureTests {
  private func elements(
    _ content: ForestContent, _ width: FigureWidth = .page
  ) throws -> SVGElements {
    try #require(SVGElements(ForestFigure(content, width: width).svg()))
  }

  private func content(_ rows: [ForestContent.Row], overall: Double? = nil) -> ForestContent {
    ForestContent(
      title: "T", caption: "C.", rowHeading: "Subgroup", leading: ["A", "B"],
      trailing: ["HR (95% CI)", "P"], rows: rows, overall: overall, favors: ("Left", "Right"))
  }

  @Test(arguments: FigureWidth.allCases)
  func `hazard ratios within subgroups as a figure`(_ width: FigureWidth) throws {
    let figure = ForestFigure(StudyContents.subgroups, width: width, isSynthetic: true)
    try expectSnapshot(figure.svg(), "forest-\(width.rawValue).svg")
  }

  @Test(arguments: FigureWidth.allCases)
  func `a Cox model as a figure`(_ width: FigureWidth) throws {
    let figure = ForestFigure(StudyContents.cox, width: width)
    try expectSnapshot(figure.svg(), "cox-\(width.rawValue).svg")
  }

  @Test func `a square stands at its ratio`() throws {
    let half = 0.5.squareRoot()  // As far from 0.5 as from 1.
    let svg = try elements(
      content([
        StudyContents.row("a", (9, 9), (9, 9), 1, 0.6, 1.6),
        StudyContents.row("b", (9, 9), (9, 9), half, 0.6, 1.6),
      ]))
    let marks = svg.of(class: "ratio")
    #expect(marks.map(\.text) == ["0.5", "0.75", "1", "1.5", "2"])
    let places = try marks.map { try #require($0.number("x")) }
    let middles = try svg.of(class: "square").map {
      try #require($0.number("x")) + (try #require($0.number("width"))) / 2
    }
    #expect(abs(middles[0] - places[2]) < 0.02)
    #expect(abs(middles[1] - (places[0] + places[2]) / 2) < 0.02)
  }

  @Test func `four times the events are a square of twice the side`() throws {
    let svg = try elements(
      content([
        StudyContents.row("a", (80, 90), (20, 90), 1, 0.6, 1.6),
        StudyContents.row("b", (15, 90), (10, 90), 1, 0.6, 1.6),
        StudyContents.row("all", (900, 900), (900, 900), 1, 0.9, 1.1, isOverall: true),
      ]))
    let sides = svg.of(class: "square").compactMap { $0.number("width") }
    #expect(sides.count == 2)
    #expect(abs(sides[0] - 2 * sides[1]) < 0.02)
    #expect(svg.of(class: "diamond").count == 1)
  }

  @Test func `texts stand under the headings of their columns`() throws {
    let svg = try elements(StudyContents.subgroups)
    for side in ["leading", "trailing"] {
      let edges = Set(svg.of(class: "\(side)-heading").compactMap { $0.attributes["x"] })
      let texts = svg.of(class: side)
      #expect(edges.count == 2)
      #expect(Set(texts.compactMap { $0.attributes["x"] }) == edges)
      #expect(texts.allSatisfy { $0.attributes["text-anchor"] == "end" })
    }
    let counts = svg.of(class: "leading").map(\.text)
    #expect(counts.prefix(4) == ["169/200", "277/296", "137/163", "218/232"])
  }

  @Test func `a row that cannot be estimated draws nothing`() throws {
    let svg = try elements(StudyContents.cox)
    let rows = StudyContents.cox.rows
    #expect(svg.texts.contains { $0.text == "NE" })
    #expect(svg.of(class: "estimate").count == rows.filter { $0.estimate != nil }.count)
    #expect(svg.of(class: "square").count == 3)
    #expect(svg.of(class: "limits").count == 3)
    #expect(svg.of(class: "ring").count == rows.filter(\.isReference).count)
  }

  @Test func `an arrow ends a line whose limit lies beyond the axis`() throws {
    let svg = try elements(StudyContents.cox)
    let arrows = svg.of(class: "beyond")
    #expect(arrows.count == 1)
    let tip = try #require(
      arrows.first?.attributes["d"]?.split(separator: "L").dropFirst().first?.split(separator: " ")
        .first)
    let line = try #require(svg.of(class: "limits").last?.attributes["d"])
    #expect(line.hasSuffix("H\(tip)"))
    // The last mark, 10, is the end of the axis.
    #expect(svg.of(class: "ratio").last?.attributes["x"] == String(tip))
  }

  @Test func `the dashed line runs through the overall effect`() throws {
    let svg = try elements(StudyContents.subgroups)
    let line = try #require(svg.of(class: "overall").first?.attributes["d"])
    let diamond = try #require(svg.of(class: "diamond").first?.attributes["d"])
    let middle = try #require(diamond.split(separator: "L").dropFirst().first)
    #expect(line.dropFirst().split(separator: " ").first == middle.split(separator: " ").first)
  }

  @Test func `the caption says what is drawn, and no more`() {
    let subgroups = ForestFigure(StudyContents.subgroups).caption
    #expect(subgroups.contains("area in proportion to the events"))
    #expect(subgroups.contains("Dashed line"))
    #expect(!subgroups.contains("Arrows"))
    #expect(!subgroups.contains("Ring"))
    let cox = ForestFigure(StudyContents.cox).caption
    #expect(cox.contains("Arrows: beyond the axis."))
    #expect(cox.contains("Ring: reference."))
    #expect(!cox.contains("Diamond"))
  }

  @Test func `a column of a journal has texts on second lines, or says which it leaves out`() throws
  {
    let few = ForestFigure(StudyContents.cox, width: .column)
    #expect(try #require(SVGElements(few.svg())).of(class: "leading").map(\.text).contains("0/3"))
    #expect(!few.caption.contains("Not shown"))
    var many = StudyContents.subgroups
    many.rows += many.rows.dropFirst() + many.rows.dropFirst()
    let long = ForestFigure(many, width: .column)
    #expect(
      long.caption.contains(
        "Not shown for want of room: 2L-ICI, events/N; 2L-non-ICI, events/N."))
    #expect(try #require(SVGElements(long.svg())).of(class: "square").count == 36)
  }

  @Test(arguments: FigureWidth.allCases)
  func `long labels in any script are legible`(_ width: FigureWidth) throws {
    var content = StudyContents.subgroups
    let ratio = StudyContents.row("前治療の無増悪生存期間が6か月未満の患者", (9, 9), (9, 9), 1, 0.001, 90)
    content.rows += [
      .init("一线免疫检查点抑制剂联合化疗后无进展生存期(月)以及其他较长的说明", trailing: ["", "0.004"]), ratio,
      .init("A_factor_without_any_blank_that_is_far_too_long_for_its_column"),
      .init("<script>alert('x')</script>", indent: 1, leading: ["1/2", "2/3"], trailing: ["NE"]),
    ]
    content.leading[0] = "免疫治疗组,事件数/人数"
    for figure in [content, StudyContents.cox, StudyContents.subgroups] {
      try expectLegible(try elements(figure, width), width)
    }
    #expect(!(try elements(content, width)).elements.contains { $0.name == "script" })
  }

  @Test(arguments: FigureWidth.allCases)
  func `no rows make a figure`(_ width: FigureWidth) throws {
    #expect(try elements(content([]), width).of(class: "ratio").map(\.text).contains("1"))
  }
}
