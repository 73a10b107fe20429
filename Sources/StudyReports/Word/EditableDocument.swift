import Reports

/// A report as the text that pandoc turns into a document for word processors.
///
/// CommonMark with every sign of punctuation escaped, so that no text is taken for markup; tables and captions are the
/// word processor's own XML, as pandoc's tables have neither rules nor indents. Nothing in it links to files.
public struct EditableDocument: Sendable {
  /// The formats as pandoc names them.
  public static let format = "commonmark+raw_attribute+attributes+fenced_divs"

  /// The text.
  public let source: String

  /// Sets a report.
  ///
  /// - Parameters:
  ///   - document: The report.
  ///   - pictures: Paths of pictures by the names of figures; a figure without one is named where it would stand.
  public init(_ document: StudyDocument, pictures: [String: String]) {
    var blocks: [String] = []
    if let notice = document.notice { blocks.append(WordMarkup.block([.init(notice, .notice)])) }
    for section in document.sections {
      blocks.append("# " + section.heading.commonMark)
      blocks += section.blocks.map { EditableDocument.text($0, pictures) }
    }
    source = blocks.joined(separator: "\n\n") + "\n"
  }

  private static func text(_ block: StudyDocument.Block, _ pictures: [String: String]) -> String {
    switch block {
    case .paragraph(let pieces): pieces.text.commonMark
    case .heading(let text): "## " + text.commonMark
    case .list(let items): items.map { "- " + $0.text.commonMark }.joined(separator: "\n")
    case .table(let table): WordMarkup.block(WordTable(table))
    case .figure(let figure): text(figure, picture: pictures[figure.id])
    }
  }

  private static func text(_ figure: DocumentFigure, picture: String?) -> String {
    let caption = WordMarkup.block([
      .init(figure.title, .figureTitle), .init(figure.caption, .caption),
    ])
    guard let picture else {
      let words = "The drawing is in figures/\(figure.id).svg of the report's folder."
      return words.commonMark + "\n\n" + caption
    }
    let width = SVGSize.width(of: figure.svg)
    return
      "::: {custom-style=\"Figure\"}\n![\(figure.title.commonMark)](\(picture)){width=\(width)mm}\n:::\n\n"
      + caption
  }
}

/// The printed size of a drawing.
enum SVGSize {
  /// What a page leaves for a drawing above its title, in millimeters.
  static let height = 232.0

  /// The width in whole millimeters at which a drawing is no wider and no taller than a page.
  ///
  /// - Parameter svg: The drawing; one that does not state its size in millimeters is as wide as a page.
  /// - Returns: The width.
  static func width(of svg: String) -> Int {
    let page = Double(WordPage.textWidth)
    let width = length("width", svg) ?? page
    let scale = min(1, page / width, length("height", svg).map { height / $0 } ?? 1)
    return max(1, Int(width * scale))
  }

  private static func length(_ name: String, _ svg: String) -> Double? {
    guard let start = svg.firstRange(of: " \(name)=\""),
      let end = svg[start.upperBound...].firstRange(of: "\""),
      case let value = svg[start.upperBound..<end.lowerBound], value.hasSuffix("mm"),
      let length = Double(value.dropLast(2)), length > 0
    else { return nil }
    return length
  }
}

extension String {
  /// The text in CommonMark, where a backslash makes any sign of punctuation plain.
  fileprivate var commonMark: String {
    var escaped = ""
    for scalar in printable.unicodeScalars {
      switch scalar.value {
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: escaped += "\\"
      default: break
      }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped.isEmpty ? "\\ " : escaped
  }
}
