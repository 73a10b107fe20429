/// Where each number of a report is printed.
struct NumberPlaces: Sendable {
  private var places: [String: [String]] = [:]

  /// Reads a report from its beginning.
  init(in document: StudyDocument) {
    for section in document.sections {
      for block in section.blocks { note(block, in: section.id) }
    }
  }

  /// The anchors of the sections and tables that print a number, in order, each once.
  subscript(_ id: String) -> [String] { places[id] ?? [] }

  private mutating func note(_ block: StudyDocument.Block, in section: String) {
    switch block {
    case .paragraph(let pieces): note(pieces, at: section)
    case .list(let items): for item in items { note(item, at: section) }
    case .table(let table):
      for row in table.rows {
        for cell in row.cells { note(cell, at: table.id) }
      }
    case .heading, .figure: break
    }
  }

  private mutating func note(_ pieces: [Piece], at place: String) {
    for case .number(let number) in pieces where places[number.id]?.contains(place) != true {
      places[number.id, default: []].append(place)
    }
  }
}
