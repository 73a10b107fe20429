import Analyses

/// What stands at the top of a figure of made-up data.
enum SyntheticNotice {
  /// The height it needs.
  ///
  /// - Parameters:
  ///   - isSynthetic: Whether the data are made up; otherwise it needs none.
  ///   - width: Width of the figure.
  /// - Returns: In points.
  static func height(_ isSynthetic: Bool, _ width: FigureWidth) -> Double {
    isSynthetic ? width.lineHeight + 3 : 0
  }

  /// Draws it into the left upper corner.
  static func draw(into drawing: inout SVGDrawing, margin: Double, _ width: FigureWidth) {
    drawing.text(
      "Synthetic data", at: Point(x: margin, y: margin + width.textSize),
      TextStyle(size: width.textSize, isBold: true))
  }

  /// What is printed under a figure whose content has a caption of its own.
  ///
  /// - Parameters:
  ///   - isSynthetic: Whether the data are made up, which is then said first.
  ///   - own: The caption of the content; may be empty.
  ///   - marks: What the figure's marks mean, in sentences.
  /// - Returns: All of it in one paragraph.
  static func caption(_ isSynthetic: Bool, _ own: String, _ marks: [String] = []) -> String {
    let notice = isSynthetic ? [Population.syntheticNotice] : []
    return (notice + (own.isEmpty ? [] : [own]) + marks).joined(separator: " ")
  }
}
