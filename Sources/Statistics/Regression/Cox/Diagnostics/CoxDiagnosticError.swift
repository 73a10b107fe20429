/// Why a diagnostic of a Cox model cannot be had.
public enum CoxDiagnosticError: Error, Equatable, Sendable {
  /// It is defined for Efron's and Breslow's ties only.
  case exactTies(diagnostic: String)
  /// It is defined at the maximum of the likelihood itself, not of a penalized one.
  case penalized(diagnostic: String)
  /// The function of time has no finite value at an event time.
  case timeNotFinite(time: Double)
  /// The function of time is the same at all events at which a covariate varies, so that no change
  /// with time can be seen.
  case noVariationInTime
}

extension CoxDiagnosticError: CustomStringConvertible {
  /// What is wrong, what is allowed, and what to do about it.
  public var description: String {
    switch self {
    case .exactTies(let diagnostic):
      "\(diagnostic): not defined with exact ties. Fit the model with Efron's method."
    case .penalized(let diagnostic):
      "\(diagnostic): not defined with Firth's penalty. Fit the model without it."
    case .timeNotFinite(let time):
      "Proportional hazards: the function of time has no finite value at \(time). "
        + "Allowed: finite numbers at every event time. Use ranks, or times above 0 for logarithms."
    case .noVariationInTime:
      "Proportional hazards: the function of time is the same at all events, so that no change of "
        + "a hazard ratio can be seen. Use data with events at two times, or another function."
    }
  }
}
