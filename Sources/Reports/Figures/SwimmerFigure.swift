public import Analyses
import ClinicalRecords
import Endpoints

/// What happened to each patient from the start of a line: a lane each, longest first.
public struct SwimmerFigure: Figure {
  /// Lanes that can be told apart on a page.
  public static let legibleLanes = 200

  private let comparison: CourseComparison
  private let options: CourseFigureOptions
  private let words: CourseWords
  /// The lanes of each group.
  private let lanes: [[TreatmentCourse]]
  private let styles: RegimenStyles

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
    lanes =
      LaneChoice(comparison.groups, limit: options.laneLimit ?? SwimmerFigure.legibleLanes)
      .groups
    styles = RegimenStyles(of: lanes.flatMap { $0 })
  }

  /// What the figure shows, in one line.
  public var title: String { comparison.population.title("Courses from the start of treatment") }

  /// What is printed under the figure: definitions, cutoff, numbers, settings, who is not shown.
  public var caption: String {
    let sentences =
      [
        "One lane per \(words.unit(1)) from the start of \(words.origin) to death or the last day "
          + "known alive, at the latest the cutoff, longest first.",
        "High bars: \(words.origin); low bars: later lines; colors: classes of their drugs; thin "
          + "line: no treatment.",
        "PR, CR: start of the response (\(words.criteria)). PD: first progression, whatever line was being given.",
      ] + omitted + [words.month]
    return words.caption(title: title, isSynthetic: options.isSynthetic, sentences)
  }

  /// The figure as a file of its own; the same answer always gives the same bytes.
  public func svg() -> String {
    let (width, margin) = (options.width, FigureHead.margin)
    let right = width.points - margin
    let head = FigureHead(
      keyEntries, isSynthetic: options.isSynthetic, right: right, width)
    let field = Area(left: margin, top: head.bottom, right: right, bottom: 0)
    let pool = SwimmerLanes(
      lanes, headings: headings, labels: options.labels, styles: styles, in: field,
      title: "Months from start of \(words.origin)",
      daysPerMonth: comparison.population.rules.daysPerMonth, width)
    let notes = Footnotes(
      omitted + (pool.dropsLabels ? ["Lanes are too narrow for labels."] : []),
      length: right - margin, width)
    var drawing = SVGDrawing()
    head.draw(into: &drawing)
    pool.draw(into: &drawing)
    notes.draw(into: &drawing, at: Point(x: margin, y: pool.bottom + 2))
    return drawing.document(
      width: width, height: pool.bottom + 2 + notes.height + margin, title: title,
      description: caption)
  }

  private var headings: [String] {
    zip(comparison.groups, lanes).map { words.heading($0, shown: $1.count) }
  }

  /// Says how many lanes are left out.
  private var omitted: [String] {
    let (all, shown) = (comparison.courses.count, lanes.reduce(0) { $0 + $1.count })
    guard shown < all else { return [] }
    let style = options.style
    return [
      "Shown: \(style.count(shown)) of \(style.count(all)) \(words.unit(all)), evenly spaced in "
        + "order of length\(comparison.groups.count > 1 ? " within each group" : "")."
    ]
  }

  private var keyEntries: [FigureKey.Entry] {
    let shown = lanes.flatMap { $0 }
    var entries = styles.keyEntries
    if shown.contains(where: { $0.segments.count > 1 }) {
      entries.append(
        FigureKey.Entry(
          sample: .area(Fill(color: "#FFFFFF"), heightShare: SwimmerLanes.laterLineShare),
          text: "later line"))
    }
    let events: [(Symbol, String, (TreatmentCourse) -> Bool)] = [
      (.ring, "PR", { $0.responses.contains { !$0.isComplete } }),
      (.disc, "CR", { $0.responses.contains { $0.isComplete } }),
      (.square, "PD", { $0.progression != nil }), (.cross, "death", \.isDead),
      (.arrow, "treatment goes on", \.isOnTreatment),
    ]
    for (symbol, text, occurs) in events where shown.contains(where: occurs) {
      entries.append(FigureKey.Entry(sample: .symbol(symbol), text: text))
    }
    return entries
  }
}
