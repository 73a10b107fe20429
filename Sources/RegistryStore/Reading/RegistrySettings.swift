public import ClinicalRecords
import GRDB

/// The conventions a registry's answers follow where a question states no other.
public struct RegistrySettings: Sendable {
  /// What the registry is about.
  public var title: String?
  /// Whether its patients are made up.
  public var isSynthetic = false
  /// The last day the data speak of.
  public var cutoff: ClinicalDate?
  /// How tied event times enter a Cox model: `efron` or `breslow`.
  public var coxTies: String?
  /// Every other setting that was made, in the order of the vocabulary `setting`: a bundle, such as `censoring`,
  /// comes before the settings it sets.
  public var rules: [(name: String, value: String)] = []
}

extension Registry {
  /// The registry's settings.
  ///
  /// - Returns: What is set; the rest `nil`.
  /// - Throws: ``RegistryError``, also for a value that its setting does not allow, which only another program can
  ///   have written: an answer under another rule than the one that was meant would be wrong.
  public func settings() throws -> RegistrySettings {
    try read { try RegistrySettings(reading: $0) }
  }

  /// The registry's settings, those with a value that is not allowed left out, for whoever must go on all the same.
  ///
  /// - Returns: What is set, and a sentence for each value left out.
  /// - Throws: ``RegistryError``.
  public func settingsAndMistakes() throws -> (settings: RegistrySettings, mistakes: [String]) {
    try read { database in
      var mistakes: [String] = []
      let settings = try RegistrySettings(reading: database, mistakes: &mistakes)
      return (settings, mistakes)
    }
  }

  /// The settings a registry can be told, and what their values may be.
  ///
  /// - Returns: In the order of the vocabulary.
  /// - Throws: ``RegistryError``.
  public func settingDefinitions() throws -> [SettingDefinition] {
    try read { try SettingDefinition.all(in: $0) }
  }

  /// The rules between the rows of a patient, with this registry's words and settings.
  ///
  /// - Parameter today: The day after which nothing can be dated.
  /// - Returns: The rules.
  /// - Throws: ``RegistryError``.
  public func recordChecks(today: ClinicalDate?) throws -> RecordChecks {
    try read { try RecordChecks(readWords.codes($0), reading: $0, today: today) }
  }
}

extension RecordChecks {
  init(_ codes: StoredCodes, reading database: Database, today: ClinicalDate?) throws {
    // These alone, so that another setting's wrong value does not keep it from being corrected.
    let value = { (setting: String) in
      try String.fetchOne(
        database, sql: "SELECT value FROM registry_setting WHERE registry_setting = ?",
        arguments: [setting])
    }
    let days = { (setting: String) in
      try value(setting).flatMap { Int($0) }.flatMap { (0...999).contains($0) ? $0 : nil }
    }
    let basis = try value("immune_related_by").flatMap { ImmuneRelatedBasis(rawValue: $0) }
    self.init(
      codebook: codes.codebook, today: today,
      toxicityWindowDays: try days("toxicity_window_days") ?? 30,
      immuneRelatedWindowDays: try days("immune_related_window_days") ?? 90,
      immuneRelatedBasis: basis ?? .entered)
  }
}

extension RegistrySettings {
  init(reading database: Database) throws {
    var mistakes: [String] = []
    try self.init(reading: database, mistakes: &mistakes)
    if !mistakes.isEmpty { throw RegistryError.refused(mistakes) }
  }

  init(reading database: Database, mistakes: inout [String]) throws {
    let values = try Row.fetchAll(
      database, sql: "SELECT registry_setting, value FROM registry_setting"
    ).map { (try $0.required(0) as String, try $0.required(1) as String) }
    let stored = Dictionary(values, uniquingKeysWith: { first, _ in first })
    for setting in try SettingDefinition.all(in: database) {
      guard let value = stored[setting.code] else { continue }
      if let mistake = setting.mistake(value) {
        mistakes.append(
          "The registry holds another value for a setting than that allows: \(mistake) "
            + "`nadir amend setting \(setting.code) --value VALUE` corrects it.")
      } else {
        take(setting.code, value)
      }
    }
  }

  private mutating func take(_ name: String, _ value: String) {
    switch name {
    case "title": title = value
    case "is_synthetic": isSynthetic = value == "1"
    case "cutoff_on": cutoff = ClinicalDate(value)
    case "cox_ties": coxTies = value
    default: rules.append((name, value))
    }
  }
}

extension SettingDefinition {
  /// The vocabulary of settings, in its order.
  static func all(in database: Database) throws -> [SettingDefinition] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT setting, label, value_type, lowest, highest, words FROM setting ORDER BY position
        """
    ).map { row in
      let words: String? = try row.optional(5)
      return SettingDefinition(
        code: try row.required(0), label: try row.required(1),
        type: ValueType(rawValue: try row.required(2)) ?? .text, lowest: try row.optional(3),
        highest: try row.optional(4),
        words: words?.split(separator: "|").map(String.init) ?? [])
    }
  }
}
