/// Why events and exposure give no rate, or rates no comparison.
public enum RateError: Error, Equatable, Sendable {
  /// A number of events below 0, or above 2⁵³, from where on a Double skips whole numbers.
  case impossibleEvents(Int)
  /// An exposure that is not above 0, or outside 1e-100...1e100, where squares leave a Double.
  case impossibleExposure(Double)
  /// No rate has an event.
  case noEvents(analysis: String)
  /// Fewer rates than the comparison needs.
  case tooFewRates(analysis: String, found: Int, needed: Int)
  /// A standard population that is negative, infinite or not a number in a stratum, or 0 in all.
  case impossibleStandard(Double, stratum: Int)
}

extension RateError: CustomStringConvertible {
  /// What is wrong, where, what is allowed, and what to do about it.
  public var description: String {
    switch self {
    case .impossibleEvents(let events):
      "Rate: \(events) is no number of events. Allowed: whole numbers from 0 to 2^53."
    case .impossibleExposure(let exposure):
      "Rate: an exposure of \(exposure) has no rate. Allowed: above 0, from 1e-100 to 1e100. "
        + "Leave out groups that nobody was observed in."
    case .noEvents(let analysis):
      "\(analysis): there were no events, so there is nothing to compare. "
        + "Report the upper limit of each rate."
    case .tooFewRates(let analysis, let found, let needed):
      "\(analysis): \(found) \(found == 1 ? "rate is" : "rates are") too few. Needed: at least \(needed)."
    case .impossibleStandard(let size, let stratum):
      "Standardized rate: the standard population of stratum \(stratum) is \(size). "
        + "Allowed: finite numbers from 0, not 0 in every stratum."
    }
  }
}
