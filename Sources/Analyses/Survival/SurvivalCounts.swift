import ClinicalRecords
public import Endpoints
public import Statistics

/// Events and censorings by day, with how the times ended.
public struct SurvivalCounts: Counts {
  /// By whole days, as the question counts them.
  public private(set) var times = EventCounts()
  /// Lines by how their time ended, in the order of ``EndpointTime/Ending/allCases``.
  public private(set) var endings = [Int](repeating: 0, count: EndpointTime.Ending.allCases.count)
  /// Days of death that were completed from a month or year. Rule: R70.
  public private(set) var imputed = 0
  /// Lines for which the time does not exist, such as a duration of response without response; they
  /// are in none of the other counts.
  public private(set) var withoutTime = 0

  /// Nothing counted.
  public init() {}

  /// Counts one line.
  ///
  /// - Parameters:
  ///   - time: Its time to event; `nil` where it does not exist.
  ///   - rules: Say how days are counted. Rule: R66.
  public mutating func add(_ time: EndpointTime?, _ rules: EndpointRules) {
    guard let time else {
      withoutTime += 1
      return
    }
    times.record(time: time.days(rules), isEvent: time.isEvent)
    endings[EndpointTime.Ending.allCases.firstIndex(of: time.ending) ?? 0] += 1
    if time.isImputed { imputed += 1 }
  }

  /// Adds what another part counted.
  ///
  /// - Parameter other: Counts of other lines.
  public mutating func merge(_ other: SurvivalCounts) {
    times.merge(other.times)
    for position in endings.indices { endings[position] += other.endings[position] }
    imputed += other.imputed
    withoutTime += other.withoutTime
  }

  /// Lines that ended so.
  ///
  /// - Parameter ending: How a time ended.
  /// - Returns: How many.
  public func count(_ ending: EndpointTime.Ending) -> Int {
    endings[EndpointTime.Ending.allCases.firstIndex(of: ending) ?? 0]
  }
}

extension GroupedTally where Tally == SurvivalCounts {
  /// A tally of times to an event.
  ///
  /// - Parameters:
  ///   - endpoint: The event; under real-world censoring progression-free survival is the real-world
  ///     one.
  ///   - question: Which lines, compared by what.
  public init(_ endpoint: Endpoint, of question: Question) {
    let (endpoint, rules) = (endpoint.resolved(under: question.rules), question.rules)
    self.init(question, outcomes: .time(to: endpoint)) { outcome, counts in
      counts.add(outcome[endpoint], rules)
    }
  }
}
