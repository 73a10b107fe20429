import ClinicalRecords
import Testing

@testable import Endpoints

struct ExactDecimalTests {
  @Test func `a product of decimals is exact`() {  // G1
    #expect(1.5 * 40.6 != 60.9)
    #expect(ExactDecimal(1.5) * ExactDecimal(40.6) == ExactDecimal(60.9))
    #expect((ExactDecimal(0.00005) * ExactDecimal(2e20)).description == "10000000000000000")
    #expect((ExactDecimal(999_999) * ExactDecimal(-999_999)).description == "−999998000001")
    #expect((ExactDecimal(0) * ExactDecimal(7)).description == "0")
  }

  @Test func `a sum of decimals is exact`() {
    #expect(ExactDecimal(0.1) + ExactDecimal(0.2) == ExactDecimal(0.3))
    #expect(ExactDecimal(100) - ExactDecimal(0.001) == ExactDecimal(99.999))
    #expect((ExactDecimal(0.001) - ExactDecimal(100)).description == "−99.999")
    #expect((ExactDecimal(-4) + ExactDecimal(4)).description == "0")
    #expect((ExactDecimal(99.5) + ExactDecimal(0.5)).description == "100")
  }

  @Test func `decimals are put in order`() {
    #expect(ExactDecimal(60.9) > ExactDecimal(60.89999))
    #expect(ExactDecimal(-1) < ExactDecimal(0))
    #expect(ExactDecimal(-2) < ExactDecimal(-1.5))
    #expect(ExactDecimal(1e-7) > ExactDecimal(0))
  }

  @Test func `a decimal is read back as the number it came from`() {
    for number in [0, 1, -1, 0.1, 1e-7, 123_456.789, 1e22, 1e-300, -40.6] {
      #expect(ExactDecimal(number).nearest == number)
    }
  }

  @Test func `what a number cannot hold is the largest there is`() {
    let largest = ExactDecimal(.greatestFiniteMagnitude)
    #expect(ExactDecimal(.infinity) == largest && ExactDecimal(-.infinity) == -largest)
    #expect(ExactDecimal(.nan) == .zero)
    let scale = UnitScale(multipliers: [1e300], divisors: [7])
    #expect(ExactDecimal(1e300).read(by: scale) == largest)
  }

  @Test func `a decimal is rounded to its first digits`() {
    #expect(ExactDecimal(17.724782).rounded(toDigits: 6).description == "17.7248")
    #expect(ExactDecimal(9.99995).rounded(toDigits: 5).description == "10")
    #expect(ExactDecimal(1.5).rounded(toDigits: 6).description == "1.5")
  }
}
