/// A response that a regression cannot be fitted to.
///
/// Rows are counted from 0; `count` is the number of rows with the same problem.
public enum ResponseError: Error, Equatable, Sendable {
  /// Every subject had the event, or none had it, so that no covariate can tell them apart.
  case sameForAll(model: String, isEvent: Bool)
  /// The count is negative or not a whole number.
  case notACount(row: Int, count: Int)
  /// The number of events is negative, not whole, or larger than that of trials.
  case eventsOutsideTrials(row: Int, count: Int)
  /// The exposure is zero or negative.
  case exposureNotPositive(row: Int, count: Int)
}

extension ResponseError: CustomStringConvertible {
  /// Which value is wrong and where, what is allowed, and what to do about it.
  public var description: String {
    switch self {
    case .sameForAll(let model, let isEvent):
      "\(model): \(isEvent ? "every" : "no") subject had the event, so that nothing tells them "
        + "apart. Add subjects\(isEvent ? " without" : " with") it, or fit with Firth's penalty."
    case .notACount(let row, let count):
      "count, row \(row)\(others(count)): not a count. Allowed: 0, 1, 2 and so on. "
        + "Put observation time into the exposure."
    case .eventsOutsideTrials(let row, let count):
      "events, row \(row)\(others(count)): not a number of events among the trials. "
        + "Allowed: whole numbers from 0 to the number of trials."
    case .exposureNotPositive(let row, let count):
      "exposure, row \(row)\(others(count)): not positive. Allowed: times above 0. "
        + "Leave out subjects who were not observed."
    }
  }

  private func others(_ count: Int) -> String {
    count > 1 ? " and \(count - 1) more" : ""
  }
}
