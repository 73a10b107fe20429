/// How a figure of adverse events is drawn.
public struct SafetyFigureOptions: Sendable {
  /// The printed width.
  public var width: FigureWidth
  /// How numbers are printed.
  public var style: NumberStyle
  /// Whether the data are made up, which is then written on the figure.
  public var isSynthetic: Bool

  /// Options, with the defaults a paper expects.
  ///
  /// - Parameters:
  ///   - width: The printed width.
  ///   - style: How numbers are printed.
  ///   - isSynthetic: Whether the data are made up.
  public init(
    width: FigureWidth = .page, style: NumberStyle = NumberStyle(), isSynthetic: Bool = false
  ) {
    self.width = width
    self.style = style
    self.isSynthetic = isSynthetic
  }

  /// The heading of a group in lines, its number in the last, whatever had to be cut before.
  func heading(_ name: String, of total: Int, width room: Double) -> [String] {
    var lines = TextMetrics.lines(name, size: width.textSize, width: room, atMost: 3)
    let last = lines.removeLast()
    let joined = "\(last) \(number(total))"
    let fits = TextMetrics.width(joined, size: width.textSize) <= room
    return lines + (fits ? [joined] : [last, number(total)])
  }

  /// The same in one line.
  func line(_ name: String, of total: Int, width room: Double) -> String {
    let rest = room - TextMetrics.width(" \(number(total))", size: width.textSize)
    let name = TextMetrics.lines(name, size: width.textSize, width: rest, atMost: 1)[0]
    return "\(name) \(number(total))"
  }

  private func number(_ total: Int) -> String { "(N\u{A0}=\u{A0}\(style.count(total)))" }
}
