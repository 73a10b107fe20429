public import Analyses
import ClinicalRecords
import Endpoints
import Statistics

/// How a Kaplan-Meier figure is drawn.
public struct KaplanMeierOptions: Sendable {
  /// The printed width.
  public var width: FigureWidth
  /// Whether the pointwise limits at 95 % are shaded.
  public var showsBand: Bool
  /// Whether times of censoring are marked.
  public var showsCensoring: Bool
  /// Month at which the axis ends at the latest, rounded up to a mark; `nil`: the last observed
  /// time.
  public var lastMonth: Double?
  /// How numbers are printed.
  public var style: NumberStyle
  /// Whether the data are made up, which is then written on the figure.
  public var isSynthetic: Bool

  /// Options, with the defaults a paper expects.
  ///
  /// - Parameters:
  ///   - width: The printed width.
  ///   - showsBand: Whether the pointwise limits are shaded.
  ///   - showsCensoring: Whether times of censoring are marked.
  ///   - lastMonth: Month at which the axis ends at the latest.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up.
  public init(
    width: FigureWidth = .page, showsBand: Bool = false, showsCensoring: Bool = true,
    lastMonth: Double? = nil, style: NumberStyle = NumberStyle(), isSynthetic: Bool = false
  ) {
    self.width = width
    self.showsBand = showsBand
    self.showsCensoring = showsCensoring
    self.lastMonth = lastMonth
    self.style = style
    self.isSynthetic = isSynthetic
  }
}

/// Survival curves with numbers at risk, ready to print.
public struct KaplanMeierFigure: Figure {
  private let comparison: SurvivalComparison
  private let options: KaplanMeierOptions

  /// Draws an answer.
  ///
  /// - Parameters:
  ///   - comparison: The answer; up to eight groups can be told apart by color.
  ///   - options: How it is drawn.
  public init(
    _ comparison: SurvivalComparison, options: KaplanMeierOptions = KaplanMeierOptions()
  ) {
    self.comparison = comparison
    self.options = options
  }

  /// What the figure shows, in one line.
  public var title: String { comparison.population.title(comparison.endpoint.label) }

  /// What is printed under the figure: definitions, cutoff, numbers and follow-up of each group.
  public var caption: String {
    let (style, notes) = (options.style, SurvivalNotes(comparison, options.style))
    let groups = comparison.groups.map { group in
      let followUp = style.median(group.followUp, of: group.curve.count)
      return "\(group.heading): N = \(style.count(group.curve.count)), "
        + "\(style.count(group.curve.eventCount)) events"
        + (comparison.endpoint.hasFollowUp ? ", median follow-up \(followUp) months." : ".")
    }
    let marks = options.showsCensoring ? ["Marks: censored patients."] : []
    let band = options.showsBand ? ["Shaded: pointwise 95% CI."] : []
    let notice = options.isSynthetic ? [Population.syntheticNotice] : []
    let sentences = notice + [title + "."] + groups + notes.all + marks + band
    return sentences.joined(separator: " ")
  }

  /// The figure as a file of its own; the same answer always gives the same bytes.
  public func svg() -> String {
    let layout = KaplanMeierLayout(comparison, options)
    let width = options.width
    var drawing = SVGDrawing()
    drawTop(layout, into: &drawing)
    drawCurves(layout, into: &drawing)
    axes(layout).draw(into: &drawing)
    let table = numberAtRisk(layout)
    let bottom = layout.survival.start + Axes.bottomMargin(width)
    table.draw(
      into: &drawing, at: Point(x: KaplanMeierLayout.margin, y: bottom),
      under: layout.ticks.months.map { layout.months(Double($0)) })
    return drawing.document(
      width: width, height: bottom + table.height + KaplanMeierLayout.margin, title: title,
      description: caption)
  }

  private func drawTop(_ layout: KaplanMeierLayout, into drawing: inout SVGDrawing) {
    let margin = KaplanMeierLayout.margin
    if options.isSynthetic { SyntheticNotice.draw(into: &drawing, margin: margin, options.width) }
    layout.legend.draw(
      into: &drawing, top: margin + SyntheticNotice.height(options.isSynthetic, options.width))
  }

  private func drawCurves(_ layout: KaplanMeierLayout, into drawing: inout SVGDrawing) {
    for (position, group) in layout.groups.enumerated() {
      let style = SeriesStyle(position: position)
      let curve = StepCurve(group.curve, layout)
      drawing.beginGroup(class: "group")
      if options.showsBand {
        drawing.area(
          curve.band(comparison.options.scale), class: "band", color: style.color, opacity: 0.16)
      }
      drawing.path(
        curve.line, class: "curve",
        Stroke(color: style.color, width: options.width.curveWidth, dashes: style.dashes))
      if !style.dashes.isEmpty, !curve.lastDrop.isEmpty {
        drawing.path(
          curve.lastDrop, class: "last-drop",
          Stroke(color: style.color, width: options.width.curveWidth))
      }
      if options.showsCensoring {
        drawing.path(
          curve.censoringMarks(height: 5), class: "censoring",
          Stroke(color: style.color, width: 0.6))
      }
      drawing.endGroup()
    }
  }

  private func axes(_ layout: KaplanMeierLayout) -> Axes {
    let line = comparison.population.line.map { "line \($0)" } ?? "the line of therapy"
    return Axes(
      horizontal: layout.months, vertical: layout.survival,
      below: layout.ticks.marks(on: layout.months),
      beside: stride(from: 0, through: 100, by: 20).map {
        AxisMark(place: layout.survival(Double($0) / 100), label: "\($0)")
      }, horizontalTitle: "Months from \(comparison.endpoint.origin(ofLine: line))",
      verticalTitle: "\(comparison.endpoint.label) (%)", width: options.width)
  }

  private func numberAtRisk(_ layout: KaplanMeierLayout) -> NumberAtRiskTable {
    let rows = layout.groups.enumerated().map { position, group in
      NumberAtRiskTable.Row(
        name: group.heading, style: SeriesStyle(position: position),
        counts: layout.ticks.months.map {
          options.style.count(group.curve.atRisk(at: Double($0) * layout.daysPerMonth))
        })
    }
    return NumberAtRiskTable(rows, nameWidth: layout.nameWidth, options.width)
  }
}
