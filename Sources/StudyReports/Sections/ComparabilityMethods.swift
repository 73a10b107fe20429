import Reports
import Studies

/// How the arms were made comparable, in sentences.
extension SectionWriter {
  var comparabilityMethods: [String] {
    guard arms.count > 1 else { return [] }
    return scoreMethods + matchingMethods + otherWayMethods
  }

  private var scoreMethods: [String] {
    guard answer.matching != nil || otherEffects.contains(where: usesScore) else { return [] }
    return [
      "Propensity scores are from a logistic model of belonging to \(arms[0].label) on "
        + "\(scoreCovariates.joined(separator: ", ")); who lacks a covariate has no score."
    ]
  }

  /// Whether a way that has a result is by the score.
  private func usesScore(_ row: EffectRow) -> Bool {
    guard row.effect != nil, case .alternative(let position) = row.method else { return false }
    if case .adjustment = plan.alternatives[position].method { return false }
    return true
  }

  private var matchingMethods: [String] {
    guard let matching = plan.matching, answer.matching != nil else { return [] }
    let caliper =
      matching.caliperWords.map { "within a caliper of \($0)" } ?? "without a caliper"
    return ["\(matching.methodWords(treated: arms[0].label)), \(caliper)."] + errorMethods
  }

  /// Which standard errors hazard ratios of matched patients have, and where.
  private var errorMethods: [String] {
    let hasRatio = answer.effects.contains { $0.method == .matched && $0.effect != nil }
    guard hasRatio, let matching = answer.matching else { return [] }
    guard plan.endpoints.indices.contains(where: { robustEffect(of: $0) != nil }) else {
      return ["Cox models of matched patients take patients as independent."]
    }
    let set = matching.setWord(1)
    let isWeighted = matching.weights.contains { $0 != 1 }
    let figure = wants(.survival) ? ", the figure of survival" : ""
    return [
      "Hazard ratios of matched patients are given with two kinds of standard errors. The main analysis, in Summary\(figure) "
        + "and Sensitivity, has errors robust by matched \(set)"
        + (isWeighted ? ", patients weighing so that each \(set) counts the same." : "."),
      "The table of survival after matching has those of a Cox model that takes patients as independent; Efficacy "
        + "states both.",
    ]
  }

  private var otherWayMethods: [String] {
    let shown = Set(
      answer.effects.compactMap { row -> Int? in
        guard row.effect != nil, case .alternative(let position) = row.method else { return nil }
        return position
      })
    let ways = plan.alternatives.indices.filter(shown.contains).map {
      plan.alternatives[$0].method.label.lowercasedFirst
    }
    return (ways.isEmpty ? [] : ["Sensitivity: \(ways.joined(separator: "; "))."])
      + (hasEValues
        ? [
          "How much unmeasured confounding could explain is told by E-values (VanderWeele and Ding 2017)."
        ] : [])
  }
}
