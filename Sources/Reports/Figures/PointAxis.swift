/// An axis of percentages or of differences between them, marked at round numbers.
struct PointAxis: Equatable {
  /// Distances between marks; each divides 100, so that the axis need not reach beyond it.
  private static let steps = [1, 2, 5, 10, 20, 25, 50, 100]

  /// Where its marks stand.
  let points: [Int]

  /// The axis with the closest marks for which there is room.
  ///
  /// - Parameters:
  ///   - range: What it holds, within −100...100, in percent; it holds 0 too.
  ///   - length: Its length.
  ///   - width: Width of the figure.
  init(holding range: ClosedRange<Double>, length: Double, _ width: FigureWidth) {
    let axes = PointAxis.steps.map { PointAxis.points(every: $0, holding: range) }
    let fitting = axes.first { points in
      let room = points.map { TextMetrics.width(PointAxis.label($0), size: width.textSize) + 5 }
      return Double(points.count - 1) * (room.max() ?? 0) <= length
    }
    points = fitting ?? axes[axes.count - 1]
  }

  private static func points(every step: Int, holding range: ClosedRange<Double>) -> [Int] {
    let low = Int((min(0, range.lowerBound) / Double(step)).rounded(.down))
    let high = Int((max(0, range.upperBound) / Double(step)).rounded(.up))
    return (low...max(high, low + 1)).map { $0 * step }
  }

  /// Its scale between two places.
  func scale(from start: Double, to end: Double) -> LinearScale {
    let (low, high) = (points.first ?? 0, points.last ?? 0)
    return LinearScale(domain: Double(low)...Double(high), start: start, end: end)
  }

  /// Its marks on a scale.
  func marks(on scale: LinearScale) -> [AxisMark] {
    points.map { AxisMark(place: scale(Double($0)), label: PointAxis.label($0)) }
  }

  private static func label(_ point: Int) -> String {
    point < 0 ? "−\(point.magnitude)" : "\(point)"
  }
}
