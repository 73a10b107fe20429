import Statistics

/// The path of one cumulative incidence on the scales of a figure.
///
/// A curve with more than 1000 rises is drawn to a quarter of a point, far below what print can show.
struct IncidenceCurve {
  let curve: CumulativeIncidence
  let cause: Int
  let months: LinearScale
  let incidence: LinearScale
  let daysPerMonth: Double

  /// The curve from 0 at time 0 to the last observed time, or to the end of the axis.
  var line: String {
    guard let lastTime = curve.times.last else { return "" }
    return "M\(coordinate(months(0))) \(coordinate(incidence(0)))"
      + rises.map { "H\(coordinate($0.x))V\(coordinate($0.y))" }.joined()
      + "H\(coordinate(x(lastTime)))"
  }

  /// Where the curve rises, and to what.
  private var rises: [Point] {
    let own = curve.curves[cause - 1]
    let shown = curve.times.indices.filter {
      own.events[$0] > 0 && curve.times[$0] / daysPerMonth <= months.domain.upperBound
    }
    let resolution = shown.count > 1000 ? 0.25 : 0
    var rises: [Point] = []
    for position in shown {
      let point = Point(x: x(curve.times[position]), y: incidence(own.incidence[position]))
      if let last = rises.last, point.x - last.x < resolution {
        rises[rises.count - 1].y = point.y
      } else {
        rises.append(point)
      }
    }
    return rises
  }

  private func x(_ days: Double) -> Double {
    months(min(days / daysPerMonth, months.domain.upperBound))
  }
}
