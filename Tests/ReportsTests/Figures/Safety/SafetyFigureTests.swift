import Analyses
import ClinicalRecords
import Testing

@testable import Reports

/// What holds for all figures of adverse events.
struct SafetyFigureTests {
  @Test(arguments: SafetyFigureKind.allCases, FigureWidth.allCases)
  func `a few events as a figure`(_ kind: SafetyFigureKind, _ width: FigureWidth) throws {
    let options = SafetyFigureOptions(width: width, isSynthetic: true)
    let figure = try kind.figure(SafetyCohorts.small, options)
    try expectSnapshot(figure.svg(), "\(kind.rawValue)-\(width.rawValue).svg")
  }

  @Test(arguments: SafetyFigureKind.allCases, [0, 1, 7, 40, 60])
  func `no row, one and more than a page holds can be read at both widths`(
    _ kind: SafetyFigureKind, _ terms: Int
  ) throws {
    let long = [
      "Immune checkpoint inhibitor with or without platinum doublet",
      "A_group_whose_name_has_no_blank_and_goes_on",
    ]
    for width in FigureWidth.allCases {
      for groups in [["ICI", "No ICI"], long] {
        for patients in [1, 3, 400] {
          let cohort = SafetyCohorts.many(
            terms, patients: patients, groups: groups, named: SafetyCohorts.longTerms)
          let options = SafetyFigureOptions(width: width, isSynthetic: true)
          let svg = try #require(SVGElements(try kind.figure(cohort, options).svg()))
          try expectLegible(svg, width)
        }
      }
    }
  }

  @Test(arguments: SafetyFigureKind.allCases)
  func `a figure does not depend on the order in which patients were read`(
    _ kind: SafetyFigureKind
  ) throws {
    var cohort = SafetyCohorts.many(12, patients: 30)
    let one = try kind.figure(cohort).svg()
    cohort.reverse()
    #expect(try kind.figure(cohort).svg() == one)
  }

  @Test(arguments: SafetyFigureKind.allCases)
  func `hostile names are text, and the file stays XML`(_ kind: SafetyFigureKind) throws {
    let cohort = SafetyCohorts.many(
      4, patients: 20, groups: Array(Cohort.hostileNames.prefix(2)), named: Cohort.hostileNames)
    let svg = try #require(SVGElements(try kind.figure(cohort).svg()))
    #expect(!svg.elements.contains { $0.name == "script" || $0.name == "img" })
    #expect(!svg.elements.contains { $0.text.contains("\u{1B}") })
    try expectLegible(svg, .page)
  }

  @Test(arguments: SafetyFigureKind.allCases)
  func `figure and caption name dictionary, window, relation, cutoff and numbers`(
    _ kind: SafetyFigureKind
  ) throws {
    var cohort = SafetyCohorts.small
    cohort.cutoff = Cohort.start.adding(days: 300)
    let figure = try kind.figure(cohort)
    let svg = try #require(SVGElements(figure.svg()))
    let drawn = svg.texts.map(\.text).joined(separator: " ")
    for words in [
      "CTCAE 5.0.", "30 days", "Only events recorded as related to treatment.",
      "Data cutoff: 2020-02-08.",
    ] {
      #expect(figure.caption.contains(words))
      #expect(drawn.contains(words))
    }
    #expect(figure.caption.contains("ICI: N = 10. No ICI: N = 8."))
    #expect(drawn.contains("ICI (N\u{A0}=\u{A0}10)"))
  }

  @Test func `grades differ in lightness, so that gray tells them apart`() {
    for spans in [GradeStyle.spans, GradeStyle.grades] {
      let lightness = spans.map(\.fill.lightness)
      for (lighter, darker) in zip(lightness, lightness.dropFirst()) {
        #expect(lighter - darker > 0.12)
      }
    }
  }
}
