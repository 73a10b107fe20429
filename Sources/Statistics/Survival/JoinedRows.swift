/// Rows of follow-up in which those of one subject that follow one another are one.
struct JoinedRows {
  let rows: TimeToEvent
  /// For each row its subject; `nil` when each row is one.
  let subjects: [Int]?
  /// The clusters of the jackknife; `nil` for Greenwood's sum, `.some(nil)` when each row is one.
  let clusters: [Int]??
}

extension TimeToEvent {
  /// Rows whose values are those of rows that were checked before.
  private init(checkedTimes times: [Double], events: [Bool], entries: [Double]?, weights: [Double]?)
  {
    (self.times, self.events, self.entries, self.weights) = (times, events, entries, weights)
  }

  /// The same rows with events as censorings and censorings as events.
  var reversed: TimeToEvent {
    TimeToEvent(
      checkedTimes: times, events: events.map { !$0 }, entries: entries, weights: weights)
  }

  /// Joins the rows of each subject where one begins as another ends without an event, with the
  /// same weight.
  ///
  /// - Parameters:
  ///   - subjects: For each row its subject; `nil` when each row is one.
  ///   - variance: Which clusters the rows have.
  /// - Returns: The rows, and for each its subject and cluster.
  func joined(by subjects: [Int]?, clusters variance: SurvivalVariance) -> JoinedRows {
    let clusters = variance.clusters(of: self, subjects: subjects)
    if let given = clusters ?? nil {
      precondition(given.count == count, "Every row has a cluster.")
      precondition(given.allSatisfy { $0 >= 0 }, "A cluster is a number from 0.")
    }
    guard let subjects else {
      return JoinedRows(
        rows: self, subjects: nil, clusters: clusters.map { $0.map(SurvivalVariance.renumbered) })
    }
    precondition(subjects.count == count, "Every row belongs to a subject.")
    let pieces = entries == nil ? times.indices.map { ($0, $0) } : joinedPieces(subjects)
    return JoinedRows(
      rows: TimeToEvent(
        checkedTimes: pieces.map { times[$0.1] }, events: pieces.map { events[$0.1] },
        entries: entries.map { all in pieces.map { all[$0.0] } },
        weights: weights.map { all in pieces.map { all[$0.0] } }),
      subjects: pieces.map { subjects[$0.0] },
      clusters: clusters.map { all in
        all.map { all in SurvivalVariance.renumbered(pieces.map { all[$0.0] }) }
      })
  }

  /// The first and the last row of each stretch without a gap.
  private func joinedPieces(_ subjects: [Int]) -> [(Int, Int)] {
    let order = times.indices.sorted { (subjects[$0], times[$0]) < (subjects[$1], times[$1]) }
    var pieces: [(Int, Int)] = []
    for row in order {
      if let last = pieces.last, follows(row, last.1, subjects) {
        pieces[pieces.count - 1].1 = row
      } else {
        pieces.append((row, row))
      }
    }
    return pieces
  }

  /// Whether a row goes on where another of the same subject ends, up to rounding.
  private func follows(_ row: Int, _ last: Int, _ subjects: [Int]) -> Bool {
    guard let entries, subjects[row] == subjects[last], !events[last] else { return false }
    let gap = abs(entries[row] - times[last])
    return gap <= 0x1p-26 * max(1, abs(times[last])) && weights?[row] == weights?[last]
  }
}

extension SurvivalVariance {
  /// Clusters numbered from 0 without gaps, so that a table of them is no longer than the rows.
  static func renumbered(_ clusters: [Int]) -> [Int] {
    if let largest = clusters.max(), largest < 2 * clusters.count { return clusters }
    var numbers: [Int: Int] = [:]
    return clusters.map { cluster in
      let number = numbers[cluster] ?? numbers.count
      numbers[cluster] = number
      return number
    }
  }
}
