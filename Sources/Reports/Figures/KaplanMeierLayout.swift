import Analyses
import Endpoints
import Statistics

/// Where the parts of a Kaplan-Meier figure stand.
struct KaplanMeierLayout {
  /// The most of the width that names beside the numbers at risk may take.
  private static let nameShare = 0.27

  let place: FigurePlace
  let groups: [SurvivalComparison.Group]
  /// Days in a month of the axis. Rule: R67.
  let daysPerMonth: Double
  let months: LinearScale
  let survival: LinearScale
  let ticks: MonthTicks
  let nameWidth: Double
  let legend: Legend

  /// Lays a figure out.
  ///
  /// - Parameters:
  ///   - comparison: What is shown.
  ///   - options: How it is shown, except for the width.
  ///   - place: Where it stands.
  init(_ comparison: SurvivalComparison, _ options: KaplanMeierOptions, in place: FigurePlace) {
    let width = place.width
    self.place = place
    daysPerMonth = comparison.population.rules.daysPerMonth
    groups = comparison.groups.isEmpty ? [comparison.total] : comparison.groups
    func widest(_ texts: [String]) -> Double {
      texts.map { TextMetrics.width($0.printable, size: width.textSize) }.max() ?? 0
    }
    let widestCount = widest(groups.map { options.style.count($0.curve.count) })
    nameWidth = min(
      widest(groups.map(\.heading)), place.span * KaplanMeierLayout.nameShare)
    let left =
      place.left
      + max(Axes.leftMargin(width), nameWidth + widestCount / 2 + 8, place.axisRoom)
    let right = place.right - max(4, widestCount / 2)
    let observed = groups.compactMap(\.curve.lastTime).max() ?? 0
    ticks = MonthTicks(
      reaching: min(observed / daysPerMonth, options.lastMonth ?? .infinity),
      length: right - left, room: widestCount + width.textSize)
    months = LinearScale(domain: 0...ticks.end, start: left, end: right)
    legend = Legend(comparison, groups, options, in: place)
    let top = place.top + max(legend.height, place.legendHeight) + 8
    survival = LinearScale(domain: 0...1, start: top + width.plotHeight, end: top)
  }
}

extension Legend {
  /// Patients, events, median and, where groups are compared, hazard ratio of each group, with the
  /// log-rank test.
  fileprivate init(
    _ comparison: SurvivalComparison, _ groups: [SurvivalComparison.Group],
    _ options: KaplanMeierOptions, in place: FigurePlace
  ) {
    let style = options.style
    let hasRatios = options.effect == nil && groups.contains { $0.hazardRatio != nil }
    let entries = groups.enumerated().map { position, group in
      let ratio = hasRatios ? [style.ratio(of: group, reference: comparison.reference)] : []
      return Entry(
        name: group.heading, style: SeriesStyle(position: position),
        values: [
          style.count(group.curve.count), style.count(group.curve.eventCount),
          style.median(group.median, of: group.curve.count),
        ] + ratio)
    }
    let ratioHeading = hasRatios ? [["Hazard ratio", "(95% CI)"]] : []
    self.init(
      entries, headings: [["N"], ["Events"], ["Median, months", "(95% CI)"]] + ratioHeading,
      note: options.effect == nil
        ? comparison.logRank.map { "Log-rank \(style.pEquation($0.pValue))" } : nil,
      lines: options.effect?.lines ?? [], from: place.left, to: place.right, place.width)
  }
}
