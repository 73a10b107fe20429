import Analyses
import Statistics
import Studies

/// What this report has: methods and checklists claim nothing else.
extension SectionWriter {
  /// Whether there is a time to an event.
  var hasSurvival: Bool { answer.survival.values.contains { !$0.isEmpty } }

  /// Whether a value of a characteristic is missing.
  var hasMissingValues: Bool {
    (answer.baseline.blocks + (answer.matchedBaseline?.blocks ?? [])).contains {
      $0.missing.contains { $0 > 0 }
    }
  }

  /// Whether several arms have patients.
  var comparesArms: Bool {
    arms.indices.filter { members.count(.before, arm: $0) > 0 }.count > 1
  }

  /// Whether anything is tested.
  var hasTests: Bool { comparesArms || !estimatedCox.isEmpty || hasStrata }

  /// Whether levels of a characteristic are compared.
  var hasStrata: Bool { answer.strata.contains { !$0.isEmpty } }

  /// The Cox tables with an estimate.
  var estimatedCox: [CoxTable] {
    answer.cox.filter { table in
      table.factors.contains { $0.levels.contains { $0.univariable != nil } }
    }
  }

  /// The effects of the arms in ways other than the study's own.
  var otherEffects: [EffectRow] {
    answer.effects.filter { if case .alternative = $0.method { true } else { false } }
  }

  /// Whether the arms are compared in another way than the study's own, with a result.
  var hasOtherWays: Bool { otherEffects.contains { $0.effect != nil } }

  /// Whether there are E-values.
  var hasEValues: Bool { answer.effects.contains { $0.eValue != nil } }

  /// The effect of matched patients on an endpoint, where its errors are robust.
  func robustEffect(of endpoint: Int) -> EffectRow? {
    answer.effects.first {
      $0.endpoint == endpoint && $0.method == .matched && $0.isRobust && $0.effect != nil
    }
  }

  /// How long patients were followed can be told.
  var hasFollowUp: Bool { followUpSource != nil }
}
