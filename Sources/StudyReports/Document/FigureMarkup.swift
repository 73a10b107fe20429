import Reports

/// A figure of a page, its drawing inline.
struct FigureMarkup {
  private let figure: DocumentFigure

  init(_ figure: DocumentFigure) { self.figure = figure }

  /// Drawing, title and caption.
  var lines: [String] {
    let id = figure.id.xmlEscaped
    return [
      "<figure id=\"\(id)\">", "<div class=\"wide\">", drawing, "</div>", "<figcaption>",
      "<p class=\"title\">\(figure.title.xmlEscaped)</p>",
      "<p class=\"footnote\">\(figure.caption.xmlEscaped)</p>",
      "<p class=\"files\">File for print: <a href=\"figures/\(id).svg\">figures/\(id).svg</a></p>",
      "</figcaption>", "</figure>",
    ]
  }

  /// The drawing without what only a file of its own needs, and with names that no other drawing of the page has.
  private var drawing: String {
    var svg = figure.svg[...]
    if let start = svg.firstRange(of: "<svg") { svg = svg[start.lowerBound...] }
    var text = String(svg)
    while text.last?.isWhitespace == true { text.removeLast() }
    for (found, own) in [
      (" id=\"", " id=\"\(figure.id)-"), ("url(#", "url(#\(figure.id)-"),
      ("href=\"#", "href=\"#\(figure.id)-"),
    ] { text = text.replacing(found, with: own) }
    return text
  }
}
