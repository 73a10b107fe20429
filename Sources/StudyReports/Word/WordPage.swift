import Reports

/// The document whose page and styles pandoc takes over (`--reference-doc`): A4, black on white, the foot of the report on
/// each page.
public struct WordPage: Sendable {
  /// Between the margins, in millimeters: a figure of the width of a page keeps its size.
  static let textWidth = 174

  /// The file, a .docx.
  public let bytes: [UInt8]

  /// A page.
  ///
  /// - Parameter foot: What stands at the foot of each page, before the page's number.
  public init(foot: String) {
    let parts = [
      ("[Content_Types].xml", WordPage.contentTypes), ("_rels/.rels", WordPage.relations),
      ("word/document.xml", WordPage.document),
      ("word/_rels/document.xml.rels", WordPage.documentRelations),
      ("word/styles.xml", WordStyles.xml), ("word/footer1.xml", WordPage.footer(foot)),
    ]
    bytes = StoredZip(parts.map { ($0, Array((WordPage.head + $1).utf8)) }).bytes
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
  static let main =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    + " xmlns:r=\"\(office)/relationships\""
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  private static let contentTypes = """
    <Types xmlns="\(package)/content-types">\
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/word/document.xml" ContentType="\(kind).document.main+xml"/>\
    <Override PartName="/word/styles.xml" ContentType="\(kind).styles+xml"/>\
    <Override PartName="/word/footer1.xml" ContentType="\(kind).footer+xml"/></Types>
    """

  private static let relations = """
    <Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
    Type="\(office)/relationships/officeDocument" Target="word/document.xml"/></Relationships>
    """

  private static let documentRelations = """
    <Relationships xmlns="\(package)/relationships">\
    <Relationship Id="rId1" Type="\(office)/relationships/styles" Target="styles.xml"/>\
    <Relationship Id="rId2" Type="\(office)/relationships/footer" Target="footer1.xml"/></Relationships>
    """

  private static let document = """
    <w:document \(main)><w:body><w:p/><w:sectPr><w:footerReference w:type="default" r:id="rId2"/>\
    <w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1020" w:bottom="1134" w:left="1020" \
    w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>
    """

  private static func footer(_ foot: String) -> String {
    let number =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    return "<w:ftr \(main)><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
      + "<w:r><w:t xml:space=\"preserve\">\(foot.xmlEscaped)</w:t></w:r><w:r><w:tab/></w:r>\(number)</w:p></w:ftr>"
  }
}
