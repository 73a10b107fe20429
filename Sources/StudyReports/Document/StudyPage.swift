import Reports

/// A report as one page that needs nothing but itself: no script, nothing from elsewhere.
public struct StudyPage: Sendable {
  /// The page.
  public let html: String

  /// Sets a report.
  ///
  /// Each number links to the patients behind it, or to where its value stands at full precision.
  ///
  /// - Parameters:
  ///   - document: The report.
  ///   - book: Its numbers and lists.
  public init(_ document: StudyDocument, _ book: NumberBook) {
    var links = NumberLinks(to: book)
    var lines = StudyPage.head(document.title)
    lines += ["<main>", "<h1>\(document.title.xmlEscaped)</h1>"]
    if let notice = document.notice {
      lines.append("<p class=\"notice\" role=\"note\">\(notice.xmlEscaped)</p>")
    }
    lines += StudyPage.contents(document)
    for section in document.sections {
      lines.append("<section id=\"\(section.id.xmlEscaped)\">")
      lines.append("<h2>\(section.heading.xmlEscaped)</h2>")
      for block in section.blocks { lines += StudyPage.lines(block, &links) }
      lines.append("</section>")
    }
    lines += ["</main>", "<footer>\(document.foot.xmlEscaped)</footer>", "</body>", "</html>"]
    html = lines.joined(separator: "\n") + "\n"
  }

  private static func head(_ title: String) -> [String] {
    [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(title.xmlEscaped)</title>", "<style>", PageStyle.report, "</style>", "</head>",
      "<body>",
    ]
  }

  private static func contents(_ document: StudyDocument) -> [String] {
    let items = document.sections.map { section in
      let inside = section.blocks.compactMap { block -> String? in
        switch block {
        case .table(let table): link(to: table.id, table.title)
        case .figure(let figure): link(to: figure.id, figure.title)
        case .paragraph, .list, .heading: nil
        }
      }
      let list = inside.isEmpty ? "" : " <small>\(inside.joined(separator: " · "))</small>"
      return
        "<li><a href=\"#\(section.id.xmlEscaped)\">\(section.heading.xmlEscaped)</a>\(list)</li>"
    }
    return ["<nav aria-label=\"Contents\">", "<h2>Contents</h2>", "<ol>"] + items
      + ["</ol>", "<p>\(hint)</p>", "</nav>"]
  }

  private static let hint =
    "<small>Each number links to the patients behind it, or to its value at full precision. "
    + "<a href=\"\(EvidenceIndex.path)\">All numbers</a></small>"

  private static func link(to id: String, _ title: String) -> String {
    "<a href=\"#\(id.xmlEscaped)\" title=\"\(title.xmlEscaped)\">\(String(title.label).xmlEscaped)</a>"
  }

  private static func lines(_ block: StudyDocument.Block, _ links: inout NumberLinks) -> [String] {
    switch block {
    case .paragraph(let pieces): return ["<p>\(links.html(pieces))</p>"]
    case .heading(let text): return ["<h3>\(text.xmlEscaped)</h3>"]
    case .list(let items): return ["<ul>"] + items.map { "<li>\(links.html($0))</li>" } + ["</ul>"]
    case .table(let table): return TableMarkup(table).lines(&links)
    case .figure(let figure): return FigureMarkup(figure).lines
    }
  }
}
