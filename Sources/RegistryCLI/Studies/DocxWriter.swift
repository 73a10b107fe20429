import Interchange
import StudyReports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Makes the word processor's document of a report by pandoc: headings as styles, tables to edit, figures as pictures.
struct DocxWriter {
  /// Its file, from the folder of the report.
  static let path = "report.docx"

  /// Makes the document.
  ///
  /// - Parameters:
  ///   - document: The report.
  ///   - folder: The folder of the report; the pictures are `figures/NAME.png` in it, where they were made.
  /// - Returns: The program, and what was not made.
  /// - Throws: ``CommandError`` when the program is there and cannot be started.
  func write(_ document: StudyDocument, in folder: String) throws -> ReportProgram.Outcome {
    guard let (program, named) = try ReportProgram.document.found() else {
      return .init(notices: [ReportProgram.document.missing(DocxWriter.path)])
    }
    // What pandoc reads is of no use to anyone afterwards.
    let (source, page) = ("\(folder)/.report.md", "\(folder)/.page.docx")
    defer {
      unlink(source)
      unlink(page)
    }
    let text = EditableDocument(document, pictures: pictures(of: document, in: folder)).source
    try FileWriter.write(text, to: source)
    try write(WordPage(foot: document.foot).bytes, to: page)
    let result = try program.run([
      "--from", EditableDocument.format, "--to", "docx", "--standalone", "--reference-doc", page,
      "--resource-path", folder, "--metadata", "title=\(document.title)", "--metadata",
      "lang=en-US", "--output", "\(folder)/\(DocxWriter.path)", source,
    ])
    guard result.code == 0 else {
      return .init(
        programs: [named], notices: [ReportProgram.document.failed(DocxWriter.path, result)])
    }
    return .init(programs: [named])
  }

  private func pictures(of document: StudyDocument, in folder: String) -> [String: String] {
    let made = document.figures.map { ($0.id, "figures/\($0.id).png") }
      .filter { access("\(folder)/\($0.1)", R_OK) == 0 }
    return Dictionary(made, uniquingKeysWith: { first, _ in first })
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    var writer = try FileWriter(path: path)
    try bytes.withUnsafeBytes { try writer.write($0) }
    try writer.close()
  }
}
