import ClinicalRecords
import Testing

@testable import Endpoints

/// Reads the rows of laboratory_grade.csv a second time, naively, in whole ten-thousandths, and holds the grading to it at
/// every printed bound. Rule: G1.
struct PrintedBoundsTests {
  /// What is known of a made-up patient, in ten-thousandths.
  struct Patient {
    var value = 0
    var lower = 0
    var upper = 0
    var baseline = 0
    var isBaselineAbnormal: Bool { baseline > upper }

    func moved(by difference: Int) -> Patient {
      var patient = self
      patient.value += difference
      return patient
    }
  }

  static let unit = 10_000

  /// `1.25` is 12500.
  static func tenThousandths(_ text: String) -> Int {
    let parts = text.split(separator: ".")
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    let padded = decimals + String(repeating: "0", count: 4 - decimals.count)
    return (Int(parts[0]) ?? 0) * unit + (Int(padded) ?? 0)
  }

  /// A bound of a row for a patient, in hundred-millionths of what is compared.
  static func bound(_ row: LaboratorySeed.Row, _ side: String, _ patient: Patient) -> Int? {
    let text = row["\(side)_value"]
    guard !text.isEmpty else { return nil }
    let number = tenThousandths(text)
    switch row["\(side)_basis"] {
    case "xULN": return number * patient.upper
    case "xLLN": return number * patient.lower
    case "xBASELINE": return number * patient.baseline
    case "ULN+": return (patient.upper + number) * unit
    case "max(xULN;xBASELINE)": return number * max(patient.upper, patient.baseline)
    default: return row["measure"].hasPrefix("percent") ? number * patient.baseline : number * unit
    }
  }

  /// What of the patient the row compares; a percentage is kept as a hundredfold change, to be held to percent × baseline.
  static func measured(_ row: LaboratorySeed.Row, _ patient: Patient) -> Int {
    switch row["measure"] {
    case "absolute_decrease_from_baseline": (patient.baseline - patient.value) * unit
    case "absolute_increase_from_baseline": (patient.value - patient.baseline) * unit
    case "percent_decrease_from_baseline": (patient.baseline - patient.value) * 100 * unit
    case "percent_increase_from_baseline": (patient.value - patient.baseline) * 100 * unit
    case "absolute_below_LLN": (patient.lower - patient.value) * unit
    default: patient.value * unit
    }
  }

  static func isIn(_ row: LaboratorySeed.Row, _ patient: Patient) -> Bool {
    let measured = measured(row, patient)
    if let lower = bound(row, "lower", patient) {
      guard measured > lower || measured == lower && row["lower_is_inside"] == "1" else {
        return false
      }
    }
    if let upper = bound(row, "upper", patient) {
      return measured < upper || measured == upper && row["upper_is_inside"] == "1"
    }
    return true
  }

  /// All that could be known beside the number, so that the row's circumstance holds.
  static func words(for circumstance: String) -> Set<String> {
    let hasSymptoms = [
      "symptomatic", "symptomatic_no_intervention", "pulmonary_symptoms_intervention_indicated",
    ].contains(circumstance)
    let isIndicated = circumstance == "pulmonary_symptoms_intervention_indicated"
    let isAdult = circumstance != "pediatric"
    let claims = [
      ("symptomatic", hasSymptoms), ("asymptomatic", !hasSymptoms),
      ("asymptomatic_no_intervention", !hasSymptoms && !isIndicated),
      ("symptomatic_no_intervention", hasSymptoms && !isIndicated),
      ("pulmonary_symptoms_intervention_indicated", isIndicated), ("adult", isAdult),
      ("pediatric", !isAdult),
      ("adult_previously_normal", circumstance == "adult_previously_normal"),
      ("on_anticoagulation", circumstance == "on_anticoagulation"),
      ("not_on_anticoagulation", circumstance != "on_anticoagulation"),
      ("with_physiologic_consequences", circumstance == "with_physiologic_consequences"),
      ("without_physiologic_consequences", circumstance != "with_physiologic_consequences"),
      ("no_intervention_initiated", true), ("duration_gt_24_h", circumstance == "duration_gt_24_h"),
      ("duration_le_24_h", circumstance != "duration_gt_24_h"),
      ("single_temperature_gt_38.3_C", circumstance == "single_temperature_gt_38.3_C"),
      (
        "temperature_ge_38.0_C_sustained_gt_1_h",
        circumstance == "temperature_ge_38.0_C_sustained_gt_1_h"
      ),
    ]
    return Set(claims.filter(\.1).map(\.0))
  }

  static func holds(_ row: LaboratorySeed.Row, with words: Set<String>, _ patient: Patient) -> Bool
  {
    switch row["circumstance"] {
    case "always", "baseline_known": true
    case "baseline_normal": !patient.isBaselineAbnormal
    case "baseline_abnormal": patient.isBaselineAbnormal
    case "abnormal": patient.value < patient.lower
    default: words.contains(row["circumstance"])
    }
  }

  /// The unit a row's results come in; `nil` for any.
  static func resultUnit(_ row: LaboratorySeed.Row) -> String? {
    if row["measure"].hasPrefix("percent") || row["unit"].isEmpty { return nil }
    return row["unit"] == "percentage_points" ? "%" : row["unit"]
  }

  /// Values at, just below and just above the bounds of a row.
  static func values(at row: LaboratorySeed.Row, _ patient: Patient) -> [Int] {
    ["lower", "upper"].flatMap { side -> [Int] in
      guard let bound = bound(row, side, patient) else { return [] }
      let value =
        switch row["measure"] {
        case "absolute_decrease_from_baseline": patient.baseline - bound / unit
        case "absolute_increase_from_baseline": patient.baseline + bound / unit
        case "percent_decrease_from_baseline": patient.baseline - bound / unit / 100
        case "percent_increase_from_baseline": patient.baseline + bound / unit / 100
        case "absolute_below_LLN": patient.lower - bound / unit
        default: bound / unit
        }
      return [value - 1, value, value + 1].filter { $0 > 0 }
    }
  }

  static let rows = LaboratorySeed.rows(of: "laboratory_grade")

  /// The grade by the second reading.
  static func grade(
    _ row: LaboratorySeed.Row, unit: String?, _ words: Set<String>, _ patient: Patient
  ) -> Int {
    rows.filter { other in
      let unitOfOther = resultUnit(other)
      return other["adverse_event_term"] == row["adverse_event_term"]
        && other["analyte"] == row["analyte"] && (unitOfOther == nil || unitOfOther == unit)
        && holds(other, with: words, patient) && isIn(other, patient)
    }.map { Int($0["grade"]) ?? 0 }.max() ?? 0
  }

  /// The two printed whole numbers a value lies between without a row that speaks of it, as values; `nil` for any other value.
  static func neighbors(
    _ row: LaboratorySeed.Row, unit: String?, _ patient: Patient
  ) -> (Patient, Patient)? {
    let printed = rows.filter { other in
      let unitOfOther = resultUnit(other)
      return other["adverse_event_term"] == row["adverse_event_term"]
        && other["analyte"] == row["analyte"] && other["measure"] == row["measure"]
        && (unitOfOther == nil || unitOfOther == unit)
    }
    guard !printed.contains(where: { isIn($0, patient) }) else { return nil }
    func whole(_ side: String) -> [Int] {
      printed.filter {
        $0["\(side)_is_inside"] == "1" && ["", "absolute"].contains($0["\(side)_basis"])
      }.compactMap { bound($0, side, patient) }
    }
    let measured = measured(row, patient)
    guard let below = whole("upper").filter({ $0 < measured }).max(),
      let above = whole("lower").filter({ $0 > measured }).min()
    else { return nil }
    let isFalling = ["absolute_decrease_from_baseline", "absolute_below_LLN"].contains(
      row["measure"])
    return (
      patient.moved(by: (isFalling ? measured - below : below - measured) / Self.unit),
      patient.moved(by: (isFalling ? measured - above : above - measured) / Self.unit)
    )
  }

  /// The grade that is certain by the second reading: of a value between whole numbers, that which both readings have.
  static func certainGrade(
    _ row: LaboratorySeed.Row, unit: String?, _ words: Set<String>, _ patient: Patient
  ) -> Int {
    let own = grade(row, unit: unit, words, patient)
    guard let (below, above) = neighbors(row, unit: unit, patient) else { return own }
    return max(
      own, min(grade(row, unit: unit, words, below), grade(row, unit: unit, words, above)))
  }

  /// Limits and baselines that are no round numbers: normal, on the limit and above it.
  static let patients = [303_000, 406_000, 527_000].map {
    Patient(value: 0, lower: 123_000, upper: 406_000, baseline: $0)
  }

  @Test func `every printed bound grades as printed, and what lies next to it`() throws {
    var count = 0
    for row in PrintedBoundsTests.rows {
      let words = PrintedBoundsTests.words(for: row["circumstance"])
      for var patient in PrintedBoundsTests.patients {
        for value in PrintedBoundsTests.values(at: row, patient) {
          patient.value = value
          try compare(row, words, patient)
          count += 1
        }
      }
    }
    #expect(count > 3_000)
  }

  func compare(_ row: LaboratorySeed.Row, _ words: Set<String>, _ patient: Patient) throws {
    let analyte = LaboratorySeed.analyte(row["analyte"])
    let known = LaboratorySeed.criteria.knownUnits(of: analyte)
    let unit = PrintedBoundsTests.resultUnit(row) ?? known.first
    func number(_ tenThousandths: Int) -> Double { Double(tenThousandths) / 10_000 }
    let baseline = LaboratoryResult(
      sampledOn: day(0), analyte: analyte, value: number(patient.baseline), unit: unit ?? "unit")
    var result = baseline
    result.value = number(patient.value)
    result.lowerLimit = number(patient.lower)
    result.upperLimit = number(patient.upper)
    let told = Circumstance.allCases.filter { !PrintedBoundsTests.computed.contains($0) }
    let findings = try LaboratorySeed.grading.findings(
      of: result, baseline: baseline,
      circumstances: Dictionary(
        uniqueKeysWithValues: told.map { ($0, words.contains($0.rawValue)) }))
    let finding = findings.first { $0.term == LaboratorySeed.term(row["adverse_event_term"]) }
    let grade = PrintedBoundsTests.certainGrade(row, unit: unit, words, patient)
    #expect(finding?.grade == grade, "\(row["laboratory_grade"]) at \(patient)")
  }

  static let computed: [Circumstance] = [
    .always, .baselineNormal, .baselineAbnormal, .baselineKnown, .abnormal,
  ]
}
