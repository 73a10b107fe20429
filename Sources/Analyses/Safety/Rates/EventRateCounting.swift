public import ClinicalRecords
import Endpoints

/// Which rows a table of rates has, and which events count in each.
public struct EventRateCounting: Sendable {
  /// How events find their rows.
  let counting: SafetyCounting
  /// Days after a line's end that the time at risk of any event lasts. Rule: A2, A4.
  let windowDays: Int
  /// The same for rows of immune-related events alone. Rule: A2.
  let immuneRelatedWindowDays: Int
  /// For each row whether it has the window of immune-related events, unlike the row of any event. Rule: A2.
  let hasImmuneRelatedWindow: [Bool]
  private let hasTwoWindows: Bool

  /// Rows for any event, those of grade 3 or higher, serious ones, and others below.
  ///
  /// - Parameters:
  ///   - rows: The rows below, such as groups of terms or terms.
  ///   - filter: Which events count at all.
  ///   - question: Which lines of therapy are asked about.
  ///   - codebook: The words of the registry.
  public init(
    _ rows: [SafetyRow], _ filter: EventFilter, of question: Question, _ codebook: Codebook
  ) {
    let fixed = [OverviewRow.severe, .serious].map { row in
      SafetyRow(.overview, code: row.rawValue, label: row.label, .every(row.criterion))
    }
    let all = [SafetyRow.any(filter)] + fixed + rows
    counting = SafetyCounting(all, filter, of: question, codebook)
    let windows = all.map { $0.windowDays(filter, question.rules) }
    windowDays = windows[0]
    immuneRelatedWindowDays = question.rules.immuneRelatedWindowDays
    hasImmuneRelatedWindow = windows.map { $0 != windows[0] }
    hasTwoWindows = hasImmuneRelatedWindow.contains(true)
  }

  /// The rows in the order in which counts hold them.
  public var rows: [SafetyRow] { counting.rows }
  /// Which events count at all.
  public var filter: EventFilter { counting.filter }

  /// The time at risk on a line, and that of rows of immune-related events alone, where there are such.
  func followUps(
    _ history: PatientHistory, _ place: LinePlace
  ) -> (usual: ToxicityFollowUp, immuneRelated: ToxicityFollowUp) {
    let usual = ToxicityFollowUp(
      ofLineAt: place.index, in: history, windowDays: windowDays, rules: place.rules)
    // What ends a window before it is over ends a longer one on the same day.
    let isSame = usual.ending != .window && windowDays <= immuneRelatedWindowDays
    guard hasTwoWindows, !isSame else { return (usual, usual) }
    let other = ToxicityFollowUp(
      ofLineAt: place.index, in: history, windowDays: immuneRelatedWindowDays, rules: place.rules)
    return (usual, other)
  }
}
