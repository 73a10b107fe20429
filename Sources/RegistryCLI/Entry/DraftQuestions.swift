import Analyses
import ClinicalRecords
import RegistryStore
import Reports

extension Draft {
  /// A column with the objections that depend on the registry and on the other values.
  func checked(_ asked: AskedColumn) -> AskedColumn {
    let rules = RowRules(of: asked.column.name, in: noun.table)
    let ruled = asked.objecting { [values] in rules.mistake(in: $0, beside: values) }
    switch (noun, asked.column.name) {
    case (.patient, "patient_key") where isNew: return ruled.objecting(alreadyRegistered)
    case (_, "patient_key"):
      return ruled.objecting { [registry] in UnknownPatient($0, in: registry)?.description }
    case (.field, "data_field") where isNew:
      return ruled.objecting { [registry] in FieldRow.mistake(inName: $0, registry) }
    case (.setting, "value"): return askedSetting(ruled)
    case (.observation, "value"): return askedValue(ruled)
    case (.lesion, "lesion_label") where isNew: return askedLabel(ruled)
    case (.measurement, "lesion_label"): return askedLesion(ruled)
    case (.measurement, "lesion_state"): return askedState(ruled)
    case (.death, "event_number"): return askedFatalEvent(ruled)
    case (.lab, "unit"): return askedUnit(ruled)
    case (.lab, "lower_limit"), (.lab, "upper_limit"): return askedLimit(ruled)
    case (.event, "grade"): return askedGrade(ruled)
    default: return ruled
    }
  }

  /// The column of a setting's value, with what the setting allows.
  private func askedSetting(_ asked: AskedColumn) -> AskedColumn {
    guard let setting = (try? registry.settingDefinitions())?.first(where: { isNamed($0) }) else {
      return asked
    }
    return asked.hinting(setting.allowed.capitalizedSentence + ".").objecting(setting.mistake)
  }

  /// The column of a study field's value, with what the field allows.
  private func askedValue(_ asked: AskedColumn) -> AskedColumn {
    let fields = (try? registry.codebook())?.fields ?? []
    guard let field = fields.first(where: { $0.code == values["data_field"] }) else { return asked }
    return asked.hinting(field.hint).objecting(field.mistake)
  }

  /// The column of an event's grade, with the grades its term has and what the dictionary says of each.
  private func askedGrade(_ asked: AskedColumn) -> AskedColumn {
    let written = values["adverse_event_term"] ?? ""
    guard let codebook = try? registry.codebook(),
      let position = codebook.terms.position(of: written)
    else { return asked }
    let entry = codebook.terms.entries[position]
    let grades = codebook.grades(ofTermAt: position).map(String.init).joined(separator: ", ")
    let wording = entry.storedNumber.flatMap { try? registry.wording(ofTerm: $0) } ?? [:]
    return asked.hinting(
      "\(entry.bareLabel) has \(grades) in \(codebook.termDictionaries[position])."
    )
    .noting(GradeWording(wording).lines(width: PageWidth.ofOutput - 2))
    .objecting { codebook.mistake(inGrade: $0, of: written) }
  }

  /// Whether the draft names this setting, by code or synonym.
  private func isNamed(_ setting: SettingDefinition) -> Bool {
    guard let settings = try? registry.vocabulary("setting"),
      let position = settings.position(of: values["registry_setting"] ?? "")
    else { return false }
    return settings.entries[position].code == setting.code
  }

  private func alreadyRegistered(_ key: String) -> String? {
    UnknownPatient(key, in: registry) == nil
      ? "Patient \(Quotation.shortened(key)) is registered already." : nil
  }

  /// Asks for the needed values, then for those that may stay empty.
  ///
  /// Once nothing needed is missing, the whole row is tried with each further answer, so that a contradiction
  /// shows beside the answer that makes it.
  mutating func ask(_ prompter: Prompter, _ command: String) throws {
    prompter.write("\(command): \(noun.meaning.firstSentence)\n")
    prompter.write(
      "Enter skips what may stay empty, \(Prompter.back) goes back, Ctrl-C writes nothing.\n")
    let questions = open
    var next = 0
    var asked: [Int] = []
    while next < questions.count {
      let question = questions[next]
      guard applies(question) else {
        values[question.column.name] = nil
        next += 1
        continue
      }
      values[question.column.name] = nil
      if let answer = try prompter.answer(to: tried(checked(question))) {
        values[question.column.name] = answer.isEmpty ? nil : answer
        asked.append(next)
        next += 1
      } else {
        next = asked.popLast() ?? next
      }
    }
  }

  /// What is asked, in order: needed columns first.
  private var open: [AskedColumn] {
    let optional = columns.filter { asked in
      isNew && !asked.isNeeded && isOpen(asked) && !asked.column.isKey
        && asked.column.defaultValue == nil
    }
    return noun == .measurement ? lengthsFirst(missing + optional) : missing + optional
  }

  /// The column with the objections of a rehearsal of the whole row.
  private func tried(_ asked: AskedColumn) -> AskedColumn {
    guard isNew else { return asked }
    return asked.objecting { written in
      var draft = self
      draft.values[asked.column.name] = written
      guard draft.missing.isEmpty,
        let refusals = try? registry.refusals(of: draft.rows, today: Surroundings.today)
      else { return nil }
      return refusals.isEmpty ? nil : refusals.joined(separator: " ")
    }
  }
}

extension FieldRow {
  /// Why a word cannot name a study field, or `nil`: a field of the name of a word that questions have
  /// already would be hidden by it.
  static func mistake(inName written: String?, _ registry: Registry) -> String? {
    guard let written, var codebook = try? registry.codebook() else { return nil }
    codebook.fields = []
    let word = written.lowercased()
    let known = CharacteristicCatalog(codebook).characteristics
    guard let meaning = known.first(where: { $0.name == word })?.meaning ?? reserved[word] else {
      return nil
    }
    return "\"\(Quotation.shortened(written))\" is a word of questions already: "
      + "\(meaning.insideSentence). Choose another name."
  }

  /// What questions are written with beside characteristics.
  private static let reserved: [String: String] = {
    let functions = CharacteristicCatalog.functions.map { ($0, "takes a text in parentheses") }
    let signs = ["and", "or", "not"].map { ($0, "combines conditions") }
    return Dictionary(functions + signs, uniquingKeysWith: { first, _ in first })
  }()
}

extension DataField {
  /// What its values may be, in sentences.
  fileprivate var hint: String {
    switch type {
    case .number: "A number\(unit.map { " in \($0)" } ?? "")\(range)."
    case .integer: "A whole number\(unit.map { " in \($0)" } ?? "")\(range)."
    case .text: "Text without line breaks or control characters."
    case .day: "YYYY-MM-DD."
    case .flag: "0 for no, 1 for yes."
    case .level: levels.joined(separator: ", ") + "."
    }
  }

  private var range: String {
    let bounds = [lowest.map { ", at least \($0)" }, highest.map { ", at most \($0)" }]
    return bounds.compactMap(\.self).joined()
  }
}
