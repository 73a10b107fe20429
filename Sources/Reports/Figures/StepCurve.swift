import Statistics

/// The paths of one Kaplan-Meier curve on the scales of a figure.
///
/// A curve with more than 1000 drops is drawn to a quarter of a point, far below what print can
/// show.
struct StepCurve {
  private let curve: KaplanMeierEstimate
  private let months: LinearScale
  private let survival: LinearScale
  private let daysPerMonth: Double

  init(_ curve: KaplanMeierEstimate, _ layout: KaplanMeierLayout) {
    self.curve = curve
    months = layout.months
    survival = layout.survival
    daysPerMonth = layout.daysPerMonth
  }

  /// The curve from 1 at time 0 to the last observed time, or to the end of the axis.
  var line: String {
    guard let lastTime = curve.lastTime else { return "" }
    let drops = drops { $0.survival }
    return "M\(coordinate(months(0))) \(coordinate(survival(1)))"
      + drops.map { "H\(coordinate($0.x))V\(coordinate($0.y))" }.joined()
      + "H\(coordinate(x(lastTime)))"
  }

  /// The drop to 0, where the curve ends so: drawn solid, as a gap between dashes would hide it.
  var lastDrop: String {
    let points = drops { $0.survival }
    guard let last = points.last, last.y == survival(0) else { return "" }
    let from = points.count > 1 ? points[points.count - 2].y : survival(1)
    return "M\(coordinate(last.x)) \(coordinate(from))V\(coordinate(last.y))"
  }

  /// A mark per distinct time at which patients were censored; where there are more than 300, none
  /// nearer than 1.2 points to the one before.
  ///
  /// - Parameter height: Height of a mark.
  /// - Returns: A path; empty without any.
  func censoringMarks(height: Double) -> String {
    let steps = shown.filter { $0.censored > 0 }
    let distance = steps.count > 300 ? 1.2 : 0
    var marks = ""
    var previous = -Double.infinity
    for step in steps where x(step.time) - previous >= distance {
      previous = x(step.time)
      let top = survival(step.survival) - height / 2
      marks += "M\(coordinate(previous)) \(coordinate(top))v\(coordinate(height))"
    }
    return marks
  }

  /// The area between the pointwise limits at 95 %, from the first event on as far as there are
  /// limits.
  ///
  /// - Parameter scale: The scale on which the limits are symmetric.
  /// - Returns: A closed path; empty without an event.
  func band(_ scale: IntervalScale) -> String {
    func limits(_ step: KaplanMeierEstimate.Step) -> ConfidenceInterval? {
      curve.interval(at: step.time, scale: scale)
    }
    let upper = drops { limits($0)?.upper }
    let lower = drops { limits($0)?.lower }
    guard let first = lower.first, let end = bandEnd else { return "" }
    let start = "M\(coordinate(first.x)) \(coordinate(survival(1)))"
    let there = upper.map { "H\(coordinate($0.x))V\(coordinate($0.y))" }.joined()
    var back = "H\(coordinate(end))"
    for drop in lower.reversed() { back += "V\(coordinate(drop.y))H\(coordinate(drop.x))" }
    return start + there + back + "Z"
  }

  /// Where the curve has come down to 0 it has no limits any more.
  private var bandEnd: Double? {
    let end = shown.first { $0.survival == 0 }?.time ?? curve.lastTime
    return end.map(x)
  }

  /// The steps within the axis.
  private var shown: ArraySlice<KaplanMeierEstimate.Step> {
    curve.steps.prefix { $0.time / daysPerMonth <= months.domain.upperBound }
  }

  /// Where a value that changes only at events changes, and to what.
  private func drops(_ value: (KaplanMeierEstimate.Step) -> Double?) -> [Point] {
    let events = shown.filter { $0.events > 0 }
    let resolution = events.count > 1000 ? 0.25 : 0
    var drops: [Point] = []
    for step in events {
      guard let value = value(step) else { break }
      let place = x(step.time)
      if let last = drops.last, place - last.x < resolution {
        drops[drops.count - 1].y = survival(value)
      } else {
        drops.append(Point(x: place, y: survival(value)))
      }
    }
    return drops
  }

  private func x(_ days: Double) -> Double {
    months(min(days / daysPerMonth, months.domain.upperBound))
  }
}
