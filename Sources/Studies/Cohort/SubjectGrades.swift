import Analyses
import ClinicalRecords
import Endpoints

/// The adverse events of a study while they are counted: per arm, and the worst grades of each subject.
struct SubjectGrades: Sendable {
  private let safety: ResolvedSafety?
  private(set) var arms: [ToxicityCounts]
  /// Row and grade of each subject's rows with an event, one subject after the other.
  private var rows: [(row: Int32, grade: UInt8)] = []
  /// Where the rows of each subject end.
  private var ends: [Int] = []

  init(_ safety: ResolvedSafety?, armCount: Int) {
    self.safety = safety
    arms = [ToxicityCounts](repeating: ToxicityCounts(), count: armCount)
  }

  /// Counts a subject.
  mutating func add(_ history: PatientHistory, _ place: LinePlace, arm: Int) {
    guard let safety else { return }
    var found: [(row: Int32, grade: UInt8)] = []
    arms[arm].add(history, place, safety.counting) { row, grade in
      found.append((Int32(row), grade))
    }
    rows += found
    ends.append(rows.count)
  }

  /// The worst grades of a subject in rows, by the order in which subjects were counted.
  ///
  /// - Parameters:
  ///   - subject: Its number in that order.
  ///   - places: By position of a row in the counting its place among those shown; `nil` where it is not.
  ///   - count: How many are shown.
  /// - Returns: A grade for each row that is shown, 0 for none; empty where no events are asked for.
  func worstGrades(of subject: Int, places: [Int?], count: Int) -> [UInt8] {
    guard subject < ends.count else { return [] }
    var grades = [UInt8](repeating: 0, count: count)
    for row in rows[(subject == 0 ? 0 : ends[subject - 1])..<ends[subject]] {
      if let place = places[Int(row.row)] { grades[place] = row.grade }
    }
    return grades
  }
}
