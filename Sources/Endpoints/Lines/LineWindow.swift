public import ClinicalRecords

/// Which days belong to a line of therapy.
extension PatientHistory {
  /// The start of the line after this one, or `nil`.
  func startOfLine(after index: Int) -> ClinicalDate? {
    index + 1 < lines.count ? lines[index + 1].startedOn : nil
  }

  /// The first day whose assessments belong to the line at `index`.
  ///
  /// The day the line starts, or the day after where another line came before: an assessment on
  /// that day is what the earlier line ended with.
  ///
  /// Rule: R33, R34.
  func firstAssessmentDay(ofLineAt index: Int) -> ClinicalDate {
    index == 0 ? lines[index].startedOn : lines[index].startedOn.adding(days: 1)
  }

  /// The position of the line to which an adverse event belongs, or `nil` when it belongs to none.
  ///
  /// A stated line wins. Otherwise the line whose window holds the onset: from its start to 30 days
  /// after its end, but no longer than the day before the next line starts. An onset of which only
  /// the month or the year is known belongs to the first line whose window it could fall in.
  ///
  /// Rule: N1.
  ///
  /// - Parameters:
  ///   - event: The adverse event.
  ///   - rules: Gives the length of the window and the cutoff.
  /// - Returns: The position of the line.
  public func line(of event: AdverseEvent, rules: EndpointRules) -> Int? {
    if let stated = event.statedLine {
      return lines.firstIndex { $0.number == stated }
    }
    guard let onset = event.onsetOn else { return nil }
    let latest = onset.latest
    for index in lines.indices where latest >= lines[index].startedOn {
      if onset.earliest <= lastToxicityDay(ofLineAt: index, rules: rules) { return index }
    }
    return nil
  }

  private func lastToxicityDay(ofLineAt index: Int, rules: EndpointRules) -> ClinicalDate {
    let beforeNext = startOfLine(after: index)?.adding(days: -1)
    let afterEnd = lines[index].endedOn?.adding(days: rules.toxicityWindowDays)
    switch (afterEnd, beforeNext) {
    case (let end?, let next?): return min(end, next)
    case (let end?, nil): return end
    case (nil, let next?): return next
    case (nil, nil): return ClinicalDate(dayNumber: .max)
    }
  }
}
