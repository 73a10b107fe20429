import Testing

@testable import Statistics

struct DyadicRangesTests {
  @Test(arguments: 1...13)
  func `a position lies below exactly one node of each range that holds it`(count: Int) {
    let ranges = DyadicRanges(count: count)
    for first in 0..<count {
      for last in first..<count {
        var marks = [Int](repeating: 0, count: ranges.nodeCount)
        ranges.forEachNode(covering: first...last) { marks[$0] += 1 }
        for position in 0..<count {
          var found = 0
          ranges.forEachNode(above: position) { found += marks[$0] }
          #expect(found == ((first...last).contains(position) ? 1 : 0))
        }
      }
    }
  }
}
