/// The styles of the word processor's document: those that pandoc names, and ours.
enum WordStyles {
  /// The part of the file that defines them.
  static let xml =
    "<w:styles \(WordPage.main)>" + defaults + own.joined() + "</w:styles>"

  private static let defaults = """
    <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" \
    w:eastAsia="Microsoft YaHei"/><w:sz w:val="20"/><w:szCs w:val="20"/>\
    <w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>\
    <w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>\
    </w:docDefaults>
    """

  private static let own: [String] = [
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
      + "<w:name w:val=\"Default Paragraph Font\"/></w:style>",
    style("BodyText", "Body Text", spacing(before: 0, after: 120)),
    style("FirstParagraph", "First Paragraph", spacing(before: 0, after: 120)),
    style("Compact", "Compact", spacing(before: 0, after: 40)),
    style("Title", "Title", spacing(before: 0, after: 160), size: 32, isBold: true),
    heading(1, size: 26, before: 320), heading(2, size: 22, before: 240),
    style(
      "Footer", "footer",
      "<w:tabs><w:tab w:val=\"right\" w:pos=\"9866\"/></w:tabs>" + spacing(before: 0, after: 0),
      size: 14),
    style("Figure", "Figure", "<w:keepNext/>" + spacing(before: 160, after: 0)),
    style(.notice, spacing(before: 0, after: 160), size: 20, isBold: true),
    style(.tableTitle, "<w:keepNext/>" + spacing(before: 240, after: 80), size: 20, isBold: true),
    style(.tableText, spacing(before: 20, after: 20, line: 240), size: 16),
    style(.tableNote, spacing(before: 40, after: 20, line: 240), size: 16),
    style(.figureTitle, spacing(before: 60, after: 60), size: 20, isBold: true),
    style(.caption, spacing(before: 0, after: 240, line: 240), size: 16),
  ]

  private static func style(
    _ style: WordStyle, _ paragraph: String, size: Int, isBold: Bool = false
  ) -> String {
    let name = style.rawValue.reduce(into: "") { name, letter in
      if letter.isUppercase, !name.isEmpty { name += " " }
      name.append(letter)
    }
    return self.style(style.rawValue, name, paragraph, size: size, isBold: isBold)
  }

  private static func heading(_ level: Int, size: Int, before: Int) -> String {
    style(
      "Heading\(level)", "heading \(level)",
      "<w:keepNext/><w:keepLines/>" + spacing(before: before, after: 100)
        + "<w:outlineLvl w:val=\"\(level - 1)\"/>", size: size, isBold: true)
  }

  private static func style(
    _ id: String, _ name: String, _ paragraph: String, size: Int = 20, isBold: Bool = false
  ) -> String {
    "<w:style w:type=\"paragraph\" w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>"
      + "<w:pPr>\(paragraph)</w:pPr><w:rPr>\(isBold ? "<w:b/><w:bCs/>" : "")"
      + "<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/></w:rPr></w:style>"
  }

  private static func spacing(before: Int, after: Int, line: Int = 264) -> String {
    "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\" w:line=\"\(line)\" w:lineRule=\"auto\"/>"
  }
}
