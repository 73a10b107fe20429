extension CoxModel {
  /// The score residuals: what each row, if it weighed 1, adds to the derivative of the log
  /// likelihood by each coefficient. Their weighted sums are 0.
  ///
  /// - Parameter labels: A label for each row: the rows of one label, such as those of one subject,
  ///   are added up, in ascending order of the labels; each row alone unless given.
  /// - Returns: For each coefficient one number for each row, as given, or for each label; 0 for a
  ///   row that weighs nothing.
  /// - Throws: ``CoxDiagnosticError/exactTies(diagnostic:)``.
  ///
  /// Cost: rows × columns, except where hazards differ by more than a Double can hold.
  ///
  /// Source: Therneau, Grambsch & Fleming, *Biometrika* 1990;77:147–160; Therneau & Grambsch,
  /// *Modeling Survival Data* 2000, section 4.6.
  public func scoreResiduals(summedBy labels: [Int]? = nil) throws -> [[Double]] {
    summed(try weightedScoreResiduals(isWeighted: false), by: labels)
  }

  /// How much each coefficient would fall, to first order, without a row: its score residual times
  /// its weight, times the inverse of the information.
  ///
  /// - Parameter labels: A label for each row: the rows of one label, such as those of one subject,
  ///   are added up, in ascending order of the labels; each row alone unless given.
  /// - Returns: For each coefficient one number for each row, as given, or for each label.
  /// - Throws: ``CoxDiagnosticError/exactTies(diagnostic:)``.
  ///
  /// Source: Cain & Lange, *Biometrics* 1984;40:493–499; Therneau & Grambsch, *Modeling Survival
  /// Data* 2000, section 7.1.
  public func coefficientChanges(summedBy labels: [Int]? = nil) throws -> [[Double]] {
    let scores = summed(try weightedScoreResiduals(isWeighted: true), by: labels)
    return naiveVariance.map { weights in
      var changes = [Double](repeating: 0, count: scores.first?.count ?? 0)
      for (weight, column) in zip(weights, scores) {
        for row in changes.indices { changes[row] += weight * column[row] }
      }
      return changes
    }
  }

  /// ``coefficientChanges(summedBy:)`` in units of the naive standard error of each coefficient (`dfbetas`).
  ///
  /// - Parameter labels: A label for each row: the rows of one label, such as those of one subject,
  ///   are added up, in ascending order of the labels; each row alone unless given.
  /// - Returns: For each coefficient one number for each row, as given, or for each label.
  /// - Throws: ``CoxDiagnosticError/exactTies(diagnostic:)``.
  public func standardizedCoefficientChanges(
    summedBy labels: [Int]? = nil
  ) throws -> [[Double]] {
    zip(try coefficientChanges(summedBy: labels), coefficients).map { changes, coefficient in
      changes.map { $0 / coefficient.naiveStandardError }
    }
  }

  private func weightedScoreResiduals(isWeighted: Bool) throws -> [[Double]] {
    guard ties != .exact else {
      throw CoxDiagnosticError.exactTies(diagnostic: "Score residuals")
    }
    let hazards = try FittedHazards(self)
    let design = hazards.design
    let residuals = ScoreResiduals(hazards.sums, at: hazards.position)
    return hazards.position.indices.map { column in
      var result = [Double](repeating: 0, count: hazards.data.subjects.count)
      let slope = design.rows.scales[column].slope
      for (place, row) in design.sets.order.enumerated() {
        let value = residuals.rows[place * residuals.pairs + column / 2][column & 1] / slope
        result[Int(row)] = isWeighted ? value : hazards.unweighted(value, place)
      }
      return result
    }
  }

  private func summed(_ residuals: [[Double]], by labels: [Int]?) -> [[Double]] {
    guard let labels else { return residuals }
    let codes = LabelCodes(labels)
    return residuals.map { column in
      precondition(column.count == labels.count, "Every row has a label.")
      var result = [Double](repeating: 0, count: codes.labels.count)
      for (value, code) in zip(column, codes.codes) { result[Int(code)] += value }
      return result
    }
  }
}
