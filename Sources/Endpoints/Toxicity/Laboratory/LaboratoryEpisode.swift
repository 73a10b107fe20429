public import ClinicalRecords

/// A time on a line of therapy in which laboratory results show an adverse event: what could be entered as one.
///
/// It runs from the first day with a result worse than the baseline to the first day on which no result is. Several results
/// of one day count by the worst.
///
/// Rule: G6.
public struct LaboratoryEpisode: Sendable, Equatable {
  /// The term.
  public let term: CodePosition
  /// Every grade its worst may have; one where the numbers decide. Rule: G4.
  public let grades: ClosedRange<Int>
  /// The day of the first result that shows it.
  public let onsetOn: ClinicalDate
  /// The day of the first result back at the baseline; `nil` where none shows that within the line's window.
  public let endedOn: ClinicalDate?
  /// The first result with the worst grade the numbers give.
  public let worst: GradedResult
  /// The first result that could have the highest possible grade, where that is not ``worst``.
  public let highest: GradedResult?
  /// Whether a person entered it.
  public let entry: Entry

  /// The grade, where the numbers decide it. Rule: G4.
  public var grade: Int? { grades.lowerBound == grades.upperBound ? grades.lowerBound : nil }

  /// Whether events that were entered hold it.
  public enum Entry: Sendable, Equatable {
    /// No event of the same term and line overlaps.
    case none
    /// An event of the same term and line overlaps and has the grade, or a higher one.
    case recorded(event: Int, grade: Int)
    /// The overlapping event with the highest grade has a lower one.
    case recordedLower(event: Int, grade: Int)
  }
}

/// Results of a term that could show an adverse event, if what no number tells were so, and surely show none.
///
/// Rule: G4.
public struct UndecidedFinding: Sendable, Equatable {
  /// The term.
  public let term: CodePosition
  /// The first result with the highest possible grade.
  public let highest: GradedResult
  /// How many days have such results.
  public let dayCount: Int
}

/// What the laboratory results of one line of therapy show.
public struct LineLaboratory: Sendable, Equatable {
  /// The line.
  public let line: LineOfTherapy
  /// The days whose results show what happened on it; `nil` where there are none.
  public let days: ClosedRange<ClinicalDate>?
  /// Proposed adverse events, by onset, then term.
  public let episodes: [LaboratoryEpisode]
  /// What could be one and surely is none, by day, then term.
  public let undecided: [UndecidedFinding]
  /// What results are reason to think of, and no number tells, by day.
  public let unnumbered: [UnnumberedFinding]
  /// Results that cannot be graded, by day.
  public let ungraded: [UngradedResult]
  /// Results that were graded, whatever they show.
  public let gradedCount: Int
}

extension LaboratoryReading {
  /// What the results of a line show, beside the events that were entered.
  ///
  /// Rule: G6.
  ///
  /// - Parameters:
  ///   - index: Position of the line.
  ///   - history: The patient's rows, read with ``historyParts``, adverse events, and the parts of `attribution`.
  ///   - attribution: Says which line an event belongs to.
  ///   - each: Takes what each result says about a term, for whoever looks for more in the same reading.
  /// - Returns: The proposed events, and what keeps others from being proposed.
  public func line(
    at index: Int, in history: PatientHistory, by attribution: EventAttribution,
    each: (GradedResult) -> Void = { _ in }
  ) -> LineLaboratory {
    var courses: [CodePosition: TermCourse] = [:]
    var ungraded: [UngradedResult] = []
    var (last, gradedCount) = (ResultKey?.none, 0)
    forEachResult(ofLineAt: index, in: history) { graded in
      each(graded)
      courses[graded.finding.term, default: TermCourse()].add(graded)
      let key = ResultKey(graded.result)
      if last != key { (last, gradedCount) = (key, gradedCount + 1) }
    } ungraded: {
      ungraded.append($0)
    }
    let events = EnteredEvents(ofLineAt: index, in: history, by: attribution, rules)
    let terms = courses.keys.sorted()
    let made = terms.map { ($0, courses[$0, default: TermCourse()].closed()) }
    let episodes = made.flatMap { term, course in
      course.spells.map { LaboratoryEpisode(term: term, spell: $0, entered: events) }
    }
    let days = days(ofLineAt: index, in: history)
    return LineLaboratory(
      line: history.lines[index], days: days,
      episodes: episodes.sorted { ($0.onsetOn, $0.term) < ($1.onsetOn, $1.term) },
      undecided: made.compactMap { $1.undecided(of: $0) }.sorted {
        ($0.highest.result.sampledOn, $0.term) < ($1.highest.result.sampledOn, $1.term)
      }, unnumbered: unnumberedFindings(in: days, of: history), ungraded: ungraded,
      gradedCount: gradedCount)
  }
}

/// What tells the results of one patient apart; a result is handed over once for each of its terms.
private struct ResultKey: Equatable {
  let sampledOn: ClinicalDate
  let analyte: CodePosition
  let sample: Int

  init(_ result: LaboratoryResult) {
    (sampledOn, analyte, sample) = (result.sampledOn, result.analyte, result.sample)
  }
}

extension LaboratoryEpisode {
  fileprivate init(term: CodePosition, spell: TermCourse.Spell, entered: EnteredEvents) {
    self.init(
      term: term, grades: spell.grades, onsetOn: spell.onsetOn, endedOn: spell.endedOn,
      worst: spell.worst, highest: spell.highest == spell.worst ? nil : spell.highest,
      entry: entered.entry(
        of: term, from: spell.onsetOn, to: spell.endedOn, grade: spell.grades.lowerBound))
  }
}

/// The adverse events that were entered for a line.
private struct EnteredEvents {
  private let events: [AdverseEvent]

  init(
    ofLineAt index: Int, in history: PatientHistory, by attribution: EventAttribution,
    _ rules: EndpointRules
  ) {
    var events: [AdverseEvent] = []
    history.forEachEvent(ofLineAt: index, by: attribution, rules: rules) { events.append($0.event) }
    self.events = events
  }

  /// Whether an event of a term that could have gone on between these days holds a grade.
  func entry(
    of term: CodePosition, from onset: ClinicalDate, to end: ClinicalDate?, grade: Int
  ) -> LaboratoryEpisode.Entry {
    let overlapping = events.filter { event in
      event.term == term && (event.onsetOn?.earliest ?? onset) <= (end ?? .distantFuture)
        && (event.endedOn?.latest ?? .distantFuture) >= onset
    }
    guard let worst = overlapping.max(by: { $0.grade < $1.grade }) else { return .none }
    return worst.grade >= grade
      ? .recorded(event: worst.number, grade: worst.grade)
      : .recordedLower(event: worst.number, grade: worst.grade)
  }
}
