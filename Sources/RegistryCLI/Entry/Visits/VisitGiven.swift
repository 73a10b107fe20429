import ClinicalRecords

/// Answers of a visit that were given as options.
struct VisitGiven {
  /// A lesion found at the visit.
  struct Found {
    let category: LesionCategory
    let organ: String
    /// What is seen of it; empty where that was not said.
    let answer: String
  }

  /// The day of the images.
  var day: String?
  /// What was seen, by label.
  var seen: [(label: String, answer: String)] = []
  /// Lesions found, not taken yet.
  var found: [Found] = []
  /// The lesion whose organ was taken.
  private(set) var taken: Found?
  /// The reader's overall response.
  var response: String?

  /// The parts of `T1=23.1`.
  ///
  /// - Parameter pair: The option's value.
  /// - Returns: What stands before the last `=` and behind it; `nil` without `=` or without a beginning.
  static func parts(_ pair: String) -> (name: String, answer: String)? {
    guard let equals = pair.lastIndex(of: "="), equals > pair.startIndex else { return nil }
    return (String(pair[..<equals]), String(pair[pair.index(after: equals)...]))
  }

  /// What was said of a lesion.
  func answer(of label: String) -> String? { seen.first { $0.label == label }?.answer }

  /// A sentence about a label that was given two answers.
  var contradiction: String? {
    for (position, (label, answer)) in seen.enumerated() {
      guard let other = seen[..<position].first(where: { $0.label == label }) else { continue }
      return "--set \(label) is given twice, as \(Quotation.shortened(other.answer)) and "
        + "\(Quotation.shortened(answer)): a lesion has one answer. Leave one of them out."
    }
    return nil
  }

  /// A sentence about a new lesion of which only a length was said. Rule: R23, R24.
  var undecided: String? {
    guard
      let lesion = found.first(where: { found in
        found.category == .new && found.answer.utf8.allSatisfy { $0 < 0x3A }
      })
    else { return nil }
    let length = lesion.answer.isEmpty ? "15" : lesion.answer
    return "--new \(lesion.organ): \(VisitInterview.certaintyIsNeeded) "
      + "Such as --new \"\(lesion.organ)=unequivocal \(length)\"."
  }

  /// The next lesion found of a role.
  mutating func take() { taken = found.isEmpty ? nil : found.removeFirst() }
}

extension VisitInterview {
  /// The answer given beforehand for the question; `nil` where someone must be asked.
  ///
  /// - Parameter isAsked: Whether someone can be asked; otherwise what may stay empty does.
  /// - Returns: The answer.
  mutating func givenAnswer(isAsked: Bool) -> String? {
    let skipped = isAsked ? nil : ""
    switch step {
    case .day: return given.day
    case .line: return isAsked ? nil : "1"
    case .lesion(let label): return given.answer(of: label) ?? givenSuccessor(of: label)
    case .piece(let label):
      return given.answer(of: draft.pieceLabel(label))
        ?? (pieces(of: label).count > 1 ? skipped : nil)
    case .partners(let label): return givenPartners(of: label)
    case .merged(let labels): return given.answer(of: draft.mergedLabel(labels))
    case .category:
      guard let next = given.found.first else { return skipped }
      return next.category.rawValue
    case .organ:
      guard !given.found.isEmpty else { return skipped }
      given.take()
      return given.taken?.organ
    case .node: return given.taken == nil ? nil : "no"
    case .found: return given.taken?.answer
    case .response: return given.response ?? skipped
    case .done: return nil
    }
  }

  /// What it means that pieces of a lesion were given, or a lesion it merged into.
  private func givenSuccessor(of label: String) -> String? {
    if given.seen.contains(where: { $0.label.hasPrefix("\(label).") }) {
      return LesionState.split.rawValue
    }
    return givenPartners(of: label) == nil ? nil : LesionState.merged.rawValue
  }

  /// The other parents of a merged lesion given as `T1/T2=40`.
  private func givenPartners(of label: String) -> String? {
    for (name, _) in given.seen {
      let parents = name.split(separator: "/").map(String.init)
      if parents.count > 1, parents.contains(label) {
        return parents.filter { $0 != label }.joined(separator: ",")
      }
    }
    return nil
  }

  /// The option that gives the answer to the question.
  var option: String {
    switch step {
    case .day: "--measured-on"
    case .line: "--line"
    case .lesion(let label): "--set \(label)"
    case .piece(let label): "--set \(draft.pieceLabel(label))"
    case .partners(let label): "--set \(label)/…"
    case .merged(let labels): "--set \(draft.mergedLabel(labels))"
    case .category, .organ, .node, .found:
      switch pending?.category ?? (draft.isBaseline ? .target : .new) {
      case .target: "--target"
      case .nonTarget: "--non-target"
      case .new: "--new"
      }
    case .response, .done: "--overall-response"
    }
  }
}
