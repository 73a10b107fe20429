public import ClinicalRecords

// Which days belong to which of two lines: the one place that knows the tie.

extension NextTherapyTie {
  /// Whether a scan of a day shows what the line led to that went on until the next one started.
  /// Rule: R33, R34.
  ///
  /// - Parameters:
  ///   - day: Day of the scan.
  ///   - nextStart: The day the next line started.
  /// - Returns: Whether it does.
  func givesToEarlierLine(_ day: ClinicalDate, nextStart: ClinicalDate) -> Bool {
    self == .inclusive ? day <= nextStart : day < nextStart
  }
}

extension LineCourse {
  /// Whether a scan of a day belongs to the line: after what the line before ended with, and not
  /// after the next line has started. Rule: R33, R34.
  ///
  /// - Parameters:
  ///   - day: Day of the scan.
  ///   - rules: Say to which line a scan on the day the next line starts belongs.
  /// - Returns: Whether it does.
  public func owns(_ day: ClinicalDate, _ rules: EndpointRules) -> Bool {
    hasBegun(on: day, rules) && !hasPassed(day, rules)
  }

  /// The visits that belong to the line and to no later one. Rule: R33, R34.
  ///
  /// - Parameter rules: Say to which line a scan on the day the next line starts belongs.
  /// - Returns: The visits, in order of time.
  public func ownVisits(_ rules: EndpointRules) -> ArraySlice<Visit> {
    visits.prefix { !hasPassed($0.day, rules) }
  }

  /// Whether a day comes after what the line before ended with.
  func hasBegun(on day: ClinicalDate, _ rules: EndpointRules) -> Bool {
    index == 0
      ? day >= start : !rules.nextTherapyTie.givesToEarlierLine(day, nextStart: start)
  }

  /// Whether a scan of a day is the next line's.
  func hasPassed(_ day: ClinicalDate, _ rules: EndpointRules) -> Bool {
    guard let nextStart else { return false }
    return !rules.nextTherapyTie.givesToEarlierLine(day, nextStart: nextStart)
  }
}
