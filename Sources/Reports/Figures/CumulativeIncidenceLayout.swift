import Analyses
import Endpoints
import Statistics

/// Where the parts of a figure of cumulative incidence stand.
struct CumulativeIncidenceLayout {
  /// The most of the width that names beside the numbers at risk may take.
  private static let nameShare = 0.27
  /// Where the axis of incidences can end, in percent, with the distance of its marks.
  private static let tops = [(10, 2), (20, 5), (40, 10), (60, 10), (80, 20), (100, 20)]

  let place: FigurePlace
  /// Days in a month of the axis. Rule: R67.
  let daysPerMonth: Double
  let months: LinearScale
  let incidence: LinearScale
  let ticks: MonthTicks
  let percentMarks: [AxisMark]
  let nameWidth: Double
  let legend: Legend

  /// Lays a figure out.
  ///
  /// - Parameters:
  ///   - comparison: What is shown.
  ///   - style: How numbers are printed.
  ///   - place: Where it stands.
  init(_ comparison: OnsetComparison, _ style: NumberStyle, in place: FigurePlace) {
    let (width, groups) = (place.width, comparison.groups)
    self.place = place
    daysPerMonth = comparison.population.rules.daysPerMonth
    func widest(_ texts: [String]) -> Double {
      texts.map { TextMetrics.width($0.printable, size: width.textSize) }.max() ?? 0
    }
    let widestCount = widest(groups.map { style.count($0.counts.times.count) })
    nameWidth = min(widest(groups.map(\.heading)), place.span * Self.nameShare)
    let left =
      place.left
      + max(Axes.leftMargin(width), nameWidth + widestCount / 2 + 8, place.axisRoom)
    let right = place.right - max(4, widestCount / 2)
    let observed = groups.compactMap(\.incidence.times.last).max() ?? 0
    ticks = MonthTicks(
      reaching: observed / daysPerMonth, length: right - left, room: widestCount + width.textSize)
    months = LinearScale(domain: 0...ticks.end, start: left, end: right)
    legend = Legend(comparison, style, in: place)
    let top = place.top + max(legend.height, place.legendHeight) + 8
    let (end, step) = Self.top(reaching: groups)
    let scale = LinearScale(
      domain: 0...Double(end) / 100, start: top + width.plotHeight, end: top)
    incidence = scale
    percentMarks = stride(from: 0, through: end, by: step).map {
      AxisMark(place: scale(Double($0) / 100), label: "\($0)")
    }
  }

  /// The first end of the axis that holds every curve.
  private static func top(reaching groups: [OnsetComparison.Group]) -> (Int, Int) {
    let cause = OnsetCounts.Cause.event.rawValue - 1
    let highest = groups.compactMap { $0.incidence.curves[cause].incidence.last }.max() ?? 0
    // A sum of proportions can pass by rounding what it is.
    return tops.first { highest <= Double($0.0) / 100 + 1e-9 } ?? (100, 20)
  }
}

extension Legend {
  /// Patients, events and deaths of each group, with Gray's test.
  fileprivate init(
    _ comparison: OnsetComparison, _ style: NumberStyle, in place: FigurePlace
  ) {
    let entries = comparison.groups.enumerated().map { position, group in
      Entry(
        name: group.heading, style: SeriesStyle(position: position),
        values: [
          style.count(group.counts.times.count), style.count(group.counts.count(.event)),
          style.count(group.counts.count(.death)),
        ])
    }
    self.init(
      entries, headings: [["N"], ["With event"], ["Died", "without event"]],
      note: comparison.gray.map { "Gray's test \(style.pEquation($0.pValue))" }, from: place.left,
      to: place.right, place.width)
  }
}
