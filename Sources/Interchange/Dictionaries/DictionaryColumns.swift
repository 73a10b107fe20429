internal import ClinicalRecords

/// Which column of a dictionary's file holds what, found by the names that NCI, MedDRA and others give them.
struct DictionaryColumns: Equatable {
  /// What a column may hold.
  enum Content: Hashable {
    case term
    case systemOrganClass
    case code
    case grade(Int)
    case definition
  }

  /// The position of each column that was found.
  private(set) var positions: [Content: Int] = [:]
  /// Columns that stand there twice.
  private(set) var repeated: [String] = []
  /// The dictionaries that headings speak of, such as `CTCAE 5.0` of `CTCAE v5.0 Change`.
  private(set) var dictionaries: [String] = []

  /// The columns of a row of headings; `nil` where it names no column of terms and no other.
  init?(_ row: SpreadsheetRow) {
    for (position, heading) in row.cells.enumerated() {
      if let stated = DictionaryName.version(in: heading) { dictionaries.append(stated) }
      guard let content = DictionaryColumns.content(of: heading) else { continue }
      if positions[content] == nil {
        positions[content] = position
      } else {
        repeated.append(heading)
      }
    }
    guard positions[.term] != nil, positions.count > 1 else { return nil }
  }

  /// What every file needs and this one lacks, in words.
  var missing: [String] {
    var missing: [String] = []
    if positions[.systemOrganClass] == nil {
      missing.append("system organ classes (MedDRA SOC, SOC or soc_name)")
    }
    let grades = (1...5).filter { positions[.grade($0)] == nil }
    if grades.count < 5 { missing += grades.map { "Grade \($0)" } }
    return missing
  }

  /// Whether the file says which grades exist.
  var hasGrades: Bool { positions[.grade(1)] != nil }

  /// The text of a cell on one line; empty where the column is not there, or holds only a dash.
  func text(_ content: Content, of row: SpreadsheetRow) -> String {
    guard let position = positions[content] else { return "" }
    let text = LabelKey.singleBlanks(row.cell(position))
    return ["-", "--", "–", "—", "−"].contains(text) ? "" : text
  }

  private static func content(of heading: String) -> Content? {
    let words = heading.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    switch words {
    case "term", "ctcae term", "pt", "preferred term", "pt name", "meddra pt", "meddra term",
      "adverse event term", "adverse event", "label":
      return .term
    case "soc", "meddra soc", "soc name", "system organ class", "primary soc", "ctcae soc":
      return .systemOrganClass
    case "code", "meddra code", "pt code", "term code", "nci code", "ctcae code": return .code
    case "definition", "ctcae definition", "ctcae term definition": return .definition
    default: break
    }
    if words.hasPrefix("ctcae v"), words.hasSuffix(" term") { return .term }
    for grade in 1...5 where words == "grade \(grade)" || words == "grade\(grade)" {
      return .grade(grade)
    }
    return nil
  }
}
