import Statistics

/// The marks of a forest plot: squares and diamonds with their limits, and the lines behind them.
struct ForestPlot {
  /// Blue, of a gray that white and black can be told from.
  private static let color = "#0072B2"
  private static let smallest = 2.0

  private let content: ForestContent
  private let layout: ForestLayout
  private let largestWeight: Double

  init(_ content: ForestContent, _ layout: ForestLayout) {
    self.content = content
    self.layout = layout
    largestWeight =
      content.rows.filter { !$0.isOverall && $0.estimate != nil }.compactMap(\.weight).max() ?? 0
  }

  /// Draws bands behind every other factor, and the lines at 1 and at the overall effect.
  func drawBackground(into drawing: inout SVGDrawing) {
    for row in layout.rows where row.isBanded {
      let area = Area(
        left: FigureHead.margin - 2, top: row.top,
        right: layout.width.points - FigureHead.margin + 2, bottom: row.bottom)
      drawing.rectangle(area, class: "band", Fill(color: "#F1F1F1"))
    }
    let one = layout.scale(1)
    drawing.line(
      from: Point(x: one, y: layout.rowsTop), to: Point(x: one, y: layout.rowsBottom),
      Stroke(width: 0.6))
    guard let overall = content.overall, layout.ratios.domain.contains(overall) else { return }
    let place = coordinate(layout.scale(overall))
    drawing.path(
      "M\(place) \(coordinate(layout.rowsTop))V\(coordinate(layout.rowsBottom))",
      class: "overall", Stroke(color: "#555555", width: 0.7, dashes: [3, 2]))
  }

  func drawRows(into drawing: inout SVGDrawing) {
    for row in layout.rows {
      if row.content.isReference, row.content.estimate == nil {
        Symbol.ring.draw(
          into: &drawing, at: Point(x: layout.scale(1), y: row.middle), size: 4.5)
      }
      guard let estimate = row.content.estimate else { continue }
      drawing.beginGroup(class: "estimate")
      if row.content.isOverall {
        drawDiamond(estimate, at: row.middle, into: &drawing)
      } else {
        drawLimits(estimate.interval, at: row.middle, into: &drawing)
        drawSquare(estimate.ratio, side: side(row.content), at: row.middle, into: &drawing)
      }
      drawing.endGroup()
    }
  }

  /// A line between the limits as far as the axis goes, with an arrow where they lie beyond.
  private func drawLimits(
    _ interval: ConfidenceInterval, at y: Double, into drawing: inout SVGDrawing
  ) {
    let (left, right) = (layout.scale(interval.lower), layout.scale(interval.upper))
    let stroke = Stroke(width: 0.9)
    let height = coordinate(y)
    drawing.path("M\(coordinate(left)) \(height)H\(coordinate(right))", class: "limits", stroke)
    if interval.lower < layout.ratios.domain.lowerBound {
      drawArrow(at: left, y, pointing: -1, into: &drawing)
    }
    if interval.upper > layout.ratios.domain.upperBound {
      drawArrow(at: right, y, pointing: 1, into: &drawing)
    }
  }

  private func drawArrow(
    at x: Double, _ y: Double, pointing direction: Double, into drawing: inout SVGDrawing
  ) {
    let back = coordinate(x - direction * 4)
    drawing.shape(
      "M\(back) \(coordinate(y - 2.2))L\(coordinate(x)) \(coordinate(y))"
        + "L\(back) \(coordinate(y + 2.2))Z",
      class: "beyond", Fill(color: "#000000"), outline: Stroke(width: 0.3))
  }

  /// Side of a square; its area grows with the events.
  private func side(_ row: ForestContent.Row) -> Double {
    let most = layout.width.textSize * 1.05
    guard let weight = row.weight, largestWeight > 0 else { return most * 0.7 }
    return max(ForestPlot.smallest, most * (weight / largestWeight).squareRoot())
  }

  /// A square, unless the ratio itself lies beyond the axis.
  private func drawSquare(
    _ ratio: Double, side: Double, at y: Double, into drawing: inout SVGDrawing
  ) {
    guard layout.ratios.domain.contains(ratio) else { return }
    let (x, half) = (layout.scale(ratio), side / 2)
    drawing.rectangle(
      Area(left: x - half, top: y - half, right: x + half, bottom: y + half), class: "square",
      Fill(color: ForestPlot.color))
  }

  private func drawDiamond(
    _ estimate: (ratio: Double, interval: ConfidenceInterval), at y: Double,
    into drawing: inout SVGDrawing
  ) {
    let x = layout.scale(estimate.ratio)
    let left = min(layout.scale(estimate.interval.lower), x - 2)
    let right = max(layout.scale(estimate.interval.upper), x + 2)
    let half = layout.width.textSize * 0.5
    let (middle, height) = (coordinate(x), coordinate(y))
    drawing.shape(
      "M\(coordinate(left)) \(height)L\(middle) \(coordinate(y - half))"
        + "L\(coordinate(right)) \(height)L\(middle) \(coordinate(y + half))Z",
      class: "diamond", Fill(color: ForestPlot.color), outline: Stroke(width: 0.4))
  }
}
