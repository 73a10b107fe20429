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
  /// A stated line wins. Otherwise the first line whose window holds the onset, see
  /// ``couldBegin(_:onLineAt:windowDays:)``. It is the only definition; who asks says how long windows are.
  ///
  /// Rule: N1.
  ///
  /// - Parameters:
  ///   - event: The adverse event.
  ///   - windowDays: Days after the end of the line at a position in ``lines`` in which the event still belongs to it; 30
  ///     by default, 90 for immune-related events.
  /// - Returns: The position in ``lines``.
  @inline(__always)
  public func line(of event: AdverseEvent, windowDays: (_ index: Int) -> Int) -> Int? {
    if let stated = event.statedLine {
      return lines.firstIndex { $0.number == stated }
    }
    guard let onset = event.onsetOn else { return nil }
    let latest = onset.latest
    for index in lines.indices where latest >= lines[index].startedOn {
      let last = lastEventDay(ofLineAt: index, windowDays: windowDays(index))
      if onset.earliest <= last { return index }
    }
    return nil
  }

  /// Whether an event with this onset could begin within the window of a line: from its start to a number of days after
  /// its end, but no longer than the day before the next line starts.
  ///
  /// Rule: N1.
  ///
  /// - Parameters:
  ///   - onset: The onset; of one known by month or year only it is asked whether it could fall there, and one that is not
  ///     known at all could.
  ///   - index: Position in ``lines``.
  ///   - windowDays: Days after the line's end.
  /// - Returns: Whether it could.
  public func couldBegin(_ onset: PartialDate?, onLineAt index: Int, windowDays: Int) -> Bool {
    guard let onset else { return true }
    return onset.latest >= lines[index].startedOn
      && onset.earliest <= lastEventDay(ofLineAt: index, windowDays: windowDays)
  }

  /// The last day on which events still belong to a line.
  ///
  /// - Parameters:
  ///   - index: Position in ``lines``.
  ///   - windowDays: Days after the line's end.
  /// - Returns: The day; never later than the day before the next line starts.
  public func lastEventDay(ofLineAt index: Int, windowDays: Int) -> ClinicalDate {
    let beforeNext = startOfLine(after: index)?.adding(days: -1) ?? .distantFuture
    let afterEnd = lines[index].endedOn?.adding(days: windowDays) ?? .distantFuture
    return min(afterEnd, beforeNext)
  }
}
