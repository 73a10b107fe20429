/// In which order the rows of system organ classes and terms stand, and which of them are shown.
public struct SafetyArrangement: Sendable, Equatable {
  /// What the rows are sorted by.
  public enum Order: String, Sendable, CaseIterable {
    /// Falling frequency in all groups together; equally frequent ones by name.
    case frequency
    /// By name.
    case name
  }

  /// What the rows are sorted by.
  public var order = Order.frequency
  /// The percentage that a term must reach in one group at least, at any grade; `nil`: every term with an event is shown.
  public var threshold: PercentThreshold?
  /// Whether terms stand by themselves, without their system organ classes.
  public var isFlat = false

  /// By falling frequency, under system organ classes, all that occurred.
  public init() {}

  /// The rows that are shown: any event, then each system organ class followed by its terms.
  ///
  /// A system organ class is shown where one of its terms is.
  ///
  /// - Parameters:
  ///   - rows: All rows with their counts, in any order.
  ///   - denominators: Patients per group.
  /// - Returns: The rows in their order.
  func arranged(_ rows: [CountedRow], _ denominators: [Int]) -> [CountedRow] {
    let terms = rows.filter {
      $0.row.kind == .term && $0.frequency.isShown(threshold, of: denominators)
    }
    let leading = rows.filter { $0.row.kind != .term && $0.row.kind != .systemOrganClass }
    guard !isFlat else { return leading + terms.sorted(by: precedes) }
    let members = Dictionary(grouping: terms) { $0.row.systemOrganClass ?? "" }
    let classes = rows.filter {
      $0.row.kind == .systemOrganClass && members[$0.row.label] != nil
    }
    return leading
      + classes.sorted(by: precedes).flatMap { row in
        [row] + (members[row.row.label] ?? []).sorted(by: precedes)
      }
  }

  private func precedes(_ left: CountedRow, _ right: CountedRow) -> Bool {
    order == .name ? left.row.label < right.row.label : left.frequency.precedes(right.frequency)
  }
}

/// A row with what was counted in it.
struct CountedRow {
  let row: SafetyRow
  /// By group.
  let counts: [GradeCounts]
  /// At any grade.
  let frequency: RowFrequency

  init(_ row: SafetyRow, _ counts: [GradeCounts]) {
    self.row = row
    self.counts = counts
    frequency = RowFrequency(row.label, counts.map(\.any))
  }
}
