/// The subjects of one arm who are left to match, sorted by stratum, then by score, then by
/// position.
struct SortedArm: Equatable, Sendable {
  /// The positions of the subjects in the arguments.
  let positions: [Int32]
  /// Their scores in steps of the grid.
  let steps: [Double]
  /// Where each stratum begins, and the end of the last: one more than there are strata.
  let bounds: [Int]

  /// Sorts subjects.
  ///
  /// - Parameters:
  ///   - subjects: Positions in ascending order.
  ///   - steps: Their scores in steps of the grid.
  ///   - strata: The strata of all subjects.
  init(_ subjects: [Int32], steps: [Double], strata: ExactStrata) {
    let order = ascendingOrder(of: steps)
    guard strata.count > 1 else {
      positions = order.map { subjects[Int($0)] }
      self.steps = order.map { steps[Int($0)] }
      bounds = [0, subjects.count]
      return
    }
    var starts = [Int](repeating: 0, count: strata.count + 1)
    for subject in subjects { starts[Int(strata.codes[Int(subject)]) + 1] += 1 }
    for stratum in 0..<strata.count { starts[stratum + 1] += starts[stratum] }
    bounds = starts
    var places = [Int32](repeating: 0, count: subjects.count)
    for row in order {
      let stratum = Int(strata.codes[Int(subjects[Int(row)])])
      places[starts[stratum]] = row
      starts[stratum] += 1
    }
    positions = places.map { subjects[Int($0)] }
    self.steps = places.map { steps[Int($0)] }
  }

  /// The number of subjects.
  var count: Int { positions.count }

  /// The end of the run of equal scores in one stratum that begins at a place before `limit`.
  func runEnd(from place: Int, before limit: Int) -> Int {
    var end = place + 1
    while end < limit && steps[end] == steps[place] { end += 1 }
    return end
  }
}
