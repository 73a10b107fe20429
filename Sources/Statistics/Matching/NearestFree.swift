/// The subjects of the other arm who are still free, on the line of their scores.
///
/// A node whose run is used up points to its neighbors; what is used up in a row becomes one jump
/// by halving paths, so that a search costs next to nothing on average however many are used up.
/// Within a run the lowest position is taken first.
///
/// Source: Tarjan & van Leeuwen, *Journal of the ACM* 1984;31:245–281, on path halving.
struct NearestFree {
  private let line: ScoreLine
  private let positions: [Int32]
  /// In steps of the grid.
  private let caliper: Double
  /// The first free place of each node's run.
  private var next: [Int32]
  /// A node at or below each node, itself where it has a free place; likewise above.
  private var lower: [Int32]
  private var upper: [Int32]

  init(on line: ScoreLine, positions: [Int32], caliper: Double) {
    self.line = line
    self.positions = positions
    self.caliper = caliper
    next = line.starts
    lower = (0..<Int32(line.count)).map { $0 }
    upper = lower
  }

  /// Takes the free place nearest to a focal subject; of equally near ones the lowest position.
  ///
  /// - Returns: `nil` when no free place is within the caliper.
  mutating func take(row: Int, step: Double) -> Int? {
    let first = Int(line.firstAtOrAbove[row])
    let above = Self.find(first, &upper)
    let below = Self.find(first - 1, &lower)
    let up = line.distance(from: step, to: above)
    let down = line.distance(from: step, to: below)
    guard min(up, down) <= caliper else { return nil }
    let isAbove =
      up == down ? positions[Int(next[above])] < positions[Int(next[below])] : up < down
    return use(isAbove ? above : below)
  }

  private mutating func use(_ node: Int) -> Int {
    let place = next[node]
    next[node] = place + 1
    if place + 1 == line.starts[node + 1] {
      lower[node] = Int32(truncatingIfNeeded: node - 1)
      upper[node] = Int32(truncatingIfNeeded: node + 1)
    }
    return Int(place)
  }

  /// The nearest node in one direction with a free place; the nodes at infinity end every search.
  private static func find(_ start: Int, _ links: inout [Int32]) -> Int {
    var node = start
    while links[node] != node {
      links[node] = links[Int(links[node])]
      node = Int(links[node])
    }
    return node
  }
}
