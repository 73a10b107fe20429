import Analyses
import Statistics

/// Where the parts of a Kaplan-Meier figure stand.
struct KaplanMeierLayout {
  /// From the edge of the figure to its content.
  static let margin = 6.0
  /// The most of the width that names beside the numbers at risk may take.
  private static let nameShare = 0.27

  let groups: [SurvivalComparison.Group]
  let months: LinearScale
  let survival: LinearScale
  let ticks: MonthTicks
  let nameWidth: Double
  let legend: Legend

  /// Lays a figure out.
  ///
  /// - Parameters:
  ///   - comparison: What is shown.
  ///   - options: How it is shown.
  init(_ comparison: SurvivalComparison, _ options: KaplanMeierOptions) {
    let (width, margin) = (options.width, KaplanMeierLayout.margin)
    groups = comparison.groups.isEmpty ? [comparison.total] : comparison.groups
    let widestCount = groups.map { group in
      TextMetrics.width(options.style.count(group.curve.count), size: width.textSize)
    }.max() ?? 0
    let names = (groups.map(\.heading) + ["Number at risk "]).map {
      TextMetrics.width($0.printable, size: width.textSize)
    }
    nameWidth = min(names.max() ?? 0, width.points * KaplanMeierLayout.nameShare)
    let left = max(
      margin + Axes.leftMargin(width), margin + nameWidth + widestCount / 2 + 5)
    let right = width.points - max(margin + 4, margin + widestCount / 2)
    let observed = groups.compactMap(\.curve.lastTime).max() ?? 0
    ticks = MonthTicks(
      reaching: min(observed / daysPerMonth, options.lastMonth ?? .infinity),
      length: right - left, room: widestCount + width.textSize)
    months = LinearScale(domain: 0...ticks.end, start: left, end: right)
    legend = Legend(
      comparison, groups, options, from: margin, to: width.points - margin)
    let noticeHeight = options.isSynthetic ? width.lineHeight + 3 : 0
    let top = margin + noticeHeight + legend.height + 8
    survival = LinearScale(domain: 0...1, start: top + width.plotHeight, end: top)
  }
}

extension Legend {
  /// Patients, events, median and, where groups are compared, hazard ratio of each group, with the log-rank test.
  fileprivate init(
    _ comparison: SurvivalComparison, _ groups: [SurvivalComparison.Group],
    _ options: KaplanMeierOptions, from left: Double, to right: Double
  ) {
    let style = options.style
    let hasRatios = groups.contains { $0.hazardRatio != nil }
    let entries = groups.enumerated().map { position, group in
      let ratio = group.hazardRatio.map { style.ratio($0.ratio, $0.interval) } ?? "1 (reference)"
      let values = [
        style.count(group.curve.count), style.count(group.curve.eventCount),
        style.median(group.median),
      ]
      return Entry(
        name: group.heading, style: SeriesStyle(position: position),
        values: values + (hasRatios ? [ratio] : []))
    }
    let ratioHeading = [["Hazard ratio", "(95% CI)"]]
    self.init(
      entries,
      headings: [["N"], ["Events"], ["Median, months", "(95% CI)"]] + (hasRatios ? ratioHeading : []),
      note: comparison.logRank.map { "Log-rank \(style.pEquation($0.pValue))" }, from: left,
      to: right, options.width)
  }
}
