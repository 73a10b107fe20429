import ClinicalRecords

/// The intervals by which results of one analyte in one unit are graded for one term, ready to be compared.
///
/// A class, so that each grading refers to it and copies none of its lists.
final class TermPlan: Sendable {
  /// An interval, or what lies between two of them.
  struct Row {
    /// Its position in ``LaboratoryCriteria/intervals``; of a gap, that of the neighbor whose grade it may have.
    let interval: Int
    let grade: Int
    let circumstance: Circumstance
    let meaning: CircumstanceMeaning
    let lower: ValueBound?
    let upper: ValueBound?
    /// From the unit of the result to that of the constants.
    let scale: UnitScale
    let needsBaseline: Bool
    let isPercentChange: Bool
    /// Whether it is what lies between two grades that are printed in whole numbers.
    let isGap: Bool
  }

  /// A clinical criterion, with what must be so for it to count.
  struct Criterion {
    let criterion: LaboratoryFinding.ClinicalCriterion
    let meaning: CircumstanceMeaning
  }

  let term: CodePosition
  let direction: GradeInterval.Direction
  let rows: [Row]
  /// The facts the rows speak of.
  let facts: CircumstanceFacts
  /// Whether some row holds whatever else is so, and without a baseline.
  let hasPlainRows: Bool
  /// The lowest bound of the value that gives a grade above 0, where it is a plain number.
  let lowestGraded: Double?
  /// For each grade from 0 to 4 what gives a higher one without any number.
  let criteria: [[Criterion]]
  /// The same without what must be so.
  let plainCriteria: [[LaboratoryFinding.ClinicalCriterion]]

  /// The plan for a term.
  ///
  /// - Parameters:
  ///   - term: The term.
  ///   - positions: The positions of its intervals for the analyte; not empty.
  ///   - unit: Place of the result's unit among the analyte's; `nil` for an analyte of any unit.
  ///   - criteria: The numbers.
  init?(
    _ term: CodePosition, _ positions: [Int], unit: Int?, _ criteria: LaboratoryCriteria
  ) {
    var rows = TermPlan.rows(positions, unit: unit, criteria)
    guard let first = rows.first else { return nil }
    rows += TermPlan.gaps(in: rows)
    self.term = term
    direction = criteria.intervals[first.interval].direction
    facts = rows.reduce([]) { $0.union($1.meaning.facts) }
    hasPlainRows = rows.contains { !$0.needsBaseline && $0.meaning.facts.isEmpty && !$0.isGap }
    lowestGraded = rows.compactMap(\.lower).filter { $0.reference == .none }.map(\.constant).min()
    self.rows = rows
    let perGrade = (0...4).map { TermPlan.criteria(above: $0, rows, criteria.intervals) }
    self.criteria = perGrade
    plainCriteria = perGrade.map { $0.map(\.criterion).withoutRepeats }
  }

  /// Rows whose unit is that of the result, else rows of the nearest unit it can be read in; beside those of any unit.
  private static func rows(
    _ positions: [Int], unit: Int?, _ criteria: LaboratoryCriteria
  ) -> [Row] {
    var nearest: (text: String, scale: UnitScale)?
    for position in positions {
      let interval = criteria.intervals[position]
      guard let unit, let text = interval.unitOfValue,
        let row = criteria.units.position(of: text, analyte: interval.analyte),
        let scale = criteria.units.scale(from: unit, to: row, analyte: interval.analyte)
      else { continue }
      if scale.steps < nearest?.scale.steps ?? .max { nearest = (text, scale) }
      if criteria.knownUnits(of: interval.analyte)[unit] == text { nearest = (text, .same) }
    }
    return positions.compactMap { position in
      let text = criteria.intervals[position].unitOfValue
      guard text == nil || text == nearest?.text else { return nil }
      return Row(
        criteria.intervals[position], at: position,
        scale: text == nil ? .same : nearest?.scale ?? .same)
    }
  }

  private static func criteria(
    above grade: Int, _ rows: [Row], _ intervals: [GradeInterval]
  ) -> [Criterion] {
    var criteria: [Criterion] = []
    for row in rows where row.grade > grade && !row.isGap {
      for text in intervals[row.interval].clinicalCriteria {
        let criterion = LaboratoryFinding.ClinicalCriterion(text, grade: row.grade)
        let isThere = criteria.contains { $0.criterion == criterion && $0.meaning == row.meaning }
        if !isThere { criteria.append(Criterion(criterion: criterion, meaning: row.meaning)) }
      }
    }
    return criteria
  }
}

extension TermPlan.Row {
  /// An interval.
  init(_ interval: GradeInterval, at position: Int, scale: UnitScale) {
    let (lower, upper) = interval.onValue
    self.init(
      interval: position, grade: interval.grade, circumstance: interval.circumstance,
      meaning: CircumstanceMeaning(interval.circumstance), lower: lower, upper: upper, scale: scale,
      needsBaseline: lower?.needsBaseline == true || upper?.needsBaseline == true,
      isPercentChange: interval.isPercentChange, isGap: false)
  }

  /// What lies between two bounds, with the grade and the circumstance of a neighbor.
  init(gapFrom lower: ValueBound, to upper: ValueBound, nextTo neighbor: TermPlan.Row) {
    self.init(
      interval: neighbor.interval, grade: neighbor.grade, circumstance: neighbor.circumstance,
      meaning: neighbor.meaning,
      lower: lower.excluded, upper: upper.excluded, scale: neighbor.scale,
      needsBaseline: neighbor.needsBaseline, isPercentChange: neighbor.isPercentChange, isGap: true)
  }
}

extension ValueBound {
  /// The same bound, itself not inside.
  fileprivate var excluded: ValueBound {
    ValueBound(reference: reference, multiple: multiple, constant: constant, isInside: false)
  }

  /// Whether a bound of the same kind is above this one, with nothing said of what lies between.
  fileprivate func isBelow(_ other: ValueBound) -> Bool {
    isInside && other.isInside && reference == other.reference && multiple == other.multiple
      && constant < other.constant
  }
}

extension TermPlan {
  /// What lies between two grades that are printed in whole numbers, such as 129 and 130, once for each neighbor.
  fileprivate static func gaps(in rows: [Row]) -> [Row] {
    var gaps: [Row] = []
    for below in rows {
      guard let lower = below.upper,
        let upper = rows.compactMap(\.lower).filter({ lower.isBelow($0) })
          .min(by: { $0.constant < $1.constant }),
        !rows.contains(where: { $0.covers(from: lower, to: upper) })
      else { continue }
      for neighbor in rows where neighbor.lower == upper || neighbor.upper == lower {
        let gap = Row(gapFrom: lower, to: upper, nextTo: neighbor)
        if !gaps.contains(where: { $0.interval == gap.interval && $0.lower == gap.lower }) {
          gaps.append(gap)
        }
      }
    }
    return gaps
  }
}

extension TermPlan.Row {
  /// Whether the row holds all values between two bounds of its kind.
  fileprivate func covers(from lower: ValueBound, to upper: ValueBound) -> Bool {
    let start = self.lower.map { $0.reference == lower.reference ? $0.constant : .infinity }
    let end = self.upper.map { $0.reference == upper.reference ? $0.constant : -.infinity }
    return (start ?? -.infinity) <= lower.constant && (end ?? .infinity) >= upper.constant
  }
}

extension [LaboratoryFinding.ClinicalCriterion] {
  /// Each once, where it stood first.
  var withoutRepeats: [Element] {
    reduce(into: []) { kept, criterion in
      if !kept.contains(criterion) { kept.append(criterion) }
    }
  }
}
