import ClinicalRecords

extension StudyPlan {
  /// What is allowed, and likely a mistake, whatever the words of its conditions.
  ///
  /// - Parameter cutoff: The last day of which the registry's data speak; `nil` where it says none.
  /// - Returns: With their lines.
  func warnings(under cutoff: ClinicalDate?) -> [StudyProblems.Problem] {
    (lateCutoff(cutoff).map { [$0] } ?? []) + figuresWithoutSection
  }

  private func lateCutoff(_ registry: ClinicalDate?) -> StudyProblems.Problem? {
    guard let registry, let cutoff, registry < cutoff else { return nil }
    return StudyProblems.Problem(
      line: cutoffLine,
      "The registry's data speak of days until \(registry); with the cutoff \(cutoff) what happened after that day "
        + "and is not recorded counts as not having happened. Leave cutoff out, or state \(registry) or a day before."
    )
  }

  /// Figures that the file wants, of an analysis that it does not ask for.
  private var figuresWithoutSection: [StudyProblems.Problem] {
    guard let line = figures.line else { return [] }
    return figures.kinds.compactMap { kind in
      guard let section = missingSection(of: kind) else { return nil }
      let word = kind.rawValue
      return StudyProblems.Problem(
        line: line,
        "The figure \"\(word)\" is wanted and left out, as the study has no \(section). Add \(section), or take "
          + "\"\(word)\" out of wanted.")
    }
  }

  /// The section without which there is nothing to draw, where the study has none.
  private func missingSection(of figure: FigurePlan.Kind) -> String? {
    switch figure {
    case .love, .overlap: matching == nil ? "[matching]" : nil
    case .strata: strata.isEmpty ? "[[stratum]]" : nil
    case .subgroups: subgroups == nil ? "[subgroups]" : nil
    case .cox: cox == nil ? "[cox]" : nil
    case .flow, .survival, .waterfall, .swimmer: nil
    }
  }
}
