public import ClinicalRecords

/// The worst grade of a term on a line of therapy, separately for events marked immune-related and
/// others, and for events related to treatment and others.
public struct TermGrade: Sendable, Equatable {
  /// The CTCAE term.
  public let term: CodePosition
  /// Whether the events count as treatment-related.
  public let isRelated: Bool
  /// Whether the events are marked immune-related.
  public let isImmuneRelated: Bool
  /// The worst grade, 1 to 5.
  public internal(set) var grade: Int
  /// The running number of the event with that grade.
  public internal(set) var eventNumber: Int

  /// The worst grades of the events that belong to the line at `index`.
  ///
  /// An event without a line, or with an onset after the cutoff, belongs to none.
  ///
  /// Rule: N1, R57.
  ///
  /// - Parameters:
  ///   - index: Position in the history's lines.
  ///   - history: The patient's rows, with adverse events.
  ///   - rules: Gives the window and the cutoff.
  /// - Returns: One value per term and attribution, in order of event number.
  public static func worst(
    ofLineAt index: Int, in history: PatientHistory, rules: EndpointRules
  ) -> [TermGrade] {
    var worst: [TermGrade] = []
    for event in history.adverseEvents
    where history.line(of: event, windowDays: rules.toxicityWindowDays) == index {
      if let onset = event.onsetOn, !rules.knows(onset.earliest) { continue }
      let place = worst.firstIndex {
        $0.term == event.term && $0.isRelated == event.isRelated
          && $0.isImmuneRelated == event.isImmuneRelated
      }
      guard let place else {
        worst.append(TermGrade(event))
        continue
      }
      if event.grade > worst[place].grade {
        worst[place].grade = event.grade
        worst[place].eventNumber = event.number
      }
    }
    return worst
  }

  private init(_ event: AdverseEvent) {
    term = event.term
    isRelated = event.isRelated
    isImmuneRelated = event.isImmuneRelated
    grade = event.grade
    eventNumber = event.number
  }
}
