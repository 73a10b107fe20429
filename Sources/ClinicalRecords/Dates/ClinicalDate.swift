/// A calendar day without clock or zone.
///
/// Stored as the number of days since 1970-01-01 of the proleptic Gregorian calendar, so that
/// differences are exact and comparing is one instruction. Years 1 to 9999.
public struct ClinicalDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  public let dayNumber: Int32

  /// The day with this number.
  ///
  /// - Parameter dayNumber: Days since 1970-01-01.
  public init(dayNumber: Int32) {
    self.dayNumber = dayNumber
  }

  /// The day, or `nil` when the calendar has no such day.
  ///
  /// - Parameters:
  ///   - year: 1 to 9999.
  ///   - month: 1 to 12.
  ///   - day: 1 to the month's length.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= ClinicalDate.length(ofMonth: month, in: year)
    else { return nil }
    self.init(dayNumber: ClinicalDate.number(year: year, month: month, day: day))
  }

  /// The day written as `YYYY-MM-DD`, or `nil` when it is written otherwise or is no calendar day.
  ///
  /// - Parameter text: Exactly ten characters.
  public init?(_ text: String) {
    var text = text
    guard let date = text.withUTF8({ ClinicalDate(utf8: UnsafeRawBufferPointer($0)) }) else {
      return nil
    }
    self = date
  }

  /// The same from bytes, without making a string.
  ///
  /// - Parameter utf8: The ten bytes of `YYYY-MM-DD`.
  public init?(utf8: UnsafeRawBufferPointer) {
    guard utf8.count == 10, utf8[4] == 0x2D, utf8[7] == 0x2D,
      let year = ClinicalDate.digits(utf8, 0..<4),
      let month = ClinicalDate.digits(utf8, 5..<7),
      let day = ClinicalDate.digits(utf8, 8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Later than any day a registry can hold.
  public static let distantFuture = ClinicalDate(dayNumber: .max)

  /// Year, month and day in the calendar.
  public var components: (year: Int, month: Int, day: Int) {
    // Days since 0000-03-01 in 400-year eras (Howard Hinnant, "chrono-compatible low-level date
    // algorithms").
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Whole days from `other` to this day; negative when `other` is later.
  ///
  /// - Parameter other: The day to count from.
  /// - Returns: The number of days.
  public func days(since other: ClinicalDate) -> Int {
    Int(dayNumber) - Int(other.dayNumber)
  }

  /// The day `days` later, earlier when negative; at most 5.8 million years away.
  ///
  /// - Parameter days: Whole days.
  /// - Returns: The other day.
  public func adding(days: Int) -> ClinicalDate {
    ClinicalDate(dayNumber: Int32(clamping: Int(dayNumber) + days))
  }

  /// Whether one day comes before the other.
  public static func < (left: ClinicalDate, right: ClinicalDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  /// Number of days of a month.
  ///
  /// - Parameters:
  ///   - month: 1 to 12.
  ///   - year: Decides the length of February.
  /// - Returns: 28 to 31.
  public static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  @inline(__always)
  static func digits(_ utf8: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      let digit = utf8[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}

extension ClinicalDate: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = components
    guard (0...9999).contains(year) else {
      return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }
    // Tables write millions of days, so that no text is made for the parts.
    return String(unsafeUninitializedCapacity: 10) { bytes in
      ClinicalDate.write(year, to: bytes, at: 0..<4)
      bytes[4] = UInt8(ascii: "-")
      ClinicalDate.write(month, to: bytes, at: 5..<7)
      bytes[7] = UInt8(ascii: "-")
      ClinicalDate.write(day, to: bytes, at: 8..<10)
      return 10
    }
  }

  private static func write(
    _ number: Int, to bytes: UnsafeMutableBufferPointer<UInt8>, at places: Range<Int>
  ) {
    var rest = number
    for place in places.reversed() {
      bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}

/// A number with leading zeros.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
