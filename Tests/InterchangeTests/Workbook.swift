import Foundation

/// A workbook as bytes: a zip archive whose parts are stored as they are.
struct Workbook {
  private var parts: [(name: String, bytes: [UInt8])] = []

  /// A workbook with these sheets, each the XML within `sheetData`, and shared texts.
  init(sheets: [(name: String, rows: String)], shared: [String] = []) {
    let names = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"r\(index + 1)\"/>"
    }
    let relations = sheets.indices.map {
      "<Relationship Id=\"r\($0 + 1)\" Type=\"http://x/worksheet\" Target=\"worksheets/s\($0 + 1).xml\"/>"
    }
    add(
      "_rels/.rels",
      "<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
    )
    add(
      "xl/workbook.xml",
      "<x:workbook xmlns:x=\"m\" xmlns:r=\"r\"><x:sheets>\(names.joined().replacing("<sheet", with: "<x:sheet"))</x:sheets></x:workbook>"
    )
    add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships>\(relations.joined())<Relationship Id=\"t\" Type=\"http://x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
    )
    add("xl/sharedStrings.xml", "<sst>\(shared.map { "<si>\($0)</si>" }.joined())</sst>")
    for (index, sheet) in sheets.enumerated() {
      add(
        "xl/worksheets/s\(index + 1).xml",
        "<worksheet><sheetData>\(sheet.rows)</sheetData></worksheet>")
    }
  }

  /// A workbook of one sheet whose cells hold their texts themselves.
  init(_ rows: [[String]], sheet: String = "Sheet1") {
    let xml = rows.map { row in
      let cells = row.map { text in
        "<c t=\"inlineStr\"><is><t>\(Workbook.escaped(text))</t></is></c>"
      }
      return "<row>\(cells.joined())</row>"
    }
    self.init(sheets: [(sheet, xml.joined())])
  }

  /// Adds a part, or replaces it.
  mutating func add(_ name: String, _ text: String) {
    parts.removeAll { $0.name == name }
    parts.append((name, Array(text.utf8)))
  }

  mutating func remove(_ name: String) { parts.removeAll { $0.name == name } }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  /// The archive.
  var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in parts {
      let start = archive.count
      let fields =
        word(20) + word(0) + word(0) + word(0) + word(0x21) + long(Workbook.checksum(bytes))
        + long(UInt32(bytes.count)) + long(UInt32(bytes.count)) + word(UInt16(name.utf8.count))
      archive += [0x50, 0x4B, 3, 4] + fields + word(0) + Array(name.utf8) + bytes
      directory += [0x50, 0x4B, 1, 2] + word(20) + fields + word(0) + word(0) + word(0) + word(0)
      directory += long(0) + long(UInt32(start)) + Array(name.utf8)
    }
    let end =
      word(0) + word(0) + word(UInt16(parts.count)) + word(UInt16(parts.count))
      + long(UInt32(directory.count)) + long(UInt32(archive.count)) + word(0)
    return archive + directory + [0x50, 0x4B, 5, 6] + end
  }

  private func word(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
  private func long(_ value: UInt32) -> [UInt8] {
    word(UInt16(value & 0xFFFF)) + word(UInt16(value >> 16))
  }

  /// CRC-32 as zip archives use it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
