import Analyses
import ClinicalRecords

/// What users type for the rows of tables of adverse events: a label or a code, where several rows have it with
/// the kind of the row before it: `term:Diarrhea`.
struct SafetyRowWords {
  /// A row with what is to be said of it.
  struct Found {
    let row: SafetyRow
    let notes: [String]
  }

  private let codebook: Codebook
  private let rows: [SafetyRow]
  private let shownFirst: [SafetyRow.Kind]
  private let option: String

  /// - Parameters:
  ///   - codebook: The words of the registry.
  ///   - filter: Which events count.
  ///   - groups: The groups of terms.
  ///   - shownFirst: Kinds of rows that a word means rather than others.
  ///   - option: The option that words are typed after.
  init(
    _ codebook: Codebook, _ filter: EventFilter, groups: [SafetyRow],
    shownFirst: [SafetyRow.Kind], option: String = "--list"
  ) {
    self.codebook = codebook
    self.option = option
    self.shownFirst = shownFirst
    rows =
      [.any(filter)] + groups + SafetyRow.systemOrganClasses(codebook) + SafetyRow.terms(codebook)
      + SafetyRow.overview
  }

  /// The row of a word.
  ///
  /// - Parameter word: What was typed.
  /// - Returns: The row, with a note where other rows have the same name.
  /// - Throws: ``UsageError`` with the nearest for an unknown word.
  func row(_ word: String) throws -> Found {
    let (kind, name) = SafetyRowWords.parts(of: word)
    let found = matches(name).filter { kind == nil || $0.kind == kind }
    guard let row = found.first(where: { shownFirst.contains($0.kind) }) ?? found.first else {
      throw UsageError(unknown(word, kind, name))
    }
    let others = found.filter {
      $0.kind != row.kind && $0.kind.prefix != nil && $0.isCalled(name) && row.kind != .any
    }
    guard kind == nil, !others.isEmpty, let own = row.kind.prefix else {
      return Found(row: row, notes: [])
    }
    let words = others.compactMap { other in other.kind.prefix.map { "\(option) \"\($0):\(name)\"" }
    }
    return Found(
      row: row,
      notes: [
        "“\(row.label)” is the \(own) here; another row has that name too: \(words.joined(separator: ", "))."
      ])
  }

  /// Rows with a name, in the order of ``rows``; a term is found by its synonyms too.
  private func matches(_ name: String) -> [SafetyRow] {
    let term = codebook.terms.position(of: name).map { codebook.terms.entries[$0].label }
    return rows.filter { $0.isCalled(name) || ($0.kind == .term && $0.label == term) }
  }

  private func unknown(_ word: String, _ kind: SafetyRow.Kind?, _ name: String) -> String {
    let known = rows.filter { kind == nil || $0.kind == kind }
    let spellings = known.map(\.label) + known.map(\.code)
    let prefix = kind?.prefix.map { "\($0):" } ?? ""
    let nearest =
      NearestMatch.of(name, among: spellings).map { " Nearest: \(prefix)\($0)." } ?? ""
    return "\"\(Quotation.shortened(word))\" is no row of a table of adverse events.\(nearest) "
      + "Allowed: any, a group, a system organ class or a term, and of the overview "
      + "\(OverviewRow.allCases.map(\.rawValue).joined(separator: ", "))."
  }

  /// The kind of row before a colon, and the name behind it.
  private static func parts(of word: String) -> (kind: SafetyRow.Kind?, name: String) {
    guard let colon = word.firstIndex(of: ":") else { return (nil, word) }
    let prefix = word[..<colon].lowercased()
    guard let kind = SafetyRow.Kind.allCases.first(where: { $0.prefix == prefix }) else {
      return (nil, word)
    }
    return (kind, String(word[word.index(after: colon)...].drop { $0 == " " }))
  }
}

extension SafetyRow {
  /// Whether a name is its label or its code, in any case.
  fileprivate func isCalled(_ name: String) -> Bool {
    label.rowKey == name.rowKey || code.rowKey == name.rowKey
  }
}

extension SafetyRow.Kind {
  /// What stands before the name of a row to say its kind.
  fileprivate var prefix: String? {
    switch self {
    case .any: nil
    case .overview: "overview"
    case .group: "group"
    case .systemOrganClass: "soc"
    case .term: "term"
    }
  }
}

extension String {
  /// In small letters, parts joined by `-`.
  fileprivate var rowKey: String { String(lowercased().map { $0 == "_" ? "-" : $0 }) }
}
