/// Whether the likelihood has a direction along which it never falls.
extension CoxDesign {
  /// Whether along a direction no event is below anybody in its risk set, so that a partial
  /// likelihood rises for ever.
  ///
  /// The direction of an iteration that runs away still holds a little of the other coefficients,
  /// less with every step; a difference of a millionth of the largest counts as none.
  ///
  /// - Parameters:
  ///   - direction: In units of the scaled columns.
  ///   - areTiesOrdered: Whether events at one time must be as high as each other, too; an exact
  ///     likelihood compares them only with those who had no event.
  /// - Returns: Whether it is so; a direction that tells nobody apart is none.
  func rises(along direction: [Double], areTiesOrdered: Bool) -> Bool {
    let scores = (0..<sets.order.count).map { place in
      let row = rows.row(place)
      return direction.indices.reduce(0.0) { $0 + direction[$1] * row[$1 / 2][$1 & 1] }
    }
    guard let low = scores.min(), let high = scores.max(), high > low else { return false }
    let slack = 1e-6 * (high - low)
    let tallest = highestAtRisk(scores, countingEvents: areTiesOrdered)
    return (0..<sets.count).allSatisfy { event in
      sets.events(event).allSatisfy { scores[$0] >= tallest[event] - slack }
    }
  }

  /// The highest score in each risk set.
  private func highestAtRisk(_ scores: [Double], countingEvents: Bool) -> [Double] {
    let ranges = DyadicRanges(count: sets.count)
    var nodes = [Double](repeating: -.infinity, count: ranges.nodeCount)
    for stratum in sets.strata {
      for event in stratum {
        let own = sets.events(event)
        for place in sets.slice(event) {
          let first = sets.firsts.map { Int($0[place]) } ?? stratum.lowerBound
          let last = own.contains(place) && !countingEvents ? event - 1 : event
          guard first <= last else { continue }
          ranges.forEachNode(covering: first...last) { nodes[$0] = max(nodes[$0], scores[place]) }
        }
      }
    }
    return (0..<sets.count).map { event in
      var highest = -Double.infinity
      ranges.forEachNode(above: event) { highest = max(highest, nodes[$0]) }
      return highest
    }
  }
}
