import Analyses
public import ClinicalRecords
public import Endpoints
public import Statistics

extension StudyCohort {
  /// Reads the patients of a study, each history once.
  ///
  /// Cost: one pass; a few hundred bytes are kept of each patient of the study, and the study keys of the others.
  ///
  /// - Parameters:
  ///   - plan: The plan, its words found.
  ///   - source: Hands over the histories, with their codes by the codebook of the plan.
  ///   - progress: Told how many histories were read, every thousand.
  /// - Throws: ``StudyProblems`` where nobody is left, or levels cannot be told apart; what the source throws.
  public init(
    _ plan: ResolvedPlan, reading source: some HistorySource,
    progress: StudyProgress = { _, _ in }
  ) throws {
    var pass = CohortPass(plan)
    progress(.reading, 0)
    try withoutActuallyEscaping(progress) { progress in
      try source.forEachHistory(plan.parts) { key, history in
        pass.add(key, history)
        if pass.flow.identified.isMultiple(of: 1000) { progress(.reading, pass.flow.identified) }
      }
    }
    progress(.reading, pass.flow.identified)
    let flow = pass.flow.flow
    guard !pass.subjects.isEmpty else { throw flow.nobodyIsLeft(plan) }
    self = try CohortFinishing(plan, pass, flow).cohort()
  }

  /// Finds the words of a plan and reads the patients of a study.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - codebook: The words of the registry.
  ///   - rules: The settings of the registry.
  ///   - ties: How the registry wants tied event times to enter Cox models; `nil`: Efron's way.
  ///   - file: What messages call the study file.
  ///   - source: Hands over the histories.
  ///   - progress: Told how many histories were read.
  /// - Throws: ``StudyProblems``; what the source throws.
  public init(
    plan: StudyPlan, codebook: Codebook, rules: EndpointRules, ties: TieMethod? = nil,
    file: String = "study.toml", reading source: some HistorySource,
    progress: StudyProgress = { _, _ in }
  ) throws {
    try self.init(
      ResolvedPlan(plan, codebook: codebook, rules: rules, ties: ties, file: file),
      reading: source, progress: progress)
  }
}

extension StudyFlow {
  /// Says at which step the last patients were left out.
  func nobodyIsLeft(_ plan: ResolvedPlan) -> StudyProblems {
    guard identified > 0 else {
      return StudyProblems(
        file: plan.file,
        [.init(line: 0, "Nobody is in the study: the registry holds no line of therapy.")])
    }
    let last = steps.lastIndex { $0.excluded > 0 } ?? 0
    let step = steps[last]
    let before = identified - steps[..<last].reduce(0) { $0 + $1.excluded }
    let unknown = step.unknown > 0 ? ", \(step.unknown) because it cannot be told of them" : ""
    let line = plan.plan.criteria.first { $0.id == step.id }?.condition.line
    return StudyProblems(
      file: plan.file,
      [
        .init(
          line: line ?? 0,
          "Nobody is left in the study. Of \(identified) patients with a line of therapy \(before) came to step "
            + "\(step.id) (\(step.label)), and all of them were left out there\(unknown).")
      ])
  }
}
