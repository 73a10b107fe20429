/// Numbers at positions of which any may grow at any time, and the sum of those before a position.
///
/// Eight neighbors, one line of the processor's cache, are a block; a binary indexed tree has the
/// sums of blocks. Cost of either: the logarithm of the number of positions.
///
/// Source: Fenwick, *Software: Practice and Experience* 1994;24:327–336.
final class PrefixSums {
  /// The sum of all numbers.
  private(set) var total = 0.0
  private let blockCount: Int
  /// Node k, from 1 on, has the sum of as many blocks as its lowest bit says, ending before block k.
  private let nodes: UnsafeMutablePointer<Double>
  private let values: UnsafeMutablePointer<Double>

  /// Zeros at some positions.
  init(count: Int) {
    blockCount = (count + 7) / 8
    nodes = .allocate(capacity: blockCount + 1)
    nodes.initialize(repeating: 0, count: blockCount + 1)
    values =
      UnsafeMutableRawPointer.allocate(byteCount: 64 * max(1, blockCount), alignment: 64)
      .initializeMemory(as: Double.self, repeating: 0, count: 8 * max(1, blockCount))
  }

  deinit {
    nodes.deallocate()
    UnsafeMutableRawPointer(values).deallocate()
  }

  /// The number at a position.
  @inline(__always)
  func value(at position: Int) -> Double {
    values[position]
  }

  /// The sum of the numbers before a position.
  @inline(__always)
  func sum(before position: Int) -> Double {
    var (node, sum) = (position >> 3, 0.0)
    for index in (node << 3)..<position { sum += values[index] }
    while node > 0 {
      sum += nodes[node]
      node &= node - 1
    }
    return sum
  }

  /// Adds to the number at a position.
  @inline(__always)
  func add(_ value: Double, at position: Int) {
    total += value
    values[position] += value
    var node = position >> 3 + 1
    while node <= blockCount {
      nodes[node] += value
      node += node & -node
    }
  }

  /// Makes all numbers 0, where those not 0 are at some positions.
  func clear(at positions: some Sequence<Int>) {
    total = 0
    for position in positions {
      values[position] = 0
      var node = position >> 3 + 1
      while node <= blockCount {
        nodes[node] = 0
        node += node & -node
      }
    }
  }
}
