import ClinicalRecords

extension PartialDate {
  /// What a date tells, which decides how it is completed.
  enum Meaning {
    /// A death: the 15th of its month.
    case death
    /// A start, such as a diagnosis: the first day of its month.
    case start
  }

  /// The day a date is taken to be; a complete date stays what it is.
  ///
  /// A missing day is completed by what the date tells, a missing month by the setting: 1 January,
  /// 30 June or 31 December.
  ///
  /// Rule: R69.
  ///
  /// - Parameters:
  ///   - meaning: What the date tells.
  ///   - missingMonth: Where in its year a day is put of which only the year is known.
  /// - Returns: The day, one of those it could be.
  func completed(as meaning: Meaning, missingMonth: MissingMonth) -> ClinicalDate {
    switch precision {
    case .day: earliest
    case .month: meaning == .start ? earliest : earliest.adding(days: 14)
    case .year:
      switch missingMonth {
      case .first: earliest
      case .last: latest
      // 30 June is 184 days before the end of every year, leap year or not.
      case .middle: latest.adding(days: -184)
      }
    }
  }
}
