import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A logarithmic axis of ratios: ratios that are each other's inverse stand equally far from 1.
struct RatioAxis {
  /// Where an axis can be marked, from fine to coarse, with what it may hold at most.
  private static let steps: [(marks: [Double], most: ClosedRange<Double>)] = [
    ([0.5, 0.75, 1, 1.5, 2], 0.4...2.5),
    ([0.25, 0.5, 1, 2, 4], 0.2...5),
    ([0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100], 0.01...100),
  ]
  /// Marks that stay where there is no room for all.
  private static let fewer: [Double] = [0.01, 0.1, 0.25, 0.5, 1, 2, 4, 10, 100]
  /// Limits up to this ratio and down to its inverse are always held.
  private static let usual = 4.0

  /// The ratios it shows.
  let domain: ClosedRange<Double>
  /// Where it is marked.
  let ratios: [Double]

  /// The axis that holds all ratios, and their limits unless a tenth of the rows or fewer would stretch it.
  ///
  /// What lies beyond, always what is below 0.01 or above 100, is shown by an arrow.
  ///
  /// - Parameters:
  ///   - estimates: Ratios with their limits; limits may be 0 or infinite.
  ///   - length: Its length.
  ///   - width: Width of the figure.
  init(
    holding estimates: [(ratio: Double, interval: ConfidenceInterval)], length: Double,
    _ width: FigureWidth
  ) {
    let high = RatioAxis.reach(of: estimates.map { ($0.ratio, $0.interval.upper) })
    let low = 1 / RatioAxis.reach(of: estimates.map { (1 / $0.ratio, 1 / $0.interval.lower) })
    let step = RatioAxis.steps.first { $0.most.contains(low) && $0.most.contains(high) }
    let marks = step?.marks ?? []
    let lowest = RatioAxis.end(1 / low, marks.map { 1 / $0 }.reversed())
    let domain = (1 / lowest)...RatioAxis.end(high, marks)
    self.domain = domain
    let shown = marks.filter(domain.contains)
    let ends = [shown.first ?? 1, 1, shown.last ?? 1]
    // Every mark, or fewer, or the ends.
    let sets = [shown, shown.filter { RatioAxis.fewer.contains($0) }, ends]
    ratios = sets.first { RatioAxis.fit($0, length: length, in: domain, width) } ?? [1]
  }

  /// Where it ends on the side above 1; below 1 the inverses are asked for: at the next mark, or behind what it
  /// holds where that mark is far.
  private static func end(_ reach: Double, _ marks: [Double]) -> Double {
    let least = max(reach, 2)
    let mark = marks.first { $0 >= least } ?? .infinity
    return mark <= least * 1.35 ? mark : least * 1.05
  }

  /// How far from 1 it must reach upward; below 1 the inverses are asked for.
  private static func reach(of rows: [(ratio: Double, limit: Double)]) -> Double {
    let ratio = min(100, rows.map(\.ratio).max() ?? 1)
    let limits = rows.map(\.limit).sorted()
    guard let last = limits.last else { return ratio }
    if last <= usual { return max(ratio, last) }
    let most = limits[(limits.count * 9 + 9) / 10 - 1]
    return max(ratio, min(most, 10))
  }

  /// Whether labels at these places meet none.
  private static func fit(
    _ ratios: [Double], length: Double, in domain: ClosedRange<Double>, _ width: FigureWidth
  ) -> Bool {
    let scale = RatioScale(domain: domain, start: 0, end: length)
    return zip(ratios, ratios.dropFirst()).allSatisfy { left, right in
      let room = [left, right].map {
        TextMetrics.width(RatioAxis.label($0), size: width.textSize) / 2
      }
      return scale(right) - scale(left) >= room[0] + room[1] + 4
    }
  }

  /// Its scale between two places.
  func scale(from start: Double, to end: Double) -> RatioScale {
    RatioScale(domain: domain, start: start, end: end)
  }

  /// Its marks on a scale.
  func marks(on scale: RatioScale) -> [AxisMark] {
    ratios.map { AxisMark(place: scale($0), label: RatioAxis.label($0)) }
  }

  private static func label(_ ratio: Double) -> String {
    ratio == ratio.rounded() ? "\(Int(ratio))" : "\(ratio)"
  }
}

/// Turns ratios into places along a logarithmic axis.
struct RatioScale {
  private let scale: LinearScale
  /// The ratios it shows.
  let domain: ClosedRange<Double>

  init(domain: ClosedRange<Double>, start: Double, end: Double) {
    self.domain = domain
    scale = LinearScale(
      domain: log(domain.lowerBound)...log(domain.upperBound), start: start, end: end)
  }

  /// Its left end.
  var start: Double { scale.start }
  /// Its right end.
  var end: Double { scale.end }

  /// The place of a ratio, at an end of the axis where it lies beyond.
  func callAsFunction(_ ratio: Double) -> Double {
    if ratio <= domain.lowerBound { return start }
    if ratio >= domain.upperBound { return end }
    return scale(log(ratio))
  }
}
