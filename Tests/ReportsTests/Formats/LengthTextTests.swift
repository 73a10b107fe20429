import Testing

@testable import Reports

struct LengthTextTests {
  @Test func `lengths have one decimal and nothing is rounded`() {
    // R15
    #expect(LengthText.millimeters(231) == "23.1 mm")
    #expect(LengthText.millimeters(5) == "0.5 mm")
    #expect(LengthText.difference(231, from: 330) == "−9.9 mm")
    #expect(LengthText.difference(330, from: 231) == "+9.9 mm")
    #expect(LengthText.difference(231, from: 231) == "0.0 mm")
  }

  @Test func `changes are exact where the thresholds of RECIST lie`() {
    // R15, R16: 33.0 to 23.1 mm is exactly 30 %, which binary fractions miss.
    #expect(LengthText.change(231, from: 330) == "−30.0 %")
    #expect(LengthText.change(300, from: 250) == "+20.0 %")
    #expect(LengthText.change(0, from: 250) == "−100.0 %")
    #expect(LengthText.change(250, from: 250) == "0.0 %")
  }

  @Test func `changes are rounded half away from zero`() {
    // 1 / 2000 = 0.05 %; 1 / 2001 is a little less.
    #expect(LengthText.change(2001, from: 2000) == "+0.1 %")
    #expect(LengthText.change(1999, from: 2000) == "−0.1 %")
    #expect(LengthText.change(2002, from: 2001) == "0.0 %")
  }

  @Test func `nothing is compared with 0`() {
    // R19
    #expect(LengthText.change(50, from: 0) == nil)
  }
}
