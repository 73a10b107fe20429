/// What stands above the plots of a figure: that data are made up, and what colors and symbols mean.
struct FigureHead {
  /// From the edge of a figure to its content.
  static let margin = 6.0

  private let key: FigureKey
  private let isSynthetic: Bool
  private let width: FigureWidth

  /// Lays the top of a figure out.
  ///
  /// - Parameters:
  ///   - entries: What the key explains.
  ///   - isSynthetic: Whether the data are made up.
  ///   - right: Where the key ends; `nil` for the margin.
  ///   - width: Width of the figure.
  init(
    _ entries: [FigureKey.Entry], isSynthetic: Bool, right: Double? = nil, _ width: FigureWidth
  ) {
    self.isSynthetic = isSynthetic
    self.width = width
    key = FigureKey(
      entries, from: FigureHead.margin, to: right ?? width.points - FigureHead.margin, width)
  }

  private var keyTop: Double { FigureHead.margin + SyntheticNotice.height(isSynthetic, width) }

  /// Where the plots may begin.
  var bottom: Double { keyTop + key.height + 6 }

  func draw(into drawing: inout SVGDrawing) {
    if isSynthetic { SyntheticNotice.draw(into: &drawing, margin: FigureHead.margin, width) }
    key.draw(into: &drawing, top: keyTop)
  }
}
