import Analyses

/// For how many events something was not recorded, in the words of footnotes.
extension NumberStyle {
  /// What was not recorded of what is asked for.
  ///
  /// - Parameters:
  ///   - recording: What was recorded of the events that count, or would.
  ///   - asked: Of what can be missing what is asked for.
  /// - Returns: Sentences; none where all was recorded.
  func notRecorded(_ recording: EventRecording, asked: EventTraits) -> [String] {
    func isAsked(_ traits: EventTraits) -> Bool { !asked.isDisjoint(with: traits) }
    let (seriousness, action) = (recording.seriousness, recording.action)
    let (suspect, mark) = (recording.suspect, recording.immuneMark)
    return
      (isAsked(.serious) ? withoutSeriousness(seriousness.unrecorded, of: seriousness.events) : [])
      + (isAsked(.ledToDiscontinuation) ? withoutAction(action.unrecorded, of: action.events) : [])
      + (isAsked(.suspected) ? withoutSuspect(suspect.unrecorded, of: suspect.events) : [])
      + (isAsked([.immuneRelated, .notImmuneRelated])
        ? withoutMark(mark.unrecorded, of: mark.events) : [])
  }

  /// Events that could be serious; nothing where there is none.
  func withoutSeriousness(_ count: Int, of all: Int) -> [String] {
    unrecorded(
      count, of: all,
      "it is not recorded whether \(count == 1 ? "it was" : "they were") serious",
      "not counted as serious")
  }

  /// Events that could have stopped treatment; nothing where there is none.
  func withoutAction(_ count: Int, of all: Int) -> [String] {
    unrecorded(
      count, of: all, "it is not recorded what was done with the treatment",
      "not counted as leading to discontinuation")
  }

  /// Events that a drug could be suspected of; nothing where there is none.
  func withoutSuspect(_ count: Int, of all: Int) -> [String] {
    unrecorded(count, of: all, "no suspected drug is recorded", "not counted")
  }

  /// Events that could be immune-related; nothing where there is none. Rule: A1.
  func withoutMark(_ count: Int, of all: Int) -> [String] {
    unrecorded(
      count, of: all,
      "it is not recorded whether \(count == 1 ? "it was" : "they were") immune-related",
      "counted as neither")
  }

  private func unrecorded(
    _ number: Int, of all: Int, _ what: String, _ consequence: String
  ) -> [String] {
    guard number > 0 else { return [] }
    let share = number == all && all > 1 ? "all \(count(all))" : "\(count(number)) of \(count(all))"
    let events = all == 1 ? "event" : "events"
    let they = number == 1 ? "it is" : "they are"
    return ["For \(share) \(events) \(what); \(they) \(consequence)."]
  }
}

/// Events that belong to no line, in the words of footnotes.
extension NumberStyle {
  /// How many there are; nothing where there are none. Rule: N1, A7.
  func unplaced(_ events: UnplacedEvents) -> [String] {
    guard events.count > 0 else { return [] }
    return [
      events.count == 1
        ? "1 adverse event belongs to no line of therapy and is not counted."
        : "\(count(events.count)) adverse events belong to no line of therapy and are not counted."
    ]
  }
}
