import CExpat

/// Who is told what an XML part holds. Names come without the prefix of their namespace.
protocol MarkupHandler: AnyObject {
  /// An element begins.
  func begin(_ element: String, _ attributes: MarkupAttributes)
  /// An element ends.
  func end(_ element: String)
  /// A stretch of text; a text may come in several.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of one element, as long as it is told.
struct MarkupAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  /// The value of an attribute, by its name without prefix.
  subscript(name: StaticString) -> String? {
    guard let pairs else { return nil }
    var index = 0
    while let written = pairs[index], let value = pairs[index + 1] {
      if MarkupReader.localName(written) == "\(name)" { return String(cString: value) }
      index += 2
    }
    return nil
  }
}

/// Reads an XML part of a workbook as a stream.
///
/// A document type declaration is refused: workbooks have none, and entities declared in one can make a small
/// file endless.
final class MarkupReader {
  private let parser: XML_Parser
  private let handler: any MarkupHandler
  private let name: String
  private var hasDeclaration = false

  /// - Parameters:
  ///   - handler: Who is told.
  ///   - name: What messages call the file.
  /// - Throws: ``InterchangeError`` where there is no memory.
  init(_ handler: any MarkupHandler, name: String) throws {
    guard let parser = XML_ParserCreate(nil) else { throw ZipArchive.damaged(name) }
    self.parser = parser
    self.handler = handler
    self.name = name
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    tellElements()
    tellText()
    refuseDeclarations()
  }

  private func tellElements() {
    XML_SetElementHandler(
      parser,
      { reader, element, attributes in
        guard let reader = MarkupReader.of(reader), let element else { return }
        reader.handler.begin(
          MarkupReader.localName(element), MarkupAttributes(pairs: attributes))
      },
      { reader, element in
        guard let reader = MarkupReader.of(reader), let element else { return }
        reader.handler.end(MarkupReader.localName(element))
      })
  }

  private func tellText() {
    XML_SetCharacterDataHandler(parser) { reader, bytes, count in
      guard let reader = MarkupReader.of(reader), let bytes else { return }
      bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        reader.handler.text(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }
  }

  private func refuseDeclarations() {
    XML_SetStartDoctypeDeclHandler(parser) { reader, _, _, _, _ in
      guard let reader = MarkupReader.of(reader) else { return }
      reader.hasDeclaration = true
      XML_StopParser(reader.parser, XML_Bool(XML_FALSE))
    }
  }

  deinit { XML_ParserFree(parser) }

  /// Reads the next stretch.
  ///
  /// - Throws: ``InterchangeError`` where it is no well-formed XML.
  func read(_ bytes: UnsafeRawBufferPointer, isLast: Bool = false) throws {
    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    let status = XML_Parse(parser, start, Int32(bytes.count), isLast ? 1 : 0)
    guard status != XML_STATUS_OK else { return }
    if hasDeclaration {
      throw InterchangeError(
        file: name,
        sentence: "The workbook holds a document type declaration, which no Excel workbook does. "
          + "Save it anew.")
    }
    throw ZipArchive.damaged(name)
  }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> MarkupReader? {
    pointer.map { Unmanaged<MarkupReader>.fromOpaque($0).takeUnretainedValue() }
  }

  /// A name without the prefix of its namespace.
  static func localName(_ name: UnsafePointer<XML_Char>) -> String {
    var start = name
    var next = name
    while next.pointee != 0 {
      if next.pointee == 0x3A { start = next + 1 }
      next += 1
    }
    return String(cString: start)
  }
}

extension ZipArchive {
  /// Tells a handler what an XML part holds.
  ///
  /// - Parameters:
  ///   - part: Its name within the archive.
  ///   - name: What messages call the file.
  ///   - handler: Who is told.
  ///   - isEnough: Asked after each stretch whether the rest can be left.
  /// - Throws: ``InterchangeError``; what `isEnough` throws.
  func readMarkup(
    _ part: String, name: String, _ handler: any MarkupHandler,
    until isEnough: () throws -> Bool = { false }
  ) throws {
    let reader = try MarkupReader(handler, name: name)
    var isEnded = false
    try read(part) { bytes in
      try reader.read(bytes)
      isEnded = try isEnough()
      return !isEnded
    }
    if !isEnded { try reader.read(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true) }
    _ = try isEnough()
  }
}
