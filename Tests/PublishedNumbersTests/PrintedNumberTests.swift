import PublishedNumbers
import Testing

struct PrintedNumberTests {
  @Test func `a printed number stands for all values that round to it`() throws {
    let printed = try #require(PrintedNumber("0.62"))
    #expect(printed.prints(0.615) && printed.prints(0.6249999) && printed.prints(0.625))
    #expect(!printed.prints(0.6251) && !printed.prints(0.6149))
  }

  @Test func `a bound stands for everything below it`() throws {
    let printed = try #require(PrintedNumber("<0.001"))
    #expect(printed.sense == .less && printed.prints(0.000_4) && !printed.prints(0.001))
    #expect(printed.printed == "<0.001")
  }

  @Test(arguments: [("1,204", 1204.0, 0), (".04", 0.04, 2), ("−1.5", -1.5, 1), ("7.90", 7.9, 2)])
  func `signs, commas and missing zeros are read as papers write them`(
    _ text: String, _ value: Double, _ decimals: Int
  ) throws {
    let printed = try #require(PrintedNumber(text))
    #expect(printed.value == value && printed.decimals == decimals)
  }

  @Test(arguments: [
    ("0,62", 0.62, 2), (",04", 0.04, 2), ("4,13", 4.13, 2), ("0,625", 0.625, 3),
    ("12,345.6", 12345.6, 1),
    ("1,204,000", 1_204_000.0, 0), ("1204,5", 1204.5, 1), ("−0,5", -0.5, 1),
  ])
  func `a comma parts thousands before three digits, and is a decimal comma elsewhere`(
    _ text: String, _ value: Double, _ decimals: Int
  ) throws {
    let printed = try #require(PrintedNumber(text))
    #expect(printed.value == value && printed.decimals == decimals)
  }

  @Test func `of a bound that a curve has not reached every later time is possible`() throws {
    let printed = try #require(PrintedNumber(">24"))
    #expect(printed.prints(31) && !printed.prints(24) && printed.printed == ">24")
  }

  // 15 digits, 12 of them behind the point, are the most that are read.
  @Test func `no number is longer than a computer holds exactly`() throws {
    #expect(try #require(PrintedNumber("0.123456789012")).decimals == 12)
    #expect(PrintedNumber("0.1234567890123") == nil)
    #expect(PrintedNumber("999999999999999")?.value == 999_999_999_999_999)
    #expect(PrintedNumber("1000000000000000") == nil)
  }

  @Test(arguments: [
    "", "NR", "abc", "0x10", "1e5", "inf", "<", "2019-03", ".", ",", "1,2,3", "1.204,5", "1.2.3",
    "--1", "nan",
  ])
  func `what is no number is not read as one`(_ text: String) {
    #expect(PrintedNumber(text) == nil)
  }
}
