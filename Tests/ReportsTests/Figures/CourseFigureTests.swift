import ClinicalRecords
import Endpoints
import Testing

@testable import Analyses
@testable import Reports

/// The figures of single patients.
enum CourseFigureKind: String, CaseIterable {
  case waterfall
  case spider
  case swimmer

  func figure(
    _ comparison: CourseComparison, _ options: CourseFigureOptions = CourseFigureOptions()
  ) -> any Figure {
    switch self {
    case .waterfall: WaterfallFigure(comparison, options: options)
    case .spider: SpiderFigure(comparison, options: options)
    case .swimmer: SwimmerFigure(comparison, options: options)
    }
  }

  func elements(
    _ comparison: CourseComparison, _ options: CourseFigureOptions = CourseFigureOptions()
  ) throws -> SVGElements {
    try #require(SVGElements(figure(comparison, options).svg()))
  }
}

/// What holds for all figures of single patients.
struct CourseFigureTests {
  @Test(arguments: CourseFigureKind.allCases, FigureWidth.allCases)
  func `eight patients as a figure`(_ kind: CourseFigureKind, _ width: FigureWidth) throws {
    let options = CourseFigureOptions(width: width, isSynthetic: true)
    let figure = kind.figure(Courses.comparison([("All", Courses.eight)]), options)
    try expectSnapshot(figure.svg(), "\(kind.rawValue)-\(width.rawValue).svg")
  }

  @Test(arguments: CourseFigureKind.allCases, [1, 2, 8, 60, 200, 500])
  func `one patient and hundreds can be read at both widths`(
    _ kind: CourseFigureKind, _ count: Int
  ) throws {
    let courses = Courses.many(count)
    let half = courses.count / 2
    let long = "Immune checkpoint inhibitor with or without platinum doublet"
    for width in FigureWidth.allCases {
      for groups in [
        [("All", courses)], [(long, Array(courses[..<half])), ("B", Array(courses[half...]))],
      ] {
        var options = CourseFigureOptions(width: width, isSynthetic: true)
        for course in courses { options.labels[course.patientID] = "P\(course.patientID)" }
        try expectLegible(
          try kind.elements(Courses.comparison(groups), options), width)
      }
    }
  }

  @Test(arguments: CourseFigureKind.allCases)
  func `nobody makes a figure`(_ kind: CourseFigureKind) throws {
    let svg = try kind.elements(Courses.comparison([("All", [])]))
    #expect(svg.texts.contains { $0.text == "0 patients" })
  }

  @Test(arguments: CourseFigureKind.allCases)
  func `a figure does not depend on the order in which patients were read`(
    _ kind: CourseFigureKind
  ) throws {
    let courses = Courses.many(40)
    let one = kind.figure(Courses.comparison([("All", courses)])).svg()
    let other = kind.figure(Courses.comparison([("All", courses.reversed())])).svg()
    #expect(one == other)
  }

  @Test(arguments: CourseFigureKind.allCases)
  func `hostile names are text, and the file stays XML`(_ kind: CourseFigureKind) throws {
    var options = CourseFigureOptions()
    for course in Courses.eight {
      options.labels[course.patientID] = Cohort.hostileNames[Int(course.patientID) % 4]
    }
    let groups = Cohort.hostileNames.map { ($0, Courses.eight) }
    let svg = try kind.elements(Courses.comparison(groups), options)
    #expect(!svg.elements.contains { $0.name == "script" || $0.name == "img" })
    #expect(!svg.elements.contains { $0.text.contains("\u{1B}") })
    try expectLegible(svg, .page)
  }

  @Test(arguments: CourseFigureKind.allCases)
  func `the caption names numbers, cutoff and settings`(_ kind: CourseFigureKind) {
    var rules = EndpointRules(cutoff: ClinicalDate(year: 2025, month: 1, day: 10))
    rules.responseBasis = .confirmed
    let caption = kind.figure(Courses.comparison([("All", Courses.eight)], rules: rules)).caption
    #expect(caption.contains("N = 10"))
    #expect(caption.contains("Data cutoff: 2025-01-10."))
    #expect(caption.contains("RECIST 1.1, confirmed, as entered"))
    #expect(caption.contains("other than the defaults: response_basis = confirmed."))
  }

  @Test(arguments: CourseFigureKind.allCases)
  func `no figure names a patient unasked`(_ kind: CourseFigureKind) throws {
    let texts = try kind.elements(Courses.comparison([("All", Courses.many(12))])).texts
    #expect(!texts.contains { $0.attributes["class"] == "label" })
  }
}
