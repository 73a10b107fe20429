public import ClinicalRecords
import Endpoints

/// Which adverse events are followed over which periods.
public struct ToxicityPeriodCounting: Sendable {
  /// The events: one row.
  public let row: SafetyRow
  /// How time is divided.
  public let periods: ToxicityPeriods
  /// Days after a line's end that the time at risk lasts: more for rows of immune-related events alone. Rule: A2, A4.
  public let windowDays: Int
  /// How events find the row.
  let counting: SafetyCounting

  /// A way of counting.
  ///
  /// - Parameters:
  ///   - row: The events.
  ///   - filter: Which of these count.
  ///   - periods: How time is divided.
  ///   - question: Which lines of therapy are asked about.
  ///   - codebook: The words of the registry.
  public init(
    _ row: SafetyRow, _ filter: EventFilter, by periods: ToxicityPeriods, of question: Question,
    _ codebook: Codebook
  ) {
    self.row = row
    self.periods = periods
    counting = SafetyCounting([row], filter, of: question, codebook)
    windowDays = row.windowDays(filter, question.rules)
  }
}
