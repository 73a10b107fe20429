import Analyses
import Endpoints

extension ToxicityOverTimeFigure {
  /// What stands below the figure.
  static func footnotes(
    _ answer: ToxicityOverTime, _ notes: SafetyFigureNotes
  ) -> [String] {
    let population = answer.population
    let counting =
      answer.dictionaries.sentence
      + "\(notes.axisTitle.dropLast(4)) with an event under way in a period, of those "
      + "followed on the line at its start, by the worst grade in it; an event has one grade from "
      + "its onset to its end."
    return [counting, answer.length]
      + notes.events(
        population.rules.timeAtRiskNote(windowDays: answer.windowDays),
        asksForImmuneRelated: answer.row.asksForImmuneRelated)
      + answer.endings(notes.style) + population.notes(notes.style)
  }
}

extension ToxicityOverTime {
  /// `Months`, or what else periods are called.
  var periodName: String {
    periods.isMonth ? "Months" : "Periods of \(Int(periods.days)) days"
  }

  /// How long a period is, and until when periods are shown.
  fileprivate var length: String {
    let month = periods.isMonth ? "A month is \(periods.days) days. " : ""
    return month
      + (isCut
        ? "Later periods are not shown."
        : "Shown while at least 10% of \(groups.count > 1 ? "one group" : "the patients") are followed.")
  }

  /// What was done with events that lack a day.
  fileprivate func endings(_ style: NumberStyle) -> [String] {
    func sum(_ part: (ToxicityPeriodCounts) -> Int) -> Int {
      groups.reduce(0) { $0 + part($1.counts) }
    }
    func events(_ count: Int) -> String {
      count == 1 ? "1 event" : "\(style.count(count)) events"
    }
    let (endless, unknown, undated) = (sum(\.endless), sum(\.endUnknown), sum(\.undated))
    let goesOn =
      "\(events(endless)) without an end: under way to the end of the time at risk."
    let isOver = "\(events(unknown)) recorded to be over, without a day: counted on the onset only."
    let leftOut = "\(events(undated)) left out, with not even the month of onset or end known."
    let isEmpty = groups.allSatisfy { $0.counts.isWithoutEvents }
    return (isEmpty ? ["No such event under way."] : []) + (endless > 0 ? [goesOn] : [])
      + (unknown > 0 ? [isOver] : [])
      + (undated > 0 ? [leftOut] : [])
  }
}

extension ToxicityOverTime.Group {
  /// Whether a line has an event of this worst grade in one of the first periods.
  func hasEvent(ofGrade grade: Int, _ periods: Int) -> Bool {
    (0..<periods).contains { counts.lines(worstGrade: grade, in: $0) > 0 }
  }
}
