import Analyses

/// Where a plot with its legend and its table stands: alone in a figure, or as a panel beside others.
struct FigurePlace {
  /// Left edge of its content.
  let left: Double
  /// Right edge of its content.
  let right: Double
  /// Where it begins.
  var top: Double
  /// Sizes of its texts and of its plot.
  let width: FigureWidth
  /// What shares are taken of: its content with the margins of a figure.
  let span: Double
  /// The least its legend takes, so that plots beside each other begin at one height.
  var legendHeight = 0.0
  /// The least that stands left of its axis, so that axes below each other stand in one line.
  var axisRoom = 0.0

  /// The whole of a figure.
  ///
  /// - Parameters:
  ///   - width: Its width.
  ///   - isSynthetic: Whether room is needed to say that the data are made up.
  init(whole width: FigureWidth, isSynthetic: Bool) {
    let margin = FigureHead.margin
    (left, right, span) = (margin, width.points - margin, width.points)
    top = margin + SyntheticNotice.height(isSynthetic, width)
    self.width = width
  }

  /// A part of a figure.
  ///
  /// - Parameters:
  ///   - left: Its left edge.
  ///   - right: Its right edge.
  ///   - width: Sizes of its texts and of its plot.
  init(from left: Double, to right: Double, _ width: FigureWidth) {
    (self.left, self.right, top) = (left, right, 0)
    span = right - left + 2 * FigureHead.margin
    self.width = width
  }
}

/// A plot that can stand in a place of a figure.
protocol PlacedPlot {
  /// What its legend takes, and what stands left of its axis.
  func needs(in place: FigurePlace) -> (legendHeight: Double, axisRoom: Double)
  /// Draws it, without saying that data are made up.
  ///
  /// - Returns: Where it ends.
  func draw(into drawing: inout SVGDrawing, in place: FigurePlace) -> Double
  /// Whether the data are made up.
  var isSynthetic: Bool { get }
  /// What the caption says of it: who is in it, and how it was made.
  var sentences: (groups: [String], notes: [String]) { get }
  /// The same in few words, for one of several panels.
  var panelSentences: (groups: [String], notes: [String]) { get }
}

extension PlacedPlot {
  var panelSentences: (groups: [String], notes: [String]) { sentences }

  /// A figure of it alone.
  func document(_ width: FigureWidth, title: String, caption: String) -> String {
    var drawing = SVGDrawing()
    if isSynthetic {
      SyntheticNotice.draw(into: &drawing, margin: FigureHead.margin, width)
    }
    let bottom = draw(into: &drawing, in: FigurePlace(whole: width, isSynthetic: isSynthetic))
    return drawing.document(
      width: width, height: bottom + FigureHead.margin, title: title, description: caption)
  }

  /// The caption of it alone.
  func caption(title: String) -> String {
    let notice = isSynthetic ? [Population.syntheticNotice] : []
    return (notice + [title + "."] + sentences.groups + sentences.notes).joined(separator: " ")
  }
}
