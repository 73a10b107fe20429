import Endpoints
import Statistics

/// The times of all subjects to one endpoint, as models take them.
struct StudyTimes {
  /// Whole days by subject; `nil` where the time does not exist for the line.
  let days: [Int?]
  /// Whether the event happened, by subject.
  let events: [Bool]

  /// The times to an endpoint of the plan, by its position.
  init(_ endpoint: Int, of cohort: StudyCohort) {
    let rules = cohort.endpointRules[endpoint]
    days = cohort.subjects.map { $0.times[endpoint]?.days(rules) }
    events = cohort.subjects.map { $0.times[endpoint]?.isEvent ?? false }
  }

  /// Those of some subjects who have a time.
  func having(_ subjects: [Int]) -> [Int] { subjects.filter { days[$0] != nil } }

  /// How many of some subjects had the event.
  func eventCount(_ subjects: [Int]) -> Int {
    subjects.reduce(0) { events[$1] ? $0 + 1 : $0 }
  }

  /// Subjects who have a time, a row each.
  func rows(_ subjects: [Int], weights: [Double]? = nil) throws -> TimeToEvent {
    try TimeToEvent(
      times: subjects.map { Double(days[$0] ?? 0) }, events: subjects.map { events[$0] },
      weights: weights)
  }

  /// Subjects by day, counted apart: those of the first arm, then the others.
  func counts(_ subjects: [Int], isTreated: [Bool]) -> [EventCounts] {
    var (treated, others) = (EventCounts(), EventCounts())
    for (subject, isTreated) in zip(subjects, isTreated) {
      guard let time = days[subject] else { continue }
      if isTreated {
        treated.record(time: time, isEvent: events[subject])
      } else {
        others.record(time: time, isEvent: events[subject])
      }
    }
    return [treated, others]
  }
}
