/// The axis of changes from baseline, from a fall of 100 % up, with marks where RECIST 1.1 decides.
struct PercentAxis: Equatable {
  /// Where partial response begins.
  static let partialResponse = -30.0
  /// Where progression begins, seen from baseline.
  static let progression = 20.0
  private static let steps = [50, 100, 150, 200]

  /// The largest change it shows; larger ones stand at its end, marked.
  let top: Double

  /// An axis that holds changes.
  ///
  /// - Parameters:
  ///   - changes: The changes in percent.
  ///   - limit: Where it ends at the latest: 50, 100, 150 or 200.
  init(holding changes: some Sequence<Double>, atMost limit: Int) {
    let largest = changes.max() ?? 0
    top = Double(PercentAxis.steps.first { Double($0) >= largest || $0 >= limit } ?? limit)
  }

  /// Its scale between two places.
  ///
  /// - Parameters:
  ///   - bottom: Where it begins.
  ///   - top: Where it ends.
  ///   - room: What it shows below −100 %, so that lines there do not lie on the axis.
  /// - Returns: The scale.
  func scale(from bottom: Double, to top: Double, room: Double = 0) -> LinearScale {
    LinearScale(domain: (-100 - room)...self.top, start: bottom, end: top)
  }

  /// A change as far as the axis shows it.
  func shown(_ percent: Double) -> Double { min(percent, top) }

  /// Whether a change lies beyond the axis.
  func isBeyond(_ percent: Double) -> Bool { percent > top }

  private var percents: [Int] {
    [-100, -75, -50, -30, 0, 20] + PercentAxis.steps.filter { Double($0) <= top }
  }

  /// Its labels, for the room they need.
  static let labels = ["−100", "+200"]

  /// Its marks on a scale.
  func marks(on scale: LinearScale) -> [AxisMark] {
    percents.map { percent in
      let sign = percent > 0 ? "+" : percent < 0 ? "−" : ""
      return AxisMark(place: scale(Double(percent)), label: "\(sign)\(percent.magnitude)")
    }
  }

  /// Draws the lines at no change, +20 % and −30 %.
  func drawLines(
    into drawing: inout SVGDrawing, from left: Double, to right: Double, on scale: LinearScale
  ) {
    let dashed = Stroke(color: "#555555", width: 0.6, dashes: [3, 2])
    for (percent, stroke) in [
      (0, Stroke(width: 0.6)), (PercentAxis.progression, dashed),
      (PercentAxis.partialResponse, dashed),
    ] {
      let y = scale(percent)
      drawing.line(from: Point(x: left, y: y), to: Point(x: right, y: y), stroke)
    }
  }
}
