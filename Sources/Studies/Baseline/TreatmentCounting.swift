import ClinicalRecords

extension TreatmentSummary {
  /// What the arms of a study were given, before matching.
  ///
  /// A line can be of several kinds of regimens; it counts in each.
  ///
  /// - Parameter cohort: The patients.
  public init(of cohort: StudyCohort) {
    let members = cohort.subjects.indices.reduce(
      into: [[Int]](repeating: [], count: cohort.plan.arms.count)
    ) { $0[cohort.subjects[$1].arm].append($1) }
    let isCounted = cohort.plan.treatment?.isCounted(cohort.codebook) ?? []
    self.init(
      arms: members.enumerated().map { arm, subjects in
        Arm(
          arm: arm, total: subjects.count, regimens: cohort.regimens(of: subjects, arm: arm),
          agents: cohort.agents(of: subjects, isCounted),
          cycles: BaselineComparison.Spread(
            subjects.compactMap { cohort.subjects[$0].line.cycleCount.map(Double.init) }))
      })
  }
}

extension StudyCohort {
  /// What those of no kind are called.
  private var noKind: String {
    regimens.contains { $0.label == "Other" } ? ReservedNames.noRegimen : "Other"
  }

  fileprivate func regimens(of members: [Int], arm: Int) -> [TreatmentSummary.Row] {
    let kinds = regimens.indices.filter { regimens[$0].arm == nil || regimens[$0].arm == arm }
    let isPlanned = !(plan.treatment?.categories.isEmpty ?? true)
    let rows = kinds.map { kind in
      TreatmentSummary.Row(
        label: regimens[kind].label, subjects: members.filter { subjects[$0].regimens[kind] })
    }
    let others = members.filter { member in
      !kinds.contains { subjects[member].regimens[$0] }
    }
    let shown = isPlanned ? rows : rows.filter { !$0.subjects.isEmpty }
    return shown
      + (others.isEmpty || plan.treatment == nil ? [] : [.init(label: noKind, subjects: others)])
  }

  fileprivate func agents(of members: [Int], _ isCounted: [Bool]) -> [TreatmentSummary.Row] {
    var byAgent = [[Int]](repeating: [], count: isCounted.count)
    for member in members {
      for agent in subjects[member].agents where isCounted[Int(agent)] {
        byAgent[Int(agent)].append(member)
      }
    }
    let labels = codebook.agents.entries
    return byAgent.indices.filter { !byAgent[$0].isEmpty }
      .map { TreatmentSummary.Row(label: labels[$0].label, subjects: byAgent[$0]) }
      .sorted { ($1.subjects.count, $0.label) < ($0.subjects.count, $1.label) }
  }
}
