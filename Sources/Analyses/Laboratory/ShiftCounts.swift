public import ClinicalRecords
public import Endpoints

/// Lines of therapy by the grade of the baseline and the worst grade after it, for each of several terms.
///
/// Rule: G7.
public struct ShiftCounts: Counts {
  /// What the baseline of a line is.
  public enum Baseline: Int, CaseIterable, Sendable, Codable {
    /// Grade 0 to 4.
    case grade0, grade1, grade2, grade3, grade4
    /// There is none, or its grade is not decided.
    case unknown
  }

  /// What the worst result after the start of a line is.
  public enum Worst: Int, CaseIterable, Sendable, Codable {
    /// Grade 0 to 4.
    case grade0, grade1, grade2, grade3, grade4
    /// There are results, and what no number tells decides.
    case undecided
    /// There is none that can be graded.
    case unmeasured
  }

  private static let cellCount = Baseline.allCases.count * Worst.allCases.count

  /// All lines.
  public private(set) var total = 0
  /// By place of the term, baseline and worst; empty until a result was counted. Lines without any result of a term are not
  /// counted here.
  private var cells: [Int] = []

  /// Nothing counted.
  public init() {}

  /// Counts one line.
  ///
  /// - Parameters:
  ///   - baselines: By place of the term.
  ///   - worst: By place of the term.
  mutating func add(_ baselines: [Baseline], _ worst: [Worst]) {
    total += 1
    for place in baselines.indices
    where baselines[place] != .unknown || worst[place] != .unmeasured {
      if cells.isEmpty {
        cells = [Int](repeating: 0, count: baselines.count * ShiftCounts.cellCount)
      }
      cells[ShiftCounts.cell(place, baselines[place], worst[place])] += 1
    }
  }

  /// Adds what another part counted.
  ///
  /// - Parameter other: Counts of other lines.
  public mutating func merge(_ other: ShiftCounts) {
    total += other.total
    if cells.isEmpty {
      cells = other.cells
    } else if !other.cells.isEmpty {
      for cell in cells.indices { cells[cell] += other.cells[cell] }
    }
  }

  /// Lines with this baseline and worst grade of a term.
  ///
  /// - Parameters:
  ///   - place: The place of the term.
  ///   - baseline: The baseline.
  ///   - worst: The worst grade after it.
  /// - Returns: How many.
  func count(_ place: Int, _ baseline: Baseline, _ worst: Worst) -> Int {
    guard !cells.isEmpty else {
      return baseline == .unknown && worst == .unmeasured ? total : 0
    }
    guard baseline == .unknown, worst == .unmeasured else {
      return cells[ShiftCounts.cell(place, baseline, worst)]
    }
    let first = place * ShiftCounts.cellCount
    return total - cells[first..<first + ShiftCounts.cellCount].reduce(0, +)
  }

  /// Whether any line has a result of a term.
  func hasResults(_ place: Int) -> Bool { count(place, .unknown, .unmeasured) < total }

  private static func cell(_ place: Int, _ baseline: Baseline, _ worst: Worst) -> Int {
    place * cellCount + baseline.rawValue * Worst.allCases.count + worst.rawValue
  }
}

/// The places of the terms that are counted.
struct ShiftTerms: Sendable {
  let terms: [CodePosition]
  private let place: [CodePosition: Int]

  init(_ terms: [CodePosition]) {
    self.terms = terms
    place = Dictionary(
      terms.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Counts one line: several baselines or results of a term count by the worst. Rule: G7.
  func add(
    _ index: Int, of history: PatientHistory, by reading: LaboratoryReading,
    to counts: inout ShiftCounts
  ) {
    var baselines = [ClosedRange<Int>?](repeating: nil, count: terms.count)
    var worst = baselines
    func take(_ finding: LaboratoryFinding, _ grades: inout [ClosedRange<Int>?]) {
      guard let place = place[finding.term] else { return }
      let known = grades[place] ?? 0...0
      grades[place] =
        max(
          known.lowerBound, finding.grades.lowerBound)...max(
          known.upperBound, finding.grades.upperBound)
    }
    if !history.laboratoryResults.isEmpty {
      for finding in reading.baselineFindings(ofLineAt: index, in: history) {
        take(finding, &baselines)
      }
      reading.forEachResult(ofLineAt: index, in: history) {
        take($0.finding, &worst)
      } ungraded: {
        _ in
      }
    }
    counts.add(baselines.map(ShiftCounts.Baseline.init), worst.map(ShiftCounts.Worst.init))
  }
}

extension ShiftCounts.Baseline {
  fileprivate init(_ grades: ClosedRange<Int>?) {
    guard let grades, grades.count == 1 else {
      self = .unknown
      return
    }
    self = .init(rawValue: min(4, grades.lowerBound)) ?? .unknown
  }
}

extension ShiftCounts.Worst {
  fileprivate init(_ grades: ClosedRange<Int>?) {
    guard let grades else {
      self = .unmeasured
      return
    }
    self = grades.count == 1 ? .init(rawValue: min(4, grades.lowerBound)) ?? .undecided : .undecided
  }
}

extension GroupedTally where Tally == ShiftCounts {
  /// A tally of shifts from the baseline to the worst grade on a line.
  ///
  /// - Parameters:
  ///   - question: Which lines, compared by what.
  ///   - terms: The terms that are counted, in printed order.
  ///   - reading: Grades the results, under the question's rules.
  public init(
    laboratoryShiftsOf question: Question, terms: [CodePosition], by reading: LaboratoryReading
  ) {
    let terms = ShiftTerms(terms)
    self.init(question, deriving: [], reading: LaboratoryReading.historyParts) {
      history, place, counts in
      terms.add(place.index, of: history, by: reading, to: &counts)
    }
  }
}
