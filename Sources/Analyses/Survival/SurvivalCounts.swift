import ClinicalRecords
public import Endpoints
public import Statistics

/// The endpoints of a survival question.
public enum SurvivalEndpoint: String, Sendable, CaseIterable {
  /// Progression-free survival.
  case pfs
  /// Overall survival.
  case os

  var outcome: OutcomeParts {
    switch self {
    case .pfs: .progressionFreeSurvival
    case .os: .overallSurvival
    }
  }
}

/// Events and censorings by day, with how the times ended.
public struct SurvivalCounts: Counts {
  /// By whole days from the start of the line.
  public private(set) var times = EventCounts()
  /// Lines by how their time ended, in the order of ``EndpointTime/Ending/allCases``.
  public private(set) var endings = [Int](repeating: 0, count: EndpointTime.Ending.allCases.count)
  /// Days of death that were completed from a month or year.
  public private(set) var imputed = 0

  /// Nothing counted.
  public init() {}

  /// Counts one line.
  ///
  /// - Parameter time: Its time to event.
  public mutating func add(_ time: EndpointTime) {
    times.record(time: time.days, isEvent: time.isEvent)
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
  }
}

extension GroupedTally where Tally == SurvivalCounts {
  /// A tally of times to an event.
  ///
  /// - Parameters:
  ///   - endpoint: The event.
  ///   - question: Which lines, compared by what.
  public init(_ endpoint: SurvivalEndpoint, of question: Question) {
    self.init(question, outcomes: endpoint.outcome) { outcome, counts in
      let time =
        endpoint == .pfs ? outcome.progressionFreeSurvival : outcome.overallSurvival
      if let time { counts.add(time) }
    }
  }
}
