/// What the colors, lines and symbols of a figure mean, side by side in as many rows as needed.
struct FigureKey {
  /// A sample and what it means.
  struct Entry {
    /// What is shown.
    enum Sample {
      case area(Fill, heightShare: Double = 1)
      case line(Stroke)
      case symbol(Symbol, color: String = "#000000")
    }

    let sample: Sample
    let text: String
  }

  private static let gap = 10.0
  private static let sampleGap = 4.0

  private let entries: [(entry: Entry, line: String, at: Point)]
  private let width: FigureWidth
  /// The height it needs.
  let height: Double

  /// Lays a key out.
  ///
  /// - Parameters:
  ///   - entries: What it explains.
  ///   - left: Left edge.
  ///   - right: Right edge.
  ///   - width: Width of the figure.
  init(_ entries: [Entry], from left: Double, to right: Double, _ width: FigureWidth) {
    self.width = width
    var placed: [(Entry, String, Point)] = []
    var point = Point(x: left, y: 0)
    for entry in entries {
      let sample = FigureKey.sampleWidth(entry.sample, width) + FigureKey.sampleGap
      let room = right - left - sample
      let line = TextMetrics.lines(
        entry.text, size: width.textSize, width: room, atMost: 1)[0]
      let needed = sample + TextMetrics.width(line, size: width.textSize)
      if point.x > left, point.x + needed > right {
        point = Point(x: left, y: point.y + width.lineHeight)
      }
      placed.append((entry, line, point))
      point.x += needed + FigureKey.gap
    }
    self.entries = placed
    height = entries.isEmpty ? 0 : point.y + width.lineHeight
  }

  private static func sampleWidth(_ sample: Entry.Sample, _ width: FigureWidth) -> Double {
    switch sample {
    case .area: width.textSize * 1.3
    case .line: 18
    case .symbol: width.textSize
    }
  }

  func draw(into drawing: inout SVGDrawing, top: Double) {
    drawing.beginGroup(class: "key")
    for (entry, line, place) in entries {
      let middle = top + place.y + width.textSize * 0.64
      draw(entry.sample, at: Point(x: place.x, y: middle), into: &drawing)
      let x = place.x + FigureKey.sampleWidth(entry.sample, width) + FigureKey.sampleGap
      drawing.text(
        line, at: Point(x: x, y: top + place.y + width.textSize), TextStyle(size: width.textSize))
    }
    drawing.endGroup()
  }

  private func draw(
    _ sample: Entry.Sample, at place: Point, into drawing: inout SVGDrawing
  ) {
    let length = FigureKey.sampleWidth(sample, width)
    switch sample {
    case .area(let fill, let share):
      let half = width.textSize * 0.42 * share
      let area = Area(
        left: place.x, top: place.y - half, right: place.x + length, bottom: place.y + half)
      drawing.rectangle(area, class: "sample", fill, outline: Stroke(width: 0.4))
    case .line(let stroke):
      drawing.line(from: place, to: Point(x: place.x + length, y: place.y), stroke)
    case .symbol(let symbol, let color):
      let isArrow = symbol == .arrow
      drawing.beginGroup(class: "sample")
      symbol.draw(
        into: &drawing, at: Point(x: place.x + (isArrow ? 0 : length / 2), y: place.y),
        size: width.textSize * 0.75, color: color)
      drawing.endGroup()
    }
  }
}
