/// The nodes of a network of tables after some columns, and the ways there.
struct NetworkStage {
  /// What a way weighs, and how many ways weigh as much.
  struct Way {
    let logWeight: Double
    var count: Double
  }

  private let rowCount: Int
  /// What the rows have left, node after node.
  private var rows: [Int32] = []
  private var nodeSlots: [Int32]
  private(set) var longest: [Double] = []
  private(set) var shortest: [Double] = []
  private(set) var logTotal: [Double] = []
  private var ways: [Way] = []
  private var wayNodes: [Int32] = []
  private var wayKeys: [Int64] = []
  private var waySlots: [Int32]

  init(rowCount: Int) {
    self.rowCount = rowCount
    nodeSlots = [Int32](repeating: -1, count: 64)
    waySlots = [Int32](repeating: -1, count: 64)
  }

  /// The number of nodes.
  var count: Int { longest.count }

  /// The number of different ways to all nodes.
  var wayCount: Int { ways.count }

  /// What the rows have left at a node.
  func rows(of node: Int) -> ArraySlice<Int32> {
    rows[node * rowCount..<(node + 1) * rowCount]
  }

  /// The node of some rows in descending order, which is added where it is new.
  mutating func node(
    _ sorted: [Int32], _ bounds: TableBounds, from start: Int
  ) -> Int {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for row in sorted {
      hash = (hash ^ UInt64(truncatingIfNeeded: row)) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
    }
    let mask = nodeSlots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while nodeSlots[slot] >= 0 {
      if isNode(Int(nodeSlots[slot]), sorted) { return Int(nodeSlots[slot]) }
      slot = (slot + 1) & mask
    }
    let node = count
    nodeSlots[slot] = Int32(node)
    rows.append(contentsOf: sorted)
    longest.append(bounds.longest(sorted[...], from: start))
    shortest.append(bounds.shortest(sorted[...], from: start))
    logTotal.append(bounds.logTotal(sorted[...], from: start))
    if 2 * count > nodeSlots.count { enlargeNodeSlots() }
    return node
  }

  private func isNode(_ node: Int, _ sorted: [Int32]) -> Bool {
    for row in 0..<rowCount where rows[node * rowCount + row] != sorted[row] { return false }
    return true
  }

  private mutating func enlargeNodeSlots() {
    nodeSlots = [Int32](repeating: -1, count: 4 * nodeSlots.count)
    let mask = nodeSlots.count - 1
    for node in 0..<count {
      var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
      for row in rows(of: node) {
        hash = (hash ^ UInt64(truncatingIfNeeded: row)) &* 0xD6E8_FEB8_6659_FD93
        hash ^= hash >> 32
      }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while nodeSlots[slot] >= 0 { slot = (slot + 1) & mask }
      nodeSlots[slot] = Int32(node)
    }
  }

  /// Adds ways to a node; those whose weights differ by less than one part in a billion are one.
  mutating func add(_ way: Way, to node: Int) {
    let key = Int64((way.logWeight * 0x1p30).rounded())
    let mask = waySlots.count - 1
    var slot = NetworkStage.hash(node, key) & mask
    while waySlots[slot] >= 0 {
      let position = Int(waySlots[slot])
      if wayKeys[position] == key, wayNodes[position] == Int32(node) {
        ways[position].count += way.count
        return
      }
      slot = (slot + 1) & mask
    }
    waySlots[slot] = Int32(ways.count)
    ways.append(way)
    wayNodes.append(Int32(node))
    wayKeys.append(key)
    if 2 * ways.count > waySlots.count { enlargeWaySlots() }
  }

  private static func hash(_ node: Int, _ key: Int64) -> Int {
    var hash = UInt64(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 29) ^ UInt64(node)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  private mutating func enlargeWaySlots() {
    waySlots = [Int32](repeating: -1, count: 4 * waySlots.count)
    let mask = waySlots.count - 1
    for position in ways.indices {
      var slot = NetworkStage.hash(Int(wayNodes[position]), wayKeys[position]) & mask
      while waySlots[slot] >= 0 { slot = (slot + 1) & mask }
      waySlots[slot] = Int32(position)
    }
  }

  /// The ways of all nodes, those of a node from `starts[node]` to `starts[node + 1]` in ascending
  /// order of weight.
  func sortedWays() -> (ways: [Way], starts: [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for node in wayNodes { starts[Int(node) + 1] += 1 }
    for node in 0..<count { starts[node + 1] += starts[node] }
    var places = starts
    var sorted = ways
    for (position, node) in wayNodes.enumerated() {
      sorted[places[Int(node)]] = ways[position]
      places[Int(node)] += 1
    }
    for node in 0..<count where starts[node + 1] - starts[node] > 1 {
      sorted[starts[node]..<starts[node + 1]].sort { $0.logWeight < $1.logWeight }
    }
    return (sorted, starts)
  }
}
