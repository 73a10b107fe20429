/// Numbers at positions of which any may grow at any time, and the sum of those before a position.
///
/// Cost of either: the logarithm of the number of positions.
///
/// Source: Fenwick, *Software: Practice and Experience* 1994;24:327–336.
final class PrefixSums {
  /// The sum of all numbers.
  private(set) var total = 0.0
  private let count: Int
  /// Node k, from 1 on, has the sum of as many numbers as its lowest bit says, ending before k.
  private let nodes: UnsafeMutablePointer<Double>
  private let values: UnsafeMutablePointer<Double>

  /// Zeros at some positions.
  init(count: Int) {
    self.count = count
    nodes = .allocate(capacity: count + 1)
    nodes.initialize(repeating: 0, count: count + 1)
    values = .allocate(capacity: max(1, count))
    values.initialize(repeating: 0, count: max(1, count))
  }

  deinit {
    nodes.deallocate()
    values.deallocate()
  }

  /// The number at a position.
  @inline(__always)
  func value(at position: Int) -> Double {
    values[position]
  }

  /// The sum of the numbers before a position.
  @inline(__always)
  func sum(before position: Int) -> Double {
    var (node, sum) = (position, 0.0)
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
    var node = position + 1
    while node <= count {
      nodes[node] += value
      node += node & -node
    }
  }

  /// Makes all numbers 0, where those not 0 are at some positions.
  func clear(at positions: some Sequence<Int>) {
    total = 0
    for position in positions {
      values[position] = 0
      var node = position + 1
      while node <= count {
        nodes[node] = 0
        node += node & -node
      }
    }
  }
}
