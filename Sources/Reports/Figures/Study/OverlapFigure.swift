/// Scores of two arms as mirrored histograms, the first upward and the last downward, a panel for each phase on
/// the same axes.
///
/// Heights are patients, or percent of an arm where one is more than four times the other.
public struct OverlapFigure: Figure {
  private let content: OverlapContent
  private let width: FigureWidth
  private let isSynthetic: Bool

  /// Draws scores.
  ///
  /// - Parameters:
  ///   - content: The scores; those that are no number are left out.
  ///   - width: The printed width.
  ///   - isSynthetic: Whether the data are made up, which is then written on the figure.
  public init(_ content: OverlapContent, width: FigureWidth = .page, isSynthetic: Bool = false) {
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
    let head = FigureHead(keyEntries, isSynthetic: isSynthetic, width)
    var drawing = SVGDrawing()
    head.draw(into: &drawing)
    let panels = OverlapPanels(content, top: head.bottom, width)
    panels.draw(into: &drawing)
    return drawing.document(
      width: width, height: panels.bottom + FigureHead.margin, title: title, description: caption)
  }

  private var keyEntries: [FigureKey.Entry] {
    zip(OverlapPanels.fills, content.arms.prefix(1) + content.arms.dropFirst().suffix(1)).map {
      FigureKey.Entry(sample: .area($0), text: $1)
    }
  }
}
