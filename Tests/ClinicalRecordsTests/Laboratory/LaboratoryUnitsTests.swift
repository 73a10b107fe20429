import Testing

@testable import ClinicalRecords

/// Rule: G2.
struct LaboratoryUnitsTests {
  /// Analyte 0 is hemoglobin, analyte 1 white blood cells, analyte 2 graded by its limits alone.
  let criteria = LaboratoryCriteria(
    intervals: [
      GradeInterval(name: "HGB", term: 0, analyte: 0, direction: .low, grade: 2, unit: "g/dL"),
      GradeInterval(name: "WBC", term: 1, analyte: 1, direction: .low, grade: 2, unit: "/mm3"),
      GradeInterval(name: "WBC-SI", term: 1, analyte: 1, direction: .low, grade: 2, unit: "10^9/L"),
      GradeInterval(name: "HAPT", term: 2, analyte: 2, direction: .low, grade: 1),
    ],
    conversions: [
      UnitConversion(analyte: 0, unit: "g/L", convertedUnit: "g/dL", factor: 0.1),
      UnitConversion(analyte: 0, unit: "g/dL", convertedUnit: "mmol/L", factor: 0.6206),
      UnitConversion(analyte: 1, unit: "K/uL", convertedUnit: "10^9/L", factor: 1),
      UnitConversion(analyte: 1, unit: "/uL", convertedUnit: "/mm3", factor: 1),
      UnitConversion(analyte: 1, unit: "/mm3", convertedUnit: "10^9/L", factor: 0.001),
    ])

  @Test func `the units of the intervals come before those of the conversions`() {
    #expect(criteria.knownUnits(of: 0) == ["g/dL", "g/L", "mmol/L"])
    #expect(criteria.knownUnits(of: 1) == ["/mm3", "10^9/L", "K/uL", "/uL"])
    #expect(criteria.knownUnits(of: 2).isEmpty)
  }

  @Test(arguments: [
    "10^9/L", "10^9/l", "10⁹/L", "×10⁹/L", "x10^9/L", "X10^9/L", "10E9/L", "10e9/l", "×10*9/L",
    "10**9/L", "10(9)/L", "10^9 / L", "10^9 cells/L", "1E9/L",
  ])
  func `a thousand million per liter is read however it is written`(_ unit: String) {
    #expect(criteria.reading(of: unit, analyte: 1) == "10^9/L")
  }

  @Test func `micro is read in every letter`() {
    for unit in ["/uL", "/µL", "/μL", "/UL", "/mcL", "cells/µL"] {
      #expect(criteria.reading(of: unit, analyte: 1) == "/uL")
    }
    for unit in ["/mm3", "/mm³", "/mm^3", "/cumm", "cells/mm³"] {
      #expect(criteria.reading(of: unit, analyte: 1) == "/mm3")
    }
  }

  @Test func `a unit of another analyte is not known`() {
    #expect(criteria.reading(of: "g/dL", analyte: 1) == nil)
    #expect(criteria.reading(of: "", analyte: 0) == nil)
    #expect(criteria.reading(of: "mg/dL", analyte: 0) == nil)
  }

  @Test func `any unit will do where only the limits count`() {
    #expect(criteria.reading(of: "mg/ spoon", analyte: 2) == "mg/ spoon")
    #expect(criteria.units.scale(from: "g/L", to: "G / l", analyte: 2) == .same)
    #expect(criteria.units.scale(from: "g/L", to: "mg/dL", analyte: 2) == nil)
  }

  @Test func `conversions are followed both ways and in a row`() throws {
    let units = criteria.units
    let molar = try #require(units.scale(from: "g/L", to: "mmol/L", analyte: 0))
    #expect(molar.multipliers.sorted() == [0.1, 0.6206] && molar.divisors.isEmpty)
    let back = try #require(units.scale(from: "mmol/L", to: "g/L", analyte: 0))
    #expect(back.divisors.sorted() == [0.1, 0.6206] && back.multipliers.isEmpty)
    let cells = try #require(units.scale(from: "K/µL", to: "cells/µL", analyte: 1))
    #expect(cells.divisors == [0.001] && cells.ratio == 1_000)
    #expect(units.scale(from: "/uL", to: "/mm3", analyte: 1)?.steps == 0)
  }

  @Test func `what is multiplied and divided by alike falls away`() {
    let scale = UnitScale(multipliers: [0.1, 0.6206, 1], divisors: [0.6206])
    #expect(scale == UnitScale(multipliers: [0.1], divisors: []))
    #expect(scale.ratio == 0.1)
  }

  @Test func `two units that differ in case alone are told apart as written`() {
    let mixed = LaboratoryCriteria(
      intervals: [
        GradeInterval(name: "A", term: 0, analyte: 0, direction: .low, grade: 1, unit: "G/L"),
        GradeInterval(name: "B", term: 0, analyte: 0, direction: .low, grade: 1, unit: "g/L"),
      ], conversions: [])
    #expect(mixed.reading(of: "g/L", analyte: 0) == "g/L")
    #expect(mixed.reading(of: "G/L", analyte: 0) == "G/L")
    #expect(mixed.reading(of: "g/l", analyte: 0) == nil)
  }
}
