import CSchema
import CSeed
import ClinicalRecords
import Interchange
import RegistryStore

/// What a new registry is filled with.
enum NewRegistry {
  /// Loads the vocabularies that are built into the program.
  static func fill(_ registry: Registry, command: String) throws {
    var options = LoadOptions()
    options.checksHistories = false
    for position in 0..<vocabulary_file_count() {
      guard let file = vocabulary_file(position)?.pointee else { continue }
      try load([source(file, registry)], into: registry, command, options)
    }
  }

  /// The rows that are built into the program for a vocabulary.
  ///
  /// - Parameter layout: The vocabulary.
  /// - Returns: Its rows; `nil` where it has none.
  static func words(of layout: TableLayout) -> (any RowSource)? {
    for position in 0..<vocabulary_file_count() {
      guard let file = vocabulary_file(position)?.pointee,
        String(cString: file.table) == layout.table
      else { continue }
      return source(file, layout)
    }
    return nil
  }

  /// Loads the made-up cohort that is built into the program.
  static func fillWithCohort(_ registry: Registry) throws {
    let sources = try (0..<cohort_file_count()).compactMap { position in
      try cohort_file(position).map { try source($0.pointee, registry) }
    }
    try load(sources, into: registry, "demo", LoadOptions())
  }

  private static func load(
    _ sources: [any RowSource], into registry: Registry, _ command: String, _ options: LoadOptions
  ) throws {
    let author = Surroundings.author(command)
    let report = try registry.load(sources, by: author, options: options)
    guard report.problems.isEmpty else { throw RowProblems(report.problems) }
  }

  private static func source(_ file: embedded_file, _ registry: Registry) throws -> CSVSource {
    source(file, try registry.layout(of: String(cString: file.table)))
  }

  private static func source(_ file: embedded_file, _ layout: TableLayout) -> CSVSource {
    let bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.count)
    return CSVSource(name: layout.table + ".csv", bytes: Array(bytes), layout: layout)
  }
}
