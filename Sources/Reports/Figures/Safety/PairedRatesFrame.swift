import Analyses

/// What the figures of two groups have in common: the words around the rows, and the page that holds them.
struct PairedRatesFrame {
  let rates: PairedRates
  let options: SafetyFigureOptions
  let words: PairedRatesWords
  private let footnotes: [String]

  /// A frame.
  ///
  /// - Parameters:
  ///   - rates: The rows of two groups.
  ///   - options: How they are drawn.
  ///   - reading: How the figure is read, in one sentence.
  init(_ rates: PairedRates, _ options: SafetyFigureOptions, reading: String) {
    self.rates = rates
    self.options = options
    words = PairedRatesWords(rates, options)
    footnotes = words.footnotes([reading])
  }

  /// What the figure shows, in one line.
  var title: String { words.title }

  /// What is printed under the figure: numbers, definitions, what is not shown, cutoff.
  var caption: String {
    words.notes.caption(
      title: title, isSynthetic: options.isSynthetic,
      groups: Array(zip(rates.headings, rates.denominators)), footnotes)
  }

  /// The figure as a file of its own.
  ///
  /// - Parameters:
  ///   - entries: The key.
  ///   - layOut: Lays the rows out below the key, which ends where it is told: where they end, and what draws them.
  /// - Returns: The file.
  func svg(
    key entries: [FigureKey.Entry],
    _ layOut: (_ top: Double) -> (bottom: Double, draw: (inout SVGDrawing) -> Void)
  ) -> String {
    let (width, margin) = (options.width, FigureHead.margin)
    let head = FigureHead(entries, isSynthetic: options.isSynthetic, width)
    let rows = layOut(head.bottom)
    let notes = Footnotes(footnotes, length: width.points - 2 * margin, width)
    var drawing = SVGDrawing()
    head.draw(into: &drawing)
    rows.draw(&drawing)
    notes.draw(into: &drawing, at: Point(x: margin, y: rows.bottom))
    return drawing.document(
      width: width, height: rows.bottom + notes.height + margin, title: title,
      description: caption)
  }
}
