public import ClinicalRecords
import GRDB

/// The conventions a registry's answers follow where a question states no other.
public struct RegistrySettings: Sendable, Equatable {
  /// What the registry is about.
  public var title: String?
  /// Whether its patients are made up.
  public var isSynthetic = false
  /// The last day the data speak of.
  public var cutoff: ClinicalDate?
  /// How tied event times enter a Cox model: `efron` or `breslow`.
  public var coxTies: String?
  /// Days before which stable disease does not count.
  public var stableDiseaseMinimumDays: Int?
  /// Days after a line's end in which adverse events still belong to it.
  public var toxicityWindowDays: Int?
}

/// A number of days as schema.sql allows it; `nil` for what only a damaged file can hold.
private func days(_ text: String) -> Int? {
  Int(text).flatMap { (0...999).contains($0) ? $0 : nil }
}

extension Registry {
  /// The registry's settings.
  ///
  /// - Returns: What is set; the rest `nil`.
  /// - Throws: ``RegistryError``.
  public func settings() throws -> RegistrySettings {
    try read { try RegistrySettings(reading: $0) }
  }

  /// The rules between the rows of a patient, with this registry's words and settings.
  ///
  /// - Parameter today: The day after which nothing can be dated.
  /// - Returns: The rules.
  /// - Throws: ``RegistryError``.
  public func recordChecks(today: ClinicalDate?) throws -> RecordChecks {
    try read { try RecordChecks(StoredCodes(reading: $0), reading: $0, today: today) }
  }
}

extension RecordChecks {
  init(_ codes: StoredCodes, reading database: Database, today: ClinicalDate?) throws {
    let settings = try RegistrySettings(reading: database)
    self.init(
      codebook: codes.codebook, today: today,
      toxicityWindowDays: settings.toxicityWindowDays ?? 30)
  }
}

extension RegistrySettings {
  init(reading database: Database) throws {
    let rows = try Row.fetchAll(
      database, sql: "SELECT registry_setting, value FROM registry_setting")
    for row in rows {
      let value: String = try row.required(1)
      switch try row.required(0) as String {
      case "title": title = value
      case "is_synthetic": isSynthetic = value == "1"
      case "cutoff_on": cutoff = ClinicalDate(value)
      case "cox_ties": coxTies = value
      case "stable_disease_minimum_days": stableDiseaseMinimumDays = days(value)
      case "toxicity_window_days": toxicityWindowDays = days(value)
      default: continue
      }
    }
  }
}
