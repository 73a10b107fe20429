import ClinicalRecords

/// A patient's lesions as one line of therapy follows them, with the row that counts for each at the
/// visit at hand.
struct LineLesions {
  /// The patient's rows, by day.
  let measurements: [LesionMeasurement]
  /// The part each lesion plays.
  var parts: [LesionPart]
  /// Which of them split and merged.
  let families: LesionFamilies
  /// New lesions that were doubtful at visits before. Rule: R24.
  var doubts = LesionDoubts()

  /// The lesions of a line; no rows yet.
  ///
  /// - Parameters:
  ///   - history: The patient's rows.
  ///   - line: The number of the line.
  init(of history: PatientHistory, line: Int) {
    var parts = history.lesions.map { LesionPart($0, line: line) }
    families = LesionFamilies(history.lesions, &parts)
    self.parts = parts
    measurements = history.measurements.inOrderOfTime
  }

  /// The row of a lesion at the visit, or `nil` where there is none.
  subscript(_ lesion: Int) -> LesionMeasurement? {
    let row = parts[lesion].row
    return row < 0 ? nil : measurements[Int(row)]
  }

  /// The position of a lesion's row, or `nil` where there is none.
  ///
  /// - Parameter lesion: The lesion.
  /// - Returns: The position in ``measurements``.
  func row(of lesion: Int) -> Int? { parts[lesion].row < 0 ? nil : Int(parts[lesion].row) }

  /// Whether a lesion was evaluated at the visit.
  ///
  /// - Parameter lesion: The lesion.
  /// - Returns: Whether there is a row that says so.
  func hasFinding(of lesion: Int) -> Bool { self[lesion]?.isFinding ?? false }

  /// The length that a lesion's own row gives.
  ///
  /// - Parameter lesion: The lesion.
  /// - Returns: Tenths of a millimeter, or `nil` where it is missing.
  func ownTenths(of lesion: Int) -> Int? {
    self[lesion]?.tenths(isNode: parts[lesion].isNode)
  }

  /// Takes a row; one without finding does not replace one with. Rule: R14.
  ///
  /// - Parameter row: Its position in ``measurements``.
  mutating func take(row: Int) {
    let lesion = measurements[row].lesion
    parts[lesion].isKnown = true
    if !measurements[row].isFinding, hasFinding(of: lesion) { return }
    parts[lesion].row = Int32(truncatingIfNeeded: row)
  }

  /// Whether something holds for a lesion, or for one that came of it.
  ///
  /// - Parameters:
  ///   - lesion: The lesion.
  ///   - depth: How many it came of are asked already: no circle goes on for ever.
  ///   - claim: What is to hold of its part.
  /// - Returns: Whether it does.
  func holds(for lesion: Int, depth: Int = 0, _ claim: (LesionPart) -> Bool) -> Bool {
    if claim(parts[lesion]) { return true }
    guard depth < ResponseLimits.generations else { return false }
    for link in families.links where link.parent == lesion {
      if holds(for: link.child, depth: depth + 1, claim) { return true }
    }
    return false
  }

  /// Counts no target lesion: none is to be seen.
  mutating func dropTargets() {
    for lesion in parts.indices where parts[lesion].kind == .target { parts[lesion].counts = false }
  }

  /// Forgets every row.
  mutating func removeRows() {
    for lesion in parts.indices { parts[lesion].row = -1 }
  }
}

extension [LesionMeasurement] {
  /// The rows by day; themselves where they are so already, as a registry gives them.
  var inOrderOfTime: [LesionMeasurement] {
    for position in indices.dropFirst()
    where self[position].measuredOn < self[position - 1].measuredOn {
      return enumerated().sorted {
        ($0.element.measuredOn, $0.offset) < ($1.element.measuredOn, $1.offset)
      }.map(\.element)
    }
    return self
  }
}
