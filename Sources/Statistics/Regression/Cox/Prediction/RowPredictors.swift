/// The linear predictor of each row of a model: coefficients × (covariates − their means) + offset.
enum RowPredictors {
  /// One for each row.
  case rows([Double])
  /// One for each of few patterns, and for each row its pattern.
  case patterns([Double], numbers: [UInt16])

  /// The predictors of the rows that a model was fitted to.
  init(_ model: CoxModel, _ data: CoxData, parts: ParallelParts = ParallelParts()) {
    let columns = model.coefficients.map { data.covariates.columns[$0.column] }
    let count = data.subjects.count
    if data.offset == nil,
      let found = CovariatePatterns(columns, rowCount: count, parts: parts)
    {
      var sums = [Double](repeating: 0, count: found.count)
      var stride = 1
      for (coefficient, digits) in zip(model.coefficients, found.digits) {
        for number in sums.indices {
          sums[number] += coefficient.estimate * digits.value((number / stride) % digits.count)
        }
        stride *= digits.count
      }
      self = .patterns(sums, numbers: found.numbers)
      return
    }
    var sums = data.offset ?? [Double](repeating: 0, count: count)
    for (coefficient, column) in zip(model.coefficients, columns) {
      let mean = column.values.reduce(0) { $0 + $1 / Double(max(1, count)) }
      for row in sums.indices { sums[row] += coefficient.estimate * (column.values[row] - mean) }
    }
    self = .rows(sums)
  }

  /// The ranks of the predictors at the places of risk sets.
  func ranks(in sets: RiskSets) -> ScoreRanks {
    switch self {
    case .rows(let values): ScoreRanks(values, order: sets.order)
    case .patterns(let values, let numbers):
      ScoreRanks(values, patterns: sets.order.map { numbers[Int($0)] })
    }
  }
}
