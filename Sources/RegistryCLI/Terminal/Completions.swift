import Analyses
import ArgumentParser
import ClinicalRecords
import RegistryStore

/// Words from the open registry for the shell's completion. Never fails, never prints: without a registry
/// there are no words.
enum Completions {
  /// Longer lists help nobody, and must not hold a million patients.
  private static let limit = 2000

  /// Words for `--by` and `--where`.
  static var characteristics: [String] {
    from { CharacteristicCatalog(try $0.codebook()).characteristics.map(\.name) }
  }

  /// Drugs.
  static var agents: [String] { words(of: "agent") }
  /// CTCAE terms.
  static var terms: [String] { words(of: "adverse_event_term") }
  /// Dictionaries of terms.
  static var dictionaries: [String] {
    from { Set(try $0.codebook().termDictionaries).sorted() }
  }
  /// Hospitals.
  static var sites: [String] { words(of: "site") }
  /// Study fields.
  static var fields: [String] { words(of: "data_field") }
  /// Tables and vocabularies.
  static var tables: [String] { from { try $0.tables().map(\.name) } }

  /// Study keys of patients.
  static func patients(startingWith prefix: String) -> [String] {
    from { try $0.patientKeys(startingWith: prefix, limit: limit) }
  }

  /// The words of a vocabulary.
  static func words(of table: String) -> [String] {
    from { try $0.vocabulary(table).entries.map(\.code) }
  }

  /// Completes a word of a vocabulary.
  static func kind(_ table: String) -> CompletionKind {
    .custom { _, _, _ in words(of: table) }
  }

  /// Completes a patient.
  static let patient = CompletionKind.custom { _, _, prefix in patients(startingWith: prefix) }

  /// Completes the last of several drugs with commas between them.
  static let drugs = CompletionKind.custom { _, _, prefix in
    let before = prefix.lastIndex(of: ",").map { prefix[...$0] } ?? ""
    return agents.map { before + $0 }
  }

  private static func from(_ words: (Registry) throws -> [String]) -> [String] {
    (try? words(Registry(opening: path, for: .asking))) ?? []
  }

  /// The registry that the command line being completed names, else the usual one.
  private static var path: String {
    let words = CommandLine.arguments
    for (position, word) in words.enumerated() {
      if word.hasPrefix("--registry=") { return String(word.dropFirst("--registry=".count)) }
      if word == "--registry" || word == "-r", position + 1 < words.count {
        return words[position + 1]
      }
    }
    return Surroundings.environment("NADIR_REGISTRY") ?? "registry.sqlite"
  }
}
