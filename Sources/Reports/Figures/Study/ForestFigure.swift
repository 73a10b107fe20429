import Statistics

/// Ratios with their limits in rows, on a logarithmic axis between the columns of a table: subgroups, or the
/// covariates of Cox models.
///
/// Where there is room every text has a column. Otherwise texts left of the plot stand on a second line below the
/// label, and texts behind the first right of it on a second line below that, with their heading. Where that
/// would not fit a page, texts left of the plot are left out, which the caption says.
public struct ForestFigure: Figure {
  private let content: ForestContent
  private let width: FigureWidth
  private let isSynthetic: Bool

  /// Draws rows.
  ///
  /// - Parameters:
  ///   - content: The rows; texts missing at the end of a row are left blank.
  ///   - width: The printed width.
  ///   - isSynthetic: Whether the data are made up, which is then written on the figure.
  public init(_ content: ForestContent, width: FigureWidth = .page, isSynthetic: Bool = false) {
    self.content = content
    self.width = width
    self.isSynthetic = isSynthetic
  }

  /// What the figure shows, in one line.
  public var title: String { content.title }

  /// What is printed under the figure: its own caption, then what the marks mean that are drawn.
  public var caption: String {
    SyntheticNotice.caption(isSynthetic, content.caption, marks)
  }

  private var marks: [String] {
    let drawn = content.rows.filter { $0.estimate != nil }
    var sentences: [String] = []
    if drawn.contains(where: { !$0.isOverall }) {
      let isWeighted = drawn.contains { $0.weight != nil && !$0.isOverall }
      sentences.append(
        "Squares: estimates" + (isWeighted ? ", their area in proportion to the events" : "")
          + "; lines: 95% CI.")
    }
    if drawn.contains(where: \.isOverall) {
      sentences.append("Diamond: the overall effect, as wide as its 95% CI.")
    }
    if content.overall != nil { sentences.append("Dashed line: the overall effect.") }
    if content.rows.contains(where: \.isReference) { sentences.append("Ring: reference.") }
    let layout = ForestLayout(content, top: top, width)
    let domain = layout.ratios.domain
    if drawn.contains(where: { !domain.holds($0.estimate) }) {
      sentences.append("Arrows: beyond the axis.")
    }
    let missing = content.leading.dropFirst(layout.columns.leading.count)
    if !missing.isEmpty {
      sentences.append("Not shown for want of room: \(missing.joined(separator: "; ")).")
    }
    return sentences
  }

  private var top: Double { FigureHead.margin + SyntheticNotice.height(isSynthetic, width) }

  /// The figure as a file of its own; the same content always gives the same bytes.
  public func svg() -> String {
    var drawing = SVGDrawing()
    let margin = FigureHead.margin
    if isSynthetic { SyntheticNotice.draw(into: &drawing, margin: margin, width) }
    let layout = ForestLayout(content, top: top, width)
    let plot = ForestPlot(content, layout)
    plot.drawBackground(into: &drawing)
    ForestTexts(content, layout).draw(into: &drawing)
    plot.drawRows(into: &drawing)
    let bottom = ForestAxis(content, layout).draw(into: &drawing)
    return drawing.document(
      width: width, height: bottom + margin, title: title, description: caption)
  }
}

extension ClosedRange<Double> {
  /// Whether an estimate and its limits lie within.
  fileprivate func holds(_ estimate: (ratio: Double, interval: ConfidenceInterval)?) -> Bool {
    guard let estimate else { return true }
    return estimate.interval.lower >= lowerBound && estimate.interval.upper <= upperBound
  }
}
