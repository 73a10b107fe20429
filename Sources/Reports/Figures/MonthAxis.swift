/// An axis of months on which days stand.
struct MonthAxis {
  /// Its scale, in months.
  let scale: LinearScale
  /// Its marks.
  let marks: [AxisMark]
  private let daysPerMonth: Double

  /// An axis between two places.
  ///
  /// - Parameters:
  ///   - day: The day it reaches.
  ///   - daysPerMonth: Days in a month.
  ///   - start: Where day 0 stands.
  ///   - end: Where it ends.
  ///   - width: Width of the figure.
  init(
    reaching day: Int, daysPerMonth: Double, from start: Double, to end: Double,
    _ width: FigureWidth
  ) {
    self.daysPerMonth = daysPerMonth
    let ticks = MonthTicks(
      reaching: Double(day) / daysPerMonth, length: end - start,
      room: TextMetrics.width("000", size: width.textSize) + 6)
    scale = LinearScale(domain: 0...ticks.end, start: start, end: end)
    marks = ticks.marks(on: scale)
  }

  /// The place of a day.
  func callAsFunction(_ day: Int) -> Double { scale(Double(day) / daysPerMonth) }
}
