import ClinicalRecords

/// A question of a visit as it is shown.
struct VisitQuestion {
  /// What is asked.
  let title: String
  /// What may be answered; shown when it differs from what was shown last, or on `?`.
  let hint: String
}

extension VisitInterview {
  /// The question of the step.
  var question: VisitQuestion {
    switch step {
    case .day: VisitQuestion(title: "measured_on  day of the images", hint: "YYYY-MM-DD.")
    case .line(let visit, let baseline): lineQuestion(visit, baseline)
    case .lesion(let label): lesionQuestion(label)
    case .piece(let label): pieceQuestion(label)
    case .partners(let label):
      VisitQuestion(title: "\(label) has merged with", hint: "Labels: \(partnerLabels(label)).")
    case .merged(let labels): mergedQuestion(labels)
    case .category:
      VisitQuestion(
        title: "Another lesion?",
        hint: "t for target, n for non-target, Enter when there is no more.")
    case .organ(let category): organQuestion(category)
    case .node: VisitQuestion(title: "Is it a lymph node? [y/N]", hint: "")
    case .found: foundQuestion
    case .response:
      VisitQuestion(
        title: "overall_response  the reader's own, Enter skips",
        hint: facts.responses.entries.map(\.code).joined(separator: ", ") + ".")
    case .done: VisitQuestion(title: "", hint: "")
    }
  }

  private func pieceQuestion(_ label: String) -> VisitQuestion {
    let end = pieces(of: label).count > 1 ? ", Enter when there is no more" : ""
    return VisitQuestion(
      title: "\(draft.pieceLabel(label))  piece of \(label)\(end)",
      hint: "A length in mm, or a state.")
  }

  private func mergedQuestion(_ labels: [String]) -> VisitQuestion {
    VisitQuestion(
      title: "\(draft.mergedLabel(labels))  merged of \(labels.joined(separator: " and "))",
      hint: "One length in mm for the merged lesion, or a state.")
  }

  private func lineQuestion(_ visit: Int, _ baseline: Int) -> VisitQuestion {
    let lines = draft.history.lines
    return VisitQuestion(
      title: "What does it show?",
      hint: "1 the course of line \(lines[visit].number)\n"
        + "2 the disease before line \(lines[baseline].number), which starts "
        + "\(lines[baseline].startedOn)")
  }

  private func lesionQuestion(_ label: String) -> VisitQuestion {
    guard let track = followed.tracks.first(where: { $0.lesion.label == label }) else {
      return VisitQuestion(title: label, hint: "")
    }
    let lesion = track.lesion
    let known = [
      track.baseline.map { "baseline \($0.text(of: lesion))" },
      lesion.category == .target ? track.nadirTenths.map { "nadir \(LengthText.number($0))" } : nil,
      track.last.map { "last \($0.text(of: lesion)) on \($0.measuredOn)" },
    ].compactMap(\.self)
    let place = "\(label)  \(lesion.organ)\(lesion.isNode ? ", short axis" : "")"
    return VisitQuestion(
      title: ([place] + known).joined(separator: " · "), hint: hint(lesion.category))
  }

  private func hint(_ category: LesionCategory) -> String {
    let role =
      switch category {
      case .target: "Target"
      case .nonTarget: "Non-target"
      case .new: "New lesion"
      }
    return "\(role): \(LesionAnswer.allowed(category))."
  }

  private func partnerLabels(_ label: String) -> String {
    followed.tracks.map(\.lesion.label).filter { $0 != label }.joined(separator: ", ")
  }

  private func organQuestion(_ category: LesionCategory) -> VisitQuestion {
    switch category {
    case .new:
      VisitQuestion(
        title: "New lesions? Enter when there is \(hasNewLesions ? "no more" : "none")",
        hint: "The organ in which one lies, such as brain.")
    case .target, .nonTarget:
      VisitQuestion(
        title: "\(draft.nextLabel(category))  organ", hint: "Such as liver, or lymph node.")
    }
  }

  private var hasNewLesions: Bool { draft.lesions.contains { $0.category == .new } }

  private var foundQuestion: VisitQuestion {
    guard let lesion = pending else { return VisitQuestion(title: "", hint: "") }
    let axis = lesion.isNode ? "short axis" : "longest diameter"
    let title = "\(lesion.label)  \(lesion.organ)"
    switch lesion.category {
    case .target: return VisitQuestion(title: "\(title), \(axis) in mm", hint: "Such as 32.2.")
    case .nonTarget:
      return VisitQuestion(
        title: "\(title), Enter for present", hint: "Or a length in mm: the \(axis).")
    case .new:
      return VisitQuestion(
        title: title, hint: "equivocal (e) or unequivocal (u); a length in mm may stand behind it.")
    }
  }
}
