import Analyses
public import Endpoints

extension SurvivalCounts {
  /// How the times ended: `progression 60, death 40`; what did not occur is not named.
  func endingWords(_ style: NumberStyle) -> String {
    zip(EndpointTime.Ending.allCases, endings).filter { $1 > 0 }
      .map { "\($0.words) \(style.count($1))" }.joined(separator: ", ")
  }
}

extension EndpointTime.Ending {
  /// How times ended, behind their endpoint.
  package var words: String {
    switch self {
    case .lastAssessment, .lastKnownAlive, .cutoff, .endOfFollowUp: "censored at \(rawValue)"
    case .notAssessed: "censored at the start for want of an assessment"
    case .noBaseline: "censored at the start for want of a baseline"
    case .beforeNextTherapy: "censored before the next therapy"
    case .beforeMissedAssessments: "censored before missed assessments"
    case .beforeLoss: "censored before loss to follow-up"
    case .deathWithoutEvent: "censored at death"
    case .onTreatment: "censored on treatment"
    case .progression, .death, .discontinuation, .nextLine, .response, .lossAsEvent, .followedUp:
      rawValue
    }
  }

  /// Its name in records.
  public var measure: String {
    switch self {
    case .progression: "progression"
    case .death: "death"
    case .discontinuation: "treatment_stopped"
    case .nextLine: "next_line"
    case .response: "response"
    case .lossAsEvent: "lost_to_follow_up"
    case .followedUp: "alive"
    case .lastAssessment: "last_evaluable_assessment"
    case .notAssessed: "no_assessment"
    case .lastKnownAlive: "last_known_alive"
    case .cutoff: "cutoff"
    case .noBaseline: "no_baseline"
    case .beforeNextTherapy: "before_next_therapy"
    case .beforeMissedAssessments: "before_missed_assessments"
    case .beforeLoss: "before_loss"
    case .deathWithoutEvent: "death_without_event"
    case .onTreatment: "on_treatment"
    case .endOfFollowUp: "end_of_follow_up"
    }
  }
}
