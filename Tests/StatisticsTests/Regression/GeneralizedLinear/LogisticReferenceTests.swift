import Statistics
import Testing

/// Logistic regression against R's `glm`, iterated to convergence.
struct LogisticReferenceTests {
  static let cases = [
    "lungbin_logistic", "lalonde_psm", "colonps_psm",
  ]

  @Test(
    arguments: try cases.flatMap { name in
      try Reference.answers(in: name, of: "logistic").map { (name, $0) }
    })
  func `coefficients, likelihoods and scores agree with R`(
    _ file: String, _ answer: ReferenceAnswer
  ) throws {
    let (model, names) = try fit(answer)
    let result = answer.result
    expectAgreement(Double(model.count), result["n"].number, .logistic, relative: 0, "n")
    #expect(model.coefficients.map(\.name) == names)
    let terms = model.coefficients
    let estimates = terms.map(\.estimate)
    expectAgreement(estimates, result["coef"].numbers, .logistic, relative: 1e-11, "coef")
    expectAgreement(terms.map(\.ratio), result["or"].numbers, .logistic, relative: 1e-11, "or")
    expectErrors(of: terms, result)
    expectAgreement(
      [
        model.deviance, model.nullDeviance, model.akaikeInformationCriterion, model.logLikelihood,
      ],
      ["deviance", "null_deviance", "aic", "loglik"].map { result[$0].number }, .logistic,
      relative: 1e-13, "likelihood")
    guard !result["ps"].elements.isEmpty else { return }
    expectAgreement(model.probabilities, result["ps"].numbers, .logistic, relative: 1e-11, "ps")
    expectAgreement(
      model.linearPredictors, result["logit"].numbers, .logistic, relative: 1e-11, floor: 1e-2,
      "logit")
  }

  /// Standard errors, and what follows from them.
  ///
  /// R takes them from the weights of the step before the last, which leaves them short by up to
  /// 5e-8 here even with `epsilon = 1e-14`; `glm_exact.json` has them at the maximum itself.
  private func expectErrors(of terms: [RegressionCoefficient], _ result: ReferenceValue) {
    for (index, term) in terms.enumerated() {
      let interval = term.ratioInterval()
      let limit = 1e-7 * (1 + term.z * term.z)
      let pairs = [
        (term.standardError, "se", 1e-7), (term.z, "z", 1e-7),
        (term.waldPValue, "p", limit), (interval.lower, "or_lower", 3e-7),
        (interval.upper, "or_upper", 3e-7),
      ]
      for (ours, name, tolerance) in pairs {
        let theirs = result[name].numbers[index]
        #expect(isClose(ours, to: theirs, relative: tolerance), "\(name) of \(term.name)")
      }
    }
  }

  /// The model of a call of `glm`, and the names of its coefficients.
  private func fit(_ answer: ReferenceAnswer) throws -> (LogisticModel, [String]) {
    let parts = answer.call.split(separator: "(", maxSplits: 1)[1].split(separator: ",")
    let formula = parts[0].split(separator: "~").map { $0.trimmed }
    let data = try #require(parts[1].split(separator: "=").last).trimmed
    let table = try DataTable(data)
    let terms = formula[1] == "1" ? [] : formula[1].split(separator: "+").map { $0.trimmed }
    let rows = try table.completeRows([formula[0]] + terms)
    let outcomes = try table.numbers(formula[0], at: rows).map { $0 == 1 }
    let covariates = try Covariates(terms, of: table, at: rows)
    return (
      try LogisticModel(fitting: outcomes, on: covariates),
      ["(Intercept)"] + covariates.columns.map(\.name)
    )
  }
}

extension Substring {
  /// The text without spaces around it.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension Covariates {
  /// Columns of a data set as covariates; one of text is a factor with its levels in alphabetical
  /// order.
  init(_ names: [String], of table: DataTable, at rows: [Int]) throws {
    self.init(count: rows.count)
    for name in names {
      let texts = try table.text(name)
      let values = rows.map { texts[$0] }
      if values.allSatisfy({ Double($0) != nil }) {
        try append(name, values.compactMap(Double.init))
      } else {
        let levels = Set(values).sorted()
        append(
          factor: name, levels: levels, codes: values.compactMap { levels.firstIndex(of: $0) })
      }
    }
  }
}
