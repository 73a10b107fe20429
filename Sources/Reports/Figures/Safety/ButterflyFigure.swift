public import Analyses

/// How often adverse events occurred in two groups: a row per event, its bars to the left and to the
/// right, split by worst grade.
public struct ButterflyFigure: Figure {
  private let frame: PairedRatesFrame

  /// Draws an answer.
  ///
  /// - Parameters:
  ///   - rates: The rows of two groups.
  ///   - options: How they are drawn.
  public init(_ rates: PairedRates, options: SafetyFigureOptions = SafetyFigureOptions()) {
    frame = PairedRatesFrame(
      rates, options, reading: "From the middle outward: the worst grades first.")
  }

  /// What the figure shows, in one line.
  public var title: String { frame.title }

  /// What is printed under the figure: numbers, definitions, what is not shown, cutoff.
  public var caption: String { frame.caption }

  /// The figure as a file of its own; the same answer always gives the same bytes.
  public func svg() -> String {
    let words = frame.words
    let shades = GradeStyle.spans.filter { $0.span != .fatal || words.hasFatalEvent }
    return frame.svg(key: shades.map(\.keyEntry)) { top in
      let wings = ButterflyWings(frame.rates, shades: shades, frame.options, top: top)
      return (wings.bottom, { wings.draw(axisTitle: words.notes.axisTitle, into: &$0) })
    }
  }
}
