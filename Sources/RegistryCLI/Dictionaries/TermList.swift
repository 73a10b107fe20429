import ClinicalRecords
import Reports

/// The terms a search found, as a list.
struct TermList {
  private let directory: TermDirectory
  private let matches: [TermSearch.Match]

  /// What stands above terms that only resemble what was typed.
  static let nearestHeading = "Nothing is called so. Nearest:"

  /// Of so many terms the wording is shown below the list.
  private static let wordedTerms = 3

  /// - Parameters:
  ///   - text: What was typed.
  ///   - directory: The terms.
  ///   - dictionary: Only terms of this dictionary; `nil`: of all.
  init(_ text: String, in directory: TermDirectory, of dictionary: String?) {
    self.directory = directory
    matches = TermSearch(directory.vocabulary).matches(text).filter {
      dictionary == nil || directory.terms[$0.position].dictionary == dictionary
    }
  }

  var isEmpty: Bool { matches.isEmpty }

  /// Prints the best of them, all of them where no limit is given.
  func show(_ format: ListFormat, limit: Int?) throws {
    let shown = matches.prefix(limit ?? matches.count)
    if format == .text, matches.first?.kind == .near { print(TermList.nearestHeading) }
    try list(shown, format).show(format)
    guard format == .text else { return }
    let rest = matches.count - shown.count
    if rest > 0 { print("… and \(rest) more; more words find fewer, --limit shows more.") }
    for match in shown.prefix(TermList.wordedTerms) {
      let wording = try directory.wording(match.position)
      guard !wording.isEmpty else { continue }
      let term = directory.terms[match.position]
      print("\n\(TerminalText.printable(term.label)) (\(TerminalText.printable(term.dictionary)))")
      for line in GradeWording(wording).lines(width: PageWidth.ofOutput - 2) { print("  \(line)") }
    }
  }

  /// The list; the wording of each grade where a program reads it.
  func list(_ matches: ArraySlice<TermSearch.Match>, _ format: ListFormat) -> StreamedList {
    let wording = format == .csv ? ["definition"] + (1...5).map { "grade_\($0)" } : []
    let names =
      ["term", "grades", "system_organ_class", "code", "dictionary", "found", "by"] + wording
    return StreamedList(columns: names.map { .init(name: $0) }) { row in
      for match in matches { try row(try fields(match, hasWording: !wording.isEmpty)) }
    }
  }

  private func fields(_ match: TermSearch.Match, hasWording: Bool) throws -> [String] {
    let term = directory.terms[match.position]
    let fields = [
      term.label, term.grades.map(String.init).joined(separator: " "), term.systemOrganClass,
      term.code ?? "", term.dictionary, match.kind.rawValue,
      match.spelling == term.label ? "" : match.spelling,
    ]
    guard hasWording else { return fields }
    let wording = try directory.wording(match.position)
    return fields + (0...5).map { wording[$0] ?? "" }
  }
}
