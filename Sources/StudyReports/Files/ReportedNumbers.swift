/// The numbers of a report that was written earlier.
public struct ReportedNumbers: Sendable {
  /// Their values at full precision by name; `nil` for one without value, and for a text.
  public let values: [String: Double?]

  /// Reads a report's `numbers.json`.
  ///
  /// - Parameter folder: The folder of the report.
  /// - Throws: ``ReportError`` where the folder is no report; ``JSONMistake`` where the file is not what was written.
  public init(in folder: String) throws {
    _ = try ReportManifest(in: folder)
    let numbers = try WrittenNumber.all(in: ReportDisk.text(of: "\(folder)/\(NumberFile.path)"))
    values = Dictionary(
      numbers.map { ($0.id, $0.value.flatMap { Double($0) }) },
      uniquingKeysWith: { first, _ in first })
  }
}
