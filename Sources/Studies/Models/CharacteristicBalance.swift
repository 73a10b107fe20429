import Statistics

/// How far the characteristics of a study differ between two arms, with weights or without.
///
/// Differences of proportions and means are divided by √((s₁² + s₀²) / 2) of all patients of the arms without weights,
/// whatever the weights; patients of whom a characteristic is not recorded are left out of that characteristic.
struct CharacteristicBalance {
  /// A level as 0 and 1, or a number.
  private struct Column {
    /// Places among the subjects of the arms; `nil` where all are recorded.
    let rows: [Int]?
    let values: [Double]
    let isTreated: [Bool]
    let kind: CovariateBalance.Kind
  }

  private let columns: [Column]

  init(of arms: ComparedArms, in cohort: StudyCohort) {
    columns = cohort.characteristics.indices.flatMap { position in
      Self.columns(position, arms, cohort)
    }
  }

  private static func columns(
    _ position: Int, _ arms: ComparedArms, _ cohort: StudyCohort
  ) -> [Column] {
    let known = arms.subjects.indices.filter { cohort.isRecorded(position, of: arms.subjects[$0]) }
    let rows = known.count == arms.subjects.count ? nil : known
    let isTreated = rows == nil ? arms.isTreated : known.map { arms.isTreated[$0] }
    let subjects = known.map { cohort.subjects[arms.subjects[$0]] }
    let characteristic = cohort.characteristics[position]
    if characteristic.isNumber {
      let values = subjects.map { $0.numbers[position] ?? 0 }
      return [Column(rows: rows, values: values, isTreated: isTreated, kind: .continuous)]
    }
    // Of two levels the second differs as much as the first.
    let levels = characteristic.levels.count == 2 ? 0..<1 : characteristic.levels.indices
    return levels.map { level in
      let values = subjects.map { Int($0.levels[position]) == level ? 1.0 : 0 }
      return Column(rows: rows, values: values, isTreated: isTreated, kind: .binary)
    }
  }

  /// The largest standardized difference.
  ///
  /// - Parameter weights: By subject of the arms; `nil` for 1.
  /// - Returns: Its size; `nil` where there is none.
  func largestDifference(weights: [Double]? = nil) -> Double? {
    columns.compactMap { column in
      let own = weights.map { all in column.rows.map { $0.map { all[$0] } } ?? all }
      let balance = try? CovariateBalance(
        of: column.values, treated: column.isTreated, weights: own, kind: column.kind,
        standardizedBy: .pooled)
      return balance?.standardizedMeanDifference.map(abs)
    }.max()
  }
}
