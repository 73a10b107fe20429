import CSchema
import ClinicalRecords
import Interchange
import RegistryStore

/// The adverse event terms that can be looked up: those of the open registry, or those built into the program.
struct TermDirectory {
  /// The terms as words.
  let vocabulary: Vocabulary
  /// The same terms as their dictionaries describe them.
  let terms: [DictionaryTerm]
  /// What a dictionary says about the term at a position.
  let wording: (Int) throws -> [Int: String]

  /// The terms of a registry.
  init(_ registry: Registry) throws {
    let vocabulary = try registry.vocabulary("adverse_event_term")
    self.vocabulary = vocabulary
    terms = try registry.dictionaryTerms()
    wording = { position in
      try vocabulary.entries[position].storedNumber.map { try registry.wording(ofTerm: $0) } ?? [:]
    }
  }

  /// The terms every new registry gets.
  private init(builtIn terms: [DictionaryTerm]) {
    self.terms = terms
    vocabulary = Vocabulary(
      name: "adverse_event_term",
      entries: terms.map {
        .init(code: $0.label, label: $0.label, synonyms: $0.synonyms, dictionary: $0.dictionary)
      })
    wording = { _ in [:] }
  }

  /// The terms every new registry gets, for whoever has no registry yet.
  static func builtIn() throws -> TermDirectory {
    let columns = ["adverse_event_term_id"] + shown
    let layout = TableLayout(
      table: "adverse_event_term", comment: "",
      columns: columns.map {
        Column(name: $0, comment: "", kind: .text, isRequired: false, isKey: false)
      })
    var terms: [DictionaryTerm] = []
    var problems: [RowProblem] = []
    try NewRegistry.words(of: layout)?.forEachRow {
      problems.append($0)
    } row: {
      terms.append(term($0, layout))
    }
    guard problems.isEmpty else { throw RowProblems(problems) }
    return TermDirectory(builtIn: terms)
  }

  private static let shown = [
    "label", "synonyms", "dictionary", "system_organ_class", "code", "grades",
  ]

  private static func term(_ row: SourceRow, _ layout: TableLayout) -> DictionaryTerm {
    let texts = shown.map { name -> String in
      guard let position = layout.position(of: name), case .text(let bytes) = row.cells[position]
      else { return "" }
      return String(decoding: bytes, as: UTF8.self)
    }
    return DictionaryTerm(
      label: texts[0], synonyms: texts[1].split(separator: ";").map(String.init),
      dictionary: texts[2], systemOrganClass: texts[3], code: texts[4],
      grades: DictionaryTerm.grades(listed: texts[5]))
  }
}
