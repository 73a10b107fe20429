import Testing

@testable import Statistics

struct AscendingOrderTests {
  @Test func `negative numbers come first and equal ones keep their order`() {
    #expect(ascendingOrder(of: [2, -1, 0, -1, -0.0, 1e-300, -1e300]) == [6, 1, 3, 2, 4, 5, 0])
  }

  @Test func `made-up numbers stand in ascending order`() {
    var random = SeededGenerator(state: 3)
    let values = (0..<5000).map { _ in Double.random(in: -1e6...1e6, using: &random) }
    let order = ascendingOrder(of: values)
    #expect(order.map { values[Int($0)] } == values.sorted())
    #expect(ascendingOrder(of: []).isEmpty)
  }
}
