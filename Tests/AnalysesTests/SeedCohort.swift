import Analyses
import CSchema
import CSeed
import ClinicalRecords
import Endpoints
import Foundation
import Interchange
import RegistryStore
import Statistics
import Testing

/// The made-up cohort of seed/, in a registry made once.
enum SeedCohort {
  static let registry = Result {
    let path = NSTemporaryDirectory() + "nadir-seed-\(UUID().uuidString).sqlite"
    let author = Author(name: "tester", command: "test", time: "2025-01-10T12:00:00Z")
    try Registry.create(at: path) { registry in
      var options = LoadOptions()
      options.checksHistories = false
      for position in 0..<vocabulary_file_count() {
        guard let file = vocabulary_file(position)?.pointee else { continue }
        _ = try registry.load([try source(file, registry)], by: author, options: options)
      }
      let cohort = try (0..<cohort_file_count()).compactMap {
        try cohort_file($0).map { try source($0.pointee, registry) }
      }
      guard try registry.load(cohort, by: author).isWritten else {
        throw CocoaError(.fileWriteUnknown)
      }
    }
    return try Registry(opening: path)
  }

  static func codebook() throws -> Codebook { try registry.get().codebook() }

  /// A question in the words of the command line, under the cohort's own settings.
  static func question(
    line: Int? = 2, by: String? = "ici", where condition: String? = nil
  ) throws -> Question {
    let catalog = CharacteristicCatalog(try codebook())
    return Question(
      line: line,
      grouping: try by.map { try Grouping(Expression(parsing: $0), catalog: catalog) },
      condition: try condition.map { try Condition(Expression(parsing: $0), catalog: catalog) },
      rules: EndpointRules(cutoff: ClinicalDate("2025-01-10"), stableDiseaseMinimumDays: 0))
  }

  static func counted<Tally>(_ tally: GroupedTally<Tally>) throws -> GroupedTally<Tally> {
    try registry.get().fold(
      tally.parts, from: tally, add: { $0.add($1) }, merge: { $0.merge($1) })
  }

  static func survival(
    _ endpoint: Endpoint, _ question: Question,
    _ options: SurvivalOptions = SurvivalOptions()
  ) throws -> SurvivalComparison {
    try SurvivalComparison(
      of: endpoint, in: try counted(GroupedTally(endpoint, of: question)), options: options)
  }

  static func response(_ question: Question) throws -> ResponseComparison {
    try ResponseComparison(try counted(GroupedTally(responsesOf: question)))
  }

  /// The groups of terms, unless other rows are named.
  static func safety(
    _ question: Question, _ rows: [SafetyRow]? = nil, relatedOnly: Bool = true,
    arrangement: SafetyArrangement? = nil
  ) throws -> SafetyComparison {
    let counting = try counting(question, rows, relatedOnly: relatedOnly)
    return try SafetyComparison(
      try counted(GroupedTally(counting)), counting, arrangement: arrangement)
  }

  static func counting(
    _ question: Question, _ rows: [SafetyRow]? = nil, relatedOnly: Bool = true
  ) throws -> SafetyCounting {
    let codebook = try codebook()
    let filter = EventFilter(relatedOnly: relatedOnly)
    return SafetyCounting(
      rows ?? [.any(filter)] + SafetyRow.groups(codebook), filter, of: question, codebook)
  }

  private static func source(_ file: embedded_file, _ registry: Registry) throws -> CSVSource {
    let table = String(cString: file.table)
    return CSVSource(
      name: table + ".csv",
      bytes: Array(UnsafeRawBufferPointer(start: file.bytes, count: file.count)),
      layout: try registry.layout(of: table))
  }
}

/// A small comma-separated file of Reference/: no quotes, a header, lines that begin with # passed
/// over.
struct ReferenceTable {
  let rows: [[String: String]]

  init(_ name: String) throws {
    let url = Bundle.module.url(forResource: "Reference/\(name)", withExtension: "csv")
    let text = try String(contentsOf: try #require(url), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    let header = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    rows = lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return Dictionary(
        uniqueKeysWithValues: zip(
          header, fields.map { $0.trimmingCharacters(in: .whitespaces) }))
    }
  }
}
