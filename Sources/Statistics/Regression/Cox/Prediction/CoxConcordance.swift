extension CoxModel {
  /// How well the linear predictor of the model ranks its own subjects, within strata; it flatters
  /// the model a little. Where the variance of the model is robust by clusters, so is the standard
  /// error.
  ///
  /// A model of groups keeps no subjects and has none: that is a programmer's mistake.
  ///
  /// - Returns: The concordance; higher predictors should mean earlier events.
  /// - Throws: What ordering the subjects throws, which the model itself has thrown before.
  ///
  /// Cost: a sort of the distinct predictors.
  public func concordance() throws -> Concordance {
    let data = subjectData
    let sets = try RiskSets(data.subjects, strata: data.strata)
    let pairs = ComparablePairs(
      sets, RowPredictors(self, data).ranks(in: sets), weights: data.subjects.weights,
      clusters: clusters)
    return Concordance(pairs)
  }

  /// What the model was fitted to.
  var subjectData: CoxData {
    guard let data else {
      preconditionFailure("A model of groups keeps no subjects; fit it to subjects.")
    }
    return data
  }
}
