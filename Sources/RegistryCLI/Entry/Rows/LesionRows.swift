import ArgumentParser

// The columns of lesions and of what was measured of them. The texts stand in schema.sql.

enum LesionRow: EnteredRow {
  static let noun = Noun.lesion
  static let example =
    "P001 --lesion-label T1 --lesion-category target --organ liver --is-node no"
  static let keyExample = "P001 --lesion-label T1"
  static let changeExample = "--organ lung"

  struct Key: ParsableArguments {
    @Argument(.lesion, completion: Completions.patient) var patientKey: String?
    @Option(.lesion, "lesion_label") var lesionLabel: String?
  }

  struct Rest: ParsableArguments {
    @Option(.lesion, "lesion_category") var lesionCategory: String?
    @Option(.lesion, "organ") var organ: String?
    @Option(.lesion, "is_node") var isNode: String?
    @Option(.lesion, "parents") var parents: String?
    @Option(.lesion, "line_number") var lineNumber: String?
  }
}

enum MeasurementRow: EnteredRow {
  static let noun = Noun.measurement
  static let example =
    "P001 --measured-on 2020-10-19 --lesion-label T1 --longest-diameter-mm 32.2"
  static let keyExample = "P001 --measured-on 2020-10-19 --lesion-label T1"
  static let changeExample = "--longest-diameter-mm 23.2"

  struct Key: ParsableArguments {
    @Argument(.measurement, completion: Completions.patient) var patientKey: String?
    @Option(.measurement, "measured_on") var measuredOn: String?
    @Option(.measurement, "lesion_label") var lesionLabel: String?
  }

  struct Rest: ParsableArguments {
    @Option(.measurement, "longest_diameter_mm") var longestDiameterMm: String?
    @Option(.measurement, "short_axis_mm") var shortAxisMm: String?
    @Option(.measurement, "lesion_state") var lesionState: String?
  }
}
