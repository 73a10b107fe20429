public import ClinicalRecords

/// Until when a patient on a line of therapy is at risk of its adverse events.
///
/// Rule: A4.
public struct ToxicityFollowUp: Sendable, Equatable {
  /// What ended it. Where several fall on one day a death is named, then the window, then the next line.
  public enum Ending: String, Sendable, CaseIterable, Codable {
    /// Death.
    case death
    /// The window after the end of the line was over.
    case window = "end of the window"
    /// The next line started the day after.
    case nextLine = "next line"
    /// The last day the patient was known alive.
    case lastKnownAlive = "last known alive"
    /// The cutoff: known alive then.
    case cutoff
  }

  /// The first day of the line.
  public let start: ClinicalDate
  /// The last day at risk; never before `start`.
  public let stop: ClinicalDate
  /// What ended it.
  public let ending: Ending
  /// The row that decided: the line whose end or start it was, the death, a row that shows the patient alive.
  public let evidence: Evidence
  /// Whether the day of a death that ended it was completed from a month or year. Rule: R70.
  public let isImputed: Bool

  /// The parts of a history from which it is derived.
  public static let historyParts = LastKnownAlive.historyParts

  /// The parts from which it is derived as far as the onset of an event of the line depends on it.
  ///
  /// An event with a known day shows the patient alive on it, so that the last day known alive cannot lie before. It
  /// matters only where an onset known by its month is put within it, and then all parts are read. Rule: A5, R58.
  public static let historyPartsForOnsets: HistoryParts = [
    .adverseEvents, .death, .restForOpenOnsets,
  ]

  /// The time at risk on the line at a position.
  ///
  /// A patient who died was alive until then, whatever the last row says. The window of a line that goes on is open.
  ///
  /// Rule: A4, N1, A2, R57, R58, R69.
  ///
  /// - Parameters:
  ///   - index: Position in ``PatientHistory/lines``.
  ///   - history: The patient's rows, with ``historyParts``.
  ///   - windowDays: Days after the line's end in which events still belong to it.
  ///   - rules: Give the cutoff, and where a missing month is put.
  public init(
    ofLineAt index: Int, in history: PatientHistory, windowDays: Int, rules: EndpointRules
  ) {
    let line = history.lines[index]
    let window = history.lastEventDay(ofLineAt: index, windowDays: windowDays)
    let isCut = line.endedOn.map { $0.adding(days: windowDays) > window } ?? true
    let ender = isCut && index + 1 < history.lines.count ? history.lines[index + 1] : line
    let belongs = (window, isCut ? Ending.nextLine : .window, Evidence.line(ender.number))
    if let death = DayOfDeath(in: history, rules: rules) {
      self =
        death.day <= window
        ? Self(line, (death.day, .death, .death), isImputed: death.isImputed)
        : Self(line, belongs)
    } else if let next = history.startOfLine(after: index), rules.knows(next) {
      // Whoever started another line was alive until then: no row needs to be looked at.
      self.init(line, belongs)
    } else {
      let alive = AliveEnd(in: history, rules: rules)
      let seen = (
        alive.day, alive.ending == .cutoff ? Ending.cutoff : .lastKnownAlive, alive.evidence
      )
      self.init(line, window <= alive.day ? belongs : seen)
    }
  }

  private init(
    _ line: LineOfTherapy, _ last: (day: ClinicalDate, ending: Ending, evidence: Evidence),
    isImputed: Bool = false
  ) {
    start = line.startedOn
    stop = max(line.startedOn, last.day)
    ending = last.ending
    evidence = last.evidence
    self.isImputed = isImputed
  }

  /// Whole days from start to stop, no day added.
  public var days: Int { stop.days(since: start) }

  /// Days at risk, the first and the last counted: at least 1.
  public var daysAtRisk: Int { days + 1 }
}
