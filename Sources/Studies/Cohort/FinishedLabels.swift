import Analyses

/// What the registry calls things so that results cannot tell them apart; what a plan calls so was refused before.
extension CohortFinishing {
  /// Words with more values than a table holds, or values that are called alike.
  var levelProblems: [StudyProblems.Problem] {
    plan.plan.characteristics.enumerated().flatMap { position, planned in
      let (line, place) = (planned.values.line, "characteristic \(planned.id)")
      if pass.words[position].overflowed {
        return [
          StudyProblems.Problem(
            line: line,
            "\(place) has more than \(WordLevels.limit) levels. State levels by conditions.")
        ]
      }
      return LevelLabels.problems(labels(of: position)).map {
        StudyProblems.Problem(
          line: line, "\(place): \($0.sentence) State levels by conditions, each with a label.")
      }
    }
  }

  /// More combinations of classes than a table holds.
  var regimenProblems: [StudyProblems.Problem] {
    guard pass.classes.overflowed else { return [] }
    return [
      StudyProblems.Problem(
        line: plan.plan.treatment?.agentClasses.first?.line ?? 0,
        "treatment: the drugs of the line have more than \(WordLevels.limit) combinations of classes. State kinds of "
          + "regimens by conditions.")
    ]
  }

  /// Rows of adverse events under one code, such as a term that is called as a system organ class.
  func problems(of safety: SafetyComparison?) -> [StudyProblems.Problem] {
    let rows = Dictionary(grouping: safety?.rows ?? []) { $0.row.code }
    let isOfTerms = plan.plan.safety?.rows == .terms
    return rows.filter { $0.value.count > 1 }.keys.sorted().map { code in
      StudyProblems.Problem(
        line: 0,
        "safety: several rows of adverse events are called \"\(code)\". Give each a name of its own in the registry"
          + (isOfTerms ? ", or ask for rows = \"groups\"." : "."))
    }
  }
}
