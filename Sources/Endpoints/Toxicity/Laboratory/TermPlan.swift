import ClinicalRecords

/// The intervals by which results of one analyte in one unit are graded for one term, ready to be compared.
///
/// A class, so that each grading refers to it and copies none of its lists.
final class TermPlan: Sendable {
  /// An interval.
  struct Row {
    /// Its position in ``LaboratoryCriteria/intervals``.
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
    let measure: GradeInterval.Measure
  }

  /// A clinical criterion, with what must be so for it to count.
  struct Criterion {
    let criterion: LaboratoryFinding.ClinicalCriterion
    let meaning: CircumstanceMeaning
  }

  let term: CodePosition
  let direction: GradeInterval.Direction
  let rows: [Row]
  /// What lies between two of them that are printed in whole numbers.
  let gaps: [TermGap]
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
    let rows = TermPlan.rows(positions, unit: unit, criteria)
    guard let first = rows.first else { return nil }
    self.term = term
    direction = criteria.intervals[first.interval].direction
    facts = rows.reduce([]) { $0.union($1.meaning.facts) }
    hasPlainRows = rows.contains { !$0.needsBaseline && $0.meaning.facts.isEmpty }
    lowestGraded = rows.compactMap(\.lower).filter { $0.reference == .none }.map(\.constant).min()
    self.rows = rows
    gaps = TermGap.all(in: rows)
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
    for row in rows where row.grade > grade {
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
      isPercentChange: interval.isPercentChange, measure: interval.measure)
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
