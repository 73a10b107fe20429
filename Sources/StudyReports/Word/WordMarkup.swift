import Reports

/// A paragraph in the words of WordprocessingML (ECMA-376, part 1, section 17).
struct WordParagraph {
  let text: String
  let style: WordStyle

  init(_ text: String, _ style: WordStyle) {
    self.text = text
    self.style = style
  }
}

/// The styles of a report beside a word processor's own; the raw value is the style's name in the file.
enum WordStyle: String, CaseIterable {
  case notice = "Notice"
  case tableTitle = "TableTitle"
  case tableText = "TableText"
  case tableNote = "TableNote"
  case figureTitle = "FigureTitle"
  case caption = "FigureCaption"
}

/// Parts of a document as pandoc passes them on.
enum WordMarkup {
  /// Paragraphs.
  static func block(_ paragraphs: [WordParagraph]) -> String {
    fenced(paragraphs.filter { !$0.text.isEmpty }.map { paragraph($0.text, $0.style) })
  }

  /// A table with title and footnotes.
  static func block(_ table: WordTable) -> String { fenced(table.lines) }

  /// A paragraph.
  ///
  /// - Parameters:
  ///   - text: What it says.
  ///   - style: Its style.
  ///   - properties: Further properties, in the order of the standard.
  ///   - isBold: Whether its text is bold.
  ///   - size: Size of its text in half points, where it is not that of the style.
  /// - Returns: A `w:p`.
  static func paragraph(
    _ text: String, _ style: WordStyle, _ properties: String = "", isBold: Bool = false,
    size: Int? = nil
  ) -> String {
    let looks =
      (isBold ? "<w:b/><w:bCs/>" : "")
      + (size.map { "<w:sz w:val=\"\($0)\"/><w:szCs w:val=\"\($0)\"/>" } ?? "")
    let run = looks.isEmpty ? "" : "<w:rPr>\(looks)</w:rPr>"
    return "<w:p><w:pPr><w:pStyle w:val=\"\(style.rawValue)\"/>\(properties)</w:pPr>"
      + "<w:r>\(run)<w:t xml:space=\"preserve\">\(text.xmlEscaped)</w:t></w:r></w:p>"
  }

  private static func fenced(_ lines: [String]) -> String {
    (["```{=openxml}"] + lines + ["```"]).joined(separator: "\n")
  }
}
