import ClinicalRecords
import Testing

struct LengthTextTests {
  @Test func `lengths have one decimal and nothing is rounded`() {
    // R15
    #expect(LengthText.millimeters(231) == "23.1 mm")
    #expect(LengthText.millimeters(5) == "0.5 mm")
    #expect(LengthText.difference(231, from: 330) == "−9.9 mm")
    #expect(LengthText.difference(330, from: 231) == "+9.9 mm")
    #expect(LengthText.difference(231, from: 231) == "0.0 mm")
  }
}
