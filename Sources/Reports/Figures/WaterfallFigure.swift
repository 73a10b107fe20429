public import Analyses
import ClinicalRecords
import Endpoints

/// The best change of the sum of diameters, a bar per patient, worst to best; a plot per group.
public struct WaterfallFigure: Figure {
  /// Plots with more bars are as wide as the figure.
  private static let mostBarsBesideOthers = 60

  private let comparison: CourseComparison
  private let options: CourseFigureOptions
  private let words: CourseWords
  private let axis: PercentAxis

  /// Draws an answer.
  ///
  /// - Parameters:
  ///   - comparison: The lines of therapy.
  ///   - options: How they are drawn.
  public init(
    _ comparison: CourseComparison, options: CourseFigureOptions = CourseFigureOptions()
  ) {
    self.comparison = comparison
    self.options = options
    words = CourseWords(comparison, options)
    axis = PercentAxis(holding: comparison.courses.compactMap(\.bestPercent), atMost: 100)
  }

  /// What the figure shows, in one line.
  public var title: String {
    comparison.population.title("Best change of the sum of diameters")
  }

  /// What is printed under the figure: definitions, cutoff, numbers, settings, who is not shown.
  public var caption: String {
    var sentences = [
      "Best change from baseline of the sum of diameters of target lesions (RECIST 1.1: longest "
        + "diameter, of lymph nodes the short axis), complete sums only, from the start of the line "
        + "to the first progression or the start of the next line; one bar per \(words.unit(1)), "
        + "worst to best.",
      "Dashed: +20% and −30%.", "Color: best overall response (\(words.criteria)).",
      "Marks at the zero line: best response is progression, shown by a new lesion or by a "
        + "non-target lesion.",
    ]
    if hasBeyond { sentences.append("Bars above +100% are cut there and marked.") }
    sentences += words.notShown
    return words.caption(title: title, isSynthetic: options.isSynthetic, sentences)
  }

  /// The figure as a file of its own; the same answer always gives the same bytes.
  public func svg() -> String {
    let (width, margin) = (options.width, FigureHead.margin)
    let right = width.points - margin
    let head = FigureHead(
      keyEntries, isSynthetic: options.isSynthetic, right: right, width)
    let field = Area(left: margin, top: head.bottom, right: right, bottom: 0)
    let grid = grid(in: field)
    let notes = Footnotes(words.notShown, length: right - margin, width)
    var drawing = SVGDrawing()
    head.draw(into: &drawing)
    grid.draw(verticalTitle: "Best change from baseline (%)", into: &drawing)
    for (group, panel) in zip(comparison.groups, grid.panels) {
      WaterfallPanel(group.courses, plot: panel.plot, axis: axis, width)
        .draw(into: &drawing)
    }
    notes.draw(into: &drawing, at: Point(x: margin, y: grid.bottom))
    return drawing.document(
      width: width, height: grid.bottom + notes.height + margin, title: title,
      description: caption)
  }

  private func grid(in field: Area) -> PanelGrid {
    let groups = comparison.groups
    let most = groups.map(\.courses.count).max() ?? 0
    let columns =
      options.width == .page && groups.count > 1 && most <= WaterfallFigure.mostBarsBesideOthers
      ? 2 : 1
    let rows = (groups.count + columns - 1) / columns
    let headings = groups.map { group in
      words.heading(group, shown: group.courses.count { $0.bestPercent != nil })
    }
    return PanelGrid(
      headings, columns: columns, in: field,
      plotHeight: rows > 1 ? 130 : options.width == .page ? 190 : 150, roomBelow: 8, options.width)
  }

  private var hasBeyond: Bool {
    comparison.courses.contains { $0.bestPercent.map { axis.isBeyond($0) } ?? false }
  }

  private var keyEntries: [FigureKey.Entry] {
    let shown = comparison.courses.filter { $0.bestPercent != nil }
    var entries = OverallResponse.bestFirst.filter { response in
      shown.contains { $0.bestResponse == response }
    }.map {
      FigureKey.Entry(sample: .area(ResponseStyle($0).fill), text: $0.rawValue)
    }
    for (mark, text) in [
      (Symbol.triangle, "PD by new lesion"), (.diamond, "PD by non-target lesion"),
    ] where shown.contains(where: { $0.waterfallMark == mark }) {
      entries.append(FigureKey.Entry(sample: .symbol(mark), text: text))
    }
    if hasBeyond {
      entries.append(FigureKey.Entry(sample: .symbol(.chevron), text: "above +100%"))
    }
    return entries
  }
}

extension TreatmentCourse {
  /// What a bar is marked with: a progression that its height does not show.
  var waterfallMark: Symbol? {
    guard bestResponse == .progressive else { return nil }
    switch progression?.ground {
    case .newLesion: return .triangle
    case .nonTarget: return .diamond
    case .other, nil: return nil
    }
  }
}
