public import ClinicalRecords
import Endpoints

/// Patients by worst grade.
public struct GradeCounts: Sendable, Equatable, Codable {
  /// Patients whose worst grade is 1, 2, 3, 4, 5, in this order.
  public private(set) var byGrade = [Int](repeating: 0, count: 5)

  /// Nothing counted.
  public init() {}

  /// Counts one patient.
  ///
  /// - Parameter worstGrade: 1 to 5.
  public mutating func add(worstGrade: Int) { byGrade[worstGrade - 1] += 1 }

  /// Adds what another part counted.
  ///
  /// - Parameter other: Counts of other patients.
  public mutating func merge(_ other: GradeCounts) {
    for grade in byGrade.indices { byGrade[grade] += other.byGrade[grade] }
  }

  /// Patients with any grade.
  public var any: Int { byGrade.reduce(0, +) }
  /// Patients whose worst grade is 3 or 4.
  public var severe: Int { byGrade[2] + byGrade[3] }
  /// Patients with a fatal event.
  public var fatal: Int { byGrade[4] }
}

/// Lines of therapy by the worst grade of their adverse events.
public struct ToxicityCounts: Counts {
  /// All lines, with events or without.
  public private(set) var total = 0
  /// By the worst grade of any event.
  public private(set) var overall = GradeCounts()
  /// By the worst grade within a group of terms, in the order of the codebook; empty until an event
  /// was counted.
  public private(set) var byGroup: [GradeCounts] = []
  /// By the worst grade of a term, in the order of the codebook; empty until an event was counted.
  public private(set) var byTerm: [GradeCounts] = []

  /// Nothing counted.
  public init() {}

  /// Counts one line.
  ///
  /// - Parameters:
  ///   - worstGrades: The worst grades of the line's events.
  ///   - isRelatedOnly: Whether only events related to treatment count.
  ///   - index: The groups of terms.
  mutating func add(_ worstGrades: [TermGrade], isRelatedOnly: Bool, index: TermIndex) {
    total += 1
    var worst = 0
    for (position, event) in worstGrades.enumerated() where event.isRelated || !isRelatedOnly {
      worst = max(worst, event.grade)
      makeRoom(for: index)
      // A term can stand several times, by attribution: it is counted where it stands first, with
      // its worst grade.
      let same = { (other: TermGrade) in
        other.term == event.term && (other.isRelated || !isRelatedOnly)
      }
      if worstGrades[..<position].contains(where: same) { continue }
      let grade = worstGrades[position...].reduce(0) { same($1) ? max($0, $1.grade) : $0 }
      byTerm[Int(event.term)].add(worstGrade: grade)
    }
    guard worst > 0 else { return }
    overall.add(worstGrade: worst)
    addGroups(worstGrades, isRelatedOnly: isRelatedOnly, index: index)
  }

  private mutating func addGroups(
    _ worstGrades: [TermGrade], isRelatedOnly: Bool, index: TermIndex
  ) {
    var worst: [(group: Int, grade: Int)] = []
    for event in worstGrades where event.isRelated || !isRelatedOnly {
      for member in index.groups(of: event) {
        if let known = worst.firstIndex(where: { $0.group == member }) {
          worst[known].grade = max(worst[known].grade, event.grade)
        } else {
          worst.append((member, event.grade))
        }
      }
    }
    for (group, grade) in worst { byGroup[group].add(worstGrade: grade) }
  }

  /// Lines by the worst grade within a group of terms.
  func group(_ position: Int) -> GradeCounts { byGroup.isEmpty ? GradeCounts() : byGroup[position] }

  /// Lines by the worst grade of a term.
  func term(_ position: Int) -> GradeCounts { byTerm.isEmpty ? GradeCounts() : byTerm[position] }

  private mutating func makeRoom(for index: TermIndex) {
    guard byTerm.isEmpty else { return }
    byTerm = [GradeCounts](repeating: GradeCounts(), count: index.termCount)
    byGroup = [GradeCounts](repeating: GradeCounts(), count: index.groupCount)
  }

  /// Adds what another part counted.
  ///
  /// - Parameter other: Counts of other lines.
  public mutating func merge(_ other: ToxicityCounts) {
    total += other.total
    overall.merge(other.overall)
    guard !other.byTerm.isEmpty else { return }
    if byTerm.isEmpty {
      byTerm = other.byTerm
      byGroup = other.byGroup
      return
    }
    for term in byTerm.indices { byTerm[term].merge(other.byTerm[term]) }
    for group in byGroup.indices { byGroup[group].merge(other.byGroup[group]) }
  }
}

/// For each term the groups in which its events count.
struct TermIndex: Sendable {
  private struct Membership {
    let group: Int
    let attribution: AdverseEventGroup.Attribution
  }

  let termCount: Int
  let groupCount: Int
  private var memberships: [[Membership]]

  init(_ codebook: Codebook) {
    termCount = codebook.terms.entries.count
    groupCount = codebook.termGroups.count
    memberships = [[Membership]](repeating: [], count: termCount)
    for (group, definition) in codebook.termGroups.enumerated() {
      for term in definition.terms {
        memberships[Int(term)].append(
          Membership(group: group, attribution: definition.attribution))
      }
    }
  }

  /// The groups in which an event counts, by its term and whether it is immune-related.
  func groups(of event: TermGrade) -> some Sequence<Int> {
    memberships[Int(event.term)].lazy.filter { member in
      switch member.attribution {
      case .any: true
      case .immuneRelated: event.isImmuneRelated
      case .notImmuneRelated: !event.isImmuneRelated
      }
    }.map(\.group)
  }
}

extension GroupedTally where Tally == ToxicityCounts {
  /// A tally of adverse events.
  ///
  /// - Parameters:
  ///   - question: Which lines, compared by what.
  ///   - relatedOnly: Whether only events related to treatment count.
  ///   - codebook: Gives the groups of terms.
  public init(adverseEventsOf question: Question, relatedOnly: Bool, codebook: Codebook) {
    let index = TermIndex(codebook)
    self.init(question, outcomes: .toxicity) { outcome, counts in
      counts.add(outcome.worstGrades, isRelatedOnly: relatedOnly, index: index)
    }
  }
}
