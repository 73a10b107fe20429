import Reports

/// Numbers of a page as links, while the page is written: the first print of a number is its anchor.
struct NumberLinks {
  private let files: [String: String]
  private var anchored: Set<String> = []

  /// Links from the page of the report.
  init(to book: NumberBook) {
    files = Dictionary(
      book.lists.map { ($0.id, ReportNames.listFile($0.id)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Words and numbers as HTML.
  mutating func html(_ pieces: [Piece]) -> String {
    var html = ""
    for piece in pieces {
      switch piece {
      case .text(let words): html += words.xmlEscaped
      case .number(let number): html += link(number)
      }
    }
    return html
  }

  /// Color and line are set here, as a style sheet is lost where the number is pasted.
  private mutating func link(_ number: StudyNumber) -> String {
    let anchor = ReportNames.anchor(number.id)
    let file = number.evidence.flatMap { files[$0] } ?? EvidenceIndex.path
    let id = anchored.insert(number.id).inserted ? " id=\"\(anchor)\"" : ""
    return "<a class=\"n\"\(id) href=\"\(file)#\(anchor)\" title=\"\(number.id.xmlEscaped)\""
      + " style=\"color:#000;text-decoration:none\">\(number.printed.xmlEscaped)</a>"
  }
}
