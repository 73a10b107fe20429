import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The elements of an SVG text, read by an XML parser.
final class SVGElements: NSObject, XMLParserDelegate {
  /// One element.
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""

    /// A numeric attribute.
    func number(_ name: String) -> Double? { attributes[name].flatMap { Double($0) } }
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// Reads a text, or is `nil` when it is not well-formed.
  init?(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  /// The elements of a class.
  func of(class name: String) -> [Element] {
    elements.filter { $0.attributes["class"] == name }
  }

  /// The texts.
  var texts: [Element] { elements.filter { $0.name == "text" } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }
}
