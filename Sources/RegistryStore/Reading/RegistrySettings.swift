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
  /// - Throws: ``RegistryError``.
  public func settings() throws -> RegistrySettings {
    let rows = try read {
      try Row.fetchAll($0, sql: "SELECT registry_setting, value FROM registry_setting")
    }
    var settings = RegistrySettings()
    for row in rows {
      let value: String = try row.required(1)
      switch try row.required(0) as String {
      case "title": settings.title = value
      case "is_synthetic": settings.isSynthetic = value == "1"
      case "cutoff_on": settings.cutoff = ClinicalDate(value)
      case "cox_ties": settings.coxTies = value
      case "stable_disease_minimum_days": settings.stableDiseaseMinimumDays = days(value)
      case "toxicity_window_days": settings.toxicityWindowDays = days(value)
      default: continue
      }
    }
    return settings
  }
}
