import ClinicalRecords

// Target lesions are measured each by its own row, by its pieces, or by the lesion it merged into.
// Rule: R9, R12, R13, R14.

extension LineLesions {
  /// How much of a lesion was measured.
  enum Share {
    /// Nothing.
    case none
    /// Some pieces.
    case part
    /// All of it.
    case whole
  }

  /// The sum of the target lesions that count for the line.
  ///
  /// - Returns: The sum; not complete where one is missing, be it in part.
  func targetSum() -> TargetSum {
    var sum = TargetSum()
    var merged: [MergedShare] = []
    for lesion in parts.indices where parts[lesion].kind == .target && parts[lesion].counts {
      if add(lesion, to: &sum, &merged) != .whole { sum.isComplete = false }
    }
    return sum
  }

  /// What was measured of one target lesion.
  ///
  /// - Parameter lesion: The lesion.
  /// - Returns: The length; not complete where it is missing, be it in part.
  func targetSum(of lesion: Int) -> TargetSum {
    var sum = TargetSum()
    var merged: [MergedShare] = []
    sum.isComplete = add(lesion, to: &sum, &merged) == .whole
    return sum
  }

  /// Adds what was measured of a lesion, and says how much of it that was.
  private func add(
    _ lesion: Int, to sum: inout TargetSum, _ merged: inout [MergedShare], depth: Int = 0
  ) -> Share {
    let own = ownTenths(of: lesion)
    if families.isEmpty || depth >= ResponseLimits.generations {
      return addOwn(own, of: lesion, to: &sum)
    }
    if let own, own > 0, !isReplaced(lesion) { return addOwn(own, of: lesion, to: &sum) }
    var pieces = TargetSum()
    let share = addPieces(of: lesion, to: &pieces, &merged, depth: depth)
    if own == 0, pieces.isGone { return addOwn(own, of: lesion, to: &sum) }
    sum.add(pieces)
    if share == .none { noteSeen(lesion, in: &sum) }
    return share
  }

  private func addOwn(_ tenths: Int?, of lesion: Int, to sum: inout TargetSum) -> Share {
    guard let tenths, let row = row(of: lesion) else {
      noteSeen(lesion, in: &sum)
      return .none
    }
    sum.add(tenths, isNode: parts[lesion].isNode, on: measurements[row].measuredOn)
    return .whole
  }

  /// A lesion seen without a length may have come back all the same; a node may be a normal one.
  private func noteSeen(_ lesion: Int, in sum: inout TargetSum) {
    guard let row = self[lesion], row.state != .equivocal, !parts[lesion].isNode,
      row.isVisible(isNode: false) == true
    else { return }
    sum.see(on: row.measuredOn)
  }
}

// Pieces and merged lesions
extension LineLesions {
  /// A merged lesion that is in the sum already, and how much of it: it counts once.
  private struct MergedShare {
    let lesion: Int
    let share: Share
  }

  /// Adds the pieces of a lesion and what it merged into.
  ///
  /// All its pieces are needed that any row up to now speaks of; where it merged, only the merged
  /// lesion is.
  private func addPieces(
    of lesion: Int, to sum: inout TargetSum, _ merged: inout [MergedShare], depth: Int
  ) -> Share {
    var isMerged = false
    var (measured, missing, partial) = (false, false, false)
    for link in families.links where link.parent == lesion {
      let joins = families.isMerged(link.child)
      let share =
        joins
        ? addMerged(link.child, to: &sum, &merged, depth: depth)
        : add(link.child, to: &sum, &merged, depth: depth + 1)
      switch share {
      case .none: if !joins, holds(for: link.child, { $0.isKnown }) { missing = true }
      case .part: partial = true
      case .whole: if joins { isMerged = true }
      }
      if share != .none { measured = true }
    }
    if !measured { return .none }
    return partial || (missing && !isMerged) ? .part : .whole
  }

  private func addMerged(
    _ lesion: Int, to sum: inout TargetSum, _ merged: inout [MergedShare], depth: Int
  ) -> Share {
    if let known = merged.first(where: { $0.lesion == lesion }) { return known.share }
    let share = add(lesion, to: &sum, &merged, depth: depth + 1)
    merged.append(MergedShare(lesion: lesion, share: share))
    return share
  }

  /// Whether a lesion measured by itself lies in a merged one measured too: where another of those
  /// that merged was not measured, the merged lesion stands for all of them, or it would count
  /// twice.
  ///
  /// - Parameter lesion: The lesion.
  /// - Returns: Whether it does.
  func isReplaced(_ lesion: Int) -> Bool {
    for link in families.links where link.parent == lesion {
      guard families.isMerged(link.child), let tenths = ownTenths(of: link.child), tenths > 0
      else { continue }
      for other in families.links where other.child == link.child {
        if (ownTenths(of: other.parent) ?? 0) == 0 { return true }
      }
    }
    return false
  }
}
