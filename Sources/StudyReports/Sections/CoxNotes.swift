import Reports
import Statistics
import Studies

/// What a Cox table needs to be understood.
extension SectionWriter {
  mutating func coxNotes(_ table: CoxTable, _ number: Int) -> [String] {
    let tested = table.proportionality.map { test -> String in
      _ = pValue("t\(number).ph_p", test.pValue)
      return "Proportional hazards, score test of all factors of the multivariable model: "
        + style.pEquation(test.pValue) + "."
    }
    let concordance = table.concordance.map { value -> String in
      _ = decimal("t\(number).concordance", value, places: 3)
      return "Concordance of the multivariable model: \(style.decimal(value, places: 3))."
    }
    return modelNotes(table) + [tested].compactMap(\.self) + changingNotes(table)
      + [concordance].compactMap(\.self)
      + [
        "Ties by \(cohort.ties.label). \(style.pName): Wald's, of a factor of more levels the likelihood ratio's."
      ]
      + ["Hospitals are neither stratified by nor clustered."] + coxProblems(table)
      + coxLater(table)
      + [definition(table.endpoint)]
  }

  /// Factors whose effect changes with time.
  private func changingNotes(_ table: CoxTable) -> [String] {
    let changing = table.factors.filter { ($0.proportionality?.pValue ?? 1) < 0.05 }.map {
      cohort.characteristics[$0.characteristic].label
    }
    guard !changing.isEmpty else { return [] }
    return [
      "The effect of \(changing.joined(separator: ", ")) changes with time (\(style.pName) < 0.05): its hazard ratio is an "
        + "average over follow-up."
    ]
  }

  /// Which factors enter the multivariable model.
  var entryRule: String {
    plan.cox?.entersBelow.map {
      "Multivariable model: factors with \(style.pName) < \(style.shortDecimal($0, places: 3)) in the univariable one. Such screening "
        + "makes intervals too narrow."
    } ?? "Multivariable model: all factors planned that have an estimate."
  }

  /// The rule with what a table's model has of it, or why there is no model: once.
  private func modelNotes(_ table: CoxTable) -> [String] {
    guard table.multivariableCount > 0 else { return [noModel(table)] }
    let leftOut = coxLeftOut(table).map { factor in
      "Left out: \(cohort.characteristics[factor.characteristic].label). \(factor.multivariableProblem ?? "")"
    }
    return [coxRule(table)] + leftOut + [coxCounts(table)]
  }

  /// Why there is no multivariable model.
  func noModel(_ table: CoxTable) -> String {
    "No multivariable model: \(table.problem ?? "It has no estimate.")"
  }

  /// Which factors entered the multivariable model of a table.
  func coxRule(_ table: CoxTable) -> String {
    plan.cox?.entersBelow == nil && coxLeftOut(table).isEmpty
      ? "Multivariable model: all factors, as planned." : entryRule
  }

  /// Factors that were to enter the multivariable model of a table, and have no estimate in it.
  func coxLeftOut(_ table: CoxTable) -> [CoxTable.Factor] {
    guard table.multivariableCount > 0 else { return [] }
    return table.factors.filter { !$0.enters && $0.multivariableProblem != nil }
  }

  private func coxCounts(_ table: CoxTable) -> String {
    let coefficients = table.factors.filter(\.enters).reduce(0) {
      $0 + $1.levels.filter { !$0.isReference }.count
    }
    let perVariable = Double(table.multivariableEventCount) / Double(max(1, coefficients))
    let used = style.count(table.multivariableCount)
    let missing = table.subjects.count - table.multivariableCount
    return "The multivariable model has \(used) patients with "
      + "\(style.count(table.multivariableEventCount)) events, "
      + "\(style.decimal(perVariable, places: 1)) for each coefficient; "
      + (missing == 0
        ? "nobody was left out."
        : "\(style.count(missing)) with a missing factor or time were left out.")
  }

  private func coxProblems(_ table: CoxTable) -> [String] {
    let said = coxLeftOut(table).map(\.characteristic)
    return table.factors.compactMap { factor in
      let isSaid = said.contains(factor.characteristic) || table.multivariableCount == 0
      var problems = [factor.problem, isSaid ? nil : factor.multivariableProblem].compactMap(\.self)
        .firstOccurrences
      problems.removeAll { isSaid && [factor.multivariableProblem, table.problem].contains($0) }
      return problems.isEmpty
        ? nil
        : "\(cohort.characteristics[factor.characteristic].label): \(problems.joined(separator: " "))"
    }
  }

  /// A warning of covariates that are known only later.
  private func coxLater(_ table: CoxTable) -> [String] {
    let later = Set(cohort.characteristicsAfterTimeZero)
    let labels = table.factors.filter { later.contains($0.characteristic) }.map {
      cohort.characteristics[$0.characteristic].label
    }
    guard !labels.isEmpty else { return [] }
    return [
      "Warning: \(labels.joined(separator: ", ")) \(labels.count == 1 ? "is" : "are") known only after time zero. "
        + "As a baseline factor it favors those who lived long enough; use a landmark or a time-dependent factor."
    ]
  }
}
