import Analyses
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports

extension SafetyCommand {
  /// Lists the patients behind a row.
  ///
  /// - Parameters:
  ///   - word: The row.
  ///   - option: The option it was typed after.
  /// - Throws: ``UsageError`` for an unknown row; ``CommandError`` where the table is empty.
  func listRow(_ word: String, option: String = "--list") throws {
    let (registry, codebook, _, question) = try prepared()
    let found = try row(word, codebook, option: option)
    let cell = SafetyCell(
      found.row, GradeSpan(grade?.grades ?? 1...5),
      try filter(codebook, isOverview: isOfOverview(found.row)), of: question, codebook)
    try listEvents(behind: cell, notes: found.notes, in: registry)
  }

  /// Whether a row is looked up in the overview: it is the table asked about, or the only one that has the row.
  private func isOfOverview(_ row: SafetyRow) -> Bool {
    switch table {
    case .overview: true
    case .groups, .terms, .immune: row.kind == .overview
    case .rates, .onset: false
    }
  }

  /// The row of a word; of several of that name the one that the table shows.
  func row(
    _ word: String, _ codebook: Codebook, option: String
  ) throws -> SafetyRowWords.Found {
    let known = SafetyRowWords(
      codebook, try filter(codebook), groups: try groupRows(codebook), shownFirst: table.kinds,
      option: option)
    return try known.row(word)
  }
}

extension AskingCommand {
  /// Prints the lines of therapy behind a cell of a table of adverse events.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - notes: What else is to be said below.
  ///   - registry: The registry.
  /// - Throws: ``CommandError`` where the table is empty; ``UsageError``.
  func listEvents(behind cell: SafetyCell, notes: [String], in registry: Registry) throws {
    try list(cell, behind: GroupedTally(cell.counting), in: registry, explained: .adverseEvents) {
      try DrilledTable($0, $1, names: $2, notes: notes, isSynthetic: $3)
    }
  }
}

extension SafetyTableChoice {
  /// The kinds of rows it shows.
  fileprivate var kinds: [SafetyRow.Kind] {
    switch self {
    case .overview: [.overview]
    case .groups: [.any, .group]
    case .terms, .immune, .rates, .onset: [.any, .systemOrganClass, .term]
    }
  }
}
