/// The scores of the other arm on a line: one node for each run of equal scores, from low to high,
/// with a node at infinity before, between and after the strata.
struct ScoreLine: Equatable, Sendable {
  /// The score of each place of the other arm; shared with the arm, as a copy would be the largest
  /// part of the line.
  private let steps: [Double]
  /// The place in the other arm where the run of each node begins, and one past the last; a node at
  /// infinity has none.
  let starts: [Int32]
  /// For each place of the focal arm the first node of its stratum that is not below its score; the
  /// node at infinity after the stratum when there is none.
  let firstAtOrAbove: [Int32]

  /// Lays out the other arm, and finds the place of each focal subject in it.
  init(_ focal: SortedArm, _ other: SortedArm) {
    var starts: [Int32] = [0]
    var first = [Int32](repeating: 0, count: focal.count)
    starts.reserveCapacity(other.count + other.bounds.count)
    for stratum in 0..<other.bounds.count - 1 {
      var (row, place) = (focal.bounds[stratum], other.bounds[stratum])
      let (rowEnd, end) = (focal.bounds[stratum + 1], other.bounds[stratum + 1])
      // The last round is that of the node at infinity, which has no place.
      while place <= end {
        let step = place < end ? other.steps[place] : .infinity
        while row < rowEnd && focal.steps[row] <= step {
          first[row] = Int32(starts.count)
          row += 1
        }
        starts.append(Int32(place))
        place = place < end ? other.runEnd(from: place, before: end) : end + 1
      }
    }
    starts.append(Int32(other.count))
    steps = other.steps
    self.starts = starts
    firstAtOrAbove = first
  }

  /// The number of nodes.
  var count: Int { starts.count - 1 }

  /// The distance of a score to a node, infinite to a node at infinity.
  func distance(from step: Double, to node: Int) -> Double {
    let place = Int(starts[node])
    return place < Int(starts[node + 1]) ? abs(steps[place] - step) : .infinity
  }
}
