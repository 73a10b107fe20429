public import Analyses

/// How often adverse events occurred in two groups, and by how many percentage points they differ: a
/// row per event, a symbol per group, the risk difference with its interval beside them.
public struct AdverseEventDotFigure: Figure {
  private let frame: PairedRatesFrame

  /// Draws an answer.
  ///
  /// - Parameters:
  ///   - rates: The rows of two groups.
  ///   - options: How they are drawn.
  public init(_ rates: PairedRates, options: SafetyFigureOptions = SafetyFigureOptions()) {
    frame = PairedRatesFrame(
      rates, options,
      reading:
        "Risk difference: \(rates.headings[0]) minus \(rates.headings[1]), in percentage points, with "
        + "Newcombe's 95% CI.")
  }

  /// What the figure shows, in one line.
  public var title: String { frame.title }

  /// What is printed under the figure: numbers, definitions, what is not shown, cutoff.
  public var caption: String { frame.caption }

  /// The figure as a file of its own; the same answer always gives the same bytes.
  public func svg() -> String {
    let axisTitle = frame.words.notes.axisTitle
    return frame.svg(key: key) { top in
      let panels = DotPanels(frame.rates, axisTitle: axisTitle, frame.options, top: top)
      return (panels.bottom, { panels.draw(into: &$0) })
    }
  }

  /// The groups with their symbols.
  private var key: [FigureKey.Entry] {
    let room = frame.options.width.points - 2 * FigureHead.margin - 20
    return zip(frame.rates.headings, frame.rates.denominators).enumerated().map { position, group in
      FigureKey.Entry(
        sample: DotPanels.sample(ofGroup: position),
        text: frame.options.line(group.0, of: group.1, width: room))
    }
  }
}
