import Testing

@testable import Reports

struct LinearScaleTests {
  @Test func `a scale maps its ends, and upward as well`() {
    let scale = LinearScale(domain: 0...1, start: 200, end: 20)
    #expect(scale(0) == 200)
    #expect(scale(1) == 20)
    #expect(scale(0.5) == 110)
  }

  @Test(arguments: [
    (0.0, 400.0, [0, 3]), (13.1, 400, [0, 3, 6, 9, 12, 15]),
    (24, 400, Array(stride(from: 0, through: 24, by: 3))),
    (40, 400, Array(stride(from: 0, through: 42, by: 6))),
    (100, 400, Array(stride(from: 0, through: 108, by: 12))),
    (24, 100, [0, 6, 12, 18, 24]),
  ])
  func `months are marked by 3, 6 or 12`(_ last: Double, _ length: Double, _ months: [Int]) {
    #expect(MonthTicks(reaching: last, length: length, room: 20).months == months)
  }

  @Test func `marks leave room for what stands under them`() {
    let ticks = MonthTicks(reaching: 36, length: 160, room: 50)
    #expect(ticks.months == [0, 12, 24, 36])
  }

  @Test(arguments: [
    (1, "1"), (1.5, "1.5"), (1.25, "1.25"), (1.05, "1.05"), (-0.004, "0"), (-2.3, "-2.3"),
  ])
  func `coordinates have at most two decimals`(_ value: Double, _ text: String) {
    #expect(coordinate(value) == text)
  }
}
