import ClinicalRecords
import Testing

struct PartialDateTests {
  @Test(arguments: [
    ("2021-05-17", "2021-05-17", "2021-05-17"),
    ("2021-05", "2021-05-01", "2021-05-31"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2024-12", "2024-12-01", "2024-12-31"),
    ("2024", "2024-01-01", "2024-12-31"),
    ("1900", "1900-01-01", "1900-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
  ])
  func `a partial date is the range of days it could be`(
    text: String, earliest: String, latest: String
  ) throws {
    let date = try #require(PartialDate(text))
    #expect(date.earliest.description == earliest)
    #expect(date.latest.description == latest)
    #expect(date.description == text)
    #expect((date.day == nil) == (text.utf8.count < 10))
  }

  @Test func `a known day is the same however it was made`() throws {
    let day = try #require(ClinicalDate("2021-05-17"))
    #expect(PartialDate(day) == PartialDate("2021-05-17"))
    #expect(PartialDate(day).day == day)
  }

  @Test func `the first of a month is not the month`() {
    #expect(PartialDate("2021-05-01") != PartialDate("2021-05"))
    #expect(PartialDate("2021-01") != PartialDate("2021"))
  }

  @Test(arguments: [
    "", "21", "2021-", "2021-5", "2021-00", "2021-13", "2021-02-29", "2021-05-", "0000", "2021/05",
    "20 1", "UNK", "2021-UN", "2021-UN-UN",
  ])
  func `what is no date is refused`(text: String) {
    #expect(PartialDate(text) == nil)
  }
}
