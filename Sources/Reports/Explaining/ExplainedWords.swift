import Analyses
import Endpoints

extension ExplainedValue {
  /// What it is called inside a sentence.
  var label: String {
    switch self {
    case .time(let endpoint): endpoint.label.insideSentence
    case .bestResponse(.unconfirmed): "best overall response"
    case .bestResponse(.confirmed): "confirmed best overall response"
    case .depthOfResponse: "depth of response"
    case .clinicalBenefit: "clinical benefit"
    case .adverseEvents: "adverse events"
    }
  }
}

extension EndpointTime {
  /// How it ended, as the end of a sentence.
  var endingPhrase: String {
    switch ending {
    case .progression: "ended by progression on \(stop)"
    case .death: "ended by death on \(stop)"
    case .discontinuation: "ended when treatment stopped on \(stop)"
    case .nextLine: "ended by the start of the next line on \(stop)"
    case .response: "reached on \(stop)"
    case .lossAsEvent: "ended by loss to follow-up on \(stop), which these rules count as an event"
    case .followedUp: "alive when last known, on \(stop)"
    case .lastAssessment: "censored at the last evaluable assessment, \(stop)"
    case .notAssessed: "censored at the start, \(stop), for want of an assessment after it"
    case .lastKnownAlive: "censored on \(stop), when the patient was last known alive"
    case .cutoff: "censored at the cutoff, \(stop)"
    case .noBaseline: "censored at the start, \(stop), for want of a baseline assessment"
    case .beforeNextTherapy: censoredBefore("the next therapy")
    case .beforeMissedAssessments: censoredBefore("some were missed")
    case .beforeLoss: censoredBefore("loss to follow-up")
    case .deathWithoutEvent: "censored by death on \(stop)"
    case .onTreatment: "censored on \(stop), with treatment going on"
    case .endOfFollowUp: "censored on \(stop), where follow-up ended"
    }
  }
}

extension EndpointTime {
  private func censoredBefore(_ end: String) -> String {
    stop == start
      ? "censored at the start, \(stop), for want of an assessment before \(end)"
      : "censored on \(stop), at the last assessment before \(end)"
  }
}

extension Explanation.Role {
  /// Its sign in a margin.
  var mark: String {
    switch self {
    case .decided: "●"
    case .used: "○"
    case .passedOver: "–"
    case .remark: " "
    }
  }
}
