import ClinicalRecords
import RegistryStore

/// A column as `add`, `amend` and `remove` look at it: what may stand there, and whether it must.
struct AskedColumn {
  let column: Column
  /// Whether the command needs a value here.
  let isNeeded: Bool
  /// What may be answered, in sentences.
  let hint: String
  /// Lines that stand below the hint, such as what each grade means.
  let notes: [String]
  /// The words that are shown, where not all of the column's vocabulary are.
  let offered: [Vocabulary.Entry]?
  /// Why a value that the column could hold is still wrong, or `nil`.
  private let objection: (String) -> String?

  init(
    _ column: Column, isNeeded: Bool, hint: String? = nil, notes: [String] = [],
    offered: [Vocabulary.Entry]? = nil, objection: @escaping (String) -> String? = { _ in nil }
  ) {
    self.column = column
    self.offered = offered
    self.notes = notes
    self.hint = hint ?? column.expectation.capitalizedSentence
    self.isNeeded = isNeeded
    self.objection = objection
  }

  /// What is wrong with a written value, in sentences; `nil` when it can be taken.
  func mistake(in written: String) -> String? {
    if let unknown = unknownWord(written) { return unknown }
    var written = written
    let sentence = written.withUTF8 { bytes -> String? in
      do throws(CellMistake) {
        _ = try column.cell(UnsafeRawBufferPointer(bytes))
        return nil
      } catch {
        return column.sentence(for: error, written: UnsafeRawBufferPointer(bytes))
      }
    }
    return sentence ?? objection(written)
  }

  /// What is wrong with a text that is no word at all, where only some words are offered.
  private func unknownWord(_ written: String) -> String? {
    guard let offered, case .code(let words) = column.kind, words.position(of: written) == nil
    else {
      return nil
    }
    let shown = Vocabulary(name: words.name, entries: offered)
    return "\"\(Quotation.shortened(written))\" is not \(words.indefiniteNoun). "
      + shown.suggestion(for: written)
  }

  /// The same column with another hint.
  func hinting(_ hint: String) -> AskedColumn {
    AskedColumn(
      column, isNeeded: isNeeded, hint: hint, notes: notes, offered: offered, objection: objection)
  }

  /// The same column with lines below its hint.
  func noting(_ notes: [String]) -> AskedColumn {
    AskedColumn(
      column, isNeeded: isNeeded, hint: hint, notes: notes, offered: offered, objection: objection)
  }

  /// The same column showing only these of its words.
  func offering(_ words: [Vocabulary.Entry]) -> AskedColumn {
    AskedColumn(
      column, isNeeded: isNeeded, hint: hint, notes: notes, offered: words, objection: objection)
  }

  /// The same column with a further objection.
  func objecting(_ objection: @escaping (String) -> String?) -> AskedColumn {
    AskedColumn(column, isNeeded: isNeeded, hint: hint, notes: notes, offered: offered) {
      self.objection($0) ?? objection($0)
    }
  }
}

extension AskedColumn {
  /// The drugs of a new line, as names with commas between them.
  static func drugs(_ agents: Vocabulary) -> AskedColumn {
    let column = Column(
      name: "drugs", comment: "drugs given, with commas between them", kind: .text,
      isRequired: false, isKey: false)
    return AskedColumn(
      column, isNeeded: false, hint: "Names or brands of drugs, such as cisplatin, etoposide."
    ) { written in
      let mistakes = names(in: written).compactMap { mistake(inDrug: $0, agents) }
      return mistakes.isEmpty ? nil : mistakes.joined(separator: " ")
    }
  }

  private static func mistake(inDrug name: String, _ agents: Vocabulary) -> String? {
    if agents.position(of: name) != nil { return nil }
    let holding = TermSearch(agents).matches(name).filter { $0.kind != .near }.prefix(6)
      .map { agents.entries[$0.position].code }
    let hint =
      holding.isEmpty
      ? agents.suggestion(for: name) : "Drugs with it: \(holding.joined(separator: ", "))."
    return "\"\(Quotation.shortened(name))\" is not a drug. \(hint)"
  }

  /// The names in a list with commas.
  static func names(in list: String) -> [String] {
    var names: [String] = []
    for part in list.split(separator: ",") {
      let name = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      let isKnown = names.contains { $0.lowercased() == name.lowercased() }
      if !name.isEmpty, !isKnown { names.append(name) }
    }
    return names
  }
}
