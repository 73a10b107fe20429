import Reports
import Studies

/// Reporting checklists: what the registry can tell is told, the rest is left to the authors by name.
extension SectionWriter {
  mutating func checklists() -> StudyDocument.Section? {
    StudyDocument.Section(
      id: "checklists", heading: "Checklists",
      blocks: [
        .table(checklist("STROBE", strobeItems)), .table(checklist("ESMO-GROW", growItems)),
      ])
  }

  /// Said of what no registry knows.
  static let authors: Pieces = ["To be written by the authors."]

  private mutating func checklist(_ name: String, _ items: [ChecklistItem]) -> DocumentTable {
    let number = nextSupplementaryTable()
    let isWhole = name == "STROBE"
    return DocumentTable(
      id: "table-\(number.lowercased())",
      title:
        "Table \(number). \(name): what this report tells of the study in line \(plan.line) (N = "
        + "\(style.count(cohort.subjects.count)))",
      columns: ["Item", "Asks for", "In this report"].map {
        DocumentTable.Column($0, isNumeric: false)
      },
      rows: items.map { DocumentTable.Row([[.text($0.id)], [.text($0.asks)], $0.told]) },
      footnotes: isWhole
        ? [
          "Items in our own words; the statement is von Elm and others, Lancet 2007;370:1453–1457."
        ]
        : [
          "Topics that a registry can fill, in our own words and not in the numbering of the guidance (Castelo-Branco and "
            + "others, ESMO Real World Data Digit Oncol 2023;1:100003), which has more."
        ])
  }
}

/// A row of a checklist.
struct ChecklistItem {
  let id: String
  let asks: String
  let told: Pieces

  /// An item, told in words; what is not known is left to the authors.
  init(_ id: String, _ asks: String, _ told: String? = nil) {
    self.init(id, asks, pieces: told.map { [.text($0)] } ?? SectionWriter.authors)
  }

  init(_ id: String, _ asks: String, pieces: Pieces) {
    self.id = id
    self.asks = asks
    told = pieces
  }
}
