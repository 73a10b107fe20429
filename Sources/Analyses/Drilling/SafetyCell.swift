public import ClinicalRecords
public import Endpoints

/// A cell of a table of adverse events: lines whose worst grade of some events lies in a range.
public struct SafetyCell: TableCell {
  /// Which events it counts.
  public enum Events: Hashable, Sendable {
    /// Any event.
    case any
    /// Those of a group of terms, by its position in ``Codebook/termGroups``.
    case group(Int)
    /// Those of a term, by its position in ``Codebook/terms``.
    case term(CodePosition)
  }

  /// Which events it counts.
  public let events: Events
  /// Worst grades that are counted.
  public let grades: ClosedRange<Int>
  /// Whether only events related to treatment count.
  public let isRelatedOnly: Bool
  private let index: TermIndex

  /// A cell.
  ///
  /// - Parameters:
  ///   - events: Which events it counts.
  ///   - grades: Worst grades that are counted, within 1 to 5.
  ///   - relatedOnly: Whether only events related to treatment count.
  ///   - codebook: Gives the groups of terms.
  public init(
    _ events: Events, grades: ClosedRange<Int> = 1...5, relatedOnly: Bool, codebook: Codebook
  ) {
    self.events = events
    self.grades = grades.clamped(to: 1...5)
    isRelatedOnly = relatedOnly
    index = TermIndex(codebook)
  }

  /// Lines counted in the cell.
  ///
  /// - Parameters:
  ///   - tally: The counts of one group.
  ///   - rules: Settings of the question; they change nothing here.
  /// - Returns: How many.
  public func count(in tally: ToxicityCounts, _ rules: EndpointRules) -> Int {
    let counts =
      switch events {
      case .any: tally.overall
      case .group(let position): tally.group(position)
      case .term(let position): tally.term(Int(position))
      }
    return grades.reduce(0) { $0 + counts.byGrade[$1 - 1] }
  }

  /// All lines of a group, with events or without.
  ///
  /// - Parameters:
  ///   - tally: The counts of the group.
  ///   - rules: Settings of the question; they change nothing here.
  /// - Returns: How many.
  public func total(in tally: ToxicityCounts, _ rules: EndpointRules) -> Int { tally.total }

  /// The event of the line with the worst grade among those the cell counts; of several the first.
  ///
  /// - Parameters:
  ///   - outcome: The outcome of the line.
  ///   - history: The patient's rows.
  ///   - rules: Settings of the question.
  /// - Returns: The event.
  public func finding(
    in outcome: LineOutcome, of history: PatientHistory, rules: EndpointRules
  ) -> DrilledFinding? {
    var worst: TermGrade?
    for event in outcome.worstGrades
    where isCounted(event) && event.grade > worst?.grade ?? 0 { worst = event }
    return worst.map { worst in
      let row = history.adverseEvents.first { $0.number == worst.eventNumber }
      return .event(worst, onset: row?.onsetOn)
    }
  }

  private func isCounted(_ event: TermGrade) -> Bool {
    guard event.isRelated || !isRelatedOnly else { return false }
    return switch events {
    case .any: true
    case .group(let position): index.groups(of: event).contains(position)
    case .term(let position): event.term == position
    }
  }
}
