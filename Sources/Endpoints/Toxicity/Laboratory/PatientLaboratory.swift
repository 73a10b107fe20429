public import ClinicalRecords

/// What the laboratory results of one patient show, line by line.
public struct PatientLaboratory: Sendable, Equatable {
  /// The lines, in order.
  public let lines: [LineLaboratory]
  /// Results after the start of the first line that belong to no line's window and are no line's baseline.
  public let outsideCount: Int
  /// Results after the cutoff, which do not exist for a question. Rule: R57.
  public let afterCutoffCount: Int
  /// The cutoff; `nil` where there is none.
  public let cutoff: ClinicalDate?

  /// Reads the results of a patient.
  ///
  /// Rule: G3, G6, G8.
  ///
  /// - Parameters:
  ///   - history: The patient's rows, read with ``LaboratoryReading/historyParts``, adverse events, and the parts of
  ///     `attribution`.
  ///   - number: Only the line of this number; `nil` for all.
  ///   - reading: Says which results belong to a line, and their grades.
  ///   - attribution: Says which line an event belongs to.
  public init(
    of history: PatientHistory, line number: Int? = nil, by reading: LaboratoryReading,
    _ attribution: EventAttribution
  ) {
    lines = history.lines.indices.filter {
      reading.rules.knows(history.lines[$0].startedOn)
        && (number == nil || history.lines[$0].number == number)
    }
    .map { reading.line(at: $0, in: history, by: attribution) }
    outsideCount = history.laboratoryResults.isEmpty ? 0 : reading.outsideCount(in: history)
    cutoff = reading.rules.cutoff
    afterCutoffCount = history.laboratoryResults.count { !reading.rules.knows($0.sampledOn) }
  }
}

extension LaboratoryReading {
  /// Results after the start of the first line that belong to no line's window and are no line's baseline.
  fileprivate func outsideCount(in history: PatientHistory) -> Int {
    guard let start = history.lines.first?.startedOn else { return 0 }
    let windows = history.lines.indices.compactMap { days(ofLineAt: $0, in: history) }
    var baselines: Set<Int>?
    return history.laboratoryResults.indices.count { position in
      let day = history.laboratoryResults[position].sampledOn
      guard day > start, rules.knows(day), !windows.contains(where: { $0.contains(day) }) else {
        return false
      }
      let known = baselines ?? history.baselinePositions
      baselines = known
      return !known.contains(position)
    }
  }
}

extension PatientHistory {
  /// The results that are the baseline of some line. Rule: G3.
  fileprivate var baselinePositions: Set<Int> {
    Set(lines.indices.flatMap { LineBaselines(ofLineAt: $0, in: self).positions })
  }
}
