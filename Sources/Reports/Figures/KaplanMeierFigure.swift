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
  /// What is said of the groups instead of the comparison's own hazard ratios and test; `nil`: those.
  public var effect: StatedEffect?

  /// How groups differ, estimated elsewhere: groups of matched patients are no samples of their own.
  public struct StatedEffect: Sendable, Equatable {
    /// Lines above the plot, such as `HR 0.65 (0.52–0.82), robust by pair`.
    public var lines: [String]
    /// Sentences of the caption that say how it was estimated.
    public var notes: [String]

    /// A stated effect.
    ///
    /// - Parameters:
    ///   - lines: Lines above the plot.
    ///   - notes: Sentences of the caption.
    public init(lines: [String], notes: [String] = []) {
      self.lines = lines
      self.notes = notes
    }
  }

  /// Options, with the defaults a paper expects.
  ///
  /// - Parameters:
  ///   - width: The printed width.
  ///   - showsBand: Whether the pointwise limits are shaded.
  ///   - showsCensoring: Whether times of censoring are marked.
  ///   - lastMonth: Month at which the axis ends at the latest.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up.
  ///   - effect: What is said instead of the comparison's own hazard ratios and test.
  public init(
    width: FigureWidth = .page, showsBand: Bool = false, showsCensoring: Bool = true,
    lastMonth: Double? = nil, style: NumberStyle = NumberStyle(), isSynthetic: Bool = false,
    effect: StatedEffect? = nil
  ) {
    self.width = width
    self.showsBand = showsBand
    self.showsCensoring = showsCensoring
    self.lastMonth = lastMonth
    self.style = style
    self.isSynthetic = isSynthetic
    self.effect = effect
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
  public var caption: String { caption(title: title) }

  /// The figure as a file of its own; the same answer always gives the same bytes.
  public func svg() -> String { document(options.width, title: title, caption: caption) }
}

extension KaplanMeierFigure: PlacedPlot {
  var isSynthetic: Bool { options.isSynthetic }

  var sentences: (groups: [String], notes: [String]) {
    let notes = SurvivalNotes(comparison, options.style)
    let groups = numbers(followUp: "median follow-up").map { "\($0)." }
    return (groups, notes.all(comparing: options.effect?.notes) + markNotes)
  }

  var panelSentences: (groups: [String], notes: [String]) {
    let notes = SurvivalNotes(comparison, options.style)
    let groups = numbers(followUp: "follow-up").joined(separator: "; ")
    return (["\(groups)."], notes.ofPanel(comparing: options.effect?.notes) + markNotes)
  }

  private var markNotes: [String] {
    (options.showsCensoring ? ["Marks: censored patients."] : [])
      + (options.showsBand ? ["Shaded: pointwise 95% CI."] : [])
  }

  /// Patients, events and follow-up of each group.
  private func numbers(followUp name: String) -> [String] {
    let style = options.style
    return comparison.groups.map { group in
      let words =
        "\(group.heading): N = \(style.count(group.curve.count)), "
        + "\(style.count(group.curve.eventCount)) events"
      guard comparison.endpoint.hasFollowUp, group.curve.count > 0 else { return words }
      return "\(words), \(name) \(followUpWords(group.followUp, of: group.curve.count))"
    }
  }

  /// `17.45 (16.20–18.70) months`, `not reached`, `not reached (19.58–NE months)`.
  private func followUpWords(_ median: SurvivalComparison.Median, of count: Int) -> String {
    let style = options.style
    if median.months != nil { return "\(style.median(median, of: count)) months" }
    guard median.lower != nil || median.upper != nil else { return "not reached" }
    let limits = [median.lower, median.upper].map {
      style.months($0, missing: NumberStyle.notEstimable)
    }
    return "not reached (\(style.range(limits[0], limits[1])) months)"
  }

  func needs(in place: FigurePlace) -> (legendHeight: Double, axisRoom: Double) {
    let layout = KaplanMeierLayout(comparison, options, in: place)
    return (layout.legend.height, layout.months.start - place.left)
  }

  func draw(into drawing: inout SVGDrawing, in place: FigurePlace) -> Double {
    let layout = KaplanMeierLayout(comparison, options, in: place)
    layout.legend.draw(into: &drawing, top: place.top)
    drawCurves(layout, into: &drawing)
    axes(layout).draw(into: &drawing)
    let table = numberAtRisk(layout)
    let bottom = layout.survival.start + Axes.bottomMargin(place.width)
    table.draw(
      into: &drawing, at: Point(x: place.left, y: bottom),
      under: layout.ticks.months.map { layout.months(Double($0)) })
    return bottom + table.height
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
        Stroke(color: style.color, width: layout.place.width.curveWidth, dashes: style.dashes))
      if !style.dashes.isEmpty, !curve.lastDrop.isEmpty {
        drawing.path(
          curve.lastDrop, class: "last-drop",
          Stroke(color: style.color, width: layout.place.width.curveWidth))
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
      verticalTitle: "\(comparison.endpoint.label) (%)", width: layout.place.width)
  }

  private func numberAtRisk(_ layout: KaplanMeierLayout) -> NumberAtRiskTable {
    let rows = layout.groups.enumerated().map { position, group in
      NumberAtRiskTable.Row(
        name: group.heading, style: SeriesStyle(position: position),
        counts: layout.ticks.months.map {
          options.style.count(group.curve.atRisk(at: Double($0) * layout.daysPerMonth))
        })
    }
    return NumberAtRiskTable(rows, nameWidth: layout.nameWidth, layout.place.width)
  }
}
