import Reports

/// Every number of a report: its name, how it is printed, its value, and the list behind it.
struct EvidenceIndex {
  /// Its file, from the folder of the report.
  static let path = "evidence/index.html"

  /// The page.
  let html: String

  /// Sets the numbers of a report in the order in which they are first printed.
  init(_ book: NumberBook, of document: StudyDocument, _ places: NumberPlaces) {
    let title = "The numbers of this report"
    var lines = EvidencePage.head(title, document)
    lines.append("<h1>\(title)</h1>")
    if let notice = document.notice { lines.append("<p class=\"notice\">\(notice.xmlEscaped)</p>") }
    lines.append(
      "<p>Each number with its value at full precision and the patients behind it, linked to where the report prints it "
        + "as a number; numbers.json has the same for programs. Every patient stands in <a href=\"subjects.csv\">subjects.csv</a>.</p>"
    )
    let files = Dictionary(
      book.lists.map { list in
        (list.id, String(ReportNames.listFile(list.id).dropFirst("evidence/".count)))
      }, uniquingKeysWith: { first, _ in first })
    lines += EvidencePage.table(of: book.numbers, places, files: files)
    html = (lines + EvidencePage.end(document)).joined(separator: "\n") + "\n"
  }
}
