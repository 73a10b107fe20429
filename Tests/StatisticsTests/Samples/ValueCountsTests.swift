import Statistics
import Testing

struct ValueCountsTests {
  static func counts(_ values: some Sequence<Int>) -> ValueCounts {
    var counts = ValueCounts()
    for value in values { counts.record(value) }
    return counts
  }

  @Test(arguments: QuantileDefinition.allCases)
  func `quantiles are those of the values one by one`(_ definition: QuantileDefinition) throws {
    for count in 1...12 {
      let values = (0..<count).map { ($0 * $0 * 7) % 11 }
      let sample = try Sample(values.map(Double.init))
      for probability in [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1] {
        #expect(
          Self.counts(values).quantile(probability, definition)
            == sample.quantile(probability, definition))
      }
    }
  }

  @Test func `parts counted apart and merged are the whole`() {
    var first = Self.counts([5, 3, 5])
    first.merge(Self.counts([3, 8]))
    #expect(first == Self.counts([3, 3, 5, 5, 8]))
    #expect(first.count == 5 && first.minimum == 3 && first.maximum == 8 && first.median == 5)
  }

  @Test func `without values there is no median`() {
    #expect(ValueCounts().median == nil && ValueCounts().minimum == nil)
    var none = ValueCounts()
    none.record(4, count: 0)
    #expect(none == ValueCounts())
  }
}
