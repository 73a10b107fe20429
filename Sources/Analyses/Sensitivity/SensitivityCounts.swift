import ClinicalRecords
import Endpoints

/// Lines of therapy by an endpoint derived in several ways.
public struct SensitivityCounts: Counts {
  /// One way.
  struct Variant: Sendable, Equatable, Codable {
    var times = SurvivalCounts()
    /// Lines whose time is another than in the first way.
    var changed = 0
  }

  /// The ways, in the order of the rows; empty until a line was counted.
  private(set) var variants: [Variant] = []

  /// Nothing counted.
  public init() {}

  /// Counts one line.
  fileprivate mutating func add(
    _ history: PatientHistory, _ place: LinePlace, _ asked: [SensitivityVariant]
  ) {
    makeRoom(for: asked.count)
    var first: EndpointTime?
    for (position, variant) in asked.enumerated() {
      let outcome = history.outcome(
        ofLineAt: place.index, rules: variant.rules, parts: .time(to: variant.endpoint))
      let time = outcome?[variant.endpoint]
      variants[position].times.add(time, variant.rules)
      if position == 0 {
        first = time
      } else if !EndpointTime.agree(time, first) {
        variants[position].changed += 1
      }
    }
  }

  private mutating func makeRoom(for count: Int) {
    while variants.count < count { variants.append(Variant()) }
  }

  /// Adds what another part counted.
  ///
  /// - Parameter other: Counts of other lines.
  public mutating func merge(_ other: SensitivityCounts) {
    makeRoom(for: other.variants.count)
    for (position, variant) in other.variants.enumerated() {
      variants[position].times.merge(variant.times)
      variants[position].changed += variant.changed
    }
  }
}

extension EndpointTime {
  /// Whether two times begin and end on the same days, both with the event or both without.
  fileprivate static func agree(_ left: EndpointTime?, _ right: EndpointTime?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.start == right.start && left.stop == right.stop && left.isEvent == right.isEvent
  }
}

extension GroupedTally where Tally == SensitivityCounts {
  /// A tally of an endpoint derived in several ways, all in one pass.
  ///
  /// - Parameters:
  ///   - variants: The ways, the first as asked.
  ///   - question: Which lines, compared by what.
  public init(_ variants: [SensitivityVariant], of question: Question) {
    let parts = variants.reduce(into: HistoryParts()) { parts, variant in
      parts.formUnion(
        OutcomeParts.time(to: variant.endpoint).historyParts(under: variant.rules))
    }
    let outcomes = variants.reduce(into: OutcomeParts()) { $0.insert(.time(to: $1.endpoint)) }
    self.init(question, deriving: outcomes, reading: parts) { history, place, counts in
      counts.add(history, place, variants)
    }
  }
}
