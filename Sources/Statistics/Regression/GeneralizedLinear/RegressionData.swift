/// Responses and covariates of all subjects, and the rows of the likelihood made of them.
struct RegressionData: Equatable, Sendable {
  /// The weighted response of each subject.
  let responses: [Double]
  /// The weighted exposure of each subject; 0 for one who has no say.
  let exposures: [Double]
  /// What is added to the predictor of each subject.
  let offsets: [Double]?
  /// The power of 2 by which the rows of the likelihood are divided, so that weights of 1e-9 or 1e9
  /// meet the same stopping rule.
  let unit: Double
  /// For each subject its row of the likelihood; `nil` where every subject has a row.
  let patternOfRow: [UInt16]?
  /// The columns and their coordinates.
  let design: Design
  /// What the likelihood is made of.
  let rows: RegressionRows

  /// Collects the rows.
  ///
  /// - Parameters:
  ///   - responses: Of each subject, times the weight.
  ///   - exposures: Of each subject, times the weight; at least one above 0.
  ///   - offsets: Added to the predictors.
  ///   - covariates: Of the same subjects.
  ///   - unit: A power of 2.
  init(
    responses: [Double], exposures: [Double], offsets: [Double]?, covariates: Covariates,
    unit: Double
  ) {
    self.responses = responses
    self.exposures = exposures
    self.offsets = offsets
    self.unit = unit
    let values = covariates.columns.map(\.values)
    let patterns = offsets == nil ? DistinctRows(of: values) : nil
    patternOfRow = patterns?.patternOfRow
    let (response, exposure) = (
      patterns?.sums(of: responses) ?? responses, patterns?.sums(of: exposures) ?? exposures
    )
    design = Design(
      patterns?.columns ?? values, names: covariates.columns.map(\.name), weights: exposure)
    rows = RegressionRows(
      columns: design.columns, responses: unit == 1 ? response : response.map { $0 / unit },
      exposures: unit == 1 ? exposure : exposure.map { $0 / unit }, offsets: offsets)
  }

  /// The number of subjects with a say.
  var count: Int { exposures.reduce(0) { $1 > 0 ? $0 + 1 : $0 } }

  /// A value of each row of the likelihood, given to its subjects.
  func spread(_ values: [Double]) -> [Double] {
    guard let patternOfRow else { return values }
    return patternOfRow.map { values[Int($0)] }
  }

  /// A value of each subject, summed over the rows of the likelihood.
  func gathered(_ values: [Double]) -> [Double] {
    guard let patternOfRow else { return values }
    var sums = [Double](repeating: 0, count: design.columns.count)
    for (pattern, value) in zip(patternOfRow, values) { sums[Int(pattern)] += value }
    return sums
  }
}
