import ClinicalRecords
import Testing

@testable import Endpoints

struct LaboratoryGradingTests {
  let grading = LaboratorySeed.grading

  func result(
    _ analyte: String, _ value: Double, _ unit: String, _ lower: Double? = nil,
    _ upper: Double? = nil, on number: Int = 0
  ) -> LaboratoryResult {
    LaboratoryResult(
      sampledOn: day(number), analyte: LaboratorySeed.analyte(analyte), value: value, unit: unit,
      lowerLimit: lower, upperLimit: upper)
  }

  func finding(
    _ term: String, _ result: LaboratoryResult, baseline: LaboratoryResult? = nil,
    albumin: LaboratoryResult? = nil, _ circumstances: [Circumstance: Bool] = [:]
  ) throws -> LaboratoryFinding {
    let findings = try grading.findings(
      of: result, baseline: baseline, albumin: albumin, circumstances: circumstances)
    return try #require(findings.first { $0.term == LaboratorySeed.term(term) })
  }

  // G1, G2, G4
  @Test(arguments: LaboratoryCase.all)
  func `a result has the grade that CTCAE prints for it`(_ reference: LaboratoryCase) throws {
    let findings = try grading.findings(
      of: reference.result, baseline: reference.baseline, circumstances: reference.circumstances)
    let finding = try #require(findings.first { $0.term == reference.term })
    #expect(finding.grade == reference.grade)
    #expect(finding.highestGrade == reference.highest)
    #expect(finding.open == reference.open)
  }

  @Test func `every term that is graded by numbers has a case`() {
    let cases = Set(LaboratoryCase.all.map(\.term))
    #expect(cases == Set(LaboratorySeed.criteria.intervals.map(\.term)))
  }

  @Test func `findings come in order of the terms, also those of grade 0`() throws {
    let findings = try grading.findings(of: result("sodium", 140, "mmol/L", 135, 145))
    let terms = ["Hypernatremia", "Hyponatremia"].map(LaboratorySeed.term)
    #expect(findings.map(\.term) == terms)
    #expect(findings.map(\.grade) == [0, 0])
  }

  @Test func `all intervals that give the grade are named`() throws {
    let creatinine = try finding(
      "Creatinine increased", result("creatinine", 2, "mg/dL", nil, 1),
      baseline: result("creatinine", 1, "mg/dL"))
    let names = creatinine.intervals.map { grading.criteria.intervals[$0].name }
    #expect(names == ["CREA-G2", "CREA-G2-baseline_known"])
  }

  @Test func `what gives a higher grade without a number is named with that grade`() throws {
    let anemia = try finding("Anemia", result("hemoglobin", 9, "g/dL", 12, 16))
    #expect(anemia.clinicalCriteria == [.init("transfusion indicated", grade: 3)])
    let severe = try finding("Anemia", result("hemoglobin", 7, "g/dL", 12, 16))
    #expect(severe.clinicalCriteria.isEmpty)
    let inr = try finding("INR increased", result("inr", 1, "ratio"))
    #expect(
      inr.clinicalCriteria == [
        .init("monitoring only indicated", grade: 1), .init("dose adjustment indicated", grade: 2),
        .init("bleeding", grade: 3),
      ])
  }

  @Test func `a criterion of adults is not named for a child`() throws {
    let protein = result("urine_protein_24_h", 0.1, "g/24h", nil, 0.15)
    let child = try finding("Proteinuria", protein, [.pediatric: true])
    #expect(child.clinicalCriteria == [.init("dipstick 1+", grade: 1)])
    #expect(try finding("Proteinuria", protein).clinicalCriteria.count == 3)
  }

  // G3
  @Test func `the baseline's own upper limit says whether it was normal`() throws {
    let alanine = "Alanine aminotransferase increased"
    let now = result("alanine_aminotransferase", 90, "U/L", nil, 40)
    let normal = result("alanine_aminotransferase", 60, "U/L", nil, 60)
    let abnormal = result("alanine_aminotransferase", 60, "U/L", nil, 59)
    let higher = result("alanine_aminotransferase", 130, "U/L", nil, 40)
    #expect(try finding(alanine, now, baseline: normal).grade == 1)  // above 40, to 3 × 40
    #expect(try finding(alanine, higher, baseline: normal).grade == 2)  // above 3 × 40
    #expect(try finding(alanine, higher, baseline: abnormal).grade == 1)  // 2.17 × 60
  }

  @Test func `a baseline in a unit that cannot be read is none`() throws {
    let weight = result("body_weight", 54, "kg")
    let pounds = result("body_weight", 132, "lb")
    let loss = try finding("Weight loss", weight, baseline: pounds)
    #expect(loss.open == [.init(.baseline, grade: 3)])
  }

  // G4
  @Test func `an answer and its complement are the same fact`() throws {
    let lipase = result("lipase", 101, "U/L", nil, 50)
    let pairs: [([Circumstance: Bool], Int)] = [
      ([.symptomatic: true], 3), ([.asymptomatic: false], 3), ([.asymptomatic: true], 2),
      ([.symptomatic: false], 2),
    ]
    for (known, grade) in pairs {
      let finding = try finding("Lipase increased", lipase, known)
      #expect(finding.grade == grade && finding.highestGrade == grade)
    }
  }

  @Test func `a fact stated both ways is not known`() throws {
    let lipase = result("lipase", 101, "U/L", nil, 50)
    let both = try finding("Lipase increased", lipase, [.symptomatic: true, .asymptomatic: true])
    #expect((both.grade, both.highestGrade) == (2, 3))
  }

  @Test func `of two facts known not to be so together, the other follows`() throws {
    // 6 below the lower limit: grade 2 with symptoms and no intervention, none with intervention.
    let dlco = result("dlco", 14, "mL/min/mmHg", 20)
    let decided = try finding(
      "Carbon monoxide diffusing capacity decreased", dlco,
      [.symptomatic: true, .pulmonarySymptoms: false])
    #expect((decided.grade, decided.highestGrade) == (2, 2))
  }

  @Test func `what the baseline tells of blood pressure gives way to what is known`() throws {
    let pressure = result("systolic_blood_pressure", 150, "mmHg")
    let before = result("systolic_blood_pressure", 110, "mmHg")
    let known: [Circumstance: Bool] = [.adult: true, .adultPreviouslyNormal: false]
    #expect(try finding("Hypertension", pressure, baseline: before, known).highestGrade == 0)
  }

  // G5
  @Test func `total calcium is corrected for albumin`() throws {
    // 10.3 + 0.8 × (4.0 − 2.5) = 11.5, which belongs to grade 1; in binary the sum is above 11.5.
    let total = result("calcium", 10.3, "mg/dL", 8.5, 10.5)
    let albumin = result("albumin", 2.5, "g/dL")
    #expect(try finding("Hypercalcemia", total, albumin: albumin).grade == 1)
    #expect(try grading.graded(total, albumin: albumin).value == 11.5)
    let more = result("calcium", 10.31, "mg/dL", 8.5, 10.5)
    #expect(try finding("Hypercalcemia", more, albumin: result("albumin", 25, "g/L")).grade == 2)
  }

  @Test func `in mmol per liter the correction is 0.2495 of that in mg per deciliter`() throws {
    // 2.4 + 0.8 × (4.0 − 2.0) × 0.2495 = 2.7992
    let total = result("calcium", 2.4, "mmol/L", 2.1, 2.6)
    let graded = try grading.graded(total, albumin: result("albumin", 20, "g/L"))
    #expect(graded.value == 2.7992)
    #expect(graded.unit == "mmol/L")
    // 4.8 mEq/L are 2.4 mmol/L; the limits are converted too.
    let equivalents = try grading.graded(
      result("calcium", 4.8, "mEq/L", 4.2, 5.2), albumin: result("albumin", 2, "g/dL"))
    #expect(equivalents.value == 2.7992)
    #expect(equivalents.lowerLimit == 2.1 && equivalents.upperLimit == 2.6)
  }

  @Test func `albumin above 4 lowers calcium`() throws {
    let graded = try grading.graded(
      result("calcium", 8, "mg/dL"), albumin: result("albumin", 5, "g/dL"))
    #expect(graded.value == 7.2)
  }

  @Test func `total calcium without albumin of the day is not graded`() {
    let total = result("calcium", 10.3, "mg/dL", 8.5, 10.5)
    #expect(throws: LaboratoryGrading.Obstacle.albuminMissing) {
      try grading.findings(of: total)
    }
    #expect(throws: LaboratoryGrading.Obstacle.albuminMissing) {
      try grading.findings(of: total, albumin: result("albumin", 2.5, "g/dL", on: 1))
    }
  }

  @Test func `what keeps a result from being graded is said`() {
    #expect(throws: LaboratoryGrading.Obstacle.unknownUnit(known: ["mg/dL", "mmol/L", "g/L"])) {
      try grading.findings(of: result("glucose", 5, "U/L"))
    }
    #expect(
      throws: LaboratoryGrading.Obstacle.unknownUnit(known: ["U/L", "IU/L", "ukat/L", "nkat/L"])
    ) {
      try grading.findings(of: result("alanine_aminotransferase", 5, "mg/dL"))
    }
    #expect(throws: LaboratoryGrading.Obstacle.limitsCrossed) {
      try grading.findings(of: result("sodium", 140, "mmol/L", 145, 135))
    }
    #expect(throws: LaboratoryGrading.Obstacle.notGraded) {
      try grading.findings(of: result("phosphate", 1, "mg/dL"))
    }
  }

  @Test func `a number between whole numbers names both neighbors`() throws {
    // G1
    let sodium = try finding(
      "Hyponatremia", result("sodium", 129.5, "mmol/L", 135), [.asymptomatic: true])
    let names = sodium.intervals.map { grading.criteria.intervals[$0].name }
    #expect(names == ["NAL-G2-mmolL-asymptomatic", "NAL-G1-mmolL"])
  }

  @Test func `fever by one temperature names no interval of a sustained one`() throws {
    // G4
    let neutrophils = result("neutrophils", 900, "/mm3")
    let febrile = try finding("Febrile neutropenia", neutrophils, [.singleTemperature: true])
    let names = febrile.intervals.map { grading.criteria.intervals[$0].name }
    #expect(names == ["FN1-G3-mm3-single_temperature_gt_38_3_C"])
  }
}
