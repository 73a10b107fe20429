/// Where the parts of a workbook are: ECMA-376, part 2 (packages) and part 1, section 18.2 (workbook).
struct WorkbookParts {
  /// A sheet and the part that holds it.
  struct Sheet {
    let name: String
    let part: String
  }

  /// The sheets in the order of their tabs.
  let sheets: [Sheet]
  /// The part with the texts that cells share; `nil` where cells hold their texts themselves.
  let sharedStrings: String?

  /// - Throws: ``InterchangeError`` where the archive is no workbook.
  init(_ archive: ZipArchive, name: String) throws {
    guard archive.has("_rels/.rels") else { throw WorkbookParts.foreign(name) }
    let roots = try Relations(archive, of: "", name: name)
    guard let workbook = roots.targets(ofKind: "/officeDocument").first,
      workbook.lowercased().hasSuffix(".xml"), archive.has(workbook)
    else { throw WorkbookParts.foreign(name) }
    let listed = SheetList()
    try archive.readMarkup(workbook, name: name, listed)
    let relations = try Relations(archive, of: workbook, name: name)
    sheets = listed.sheets.compactMap { sheet in
      relations.targets[sheet.relation].map { Sheet(name: sheet.name, part: $0) }
    }
    sharedStrings = relations.targets(ofKind: "/sharedStrings").first
    guard !sheets.isEmpty else { throw WorkbookParts.foreign(name) }
  }

  private static func foreign(_ name: String) -> InterchangeError {
    InterchangeError(
      file: name,
      sentence:
        "The file is a zip archive, but no Excel workbook (.xlsx). Save it as .xlsx, or as CSV in UTF-8."
    )
  }
}

/// The sheets a workbook names.
private final class SheetList: MarkupHandler {
  var sheets: [(name: String, relation: String)] = []

  func begin(_ element: String, _ attributes: MarkupAttributes) {
    guard element == "sheet", let name = attributes["name"], let relation = attributes["id"] else {
      return
    }
    sheets.append((name, relation))
  }

  func end(_ element: String) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The parts that a part refers to.
private final class Relations: MarkupHandler {
  /// Parts by the name under which they are referred to.
  private(set) var targets: [String: String] = [:]
  private var kinds: [(kind: String, target: String)] = []
  private let folder: String

  init(_ archive: ZipArchive, of part: String, name: String) throws {
    let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    folder = String(part[..<slash])
    let relations = "\(folder)_rels/\(part[slash...]).rels"
    if archive.has(relations) { try archive.readMarkup(relations, name: name, self) }
  }

  func targets(ofKind ending: String) -> [String] {
    kinds.filter { $0.kind.hasSuffix(ending) }.map(\.target)
  }

  func begin(_ element: String, _ attributes: MarkupAttributes) {
    guard element == "Relationship", let identifier = attributes["Id"],
      let target = attributes["Target"], let kind = attributes["Type"]
    else { return }
    let part = Relations.resolved(target, in: folder)
    targets[identifier] = part
    kinds.append((kind, part))
  }

  func end(_ element: String) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// A target within a folder, or from the root of the archive.
  private static func resolved(_ target: String, in folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var steps = folder.split(separator: "/")
    for step in target.split(separator: "/") {
      if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
