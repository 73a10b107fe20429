/// How a sample of the same size is drawn from the subjects with replacement, within strata where
/// there are any.
struct Resample: Sendable {
  /// The subjects, stratum by stratum.
  private let order: [Int]
  /// For each place of the sample, the part of ``order`` it is drawn from.
  private let pools: [Range<Int>]

  /// All subjects in one stratum, or each in the stratum whose label it has.
  init(count: Int, strata: [Int]?) {
    guard let strata else {
      order = Array(0..<count)
      pools = Array(repeating: 0..<count, count: count)
      return
    }
    precondition(strata.count == count, "Each subject has one stratum.")
    let order = (0..<count).sorted { (strata[$0], $0) < (strata[$1], $1) }
    self.order = order
    var (start, pools) = (0, [Range<Int>]())
    while start < count {
      let end = order[start...].firstIndex { strata[$0] != strata[order[start]] } ?? count
      pools += Array(repeating: start..<end, count: end - start)
      start = end
    }
    self.pools = pools
  }

  /// The subjects of each stratum.
  var strata: [ArraySlice<Int>] {
    var result: [ArraySlice<Int>] = []
    var start = 0
    while start < order.count {
      result.append(order[pools[start]])
      start = pools[start].upperBound
    }
    return result
  }

  /// Fills `sample` with the positions of the subjects of a replicate, counted from 0.
  func draw(_ sample: inout [Int], using random: inout SeededGenerator) {
    for place in order.indices {
      let pool = pools[place]
      sample[place] = order[pool.lowerBound + random.whole(below: pool.count)]
    }
  }
}
