import Analyses
import Endpoints
import Statistics

extension SurvivalEndpoint {
  /// `Progression-free survival`.
  var label: String {
    switch self {
    case .pfs: "Progression-free survival"
    case .os: "Overall survival"
    }
  }

  /// From where to where, and when censored.
  var definition: String {
    switch self {
    case .pfs:
      "\(label): from the start of the line to progression (RECIST 1.1) or death from any cause; "
        + "otherwise censored at the last evaluable assessment, or at the start if there was none."
    case .os:
      "\(label): from the start of the line to death from any cause; otherwise censored on the "
        + "last day known alive, at the latest at the cutoff."
    }
  }

  /// Whom the reverse Kaplan-Meier estimate takes as censored.
  var eventWords: String { self == .pfs ? "progressions and deaths" : "deaths" }
}

extension SurvivalOptions {
  /// How intervals are made.
  var intervalNote: String {
    let rates = "Kaplan-Meier; pointwise 95% CI of rates on the \(scale.words) scale"
    switch medianStyle {
    case .inverted: return "\(rates), inverted for medians (Brookmeyer-Crowley)."
    case .spss: return "\(rates); 95% CI of medians: 1.96 standard errors to either side, as SPSS."
    }
  }
}

extension IntervalScale {
  fileprivate var words: String { self == .arcsine ? "arcsine" : rawValue }
}

extension TieMethod {
  /// `Efron`.
  var label: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension SurvivalCounts {
  /// How the times ended: `progression 60, death 40`; what did not occur is not named.
  func endingWords(_ style: NumberStyle) -> String {
    zip(EndpointTime.Ending.allCases, endings).filter { $1 > 0 }
      .map { "\($0.words) \(style.count($1))" }.joined(separator: ", ")
  }
}

extension EndpointTime.Ending {
  fileprivate var words: String {
    switch self {
    case .progression, .death: rawValue
    case .lastAssessment, .lastKnownAlive, .cutoff: "censored at \(rawValue)"
    case .notAssessed: "censored at the start for want of an assessment"
    }
  }

  /// Its name in records.
  var measure: String {
    switch self {
    case .progression: "progression"
    case .death: "death"
    case .lastAssessment: "last_evaluable_assessment"
    case .notAssessed: "no_assessment"
    case .lastKnownAlive: "last_known_alive"
    case .cutoff: "cutoff"
    }
  }
}
