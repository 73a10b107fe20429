import ClinicalRecords
import Testing

struct ClinicalDateTests {
  @Test func `the calendar agrees with counting day by day from 1800 to 2200`() throws {
    // 1970-01-01 is day 0; between 1800-01-01 and it lie 170 years, 41 of them leap years.
    var number = Int32(-(170 * 365 + 41))
    var wrong: [String] = []
    for year in 1800...2200 {
      let isCommonCentury = [1800, 1900, 2100, 2200].contains(year)
      let february = year % 4 == 0 && !isCommonCentury ? 29 : 28
      let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in zip(1...12, lengths) {
        for day in 1...length {
          let date = ClinicalDate(year: year, month: month, day: day)
          let expected = ClinicalDate(dayNumber: number)
          if date != expected || expected.components != (year, month, day) {
            wrong.append("\(year)-\(month)-\(day)")
          }
          number += 1
        }
        if ClinicalDate(year: year, month: month, day: length + 1) != nil {
          wrong.append("\(year)-\(month) is too long")
        }
      }
    }
    #expect(wrong == [])
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2038-01-19", 24_855),
    ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
  ])
  func `known days have known numbers`(text: String, number: Int32) {
    #expect(ClinicalDate(text)?.dayNumber == number)
    #expect(ClinicalDate(dayNumber: number).description == text)
  }

  @Test(arguments: ["2024-02-29", "2000-02-29", "2023-02-28", "0004-02-29", "2024-12-31"])
  func `a day is written as it was read`(text: String) {
    #expect(ClinicalDate(text)?.description == text)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30", "2024-04-31", "2024-13-01",
    "2024-00-10", "2024-01-00", "0000-01-01", "2024-1-01", "2024-01-1", "24-01-01", "2024/01/01",
    "01.02.2024", "2024-01-01 ", " 2024-01-01", "2024-01-01T00", "", "2024-01", "２０２４",
    "-024-01-01",
    "2024-+1-01",
  ])
  func `what is no calendar day is refused`(text: String) {
    #expect(ClinicalDate(text) == nil)
  }

  @Test func `days between are exact over leap days`() throws {
    let before = try #require(ClinicalDate("2024-02-28"))
    let after = try #require(ClinicalDate("2024-03-01"))
    #expect(after.days(since: before) == 2)
    #expect(before.days(since: after) == -2)
    #expect(before.adding(days: 2) == after)
    #expect(after.adding(days: -2) == before)
    #expect(before < after && !(after < before) && !(before < before))
  }

  @Test func `February has 29 days in leap years only`() {
    let lengths = [1900, 2000, 2023, 2024, 2100].map {
      ClinicalDate.length(ofMonth: 2, in: $0)
    }
    #expect(lengths == [28, 29, 28, 29, 28])
  }
}
