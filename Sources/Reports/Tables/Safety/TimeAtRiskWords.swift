import Analyses
import Endpoints

/// What ended the time at risk of adverse events, in the words of footnotes. Rule: A4.
extension ToxicityFollowUp.Ending {
  var words: String {
    switch self {
    case .death: "death"
    case .window: "end of the window"
    case .nextLine: "next line"
    case .lastKnownAlive: "last known alive"
    case .cutoff: "cutoff"
    }
  }
}

extension EndpointRules {
  /// How long a line is at risk. Rule: A4.
  func timeAtRiskNote(windowDays: Int) -> String {
    "Time at risk: from the start of the line to the first of \(windowDays) days after its end, the day "
      + "before the next line, death, "
      + (cutoff == nil
        ? "or the last day known alive." : "the last day known alive, or the cutoff.")
  }
}

extension NumberStyle {
  /// Events that are left out, as nobody was at risk of them any more; nothing where there are none. Rule: A4.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - exception: What else is to be said: `; rows marked * have a longer one`.
  /// - Returns: A sentence.
  func lateEvents(_ count: Int, exception: String = "") -> [String] {
    guard count > 0 else { return [] }
    let words =
      count == 1
      ? "event began after the time at risk and is left out"
      : "events began after the time at risk and are left out"
    return ["\(self.count(count)) \(words)\(exception)."]
  }

  /// Onsets that were put within their month or on the first day of a line; nothing where there are none. Rule: A5.
  func onsetDates(_ dates: OnsetDates) -> [String] {
    func note(_ number: Int, _ one: String, _ several: String) -> [String] {
      number == 0 ? [] : ["\(count(number)) \(number == 1 ? one : several)."]
    }
    return note(
      dates.completed, "onset known by its month was put on the 15th",
      "onsets known by their month were put on the 15th")
      + note(
        dates.moved,
        "event began before the line it was stated to belong to, and counts at its start",
        "events began before the line they were stated to belong to, and count at its start")
  }
}

extension [String] {
  /// The dictionaries of counted events as a sentence with a blank behind it; nothing where none was counted. Rule: A6.
  var sentence: String { isEmpty ? "" : "\(joined(separator: ", ")). " }
}
