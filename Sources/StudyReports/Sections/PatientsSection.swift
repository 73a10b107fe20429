import Reports
import Studies

/// How the patients were chosen: as a list, and as a figure.
extension SectionWriter {
  mutating func patients() -> StudyDocument.Section? {
    var blocks: [StudyDocument.Block] = [.list(flowItems())]
    if wants(.flow) { blocks.append(.figure(flowFigure())) }
    return StudyDocument.Section(id: "patients", heading: "Patients", blocks: blocks)
  }

  /// Patients with a line of therapy.
  private mutating func identified() -> Piece {
    count("fl.identified", cohort.flow.identified)
  }

  private mutating func flowItems() -> [Pieces] {
    var items: [Pieces] = [
      [identified(), " patients in the registry with a line of therapy."]
    ]
    var left = cohort.flow.identified
    for step in cohort.flow.steps {
      left -= step.excluded
      items.append(item(step, left: left))
    }
    for arm in arms.indices {
      var item: Pieces = [.text("\(arms[arm].label): "), armCount(arm)]
      if answer.matching != nil, let matched = cohort.flow.matched, matched[arm] > 0 {
        item += [", of whom ", matchedCount(arm), " were matched"]
      }
      items.append(item + ["."])
    }
    return items + cohort.flow.overlaps.map(overlapItem)
  }

  /// Patients for whom several arms hold.
  private func overlapItem(_ overlap: StudyFlow.Overlap) -> Pieces {
    let names = overlap.arms.map { arms[$0].label }.joined(separator: " and ")
    return [
      .text(
        "\(style.count(overlap.count)) met the conditions of \(names), and were counted in the first."
      )
    ]
  }

  /// `E1 Combined small-cell carcinoma: 0 left out, 496 left.`, of all but exclusions `not met by 0`.
  private mutating func item(_ step: StudyFlow.Step, left: Int) -> Pieces {
    var item: Pieces =
      isExclusion(step)
      ? [.text("\(step.words): "), excluded(step), " left out"]
      : [.text("\(step.words): not met by "), excluded(step)]
    if step.unknown > 0 {
      item += [
        " (of these ", count("fl.\(step.id).unknown", step.unknown), " of whom it cannot be told)",
      ]
    }
    return item + [", ", count("fl.\(step.id).left", left), " left."]
  }

  private mutating func excluded(_ step: StudyFlow.Step) -> Piece {
    let id = "fl.\(step.id).excluded"
    guard !step.keys.isEmpty else { return count(id, step.excluded) }
    let line = plan.line
    let list = book.evidence(id) {
      EvidenceList(
        id: id, title: "Left out: \(step.words)", columns: [],
        rows: step.keys.prefix(EvidenceList.shown).map {
          .init(key: $0, line: line, arm: "", cells: [])
        }, count: step.keys.count)
    }
    return count(id, step.excluded, list)
  }

  private mutating func flowFigure() -> DocumentFigure {
    let number = nextSupplementaryFigure()
    let title =
      "Figure \(number). How the \(style.count(cohort.subjects.count)) patients in line "
      + "\(plan.line) were chosen"
    let content = FlowContent(
      title: title, caption: flowCaption, steps: flowSteps, arms: flowArms)
    return figure(number, draw(content))
  }

  private var flowCaption: String {
    "Criteria in the order in which they were applied; who was left out at one was not asked about the next."
  }

  /// A box for the criteria of one kind that follow each other, beside it each of them with its number.
  private var flowSteps: [FlowContent.Step] {
    let flow = cohort.flow
    let first = FlowContent.Step(
      left: "Patients with a line of therapy (n = \(style.count(flow.identified)))", out: [])
    var (steps, left, start) = ([first], flow.identified, 0)
    while start < flow.steps.count {
      let kind = kind(flow.steps[start])
      let group = flow.steps[start...].prefix { self.kind($0) == kind }
      let total = group.reduce(0) { $0 + $1.excluded }
      left -= total
      steps.append(
        FlowContent.Step(
          left: "\(kind.words(plan)) (n = \(style.count(left)))",
          out: ["\(kind.outWords) (n = \(style.count(total)))"] + group.flatMap(outLines)))
      start += group.count
    }
    return steps
  }

  private func outLines(_ step: StudyFlow.Step) -> [String] {
    let unknown =
      step.unknown > 0 ? ["of these not known (n = \(style.count(step.unknown)))"] : []
    return ["\(step.words) (n = \(style.count(step.excluded)))"] + unknown
  }

  private func kind(_ step: StudyFlow.Step) -> FlowKind {
    if step.id == "arm" { return .arm }
    if StudyFlow.ownSteps.contains(step.id) { return .line }
    return isExclusion(step) ? .exclusion : .inclusion
  }

  /// Whether those are left out who meet it.
  private func isExclusion(_ step: StudyFlow.Step) -> Bool {
    plan.criteria.contains { $0.id == step.id && $0.kind == .exclusion }
  }

  private var flowArms: [[String]] {
    arms.indices.map { arm in
      let all = "\(arms[arm].label) (n = \(style.count(cohort.flow.arms[arm])))"
      guard let matched = cohort.flow.matched, matched[arm] > 0 else { return [all] }
      return [all, "Matched (n = \(style.count(matched[arm])))"]
    }
  }
}

/// What steps that follow each other have in common.
private enum FlowKind {
  case line
  case inclusion
  case exclusion
  case arm

  /// Those who are left.
  func words(_ plan: StudyPlan) -> String {
    switch self {
    case .line: "Started line \(plan.line)"
    case .inclusion: "Met inclusion criteria"
    case .exclusion: "Not excluded"
    case .arm: "In an arm"
    }
  }

  /// Those who are not.
  var outWords: String {
    switch self {
    case .line, .inclusion, .arm: "Not met"
    case .exclusion: "Excluded"
    }
  }
}

extension StudyFlow.Step {
  /// `E1 Combined small-cell carcinoma`; of steps that are no criteria the label alone.
  var words: String {
    if label.isEmpty || label == id { return id }
    return StudyFlow.ownSteps.contains(id) ? label : "\(id) \(label)"
  }
}
