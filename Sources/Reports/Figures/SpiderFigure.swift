public import Analyses
import ClinicalRecords
import Endpoints

/// The change of the sum of diameters over the real days of the scans, a line per patient; a plot per
/// group.
public struct SpiderFigure: Figure {

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
    axis = PercentAxis(
      holding: comparison.courses.flatMap(\.changes).compactMap(\.percent), atMost: 200)
  }

  /// What the figure shows, in one line.
  public var title: String {
    comparison.population.title("Change of the sum of diameters over time")
  }

  /// What is printed under the figure: definitions, cutoff, numbers, settings, who is not shown.
  public var caption: String {
    var sentences = [
      "Change from baseline of the sum of diameters of target lesions (RECIST 1.1: longest diameter, "
        + "of lymph nodes the short axis) on the days of the scans, from the start of the line to "
        + "the first progression or the start of the next line; one line per \(words.unit(1)). "
        + "Incomplete sums are gaps.",
      "Dashed: +20% and −30%.", "Color: best overall response (\(words.criteria)).",
      "Dotted: to a progression without complete sum, or to death.",
    ]
    if hasBeyond { sentences.append("Changes above +200% stand at +200%, marked.") }
    sentences += words.notShown + [words.month]
    return words.caption(title: title, isSynthetic: options.isSynthetic, sentences)
  }

  /// The figure as a file of its own; the same answer always gives the same bytes.
  public func svg() -> String {
    let (width, margin) = (options.width, FigureHead.margin)
    let right = width.points - margin - 4
    let head = FigureHead(
      keyEntries, isSynthetic: options.isSynthetic, right: right, width)
    let field = Area(left: margin, top: head.bottom, right: right, bottom: 0)
    let grid = grid(in: field)
    let notes = Footnotes(words.notShown, length: right - margin, width)
    var drawing = SVGDrawing()
    head.draw(into: &drawing)
    grid.draw(verticalTitle: "Change from baseline (%)", into: &drawing)
    for (group, panel) in zip(comparison.groups, grid.panels) {
      SpiderPanel(
        group.courses, plot: panel.plot, axis: axis, months: months(over: panel.plot),
        title: "Months from start of \(words.origin)", width
      ).draw(into: &drawing)
    }
    notes.draw(into: &drawing, at: Point(x: margin, y: grid.bottom))
    return drawing.document(
      width: width, height: grid.bottom + notes.height + margin, title: title,
      description: caption)
  }

  private func grid(in field: Area) -> PanelGrid {
    let groups = comparison.groups
    let columns = options.width == .page && groups.count > 1 ? 2 : 1
    let headings = groups.map { group in
      words.heading(group, shown: group.courses.count { $0.bestPercent != nil })
    }
    let height: Double = groups.count > 1 ? 150 : options.width == .page ? 240 : 160
    return PanelGrid(
      headings, columns: columns, in: field, plotHeight: height,
      roomBelow: Axes.bottomMargin(options.width) + 2, options.width)
  }

  private var shown: [TreatmentCourse] { comparison.courses.filter { $0.bestPercent != nil } }

  /// The axis of time of a plot; it reaches the same month in every plot.
  private func months(over plot: Area) -> MonthAxis {
    let last = shown.map { max($0.changes.last?.day ?? 0, $0.spiderEnd?.day ?? 0) }.max() ?? 0
    return MonthAxis(
      reaching: last, daysPerMonth: comparison.population.rules.daysPerMonth, from: plot.left,
      to: plot.right, options.width)
  }

  private var hasBeyond: Bool {
    shown.contains { $0.changes.contains { $0.percent.map { axis.isBeyond($0) } ?? false } }
  }

  private var keyEntries: [FigureKey.Entry] {
    let responses = OverallResponse.bestFirst.filter { response in
      shown.contains { $0.bestResponse == response }
    }
    var entries = responses.map {
      FigureKey.Entry(sample: .line(ResponseStyle($0, lineWidth: 1.2).stroke), text: $0.rawValue)
    }
    let ends: [(Symbol, String)] = [
      (.triangle, "PD by new lesion"), (.square, "other PD"), (.cross, "death"),
      (.arrow, "treatment goes on"),
    ]
    for (symbol, text) in ends where shown.contains(where: { $0.spiderEnd?.symbol == symbol }) {
      entries.append(FigureKey.Entry(sample: .symbol(symbol), text: text))
    }
    if hasBeyond {
      entries.append(FigureKey.Entry(sample: .symbol(.chevron), text: "above +200%"))
    }
    return entries
  }
}

extension TreatmentCourse {
  /// How a line ends and when: by progression, by death, or not yet; `nil` where treatment ended
  /// otherwise.
  var spiderEnd: (symbol: Symbol, day: Int)? {
    let next = segments.dropFirst().first?.start ?? .max
    if let progression, progression.day <= next {
      return (progression.ground == .newLesion ? .triangle : .square, progression.day)
    }
    guard next == .max else { return nil }
    if isDead { return (.cross, lastDay) }
    return isOnTreatment ? (.arrow, changes.last { $0.percent != nil }?.day ?? 0) : nil
  }
}
