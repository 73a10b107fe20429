/// A Cox model of the terms that a rule has chosen by their p values, with the record of each
/// choice.
///
/// The p values and limits of the chosen model do not know of the choice; they are too small and
/// too narrow.
public struct CoxSelection: Equatable, Sendable {
  /// How terms are chosen.
  public enum Rule: Equatable, Sendable {
    /// Each term alone; those with a p value below a limit, 0.15 in many papers, go into one model.
    case univariate(below: Double)
    /// From no term: the term with the smallest p value enters as long as that is below a limit.
    case forward(below: Double)
    /// From all terms: the term with the largest p value leaves as long as that is above a limit.
    case backward(above: Double)
  }

  /// Where the p value of a term comes from.
  public enum Criterion: String, CaseIterable, Sendable {
    /// Wald's test of all columns of the term.
    case wald
    /// The likelihood-ratio test of the model with the term against that without.
    case likelihoodRatio
  }

  /// The rule.
  public let rule: Rule
  /// Where the p values come from.
  public let criterion: Criterion
  /// What was decided, in order.
  public let steps: [SelectionStep]
  /// The names of the chosen terms, in the order of the covariates.
  public let terms: [String]
  /// The model of the chosen terms; `nil` where none was chosen.
  public let model: CoxModel?

  /// Chooses among the terms of covariates.
  ///
  /// - Parameters:
  ///   - subjects: The same rows for every model.
  ///   - covariates: For the same rows.
  ///   - rule: How terms are chosen.
  ///   - criterion: Where the p value of a term comes from.
  ///   - ties: How to order tied events.
  ///   - strata: A label for each row.
  /// - Throws: ``RegressionError`` where the model of the chosen terms, or at the start of a
  ///   backward selection that of all terms, has no answer; a single term without one is passed
  ///   over, and said so in ``steps``.
  ///
  /// Cost: a fit for each term, at each step of a forward selection and of one by likelihood ratio.
  ///
  /// Source: Hosmer, Lemeshow & May, *Applied Survival Analysis*, 2nd ed. 2008, sections 5.2–5.3.
  public init(
    from subjects: TimeToEvent, on covariates: Covariates, by rule: Rule,
    criterion: Criterion = .wald, ties: TieMethod = .efron, strata: [Int]? = nil
  ) throws {
    var search = TermSearch(covariates: covariates, criterion: criterion) { terms in
      try CoxModel(
        fitting: subjects, on: covariates.keeping(terms), ties: ties, strata: strata)
    }
    switch rule {
    case .univariate(let limit): try search.screen(below: limit)
    case .forward(let limit): try search.enter(below: limit)
    case .backward(let limit): try search.leave(above: limit)
    }
    (self.rule, self.criterion) = (rule, criterion)
    (steps, terms, model) = (search.steps, search.chosen, search.model)
  }
}

/// One decision of a selection.
public struct SelectionStep: Equatable, Sendable {
  /// What was decided about a term.
  public enum Decision: Equatable, Sendable {
    /// It went into the model.
    case entered
    /// It was taken out of the model.
    case left
    /// Its p value was not small enough to enter: it stayed out.
    case stayedOut
    /// Its p value was not large enough to leave: it stayed in.
    case stayedIn
    /// It has no estimate.
    case notEstimable(RegressionError)
    /// Other terms of the model determine it, or it does not vary.
    case redundant
  }

  /// The name of the term.
  public let term: String
  /// The test that decided; `nil` where there is none.
  public let test: ChiSquareTest?
  /// What was decided.
  public let decision: Decision
}

/// The search for terms.
private struct TermSearch {
  let names: [String]
  let criterion: CoxSelection.Criterion
  let fit: ([String]) throws -> CoxModel
  var steps: [SelectionStep] = []
  var chosen: [String] = []
  var model: CoxModel?

  init(
    covariates: Covariates, criterion: CoxSelection.Criterion,
    fit: @escaping ([String]) throws -> CoxModel
  ) {
    (names, self.criterion, self.fit) = (covariates.terms.map(\.name), criterion, fit)
  }

  /// A model of terms, or the step that says why there is none.
  private func attempt(_ terms: [String], adding term: String) throws -> (CoxModel?, SelectionStep?)
  {
    do {
      return (try fit(terms), nil)
    } catch let error as RegressionError {
      switch error {
      case .noSubjects, .noEvents: throw error
      case .nothingToEstimate:
        return (nil, SelectionStep(term: term, test: nil, decision: .redundant))
      default:
        return (nil, SelectionStep(term: term, test: nil, decision: .notEstimable(error)))
      }
    }
  }

  private func test(of term: String, in model: CoxModel) throws -> ChiSquareTest? {
    switch criterion {
    case .wald: model.waldTest(of: term)
    case .likelihoodRatio: try model.likelihoodRatioTest(dropping: term)
    }
  }

  mutating func screen(below limit: Double) throws {
    for term in names {
      let (alone, failure) = try attempt([term], adding: term)
      guard let alone, let test = try test(of: term, in: alone) else {
        steps.append(failure ?? SelectionStep(term: term, test: nil, decision: .redundant))
        continue
      }
      let enters = test.pValue < limit
      steps.append(
        SelectionStep(term: term, test: test, decision: enters ? .entered : .stayedOut))
      if enters { chosen.append(term) }
    }
    model = chosen.isEmpty ? nil : try fit(chosen)
    try leaveRedundant()
  }

  mutating func enter(below limit: Double) throws {
    var candidates = names
    while !candidates.isEmpty {
      var best: (term: String, test: ChiSquareTest, model: CoxModel)?
      for term in candidates {
        let terms = names.filter { chosen.contains($0) || $0 == term }
        let (larger, failure) = try attempt(terms, adding: term)
        guard let larger, larger.coefficients.count > model?.coefficients.count ?? 0,
          let test = try test(of: term, in: larger)
        else {
          steps.append(failure ?? SelectionStep(term: term, test: nil, decision: .redundant))
          candidates.removeAll { $0 == term }
          continue
        }
        if test.logPValue < best?.test.logPValue ?? .infinity { best = (term, test, larger) }
      }
      guard let best else { return }
      let enters = best.test.pValue < limit
      steps.append(
        SelectionStep(
          term: best.term, test: best.test, decision: enters ? .entered : .stayedOut))
      guard enters else { return }
      chosen = names.filter { chosen.contains($0) || $0 == best.term }
      candidates.removeAll { $0 == best.term }
      model = best.model
      try leaveRedundant()
    }
  }

  /// Takes out the terms that have no coefficient in the model, as others before them determine
  /// them.
  private mutating func leaveRedundant() throws {
    guard let model, let terms = model.data?.covariates.terms else { return }
    let redundant = terms.filter { term in
      !model.coefficients.contains { term.columns.contains($0.column) }
    }.map(\.name)
    guard !redundant.isEmpty else { return }
    steps += redundant.map { SelectionStep(term: $0, test: nil, decision: .redundant) }
    chosen.removeAll(where: redundant.contains)
    self.model = try fit(chosen)
  }

  mutating func leave(above limit: Double) throws {
    chosen = names
    while !chosen.isEmpty {
      let current = try fit(chosen)
      model = current
      var worst: (term: String, test: ChiSquareTest)?
      for term in chosen {
        guard let test = try test(of: term, in: current) else {
          steps.append(SelectionStep(term: term, test: nil, decision: .redundant))
          chosen.removeAll { $0 == term }
          continue
        }
        if test.logPValue > worst?.test.logPValue ?? -.infinity { worst = (term, test) }
      }
      guard let worst else { break }
      let leaves = worst.test.pValue > limit
      steps.append(
        SelectionStep(
          term: worst.term, test: worst.test, decision: leaves ? .left : .stayedIn))
      guard leaves else {
        if current.data?.covariates.terms.count != chosen.count { model = try fit(chosen) }
        return
      }
      chosen.removeAll { $0 == worst.term }
    }
    model = nil
  }
}
