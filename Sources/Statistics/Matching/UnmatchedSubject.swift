/// A subject of the focal arm for whom matching found nobody.
public struct UnmatchedSubject: Equatable, Sendable {
  /// Why nobody was found; the first reason that holds.
  public enum Reason: String, CaseIterable, Sendable {
    /// The subject was left out before matching, as the other arm has no scores like this.
    case outsideCommonSupport
    /// Nobody of the other arm who is left to match agrees on the exact variables.
    case noCounterpart
    /// Nobody of the other arm, matched or not, is within the caliper.
    case outsideCaliper
    /// All who could have been matched were matched to others.
    case allTaken
  }

  /// The position of the subject in the arguments.
  public let position: Int
  /// Why nobody was found.
  public let reason: Reason
}

extension MatchingCandidates {
  /// The focal subjects without a set, in ascending order of position.
  ///
  /// - Parameters:
  ///   - sets: All sets.
  ///   - rows: The places of the focal arm in ascending order of position.
  ///   - line: The scores of the other arm.
  ///   - caliper: In steps of the grid.
  /// - Returns: Each with the first reason that holds.
  func unmatched(
    without sets: MatchedSets, rows: [Int32], on line: ScoreLine, caliper: Double
  ) -> [UnmatchedSubject] {
    var unmatched: [UnmatchedSubject] = []
    unmatched.reserveCapacity(rows.count - sets.count)
    var set = 0
    for row in rows.lazy.map({ Int($0) }) {
      let position = focalArm.positions[row]
      if set < sets.count, sets.focal[set] == position {
        set += 1
        continue
      }
      unmatched.append(
        UnmatchedSubject(position: Int(position), reason: reason(row: row, line, caliper)))
    }
    let leftOut = outsideCommonSupport(of: focal)
    guard !leftOut.isEmpty else { return unmatched }
    unmatched += leftOut.map { UnmatchedSubject(position: $0, reason: .outsideCommonSupport) }
    return unmatched.sorted { $0.position < $1.position }
  }

  private func reason(row: Int, _ line: ScoreLine, _ caliper: Double) -> UnmatchedSubject.Reason {
    let node = Int(line.firstAtOrAbove[row])
    let step = focalArm.steps[row]
    let nearest = min(
      line.distance(from: step, to: node), line.distance(from: step, to: node - 1))
    if nearest == .infinity { return .noCounterpart }
    return nearest > caliper ? .outsideCaliper : .allTaken
  }
}
