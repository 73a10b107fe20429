import ClinicalRecords
import RegistryStore

/// What is asked of lesions and their measurements: it depends on the lesions the patient has.
extension Draft {
  private static let lengths = ["longest_diameter_mm", "short_axis_mm"]

  /// Whether a value follows from the others: who gives a length has measured.
  func isImplied(_ asked: AskedColumn) -> Bool {
    asked.column.name == "lesion_state" && impliedState != nil
  }

  /// The state of a measurement that has a length and states none.
  var impliedState: String? {
    guard isNew, noun == .measurement, (values["lesion_state"] ?? "").isEmpty, hasLength else {
      return nil
    }
    return LesionState.measured.rawValue
  }

  private var hasLength: Bool { Draft.lengths.contains { !(values[$0] ?? "").isEmpty } }

  /// The option that gives what is missing; of a measurement a length says as much as a state.
  func missingOption(_ asked: AskedColumn) -> String {
    guard noun == .measurement, asked.column.name == "lesion_state" else { return option(asked) }
    return "--longest-diameter-mm or --short-axis-mm or --lesion-state"
  }

  /// Whether a question still makes sense after the answers before it: a node is asked for its short
  /// axis first, another lesion for no short axis, and a length needs no state.
  func applies(_ asked: AskedColumn) -> Bool {
    if noun == .death, asked.column.name == "event_number" { return !fatalEvents.isEmpty }
    guard noun == .measurement else { return true }
    switch asked.column.name {
    case "lesion_state": return impliedState == nil
    case "longest_diameter_mm": return measuredLesion?.isNode != true
    case "short_axis_mm": return measuredLesion?.isNode != false
    default: return true
    }
  }

  /// The lengths before the state that stands for a lesion without one.
  func lengthsFirst(_ questions: [AskedColumn]) -> [AskedColumn] {
    questions.filter { $0.column.name != "lesion_state" }
      + questions.filter { $0.column.name == "lesion_state" }
  }

  /// The column of a new lesion's label, with the labels that are taken.
  func askedLabel(_ asked: AskedColumn) -> AskedColumn {
    let labels = lesions.map(\.label)
    let taken = labels.isEmpty ? "" : " Taken: \(labels.joined(separator: ", "))."
    return asked.hinting(
      "Such as T1 for a target, NT1 for a non-target, NL1 for a new lesion.\(taken)"
    )
    .objecting { written in
      labels.contains(written)
        ? "Lesion \(Quotation.shortened(written)) is registered already." : nil
    }
  }

  /// The column that names the lesion of a measurement, with the lesions there are.
  func askedLesion(_ asked: AskedColumn) -> AskedColumn {
    let lesions = lesions
    let known = lesions.map { "\($0.label) (\($0.organ))" }.joined(separator: ", ")
    let hint =
      lesions.isEmpty
      ? "None is registered yet: `nadir add lesion` adds one." : "Lesions: \(known)."
    return asked.hinting(hint).objecting { written in
      lesions.contains { $0.label == written }
        ? nil : "There is no lesion \"\(Quotation.shortened(written))\". \(hint)"
    }
  }

  /// The column of a state, with the states that fit the lesion's role.
  func askedState(_ asked: AskedColumn) -> AskedColumn {
    guard let lesion = measuredLesion, case .code(let words) = asked.column.kind else {
      return asked
    }
    let fitting = words.entries.filter {
      LesionState(rawValue: $0.code)?.fits(lesion.category) ?? true
    }
    return asked.offering(fitting.filter { $0.code != LesionState.measured.rawValue })
      .objecting { written in
        guard let position = words.position(of: written) else { return nil }
        let word = words.entries[position]
        if word.code == LesionState.measured.rawValue, isNew, !hasLength {
          return "A measured lesion has a length: "
            + "--\(lesion.isNode ? "short-axis" : "longest-diameter")-mm."
        }
        if fitting.contains(word) { return nil }
        return "\(word.code) does not fit \(lesion.label), \(lesion.category.words). "
          + "Allowed: \(fitting.map(\.code).joined(separator: ", "))."
      }
  }

  /// The lesion a measurement is of, where it is registered.
  private var measuredLesion: Lesion? {
    lesions.first { $0.label == values["lesion_label"] }
  }

  private var lesions: [Lesion] {
    guard let key = values["patient_key"] else { return [] }
    return (try? registry.history(ofPatient: key))??.lesions ?? []
  }
}
