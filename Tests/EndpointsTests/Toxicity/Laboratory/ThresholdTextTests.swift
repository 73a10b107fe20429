import ClinicalRecords
import Testing

@testable import Endpoints

struct ThresholdTextTests {
  func text(
    _ name: String, _ value: Double, _ unit: String, lower: Double? = nil, upper: Double? = nil,
    baseline: Double? = nil, baselineUnit: String? = nil
  ) throws -> String {
    let criteria = LaboratorySeed.criteria
    let position = try #require(criteria.intervals.firstIndex { $0.name == name })
    let analyte = criteria.intervals[position].analyte
    let result = LaboratoryResult(
      sampledOn: day(0), analyte: analyte, value: value, unit: unit, lowerLimit: lower,
      upperLimit: upper)
    let before = baseline.map {
      LaboratoryResult(
        sampledOn: day(0), analyte: analyte, value: $0, unit: baselineUnit ?? unit)
    }
    return LaboratorySeed.grading.threshold(position, of: result, baseline: before).text
  }

  @Test func `an interval of plain numbers is read with its unit`() throws {
    #expect(
      try text("HGB-G2-gdL", 9.2, "g/dL")
        == "hemoglobin 9.2 g/dL: grade 2 from 8 to below 10 g/dL [HGB-G2-gdL]")
    #expect(
      try text("KH-G2-mmolL", 5.8, "mmol/L")
        == "potassium 5.8 mmol/L: grade 2 above 5.5 to 6 mmol/L [KH-G2-mmolL]")
    #expect(
      try text("PHL-G3", 7.2, "pH") == "pH 7.2: grade 3 below 7.3 [PHL-G3]")
    #expect(
      try text("TEMPL-G4", 27.5, "C")
        == "body temperature 27.5 °C: grade 4 up to 28 °C [TEMPL-G4]")
    #expect(
      try text("SBP-G3-adult", 165, "mmHg")
        == "systolic blood pressure 165 mmHg: grade 3 from 160 mmHg upward [SBP-G3-adult]")
  }

  @Test func `limits and baselines are put in, each once`() throws {
    #expect(
      try text("ALT-G2-BN", 130, "U/L", upper: 40) == """
        alanine aminotransferase 130 U/L: grade 2 above 3 × ULN (40) = 120 to 5 × ULN = 200 U/L \
        [ALT-G2-BN]
        """)
    #expect(
      try text("BILI-G1-BN", 60.9, "umol/L", upper: 40.6) == """
        bilirubin total 60.9 umol/L: grade 1 above ULN (40.6) to 1.5 × ULN = 60.9 umol/L \
        [BILI-G1-BN]
        """)
    #expect(
      try text("HGB-G1-gdL", 11, "g/dL", lower: 12)
        == "hemoglobin 11 g/dL: grade 1 from 10 to below LLN (12) g/dL [HGB-G1-gdL]")
    #expect(
      try text("HGBH-G2-gdL", 19, "g/dL", upper: 16)
        == "hemoglobin 19 g/dL: grade 2 above ULN (16) + 2 = 18 to ULN + 4 = 20 g/dL [HGBH-G2-gdL]")
    #expect(
      try text("INR-G3-on_anticoagulation", 7, "ratio", baseline: 2.5)
        == "INR 7: grade 3 above 2.5 × baseline (2.5) = 6.25 [INR-G3-on_anticoagulation]")
    #expect(
      try text("LDH-G1", 300, "U/L")
        == "lactate dehydrogenase 300 U/L: grade 1 above ULN (not known) U/L [LDH-G1]")
  }

  @Test func `a change is read as bounds of the value`() throws {
    #expect(
      try text("WTL-G2-baseline_known-PCT", 54, "kg", baseline: 60) == """
        body weight 54 kg: grade 2 above baseline (60) − 20 % = 48 to baseline − 10 % = 54 kg \
        [WTL-G2-baseline_known-PCT]
        """)
    #expect(
      try text("QTC-G3-baseline_known-RISE", 470, "ms", baseline: 400) == """
        QTc 470 ms: grade 3 above baseline (400) + 60 = 460 ms [QTC-G3-baseline_known-RISE]
        """)
    #expect(
      try text("EOS-G1", 0.8, "10^9/L", upper: 0.5, baseline: 600, baselineUnit: "/mm3") == """
        eosinophils 0.8 × 10^9/L: grade 1 above the larger of ULN (0.5) and baseline (0.6) \
        × 10^9/L [EOS-G1]
        """)
  }

  @Test func `a converted result is shown in both units`() throws {  // G2
    #expect(
      try text("CAH-G1-mmolL", 5.5, "mEq/L", upper: 5.2) == """
        calcium corrected 5.5 mEq/L (2.75 mmol/L): grade 1 above ULN (2.6) to 2.9 mmol/L \
        [CAH-G1-mmolL]
        """)
    #expect(
      try text("PLT-G3-SI", 40, "K/uL")
        == "platelets 40 K/uL: grade 3 from 25 to below 50 × 10^9/L [PLT-G3-SI]")
    #expect(
      try text("HGBH-G1-gdL", 11, "mmol/L", upper: 10) == """
        hemoglobin 11 mmol/L (17.7248 g/dL): grade 1 above ULN (16.1134) to ULN + 2 = 18.1134 g/dL \
        [HGBH-G1-gdL]
        """)
  }
}
