import Analyses
import Statistics
import Testing

@testable import Reports

struct KaplanMeierFigureTests {
  static func elements(
    _ comparison: SurvivalComparison, _ options: KaplanMeierOptions = KaplanMeierOptions()
  ) throws -> SVGElements {
    try #require(SVGElements(KaplanMeierFigure(comparison, options: options).svg()))
  }

  @Test(arguments: FigureWidth.allCases)
  func `survival of two groups as a figure`(_ width: FigureWidth) throws {
    let options = KaplanMeierOptions(width: width, showsBand: true, isSynthetic: true)
    let figure = KaplanMeierFigure(try Cohort.ofTimes.survival(), options: options)
    try expectSnapshot(figure.svg(), "survival-\(width.rawValue).svg")
  }

  @Test(arguments: FigureWidth.allCases)
  func `numbers at risk stand exactly under the months`(_ width: FigureWidth) throws {
    let svg = try Self.elements(
      try Cohort.ofTimes.survival(), KaplanMeierOptions(width: width))
    let months = svg.of(class: "month").map { $0.attributes["x"] }
    let counts = svg.of(class: "at-risk").map { $0.attributes["x"] }
    #expect(months.count > 1)
    #expect(counts == months + months)
  }

  @Test func `at risk at a month are those whose time is not before it`() throws {
    let svg = try Self.elements(try Cohort.ofTimes.survival())
    #expect(svg.of(class: "month").map(\.text) == ["0", "3", "6", "9", "12", "15"])
    // Days 91.3, 182.6, 273.9, 365.3, 456.6: ICI 100 200 300 400, No ICI 50 100 150 250.
    #expect(
      svg.of(class: "at-risk").map(\.text)
        == ["4", "4", "3", "2", "1", "0", "4", "3", "1", "0", "0", "0"])
  }

  @Test func `a curve ends at the last observed time`() throws {
    let svg = try Self.elements(try Cohort.ofTimes.survival())
    let months = svg.of(class: "month").compactMap { $0.number("x") }
    let (start, end) = (try #require(months.first), try #require(months.last))
    for (curve, days) in zip(svg.of(class: "curve"), [400.0, 250]) {
      let expected = start + days / 30.4375 / 15 * (end - start)
      let path = try #require(curve.attributes["d"])
      let last = try #require(path.split(separator: "H").last.flatMap { Double($0) })
      #expect(abs(last - expected) < 0.011)
      #expect(path.hasPrefix("M\(coordinate(start)) "))
    }
  }

  @Test func `each distinct time of censoring has one mark`() throws {
    var cohort = Cohort.ofTimes
    cohort.add(to: 0, day: 300, isDeath: false)
    let marks = try Self.elements(try cohort.survival()).of(class: "censoring")
    #expect(marks.map { $0.attributes["d"]?.filter { $0 == "M" }.count } == [2, 1])
    let plain = KaplanMeierOptions(showsCensoring: false)
    #expect(try Self.elements(try cohort.survival(), plain).of(class: "censoring").isEmpty)
  }

  @Test func `a band is light`() throws {
    let options = KaplanMeierOptions(showsBand: true)
    let bands = try Self.elements(try Cohort.ofTimes.survival(), options).of(class: "band")
    #expect(bands.count == 2)
    #expect(bands.allSatisfy { $0.number("fill-opacity") ?? 1 <= 0.25 })
  }

  @Test func `hostile names are text, and the file stays XML`() throws {
    let svg = try Self.elements(try Cohort.hostile.survival())
    #expect(!svg.elements.contains { $0.name == "script" || $0.name == "img" })
    #expect(svg.texts.contains { $0.text.hasPrefix("<script>alert") })
    #expect(!svg.elements.contains { $0.text.contains("\u{1B}") })
  }

  @Test(arguments: FigureWidth.allCases)
  func `no text is smaller than seven points or leaves the figure`(_ width: FigureWidth) throws {
    let names = [
      "Immune checkpoint inhibitor with or without platinum doublet",
      "免疫チェックポイント阻害薬と化学療法の併用を受けた患者さんの群", "A_word_without_any_blank_that_is_far_too_long", "B",
    ]
    var cohort = Cohort(groups: names)
    for group in names.indices {
      for day in [40, 90, 700] { cohort.add(to: group, day: day + group, isDeath: day < 100) }
    }
    let svg = try Self.elements(try cohort.survival(), KaplanMeierOptions(width: width))
    try expectLegible(svg, width)
  }

  @Test func `texts do not meet`() throws {
    let names = ["Immune checkpoint inhibitor with or without platinum doublet", "B"]
    var cohort = Cohort(groups: names)
    for group in 0...1 {
      for day in [40, 90, 700] { cohort.add(to: group, day: day + group, isDeath: day < 100) }
    }
    for width in FigureWidth.allCases {
      let svg = try Self.elements(
        try cohort.survival(doubled: 17), KaplanMeierOptions(width: width))
      try expectLegible(svg, width)
    }
  }

  @Test func `a million patients make a small figure`() throws {
    var cohort = Cohort(groups: ["A", "B"])
    for day in 0..<4000 { cohort.add(to: day % 2, day: day, isDeath: day % 3 > 0) }
    let comparison = try cohort.survival(doubled: 8)
    let options = KaplanMeierOptions(showsBand: true)
    let text = KaplanMeierFigure(comparison, options: options).svg()
    let svg = try #require(SVGElements(text))
    #expect(comparison.total.curve.count == 1_024_000)
    #expect(text.utf8.count < 200_000)
    for curve in svg.of(class: "curve") {
      #expect(curve.attributes["d"]?.filter { $0 == "H" }.count ?? 0 < 3000)
    }
  }

  @Test(arguments: [[], [(0, false)], [(0, true)], [(200, true)], [(200, false)]])
  func `nobody, one patient, and no event make a figure`(_ times: [(Int, Bool)]) throws {
    var cohort = Cohort(groups: ["All"])
    for (day, isDeath) in times { cohort.add(to: 0, day: day, isDeath: isDeath) }
    let svg = try Self.elements(try cohort.survival(), KaplanMeierOptions(showsBand: true))
    #expect(svg.of(class: "at-risk").first?.text == "\(times.count)")
    #expect(svg.of(class: "curve").count == times.count)
  }

  @Test func `an axis that ends early cuts curves and marks`() throws {
    let options = KaplanMeierOptions(lastMonth: 6)
    let svg = try Self.elements(try Cohort.ofTimes.survival(), options)
    #expect(svg.of(class: "month").map(\.text) == ["0", "3", "6"])
    let end = try #require(svg.of(class: "month").last?.attributes["x"])
    #expect(svg.of(class: "curve").first?.attributes["d"]?.hasSuffix("H\(end)") == true)
    #expect(svg.of(class: "censoring").count == 1)
  }
}
