/// A flow diagram: who was there, who was left out at each step and why, and what became of the arms.
///
/// Boxes of those left stand below each other at the left, boxes of those left out beside the arrow from one to
/// the next, the arms in columns below.
public struct FlowFigure: Figure {
  private let content: FlowContent
  private let width: FigureWidth
  private let isSynthetic: Bool

  /// Draws steps and arms.
  ///
  /// - Parameters:
  ///   - content: The boxes.
  ///   - width: The printed width.
  ///   - isSynthetic: Whether the data are made up, which is then written on the figure.
  public init(_ content: FlowContent, width: FigureWidth = .page, isSynthetic: Bool = false) {
    self.content = content
    self.width = width
    self.isSynthetic = isSynthetic
  }

  /// What the figure shows, in one line.
  public var title: String { content.title }

  /// What is printed under the figure.
  public var caption: String {
    SyntheticNotice.caption(isSynthetic, content.caption)
  }

  /// The figure as a file of its own; the same content always gives the same bytes.
  public func svg() -> String {
    var drawing = SVGDrawing()
    let margin = FigureHead.margin
    if isSynthetic { SyntheticNotice.draw(into: &drawing, margin: margin, width) }
    let layout = FlowLayout(
      content, top: margin + SyntheticNotice.height(isSynthetic, width), width)
    layout.draw(into: &drawing)
    return drawing.document(
      width: width, height: layout.bottom + margin, title: title, description: caption)
  }
}
