public import ClinicalRecords
import Endpoints

/// Which events a question about onset is about: those of one row of a table of adverse events.
public struct OnsetEvents: Sendable {
  /// How events find the row.
  let counting: SafetyCounting
  /// Whether only immune-related events count, which have a longer window. Rule: A2.
  public let isImmuneRelated: Bool

  /// The events of a row.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - filter: Which events count at all.
  ///   - question: Which lines of therapy are asked about.
  ///   - codebook: The words of the registry.
  public init(
    _ row: SafetyRow, _ filter: EventFilter, of question: Question, _ codebook: Codebook
  ) {
    counting = SafetyCounting([row], filter, of: question, codebook)
    isImmuneRelated = row.countsOnlyImmuneRelated(filter)
    windowDays = row.windowDays(filter, question.rules)
  }

  /// The row.
  public var row: SafetyRow { counting.rows[0] }
  /// Which events count at all.
  public var filter: EventFilter { counting.filter }
  /// Of what can be missing in the record of an event what the row or the filter asks for.
  public var askedDetails: EventTraits { counting.askedDetails }

  /// Days after a line's end that the time at risk lasts. Rule: A2, A4.
  public let windowDays: Int

  /// The time at risk on a line.
  func followUp(_ history: PatientHistory, _ place: LinePlace) -> ToxicityFollowUp {
    ToxicityFollowUp(
      ofLineAt: place.index, in: history, windowDays: windowDays, rules: place.rules)
  }
}
