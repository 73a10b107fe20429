/// The nodes of a binary tree over positions, each standing for the positions below it: any range
/// of positions is covered by few nodes, and any position lies below few.
///
/// What belongs to many overlapping ranges is put down once for each node, and read along the path
/// from a position to the root, without ever taking anything off again. Cost of either: logarithmic.
struct DyadicRanges: Sendable {
  /// The number of positions.
  let count: Int

  /// The number of nodes; node 0 is not used.
  var nodeCount: Int { 2 * count }

  /// Calls the body for the nodes that together cover a range of positions, and nothing else.
  @inline(__always)
  func forEachNode(covering range: ClosedRange<Int>, _ body: (Int) -> Void) {
    var (low, high) = (range.lowerBound + count, range.upperBound + 1 + count)
    while low < high {
      if low & 1 == 1 {
        body(low)
        low += 1
      }
      if high & 1 == 1 {
        high -= 1
        body(high)
      }
      low >>= 1
      high >>= 1
    }
  }

  /// Calls the body for the nodes above a position, and for its own.
  @inline(__always)
  func forEachNode(above position: Int, _ body: (Int) -> Void) {
    var node = position + count
    while node >= 1 {
      body(node)
      node >>= 1
    }
  }
}
