/// How the standard errors of a survival curve are made.
public enum SurvivalVariance: Equatable, Sendable {
  /// As in R: ``robust`` where a weight is not a whole number, or where a subject has the event
  /// more than once, else ``greenwood``.
  case automatic
  /// Greenwood's sum, in which a weight is a number of subjects.
  case greenwood
  /// The infinitesimal jackknife, in which a weight says how much a subject counts: right for the
  /// weights of sampling and of propensity scores.
  case robust
  /// The infinitesimal jackknife over clusters of rows that depend on one another: for each row the
  /// position of its cluster, from 0.
  case clustered([Int])
}

extension SurvivalVariance {
  /// The clusters of the jackknife; `nil` for Greenwood's sum.
  ///
  /// - Parameters:
  ///   - rows: The rows of the curve.
  ///   - subjects: For each row the subject it belongs to; `nil` when each is one.
  /// - Returns: `.some(nil)` when each row is a cluster.
  func clusters(of rows: TimeToEvent, subjects: [Int]?) -> [Int]?? {
    switch self {
    case .greenwood: return nil
    case .robust: return .some(subjects)
    case .clustered(let clusters): return .some(clusters)
    case .automatic:
      let isFractional = rows.weights?.contains { $0 != $0.rounded(.down) } ?? false
      return isFractional || hasSecondEvent(rows, subjects) ? .some(subjects) : nil
    }
  }

  private func hasSecondEvent(_ rows: TimeToEvent, _ subjects: [Int]?) -> Bool {
    guard let subjects else { return false }
    var seen: Set<Int> = []
    for (row, subject) in subjects.enumerated() where rows.events[row] {
      if !seen.insert(subject).inserted { return true }
    }
    return false
  }
}
