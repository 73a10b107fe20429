import Analyses
import ClinicalRecords
import Studies

@testable import StudyReports

/// A written report, read again by its texts.
struct SectionsReading {
  let document: StudyDocument
  let book: NumberBook

  init(_ answer: StudyAnswer) {
    var book = NumberBook()
    document = StudyDocument(of: answer, context: SectionsReading.context, into: &book)
    self.book = book
  }

  static let context = ReportContext(
    registryTitle: "Made-up registry", isSynthetic: true, fingerprint: "f00d",
    studyFileHash: "beef", version: "9.9.9", cutoff: ClinicalDate(year: 2021, month: 12, day: 31),
    hospitalCount: 3)

  var blocks: [StudyDocument.Block] { document.sections.flatMap(\.blocks) }

  var tables: [DocumentTable] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  var figures: [DocumentFigure] {
    blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  /// The table whose title begins so.
  func table(_ beginning: String) -> DocumentTable? {
    tables.first { $0.title.hasPrefix(beginning) }
  }

  /// The texts of a row, cell by cell, found by its first cell; of several the first.
  func row(_ label: String, in beginning: String) -> [String]? {
    table(beginning)?.rows.first { $0.cells[0].words == label }?.cells.map(\.words)
  }

  /// Every text of a section.
  func text(_ section: String) -> String {
    let blocks = document.sections.first { $0.id == section }?.blocks ?? []
    return blocks.map { block in
      switch block {
      case .paragraph(let pieces): pieces.words
      case .list(let items): items.map(\.words).joined(separator: "\n")
      case .heading(let heading): heading
      case .table(let table): table.title + "\n" + table.footnotes.joined(separator: "\n")
      case .figure(let figure): figure.title + "\n" + figure.caption
      }
    }.joined(separator: "\n")
  }
}

extension [Piece] {
  /// As it is printed.
  var words: String { map(\.printed).joined() }
}
