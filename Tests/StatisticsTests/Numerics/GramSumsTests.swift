import Testing

@testable import Statistics

struct GramSumsTests {
  @Test(arguments: 1...7)
  func `sums of products are those of a plain loop`(width: Int) {
    let (pairs, count) = ((width + 1) / 2, 300)
    var random = SeededGenerator(state: UInt64(width))
    var rows = [SIMD2<Double>](repeating: .zero, count: pairs * count)
    for row in 0..<count {
      for column in 0..<width {
        rows[row * pairs + column / 2][column & 1] = Double.random(in: -1..<1, using: &random)
      }
    }
    let weights = (0..<count).map { Double($0 % 5) }
    var sums = GramSums(pairs: pairs)
    rows.withUnsafeBufferPointer {
      if let base = $0.baseAddress { sums.add(base, weights: weights, count: count) }
    }
    let value = { (row: Int, column: Int) in rows[row * pairs + column / 2][column & 1] }
    for first in 0..<width {
      for second in 0..<width {
        let plain = (0..<count).reduce(0.0) {
          $0 + weights[$1] * value($1, first) * value($1, second)
        }
        #expect(isClose(sums[first, second], to: plain, within: 1e-11))
        #expect(sums.matrix(size: width)[first, second] == sums[first, second])
      }
    }
  }
}
