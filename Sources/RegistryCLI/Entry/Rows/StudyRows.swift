import ArgumentParser
import RegistryStore

// The columns of laboratory results, study fields and settings. The texts stand in schema.sql.

enum LabRow: EnteredRow {
  static let noun = Noun.lab
  static let example = "P001 --sampled-on 2020-09-07 --analyte ldh --value 412 --unit U/L"
  static let keyExample = "P001 --sampled-on 2020-09-07 --analyte ldh"
  static let changeExample = "--value 421"

  struct Key: ParsableArguments {
    @Argument(.lab, completion: Completions.patient) var patientKey: String?
    @Option(.lab, "sampled_on") var sampledOn: String?
    @Option(.lab, "analyte") var analyte: String?
    @Option(.lab, "sample") var sample: String?
  }

  struct Rest: ParsableArguments {
    @Option(.lab, "value", parsing: .unconditional) var value: String?
    @Option(.lab, "unit") var unit: String?
    @Option(.lab, "lower_limit", parsing: .unconditional) var lowerLimit: String?
    @Option(.lab, "upper_limit", parsing: .unconditional) var upperLimit: String?
    @Option(.lab, "is_baseline") var isBaseline: String?
  }
}

enum ObservationRow: EnteredRow {
  static let noun = Noun.observation
  static let example = "P001 --data-field pdl1_tps --observed-on 2020-09-07 --value 60"
  static let keyExample = "P001 --data-field pdl1_tps --observed-on 2020-09-07"
  static let changeExample = "--value 70"

  struct Key: ParsableArguments {
    @Argument(.observation, completion: Completions.patient) var patientKey: String?
    @Option(.observation, "data_field") var dataField: String?
    @Option(.observation, "observed_on") var observedOn: String?
  }

  struct Rest: ParsableArguments {
    @Option(.observation, "value", parsing: .unconditional) var value: String?
  }
}

enum SettingRow: EnteredRow {
  static let noun = Noun.setting
  static let example = "cutoff_on --value 2025-01-10"
  static let keyExample = "cutoff_on"
  static let changeExample = "--value 2025-02-10"

  struct Key: ParsableArguments {
    @Argument(.setting, completion: Completions.kind("setting")) var registrySetting: String?
  }

  struct Rest: ParsableArguments {
    @Option(.setting, "value", parsing: .unconditional) var value: String?
  }
}

enum FieldRow: EnteredRow {
  static let noun = Noun.field
  static let example =
    "pdl1_tps --label \"PD-L1 TPS\" --type number --unit % --lowest 0 --highest 100"
  static let keyExample = "pdl1_tps"
  static let changeExample = "--highest 90"

  struct Key: ParsableArguments {
    @Argument(.field, completion: Completions.kind("data_field")) var dataField: String?
  }

  struct Rest: ParsableArguments {
    @Option(.field, "label") var label: String?
    @Option(.field, "field_type", name: .customLong("type")) var fieldType: String?
    @Option(.field, "unit") var unit: String?
    @Option(.field, "lowest", parsing: .unconditional) var lowest: String?
    @Option(.field, "highest", parsing: .unconditional) var highest: String?
    @Option(.field, "levels") var levels: String?
    @Option(.field, "is_identifying") var isIdentifying: String?
  }
}
