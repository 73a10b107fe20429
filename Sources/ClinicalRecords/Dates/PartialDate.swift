/// A day of which perhaps only the month or the year is known: `2021-05-17`, `2021-05` or `2021`.
///
/// It is the range of days it could be. Nothing completes it here; whoever needs one day chooses by
/// a stated rule and says so (docs/rules.md, R69).
public struct PartialDate: Hashable, Sendable {
  /// How much of the date is known.
  public enum Precision: UInt8, Sendable {
    /// The very day.
    case day
    /// The month.
    case month
    /// Only the year.
    case year
  }

  /// The first day it could be.
  public let earliest: ClinicalDate
  /// How much is known.
  public let precision: Precision

  /// A date of which the day is known.
  ///
  /// - Parameter day: The day.
  public init(_ day: ClinicalDate) {
    earliest = day
    precision = .day
  }

  /// The date written as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, or `nil` when it is none of these.
  ///
  /// - Parameter text: 10, 7 or 4 characters.
  public init?(_ text: String) {
    var text = text
    guard let date = text.withUTF8({ PartialDate(utf8: UnsafeRawBufferPointer($0)) }) else {
      return nil
    }
    self = date
  }

  /// The same from bytes, without making a string.
  ///
  /// - Parameter utf8: The 10, 7 or 4 bytes of the date.
  public init?(utf8: UnsafeRawBufferPointer) {
    switch utf8.count {
    case 10:
      guard let day = ClinicalDate(utf8: utf8) else { return nil }
      self.init(day)
    case 7:
      guard utf8[4] == 0x2D, let year = ClinicalDate.digits(utf8, 0..<4),
        let month = ClinicalDate.digits(utf8, 5..<7),
        let first = ClinicalDate(year: year, month: month, day: 1)
      else { return nil }
      self.init(earliest: first, precision: .month)
    case 4:
      guard let year = ClinicalDate.digits(utf8, 0..<4),
        let first = ClinicalDate(year: year, month: 1, day: 1)
      else { return nil }
      self.init(earliest: first, precision: .year)
    default:
      return nil
    }
  }

  private init(earliest: ClinicalDate, precision: Precision) {
    self.earliest = earliest
    self.precision = precision
  }

  /// The day, or `nil` when only the month or the year is known.
  public var day: ClinicalDate? { precision == .day ? earliest : nil }

  /// The last day it could be.
  public var latest: ClinicalDate {
    switch precision {
    case .day: return earliest
    case .month:
      let (year, month, _) = earliest.components
      return earliest.adding(days: ClinicalDate.length(ofMonth: month, in: year) - 1)
    case .year:
      let (year, _, _) = earliest.components
      return earliest.adding(days: ClinicalDate.length(ofMonth: 2, in: year) == 29 ? 365 : 364)
    }
  }
}

extension PartialDate: CustomStringConvertible {
  /// As it was written: `2021-05-17`, `2021-05` or `2021`.
  public var description: String {
    switch precision {
    case .day: earliest.description
    case .month: String(earliest.description.prefix(7))
    case .year: String(earliest.description.prefix(4))
    }
  }
}
