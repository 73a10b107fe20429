/// Which days belong to a line of therapy.
extension PatientHistory {
  /// The start of the line after this one, or `nil` for the last.
  ///
  /// - Parameter index: Position in ``lines``.
  /// - Returns: The day.
  public func startOfLine(after index: Int) -> ClinicalDate? {
    index + 1 < lines.count ? lines[index + 1].startedOn : nil
  }

  /// The first day whose assessments belong to a line.
  ///
  /// The day the line starts, or the day after where another line came before: an assessment on that
  /// day is what the earlier line ended with.
  ///
  /// Rule: R33, R34.
  ///
  /// - Parameter index: Position in ``lines``.
  /// - Returns: The day.
  public func firstAssessmentDay(ofLineAt index: Int) -> ClinicalDate {
    index == 0 ? lines[index].startedOn : lines[index].startedOn.adding(days: 1)
  }

  /// The position of the line to which an adverse event belongs, or `nil` when it belongs to none.
  ///
  /// A stated line wins. Otherwise the line whose window holds the onset: from its start to a number of
  /// days after its end, but no longer than the day before the next line starts. An onset of which only
  /// the month or the year is known belongs to the first line whose window it could fall in.
  ///
  /// Rule: N1.
  ///
  /// - Parameters:
  ///   - event: The adverse event.
  ///   - windowDays: Days after a line's end in which events still belong to it; 30 by default.
  /// - Returns: The position in ``lines``.
  public func line(of event: AdverseEvent, windowDays: Int) -> Int? {
    if let stated = event.statedLine {
      return lines.firstIndex { $0.number == stated }
    }
    guard let onset = event.onsetOn else { return nil }
    let latest = onset.latest
    for index in lines.indices where latest >= lines[index].startedOn {
      if onset.earliest <= lastEventDay(ofLineAt: index, windowDays) { return index }
    }
    return nil
  }

  private func lastEventDay(ofLineAt index: Int, _ windowDays: Int) -> ClinicalDate {
    let beforeNext = startOfLine(after: index)?.adding(days: -1) ?? .distantFuture
    let afterEnd = lines[index].endedOn?.adding(days: windowDays) ?? .distantFuture
    return min(afterEnd, beforeNext)
  }
}
