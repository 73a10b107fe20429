import Analyses
import Testing

@testable import Reports

struct PanelFigureTests {
  private static let pairs = KaplanMeierOptions.StatedEffect(
    lines: ["HR 0.65 (0.51–0.82), p < 0.001, robust by pair"],
    notes: ["Hazard ratio: Cox model, variance robust by pair."])

  private func panels(_ effect: KaplanMeierOptions.StatedEffect? = nil) throws
    -> [PanelFigure.Panel]
  {
    let survival = try Cohort.ofTimes.survival()
    let plain = KaplanMeierFigure(survival, options: .init(isSynthetic: true))
    let stated = KaplanMeierFigure(survival, options: .init(isSynthetic: true, effect: effect))
    return [
      .init("Overall survival, before matching", .survival(plain)),
      .init("Overall survival, after matching", .survival(stated)),
      .init("Overall survival without a comparison", .survival(stated)),
    ]
  }

  private func elements(
    _ panels: [PanelFigure.Panel], _ width: FigureWidth = .page
  ) throws -> SVGElements {
    try #require(SVGElements(PanelFigure(title: "T", panels: panels, width: width).svg()))
  }

  @Test(arguments: FigureWidth.allCases)
  func `panels of survival as a figure`(_ width: FigureWidth) throws {
    let figure = PanelFigure(
      title: "Survival before and after matching", panels: try panels(Self.pairs), width: width)
    try expectSnapshot(figure.svg(), "panels-\(width.rawValue).svg")
    try expectLegible(try elements(try panels(Self.pairs), width), width)
  }

  @Test func `a panel prints what its figure in a column prints`() throws {
    let survival = KaplanMeierFigure(
      try Cohort.ofTimes.survival(), options: KaplanMeierOptions(width: .column))
    let alone = try #require(SVGElements(survival.svg())).texts.map(\.text)
    let svg = try elements([.init("X", .survival(survival)), .init("Y", .survival(survival))])
    #expect(svg.texts.map(\.text) == ["A", "X"] + alone + ["B", "Y"] + alone)
  }

  @Test func `panels have letters, and say once that data are made up`() throws {
    let svg = try elements(try panels())
    #expect(svg.of(class: "letter").map(\.text) == ["A", "B", "C"])
    #expect(svg.texts.filter { $0.text == "Synthetic data" }.count == 1)
  }

  @Test func `plots beside each other begin at one height, and axes below each other in one line`()
    throws
  {
    let svg = try elements(try panels(Self.pairs))
    func starts(_ part: Int) -> [Substring] {
      svg.of(class: "curve").compactMap { curve in
        curve.attributes["d"]?.dropFirst().split(whereSeparator: { " H".contains($0) })[part]
      }
    }
    // Two curves a panel: A and B stand beside each other, C below A.
    #expect(starts(1)[0] == starts(1)[2])
    #expect(starts(0)[0] == starts(0)[4])
    #expect(starts(0)[0] != starts(0)[2])
  }

  @Test func `what is stated takes the place of the comparison's own hazard ratio and test`() throws
  {
    let figure = KaplanMeierFigure(
      try Cohort.ofTimes.survival(), options: KaplanMeierOptions(effect: Self.pairs))
    let texts = try #require(SVGElements(figure.svg())).texts.map(\.text)
    #expect(texts.contains("HR 0.65 (0.51–0.82), p < 0.001, robust by pair"))
    #expect(!texts.contains { $0.contains("Log-rank") || $0 == "1 (reference)" })
    #expect(figure.caption.contains("Hazard ratio: Cox model, variance robust by pair."))
    #expect(!figure.caption.contains("unstratified"))
  }

  @Test func `the caption says shared things once, and the others behind letters`() throws {
    let caption = PanelFigure(title: "T", panels: try panels(Self.pairs)).caption
    #expect(caption.hasPrefix("Synthetic data"))
    #expect(caption.split(separator: "A month is").count == 2)
    #expect(caption.contains("A, Overall survival, before matching. ICI: N = 4"))
    #expect(caption.contains("B, C: Hazard ratio: Cox model, variance robust by pair."))
    #expect(caption.contains("A: Hazard ratio: Cox model, compared with"))
  }

  @Test func `no panels make a figure`() throws {
    #expect(try elements([]).of(class: "panel").isEmpty)
  }
}
