/// The files of a report that are text; pictures and the word processor's document are made of them by other programs.
public struct ReportFiles: Sendable {
  /// The files, in the order in which they are written.
  public let all: [ReportFile]

  /// Makes the files of a report.
  ///
  /// - Parameters:
  ///   - document: The report.
  ///   - book: Its numbers and lists.
  ///   - subjects: All patients.
  ///   - settings: What another program has to know beside them.
  ///   - studyFile: The study file as it was read.
  public init(
    _ document: StudyDocument, _ book: NumberBook, subjects: SubjectRows,
    settings: SubjectRows? = nil, studyFile: String
  ) {
    let places = NumberPlaces(in: document)
    var files = [
      ReportFile("report.html", text: StudyPage(document, book).html),
      ReportFile("study.toml", text: studyFile),
      ReportFile(NumberFile.path, text: NumberFile(book, places).json),
    ]
    for block in document.sections.flatMap(\.blocks) {
      switch block {
      case .table(let table):
        files.append(ReportFile("tables/\(table.id).csv", text: TableFile(table).csv))
        files.append(ReportFile("tables/\(table.id).md", text: TableFile(table).markdown))
      case .figure(let figure):
        files.append(ReportFile("figures/\(figure.id).svg", text: figure.svg))
      case .paragraph, .list, .heading: break
      }
    }
    files.append(
      ReportFile(EvidenceIndex.path, text: EvidenceIndex(book, of: document, places).html))
    files += ReportFiles.lists(book, document, places)
    files.append(subjects.file("evidence/subjects.csv"))
    if let settings { files.append(settings.file("evidence/settings.csv")) }
    all = files
  }

  private static func lists(
    _ book: NumberBook, _ document: StudyDocument, _ places: NumberPlaces
  ) -> [ReportFile] {
    let behind = Dictionary(
      grouping: book.numbers.filter { $0.evidence != nil }, by: { $0.evidence ?? "" })
    return book.lists.map { list in
      ReportFile(
        ReportNames.listFile(list.id),
        text: EvidencePage(list, behind: behind[list.id] ?? [], of: document, places).html)
    }
  }
}
