/// Groups whose curves are compared, counted within each stratum.
struct ComparedGroups {
  /// The strata, each with those groups that have subjects in some stratum.
  let strata: [CountingPass]
  /// For each group its column in the strata; `nil` for a group without subjects.
  let columns: [Int?]

  /// The number of groups, those without subjects included.
  var groupCount: Int { columns.count }

  /// Groups that are counted already: for each stratum its groups.
  init(_ strata: [[EventCounts]]) {
    let groupCount = strata.first?.count ?? 0
    precondition(
      strata.allSatisfy { $0.count == groupCount }, "Every stratum has the same groups.")
    columns = Array(0..<groupCount)
    self.strata = strata.map { CountingPass($0) }
  }

  /// Subjects with the codes of their groups, from 0, and the labels of their strata.
  ///
  /// - Throws: ``ObservationError/emptyInterval(row:count:)``,
  ///   ``ComparisonError/groupCode(_:row:)``, ``ComparisonError/weightsNotWhole(row:count:)``,
  ///   ``ComparisonError/weightsTooLarge``.
  init(_ subjects: TimeToEvent, by groups: [Int], stratifiedBy strata: [Int]?) throws {
    if let weights = subjects.weights { try ComparedGroups.requireCounts(weights) }
    let codes = LabelCodes(groups)
    columns = try ComparisonError.columns(of: codes, groups)
    let positions = codes.codes.map(Int.init)
    let columnCount = codes.labels.count
    guard let strata else {
      self.strata = [try CountingPass(subjects, groups: positions, groupCount: columnCount)]
      return
    }
    let parts = LabelCodes(strata)
    self.strata = try CountingPass.strata(
      subjects, groups: positions, groupCount: columnCount, strata: parts.codes.map(Int.init),
      stratumCount: parts.labels.count)
  }

  /// Throws for weights that are no numbers of subjects: the variance is that of draws without
  /// replacement of whole subjects, and changes with the unit of other weights.
  private static func requireCounts(_ weights: [Double]) throws {
    let isPart = { (weight: Double) in weight != weight.rounded() }
    if let row = weights.firstIndex(where: isPart) {
      throw ComparisonError.weightsNotWhole(
        row: row, count: weights.reduce(0) { isPart($1) ? $0 + 1 : $0 })
    }
    // Beyond this not every whole number is a Double.
    guard weights.reduce(0, +) <= 0x1p53 else { throw ComparisonError.weightsTooLarge }
  }
}

extension ComparisonError {
  /// For each group up to the largest code its position among those that have subjects.
  ///
  /// - Throws: ``ComparisonError/groupCode(_:row:)``.
  static func columns(of codes: LabelCodes, _ groups: [Int]) throws -> [Int?] {
    guard codes.areGroupCodes else {
      let isNegative = (codes.labels.first ?? 0) < 0
      let code = (isNegative ? codes.labels.first : codes.labels.last) ?? 0
      throw ComparisonError.groupCode(code, row: groups.firstIndex(of: code) ?? 0)
    }
    var columns = [Int?](repeating: nil, count: (codes.labels.last ?? -1) + 1)
    for (column, label) in codes.labels.enumerated() { columns[label] = column }
    return columns
  }
}
