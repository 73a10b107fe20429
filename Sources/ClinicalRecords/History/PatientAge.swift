extension Patient {
  /// Completed years at diagnosis: as stated, else all that birth and diagnosis leave possible; `nil` when
  /// either is unknown.
  ///
  /// Rule: N2.
  public var ageAtDiagnosis: ClosedRange<Int>? {
    if let statedAgeAtDiagnosis { return statedAgeAtDiagnosis...statedAgeAtDiagnosis }
    return diagnosedOn.flatMap { age(from: $0.earliest, to: $0.latest) }
  }

  /// Completed years on a day, as far as birth, or else the stated age at diagnosis, tells.
  ///
  /// Rule: N2.
  ///
  /// - Parameter day: The day.
  /// - Returns: All that is possible; `nil` where nothing is known.
  public func age(on day: ClinicalDate) -> ClosedRange<Int>? {
    if bornOn != nil { return age(from: day, to: day) }
    guard let statedAgeAtDiagnosis, let diagnosedOn else { return nil }
    let years = day.completedYears(since: diagnosedOn.latest)
    let most = day.completedYears(since: diagnosedOn.earliest) + 1
    return statedAgeAtDiagnosis + years...statedAgeAtDiagnosis + max(years, most)
  }

  private func age(from day: ClinicalDate, to lastDay: ClinicalDate) -> ClosedRange<Int>? {
    guard let bornOn else { return nil }
    let youngest = day.completedYears(since: bornOn.latest)
    return youngest...max(youngest, lastDay.completedYears(since: bornOn.earliest))
  }
}

extension ClinicalDate {
  /// Birthdays since a birth on `birth`; one born on 29 February has it on 1 March in other years.
  func completedYears(since birth: ClinicalDate) -> Int {
    let (year, month, day) = components
    let (birthYear, birthMonth, birthDay) = birth.components
    let hadBirthday = (month, day) >= (birthMonth, birthDay)
    return year - birthYear - (hadBirthday ? 0 : 1)
  }
}
