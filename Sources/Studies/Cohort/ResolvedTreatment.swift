import Analyses
import ClinicalRecords
import Endpoints

/// The treatment section of a plan, its words found.
struct ResolvedTreatment: Sendable {
  /// Kinds of regimens: label, and the arm by position.
  let labels: [(label: String, arm: Int?)]
  /// Who got them; as many as labels.
  let kinds: [Condition]
  /// The word that tells kinds apart where the plan names none.
  let classes: Characteristic?
}

/// The safety section of a plan, its rows found.
struct ResolvedSafety: Sendable {
  /// How events are counted.
  let counting: SafetyCounting
  /// The spans of grades that are tested.
  let spans: [GradeSpan]
  /// Which rows are shown in which order; `nil`: all as they stand.
  let arrangement: SafetyArrangement?
}

extension TreatmentPlan {
  /// By drug of a registry whether it is of a class that is counted drug by drug.
  func isCounted(_ codebook: Codebook) -> [Bool] {
    let classes = agentClasses.map { $0.value.lowercased() }
    return codebook.agents.entries.indices.map { drug in
      drug < codebook.agentClasses.count
        && classes.contains { codebook.agentClasses[drug].isPart(of: $0) }
    }
  }
}

extension PlanWords {
  /// Finds the words of the treatment section.
  mutating func treatment(_ plan: TreatmentPlan, arms: [String]) -> ResolvedTreatment {
    for name in plan.agentClasses { requireClass(name) }
    requireDistinctDrugs(of: plan)
    var labels: [(label: String, arm: Int?)] = []
    var kinds: [Condition] = []
    for category in plan.categories {
      if let arm = category.arm { require(arm, among: arms, "arm", of: "treatment") }
      let place = "regimen \(category.label)"
      if let found = condition(category.condition, of: place, describes: true) {
        kinds.append(found)
        labels.append((category.label, category.arm.flatMap { arms.firstIndex(of: $0.value) }))
      }
    }
    requireDistinctKinds(plan.categories)
    return ResolvedTreatment(
      labels: labels, kinds: kinds, classes: plan.categories.isEmpty ? regimenClass : nil)
  }

  /// Notes kinds of regimens that an arm would have twice.
  private mutating func requireDistinctKinds(_ kinds: [TreatmentPlan.Category]) {
    for (position, kind) in kinds.enumerated() {
      if ReservedNames.regimens.contains(kind.label) {
        refuse(
          kind.condition.line,
          "regimen cannot be called \"\(kind.label)\", which means something else in results.")
      }
      let isTaken = kinds[..<position].contains { earlier in
        let arms = [earlier.arm?.value, kind.arm?.value].compactMap(\.self)
        return earlier.label == kind.label && (arms.count < 2 || arms[0] == arms[1])
      }
      if isTaken {
        refuse(
          kind.condition.line,
          "regimen \"\(kind.label)\" stands twice in an arm. Give each a label of its own; one without an arm is in "
            + "all arms.")
      }
    }
  }

  /// Notes drugs that would be counted under one label.
  private mutating func requireDistinctDrugs(of plan: TreatmentPlan) {
    let counted = plan.isCounted(codebook)
    let labels = codebook.agents.entries.enumerated().filter { counted[$0.offset] }
      .map(\.element.label)
    let repeated = Set(Dictionary(grouping: labels) { $0 }.filter { $0.value.count > 1 }.keys)
    for label in repeated.sorted() {
      refuse(
        plan.agentClasses.first?.line ?? 0,
        "treatment: two drugs of the registry are called \"\(label)\". Give each a name of its own there, or leave their "
          + "class out.")
    }
  }

  /// The word for the classes of a line's drugs, which every registry has.
  var regimenClass: Characteristic? { try? catalog.characteristic("regimen_class") }

  private mutating func requireClass(_ name: Written<String>) {
    do {
      _ = try catalog.characteristic("has_class", argument: name.value)
    } catch {
      refuse(name.line, "treatment: \(error)")
    }
  }

  /// Finds the rows of the safety section; `nil` where it has a mistake, which is noted.
  mutating func safety(_ plan: SafetyPlan, line: Int, _ rules: EndpointRules) -> ResolvedSafety? {
    let filter = EventFilter(relatedOnly: plan.relatedOnly)
    let question = Question(line: line, rules: rules)
    let any = [SafetyRow.any(filter)]
    switch plan.rows {
    case .groups:
      if plan.atLeastPercent != 0 {
        refuse(
          0, "safety: a percentage that must be reached goes with rows of terms, not of groups.")
      }
      return ResolvedSafety(
        counting: SafetyCounting(any + SafetyRow.groups(codebook), filter, of: question, codebook),
        spans: [.any, .severe, .fatal], arrangement: nil)
    case .terms:
      let rows = any + SafetyRow.systemOrganClasses(codebook) + SafetyRow.terms(codebook)
      return ResolvedSafety(
        counting: SafetyCounting(rows, filter, of: question, codebook),
        spans: [.any, .severeOrFatal, .fatal], arrangement: arrangement(plan.atLeastPercent))
    }
  }

  private mutating func arrangement(_ percent: Double) -> SafetyArrangement {
    var arrangement = SafetyArrangement()
    guard percent != 0 else { return arrangement }
    let whole = percent == percent.rounded() && abs(percent) < 1000
    arrangement.threshold = PercentThreshold(whole ? "\(Int(percent))" : "\(percent)")
    if arrangement.threshold == nil {
      refuse(
        0,
        "safety: \(percent) is not a percentage that rows can be asked to reach. Allowed: 0 to 100, such as 5 or "
          + "2.5.")
    }
    return arrangement
  }
}
