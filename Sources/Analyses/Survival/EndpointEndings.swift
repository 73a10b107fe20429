public import Endpoints

extension SurvivalComparison {
  /// The endings that the endpoint can have under the rules in force, and any other that occurred,
  /// in the order of ``EndpointTime/Ending/allCases``.
  public var endings: [EndpointTime.Ending] {
    let possible = endpoint.endings(under: population.rules)
    return EndpointTime.Ending.allCases.filter { ending in
      possible.contains(ending) || total.counts.count(ending) > 0
    }
  }
}

extension Endpoint {
  /// The ways in which a time can end. Progression-free and overall survival share one list, so that
  /// their records can be stacked.
  fileprivate func endings(under rules: EndpointRules) -> Set<EndpointTime.Ending> {
    let plain: Set<EndpointTime.Ending> =
      switch self {
      case .progressionFreeSurvival, .overallSurvival, .secondProgressionFreeSurvival:
        [.progression, .death, .lastAssessment, .notAssessed, .lastKnownAlive, .cutoff]
      case .durationOfResponse: [.progression, .death, .lastAssessment]
      case .timeToProgression, .durationOfStableDisease:
        [.progression, .lastAssessment, .notAssessed]
      case .timeToDiscontinuation: [.discontinuation, .death, .onTreatment]
      case .timeToNextTreatment:
        [
          .nextLine, rules.countsDeathInTimeToNextTreatment ? .death : .deathWithoutEvent,
          .lastKnownAlive, .cutoff,
        ]
      case .timeToResponse: [.response]
      case .realWorldProgressionFreeSurvival: [.progression, .death, .endOfFollowUp, .cutoff]
      case .survivalFromDiagnosis: [.death, .lastKnownAlive, .cutoff]
      case .followUp: [.followedUp, .deathWithoutEvent]
      }
    if self == .realWorldProgressionFreeSurvival {
      return plain.union(Endpoint.endings(ofChange: rules.realWorldLineChange))
    }
    return isCensoredAsProgressionFree ? plain.union(switched(by: rules)) : plain
  }

  private func switched(by rules: EndpointRules) -> Set<EndpointTime.Ending> {
    var endings = Endpoint.endings(ofChange: rules.newTherapy)
    switch rules.loss {
    case .ignored: break
    case .censored: endings.insert(.beforeLoss)
    case .event: endings.insert(.lossAsEvent)
    }
    if rules.censorsAfterMissedAssessments { endings.insert(.beforeMissedAssessments) }
    if rules.missingBaseline != .ignored { endings.insert(.noBaseline) }
    return endings
  }

  private static func endings(ofChange change: SwitchedEvent) -> Set<EndpointTime.Ending> {
    switch change {
    case .ignored: []
    case .censored: [.beforeNextTherapy]
    case .event: [.nextLine]
    }
  }
}
